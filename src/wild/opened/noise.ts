/** RNNoise on the list of networks in the wild. */
import { counted } from '../../units.ts';
import network from '../rnnoise-network.json';
import { weightCount } from '../weight-count.ts';

export default {
  title: 'Noise out of speech',
  says: `Calls and recordings take noise out of a voice with RNNoise, whose ${counted(weightCount(network.shapes))} weights are a byte each. Hear a sound before and after, watch the gains of its bands and its three GRUs, and take their memory away.`,
};
