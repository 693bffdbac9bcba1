import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { main } from '../../src/cli/parity.ts';
import { startEngine } from '../../src/engine/backend.ts';
import { kernelsInUse, useKernels } from '../../src/engine/kernels.ts';
import { either } from '../../src/markdown/problem.ts';
import { difference } from '../../src/parity/compare.ts';
import { kinds as known } from '../../src/parity/kinds.ts';

// Files are taken apart and put together wrongly here, which types would only be in the way of.
type Loose = any;
const path = fileURLToPath(new URL('../fixtures/vectors.json', import.meta.url));
const vectors = (): Loose => JSON.parse(readFileSync(path, 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'parity-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What the command prints, and its exit code. */
async function parity(...args: string[]) {
  const [lines, complaints]: string[][] = [[], []];
  const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  const error = vi.spyOn(console, 'error').mockImplementation((line: string) => void complaints.push(line));
  const code = await main(args);
  log.mockRestore();
  error.mockRestore();
  const isCase = (line: string) => line.startsWith('case ');
  return { code, lines: lines.filter(isCase), rest: lines.filter((line) => !isCase(line)), complaints };
}
function written(content: unknown, name = 'wrong.json'): string {
  const file = join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

/** The first case of a kind with more than one unit, and a second case that nothing is wrong with. */
const pair = (kind: string): Loose => {
  const { cases, ...rest } = vectors();
  return { ...rest, cases: [cases.find((one: Loose) => one.kind === kind && one.T > 1), cases[1]] };
};
const kinds = Object.keys(known);
/** Whether there is a kernel for a case. */
const hasKernel = ({ kind, nonlinearity }: Loose) =>
  Boolean(known[kind]!.isFused ?? known[kind]!.cell?.(nonlinearity).kernel);
/** The builds of the kernels that this machine runs. */
const builds: string[] = [];
beforeAll(async () => {
  await startEngine();
  for (const build of ['relaxed', 'simd'] as const) {
    await useKernels(build);
    if (kernelsInUse().build === build) builds.push(build);
  }
});

describe('vectors that PyTorch made', () => {
  test('are met by the reference and by every build of the kernels, a line each', async () => {
    const { code, lines, rest, complaints } = await parity(path);
    expect(complaints).toEqual([]);
    const { cases } = vectors();
    const withKernel = cases.filter(hasKernel);
    expect(new Set(cases.map((one: Loose) => one.kind))).toEqual(new Set(kinds));
    for (const [runner, { length }] of [
      ['reference wasm', cases],
      ['reference cpu', cases],
      ...builds.map((build) => [`kernel ${build}`, withKernel]),
    ])
      expect(
        lines.filter((line) => line.includes(`  ${runner} `)),
        String(runner),
      ).toHaveLength(length);
    expect(lines).toHaveLength(2 * cases.length + builds.length * withKernel.length);
    for (const line of lines) expect(line).toMatch(/forward \S+ \([\w.]+\) +gradients \S+ \([\w.]+\) +ok$/);
    const tolerance = 'forward within 2e-6, gradients within 1e-5';
    expect(rest.at(-1)).toContain(
      `: ${cases.length} cases, ${lines.length} comparisons (${tolerance}): all within the tolerance.`,
    );
    expect(code).toBe(0);
  });

  test('are computed by the kernels where a line says so: their rounding is not that of the reference', async () => {
    const { lines } = await parity(path);
    const errors = (runner: string) =>
      lines
        .filter((line) => line.includes(`  ${runner} `) && !line.includes('selective_scan'))
        .map((line) => line.replace(/.*forward/, ''));
    for (const build of builds) expect(errors(`kernel ${build}`)).not.toEqual(errors('reference wasm'));
  });

  test('are left to the reference where a build of the kernels cannot run, which is said', async () => {
    const validate = vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
    const { code, lines, rest } = await parity(written(pair('lstm')));
    validate.mockRestore();
    expect(lines).toHaveLength(4);
    expect(rest.join('\n')).toContain('kernel relaxed not run: this machine cannot run the relaxed build');
    expect(code).toBe(0);
  });

  test('may say the last h of a recurrent case too, and then it is compared', async () => {
    const file = pair('gru');
    const [{ y, h0 }] = file.cases;
    file.cases[0].hT = { shape: h0.shape, data: y.data.slice(-h0.data.length) };
    expect((await parity(written(file))).code).toBe(0);
    file.cases[0].hT.data[0] += 0.1;
    const { code, lines } = await parity(written(file));
    expect(code).toBe(1);
    expect(lines[0]).toContain('OVER: forward hT over 2e-6');
  });
});

describe.each(kinds)('a wrong number in a case of kind %s', (kind) => {
  test('of the results or the gradients is found by every way to compute, and its tensor named', async () => {
    const {
      cases: [sound],
      ...rest
    } = pair(kind);
    const wrong = (tensor: Loose) => {
      tensor.data[tensor.data.length - 1] += 4e-5 * Math.max(0.01, ...tensor.data.map(Math.abs));
      return tensor;
    };
    const results = Object.keys(known[kind]!.results(sound)).filter((name) => name in sound);
    const spoiled = [
      ...results.map((name) => ({ ...sound, [name]: wrong(structuredClone(sound[name])) })),
      ...Object.keys(sound.grad).map((name) => ({
        ...sound,
        grad: { ...sound.grad, [name]: wrong(structuredClone(sound.grad[name])) },
      })),
    ];
    const expected = [
      ...results.map((name) => `OVER: forward ${name} over 2e-6`),
      ...Object.keys(sound.grad).map((name) => `OVER: gradients ${name} over 1e-5`),
    ];
    const ways = 2 + (hasKernel(sound) ? builds.length : 0);
    const { code, lines, rest: last } = await parity(written({ ...rest, cases: [...spoiled, sound] }));
    const verdicts = lines.map((line) => /OVER.*|ok$/.exec(line)?.[0]);
    expect(verdicts).toEqual([...expected, 'ok'].flatMap((line) => Array(ways).fill(line)));
    expect(last.at(-1)).toContain(`${ways * expected.length} over the tolerance or failed.`);
    expect(code).toBe(1);
  });
});

test('an error is a share of the largest value expected, or of 0.01; of what is not finite it is infinite', () => {
  expect(difference([1, -4.5], [1, -4])).toBe(0.125);
  expect(difference([0.001], [0])).toBeCloseTo(0.1);
  expect(difference([1, NaN], [1, 2])).toBe(Infinity);
  expect(() => difference([1], [1, 2])).toThrow('1 numbers where 2 are expected');
});

/** What is done to a case, and what is said then: field and message, and the fix. */
type Malformed = [what: string, kind: string, change: (one: Loose) => unknown, said: string, fix: string];
const malformed: Malformed[] = [
  [
    'an unknown kind',
    'lstm',
    (one) => (one.kind = 'lsmt'),
    `kind: is "lsmt", not ${either(kinds)}; nearest valid value: "lstm"`,
    'write "kind": "lstm"',
  ],
  ['no kind', 'gru', (one) => delete one.kind, 'kind: is missing', 'write "kind"'],
  [
    'a kind that every object has',
    'gru',
    (one) => (one.kind = 'constructor'),
    'kind: is "constructor"',
    'write "kind"',
  ],
  [
    'an unknown nonlinearity',
    'rnn',
    (one) => (one.nonlinearity = 'rely'),
    'nonlinearity: is "rely", not "tanh" or "relu"; nearest valid value: "relu"',
    'write "nonlinearity": "relu"',
  ],
  [
    'no nonlinearity',
    'rnn',
    (one) => (one.nonlinearity = null),
    'nonlinearity: is null',
    'write "nonlinearity": "tanh"',
  ],
  [
    'a size that is none',
    'gru',
    (one) => (one.I = 0),
    'I: is 0, not a whole number from 1 up; nearest valid value: 1',
    'write "I": 1',
  ],
  [
    'a size that is missing',
    'selective_scan',
    (one) => delete one.D,
    'D: is missing, not a whole number from 1 up; nearest valid value: 3',
    'write "D": 3',
  ],
  [
    'a tensor that is missing',
    'lstm',
    (one) => delete one.c0,
    'c0: is missing; nearest valid value: {"shape": [1, 3], "data": [3 numbers]}',
    'export it too',
  ],
  [
    'a tensor that is misspelled',
    'gru',
    (one) => {
      one.loss_wieghts = one.loss_weights;
      delete one.loss_weights;
    },
    'loss_weights: is missing; there is "loss_wieghts"',
    'rename "loss_wieghts"',
  ],
  ['no last state', 'lstm', (one) => delete one.cT, 'cT: is missing', 'export it too'],
  ['no last state of a scan', 'selective_scan', (one) => delete one.hT, 'hT: is missing', 'export it too'],
  ['no weights', 'lstm', (one) => delete one.weights, 'weights: is missing, not an object', 'export weight_ih_l0'],
  ['no weight', 'rnn', (one) => delete one.weights.bias_hh_l0, 'weights.bias_hh_l0: is missing', 'export it too'],
  [
    'a weight of a second layer',
    'rnn',
    (one) => (one.weights.weight_ih_l1 = one.weights.weight_ih_l0),
    'weights.weight_ih_l1: belongs to a further layer; a case here is one layer in one direction',
    'export each layer as a case of its own, under the names of _l0: the y of one is the x of the next',
  ],
  [
    'a weight of the other direction',
    'lstm',
    (one) => (one.weights.weight_hh_l0_reverse = one.weights.weight_hh_l0),
    'weights.weight_hh_l0_reverse: belongs to the backward direction of a bidirectional layer',
    'export each direction as a case of its own: the backward one without _reverse, over x from its end to its start',
  ],
  [
    'a projection',
    'lstm',
    (one) => (one.weights.weight_hr_l0 = one.weights.weight_hh_l0),
    'weights.weight_hr_l0: is the projection of an LSTM with proj_size, which no cell here has',
    'export a layer without proj_size',
  ],
  [
    'a gradient of a further layer',
    'gru',
    (one) => (one.grad.bias_hh_l2 = one.grad.bias_hh_l0),
    'grad.bias_hh_l2: belongs to a further layer',
    'export each layer as a case of its own',
  ],
  [
    'a tensor that only looks like a weight',
    'gru',
    (one) => (one.weights.weight_ih = one.weights.weight_ih_l0),
    'weights.weight_ih: is no tensor of this kind of case',
    'rename it to weight_ih_l0, or remove it',
  ],
  [
    'a field that it has no use for',
    'gru',
    (one) => (one.num_layer = 2),
    'num_layer: is no field of a case of kind gru, which has kind, ',
    'rename it, or remove it',
  ],
  [
    'a last state that is misspelled and may be left out',
    'gru',
    (one) => (one.ht = one.h0),
    'ht: is no field of a case of kind gru',
    'rename it, or remove it',
  ],
  ['no input', 'selective_scan', (one) => delete one.inputs.delta, 'inputs.delta: is missing', 'export it too'],
  [
    'no gradient',
    'gru',
    (one) => delete one.grad.h0,
    'grad.h0: is missing; nearest valid value: {"shape": [1, 3]',
    'export it too',
  ],
  ['no gradients', 'gru', (one) => delete one.grad, 'grad: is missing', 'export weight_ih_l0'],
  [
    'a list in place of a tensor',
    'gru',
    (one) => (one.x = [[1]]),
    'x: is [[1]], without the lists "shape" and "data"',
    'write it as shape and data',
  ],
  [
    'a shape that the sizes do not make',
    'gru',
    (one) => (one.h0.shape = [3, 1]),
    'h0.shape: is [3, 1]; nearest valid value for T 5, B 1, I 1, H 3: [1, 3]',
    'its 3 numbers would fit: write [1, 3]',
  ],
  [
    'sizes that the shapes do not fit',
    'lstm',
    (one) => (one.H = 4),
    'weights.weight_ih_l0.shape: is [12, 1]; nearest valid value for T 5, B 1, I 1, H 4: [16, 1]',
    'or correct the sizes',
  ],
  [
    'fewer numbers than the shape has',
    'lstm',
    (one) => one.y.data.pop(),
    'y.data: has 14 numbers; nearest valid length for the shape [5, 1, 3]: 15',
    'export it again',
  ],
  [
    'more numbers than the shape has',
    'rnn',
    (one) => one.grad.x.data.push(1),
    'grad.x.data: has 6 numbers; nearest valid length for the shape [5, 1, 1]: 5',
    'export it again',
  ],
  [
    'a number that is none',
    'lstm',
    (one) => (one.x.data[2] = null),
    'x.data[2]: is null, not a finite number that float32 can hold; nearest valid value: 0',
    'find where it arose',
  ],
  [
    'a number too large for float32',
    'lstm',
    (one) => (one.y.data[1] = -1e39),
    'y.data[1]: is -1e+39, not a finite number that float32 can hold' +
      '; nearest valid value: -3.4028234663852886e+38',
    'find where it arose',
  ],
];

describe('a case with', () => {
  test.each(malformed)('%s says so, names field and fix, and hides no other case', async (...row) => {
    const [, kind, change, said, fix] = row;
    const file = pair(kind);
    change(file.cases[0]);
    const { code, lines, rest, complaints } = await parity(written(file));
    expect(complaints.join('\n')).toContain(`wrong.json case 1 ${said}`);
    expect(complaints.find((line) => line.includes(said))).toContain(`\n    Fix: ${fix}`.slice(0, 10));
    expect(complaints.find((line) => line.includes(said))!.split('Fix: ')[1]).toContain(fix);
    expect(complaints.join('\n')).not.toMatch(/^ +at /m);
    expect(lines).toHaveLength(2 + builds.length);
    for (const line of lines) expect(line).toMatch(/^case 2 .* ok$/);
    expect(rest.at(-1)).toContain('all within the tolerance, 1 case malformed.');
    expect(code).toBe(1);
  });

  test.each([
    ['NaN', '"NaN"', '0'],
    ['-Infinity', '"-Infinity"', '-3.4028234663852886e+38'],
    ['1e999', 'Infinity', '3.4028234663852886e+38'],
  ])('%s among its numbers, bare as Python writes it, is the only one refused', async (word, told, nearest) => {
    const file = pair('gru');
    file.cases[0].x.data[1] = 'HERE';
    const { code, lines, complaints } = await parity(written(JSON.stringify(file).replace('"HERE"', word)));
    expect(complaints).toHaveLength(1);
    const unfit = 'not a finite number that float32 can hold';
    expect(complaints[0]).toContain(`case 1 x.data[1]: is ${told}, ${unfit}; nearest valid value: ${nearest}\n`);
    expect(lines).toHaveLength(2 + builds.length);
    expect(code).toBe(1);
  });

  test('nothing in it is refused', async () => {
    const file = pair('gru');
    file.cases[0] = null;
    const { complaints } = await parity(written(file));
    expect(complaints[0]).toContain('case 1: is null, not an object; nearest valid value: {"kind": "lstm", ...}\n');
  });
});

describe.each(['rnn', 'lstm', 'gru'])('a case of kind %s', (kind) => {
  test('without biases has zeros in their place, which is said, and is compared', async () => {
    const file = pair(kind);
    const [one] = file.cases;
    // Zeros are what a layer with bias=False has: its results are those of the same layer with zeros for biases.
    for (const name of ['bias_ih_l0', 'bias_hh_l0']) one.weights[name].data.fill(0);
    const zeros = structuredClone(file);
    for (const name of ['bias_ih_l0', 'bias_hh_l0']) {
      delete one.weights[name];
      delete one.grad[name];
    }
    const errors = ({ lines }: { lines: string[] }) =>
      lines.map((line) => /forward (\S+)/.exec(line)?.[1]).slice(0, 2 + builds.length);
    const [left, given] = [await parity(written(file)), await parity(written(zeros))];
    expect(left.complaints).toEqual([]);
    expect(left.rest[0]).toContain(
      'wrong.json case 1: has no bias_ih_l0 and no bias_hh_l0: taken as zeros, as with bias=False.',
    );
    expect(errors(left)).toEqual(errors(given));
    expect(given.rest[0]).not.toContain('bias');
  });

  test('with one of its two biases is refused', async () => {
    const file = pair(kind);
    delete file.cases[0].weights.bias_ih_l0;
    const { complaints } = await parity(written(file));
    expect(complaints[0]).toContain('case 1 weights.bias_ih_l0: is missing');
  });
});

test.each(['--help', '-h'])('%s says what the command does, and no file is looked for', async (option) => {
  const { code, rest, complaints } = await parity(option);
  expect(complaints).toEqual([]);
  expect(rest.join('\n')).toContain('npm run parity -- <file>');
  expect(rest.join('\n')).toContain(`Kinds of case: ${kinds.join(', ')}.`);
  expect(code).toBe(0);
});

test('an option that is not there is named', async () => {
  const { code, complaints } = await parity('--verbose');
  expect(complaints).toEqual([
    'There is no option --verbose; there is --help.\n    Fix: npm run parity -- tests/fixtures/vectors.json',
  ]);
  expect(code).toBe(1);
});

describe('a file', () => {
  test('that begins with a byte order mark is read as any other', async () => {
    const { code, complaints } = await parity(written(`\uFEFF${JSON.stringify(pair('gru'))}`));
    expect(complaints).toEqual([]);
    expect(code).toBe(0);
  });

  test.each([
    ['that is not JSON', '{"format": 1,', 'is not JSON: '],
    ['that is empty', '', 'is not JSON: '],
    ['that is a list', '[]', 'is not an object'],
    ['of another version', { ...vectors(), format: 2 }, 'format: is 2; nearest version that can be read: 1'],
    ['of no version', { cases: [] }, 'format: is missing; nearest version that can be read: 1'],
    ['without cases', { format: 1, cases: [] }, 'cases: is empty; nearest valid value: [{...}]'],
    ['whose cases are no list', { format: 1, cases: {} }, 'cases: is {}, not a list; nearest valid value: [{...}]'],
  ])('%s is refused with one message', async (_, content, said) => {
    const { code, lines, rest, complaints } = await parity(written(content));
    expect([lines, rest]).toEqual([[], []]);
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toContain(`wrong.json ${said}`);
    expect(complaints[0]).toMatch(/\n {4}Fix: .+$/);
    expect(code).toBe(1);
  });

  test('that is not there has the nearest one named', async () => {
    written('{}', 'vectors.json');
    const [missing, near] = [join(folder, 'vetcors.json'), join(folder, 'vectors.json')];
    const { code, complaints } = await parity(missing);
    const fix = `npm run parity -- ${near}`;
    expect(complaints).toEqual([`${missing} there is no such file; nearest: ${near}\n    Fix: ${fix}`]);
    expect(code).toBe(1);
  });

  test('in a folder that is not there, a folder, and no file at all are refused too', async () => {
    const { complaints: nowhere } = await parity(join(folder, 'no', 'file.json'));
    expect(nowhere[0]).toContain('nor is any .json file where it should be');
    expect((await parity(folder)).complaints[0]).toContain('is a folder');
    const { code, complaints } = await parity();
    expect(complaints[0]).toContain('Fix: npm run parity -- tests/fixtures/vectors.json');
    expect(code).toBe(1);
  });
});
