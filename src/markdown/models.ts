/** Reads and checks published models: fields, sources, and sizes that follow from what they say. Pure. */
import { modelSchema, type PublishedModel } from '../schema/model.ts';
import { unknown } from './check-links.ts';
import type { Content } from './content.ts';
import type { Problem } from './problem.ts';
import { type RecordFile, readRecord } from './read.ts';

/** A published model as its file says it. */
export type ModelFile = RecordFile<PublishedModel>;

/** A model's file taken apart, or the problems that prevent it. JSON is read as YAML, for its line numbers. */
export const readModel = (id: string, file: string, text: string): ModelFile | Problem[] =>
  readRecord(id, file, text, modelSchema);

/** The product that `as` writes out: `(2 + 3) × 4 heads` is 20. Undefined where there is nothing to multiply. */
export function productIn(as: string): number | undefined {
  const bare = as
    .replace(/[A-Za-z]+/g, '')
    .replace(/\s+/g, '')
    .replaceAll('×', '*');
  if (!/^[\d*+()]+$/.test(bare) || !/[*+]/.test(bare)) return undefined;
  const sum = (text: string) =>
    text
      .split('+')
      .reduce((total, term) => total + term.split('*').reduce((product, factor) => product * Number(factor), 1), 0);
  return sum(bare.replace(/\(([^()]*)\)/g, (_, inner: string) => String(sum(inner))));
}

/** Every problem of the models: unknown sources, and numbers that are not what their factors give. */
export const checkModels = ({ models, ids }: Content): Problem[] =>
  models.flatMap(({ file, fields, lineOf }) => [
    ...fields.sources.flatMap(({ id }, k): Problem[] =>
      ids.source.includes(id)
        ? []
        : [
            {
              file,
              line: lineOf('sources', k),
              field: 'sources',
              ...unknown('source', id, ids.source, `content/sources/${id}.yaml (npm run new source ${id})`),
            },
          ],
    ),
    ...(fields.state?.parts ?? []).flatMap(({ name, numbers, as }, k): Problem[] => {
      const product = productIn(as);
      if (product === numbers) return [];
      const message =
        product === undefined
          ? `"${as}" is not a product of numbers`
          : `"${name}" has ${numbers} numbers, and ${as} is ${product}`;
      return [
        {
          file,
          line: lineOf('state', 'parts', k),
          field: 'state.parts',
          message,
          fix: 'Write the factors as in "24 heads × 128 × 256", and their product as the number.',
        },
      ];
    }),
  ]);
