/** Five nets of equal size trained side by side in the reader's tab, on a task for memory and on a task for look-up. */
import { Lines } from '../charts/lines.tsx';
import { choice, defineDemo, range } from '../define.ts';
import { contests, SOLVED, type ContestName } from '../training/contenders.ts';
import { runContest, type ContestFrame, type Standing } from '../training/contest.ts';

const TASKS: Record<ContestName, string> = { parity: 'running parity', recall: 'associative recall' };
const COLORS = { lstm: 'cell', gru: 'update', s4d: 'hidden', mamba: 'write', attention: 'query' };

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
const verdict = ({ solved, curve }: Standing) => (solved === null ? `not solved in ${curve.at(-1)?.[0] ?? 0} steps` : `solved at step ${solved}`);

export default defineDemo({
  title: 'Train five nets of equal size in this tab',
  hint: 'Same data, same number of parameters (within 5 %). Train on parity, then on recall: the order of the nets turns around.',
  start: 'Train',
  controls: {
    contest: choice('Task', { parity: 'running parity', recall: 'associative recall' }, 'parity'),
    steps: range('Steps', 50, 1000, 200, { step: 50 }),
  },
  *run({ contest, steps, seed }) {
    yield* runContest(contest, seed, steps);
  },
  view: ({ contest, steps, nets }) => {
    const { task, trained, unit } = contests[contest];
    const done = nets.some(({ tested }) => tested.length > 0);
    const lengths = nets.flatMap(({ tested }) => tested.map(([length]) => length));
    const axis = { label: 'accuracy on fresh sequences', domain: [0, 1] as [number, number] };
    const chance = (from: number, to: number) => ({ label: 'chance', kind: 'theory' as const, points: [[from, task.chance], [to, task.chance]] as [number, number][] });
    return (
      <div class="contest">
        <Lines title={`Accuracy of five nets on ${TASKS[contest]} while they train`} height={260} x={{ label: 'training step', domain: [0, steps] }} y={axis}
          series={[chance(0, steps), ...nets.map(({ name, title, curve }) => ({ label: title, quantity: COLORS[name], points: curve }))]} />
        {done && (
          <Lines title={`Accuracy after training against length; trained up to ${trained} ${unit}`} height={240} y={axis}
            x={{ label: `length in ${unit}; trained up to ${trained}`, domain: [Math.min(...lengths), Math.max(...lengths)], log: true, marks: contests[contest].tested }}
            series={[chance(Math.min(...lengths), Math.max(...lengths)), ...nets.map(({ name, title, tested }) => ({ label: title, quantity: COLORS[name], points: tested }))]} />
        )}
        <table>
          <thead><tr><th>Net</th><th>Parameters</th><th>Loss</th><th>Accuracy</th><th>Verdict</th></tr></thead>
          <tbody>
            {nets.map((net) => (
              <tr key={net.name} class={`q-${COLORS[net.name]}`}>
                <th scope="row">{net.title}</th><td>{net.parameters}</td><td>{net.loss.toFixed(3)}</td><td>{percent(net.curve.at(-1)?.[1] ?? 0)}</td><td>{verdict(net)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    );
  },
  tell: ({ contest, step, nets }: ContestFrame) => {
    const { trained, unit } = contests[contest];
    const solved = nets.filter(({ solved }) => solved !== null).map((net) => `${net.title} (step ${net.solved})`);
    const open = nets.filter(({ solved }) => solved === null).map(({ title }) => title);
    const far = nets[0]?.tested.at(-1)?.[0];
    const kept = nets.filter(({ tested }) => (tested.at(-1)?.[1] ?? 0) >= SOLVED).map(({ title }) => title);
    return `On ${TASKS[contest]} of ${trained} ${unit}, after ${step} steps: solved by ${solved.join(', ') || 'none'}; not solved in ${step} steps by ${open.join(', ') || 'none'}.`
      + `${far ? ` At ${far} ${unit}, at least ${percent(SOLVED)} right: ${kept.join(', ') || 'none'}.` : ''}`;
  },
});
