/** Language models of the reader's own text: two models that learn it in the tab beside tables that count. */
import { Lines } from '../charts/lines.tsx';
import { NextLetters, named } from '../charts/next-letters.tsx';
import { ends, levelLines, type Series, valuesAlong } from '../charts/series.ts';
import { defineDemo, paste, range, timeline } from '../define.ts';
import { readWriting, WANTED } from '../tasks/writing.ts';
import { LEARNERS, type Learner, TABLES, type TextFrame } from '../training/language-models.ts';
import { learnText } from '../training/own-text.ts';
import { amount, counted } from '../units.ts';

const LEARNER_NAMES = Object.keys(LEARNERS) as Learner[];
const HINT = `${WANTED}; left empty, the first chapter of Moby-Dick.`;
const levelOf = (tables: TextFrame['tables'], order: string) => tables[Number(order) as keyof typeof TABLES];
const bits = (value: number) => value.toFixed(2);

export default defineDemo({
  title: 'Train language models on your own text',
  dare: 'Can a GRU or a transformer beat plain counting on your text? Press Train, and watch the dashed lines.',
  start: 'Train',
  controls: {
    text: paste('Your text', HINT, readWriting),
    size: range('Parameters', 4000, 16_000, 8000, { step: 2000, rare: true }),
    steps: range('Training steps', 100, 1000, 400, { step: 100 }),
    at: timeline('Character', 23, 12),
  },
  tries: [
    { label: 'as trained', settings: {} },
    { label: 'twice the size', settings: { size: 16_000 } },
    { label: 'a short training', settings: { steps: 100 } },
  ],
  progress: { doing: 'Training', unit: 'step', at: ({ step }, { steps }) => [step, steps] },
  curve: ({ nets: models }: TextFrame) => LEARNER_NAMES.flatMap((name) => models[name].map(([, value]) => value)),
  loads: 'Two models that this demo saved, of the same size and for the same text, are not trained again but tested.',
  run: ({ text, size, steps, seed }, _random, _now, loaded) => learnText({ text, size, steps, seed }, loaded),
  last: ({ piece }) => [...piece].length - 1,
  view: ({ nets: models, tables, piece, guesses }, { at }) => {
    const letters = [...piece];
    const shown = Math.min(at, letters.length - 1);
    const learned = LEARNER_NAMES.map((name): Series => {
      return { label: LEARNERS[name], quantity: name, points: models[name] };
    });
    const x = ends(valuesAlong('x', learned), 0, 1);
    const levels = levelLines(
      Object.fromEntries(Object.entries(TABLES).map(([order, label]) => [label, levelOf(tables, order)])),
      x,
    );
    const highest = Math.max(...valuesAlong('y', [...learned, ...levels]));
    const learnerOf = (model: string) => LEARNER_NAMES.find((name) => LEARNERS[name] === model);
    return (
      <div class="text-models">
        <Lines
          title="Bits per character on held-out text, while two models train, beside tables of counts"
          height={150}
          x={{ label: 'training step', domain: x }}
          y={{ label: 'bits per character on held-out text', domain: [0, Math.ceil(highest)] }}
          series={[...levels, ...learned]}
        />
        <NextLetters
          text={letters.slice(0, shown + 1).join('')}
          next={letters[shown + 1]}
          rows={Object.entries(guesses).map(([model, at_]) => ({
            model,
            quantity: learnerOf(model) ?? 'plain',
            guesses: at_[shown]!,
          }))}
        />
      </div>
    );
  },
  tell: ({ step, nets: models, tables, parameters, piece, guesses }, { at }) => {
    const letters = [...piece];
    const shown = Math.min(at, letters.length - 1);
    const ranked = [
      ...LEARNER_NAMES.map((name) => ({
        who: `${LEARNERS[name]} of ${counted(parameters[name])} parameters`,
        value: models[name].at(-1)![1],
      })),
      ...Object.entries(TABLES).map(([order, label]) => ({ who: `counting ${label}`, value: levelOf(tables, order) })),
    ].sort((a, b) => a.value - b.value);
    const likeliest = (name: Learner) => named(guesses[LEARNERS[name]]![shown]![0]![0]);
    const expected = LEARNER_NAMES.map((name) => `the ${LEARNERS[name]} “${likeliest(name)}”`);
    const after = `After “${letters.slice(0, shown + 1).join('')}”`;
    return (
      `After ${amount(step, 'training step')}, the loss on held-out text in bits per character is: ` +
      `${ranked.map(({ who, value }) => `${who} ${bits(value)}`).join(', ')}. The fewer bits, the better the prediction. ` +
      `${after} ${expected.join(' and ')} would write next.`
    );
  },
});
