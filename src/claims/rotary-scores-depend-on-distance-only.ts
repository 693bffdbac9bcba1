/** Claim: with rotary positions a score depends on how far apart query and key stand, not on where. */

import { defineClaim, inPowers } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { tensor3d } from '../engine/tfjs.ts';
import { attend } from '../models/attention/layer.ts';
import { rotary } from '../models/parts/positions.ts';
import { Random } from '../random.ts';

const [WIDTH, DISTANCE, PLACES] = [16, 3, [5, 50, 500]];

export default defineClaim({
  cites: ['su2021'],
  domain: 'even widths, positions up to 2,000, distances up to 1,000, queries and keys up to 3 in size, in float32',
  measure: async (farther: number = 0) =>
    scope(() => {
      const random = new Random(23, 'rotary');
      const draw = () =>
        tensor3d(
          Array.from({ length: WIDTH }, () => random.normal()),
          [1, 1, WIDTH],
        );
      const [q, k] = [draw(), draw()];
      const score = (query: number, key: number) => attend(rotary(q, query), rotary(k, key), k).scores.dataSync()[0]!;
      const same = PLACES.map((place, n) => score(place, place - DISTANCE - n * farther));
      const moved = [1, 2, 3].map((n) => Math.abs(score(50, 50 - DISTANCE - n) - same[0]!));
      return { places: PLACES, apart: Math.max(...same) - Math.min(...same), moved: Math.min(...moved) };
    }),
  holds: ({ apart, moved }) => apart < 1e-3 && moved > 0.01,
  says: ({ places, apart, moved }) =>
    `A rotated query at positions ${places.join(', ')} and a rotated key ${DISTANCE} positions before it have scores within ${inPowers(apart)} of each other; one, two or three positions more between them move the score by ${moved.toFixed(2)} or more.`,
  breaks: { by: 'keys farther away at later positions', alteration: 1 },
});
