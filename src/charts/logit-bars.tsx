/** Logits with what softmax makes of them: their exponentials, their probabilities, and the gradient of the loss. */
import { type BarRow, Bars } from './bars.tsx';
import { fixed, percent, shown } from './scale.ts';

/** Logits, their exponentials and probabilities; null where float32 has no number. */
export interface Logits {
  logits: number[];
  exponentials: (number | null)[];
  shares: (number | null)[];
}

/** Bars of three or four classes; `right` is the correct one, and `power` says what the exponential is taken of. */
export function LogitBars({
  of: { logits, exponentials, shares },
  names,
  right,
  power,
}: {
  of: Logits;
  names: string[];
  right: string;
  power: string;
}) {
  const row = (letter: string, name: string, quantity: string, values: (number | null)[], told: string[]): BarRow => {
    const drawn = values.map((value) => value ?? 0);
    const labels = told.map((one, k) => (letter === 'z' ? `${names[k]}\n${one}` : one));
    return { letter, name, quantity, values: drawn, labels, limit: Math.max(1e-9, ...drawn.map(Math.abs)) };
  };
  const gradient = shares.map((share, k) => (share === null ? null : share - (names[k] === right ? 1 : 0)));
  const told = (values: (number | null)[], write: (value: number) => string, none: string) =>
    values.map((value) => (value === null ? none : write(value)));
  return (
    <Bars
      title="Logits, their exponentials, their probabilities, and the gradient of the loss with respect to each logit"
      limit={1}
      rows={[
        row('z', 'logits', 'output', logits, told(logits, shown, '')),
        row(power, 'exponentials in float32', 'plain', exponentials, told(exponentials, shown, 'inf')),
        row(
          'p',
          'probabilities',
          'hidden',
          shares,
          told(shares, (share) => percent(share, 1), 'none'),
        ),
        row('∂L/∂z', 'gradient of the loss', 'error', gradient, told(gradient, fixed, 'none')),
      ]}
    />
  );
}
