/** A small trained RNN, one character at a time: both terms, the state, and the guess; one weight may be changed. */
import { Bars } from '../charts/bars.tsx';
import { percent, shown } from '../charts/scale.ts';
import { Tape } from '../charts/tape.tsx';
import { defineDemo, range, text, timeline } from '../define.ts';
import { ALPHABET } from '../tasks/names.ts';
import { withModel } from '../trained/load.ts';
import { type SpellStep, spellEdited } from '../training/spell.ts';

const [H, LONGEST, SHOWN, LIMIT] = [16, 12, 6, 2.5];

type Frame = { steps: SpellStep[]; plain: number[][]; endings: string[] };

const likely = (guess: number[]) =>
  guess
    .map((chance, k) => ({ letter: k === 0 ? 'end' : ALPHABET[k]!, chance }))
    .sort((a, b) => b.chance - a.chance)
    .slice(0, SHOWN);

export default defineDemo({
  title: 'Step a small RNN through a name',
  dare: 'Step through “anna”, then type your own name below: when does the model guess the next character right?',
  trained: ['names-rnn'],
  controls: {
    name: text('Name', 'anna', { maxLength: LONGEST, allowed: 'a-z' }),
    step: timeline('Character', LONGEST, 1),
    to: range('Change the weight of U to unit', 1, H, 1, { needs: 'change', rare: true }),
    from: range('from unit', 1, H, 1, { needs: 'change', rare: true }),
    change: range('by adding', -4, 4, 0, { step: 0.25, rare: true }),
  },
  tries: [
    { label: 'anna', settings: {} },
    { label: 'end of the name', settings: { step: 4 }, says: 'The model now has to decide whether the name ends.' },
    {
      label: 'change one weight',
      settings: { step: 4, to: 1, from: 1, change: 4 },
      says: 'One weight of U acts at every time step.',
    },
  ],
  async *run({ name, to, from, change }, random): AsyncGenerator<Frame> {
    const edit = { to: to - 1, from: from - 1, change };
    yield await withModel('names-rnn', (network) => spellEdited(network, name, edit, random));
  },
  last: ({ steps }) => steps.length - 1,
  view: ({ steps }, { step, to }, set) => {
    const now = steps[Math.min(step, steps.length - 1)]!;
    const guesses = likely(now.guess);
    const title = `The terms W x and U h, and the state h, of ${H} units`;
    const chances = guesses.map(({ chance }) => chance);
    const labels = guesses.map(({ letter, chance }) => `${letter}\n${percent(chance)}`);
    return (
      <div class="spell">
        <Tape letters={steps.map(({ letter }) => letter)} now={step} onChoose={(t) => set({ step: t })} />
        <Bars
          title={title}
          limit={LIMIT}
          chosen={to - 1}
          rows={[
            { letter: 'W x', name: 'what the character adds', quantity: 'input', values: now.Wx },
            { letter: 'U h', name: 'what the past adds', quantity: 'weight', values: now.Uh },
            {
              letter: 'h',
              name: 'new state: tanh of their sum',
              quantity: 'hidden',
              values: now.h.map((value) => value * LIMIT),
            },
          ]}
        />
        <Bars
          title="The most probable next characters"
          limit={Math.max(...chances)}
          rows={[
            { letter: 'next', name: 'most probable next characters', quantity: 'output', values: chances, labels },
          ]}
        />
      </div>
    );
  },
  tell: ({ steps, plain, endings }, { name, step, to, from, change }) => {
    const t = Math.min(step, steps.length - 1);
    const { letter, chance } = likely(steps[t]!.guess)[0]!;
    const moved = Math.max(...steps[t]!.h.map((value, k) => Math.abs(value - plain[t]![k]!)));
    const place = `the weight of U from unit ${from} to unit ${to}`;
    const edit = change ? ` Adding ${shown(change)} to ${place} has moved this state by up to ${shown(moved)}.` : '';
    const guess = letter === 'end' ? 'the end of the name' : `“${letter}”`;
    const read = t === 0 ? 'Before any character' : `After “${name.slice(0, t)}”`;
    return (
      `${read} the most probable next character is ${guess} (${percent(chance)}). The state h is all the model knows of what it has read.${edit} ` +
      `From here on it would write “${endings[t]}”.`
    );
  },
});
