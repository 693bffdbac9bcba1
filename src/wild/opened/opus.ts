/** The speech/music network of libopus on the list of networks in the wild. */
import { counted } from '../../units.ts';
import network from '../opus-network.json';
import { weightCount } from '../weight-count.ts';

export default {
  title: 'Speech or music',
  says: `The Opus encoder asks a GRU fifty times a second whether it hears speech or music, to choose how to encode it. See all ${counted(weightCount(network.shapes))} weights in one picture, and what flows through them.`,
};
