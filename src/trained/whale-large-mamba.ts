/** Mamba in two blocks that reads English text character by character: one of seven of one size. */
import { largeRecipe } from './whale-large.ts';

export default largeRecipe('mamba', 'Mamba');
