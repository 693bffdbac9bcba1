/** Checks one case of a file of vectors, field by field. */
import { distance, either, nearest, type Problem, suggested } from '../markdown/problem.ts';
import { complaint, example, told, type Vector } from './check-vector.ts';
import { kinds, nonlinearities, type Shapes, type Sizes } from './kinds.ts';

/** So many letters away a name may have been meant for another. */
const MISSPELLED = 3;

type Vectors = Record<string, Vector>;
type Json = Record<string, unknown>;

/** A case that is whole: every tensor is there and has the shape that the case's sizes ask for. */
export interface ParityCase {
  /** Its place in the file; the first is 1. */
  number: number;
  kind: string;
  /** Of an rnn: tanh or relu. Empty otherwise. */
  nonlinearity: string;
  sizes: Sizes;
  given: Vectors;
  lossWeights: Vector;
  /** y and the last states, as they should come out. */
  results: Vectors;
  /** The gradients of sum(y ⊙ lossWeights), as they should come out: one for everything given. */
  gradients: Vectors;
}

/** Whether a value of JSON has named fields. */
export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isSize = (value: unknown): value is number => Number.isInteger(value) && (value as number) > 0;

/** What a tensor of PyTorch's recurrent layers belongs to that is not read here, with the way on; none if it is read. */
const UNSUPPORTED: [name: RegExp, what: string, fix: string][] = [
  [
    /_reverse$/,
    'belongs to the backward direction of a bidirectional layer',
    'export each direction as a case of its own: the backward one without _reverse, over x from its end to its start',
  ],
  [
    /_l[1-9]\d*$/,
    'belongs to a further layer',
    'export each layer as a case of its own, under the names of _l0: the y of one is the x of the next',
  ],
  [
    /^weight_hr_l\d+$/,
    'is the projection of an LSTM with proj_size, which no cell here has',
    'export a layer without proj_size',
  ],
];

/** The case where nothing is wrong with it, and everything that is wrong where something is. Never throws. */
export function readCase(
  read: unknown,
  number: number,
  file: string,
): { whole?: ParityCase; problems: Problem[]; notes: string[] } {
  const problems: Problem[] = [];
  const { json, assumed } = withBiases(read);
  const notes = assumed.length
    ? [`${file} case ${number}: has no ${assumed.join(' and no ')}: taken as zeros, as with bias=False.`]
    : [];
  const complain = (field: string, message: string, fix: string) =>
    void problems.push({ file, field: `case ${number}${field && ` ${field}`}`, message, fix });

  if (!isObject(json)) {
    complain('', `${told(json)}, not an object; nearest valid value: {"kind": "lstm", ...}`, 'export or remove it');
    return { problems, notes };
  }

  /** The value of a field if it is one of these names, else a complaint. */
  const oneOf = (field: string, names: string[]): string => {
    const value = json[field];
    if (typeof value === 'string' && names.includes(value)) return value;
    const [near] = suggested(typeof value === 'string' ? value : '', names);
    const message = `${told(value)}, not ${either(names)}; nearest valid value: "${near}"`;
    complain(field, message, `write "${field}": "${near}", if that is what it is`);
    return '';
  };
  const kindName = oneOf('kind', Object.keys(kinds));
  const kind = kinds[kindName];
  if (!kind) return { problems, notes };
  const nonlinearity = kindName === 'rnn' ? oneOf('nonlinearity', nonlinearities) : '';

  const group = json[kind.group];
  const sizes: Sizes = {};
  for (const letter of kind.letters) {
    const value = json[letter];
    sizes[letter] = isSize(value) ? value : sizeFromX(letter, kind.letters, (isObject(group) && group.x) || json.x);
    if (value === sizes[letter]) continue;
    const message = `${told(value)}, not a whole number from 1 up; nearest valid value: ${sizes[letter]}`;
    complain(letter, message, `write "${letter}": ${sizes[letter]}, if that is what it is`);
  }
  // Without its sizes nothing can be said about the shapes.
  if (problems.length) return { problems, notes };
  const sizesInWords = kind.letters.map((letter) => `${letter} ${sizes[letter]}`).join(', ');

  /** The tensors of an object, by name; `known` are all names it may have. */
  const vectors = (path: string, from: Json, shapes: Shapes, known: string[], optional: string[] = []): Vectors => {
    const strange = Object.keys(from).filter((name) => !known.includes(name));
    const found: Vectors = {};
    for (const [name, shape] of Object.entries(shapes)) {
      const field = `${path}${name}`;
      const value = from[name];
      if (value === undefined) {
        if (optional.includes(name)) continue;
        const near = nearest(name, strange).find((other) => distance(name, other) <= MISSPELLED);
        const message = `is missing${near ? `; there is "${near}"` : ''}; nearest valid value: ${example(shape)}`;
        complain(field, message, `${near ? `rename "${near}", or ` : ''}export it too`);
        continue;
      }
      const wrong = complaint(value, shape, sizesInWords);
      if (wrong) complain(`${field}${wrong.at}`, wrong.message, wrong.fix);
      else found[name] = value as Vector;
    }
    return found;
  };
  /** The same for an object that is a field of the case and holds nothing but tensors. */
  const vectorsIn = (field: string, shapes: Shapes): Vectors => {
    const [from, known] = [json[field], Object.keys(shapes)];
    if (!isObject(from)) {
      const names = known.join(', ');
      const message = `${told(from)}, not an object; nearest valid value: an object of ${names}`;
      complain(field, message, `export ${names} in it`);
      return {};
    }
    for (const name of Object.keys(from).filter((key) => !known.includes(key))) {
      const unsupported = UNSUPPORTED.find(([pattern]) => pattern.test(name));
      if (unsupported) {
        const [, what, fix] = unsupported;
        complain(`${field}.${name}`, `${what}; a case here is one layer in one direction`, fix);
        continue;
      }
      const [near] = suggested(name, known);
      const message = `is no tensor of this kind of case, which has ${known.join(', ')}; nearest valid name: ${near}`;
      complain(`${field}.${name}`, message, `rename it to ${near}, or remove it`);
    }
    return vectors(`${field}.`, from, shapes, known);
  };

  const [grouped, given, results] = [kind.grouped(sizes), kind.given(sizes), kind.results(sizes)];
  const fields = ['kind', 'nonlinearity', ...kind.letters, kind.group, 'loss_weights', 'grad'];
  const known = [...fields, ...Object.keys({ ...given, ...results })];
  const missing = ['loss_weights', ...Object.keys({ ...given, ...results })].filter(
    (name) => !(name in json) && !kind.optional.includes(name),
  );
  for (const name of Object.keys(json).filter((key) => !known.includes(key))) {
    // A misspelled tensor is named where the one that is missing is.
    if (missing.some((other) => distance(name, other) <= MISSPELLED)) continue;
    const message = `is no field of a case of kind ${kindName}, which has ${known.join(', ')}`;
    complain(name, `${message}; nearest valid name: ${suggested(name, known)[0]}`, 'rename it, or remove it');
  }
  const whole = {
    number,
    kind: kindName,
    nonlinearity,
    sizes,
    given: { ...vectorsIn(kind.group, grouped), ...vectors('', json, given, known) },
    lossWeights: vectors('', json, { loss_weights: results.y ?? [] }, known).loss_weights,
    results: vectors('', json, results, known, kind.optional),
    gradients: vectorsIn('grad', without({ ...grouped, ...given }, assumed)),
  };
  const { lossWeights } = whole;
  return problems.length || !lossWeights ? { problems, notes } : { whole: { ...whole, lossWeights }, problems, notes };
}

/**
 * A case of a layer without biases, as `nn.LSTM(bias=False)` makes it, with zeros in their place: what such a layer
 * computes. Their gradients are then not compared: PyTorch has none.
 */
function withBiases(json: unknown): { json: unknown; assumed: string[] } {
  const nothing = { json, assumed: [] };
  if (!isObject(json) || !isObject(json.weights)) return nothing;
  if (Object.keys(json.weights).some((name) => name.startsWith('bias'))) return nothing;
  const kind = Object.entries(kinds).find(([name]) => name === json.kind)?.[1];
  if (!kind?.letters.every((letter) => isSize(json[letter]))) return nothing;
  const sizes = Object.fromEntries(kind.letters.map((letter) => [letter, Number(json[letter])]));
  const zeros = Object.entries(kind.grouped(sizes)).flatMap(([name, shape]) =>
    /^bias_(ih|hh)_l0$/.test(name) ? [[name, { shape, data: Array<number>(shape[0] ?? 0).fill(0) }] as const] : [],
  );
  const weights = { ...json.weights, ...Object.fromEntries(zeros) };
  return { json: { ...json, weights }, assumed: zeros.map(([name]) => name) };
}

/** All shapes but those of these names. */
const without = (shapes: Shapes, names: string[]): Shapes =>
  Object.fromEntries(Object.entries(shapes).filter(([name]) => !names.includes(name)));

/** The size that x has in the place of this letter, or 1: x is [T,B,I] or [T,B,D]. */
function sizeFromX(letter: string, letters: string[], x: unknown): number {
  const shape = isObject(x) && Array.isArray(x.shape) ? x.shape : [];
  const place = letters.indexOf(letter);
  const size: unknown = place < 3 ? shape[place] : undefined;
  return isSize(size) ? size : 1;
}
