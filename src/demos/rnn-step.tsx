/** A small trained RNN, one letter at a time: both terms, the state, and the guess; one weight may be changed. */
import type { ElmanWeights } from '../cells/elman.ts';
import { Bars } from '../charts/bars.tsx';
import { shown } from '../charts/scale.ts';
import { defineDemo, range, text, timeline } from '../define.ts';
import { add, buffer, type Tensor2D } from '../engine/tfjs.ts';
import { scope } from '../engine/scope.ts';
import { loadModel, toWeights } from '../models/load.ts';
import { ALPHABET } from '../tasks/names.ts';
import { layerWeights } from '../training/net.ts';
import { goOn, spellOut, type SpellStep } from '../training/spell.ts';

const [H, LONGEST, SHOWN] = [16, 12, 6];

interface Frame { steps: SpellStep[]; plain: number[][]; endings: string[] }

const named = (letter: string) => (letter === '.' ? 'end' : letter);
const best = (guess: number[]) => guess.map((chance, k) => ({ letter: named(ALPHABET[k]!), chance })).sort((a, b) => b.chance - a.chance).slice(0, SHOWN);

export default defineDemo({
  title: 'Step a small RNN through a name',
  hint: 'Type a name and step through it with the buttons or the arrow keys. Then change one weight of U and watch the later states.',
  trained: ['names-rnn'],
  controls: {
    name: text('Name', 'anna', { maxLength: LONGEST, allowed: 'a-z' }),
    step: timeline('Letter', LONGEST, 1),
    to: range('Weight of U: to unit', 1, H, 1),
    from: range('from unit', 1, H, 1),
    change: range('add', -4, 4, 0, { step: 0.25 }),
  },
  async *run({ name, to, from, change }, random): AsyncGenerator<Frame> {
    const net = toWeights(await loadModel('names-rnn'));
    const trained = layerWeights(net) as ElmanWeights;
    const edit = buffer([H, H]);
    edit.set(change, to - 1, from - 1);
    yield scope(() => {
      const edited = { ...trained, U: add(trained.U, edit.toTensor()) as Tensor2D };
      const plain = spellOut(trained, net, name).map(({ h }) => h);
      return { steps: spellOut(edited, net, name), plain, endings: [...`.${name}`].map((_, t) => goOn(edited, net, name.slice(0, t), random)) };
    });
  },
  last: ({ steps }) => steps.length - 1,
  view: ({ steps }, { step, to }, set) => {
    const now = steps[Math.min(step, steps.length - 1)]!;
    const guesses = best(now.guess);
    return (
      <div class="spell">
        <p class="tape" role="group" aria-label="Letters read so far">
          {steps.map(({ letter }, t) => (
            <button type="button" class={t === step ? 'now' : t < step ? 'read' : 'unread'} aria-pressed={t === step} onClick={() => set({ step: t })}>
              {letter === '.' ? '▸' : letter}<span class="visually-hidden">{letter === '.' ? ' start' : ''}</span>
            </button>
          ))}
        </p>
        <Bars title={`The terms W x and U h, the state h of ${H} units, and the chances of the next letter`} limit={2.5} chosen={to - 1} rows={[
          { letter: 'W x', name: 'the letter says', quantity: 'input', values: now.Wx },
          { letter: 'U h', name: 'the past says', quantity: 'weight', values: now.Uh },
          { letter: 'h', name: 'new state', quantity: 'hidden', values: now.h.map((value) => value * 2.5) },
        ]} />
        <Bars title="The most likely next letters" limit={Math.max(...now.guess)} rows={[
          { letter: 'guess', name: 'next letter', quantity: 'output', values: guesses.map(({ chance }) => chance), labels: guesses.map(({ letter, chance }) => `${letter} ${shown(100 * chance, 0)}%`) },
        ]} />
      </div>
    );
  },
  tell: ({ steps, plain, endings }, { name, step, to, from, change }) => {
    const t = Math.min(step, steps.length - 1);
    const { letter, chance } = best(steps[t]!.guess)[0]!;
    const moved = Math.max(...steps[t]!.h.map((value, k) => Math.abs(value - plain[t]![k]!)));
    const edit = change === 0 ? 'no weight is changed' : `adding ${shown(change)} to the weight of U from unit ${from} to unit ${to} has moved this state by up to ${shown(moved)}`;
    const after = t === 0 ? 'Before any letter' : `After “${name.slice(0, t)}”`;
    return `${after} the network’s first guess is ${letter === 'end' ? 'the end of the name' : `“${letter}”`} (${shown(100 * chance, 0)} %); ${edit}. Going on by itself from here, it writes “${endings[t]}”.`;
  },
});
