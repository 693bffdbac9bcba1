/** Trained text models read the reader's own sentence: how many bits each character costs, and what was expected in its place. */
import { NextLetters, named } from '../charts/next-letters.tsx';
import { WrittenText } from '../charts/written-text.tsx';
import { choice, defineDemo, text, timeline } from '../define.ts';
import { toPlain } from '../tasks/next-character.ts';
import { withWriter } from '../trained/write-text.ts';
import { toldLeftOut } from '../training/go-on.ts';
import { READERS, type ReaderName, readerNames } from '../training/readers.ts';
import { bitsPerCharacter, type ReadCharacter, readText } from '../training/text-surprise.ts';

const [MOST, SHOWN, LETTERS] = [160, 4, 5];
const MODELS = Object.fromEntries(readerNames.map((name) => [name, READERS[name].title])) as Record<ReaderName, string>;
const SENTENCE = 'all that most maddens and torments was visible, and made practically assailable in moby dick.';

type Frame = { leftOut: string[]; read: Record<ReaderName, ReadCharacter[]> };

export default defineDemo({
  title: 'See which characters of your text surprise a model',
  dare: 'Type a sentence of your own: the first letter of each word costs most, and the rest almost follows from it.',
  trained: ['whale-rnn', 'whale-lstm', 'whale-gru', 'whale-mamba', 'whale-transformer'],
  seedless: 'the models are trained and the text is yours, so nothing is drawn by chance',
  controls: {
    typed: text('Your text', SENTENCE, { minLength: 1, maxLength: MOST, allowed: '\\p{L}\\p{M}\\p{N}\\p{P}\\p{S} ' }),
    model: choice('Model', MODELS, 'gru', { scrub: true }),
    at: timeline('Character', MOST - 1, 9),
  },
  tries: [
    {
      label: 'from the book',
      settings: {},
      says: 'Words that are common in the book cost little after their first letter.',
    },
    {
      label: 'other English',
      settings: { typed: 'please restart your phone and check whether the update was installed.' },
      says: 'The words are English, but not those of a whaling novel, and each costs more.',
    },
    {
      label: 'no language',
      settings: { typed: 'xq zvkj wpf bnmt ghrl cdx qqz jkw' },
      says: 'Nothing here follows from what stands before.',
    },
  ],
  async *run({ typed }): AsyncGenerator<Frame> {
    const { text: plain, leftOut } = toPlain(typed);
    const read = await Promise.all(
      readerNames.map(async (name) => [name, await withWriter(name, (writer) => readText(writer, plain, SHOWN))]),
    );
    yield { leftOut, read: Object.fromEntries(read) as Frame['read'] };
  },
  last: ({ read }) => Math.max(0, read.gru.length - 1),
  view: ({ read }, { model, at }, set) => {
    const characters = read[model];
    const shown = Math.min(at, characters.length - 1);
    return (
      <div class="text-models">
        <WrittenText
          title="The text, with the surprise of each character"
          text={characters}
          quantity={model}
          at={shown}
          onPoint={(k) => set({ at: k })}
        />
        {characters.length > 0 && (
          <NextLetters
            text={characters
              .slice(0, shown)
              .map(({ character }) => character)
              .join('')}
            next={characters[shown].character}
            rows={readerNames.map((name) => ({
              model: MODELS[name],
              quantity: name,
              guesses: read[name][shown].expected,
            }))}
          />
        )}
      </div>
    );
  },
  tell: ({ leftOut, read }, { model, at }) => {
    const characters = read[model];
    if (!characters.length) return `There is nothing to read.${toldLeftOut(leftOut)}`;
    const ranked = characters
      .map((one, t) => ({ ...one, t }))
      .sort((a, b) => b.bits - a.bits)
      .slice(0, LETTERS);
    const dearest = ranked.map(
      ({ character, bits, t }) => `${named(character)} (number ${t + 1}, ${bits.toFixed(1)} bits)`,
    );
    const shown = Math.min(at, characters.length - 1);
    const one = characters[shown];
    const each = readerNames.map((name) => `${MODELS[name]} ${bitsPerCharacter(read[name]).toFixed(2)}`);
    return (
      `${named(one.character)}, number ${shown + 1}, costs the ${MODELS[model]} ${one.bits.toFixed(1)} bits. In bits per character this text costs: ${each.join(', ')}. The characters that surprise the ${MODELS[model]} most are ` +
      `${dearest.join(', ')}.${toldLeftOut(leftOut)}`
    );
  },
});
