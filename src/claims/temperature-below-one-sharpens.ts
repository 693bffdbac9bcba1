/** Claim: below temperature 1 the most probable character becomes more probable still; above it, all probabilities come closer together. */
import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { div, max, min, softmax, tensor1d } from '../engine/tfjs.ts';
import { Random } from '../random.ts';

const [LETTERS, TEMPERATURES] = [27, [0.5, 1, 2]];

export default defineClaim({
  cites: [],
  domain: 'scores with a single highest one, up to 30 in size, temperatures from 0.5 to 4',
  measure: async (temperatures: number[] = TEMPERATURES) =>
    scope(() => {
      const random = new Random(9, 'temperature');
      const scores = tensor1d(Array.from({ length: LETTERS }, () => 2 * random.normal()));
      const chances = temperatures.map((temperature) => softmax(div(scores, temperature)));
      return {
        temperatures,
        likeliest: chances.map((one) => max(one).dataSync()[0]!),
        ratios: chances.map((one) => max(one).dataSync()[0]! / min(one).dataSync()[0]!),
      };
    }),
  holds: ({ likeliest: [cold, warm, hot], ratios: [steep, usual, flat] }) =>
    cold! > warm! && warm! > hot! && steep! > usual! && usual! > flat!,
  says: ({ temperatures, likeliest }) =>
    `The most probable of ${LETTERS} random scores has a probability of ${likeliest.map((chance) => `${(100 * chance).toFixed(0)} %`).join(', ')} at temperature ${temperatures.join(', ')}.`,
  breaks: { by: 'one temperature three times', alteration: [1, 1, 1] },
});
