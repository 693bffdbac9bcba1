/** A keyword spotter: Attention model of 44 units over log-mel features. */
import { keywordsRecipe } from './keywords.ts';

export default keywordsRecipe('attention', {
  about: 'Attention model of 44 units that hears ten words',
  learningRate: 4e-3,
  steps: 2000,
});
