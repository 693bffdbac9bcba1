/** A file of arrays: its length field, its header with the entry that is looked at, where the arrays lie, and bytes as numbers. */
import { across, Frame, marginFor } from './frame.tsx';
import { textWidth } from './room.ts';
import { part } from './scale.ts';

/** An array of the file, between two places; `entry` is what the header says of it, to be found there. */
export interface FileArray {
  name: string;
  entry: string;
  from: number;
  to: number;
}

const [ROW, TOP] = [22, 6];
const hex = (bytes: number[]) => bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');

/** `first` are the bytes of the length, `numbers` those of the chosen array with their values; `onChoose` is told of a name. */
export function FileBytes({
  title,
  first,
  length,
  header,
  arrays,
  size,
  chosen,
  numbers,
  onChoose,
}: {
  title: string;
  first: number[];
  length: string;
  header: string;
  arrays: FileArray[];
  size: number;
  chosen: string;
  numbers: { bytes: number[]; value: string }[];
  onChoose: (name: string) => void;
}) {
  const entry = arrays.find(({ name }) => name === chosen)?.entry ?? '';
  const [before = '', after = ''] = entry ? header.split(entry) : [header];
  const start = Math.min(size, ...arrays.map(({ from }) => from));
  const end = Math.max(size, ...arrays.map(({ to }) => to));
  const place = (at: number) => part(at - start, end - start);
  const left = marginFor(Math.max(0, ...arrays.map(({ name }) => textWidth(name, 13) + 12)));
  return (
    <div class="file-bytes">
      <p>
        bytes 0 to 7, the length: <code>{hex(first)}</code> = {length}
      </p>
      <p>
        the header: {header ? <code>{before}</code> : 'none that ends within the file'}
        {entry && <mark>{entry}</mark>}
        <code>{after.trimEnd()}</code>
        {after.endsWith(' ') && ' and spaces'}
      </p>
      {arrays.length > 0 && (
        <Frame kind="file-map" left={left} title={title} height={TOP + arrays.length * ROW + 20}>
          {arrays.map(({ name, from, to }, k) => {
            const y = TOP + k * ROW;
            return (
              <g
                key={name}
                class={`${name === chosen ? 'chosen q-hidden' : 'q-weight'}`}
                onClick={() => onChoose(name)}
              >
                <text class="row-name" x={-8} y={y + ROW / 2} dy="0.35em" text-anchor="end">
                  {name}
                </text>
                <rect
                  class="positive"
                  x={across(place(from))}
                  y={y + 3}
                  width={across(place(to) - place(from))}
                  height={ROW - 6}
                />
              </g>
            );
          })}
          <line class="end" x1={across(place(size))} x2={across(place(size))} y1={0} y2={TOP + arrays.length * ROW} />
          <text x={across(place(start))} y={TOP + arrays.length * ROW + 14}>
            byte {start}
          </text>
          <text x={across(place(size))} y={TOP + arrays.length * ROW + 14} text-anchor="end">
            end: {size}
          </text>
        </Frame>
      )}
      <ul>
        {numbers.map(({ bytes, value }, k) => (
          <li key={k}>
            <code>{hex(bytes)}</code> <b>{value}</b>
          </li>
        ))}
      </ul>
    </div>
  );
}
