/** Trained text models read the reader's own sentence: how many bits each character costs, and what was expected in its place. */
import { NextLetters, named } from '../charts/next-letters.tsx';
import { WrittenText } from '../charts/written-text.tsx';
import { choice, defineDemo, text, timeline } from '../define.ts';
import { toPlain } from '../tasks/next-character.ts';
import { withTextModels } from '../trained/text-models.ts';
import { toldLeftOut } from '../training/go-on.ts';
import { LARGE, TEXT_MODELS } from '../training/text-sizes.ts';
import { bitsPerCharacter, type ReadCharacter, readText } from '../training/text-surprise.ts';

const [MOST, SHOWN, LETTERS] = [160, 4, 5];
const SENTENCE = 'all that most maddens and torments was visible, and made practically assailable in moby dick.';

/** What each model of the chosen one's size read. */
type Read = { name: string; title: string; characters: ReadCharacter[] };
type Frame = { leftOut: string[]; read: Read[] };
const textOf = (characters: ReadCharacter[]) => characters.map(({ character }) => character).join('');
const of = ({ read }: Frame, model: string) => read.find(({ name }) => model.replace(LARGE, '') === name) ?? read[0];

export default defineDemo({
  title: 'See which characters of your text surprise a model',
  dare: 'Type a sentence of your own: the first letter of each word costs most, and the rest almost follows from it.',
  trained: ['whale-rnn', 'whale-lstm', 'whale-gru', 'whale-mamba', 'whale-transformer'],
  seedless: 'the models are trained and the text is yours, so nothing is drawn by chance',
  controls: {
    typed: text('Your text', SENTENCE, { minLength: 1, maxLength: MOST, allowed: '\\p{L}\\p{M}\\p{N}\\p{P}\\p{S} ' }),
    model: choice('Model', TEXT_MODELS, 'gru'),
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
  async *run({ typed, model }): AsyncGenerator<Frame> {
    const { text: plain, leftOut } = toPlain(typed);
    const read = await withTextModels(model.startsWith(LARGE) ? 'large' : 'small', ({ name, title, open }) => {
      const writer = open();
      const characters = readText(writer, plain, SHOWN);
      writer.dispose();
      return { name, title, characters };
    });
    yield { leftOut, read };
  },
  last: ({ read }) => Math.max(0, read[0].characters.length - 1),
  view: (frame, { model, at }, set) => {
    const { name, characters } = of(frame, model);
    const shown = Math.min(at, characters.length - 1);
    return (
      <div class="text-models">
        <WrittenText
          title="The text, with the surprise of each character"
          text={characters}
          quantity={name}
          at={shown}
          onPoint={(k) => set({ at: k })}
        />
        {characters.length > 0 && (
          <NextLetters
            text={textOf(characters.slice(0, shown))}
            next={characters[shown].character}
            rows={frame.read.map((one) => {
              return { model: one.title, quantity: one.name, guesses: one.characters[shown].expected };
            })}
          />
        )}
      </div>
    );
  },
  tell: (frame, { model, at }) => {
    const { leftOut, read } = frame;
    const { title, characters } = of(frame, model);
    if (!characters.length) return `There is nothing to read.${toldLeftOut(leftOut)}`;
    const ranked = characters.map((one, t) => ({ ...one, t })).sort((a, b) => b.bits - a.bits);
    const dearest = ranked
      .slice(0, LETTERS)
      .map(({ character, bits, t }) => `${named(character)} (number ${t + 1}, ${bits.toFixed(1)} bits)`);
    const shown = Math.min(at, characters.length - 1);
    const one = characters[shown];
    const each = read.map((other) => `${other.title} ${bitsPerCharacter(other.characters).toFixed(2)}`);
    return (
      `${named(one.character)}, number ${shown + 1}, costs the ${title} ${one.bits.toFixed(1)} bits. In bits per character this text costs: ${each.join(', ')}. The characters that surprise the ${title} most are ` +
      `${dearest.join(', ')}.${toldLeftOut(leftOut)}`
    );
  },
});
