/** Which cells of a stacked recurrent network can be computed at the same time, and what a second direction does to that. */
import { Key } from '../charts/key.tsx';
import { type GridCell, StackGrid } from '../charts/stack-grid.tsx';
import { defineDemo, range, timeline, toggle } from '../define.ts';
import { type Place, wavesOf } from '../training/stack-waves.ts';
import { amount } from '../units.ts';

const MOST = { layers: 5, steps: 12 };

export default defineDemo({
  title: 'Compute a stack in waves',
  dare: 'Step through the waves: layers work at the same time, each one step behind the one below. Then let them read both ways.',
  calculated: 'the order follows from which cell waits for which; no weights are involved.',
  seedless: 'the order of the cells is not drawn by chance',
  controls: {
    layers: range('Layers', 1, MOST.layers, 3),
    steps: range('Time steps', 2, MOST.steps, 8),
    both: toggle('two directions', false),
    dropout: toggle('show where dropout acts', false),
    wave: timeline('Wave', MOST.layers * MOST.steps - 1, 4),
  },
  tries: [
    { label: 'three layers', settings: {}, says: 'From the third wave on, three cells are computed at the same time.' },
    {
      label: 'both directions',
      settings: { both: true },
      says: 'A layer must wait until the one below has read everything.',
    },
    {
      label: 'dropout',
      settings: { dropout: true },
      says: 'Dashed links are those that the argument dropout acts on.',
    },
  ],
  *run({ layers, steps, both }) {
    yield { waves: wavesOf({ layers, steps, both }) };
  },
  last: ({ waves }) => waves.length - 1,
  view: ({ waves }, { layers, steps, wave, dropout }) => {
    const now = Math.min(wave, waves.length - 1);
    const state = (k: number): GridCell['is'] => (k < now ? 'done' : k === now ? 'now' : 'waiting');
    const cells = waves.flatMap((places: Place[], k) => places.map((place) => ({ ...place, is: state(k) })));
    const isBoth = cells.some(({ direction }) => direction === 1);
    return (
      <div class="stack">
        <StackGrid
          title={`${amount(layers, 'layer')} over ${amount(steps, 'time step')}, wave ${now + 1} of ${waves.length}`}
          layers={layers}
          steps={steps}
          cells={cells}
          dropped={dropout}
        />
        <Key
          entries={[
            {
              mark: 'positive',
              quantity: 'hidden',
              text: `${isBoth ? 'forward' : 'a cell'}: strong while it is computed, pale after that, dashed while it waits`,
            },
            ...(isBoth ? [{ mark: 'positive' as const, quantity: 'read', text: 'backward' }] : []),
          ]}
        />
      </div>
    );
  },
  tell: ({ waves }, { layers, steps, both, wave, dropout }) => {
    const now = Math.min(wave, waves.length - 1);
    const cells = waves.flat().length;
    const widest = Math.max(...waves.map((places) => places.length));
    const why = both
      ? `Each layer takes ${steps} waves, and the one above can only begin once it has ended`
      : `Each layer begins one wave after the one below, so ${amount(layers - 1, 'wave')} ${layers === 2 ? 'comes' : 'come'} on top of the ${steps} time steps`;
    const where = dropout
      ? layers > 1
        ? ' nn.LSTM’s dropout acts on the links from layer to layer: not over time, and not after the last layer.'
        : ' With one layer nn.LSTM’s dropout has no link to act on.'
      : '';
    return `Wave ${now + 1} of ${waves.length}: ${amount(waves[now]?.length ?? 0, 'cell')} at the same time, of ${cells} in all and at most ${widest}. ${why}.${where}`;
  },
});
