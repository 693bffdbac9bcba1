/** What a block found and what went around it, added up, of which what is above 0 goes on. */
import type { Operation } from '../operation.ts';

export default {
  inputs: { a: 'BTH', b: 'BTH' },
  outputs: { y: 'BTH' },
} satisfies Operation;
