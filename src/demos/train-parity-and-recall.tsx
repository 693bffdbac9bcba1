/** Five models of equal size trained side by side in the reader's tab, on a task for memory and on a task for look-up. */
import { Comparison } from '../charts/comparison.tsx';
import { percent } from '../charts/scale.ts';
import { Standings } from '../charts/standings.tsx';
import { choice, defineDemo, range } from '../define.ts';
import { type ComparisonFrame, compareModels, type ModelResult } from '../training/comparison.ts';
import { type ComparisonTaskName, comparisonTasks, SOLVED } from '../training/comparison-tasks.ts';
import { amount } from '../units.ts';

const TASKS: Record<ComparisonTaskName, string> = { parity: 'running parity', recall: 'associative recall' };
/** What each task asks of a model. */
const MEANS: Record<ComparisonTaskName, string> = {
  parity: 'Parity needs a state that is updated at every time step.',
  recall: 'Recall needs access to one of many earlier tokens.',
};

const trainedFor = ({ curve }: ModelResult) => curve.at(-1)?.[0] ?? 0;
const verdict = (model: ModelResult) =>
  model.solved === null ? `not solved in ${amount(trainedFor(model), 'step')}` : `solved at step ${model.solved}`;
const list = (names: string[]) => names.join(', ') || 'none';
const lines = (models: ModelResult[], points: 'curve' | 'tested') =>
  models.map((model) => ({ label: model.title, quantity: model.name, points: model[points] }));

export default defineDemo({
  title: 'Train five models of equal size in this tab',
  dare: 'Who keeps track of a running parity, and who looks a value up? Train on both tasks: the order turns around.',
  start: 'Train',
  controls: {
    contest: choice('Task', { parity: 'running parity', recall: 'associative recall' }, 'parity'),
    steps: range('Training steps', 50, 1000, 200, { step: 50 }),
  },
  tries: [
    { label: 'parity', settings: {} },
    { label: 'recall', settings: { contest: 'recall' } },
    { label: 'parity, trained longer', settings: { contest: 'parity', steps: 600 } },
  ],
  progress: { doing: 'Training', unit: 'step', at: ({ step }, { steps }) => [step, steps] },
  curve: ({ nets: models }: ComparisonFrame) =>
    models.flatMap(({ loss, curve }) => [loss, ...curve.map(([, accuracy]) => accuracy)]),
  loads: 'Five models that this demo saved, with the same task, are not trained again but tested.',
  *run({ contest, steps, seed }, _random, _now, loaded) {
    return yield* compareModels(contest, seed, steps, loaded);
  },
  view: ({ contest: name, steps, nets: models }) => {
    const { task, trained, tested, unit } = comparisonTasks[name];
    const domain: [number, number] = [Math.min(...tested), Math.max(...tested)];
    const rows = models.map((model) => ({
      ...model,
      quantity: model.name,
      loss: model.loss.toFixed(3),
      accuracy: percent(model.curve.at(-1)?.[1] ?? 0, 1),
      verdict: verdict(model),
    }));
    return (
      <Comparison
        y={{ label: 'accuracy on fresh sequences', domain: [0, 1] }}
        levels={{ chance: task.chance }}
        training={{
          title: `Accuracy of five models on ${TASKS[name]} while they train`,
          height: 160,
          x: { label: 'training step', domain: [0, steps] },
          series: lines(models, 'curve'),
        }}
        byLength={{
          title: `Accuracy after training against length; trained up to ${trained} ${unit}`,
          height: 130,
          x: { label: `length in ${unit}; trained up to ${trained}`, domain, log: true, marks: tested },
          series: lines(models, 'tested'),
        }}
      >
        <Standings rows={rows} />
      </Comparison>
    );
  },
  tell: ({ contest: name, step, nets: models }: ComparisonFrame) => {
    const { trained, unit } = comparisonTasks[name];
    const solved = models
      .filter((model) => model.solved !== null)
      .map(({ title, solved: at }) => `${title} (step ${at})`);
    const open = models.filter((model) => model.solved === null).map(({ title }) => title);
    const far = models[0]?.tested.at(-1)?.[0];
    const kept = models.filter(({ tested }) => (tested.at(-1)?.[1] ?? 0) >= SOLVED).map(({ title }) => title);
    const beyond = far
      ? ` At ${far} ${unit}, longer than any in training, still at least ${percent(SOLVED)} correct: ${list(kept)}.`
      : '';
    return (
      `${MEANS[name]} On ${TASKS[name]} of ${trained} ${unit}, after ${amount(step, 'training step')}, solved by ${list(solved)}; ` +
      `not solved by ${list(open)}.${beyond}`
    );
  },
});
