/** A series of numbers, the reader's own or another: what is the next one? */
import { emptyBatch, type Task } from './task.ts';

/** What is read of a table: as many numbers as a small network can be trained on, and no more than a tab should hold. */
const [LEAST, MOST] = [120, 20_000];
/** The part of a series that networks are not trained on, at its end. */
const HELD = 0.25;
const cutOf = ({ length }: number[]) => Math.floor(length * (1 - HELD));

const wrong = (line: number | string, what: string, fix: string) => new Error(`Line ${line}: ${what}. ${fix}`);

/**
 * The numbers of a table: one a line, or the last column of lines divided by commas, semicolons or tabs. The first line
 * may be a heading; empty lines are passed over. Where semicolons or tabs divide, a comma is a decimal comma. Throws,
 * naming line and column, for what is no number, lines of unequal length, and series that are too short, too long or constant.
 */
export function readSeries(table: string): number[] {
  const lines = table
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((text, k) => ({ text: text.trim(), line: k + 1 }))
    .filter(({ text }) => text !== '');
  const divider = lines.some(({ text }) => text.includes('\t'))
    ? '\t'
    : lines.some(({ text }) => text.includes(';'))
      ? ';'
      : ',';
  const rows = lines.map(({ text, line }) => ({
    line,
    cells: text.split(divider).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1')),
  }));
  const numberIn = (cell: string) => (/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(cell) ? Number(cell) : NaN);
  const last = (cells: string[]) => numberIn(divider === ',' ? cells.at(-1)! : cells.at(-1)!.replace(',', '.'));
  const body = rows.length > 1 && Number.isNaN(last(rows[0]!.cells)) ? rows.slice(1) : rows;
  const columns = body[0]?.cells.length ?? 0;
  const numbers = body.map(({ line, cells }) => {
    if (cells.length !== columns)
      throw wrong(
        line,
        `it has ${cells.length} columns, line ${body[0]!.line} has ${columns}`,
        'Give every line the same number of columns.',
      );
    const value = last(cells);
    if (!Number.isFinite(value)) {
      const cell = cells.at(-1)!;
      throw wrong(
        columns > 1 ? `${line}, column ${columns}` : line,
        cell === '' ? 'there is no number' : `“${cell.slice(0, 30)}” is not a number`,
        cell === '' && columns > 1
          ? 'Write one there, or leave the line out.'
          : 'Write one number a line, or a table whose last column is numbers.',
      );
    }
    return value;
  });
  if (numbers.length < LEAST)
    throw new Error(
      `There are ${numbers.length} numbers, and a model needs ${LEAST} to learn from. Paste a longer series.`,
    );
  if (numbers.length > MOST)
    throw wrong(body[MOST]!.line, `the table is longer than ${MOST} numbers`, `Paste at most ${MOST} lines.`);
  if (numbers.every((value) => value === numbers[0]))
    throw new Error(
      `All ${numbers.length} numbers are ${numbers[0]}: there is nothing to learn. Paste a series that changes.`,
    );
  const kept = numbers.slice(cutOf(numbers));
  if (kept.every((value) => value === kept[0]))
    throw new Error(
      `The last ${kept.length} numbers are all ${kept[0]}: models are scored on them, and there is nothing to forecast. Paste a series that changes to its end.`,
    );
  return numbers;
}

/** A series in two tasks: batches from its first part to learn from, and from the rest to be scored on. */
export interface SeriesTasks {
  learn: Task;
  held: Task;
  /** The mean squared error on the held part, in the units of the task, of saying that the next number is as this one. */
  naive: number;
  /** The numbers of both parts, in the units of the task. */
  known: number[];
  kept: number[];
  /** The longest window that fits into the held part. */
  longest: number;
}

/** Brings a series to mean 0 and variance 1, by its first part. A window of it is x [B,T,1]; the answer at every step is the next number. */
export function seriesTasks(numbers: number[]): SeriesTasks {
  const cut = cutOf(numbers);
  const known = numbers.slice(0, cut);
  const mean = known.reduce((sum, value) => sum + value, 0) / cut;
  const deviation = Math.sqrt(known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / cut) || 1;
  const scaled = numbers.map((value) => (value - mean) / deviation);
  const taskOf = (values: number[]): Task => ({
    title: 'Forecasting a series',
    inputs: 1,
    outputs: 1,
    chance: 0,
    batch(random, size, length) {
      if (length >= values.length)
        throw new Error(`A window of ${length} numbers and the next one do not fit into ${values.length}.`);
      const batch = { ...emptyBatch(size, length, 1), target: new Float32Array(size * length) };
      batch.scored.fill(1);
      for (let row = 0; row < size; row++) {
        const first = random.below(values.length - length);
        batch.x.set(values.slice(first, first + length), row * length);
        batch.target.set(values.slice(first + 1, first + length + 1), row * length);
      }
      return batch;
    },
  });
  const [first, kept] = [scaled.slice(0, cut), scaled.slice(cut)];
  const naive = kept.slice(1).reduce((sum, value, t) => sum + (value - kept[t]!) ** 2, 0) / (kept.length - 1);
  return { learn: taskOf(first), held: taskOf(kept), known: first, kept, naive, longest: kept.length - 1 };
}
