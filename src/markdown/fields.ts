/** Reads the fields of a YAML text: checked by a schema, each with its line, and every malformed one as a problem. */
import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml';
import type { z } from 'zod';
import { either, nearest, type Problem } from './problem.ts';

/** The line of a field, or of an entry in it: `lineOf('prerequisites', 1)`. Undefined where the field is absent. */
export type LineOf = (...path: PropertyKey[]) => number | undefined;

/** A YAML text as a value, with lines counted from `firstLine`; `problem` where it is not YAML. */
export function readYaml(
  text: string,
  firstLine: number,
  file: string,
): { value: unknown; lineOf: LineOf; problem?: Problem } {
  const counter = new LineCounter();
  const tree = parseDocument(text, { lineCounter: counter });
  const lineAt = (offset: number) => counter.linePos(offset).line + firstLine - 1;
  const lineOf: LineOf = (...path) => {
    let node: Node | null | undefined = tree.contents;
    let line: number | undefined;
    for (const key of path) {
      const pair: Pair | undefined = isMap(node)
        ? node.items.find((item) => isScalar(item.key) && item.key.value === key)
        : undefined;
      const entry: Node | undefined = isSeq(node) ? (node.items[Number(key)] as Node | undefined) : undefined;
      const at = (pair?.key as Node | undefined)?.range ?? entry?.range;
      if (!at) break;
      line = lineAt(at[0]);
      node = entry ?? (pair!.value as Node | null);
    }
    return line;
  };
  const error = tree.errors[0];
  if (!error) return { value: tree.toJS(), lineOf };
  return {
    value: undefined,
    lineOf,
    problem: {
      file,
      line: lineAt(error.pos[0]),
      message: `cannot be read as YAML: ${error.message.split('\n')[0]!.replace(/:$/, '')}`,
      fix: 'Indent as in the neighboring files; put quotes around values with a colon, a hash, a quote or a bracket.',
    },
  };
}

/** How a value of the wrong type is written rightly. */
function mend(issue: z.core.$ZodIssue, given: unknown): string {
  const options = issue.code === 'invalid_value' ? issue.values : [];
  if (options.length) return `Write ${either(options.map(String))}.`;
  const expected = issue.code === 'invalid_type' ? issue.expected : '';
  if (expected === 'array') return `Write it as a list: [${String(given)}].`;
  if (expected === 'string') return `Write it in quotes: "${String(given)}".`;
  return 'Correct the value.';
}

/** One problem for each malformed, missing or unknown field; `known` are the names of the fields there are. */
export function fieldProblems(
  error: z.ZodError,
  file: string,
  known: string[],
  lineOf: LineOf,
  value: unknown,
): Problem[] {
  return error.issues.flatMap((issue): Problem[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        file,
        line: lineOf(...issue.path, key),
        field: [...issue.path, key].join('.'),
        message: 'there is no such field',
        fix:
          issue.path.length || !known.length
            ? 'Remove it.'
            : `Remove it, or write ${either(nearest(key, known))}. Fields: ${known.join(', ')}.`,
      }));
    }
    const field = issue.path.join('.');
    const given = issue.path.reduce<unknown>(
      (part, key) => (part as Record<PropertyKey, unknown> | undefined)?.[key],
      value,
    );
    if (given === undefined || given === null) {
      const how = issue.code === 'invalid_value' ? `. ${mend(issue, given)}` : ' with a value.';
      return [
        {
          file,
          line: lineOf(...issue.path),
          field,
          message: 'is missing',
          fix: `Add "${String(issue.path.at(-1))}:"${how}`,
        },
      ];
    }
    return [
      {
        file,
        line: lineOf(...issue.path),
        field,
        message: `cannot be ${JSON.stringify(given)}: ${issue.message}`,
        fix: mend(issue, given),
      },
    ];
  });
}
