/** A table of networks: how large, how good, and whether they have solved the task. */
import { counted } from '../units.ts';

/** A row of the table; the color is that of the network's line in the chart above. */
export interface StandingRow {
  title: string;
  quantity: string;
  parameters: number;
  loss: string;
  accuracy: string;
  verdict: string;
}

export function Standings({ rows }: { rows: StandingRow[] }) {
  return (
    <table>
      <thead>
        <tr>
          <th>Model</th>
          <th>Parameters</th>
          <th>Loss</th>
          <th>Accuracy</th>
          <th>Verdict</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ title, quantity, parameters, loss, accuracy, verdict }) => (
          <tr key={title} class={`q-${quantity}`}>
            <th scope="row">{title}</th>
            <td>{counted(parameters)}</td>
            <td>{loss}</td>
            <td>{accuracy}</td>
            <td>{verdict}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
