/** Whatever stands in a field of any schema, it is accepted or told in ordinary words: never those of the schema library. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { z } from 'zod';
import { fieldProblems } from '../../src/markdown/fields.ts';
import { format } from '../../src/markdown/problem.ts';
import { readYaml } from '../../src/markdown/yaml.ts';
import { categoriesSchema, symbolsSchema, timelineSchema } from '../../src/schema/lists.ts';
import { modelSchema } from '../../src/schema/model.ts';
import { pathSchema } from '../../src/schema/path.ts';
import { senseSchema } from '../../src/schema/sense.ts';
import { sourceSchema } from '../../src/schema/source.ts';
import { plannedTerm, termOfNoStatus, writtenTerm } from '../../src/schema/term.ts';
import { testedSchema } from '../../src/schema/tested.ts';

/** Some files of a folder; of pages only the fields. */
const some = (folder: string) =>
  readdirSync(folder)
    .slice(0, 3)
    .map((name) => `${folder}/${name}`);
const all = (folder: string, holding: string) =>
  readdirSync(folder)
    .map((name) => `${folder}/${name}`)
    .filter((file) => readFileSync(file, 'utf8').includes(holding))
    .slice(0, 3);
const fieldsOf = (file: string) => {
  const text = readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
  return readYaml(/^---\n([\s\S]*?\n)---\n/.exec(text)?.[1] ?? text, 1, file).value;
};

const SCHEMAS: [string, z.ZodType, string[]][] = [
  ['a written term', writtenTerm, all('content/terms', 'status: written')],
  ['a planned term', plannedTerm, all('content/terms', 'status: planned')],
  ['a term of no status', termOfNoStatus, all('content/terms', 'status: written')],
  ['a source', sourceSchema, some('content/sources')],
  ['a path', pathSchema, some('content/paths')],
  ['a word', senseSchema, some('content/senses')],
  ['a model', modelSchema, some('content/models')],
  ['a tested sentence', testedSchema, some('content/tested')],
  ['the categories', categoriesSchema, ['content/categories.yaml']],
  ['the symbols', symbolsSchema, ['content/symbols.yaml']],
  ['the timeline', timelineSchema, ['content/timeline.yaml']],
];

const name = fc.constantFrom('title', 'id', 'term', 'x', '', 'constructor', '__proto__', 'toString', 'hasOwnProperty');
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<unknown>(
      null,
      true,
      '',
      'x',
      '7',
      '2026-02-30',
      'a b',
      'x'.repeat(5000),
      0,
      -1,
      2.5,
      Number.POSITIVE_INFINITY,
      Number.NaN,
    ),
    fc.string(),
    fc.double(),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(name, tie('value'), { maxKeys: 3 }),
  ),
}));

/** Every place in a value where another could stand, the whole included. */
const placesIn = (whole: unknown, path: PropertyKey[] = []): PropertyKey[][] => [
  path,
  ...(whole !== null && typeof whole === 'object'
    ? Object.entries(whole).flatMap(([key, part]) =>
        placesIn(part, [...path, Array.isArray(whole) ? Number(key) : key]),
      )
    : []),
];
const replaced = (whole: unknown, [key, ...rest]: PropertyKey[], by: unknown): unknown => {
  if (key === undefined) return by;
  if (Array.isArray(whole)) return whole.map((part, k) => (k === key ? replaced(part, rest, by) : part));
  const record = whole as Record<PropertyKey, unknown>;
  return { ...record, [key]: replaced(record[key], rest, by) };
};

it.each(SCHEMAS)('%s', (_, schema, files) => {
  const wholes = files.map(fieldsOf);
  const known = Object.keys((schema as { shape?: object }).shape ?? {});
  for (const whole of wholes) expect(schema.safeParse(whole).success).toBe(true);
  const place = fc
    .nat(wholes.length - 1)
    .chain((k) => fc.tuple(fc.constant(k), fc.constantFrom(...placesIn(wholes[k]))));
  fc.assert(
    fc.property(place, value, ([k, path], given) => {
      const altered = replaced(wholes[k], path, given);
      const { value: written, lineOf, problem } = readYaml(stringify(altered), 1, 'x.yaml');
      if (problem) return;
      const parsed = schema.safeParse(written ?? {});
      if (parsed.success) return;
      const told = fieldProblems(parsed.error, 'x.yaml', known, lineOf, written ?? {}).map(format);
      expect(told.length).toBeGreaterThan(0);
      const fields = told.map((one) => one.split(': ')[0]);
      expect(new Set(fields).size, told.join('\n')).toBe(fields.length);
      for (const one of told) {
        expect(one).toMatch(/^x\.yaml(:\d+)? (\S+: )?[\p{Ll}"][^\n]*\n {4}Fix: \p{Lu}[^\n]*[.…]$/u);
        expect(one.length).toBeLessThan(500);
        const own = one.replace(/"[^"]*"/g, '');
        expect(own).not.toMatch(
          /"\d+:"|(a \w+), and \S+ is \1\b|expected|received|invalid|unrecognized|\[object|undefined|null\b|zod|regex|pattern/i,
        );
      }
    }),
    { numRuns: 100, seed: 11 },
  );
});

it('a member that every object inherits is not a field', () => {
  const parsed = sourceSchema.safeParse(JSON.parse('{"constructor": 1, "__proto__": 2}'));
  const told = fieldProblems(parsed.error!, 'x.yaml', Object.keys(sourceSchema.shape), () => 1, {}).map(format);
  expect(told.join('\n')).toContain('constructor: there is no such field');
  expect(told.join('\n')).toContain('title: is missing');
});
