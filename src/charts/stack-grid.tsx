/** The cells of a stacked recurrent network over time: computed, being computed and waiting, with what each hands on. */
import { across, Frame } from './frame.tsx';

export interface GridCell {
  layer: number;
  step: number;
  direction: 0 | 1;
  /** Whether its wave is over, is now, or is still to come. */
  is: 'done' | 'now' | 'waiting';
}

const [ROW, TOP, BOTTOM, LEFT, SIZE] = [46, 8, 34, 56, 18];

/** `dropped` marks the links that nn.LSTM’s dropout acts on: those from layer to layer, and not those over time. */
export function StackGrid({
  title,
  layers,
  steps,
  cells,
  dropped,
}: {
  title: string;
  layers: number;
  steps: number;
  cells: GridCell[];
  dropped: boolean;
}) {
  const height = TOP + layers * ROW + BOTTOM;
  const both = cells.some(({ direction }) => direction === 1);
  const y = (layer: number) => TOP + (layers - 1 - layer) * ROW + ROW / 2;
  const x = (step: number) => (step + 0.5) / steps;
  const half = (direction: 0 | 1) => (both ? (direction === 0 ? -6 : 6) : 0);
  return (
    <Frame kind="stack-grid" left={LEFT} title={title} height={height}>
      {Array.from({ length: layers }, (_, layer) => (
        <text key={layer} x={-LEFT} y={y(layer)} dy="0.35em">
          layer {layer + 1}
        </text>
      ))}
      <text x={-LEFT} y={height - 10} class="letter q-input">
        input x
      </text>
      {Array.from({ length: steps }, (_, step) => (
        <g key={step}>
          <line class="link q-input" x1={across(x(step))} x2={across(x(step))} y1={height - 24} y2={y(0) + SIZE / 2} />
          {Array.from({ length: layers - 1 }, (_, layer) => (
            <line
              key={layer}
              class={dropped ? 'link dropped q-error' : 'link q-hidden'}
              x1={across(x(step))}
              x2={across(x(step))}
              y1={y(layer) - SIZE / 2}
              y2={y(layer + 1) + SIZE / 2}
            />
          ))}
          <text class="letter q-input" x={across(x(step))} y={height - 10} text-anchor="middle">
            {step + 1}
          </text>
        </g>
      ))}
      {cells.map(({ layer, step, direction }) => {
        const next = direction === 0 ? step + 1 : step - 1;
        const at = y(layer) + half(direction);
        return (
          <g key={`${layer} ${step} ${direction}`} class={`q-${direction ? 'read' : 'hidden'}`}>
            {next >= 0 && next < steps && (
              <line class="link" x1={across(x(step))} x2={across(x(next))} y1={at} y2={at} />
            )}
          </g>
        );
      })}
      {cells.map(({ layer, step, direction, is }) => (
        <svg
          key={`${layer} ${step} ${direction}`}
          class="around"
          x={across(x(step))}
          y={y(layer) + half(direction)}
          aria-hidden="true"
        >
          <rect
            class={`cell ${is} q-${direction ? 'read' : 'hidden'}`}
            x={-SIZE / 2}
            y={both ? -5 : -SIZE / 2}
            width={SIZE}
            height={both ? 10 : SIZE}
            rx={2}
          />
        </svg>
      ))}
    </Frame>
  );
}
