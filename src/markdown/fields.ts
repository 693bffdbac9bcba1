/** Says in ordinary sentences what is wrong with the fields of a file: malformed, missing or unknown, each with its line. */
import type { z } from 'zod';
import { either, nearest, type Problem, shown } from './problem.ts';
import type { LineOf } from './yaml.ts';

export { type LineOf, readYaml } from './yaml.ts';

/** What a value is, in words. */
const KINDS: Record<string, string> = {
  array: 'a list',
  bigint: 'a whole number',
  boolean: 'true or false',
  int: 'a whole number',
  nan: 'a number',
  number: 'a number',
  object: 'a group of fields',
  record: 'a group of fields',
  string: 'a text',
};

const kindOf = (value: unknown): string => {
  if (value === null || value === undefined) return 'empty';
  if (typeof value === 'number' && !Number.isFinite(value)) return 'not a finite number';
  if (typeof value === 'boolean') return 'a truth value';
  return KINDS[Array.isArray(value) ? 'array' : typeof value] ?? 'something else';
};

/** What is wrong with a value, and how it is written rightly. */
type Finding = Pick<Problem, 'message' | 'fix'>;

const scalar = (value: unknown) => /^(string|number|boolean)$/.test(typeof value);

/** A value of the wrong kind, with the right way to write the same. */
function wrongKind(expected: string, given: unknown): Finding {
  const message = `must be ${KINDS[expected] ?? 'something else'}, and ${scalar(given) ? `${shown(given)} is ` : 'is '}${kindOf(given)}`;
  const bare = scalar(given) ? shown(given).replace(/^"|"$/g, '') : '';
  if (expected === 'array') return { message, fix: bare ? `Write it as a list: [${bare}].` : 'Write it as a list.' };
  if (expected === 'string') return { message, fix: bare ? `Write it in quotes: "${bare}".` : 'Write a text.' };
  if (expected === 'object' || expected === 'record')
    return { message, fix: 'Write its fields below it, each on a line of its own and indented.' };
  if (expected === 'boolean') return { message, fix: 'Write true or false, without quotes.' };
  return { message, fix: bare && Number.isFinite(Number(bare)) ? `Write ${Number(bare)}.` : 'Write a number.' };
}

/** A value that is too small or too large, in the units of what it is. */
function outOfRange(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig, given: unknown): Finding {
  const small = issue.code === 'too_small';
  const bound = Number(small ? issue.minimum : issue.maximum);
  const limit = issue.inclusive === false ? (small ? 'more than' : 'less than') : small ? 'at least' : 'at most';
  const count = (unit: string, units: string) => `${limit} ${bound} ${bound === 1 ? unit : units}`;
  if (issue.origin === 'string') {
    const fix = small ? 'Write more.' : 'Say it in fewer words.';
    return { message: `has ${String(given).length} characters and needs ${count('character', 'characters')}`, fix };
  }
  if (issue.origin === 'array') {
    const entries = (given as unknown[]).length;
    const message = `has ${entries || 'no'} ${entries === 1 ? 'entry' : 'entries'} and needs ${count('entry', 'entries')}`;
    return { message, fix: small ? 'Add one.' : 'Remove some.' };
  }
  return { message: `must be ${limit} ${bound}, and is ${shown(given)}`, fix: 'Correct the number.' };
}

/** The words for one issue. */
function findingOf(issue: z.core.$ZodIssue, given: unknown): Finding {
  if (issue.code === 'invalid_value') {
    const fix = `Write ${either(issue.values.map(String))}.`;
    return { message: `cannot be ${shown(given)}`, fix };
  }
  if (isOwn(issue)) {
    // A schema that knows the fix gives it along.
    const fix = issue.code === 'custom' ? issue.params?.fix : undefined;
    return {
      message: scalar(given) ? `cannot be ${shown(given)}: ${issue.message}` : issue.message,
      fix: typeof fix === 'string' ? fix : scalar(given) ? 'Correct the value.' : 'Correct or complete it.',
    };
  }
  if (issue.code === 'invalid_type') return wrongKind(issue.expected, given);
  if (issue.code === 'too_small' || issue.code === 'too_big') return outOfRange(issue, given);
  return { message: `cannot be ${shown(given)}`, fix: 'Write it as in the neighboring files.' };
}

/** The value at a path, if there is one. Only what the file itself says counts, nothing that every object inherits. */
const valueAt = (value: unknown, path: PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (part, key) =>
      part !== null && typeof part === 'object' && Object.hasOwn(part, key)
        ? (part as Record<PropertyKey, unknown>)[key]
        : undefined,
    value,
  );

/** Of the forms that a value may have, the issues of the one that it comes closest to: of its kind, and least wrong. */
const unfolded = (issue: z.core.$ZodIssue): z.core.$ZodIssue[] => {
  if (issue.code !== 'invalid_union' || !issue.errors.length) return [issue];
  const isOther = (issues: z.core.$ZodIssue[]) =>
    Number(issues.some(({ code, path }) => code === 'invalid_type' && !path.length));
  const [closest = []] = issue.errors.toSorted((a, b) => isOther(a) - isOther(b) || a.length - b.length);
  return closest.flatMap((inner) => unfolded({ ...inner, path: [...issue.path, ...inner.path] }));
};

/** Our own words, which begin in lower case, and not the library's. */
const isOwn = ({ message }: z.core.$ZodIssue) => /^[\p{Ll}"]/u.test(message);

/** One issue for each value: its wrong kind, else what our schema says of it, else the last, which is the narrowest. */
function oneEach(issues: z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  const rank = (issue: z.core.$ZodIssue) => (issue.code === 'invalid_type' ? 0 : isOwn(issue) ? 1 : 2);
  const kept = new Map<string, z.core.$ZodIssue>();
  for (const issue of issues) {
    const at = JSON.stringify([issue.code === 'unrecognized_keys', ...issue.path.map(String)]);
    const other = kept.get(at);
    if (!other || rank(issue) < rank(other) || (rank(issue) === rank(other) && rank(issue) === 2)) kept.set(at, issue);
  }
  return [...kept.values()];
}

/** One problem for each malformed, missing or unknown field; `known` are the names of the fields there are. */
export function fieldProblems(
  error: z.ZodError,
  file: string,
  known: string[],
  lineOf: LineOf,
  value: unknown,
): Problem[] {
  return oneEach(error.issues.flatMap(unfolded)).flatMap((issue): Problem[] => {
    const place = (path: PropertyKey[]) => {
      const field = path.map((key) => shortName(String(key))).join('.');
      return { file, line: lineOf(...path) ?? lineOf(...path.slice(0, -1)), ...(field ? { field } : {}) };
    };
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        ...place([...issue.path, key]),
        message: 'there is no such field',
        fix: issue.path.length || !known.length ? 'Remove it.' : unknownField(key, known),
      }));
    }
    const given = valueAt(value, issue.path);
    if (issue.path.length && (given === undefined || given === null)) {
      const how = issue.code === 'invalid_value' ? `. Write ${either(issue.values.map(String))}.` : ' with a value.';
      const last = issue.path.at(-1);
      if (typeof last === 'number')
        return [{ ...place(issue.path), message: 'is empty', fix: 'Write a value, or remove this entry.' }];
      const name = shortName(String(last));
      return [{ ...place(issue.path), message: 'is missing', fix: `Add "${name}:"${how}` }];
    }
    return [{ ...place(issue.path), ...findingOf(issue, given) }];
  });
}

const shortName = (name: string) => (name.length > 40 ? `${name.slice(0, 39)}…` : name);

function unknownField(key: string, known: string[]): string {
  const near = nearest(key, known);
  return `${near.length ? `Remove it, or write ${either(near)}.` : 'Remove it.'} Fields: ${known.join(', ')}.`;
}
