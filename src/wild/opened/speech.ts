/** Silero VAD on the list of networks in the wild. */
import { counted } from '../../units.ts';
import network from '../silero-network.json';
import { weightCount } from '../weight-count.ts';

export default {
  title: 'Speech or not',
  says: `Programs that listen ask a small network first whether anybody speaks. Silero VAD has ${counted(weightCount(network.shapes))} weights and one LSTM: hear voices through noise, watch its cell state, and take its memory away.`,
};
