/** Parts of a whole before and after, row by row: a ring where it was, a disk where it is, and a line between them. */
import { across, Frame, marginFor } from './frame.tsx';
import { Key } from './key.tsx';
import { textWidth } from './room.ts';
import { percent } from './scale.ts';

const [ROW, TOP, BOTTOM] = [18, 4, 20];

/** `before` and `after` lie between 0 and 1. */
export interface BeforeAfterRow {
  name: string;
  before: number;
  after: number;
  quantity: string;
}

export function BeforeAfter({ title, axis, rows }: { title: string; axis: string; rows: BeforeAfterRow[] }) {
  const left = marginFor(Math.max(...rows.map(({ name }) => textWidth(name, 12) + 12)));
  const floor = TOP + rows.length * ROW;
  return (
    <div>
      <Frame kind="before-after" left={left} right={104} title={title} height={floor + BOTTOM}>
        {[0, 0.5, 1].map((value) => (
          <g key={value} class="grid">
            <line x1={across(value)} x2={across(value)} y1={TOP} y2={floor} />
            <text class="axis" x={across(value)} y={floor + 14} text-anchor="middle">
              {percent(value)}
            </text>
          </g>
        ))}
        {rows.map(({ name, before, after, quantity }, k) => {
          const y = TOP + (k + 0.5) * ROW;
          return (
            <g key={name} class={`q-${quantity}`}>
              <text class="row-name" x={-12} y={y} dy="0.35em" text-anchor="end">
                {name}
              </text>
              <line class="change" x1={across(before)} x2={across(after)} y1={y} y2={y} />
              <circle class="now-dot" cx={across(after)} cy={y} r={5} />
              <circle class="dot" cx={across(before)} cy={y} r={5} />
              <text class="number" x="100%" dx={14} y={y} dy="0.35em">
                {before === after ? percent(after) : `${percent(before)} → ${percent(after)}`}
              </text>
            </g>
          );
        })}
      </Frame>
      <Key
        entries={[
          { mark: 'dots', text: 'before' },
          { mark: 'handle', text: `now: ${axis}` },
        ]}
      />
    </div>
  );
}
