/** A fingerprint covers the code that a claim rests on, all of it and nothing else, on any machine. */
import { describe, expect, it } from 'vitest';
import { changesBetween, fingerprintOf } from '../../src/evidence/fingerprint.ts';
import { readerOf } from '../../src/evidence/records.ts';
import { reading } from './reading.ts';

const FILES: Record<string, string> = {
  'src/claims/a.ts':
    "import { cell } from '../models/cell.ts';\nimport type { Other } from '../models/types.ts';\nimport { defineClaim } from '../define.ts';\nimport { add } from '../engine/tfjs.ts';\nimport { loadModel } from '../trained/load.ts';\nconst model = () => loadModel('latch');\n",
  'src/models/cell.ts': "export { part } from './part.ts';\nconst later = () => import('./later.ts');\n",
  'src/models/part.ts':
    "import z from 'zod';\nimport prose from '../../content/samples/prose.txt?raw';\nconst rates = import.meta.glob<Rates>('../../content/records/rates.json', { eager: true });\nexport const part = 1;\n",
  'content/samples/prose.txt': 'Call me Ishmael.\n',
  'content/samples/other.txt': 'Nobody asks for this.\n',
  'content/records/rates.json': '{"lstm": 0.01}',
  'package.json': '{"dependencies": {"@tensorflow/tfjs-core": "4.22.0", "preact": "10.0.0"}}',
  'src/models/later.ts': "import './cell.ts';\n",
  'src/models/types.ts': 'export interface Other {}\n',
  'src/define.ts': '',
  'src/engine/tfjs.ts': '',
  'src/trained/load.ts': "export const loadModel = (name: string) => import.meta.glob('./*.json')[name];\n",
  'src/trained/latch.json': '{}',
  'src/trained/other.json': '{}',
};
const of = (changed: Record<string, string> = {}) =>
  fingerprintOf(
    'src/claims/a.ts',
    reading((path) => ({ ...FILES, ...changed })[path]),
  );

it('covers the claim, what it imports however far, data too, the models it names, and tfjs', () => {
  expect(Object.keys(of())).toEqual([
    'content/records/rates.json',
    'content/samples/prose.txt',
    'package.json: tfjs',
    'src/claims/a.ts',
    'src/models/cell.ts',
    'src/models/later.ts',
    'src/models/part.ts',
    'src/trained/latch.json',
    'src/trained/load.ts',
  ]);
});

describe('a change is seen', () => {
  it.each([
    'src/claims/a.ts',
    'src/models/cell.ts',
    'src/models/part.ts',
    'src/models/later.ts',
    'src/trained/latch.json',
  ])('in %s', (path) => {
    expect(changesBetween(of(), of({ [path]: `${FILES[path]}${path.endsWith('.json') ? ' ' : 'f(1);'}` }))).toEqual([
      `${path} changed`,
    ]);
  });

  it.each([
    ['one byte of a text', 'content/samples/prose.txt', 'Call me Ishmaer.\n'],
    ['one learning rate', 'content/records/rates.json', '{"lstm": 0.02}'],
  ])('in %s', (_, path, text) => expect(changesBetween(of(), of({ [path]: text }))).toEqual([`${path} changed`]));

  it('in the version of tfjs, and of no other library', () => {
    const asking = (text: string) => changesBetween(of(), of({ 'package.json': text }));
    expect(asking('{"dependencies": {"@tensorflow/tfjs-core": "4.23.0", "preact": "10.0.0"}}')).toEqual([
      'package.json: tfjs changed',
    ]);
    expect(asking('{"dependencies": {"@tensorflow/tfjs-core": "4.22.0", "preact": "11.0.0"}}')).toEqual([]);
  });

  it('in what is imported: new files and gone ones are named', () => {
    const changed = of({ 'src/models/later.ts': "import './types.ts';\n" });
    expect(changesBetween(of(), changed)).toEqual(['src/models/later.ts changed', 'src/models/types.ts is new']);
    expect(changesBetween(changed, of())).toContain('src/models/types.ts is gone');
  });
});

it.each([
  'src/models/types.ts',
  'src/define.ts',
  'src/engine/tfjs.ts',
  'src/trained/other.json',
  'content/samples/other.txt',
])('a change of %s, on which no value rests, is none', (path) =>
  expect(changesBetween(of(), of({ [path]: 'export const changed = 1;' }))).toEqual([]),
);

it('line endings make no difference', () => {
  const windows = Object.fromEntries(
    Object.entries(FILES).map(([path, text]) => [path, text.replaceAll('\n', '\r\n')]),
  );
  expect(of(windows)).toEqual(of());
});

it('comments, layout and types make no difference; a number does', () => {
  const told = (text: string) => of({ 'src/models/part.ts': text })['src/models/part.ts'];
  const plain = told('export const part = (x) => ({ a: x * 2 });');
  expect(
    told('/** What it is. */\nexport const part = (x: number): { a: number } => ({\n  // twice\n  a: x * 2,\n});\n'),
  ).toBe(plain);
  expect(told('export const part = (x) => ({ a: x * 3 });')).not.toBe(plain);
  const imports = told("import { a, b } from './a.ts';\nimport z from 'zod';\nexport const part = a(b, z);");
  expect(told("import z from 'zod';\nimport { b, a } from './a.ts';\nexport const part = a(b, z);")).toBe(imports);
  expect(told("import z from 'zod';\nimport { b, c as a } from './a.ts';\nexport const part = a(b, z);")).not.toBe(
    imports,
  );
});

it('for what a claim holds is said in words that make no difference', () => {
  const told = (text: string) => of({ 'src/claims/a.ts': text })['src/claims/a.ts'];
  const plain = told('export default defineClaim({ cites: [], slow: true, measure: () => 1 });');
  const domain = (words: string) =>
    told(`export default defineClaim({ cites: [], domain: ${words}, slow: true, measure: () => 1 });`);
  expect(domain("'any size, up to 10⁴'")).toBe(plain);
  expect(domain("'Pythia\\'s \"size\"'")).toBe(plain);
  expect(domain("'any', holds: false")).not.toBe(plain);
});

it('a module that cannot be read is named', () => {
  expect(() => of({ 'src/models/part.ts': 'export const = ;' })).toThrow('src/models/part.ts cannot be read as code');
});

it('a module that finds many files by a pattern is named: which of them count cannot be seen', () =>
  expect(() => of({ 'src/models/later.ts': "import.meta.glob('./*.json');" })).toThrow(
    'src/models/later.ts finds its files by ./*.json, and a record rests on files that have names.',
  ));

describe('of the models found by folder', () => {
  const MODELS: Record<string, string> = {
    ...FILES,
    'src/models/registry.ts': "const found = import.meta.glob('./*/facts.ts');\nexport const models = found;\n",
    'src/models/lstm/facts.ts': "import './cell.ts';\nexport default {\n  wiring: 'direct',\n};\n",
    'src/models/lstm/cell.ts': 'export const lstm = 1;\n',
    'src/models/min-gru/facts.ts': "export default {\n  cost: { title: 'gru' },\n};\n",
    'src/models/gru/facts.ts': "export default {\n  wiring: 'direct',\n};\n",
    'src/models/parts/linear.ts': '',
  };
  const list = () => ['cell.ts', 'gru', 'lstm', 'min-gru', 'parts', 'registry.ts'];
  const rest = (claim: string) => {
    const text = `import { models, modelsWith } from '../models/registry.ts';\n${claim}\n`;
    const read = (path: string) => ({ ...MODELS, 'src/claims/a.ts': text })[path];
    return Object.keys(fingerprintOf('src/claims/a.ts', reading(read, list))).filter((path) =>
      /models\/[^/]+\//.test(path),
    );
  };

  it.each([
    ['a name in a list', "const nets = 'lstm,transformer';", ['src/models/lstm/cell.ts', 'src/models/lstm/facts.ts']],
    ['a name that holds another', "models['min-gru'];", ['src/models/min-gru/facts.ts']],
    ['a name that is a key', 'const sizes = { gru: 4 };', ['src/models/gru/facts.ts']],
    ['a name in a comment', '// as the gru', []],
    ['a fact that all are asked for', "modelsWith('cost');", ['src/models/min-gru/facts.ts']],
    ['no name', 'models[0];', []],
  ])('those count that are taken: %s', (_, claim, expected) => expect(rest(claim)).toEqual(expected));

  it('the real race rests on the models that its demo names, and not on the others', () => {
    const models = Object.keys(fingerprintOf('src/demos/race.tsx', readerOf(), { leftOut: /^src\/engine\// }));
    expect(models).toContain('src/models/transformer/block.ts');
    expect(models).toContain('src/models/mamba/facts.ts');
    expect(models).not.toContain('src/models/deltanet/facts.ts');
  });
});
