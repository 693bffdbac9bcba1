/** Checks the numbers that pages take from published models: those that rest on a model, and sizes that should. Pure. */
import { pagesOf, unboundNumbers } from './bound-numbers.ts';
import type { Content } from './content.ts';
import type { Problem } from './problem.ts';
import { sentencesOf } from './prose.ts';

/** A size in memory, as printed. */
const SIZE = /\d[\d,.]*\s*[kKMGT]i?B\b/;

/** The numbers that rest on a model and do not follow from its file. What rests on claims is compared where they run. */
const misquoted = (content: Content): Problem[] =>
  unboundNumbers(pagesOf(content), { claim: () => undefined, models: content.models });

/** Sizes of a published model that no calculation backs: a source gives the layers, and the bytes were computed from them. */
const uncomputed = (content: Content): Problem[] =>
  pagesOf(content).flatMap(({ file, tree, bodyLine }) =>
    sentencesOf(tree).flatMap(({ text, line, marks }) => {
      const model = content.models.find(({ fields }) => text.includes(fields.title));
      if (!model || !SIZE.test(text) || marks.some(({ kind }) => kind === 'claim' || kind === 'model')) return [];
      const message = `"${SIZE.exec(text)?.[0]}" is a size of ${model.fields.title}, and nothing computes it`;
      const fix = `Rest it on the model's file, [words](model:${model.id}), or on a claim.`;
      return [{ file, line: bodyLine + line, message, fix }];
    }),
  );

export const checkSizes = (content: Content): Problem[] => [...misquoted(content), ...uncomputed(content)];
