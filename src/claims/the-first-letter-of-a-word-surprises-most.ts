/** Claim: the first letter of a word costs a character model more bits than the letters after it. */
import { defineClaim } from '../define.ts';
import { toPlain } from '../tasks/next-character.ts';
import { withWriter } from '../trained/write-text.ts';
import { mobyDick } from '../training/race/samples.ts';
import { readerNames } from '../training/readers.ts';
import { readText } from '../training/text-surprise.ts';

const CHARACTERS = 1200;
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

export default defineClaim({
  cites: [],
  domain: 'the five shipped text models over the beginning of their own book',
  async measure(first: string = ' ') {
    const text = toPlain(mobyDick).text.slice(0, CHARACTERS);
    const bits = await Promise.all(
      readerNames.map(async (name) => {
        const read = await withWriter(name, (writer) => readText(writer, text));
        const letters = read.flatMap(({ character, bits: cost }, t) =>
          /[a-z]/.test(character) ? [{ cost, isFirst: text[t - 1] === first }] : [],
        );
        const of = (isFirst: boolean) => mean(letters.flatMap((one) => (one.isFirst === isFirst ? [one.cost] : [])));
        return { first: of(true), rest: of(false) };
      }),
    );
    const [firsts, rests] = [bits.map((one) => one.first), bits.map((one) => one.rest)];
    return {
      models: readerNames.length,
      characters: CHARACTERS,
      first: [Math.min(...firsts), Math.max(...firsts)],
      rest: [Math.min(...rests), Math.max(...rests)],
    };
  },
  holds: ({ first, rest }) => first[0] > 1.5 * rest[1],
  says: ({ models, characters, first, rest }) =>
    `Over ${characters} characters, the first letter of a word costs the ${models} models ${first[0].toFixed(1)} to ${first[1].toFixed(1)} bits in the mean, and a later letter ${rest[0].toFixed(1)} to ${rest[1].toFixed(1)}.`,
  breaks: { by: 'letters after an e in the place of those after a space', alteration: 'e' },
});
