/** The waves of stacks of any size, in one direction and in two. */
import { boolean, record } from 'fast-check';
import { sizes } from '../search/cases.ts';
import { defineSearch } from '../search/search.ts';
import { wavesOf } from '../training/stack-waves.ts';

export default defineSearch({
  cases: record({ layers: sizes(8), steps: sizes(24), both: boolean() }),
  holds: ({ layers, steps, both }, altered) =>
    wavesOf({ layers, steps, both }).length === (both && !altered ? layers * steps : steps + layers - 1),
  breaks: 'layers that read both ways counted as if they read one',
});
