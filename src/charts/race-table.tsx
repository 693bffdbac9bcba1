/** A table of networks in a race: what each costs, and how it stands. */

/** A row of the table; the color is that of the network's lines. Its cells are left out while nothing is known of it. */
export interface RaceRow {
  title: string;
  quantity: string;
  cells?: string[];
}

/** `head` names the columns after that of the networks. The table scrolls in its own frame where it is too wide. */
export function RaceTable({ title, head, rows }: { title: string; head: string[]; rows: RaceRow[] }) {
  return (
    <div class="table-frame" role="region" aria-label={title} tabindex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Model</th>
            {head.map((name) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.title} class={`q-${row.quantity}`}>
              <th scope="row">{row.title}</th>
              {head.map((name, k) => (
                <td key={name}>{row.cells?.[k] ?? '–'}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
