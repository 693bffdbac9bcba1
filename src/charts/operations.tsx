/** A list of operations as a table: what each computes, its value, and its derivatives as far as they have been computed. */

/** A row; numbers are as they are printed, empty where they are not known yet. */
export interface OperationRow {
  sign: string;
  rule: string;
  value: string;
  derivatives: string[];
}

/** `now` is the row at work; `heads` are the heads of the columns of derivatives. */
export function Operations({
  title,
  heads,
  rows,
  now,
}: {
  title: string;
  heads: string[];
  rows: OperationRow[];
  now: number;
}) {
  return (
    <table class="operations">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">operation</th>
          <th scope="col">value</th>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ sign, rule, value, derivatives }, k) => (
          <tr key={sign} class={k === now ? 'now' : undefined} aria-current={k === now ? 'step' : undefined}>
            <th scope="row">
              {sign} <span>{rule}</span>
            </th>
            <td>{value}</td>
            {derivatives.map((derivative, column) => (
              <td key={heads[column]}>{derivative}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
