/** The peer `plain-ts`: loops over Float32Array, gradients by hand; what TypeScript does without WebAssembly. */
import { ADAM } from './adam-loop.ts';
import type { Given } from './family.ts';
import type { Place, PlainCell } from './plain-cell.ts';
import { familyOf } from './rows.ts';
import { type Peer, runner, streamRunner } from './runner.ts';
import { recurrentWeights, turned } from './weights.ts';

/** Plain loops, with the weights turned over so that every inner loop reads and writes what lies side by side. */
export const plainTs: Peer = {
  name: 'plain-ts',
  does: (row) =>
    (row.mode === 'stream' && familyOf(row).plainStream !== undefined) ||
    (row.mode !== 'pass' && familyOf(row).plain !== undefined),
  start(given) {
    const flow = given.mode === 'stream' ? familyOf(given).plainStream?.(given) : undefined;
    if (flow) return streamRunner(given, flow.advance, flow.reset, () => {});
    if (given.mode === 'train') return runner(given, training(given), () => {});
    const network = new Plain(given);
    if (given.mode === 'sequence')
      return runner(
        given,
        () => network.forward(),
        () => {},
      );
    return streamRunner(
      given,
      (x) => network.streamStep(x),
      () => network.reset(),
      () => {},
    );
  },
};

/**
 * y [B,G] += x [B,K] Wᵀ, for Wᵀ [K,G]; y and x begin at an offset. Four inputs at once, so that a sum is read and
 * written a quarter as often.
 */
function multiply(
  y: Float32Array,
  yAt: number,
  x: Float32Array,
  xAt: number,
  W: Float32Array,
  B: number,
  K: number,
  G: number,
) {
  for (let b = 0; b < B; b++) {
    const row = yAt + b * G;
    const from = xAt + b * K;
    let k = 0;
    for (; k + 3 < K; k += 4) {
      const [x0, x1, x2, x3] = [x[from + k]!, x[from + k + 1]!, x[from + k + 2]!, x[from + k + 3]!];
      for (let j = 0, w = k * G; j < G; j++, w++) {
        y[row + j] += x0 * W[w]! + x1 * W[w + G]! + x2 * W[w + 2 * G]! + x3 * W[w + 3 * G]!;
      }
    }
    for (; k < K; k++) {
      const factor = x[from + k]!;
      for (let j = 0, w = k * G; j < G; j++, w++) y[row + j] += factor * W[w]!;
    }
  }
}

/** dx [B,K] += dy [B,G] W, for Wᵀ [K,G]; four sums that do not wait for each other. */
function multiplyBack(dx: Float32Array, dy: Float32Array, W: Float32Array, B: number, K: number, G: number) {
  for (let b = 0; b < B; b++) {
    for (let k = 0; k < K; k++) {
      let [s0, s1, s2, s3] = [0, 0, 0, 0];
      let j = b * G;
      let w = k * G;
      for (const end = w + G - 3; w < end; j += 4, w += 4) {
        s0 += dy[j]! * W[w]!;
        s1 += dy[j + 1]! * W[w + 1]!;
        s2 += dy[j + 2]! * W[w + 2]!;
        s3 += dy[j + 3]! * W[w + 3]!;
      }
      for (const end = (k + 1) * G; w < end; j++, w++) s0 += dy[j]! * W[w]!;
      dx[b * K + k] += s0 + s1 + s2 + s3;
    }
  }
}

/** dWᵀ [K,G] += xᵀ dy, for x [B,K] from an offset on and dy [B,G]; four sequences of the batch at once. */
function gather(dW: Float32Array, x: Float32Array, xAt: number, dy: Float32Array, B: number, K: number, G: number) {
  let b = 0;
  for (; b + 3 < B; b += 4) {
    for (let k = 0; k < K; k++) {
      const at = xAt + b * K + k;
      const [x0, x1, x2, x3] = [x[at]!, x[at + K]!, x[at + 2 * K]!, x[at + 3 * K]!];
      for (let j = 0, d = b * G, to = k * G; j < G; j++, d++, to++) {
        dW[to] += x0 * dy[d]! + x1 * dy[d + G]! + x2 * dy[d + 2 * G]! + x3 * dy[d + 3 * G]!;
      }
    }
  }
  for (; b < B; b++) {
    for (let k = 0; k < K; k++) {
      const factor = x[xAt + b * K + k]!;
      for (let j = 0, d = b * G, to = k * G; j < G; j++, d++, to++) dW[to] += factor * dy[d]!;
    }
  }
}

/** A cell with room for everything its steps leave behind. All that has a step in it is [T,B,·], time first. */
class Plain {
  readonly W: Float32Array;
  readonly U: Float32Array;
  readonly b: Float32Array;
  readonly d: Float32Array;
  readonly place: Place;
  readonly #given: Given;
  readonly #G: number;
  readonly #cell: PlainCell;

  constructor(given: Given) {
    const { B, T, D, H } = given;
    const weights = recurrentWeights(given);
    this.#given = given;
    this.#G = weights.gates * H;
    this.#cell = familyOf(given).plain!;
    this.W = turned(weights.W, this.#G);
    this.U = turned(weights.U, this.#G);
    this.b = weights.b.slice();
    this.d = weights.d.slice();
    const x = new Float32Array(T * B * D);
    for (let b = 0; b < B; b++) {
      for (let t = 0; t < T; t++) x.set(given.x.subarray((b * T + t) * D, (b * T + t + 1) * D), (t * B + b) * D);
    }
    const room = (steps: number, width: number) => new Float32Array(steps * B * width);
    this.place = {
      B,
      H,
      x,
      h: room(T + 1, H),
      c: room(T + 1, H),
      gates: room(T, this.#G),
      fromH: room(T, this.#G),
      dh: room(1, H),
      dc: room(1, H),
      dx: room(1, this.#G),
      du: room(1, this.#G),
    };
  }

  /** Both products of step t, from state `from`, then the cell's own arithmetic. */
  #step(t: number, from: number, to: number) {
    const { B, D, H } = this.#given;
    const { place, d } = this;
    const [G, at] = [this.#G, t * B * this.#G];
    place.fromH.fill(0, at, at + B * G);
    for (let b = 0; b < B; b++) {
      place.gates.set(this.b, at + b * G);
      if (d.length) place.fromH.set(d, at + b * G + 2 * H);
    }
    multiply(place.gates, at, place.x, t * B * D, this.W, B, D, G);
    multiply(place.fromH, at, place.h, from * B * H, this.U, B, H, G);
    this.#cell.forward(place, t, from, to);
  }

  /** h after one more step of a stream, on input [D]; only the first places of all are used, two for a state. */
  streamStep(input: Float32Array): Float32Array {
    const { H } = this.#given;
    const { x, h, c } = this.place;
    x.set(input);
    this.#step(0, 0, 1);
    h.copyWithin(0, H, 2 * H);
    c.copyWithin(0, H, 2 * H);
    return h.subarray(0, H);
  }

  /** A stream back to its zero state. */
  reset() {
    this.place.h.fill(0);
    this.place.c.fill(0);
  }

  /** h of every step, [T,B,H]. */
  forward(): Float32Array {
    const { B, T, H } = this.#given;
    for (let t = 0; t < T; t++) this.#step(t, t, t + 1);
    return this.place.h.subarray(B * H);
  }

  /** Adds up the gradients of the weights, from that of the last h in `place.dh`. */
  backward(dW: Float32Array, dU: Float32Array, db: Float32Array, dd: Float32Array) {
    const { B, T, D, H } = this.#given;
    const { place } = this;
    const G = this.#G;
    place.dc.fill(0);
    for (let t = T - 1; t >= 0; t--) {
      this.#cell.backward(place, t);
      multiplyBack(place.dh, place.du, this.U, B, H, G);
      gather(dW, place.x, t * B * D, place.dx, B, D, G);
      gather(dU, place.h, t * B * H, place.du, B, H, G);
      for (let b = 0; b < B; b++) {
        for (let j = 0; j < G; j++) db[j] += place.dx[b * G + j]!;
        for (let j = 0; j < dd.length; j++) dd[j] += place.du[b * G + 2 * H + j]!;
      }
    }
  }
}

/** A step of training: forward, mean squared error of V h + v, backward, Adam; gives the loss. */
function training(given: Given): () => number {
  const { B, T, H, y } = given;
  const network = new Plain(given);
  const [V, v] = [given.head.V.slice(), given.head.v.slice()];
  const learning = [network.W, network.U, network.b, network.d, V, v].map((values) => {
    const zeros = () => new Float32Array(values.length);
    return { values, gradient: zeros(), mean: zeros(), square: zeros() };
  });
  const [dW, dU, db, dd, dV, dv] = learning.map(({ gradient }) => gradient) as Float32Array[];
  let steps = 0;
  return () => {
    network.forward();
    for (const { gradient } of learning) gradient.fill(0);
    const [{ h, dh }, last] = [network.place, T * B * H];
    let loss = 0;
    for (let b = 0; b < B; b++) {
      let error = v[0]! - y[b]!;
      for (let j = 0; j < H; j++) error += V[j]! * h[last + b * H + j]!;
      loss += (error * error) / B;
      const slope = (2 * error) / B;
      dv![0] += slope;
      for (let j = 0; j < H; j++) {
        dV![j] += slope * h[last + b * H + j]!;
        dh[b * H + j] = slope * V[j]!;
      }
    }
    network.backward(dW!, dU!, db!, dd!);
    steps++;
    const [fade1, fade2] = [1 - ADAM.beta1 ** steps, 1 - ADAM.beta2 ** steps];
    for (const { values, gradient, mean, square } of learning) {
      for (let k = 0; k < values.length; k++) {
        const g = gradient[k]!;
        const m = (mean[k] = ADAM.beta1 * mean[k]! + (1 - ADAM.beta1) * g);
        const s = (square[k] = ADAM.beta2 * square[k]! + (1 - ADAM.beta2) * g * g);
        values[k] -= (ADAM.learningRate * (m / fade1)) / (Math.sqrt(s / fade2) + ADAM.epsilon);
      }
    }
    return loss;
  };
}
