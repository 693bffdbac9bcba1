/** With one time step an LSTM is a plain network: its recurrent weights and its forget gate have nothing to act on. */
import { HeatMap } from '../charts/heat-map.tsx';
import { percent, shown } from '../charts/scale.ts';
import { defineDemo, range } from '../define.ts';
import { type OneStepFrame, readFewSteps } from '../training/forecast/one-step.ts';
import { amount, counted } from '../units.ts';

const scaled = (letter: string, quantity: string, values: number[]) => {
  const size = Math.max(1, ...values.map(Math.abs));
  return { letter, quantity, values: values.map((value) => value / size), size };
};

export default defineDemo({
  title: 'Give an LSTM one time step',
  dare: 'Multiply U and shut the forget gate: nothing happens, until the LSTM reads a second time step.',
  untrained: 'weights and inputs are drawn by chance.',
  controls: {
    steps: range('Time steps', 1, 8, 1),
    u: range('Multiply U by', 0, 5, 3, { step: 0.5, needs: 'steps' }),
    forget: range('Add to the forget bias', -6, 6, -6, { needs: 'steps' }),
  },
  tries: [
    { label: 'one time step', settings: {} },
    { label: 'two', settings: { steps: 2 } },
    { label: 'eight, only without U', settings: { steps: 8, u: 0, forget: 0 } },
  ],
  *run({ steps, u, forget, seed }): Generator<OneStepFrame> {
    yield readFewSteps(steps, u, forget, seed);
  },
  view: ({ drawn, changed, fromU, fromForget }) => (
    <HeatMap
      title="By unit: the hidden state with the drawn weights and with yours, and what U and the forget gate bring from the time step before"
      unit="unit"
      rowHeight={24}
      rows={[
        scaled('h, as drawn', 'hidden', drawn),
        scaled('h, yours', 'hidden', changed),
        scaled('from U', 'candidate', fromU),
        scaled('from f', 'forget', fromForget),
      ]}
    />
  ),
  tell: ({ difference, weights: { all, idle } }, { steps, u, forget }) => {
    const change = `With U multiplied by ${u} and ${shown(forget)} added to the forget bias, `;
    if (steps === 1)
      return (
        `${change}the hidden state after one time step is the same to the last bit. The state before it is zero, so U and the forget gate multiply zeros: ` +
        `${counted(idle)} of the ${counted(all)} weights (${percent(idle / all)}) have no effect.`
      );
    return difference === 0
      ? `${change}nothing has been changed, so the hidden state after ${amount(steps, 'time step')} is the same.`
      : `${change}the hidden state after ${amount(steps, 'time step')} differs by up to ${shown(difference, 3)}. From the second time step on there is a state for U and the forget gate to act on.`;
  },
});
