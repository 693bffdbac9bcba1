/** Reads and checks words with several meanings: every meaning is a term, and every such term says so. Pure. */
import { type SenseFields, senseSchema } from '../schema/sense.ts';
import { unknown } from './check-links.ts';
import type { Content } from './content.ts';
import type { Problem } from './problem.ts';
import { quantityIn } from './quantity.ts';
import { type RecordFile, readRecord } from './read.ts';

/** A word as its file says it. */
export type SenseFile = RecordFile<SenseFields>;

/** A word's file taken apart, or the problems that prevent it. */
export const readSense = (id: string, file: string, text: string): SenseFile | Problem[] =>
  readRecord(id, file, text, senseSchema);

/** Every problem of the words and of the terms that name them. */
export function checkSenses({ senses, terms, ids }: Content): Problem[] {
  const words = senses.map(({ id }) => id);
  const ofWords = senses.flatMap(({ id, file, fields, lineOf }) =>
    fields.senses.flatMap(({ term, means }, k): Problem[] => {
      const place = { file, line: lineOf('senses', k), field: `senses.${k}` };
      if (!ids.term.includes(term)) {
        return [
          { ...place, ...unknown('term', term, ids.term, `content/terms/${term}.mdx (npm run new term ${term})`) },
        ];
      }
      const word = quantityIn(means);
      if (word)
        return [
          {
            ...place,
            message: `says "${word}", which needs a mark`,
            fix: 'Say what the meaning is without a number; the term’s page has the figures.',
          },
        ];
      const owner = terms.find((other) => other.id === term);
      if (!owner || owner.fields.senseOf.includes(id)) return [];
      return [
        {
          file: owner.file,
          message: `is a meaning of "${id}" (${file}) and does not say so`,
          fix: `Add "senseOf: [${[...owner.fields.senseOf, id].join(', ')}]".`,
        },
      ];
    }),
  );
  const ofTerms = terms.flatMap(({ id, file, fields, lineOf }) =>
    fields.senseOf.flatMap((word, k): Problem[] => {
      const place = { file, line: lineOf('senseOf', k), field: 'senseOf' };
      if (!words.includes(word)) return [{ ...place, ...unknown('word', word, words, `content/senses/${word}.yaml`) }];
      const listed = senses.find((sense) => sense.id === word)!.fields.senses.some(({ term }) => term === id);
      return listed
        ? []
        : [
            {
              ...place,
              message: `"${word}" does not list this term`,
              fix: `Add it to content/senses/${word}.yaml, or remove it here.`,
            },
          ];
    }),
  );
  return [...ofWords, ...ofTerms];
}
