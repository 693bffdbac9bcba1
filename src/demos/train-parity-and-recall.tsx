/** Five networks of equal size trained side by side in the reader's tab, on a task for memory and on a task for look-up. */
import { Lines } from '../charts/lines.tsx';
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
const COLORS = { lstm: 'cell', gru: 'update', s4d: 'hidden', mamba: 'write', attention: 'query' };

const trainedFor = ({ curve }: ModelResult) => curve.at(-1)?.[0] ?? 0;
const verdict = (network: ModelResult) =>
  network.solved === null ? `not solved in ${amount(trainedFor(network), 'step')}` : `solved at step ${network.solved}`;
const list = (names: string[]) => names.join(', ') || 'none';
const lines = (networks: ModelResult[], points: 'curve' | 'tested') =>
  networks.map((network) => ({ label: network.title, quantity: COLORS[network.name], points: network[points] }));

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
  curve: ({ nets: networks }: ComparisonFrame) =>
    networks.flatMap(({ loss, curve }) => [loss, ...curve.map(([, accuracy]) => accuracy)]),
  loads: 'Five models that this demo saved, with the same task, are not trained again but tested.',
  *run({ contest, steps, seed }, _random, _now, loaded) {
    return yield* compareModels(contest, seed, steps, loaded);
  },
  view: ({ contest, steps, nets }) => {
    const { task, trained, tested, unit } = comparisonTasks[contest];
    const [shortest, longest] = [Math.min(...tested), Math.max(...tested)];
    const y = { label: 'accuracy on fresh sequences', domain: [0, 1] as [number, number] };
    const chance = (from: number, to: number) => ({
      label: 'chance',
      kind: 'theory' as const,
      points: [
        [from, task.chance],
        [to, task.chance],
      ] as [number, number][],
    });
    const lengths = { label: `length in ${unit}; trained up to ${trained}`, log: true, marks: tested };
    const rows = nets.map((network) => ({
      ...network,
      quantity: COLORS[network.name],
      loss: network.loss.toFixed(3),
      accuracy: percent(network.curve.at(-1)?.[1] ?? 0, 1),
      verdict: verdict(network),
    }));
    return (
      <div class="contest">
        <Lines
          title={`Accuracy of five models on ${TASKS[contest]} while they train`}
          height={260}
          x={{ label: 'training step', domain: [0, steps] }}
          y={y}
          series={[chance(0, steps), ...lines(nets, 'curve')]}
        />
        {/* Its axes stand from the start, so that nothing grows when the training is over. */}
        <Lines
          title={`Accuracy after training against length; trained up to ${trained} ${unit}`}
          height={240}
          x={{ ...lengths, domain: [shortest, longest] }}
          y={y}
          series={[chance(shortest, longest), ...lines(nets, 'tested')]}
        />
        <Standings rows={rows} />
      </div>
    );
  },
  tell: ({ contest, step, nets }: ComparisonFrame) => {
    const { trained, unit } = comparisonTasks[contest];
    const solved = nets
      .filter((network) => network.solved !== null)
      .map(({ title, solved: at }) => `${title} (step ${at})`);
    const open = nets.filter((network) => network.solved === null).map(({ title }) => title);
    const far = nets[0]?.tested.at(-1)?.[0];
    const kept = nets.filter(({ tested }) => (tested.at(-1)?.[1] ?? 0) >= SOLVED).map(({ title }) => title);
    const beyond = far
      ? ` At ${far} ${unit}, longer than any in training, still at least ${percent(SOLVED)} correct: ${list(kept)}.`
      : '';
    return (
      `${MEANS[contest]} On ${TASKS[contest]} of ${trained} ${unit}, after ${amount(step, 'training step')}, solved by ${list(solved)}; ` +
      `not solved by ${list(open)}.${beyond}`
    );
  },
});
