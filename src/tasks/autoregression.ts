/** Linear autoregression: the next number as a weighted sum of the last ones, the baseline that forecasts must beat. */

/** What keeps the equations solvable where numbers repeat exactly; against variances around 1 it changes nothing seen. */
const RIDGE = 1e-6;

/**
 * The mean squared error, on `held`, of the best weights for `order` numbers and a constant, by least squares on `known`.
 * Throws where `known` is too short for so many weights.
 */
export function autoregression(known: number[], held: number[], order: number): number {
  if (known.length < 2 * order + 2) throw new Error(`${known.length} numbers are too few to fit ${order + 1} weights.`);
  const rowAt = (values: number[], t: number) => [1, ...values.slice(t - order, t)];
  const rows = known.slice(order).map((next, k) => ({ row: rowAt(known, k + order), next }));
  const A = Array.from({ length: order + 1 }, (_, i) =>
    Array.from({ length: order + 1 }, (_column, j) =>
      rows.reduce((sum, { row }) => sum + row[i]! * row[j]!, i === j ? RIDGE : 0),
    ),
  );
  const b = A.map((_, i) => rows.reduce((sum, { row, next }) => sum + row[i]! * next, 0));
  const w = solved(A, b);
  const errors = held
    .slice(order)
    .map((next, k) => (next - rowAt(held, k + order).reduce((sum, value, i) => sum + value * w[i]!, 0)) ** 2);
  return errors.reduce((sum, error) => sum + error, 0) / errors.length;
}

/** x with A x = b, by elimination; A is symmetric and positive definite, so that no row need be exchanged. */
function solved(A: number[][], b: number[]): number[] {
  const rows = A.map((row, i) => [...row, b[i]!]);
  rows.forEach((pivot, i) => {
    for (const row of rows.slice(i + 1)) {
      const share = row[i]! / pivot[i]!;
      for (let j = i; j < row.length; j++) row[j]! -= share * pivot[j]!;
    }
  });
  const x = Array<number>(b.length).fill(0);
  for (let i = b.length - 1; i >= 0; i--) {
    const rest = x.reduce((sum, value, j) => (j > i ? sum + rows[i]![j]! * value : sum), 0);
    x[i] = (rows[i]![b.length]! - rest) / rows[i]![i]!;
  }
  return x;
}
