/** The table of constants: the first thing that whoever loads the kernels has to place. */
export { start, tableBytes } from '../simd/functions';
