/** A recurrent operator: the arrays that it reads and gives with their shapes, and its output over the time steps. */
import { HeatMap } from './heat-map.tsx';

const STATE = 'directions, batch, units';
const GIVEN = ['Y', 'Y_h', 'Y_c'];

/** What the axes of an array count; `order` are the gates of W. */
const axesOf = (name: string, order: string): string =>
  ({
    X: 'steps, batch, inputs',
    W: `directions, ${[...order].join(' ')}, inputs`,
    R: `directions, ${[...order].join(' ')}, units`,
    B: 'directions, both biases',
    sequence_lens: 'batch',
    Y: `steps, ${STATE}`,
  })[name] ?? STATE;

/** `Y` [T][directions][B][H]; `arrows` are its directions. */
export function Operator({
  title,
  shapes,
  order,
  Y,
  arrows,
}: {
  title: string;
  shapes: Record<string, number[]>;
  order: string;
  Y: number[][][][];
  arrows: string[];
}) {
  const rows = (gives: boolean) =>
    Object.entries(shapes)
      .filter(([name]) => GIVEN.includes(name) === gives)
      .map(([name, shape]) => (
        <tr key={name}>
          <th scope="row">{name}</th>
          <td>[{shape.join(', ')}]</td>
          <td class="along">{axesOf(name, order)}</td>
        </tr>
      ));
  return (
    <div>
      <table class="node-arrays" aria-label={title}>
        <tbody>{rows(false)}</tbody>
        <tbody class="gives">{rows(true)}</tbody>
      </table>
      <p class="node-rows">Y, a row for each sequence, direction and unit:</p>
      <HeatMap
        title="Y over the time steps: a row for each sequence, direction and unit"
        rowHeight={20}
        rows={(Y[0]?.[0] ?? []).flatMap((_, sequence) =>
          arrows.flatMap((arrow, side) =>
            (Y[0]?.[side]?.[sequence] ?? []).map((_, unit) => ({
              letter: `${sequence + 1} ${arrow} ${unit + 1}`,
              quantity: arrow === '→' ? 'hidden' : 'read',
              values: Y.map((step) => step[side]?.[sequence]?.[unit] ?? 0),
            })),
          ),
        )}
      />
    </div>
  );
}
