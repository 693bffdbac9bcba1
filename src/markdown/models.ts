/** Reads and checks published models: fields, sources, and sizes that follow from what they say. Pure. */
import { modelSchema, type PublishedModel } from '../schema/model.ts';
import { ADDED, unknown } from './check-links.ts';
import type { Content } from './content.ts';
import type { Problem } from './problem.ts';
import { productIn } from './product.ts';
import { type RecordFile, readRecord } from './read.ts';

/** A published model as its file says it. */
export type ModelFile = RecordFile<PublishedModel>;

/** A model's file taken apart, or the problems that prevent it. JSON is read as YAML, for its line numbers. */
export const readModel = (id: string, file: string, text: string): ModelFile | Problem[] =>
  readRecord(id, file, text, modelSchema);

/** Two models of one name are one too many; places in lists are looked at for all kinds of files together. */
const repeated = (models: ModelFile[]): Problem[] =>
  models.flatMap(({ file, fields, lineOf }, k) => {
    const earlier = models.slice(0, k).find((other) => other.fields.title === fields.title);
    if (!earlier) return [];
    const message = `${JSON.stringify(fields.title)} is that of ${earlier.file}, too`;
    return [{ file, line: lineOf('title'), field: 'title', message, fix: 'Give each model a title of its own.' }];
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
            ...unknown('source', id, sources, ADDED.source(id)),
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
      // A single group may stand without brackets: of the two paths, the one that the file has leads further down.
      const line = Math.max(lineOf('state', group, 'parts', k) ?? 1, lineOf('state', 'parts', k) ?? 1);
      return [{ file, line, field: 'state.parts', message, fix }];
    }),
  );

/** Every problem of the models. */
export const checkModels = ({ models, ids }: Content): Problem[] => [
  ...models.flatMap((model) => [...unsourced(model, ids.source), ...miscounted(model)]),
  ...repeated(models),
];
