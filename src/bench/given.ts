/** Draws what every runner of a row is given: the same weights and the same numbers to run on. */
import { tidy } from '../engine/tfjs.ts';
import { Random } from '../random.ts';
import type { Given, Row } from './family.ts';
import { familyOf } from './rows.ts';

/** What a row runs on, the same for the same seed. Throws where its family has neither layer nor cell. */
export function given(row: Omit<Row, 'id'>, seed = 1): Given {
  const { mode, B, T, D, H } = row;
  const random = new Random(seed, 'bench');
  const { x, y } =
    mode === 'train'
      ? adding(random, B, T, D)
      : {
          x: noise(random, B * T * D),
          y: mode === 'pass' ? noise(random, B * T * H) : new Float32Array(B),
        };
  const head = { V: noise(random, H, 1 / Math.sqrt(H)), v: new Float32Array(1) };
  const [weights, shapes]: [Given['weights'], Given['shapes']] = [{}, {}];
  tidy(() => {
    for (const [name, weight] of Object.entries(freshWeights(row, random))) {
      weights[name] = Float32Array.from(weight.dataSync());
      shapes[name] = weight.shape;
    }
  });
  return { ...row, weights, shapes, frozen: [], head, x, y };
}

function freshWeights(row: Omit<Row, 'id'>, random: Random) {
  const family = familyOf(row);
  const model = family.layer?.(row) ?? family.cell?.(row);
  if (model) return model.weights(row, random);
  throw new Error(
    `The family ${row.family} has nothing to run.\n` +
      `    Fix: give src/bench/families/${row.family}.ts a layer or a cell.`,
  );
}

/**
 * The adding problem: of T numbers two are marked, one in each half; the answer is their sum. Further inputs have
 * nothing to do with it: they are normal, of variance 1, so that none of the arithmetic is done on zeros.
 */
function adding(random: Random, B: number, T: number, D: number) {
  const [x, y] = [new Float32Array(B * T * D), new Float32Array(B)];
  const half = Math.floor(T / 2);
  for (let b = 0; b < B; b++) {
    for (let t = 0; t < T; t++) {
      const at = (b * T + t) * D;
      x[at] = random.next();
      for (let j = 2; j < D; j++) x[at + j] = random.normal();
    }
    for (const t of [random.below(half), half + random.below(T - half)]) {
      x[(b * T + t) * D + 1] = 1;
      y[b] += x[(b * T + t) * D]!;
    }
  }
  return { x, y };
}

const noise = (random: Random, length: number, bound = 1) =>
  Float32Array.from({ length }, () => random.uniform(-bound, bound));
