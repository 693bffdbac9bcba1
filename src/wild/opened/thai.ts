/** The Thai network on the list of networks in the wild. */
import { counted } from '../../units.ts';
import network from '../thai-network.json';
import { weightCount } from '../weight-count.ts';

export default {
  title: 'Thai words',
  says: `Firefox asks ICU4X where a word of Thai ends, and ICU4X asks a bidirectional LSTM of ${counted(weightCount(network.shapes))} weights. Type Thai and see its words, the tags of its characters and the states of both directions.`,
};
