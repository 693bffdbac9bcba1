/** Claim: a small transformer predicts worse where more stands before a character than it was trained on; recurrent models do not. */
import { defineClaim } from '../define.ts';
import { toPlain } from '../tasks/next-character.ts';
import { withWriter } from '../trained/write-text.ts';
import { mobyDick } from '../training/race/samples.ts';
import { CONTEXT, readerNames } from '../training/readers.ts';
import { bitsPerCharacter, readText } from '../training/text-surprise.ts';

/** Windows that are read, and how many times the trained length each has. */
const [WINDOWS, TIMES] = [8, 3];

export default defineClaim({
  cites: [],
  domain: 'the five shipped text models, trained on windows of 64 characters, over the beginning of their own book',
  async measure(window: number = Infinity) {
    const text = toPlain(mobyDick).text;
    const T = TIMES * CONTEXT;
    const bits = await Promise.all(
      readerNames.map(async (name) => {
        const parts = await Promise.all(
          Array.from({ length: WINDOWS }, (_, k) =>
            withWriter(name, (writer) => readText(writer, text.slice(k * T, (k + 1) * T)), window),
          ),
        );
        const over = (from: number, to: number) => bitsPerCharacter(parts.flatMap((part) => part.slice(from, to)));
        return { name, within: over(0, CONTEXT), beyond: over(T - CONTEXT, T) };
      }),
    );
    const [transformer] = bits.filter(({ name }) => name === 'transformer');
    const gains = bits.filter(({ name }) => name !== 'transformer').map(({ within, beyond }) => within - beyond);
    return { trained: CONTEXT, from: T - CONTEXT, to: T, ...transformer, gain: Math.min(...gains) };
  },
  holds: ({ within, beyond, gain }) => beyond > within + 1 && gain > 0,
  says: ({ trained, from, to, within, beyond, gain }) =>
    `Trained on windows of ${trained} characters, the transformer needs ${within.toFixed(2)} bits per character over the first ${trained} characters of a text and ${beyond.toFixed(2)} over characters ${from} to ${to}; each of the recurrent models needs at least ${gain.toFixed(2)} fewer there than at the beginning.`,
  breaks: { by: 'a transformer that looks back at 64 characters and no further', alteration: 64 },
});
