/** Sequences in batches: a column for each, its real steps filled and its padding hollow, a gap between two batches. */
import { useState } from 'preact/hooks';
import { amount } from '../units.ts';
import { ACROSS, across, Frame, Stretched } from './frame.tsx';
import { Key } from './key.tsx';
import { Reader } from './reader.tsx';

const [TOP, PLOT, AXIS] = [10, 184, 18];
/** A gap between batches, in columns. */
const GAP = 0.8;

/** `batches` has the lengths of the sequences of each; `isPadded` says whether each is filled up to the longest of its batch. */
export function Batches({
  title,
  batches,
  longest,
  isPadded,
}: {
  title: string;
  batches: number[][];
  longest: number;
  isPadded: boolean;
}) {
  const [read, setRead] = useState<number>();
  const columns = batches.flatMap((lengths, batch) =>
    lengths.map((length) => ({ batch, length, height: isPadded ? Math.max(...lengths) : length })),
  );
  const slot = 1 / (columns.length + GAP * (batches.length - 1));
  const left = (k: number) => (k + GAP * columns[k].batch) * slot;
  const y = (step: number) => Math.round(TOP + PLOT * (1 - step / longest));
  const path = (of: (column: (typeof columns)[number]) => [from: number, to: number]) =>
    columns
      .map((column, k) => {
        const [from, to] = of(column);
        const width = Math.round(0.8 * slot * ACROSS);
        return from < to ? `M${Math.round(left(k) * ACROSS)} ${y(from)}V${y(to)}h${width}V${y(from)}z` : '';
      })
      .join('');
  const now = read === undefined ? undefined : columns[read];
  const told = now
    ? `${amount(now.length, 'step')}${now.height > now.length ? `, ${now.height - now.length} of padding` : ''}`
    : '';
  const nearest = (part: number) => {
    const past = columns.findIndex((_, k) => left(k) + slot > part);
    return past < 0 ? columns.length - 1 : past;
  };
  return (
    <div>
      <Frame kind="batches" left={40} right={8} title={title} height={TOP + PLOT + AXIS} role="group">
        <g class="grid">
          {[0, longest].map((step) => (
            <line key={step} x1="0%" x2="100%" y1={y(step)} y2={y(step)} />
          ))}
        </g>
        <Stretched height={TOP + PLOT + AXIS}>
          <path class="positive q-input" d={path(({ length }) => [0, length])} />
          <path class="negative q-error" d={path(({ length, height }) => [length, height])} />
        </Stretched>
        {[0, longest / 2, longest].map((step) => (
          <text key={step} class="axis" x={-6} y={y(step)} dy="0.35em" text-anchor="end">
            {step}
          </text>
        ))}
        <text class="axis" x="0%" y={TOP + PLOT + 14}>
          batch 1
        </text>
        <text class="axis" x="100%" y={TOP + PLOT + 14} text-anchor="end">
          batch {batches.length}
        </text>
        {read !== undefined && now && (
          <text
            class="reading-number"
            x={across(left(read) + slot / 2)}
            y={Math.max(14, y(now.height) - 4)}
            text-anchor={read < columns.length / 4 ? 'start' : read > (3 * columns.length) / 4 ? 'end' : 'middle'}
          >
            {told}
          </text>
        )}
        <Reader
          label={`Read the lengths of “${title}”`}
          count={columns.length}
          at={read}
          told={`sequence ${(read ?? 0) + 1}, batch ${(now?.batch ?? 0) + 1}: ${told}`}
          nearest={nearest}
          onRead={setRead}
        />
      </Frame>
      <Key
        entries={[
          { mark: 'positive', text: 'steps of a sequence', quantity: 'input' },
          { mark: 'negative', text: 'padding that is computed', quantity: 'error' },
        ]}
      />
    </div>
  );
}
