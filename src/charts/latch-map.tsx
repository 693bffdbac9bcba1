/** The latch as a picture: what came in, the right and the given answers, and the inner quantities, step under step. */
import { HeatMap, type HeatRow } from './heat-map.tsx';
import { part } from './scale.ts';

const sign = (value: number | null) => (value === null ? '' : value > 0 ? '+' : '−');

/** `rows` are drawn under the sequence. A wrong answer is marked with a cross beside its sign. */
export function LatchMap({
  title,
  story,
  rows,
  cursor,
  onPoint,
}: {
  title: string;
  story: { values: number[]; writes: number[]; right: (number | null)[]; answers: number[] };
  rows: HeatRow[];
  cursor?: number;
  onPoint?: (t: number) => void;
}) {
  const { values, writes, right, answers } = story;
  const marks = (letter: string, quantity: string, cells: string[]): HeatRow => ({
    letter,
    quantity,
    values: [],
    marks: cells,
  });
  const given = answers.map((answer, t) => (right[t] === null ? '·' : answer === right[t] ? sign(answer || -1) : '✕'));
  return (
    <HeatMap
      title={title}
      cursor={cursor}
      onPoint={onPoint}
      rowHeight={17}
      rows={[
        marks('value', 'input', values.map(sign)),
        marks(
          'write',
          'input',
          writes.map((write) => (write ? '▼' : '')),
        ),
        marks(
          'right',
          'plain',
          right.map((answer) => (answer === null ? '·' : sign(answer || -1))),
        ),
        marks('answer', 'output', given),
        ...rows,
      ]}
    />
  );
}

/** Rows for the units of one quantity, [units][steps]; values are divided by `size` to fit between −1 and 1. */
export const unitRows = (letter: string, quantity: string, units: number[][], size = 1): HeatRow[] =>
  units.map((values, unit) => ({
    letter: units.length > 1 ? `${letter}${'₁₂₃₄₅₆₇₈'[unit]}` : letter,
    quantity,
    values: values.map((value) => part(value, size)),
    size,
  }));
