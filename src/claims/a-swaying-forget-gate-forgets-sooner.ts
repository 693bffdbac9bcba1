/** Claim: a forget gate that inputs move up and down forgets sooner than one that stands still at the same bias. */
import { defineClaim } from '../define.ts';
import { Random } from '../random.ts';
import { measuredTimeConstants, timeConstant } from '../training/forget-memory.ts';

const [BIAS, SWAY, DRAWS] = [3, 2, 5];

export default defineClaim({
  cites: [],
  domain: 'biases from 0 to 5, normal inputs that move the gate with a standard deviation of 0.5 to 4',
  measure: async (sway: number = SWAY) => {
    const swaying = Array.from(
      { length: DRAWS },
      (_, seed) => measuredTimeConstants([BIAS], sway, new Random(seed, 'sway'))[0]!,
    );
    return {
      bias: BIAS,
      sway,
      draws: DRAWS,
      still: timeConstant(BIAS),
      least: Math.min(...swaying),
      most: Math.max(...swaying),
    };
  },
  holds: ({ still, most }) => most < still / 2,
  says: ({ bias, sway, draws, still, least, most }) =>
    `A forget gate with bias ${bias} that stands still keeps 1/e of a value for ${still.toFixed(1)} steps; moved by inputs with a standard deviation of ${sway}, for ${least.toFixed(1)} to ${most.toFixed(1)} steps (${draws} draws).`,
  breaks: { by: 'inputs that do not move the gate', alteration: 0 },
});
