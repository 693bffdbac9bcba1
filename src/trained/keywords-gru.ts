/** A keyword spotter: GRU of 64 units over log-mel features. */
import { keywordsRecipe } from './keywords.ts';

export default keywordsRecipe('gru', {
  about: 'GRU of 64 units that hears ten words',
  learningRate: 8e-3,
  steps: 2000,
});
