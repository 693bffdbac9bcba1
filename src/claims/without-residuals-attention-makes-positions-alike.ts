/** Claim: through layers of attention alone all positions become alike; with a residual connection around each layer they stay apart. */
import { defineClaim } from '../define.ts';
import { Random } from '../random.ts';
import { spreadByDepth } from '../training/alike.ts';

const [LAYERS, SEEDS] = [8, [1, 2, 3, 4, 5]];
const sorted = (around: boolean) =>
  SEEDS.map((seed) => spreadByDepth(LAYERS, around, new Random(seed, 'alike')).at(-1)!).sort((a, b) => a - b);
const percent = (shares: number[]) =>
  `${(100 * shares[2]!).toFixed(0)} % (${(100 * shares[0]!).toFixed(0)} to ${(100 * shares.at(-1)!).toFixed(0)})`;

export default defineClaim({
  cites: [],
  domain: 'one size of fresh layers and these five draws',
  measure: async (around: boolean = true) => ({ plain: sorted(false), residual: sorted(around) }),
  holds: ({ plain, residual }) => residual[2]! > 1.5 * plain[2]!,
  says: ({ plain, residual }) =>
    `After ${LAYERS} untrained layers of attention, the part that differs between positions makes up ${percent(plain)} of the vectors without residual connections, and ${percent(residual)} with one around each layer; medians and ranges over ${SEEDS.length} draws.`,
  breaks: { by: 'no residual connection in either', alteration: false },
});
