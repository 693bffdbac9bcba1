/** Claim: the cell states of the Thai network fade within a character in the mean: its units have short memories. */
import { defineClaim } from '../define.ts';
import { loadThai } from '../wild/thai.ts';
import { halfLives, thaiRuns } from '../wild/thai-inside.ts';

const RUNS = 16;

/** The least, the middle and the most of the half-lives of one direction. */
function spread(lives: number[]): [least: number, middle: number, most: number] {
  const sorted = [...lives].sort((a, b) => a - b);
  return [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted[sorted.length - 1]];
}

export default defineClaim({
  cites: [],
  domain: 'the forget gates of the shipped network on runs of Thai from these texts, in the geometric mean',
  async measure(added: number = 0) {
    const [network, runs] = await Promise.all([loadThai(), thaiRuns(RUNS)]);
    const biased = (direction: string) => {
      const { shape, data } = network.weights[`${direction}.b`];
      const H = shape[0] / 4;
      return { shape, data: data.map((value, k) => (k >= H && k < 2 * H ? value + added : value)) };
    };
    const weights = { ...network.weights, 'forward.b': biased('forward'), 'backward.b': biased('backward') };
    const of = (direction: 'forward' | 'backward') => spread(halfLives({ ...network, weights }, runs, direction));
    return { forward: of('forward'), backward: of('backward') };
  },
  holds: ({ forward, backward }) => forward[2] < 1 && backward[2] < 1,
  says: ({ forward, backward }) => {
    const told = ([least, middle, most]: number[]) =>
      `${least.toFixed(2)} to ${most.toFixed(2)} characters (median ${middle.toFixed(2)})`;
    return `The half-lives of the cell states of the shipped Thai network, from its forget gates while it reads, are ${told(forward)} in the forward direction and ${told(backward)} in the backward one.`;
  },
  breaks: { by: 'forget biases raised by 8', alteration: 8 },
});
