/** A trained LSTM and a trained Mamba read one text, of which a character is changed: what each keeps, and what changes of it. */
import { KeptMap } from '../charts/kept-map.tsx';
import { shown } from '../charts/scale.ts';
import { choice, defineDemo, range, text } from '../define.ts';
import { withModel } from '../trained/load.ts';
import { type Changed, compareKept, type Keeper, TEXT, type Texts, textsOf } from '../training/what-is-kept.ts';
import { amount } from '../units.ts';

/** REACH is how many characters the short convolution of Mamba sees. */
const [MOST, UNITS, REACH] = [28, 4, 4];
const DRAWN = {
  factors: 'fraction of the state that is kept, in four units: forget gate f, and Ā = exp(ΔA)',
  state: 'four numbers of each state: c of the LSTM, s of Mamba',
};
const SHOWN = { factors: 'what each keeps', state: 'the states themselves' };
/** Letter and color of what is drawn of a model, and what the sentence calls it. */
const NAMES = {
  lstm: { factors: ['f', 'forget', 'forget gates of the LSTM'], state: ['c', 'cell', 'cell states of the LSTM'] },
  mamba: { factors: ['Ā', 'forget', 'factors of Mamba'], state: ['s', 'cell', 'states of Mamba'] },
} as const;
const TITLES = { lstm: 'LSTM', mamba: 'Mamba' };
const keepers: Keeper[] = ['lstm', 'mamba'];

type Frame = { texts: Texts } & Record<Keeper, Record<keyof typeof SHOWN, Changed>>;

const spoken = (character = '') => (character === ' ' ? 'a space' : `“${character}”`);

export default defineDemo({
  title: 'Change one character under an LSTM and a Mamba',
  dare: 'Tap a character to change it: what the LSTM keeps changes from there to the end, what Mamba keeps at four characters at most.',
  trained: ['whale-lstm', 'whale-mamba'],
  seedless: 'the models are trained and the text is yours, so nothing is drawn by chance',
  controls: {
    typed: text('Text', TEXT, {
      minLength: 1,
      maxLength: MOST,
      allowed: '\\p{L}\\p{M}\\p{N}\\p{P}\\p{S} ',
    }),
    at: range('Change character', 1, MOST, 5),
    to: text('to', 's', { maxLength: 1, allowed: "a-zA-Z .,;!?'-" }),
    show: choice('Compare', SHOWN, 'factors', { scrub: true, rare: true }),
  },
  tries: [
    { label: 'what each keeps', settings: {}, says: 'The changes of Mamba soon end; those of the LSTM go on.' },
    { label: 'a late change', settings: { at: 20 }, says: 'Nothing before the change differs in either model.' },
    {
      label: 'the states',
      settings: { show: 'state' },
      says: 'The states differ to the end of the text in both models.',
    },
  ],
  async *run({ typed, at, to }): AsyncGenerator<Frame> {
    const texts = textsOf(typed, at - 1, to, MOST);
    const kept = (name: Keeper) => withModel(`whale-${name}`, (network) => compareKept(name, network, texts, UNITS));
    yield { texts, lstm: await kept('lstm'), mamba: await kept('mamba') };
  },
  view: ({ texts: { after, at }, ...of }, { show }, set) => (
    <KeptMap
      title={`Two models read “${after}”: ${SHOWN[show]} at each character, and how much of that the new character ${at + 1} changed`}
      text={after}
      drawn={DRAWN[show]}
      at={at}
      onPoint={(t) => set({ at: t + 1 })}
      models={keepers.map((name) => {
        const [letter, quantity] = NAMES[name][show];
        const size = show === 'factors' ? 1 : Math.max(...of[name].state.units.flat().map(Math.abs));
        return { model: TITLES[name], letter, quantity, size, ...of[name][show] };
      })}
    />
  ),
  tell: ({ texts: { before, after, at, note = '' }, ...of }, { show }) => {
    const place = `character ${at + 1} of ${before.length}`;
    if (before === after)
      return `Nothing is changed, because ${place} is still ${spoken(after[at])}. Change it to another one. ${note}`.trim();
    const rest = before.length - at;
    const each = keepers.map((name) => {
      const { moved } = of[name][show];
      const [changed, last] = [moved.filter((change) => change > 0).length, moved.at(-1) ?? 0];
      const end =
        last > 0
          ? `up to the last one (by ${shown(last)})`
          : `and at the ${amount(rest - changed, 'character')} after that not at all`;
      return `the ${NAMES[name][show][2]} change at ${amount(changed, 'character')}, ${end}`;
    });
    const why =
      show === 'state'
        ? 'Both states remember the change, but only the LSTM uses its state to decide what to keep.'
        : rest > REACH
          ? 'Mamba decides what to keep from the last four characters; the LSTM also reads its hidden state, which carries the change on.'
          : 'So near the end the two do not differ in this: change an earlier character.';
    return `With ${spoken(after[at])} instead of ${spoken(before[at])} at ${place}, ${each.join('; ')}. ${why} ${note}`.trim();
  },
});
