/** The parts of a whole as one bar, and below it a line for each part: its color, name, formula, number and percentage. */
import { counted } from '../units.ts';
import { ACROSS, Frame, Stretched } from './frame.tsx';

export interface Part {
  name: string;
  quantity: string;
  letters: string;
  count: number;
}

const HEIGHT = 44;

export function PartsBar({ title, parts }: { title: string; parts: Part[] }) {
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  const starts = parts.map((_, k) => parts.slice(0, k).reduce((sum, { count }) => sum + count, 0));
  const place = (count: number) => Math.round((ACROSS * count) / total);
  return (
    <div class="parts">
      <Frame kind="parts-bar" title={title} height={HEIGHT}>
        <Stretched height={HEIGHT}>
          {parts.map(({ name, quantity, count }, k) => (
            <rect
              key={name}
              class={`q-${quantity}`}
              x={place(starts[k] ?? 0)}
              y={0}
              width={place(count)}
              height={HEIGHT}
            />
          ))}
        </Stretched>
      </Frame>
      <table class="parts-table">
        <tbody>
          {parts.map(({ name, quantity, letters, count }) => (
            <tr key={name} class={`q-${quantity}`}>
              <th scope="row">{name}</th>
              <td>{letters}</td>
              <td>{counted(count)}</td>
              <td>{((100 * count) / total).toFixed(1)} %</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
