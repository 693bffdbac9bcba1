/** What goes on inside the Thai network, measured on texts: how far ahead it looks, how long it keeps, what its units mark. */
import { scope } from '../engine/scope.ts';
import { type Tensor1D, type Tensor2D, type Tensor3D, tensor } from '../engine/tfjs.ts';
import { lstm } from '../models/lstm/cell.ts';
import { unroll } from '../models/unroll.ts';
import { endsWord, readRuns, rowsOf, THAI, type ThaiNetwork } from './thai.ts';

/** Runs of Thai that are long enough to have something before and after a character. */
const LEAST = 12;

/** The first `count` long runs of Thai in the sentences with which the network is compared. */
export async function thaiRuns(count: number): Promise<string[]> {
  const { default: breaks } = await import('./thai-breaks.json');
  const texts = breaks.sentences.flatMap((part) => part.texts.map((text) => text.replaceAll('|', '')));
  const runs = texts.flatMap((text) => text.match(THAI) ?? []).filter((run) => run.length >= LEAST);
  // From all over the texts: neighbors are about the same things.
  const stride = Math.floor(runs.length / count);
  return runs.filter((_, k) => k % stride === 0).slice(0, count);
}

/** The share of places at which the network decides differently about a break if it sees only `ahead` characters after them. */
export function decidedOtherwise(network: ThaiNetwork, runs: string[], ahead: number): number {
  const whole = readRuns(network, runs);
  const places = runs.flatMap((run, k) =>
    [...run].slice(1).map((_, at) => ({ run, at, ends: endsWord(whole[k].scores[at]) })),
  );
  const cut = readRuns(
    network,
    places.map(({ run, at }) => run.slice(0, at + 1 + ahead)),
  );
  return places.filter(({ at, ends }, k) => endsWord(cut[k].scores[at]) !== ends).length / places.length;
}

/**
 * The half-life of each unit of one direction in characters: its forget gates over the texts, multiplied as the cell
 * multiplies them, give the share of the cell state that is left after a character in the (geometric) mean.
 */
export function halfLives(network: ThaiNetwork, runs: string[], direction: 'forward' | 'backward'): number[] {
  return scope(() => {
    const [W, U, b] = ['W', 'U', 'b'].map((name) => {
      const { shape, data } = network.weights[`${direction}.${name}`];
      return tensor(data, shape);
    });
    const weights = { W: W as Tensor2D, U: U as Tensor2D, b: b as Tensor1D };
    const logs = new Array<number>(U.shape[1] ?? 0).fill(0);
    for (const run of runs) {
      const order = direction === 'forward' ? run : [...run].reverse().join('');
      const { gates } = unroll(lstm, weights, rowsOf(network, [order]) as Tensor3D);
      for (const { f } of gates) f.dataSync().forEach((gate, unit) => (logs[unit] += Math.log(gate)));
    }
    const characters = runs.join('').length;
    return logs.map((log) => Math.log(0.5) / (log / characters));
  });
}

/** How a unit of the forward direction marks a kind of character: the side on which its state then lies, and how often. */
export interface Marker {
  unit: number;
  sign: number;
  /** Of the characters of this kind, and of all others, the share at which the state is beyond the level. */
  hits: number;
  others: number;
}

/** The share of the characters for which `is` holds or does not at which a unit's state is beyond `level` on the side `sign`. */
function marks(states: { is: boolean; h: number[] }[], unit: number, sign: number, level: number): Marker {
  const share = (kind: boolean) => {
    const some = states.filter(({ is }) => is === kind);
    return some.filter(({ h }) => sign * h[unit] > level).length / some.length;
  };
  return { unit: unit + 1, sign, hits: share(true), others: share(false) };
}

/** The unit that marks a kind of character best on every other run, measured on the rest. */
export function bestMarker(network: ThaiNetwork, runs: string[], kind: RegExp, level: number, later = 0): Marker {
  const readings = readRuns(network, runs);
  const states = (odd: number) =>
    runs.flatMap((run, k) =>
      k % 2 === odd ? readings[k].forward.map((h, t) => ({ h, is: kind.test(run[t + later] ?? '') })) : [],
    );
  const [chosenOn, measuredOn] = [states(0), states(1)];
  const best = chosenOn[0].h
    .flatMap((_, unit) => [1, -1].map((sign) => marks(chosenOn, unit, sign, level)))
    .reduce((one, other) => (other.hits - other.others > one.hits - one.others ? other : one));
  return marks(measuredOn, best.unit - 1, best.sign, level);
}
