/** Claim: a text model that always takes the most probable character soon writes the same words over and over. */
import { defineClaim } from '../define.ts';
import { Random } from '../random.ts';
import { writeText } from '../trained/write-text.ts';
import { textBefore } from '../training/go-on.ts';
import { readerNames } from '../training/readers.ts';
import { AS_IT_IS } from '../training/sampling.ts';

const BEGINNINGS = ['the whale', 'call me', 'and so'];
/** Characters that are written, those after which a loop is looked for, and the longest that counts. */
const [COUNT, FROM, LONGEST] = [300, 150, 40];

/** How long the piece is that the end of a text repeats; undefined where it repeats none. */
const loopOf = (end: string) =>
  Array.from({ length: LONGEST }, (_, k) => k + 1).find((period) => end.slice(period) === end.slice(0, -period));

export default defineClaim({
  cites: [],
  domain: 'the five shipped text models, the transformer with a window of 64 characters, and these beginnings',
  async measure(temperature: number = 0) {
    const how = { sampling: { ...AS_IT_IS, temperature }, count: COUNT, shown: 1 };
    const texts = await Promise.all(
      readerNames.flatMap((model) =>
        BEGINNINGS.map(async (beginning) => {
          const made = await writeText(model, beginning, how, new Random(1, 'loop'));
          return textBefore({ ...made, start: '' }, COUNT);
        }),
      ),
    );
    const loops = texts.map((text) => loopOf(text.slice(FROM)));
    const [example = ''] = texts;
    return {
      texts: texts.length,
      models: readerNames.length,
      from: FROM,
      to: COUNT,
      looping: loops.filter((loop) => loop !== undefined).length,
      longest: Math.max(...loops.map((loop) => loop ?? 0)),
      example: example.slice(FROM, FROM + (loops[0] ?? 0)),
    };
  },
  holds: ({ texts, looping }) => looping === texts,
  says: ({ texts, models, from, to, looping, longest, example }) =>
    `At temperature 0, ${looping} of ${texts} texts of the ${models} shipped text models only repeat a piece of at most ${longest} characters from character ${from} to ${to}, for example “${example}”.`,
  breaks: { by: 'temperature 1 in the place of 0', alteration: 1 },
});
