/** Reads and checks published models: fields, sources, and sizes that follow from what they say. Pure. */
import { ZodError } from 'zod';
import { modelSchema, type PublishedModel } from '../schema/model.ts';
import { id as termId } from '../schema/term.ts';
import { unknown } from './check-text.ts';
import type { Content } from './content.ts';
import { fieldProblems, type LineOf, readYaml } from './fields.ts';
import { clashes } from './model-clashes.ts';
import type { Problem } from './problem.ts';
import { productIn } from './product.ts';

/** A published model as its file says it. */
export interface ModelFile {
  id: string;
  file: string;
  fields: PublishedModel;
  lineOf: LineOf;
}

/** A path as the file has it: the schema numbers a group of layers that stands there without brackets as the first. */
const pathIn =
  (value: unknown) =>
  ([field, ...rest]: PropertyKey[]): PropertyKey[] => {
    if (field === undefined) return [];
    const isGroup = field === 'cache' || field === 'state';
    const isList = Array.isArray((value as Record<PropertyKey, unknown> | null)?.[field]);
    return isGroup && !isList ? [field, ...rest.slice(1)] : [field, ...rest];
  };

/** A model's file taken apart, or the problems that prevent it. JSON is read as YAML, for its line numbers. */
export function readModel(id: string, file: string, text: string): ModelFile | Problem[] {
  const issue = termId.safeParse(id).error?.issues[0];
  if (issue) return [{ file, message: `"${id}" cannot be an id: ${issue.message}`, fix: 'Rename the file.' }];
  const { value, lineOf: lineAt, problem } = readYaml(text, 1, file);
  if (problem) return [problem];
  const inFile = pathIn(value);
  const lineOf: LineOf = (...path) => lineAt(...inFile(path));
  const { data, error } = modelSchema.safeParse(value ?? {});
  if (!data) {
    const issues = error.issues.map((each) => ({ ...each, path: inFile(each.path) }));
    return fieldProblems(new ZodError(issues), file, Object.keys(modelSchema.shape), lineAt, value ?? {});
  }
  const wrong = clashes(data);
  return wrong.length
    ? wrong.map(({ path, ...told }) => ({ file, line: lineOf(...path), field: inFile(path).join('.'), ...told }))
    : { id, file, fields: data, lineOf };
}

/** Two models of one name, or at one place of the lists, are one too many. */
const repeated = (field: 'title' | 'order', models: ModelFile[]): Problem[] =>
  models.flatMap(({ file, fields, lineOf }, k) => {
    const earlier = models.slice(0, k).find((other) => other.fields[field] === fields[field]);
    if (!earlier) return [];
    const message = `${JSON.stringify(fields[field])} is that of ${earlier.file}, too`;
    return [{ file, line: lineOf(field), field, message, fix: `Give each model a ${field} of its own.` }];
  });

/** Sources that are none. */
const unsourced = ({ file, fields, lineOf }: ModelFile, sources: string[]): Problem[] =>
  fields.sources.flatMap(({ id }, k) =>
    sources.includes(id)
      ? []
      : [
          {
            file,
            line: lineOf('sources', k),
            field: 'sources',
            ...unknown('source', id, sources, `content/sources/${id}.yaml (npm run new source ${id})`),
          },
        ],
  );

/** Numbers of a state that are not what their factors give. */
const miscounted = ({ file, fields: { state = [] }, lineOf }: ModelFile): Problem[] =>
  state.flatMap(({ parts }, group) =>
    parts.flatMap(({ name, numbers, as }, k) => {
      const product = productIn(as);
      if (product === numbers) return [];
      const message =
        product === undefined
          ? `"${as}" is not a product of numbers`
          : `"${name}" has ${numbers} numbers, and ${as} is ${product}`;
      const fix = 'Write the factors as in "24 heads × 128 × 256", and their product as the number.';
      return [{ file, line: lineOf('state', group, 'parts', k), field: 'state.parts', message, fix }];
    }),
  );

/** Every problem of the models. */
export const checkModels = ({ models, ids }: Content): Problem[] => [
  ...models.flatMap((model) => [...unsourced(model, ids.source), ...miscounted(model)]),
  ...repeated('title', models),
  ...repeated('order', models),
];
