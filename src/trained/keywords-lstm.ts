/** A keyword spotter: LSTM of 52 units over log-mel features. */
import { keywordsRecipe } from './keywords.ts';

export default keywordsRecipe('lstm', {
  about: 'LSTM of 52 units that hears ten words',
  learningRate: 8e-3,
  steps: 2000,
});
