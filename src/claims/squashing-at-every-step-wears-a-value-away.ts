/** Claim: a value that goes through tanh at every step wears away; on the additive path it stays. */
import { defineClaim } from '../define.ts';
import { type Path, restingValue } from '../training/cut-path.ts';

const [START, STEPS] = [1, 100];

export default defineClaim({
  cites: ['hochreiter1997'],
  domain: 'cell states from 0.001 up in size: tanh gives smaller ones back unchanged in float32',
  measure: async (path: Path = 'squashed') => {
    const last = (kind: Path) => restingValue(kind, START, STEPS).at(-1)!;
    return { start: START, steps: STEPS, whole: last('whole'), squashed: last(path) };
  },
  holds: ({ start, whole, squashed }) => whole === start && squashed < 0.2 * start,
  says: ({ start, steps, whole, squashed }) =>
    `With the forget gate open and the input gate closed, a cell state of ${start} is ${whole} after ${steps} steps; with tanh applied at every step it is ${squashed.toFixed(2)}.`,
  breaks: { by: 'the path left without tanh', alteration: 'whole' },
});
