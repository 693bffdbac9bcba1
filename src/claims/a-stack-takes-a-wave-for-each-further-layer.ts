/** Claim: the cells of a stack can be computed in as many waves as there are steps, and one for each further layer. */
import { defineClaim } from '../define.ts';
import { wavesOf } from '../training/stack-waves.ts';

const [LAYERS, STEPS] = [3, 8];

export default defineClaim({
  cites: [],
  domain: 'any number of layers and steps, if all cells of a wave are computed at the same time',
  formula: true,
  measure: async (both: boolean = false) => ({
    layers: LAYERS,
    steps: STEPS,
    waves: wavesOf({ layers: LAYERS, steps: STEPS, both }).length,
    bothWays: wavesOf({ layers: LAYERS, steps: STEPS, both: true }).length,
  }),
  holds: ({ layers, steps, waves, bothWays }) => waves === steps + layers - 1 && bothWays === layers * steps,
  says: ({ layers, steps, waves, bothWays }) =>
    `A stack of ${layers} recurrent layers over ${steps} steps takes ${waves} waves when each cell is computed as soon as what it reads is there; if the layers read both ways, it takes ${bothWays}, because each must wait for the end of the one below.`,
  breaks: { by: 'layers that read both ways', alteration: true },
});
