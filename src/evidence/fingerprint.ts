/**
 * What a claim rests on, and whether that is still what its record was measured with. Pure: the reader of files is passed in.
 *
 * What counts of a module is its code: a comment, a type, another layout or order of imports changes no value and makes no
 * record stale.
 *
 * A record rests on the claim's own file and on everything it imports, however far, within src/ and content/ (data and
 * learning rates included), on the weights of the models it loads, and on the version of tfjs. Two things are left out on
 * purpose. `src/define.ts` and `src/controls.ts` only give types and ways to write numbers: sentences are written anew from
 * the recorded values.
 * And our engine: kernels compute the operations that cells are made of, and tests hold them to the printed cells, to
 * PyTorch and to finite differences within a tolerance far below anything a claim may state. With the engine inside, each
 * faster kernel would ask for hours of measuring that change no sentence; a claim that hangs on the last bits of a sum is
 * not worth stating. Claims about time state how it grows, and their sentences are of the engine and the machine that the
 * record names.
 */
import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { minifySync, transformSync } from 'rolldown/utils';
import { parseSync } from 'vite';
import { rememberedTexts } from '../markdown/remembered.ts';

/** Reads a file of the project by its path, with slashes, from the root; undefined where there is none. */
export interface ReadFile {
  (path: string): string | undefined;
  /** The names in a folder, none where there is no such folder. */
  list(folder: string): string[];
}

/** The files that something rests on, each with a hash of its code, or of its text where it is data. */
export type Fingerprint = Record<string, string>;

const LEFT_OUT = /^src\/(?:engine\/|(?:define|controls)\.ts$)/;

/** The paths that a module imports when it runs, as written: types are gone by then. */
function importsOf(path: string, text: string, takesMany: boolean): string[] {
  const { staticImports, staticExports, dynamicImports } = parseSync(path, text).module;
  const runs = (entries: { isType: boolean }[]) => entries.length === 0 || entries.some(({ isType }) => !isType);
  return [
    ...staticImports.filter(({ entries }) => runs(entries)).map(({ moduleRequest }) => moduleRequest.value),
    ...staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest, isType }) => (moduleRequest && !isType ? [moduleRequest.value] : [])),
    ),
    ...dynamicImports.map(({ moduleRequest }) => text.slice(moduleRequest.start + 1, moduleRequest.end - 1)),
    ...globsOf(path, text, takesMany),
  ];
}

/** The two lists of all models. What of them a record rests on is looked for elsewhere: see `named`. A title changes no value. */
const [REGISTRY, WORDS] = ['src/models/registry.ts', 'src/models/words.ts'];

/** The files that a module finds by a pattern which names one. Throws for a pattern of many: which of them it reads is not seen. */
function globsOf(path: string, text: string, takesMany: boolean): string[] {
  // Of these a claim reads the models that it names: see modelsOf.
  if ([REGISTRY, WORDS, 'src/trained/load.ts'].includes(path)) return [];
  const patterns = [...text.matchAll(/import\.meta\.glob(?:<[^(]*>)?\(\s*['"]([^'"]+)['"]/g)].map(
    ([, found]) => found!,
  );
  const many = patterns.find((pattern) => pattern.includes('*'));
  if (many && !takesMany)
    throw new Error(
      `${path} finds its files by ${many}, and a record rests on files that have names. Fix: import them by name.`,
    );
  return patterns.filter((pattern) => !pattern.includes('*'));
}

/** What a fingerprint calls the libraries that compute: tfjs, in the versions that package.json asks for. */
const LIBRARIES = 'package.json: tfjs';

const librariesOf = (manifest: string): string => {
  const { dependencies = {} } = JSON.parse(manifest) as { dependencies?: Record<string, string> };
  const tfjs = Object.entries(dependencies).filter(([name]) => name.startsWith('@tensorflow/'));
  return tfjs.map(([name, version]) => `${name}@${version}`).join(' ');
};

/** Models are found by a glob, of which a claim reads those that it names. */
const modelsOf = (text: string): string[] =>
  [...text.matchAll(/loadModel\(\s*['"]([^'"]+)['"]/g)].map(([, name]) => `src/trained/${name}.json`);

/** The words that say for what a claim holds, in minified code: they change no value. */
const DOMAIN = /(?<=[{,])domain:(["'`])(?:\\.|(?!\1).)*\1,/;

/**
 * The facts of the models that these modules take from the registry: of each model whose name stands in their code, as a
 * word of its own, and of all that have a fact which they ask all models for (`modelsWith('cost')`). A model that nobody
 * names makes no record stale.
 */
function named(codes: string[], read: ReadFile): string[] {
  const words = new Set(codes.flatMap((code) => code.match(/[\w-]+/g) ?? []));
  const asked = codes.flatMap((code) =>
    [...code.matchAll(/modelsWith\(["'`](\w+)["'`]\)/g)].map(([, fact = '']) => fact),
  );
  return read.list('src/models').flatMap((id) => {
    const path = `src/models/${id}/facts.ts`;
    const text = read(path);
    const has = (fact: string) => new RegExp(`^ {2}${fact}\\b`, 'm').test(text ?? '');
    return text !== undefined && (words.has(id) || asked.some(has)) ? [path] : [];
  });
}

/** What was made of each module: records share most of what they rest on. */
const remember = rememberedTexts();

/** AssemblyScript lets functions have decorators, which TypeScript does not read: they are kept as texts. */
const readable = (path: string, text: string): string =>
  /^src\/(?:engine\/(?:kernels|simd)|bench\/probes)\//.test(path)
    ? text.replace(/^(\s*)@(\w+)\s*$/gm, '$1"@$2";')
    : text;

/** What a module computes, as text: its imports in one order, and its code without types, comments and layout. */
function computed(path: string, text: string): string {
  const { code, errors } = transformSync(path, readable(path, text), { jsx: 'preserve' });
  if (errors.length) throw new Error(`${path} cannot be read as code: ${errors[0]?.message}`);
  const plain = path.replace(/\.ts(x?)$/, '.js$1');
  const { staticImports } = parseSync(plain, code).module;
  const names = staticImports.flatMap(({ moduleRequest, entries }) =>
    [undefined, ...entries].map((entry) =>
      [moduleRequest.value, entry?.importName.name, entry?.localName.value].join(' '),
    ),
  );
  const rest = staticImports.reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), code);
  const codegen = { removeWhitespace: true, legalComments: 'none' } as const;
  const minified = minifySync(plain, rest, { compress: false, mangle: false, codegen }).code;
  return [...names.sort(), path.startsWith('src/claims/') ? minified.replace(DOMAIN, '') : minified].join('\n');
}

/** What is looked at: the files to leave out, and whether modules may find files by a pattern of many, all of which are starts. */
export interface Scope {
  leftOut?: RegExp;
  takesMany?: boolean;
}

/** Every file that some files rest on, themselves included, in order. Independent of line endings, folder and platform. */
export function fingerprintOf(
  starts: string | string[],
  read: ReadFile,
  { leftOut = LEFT_OUT, takesMany = false }: Scope = {},
): Fingerprint {
  const hashes: Fingerprint = {};
  /** The code of what is no model's own: there models are named. */
  const codes: string[] = [];
  const visit = (path: string) => {
    const manifest = path.startsWith('src/engine/') ? read('package.json') : undefined;
    if (manifest !== undefined) hashes[LIBRARIES] = librariesOf(manifest);
    if (path in hashes || !/^(?:src|content)\//.test(path) || leftOut.test(path)) return;
    const text = read(path)?.replaceAll('\r\n', '\n');
    if (text === undefined) return;
    const isCode = /\.tsx?$/.test(path);
    const content = isCode ? remember(path, text, () => computed(path, text)) : text;
    if (isCode && !path.startsWith('src/models/')) codes.push(content);
    hashes[path] = createHash('sha256').update(content).digest('hex').slice(0, 12);
    if (!isCode) return;
    for (const to of importsOf(path, readable(path, text), takesMany))
      if (to.startsWith('.')) visit(posix.join(posix.dirname(path), to.replace(/\?.*$/, '')));
    modelsOf(text).forEach(visit);
  };
  [starts].flat().forEach(visit);
  if (REGISTRY in hashes) named(codes, read).forEach(visit);
  return Object.fromEntries(Object.entries(hashes).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Some changes, and how many more there are, for a message. */
export const fewOf = (changes: string[]): string =>
  `${changes.slice(0, 3).join(', ')}${changes.length > 3 ? ` and ${changes.length - 3} more` : ''}`;

/** What differs between two fingerprints, in words: `src/models/lstm/cell.ts changed`. */
export function changesBetween(then: Fingerprint, now: Fingerprint): string[] {
  return [...new Set([...Object.keys(then), ...Object.keys(now)])]
    .sort()
    .flatMap((path) =>
      then[path] === now[path] ? [] : [`${path} ${!then[path] ? 'is new' : !now[path] ? 'is gone' : 'changed'}`],
    );
}
