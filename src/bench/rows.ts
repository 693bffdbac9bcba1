/** The rows of the bench: those of every family, with their names. */
import type { Family, Limit, Mode, Row, Size } from './family.ts';

const found = import.meta.glob<Family>('./families/*.ts', { import: 'default', eager: true });

/** Every family by the name of its file. */
export const families: Record<string, Family> = Object.fromEntries(
  Object.entries(found).map(([path, family]) => [path.slice('./families/'.length, -'.ts'.length), family]),
);

/** The family of a row. Throws where there is none, with those there are. */
export function familyOf({ family }: Pick<Row, 'family'>): Family {
  if (families[family]) return families[family];
  throw new Error(
    `There is no family ${family}, but ${Object.keys(families).join(', ')}.\n` +
      `    Fix: add src/bench/families/${family}.ts, or correct the name.`,
  );
}

/** `train/lstm/h64/t50`; a stream has steps in its name only where it starts over. */
function idOf(family: string, { mode, T, H, resets }: Size): string {
  const steps = { train: T, pass: T, stream: resets, sequence: undefined }[mode];
  return [mode, family, `h${H}`, ...(steps ? [`t${steps}`] : [])].join('/');
}

const MODES: Mode[] = ['train', 'pass', 'stream', 'sequence'];

/** Every row, by what it does, by family and by size. */
export const rows: Row[] = MODES.flatMap((mode) =>
  Object.entries(families).flatMap(([family, { rows: sizes }]) =>
    sizes.filter((size) => size.mode === mode).map((size) => ({ id: idOf(family, size), family, ...size })),
  ),
);

/** The rows that are measured unless others are asked for. */
export const usualRows = (): Row[] => rows.filter(({ usual }) => usual);

/** The rows that are measured on the device of a reader. */
export const liveRows = (): Row[] => rows.filter(({ live }) => live);

/** The network of a row in words: `LSTM, 64 units, 50 steps`. */
export function modelOf({ family, mode, T, H, N, heads, resets }: Omit<Row, 'id'>): string {
  const steps = { train: T, pass: T, stream: resets, sequence: undefined }[mode];
  return [
    familyOf({ family }).title,
    `${H} units`,
    ...(N ? [`${N} states`] : []),
    ...(heads ? [`${heads} heads`] : []),
    ...(steps ? [`${steps} steps`] : []),
  ].join(', ');
}

/** Floating-point operations of one call, as its family counts them. */
export const flops = (row: Omit<Row, 'id'>): number => familyOf(row).flops(row);

/** Bytes that one call has to move, as its family counts them. */
export const bytes = (row: Omit<Row, 'id'>): number => familyOf(row).bytes(row);

/** Bytes of memory in which these lie. */
export const memory = (row: Omit<Row, 'id'>): number => familyOf(row).memory?.(row) ?? bytes(row);

/** Which limit holds a row back. */
export const limitOf = (row: Omit<Row, 'id'>): Limit =>
  familyOf(row).limit?.(row) ?? (row.mode === 'train' || row.mode === 'pass' ? 'flops' : 'bytes');
