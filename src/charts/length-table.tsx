/** The numbers behind lines over length, as a table: a row a line, a column a length. */
import { counted } from '../units.ts';

/** A row; the color is that of its line. What was not measured is left out at the end. */
export interface LengthRow {
  label: string;
  quantity: string;
  values: string[];
}

/**
 * `title` stands above it; under it is a line that says what happens `now`, empty where nothing does, so that it takes the
 * same place then. Where the table is wider than its place, the keyboard can scroll it.
 */
export function LengthTable({
  title,
  now = '',
  lengths,
  rows,
}: {
  title: string;
  now?: string;
  lengths: number[];
  rows: LengthRow[];
}) {
  return (
    <div class="length-table">
      <p>{title}</p>
      <div role="region" aria-label={title} tabindex={0}>
        <table>
          <thead>
            <tr>
              <td />
              {lengths.map((length) => (
                <th key={length} scope="col">
                  {counted(length)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ label, quantity, values }) => (
              <tr key={label} class={`q-${quantity}`}>
                <th scope="row">{label}</th>
                {lengths.map((length, k) => (
                  <td key={length}>{values[k] ?? '–'}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="one-line">{now}</p>
    </div>
  );
}
