/** Weight arrays as they lie in memory: a square a number, colored by the gate that it belongs to. */
import { Key } from './key.tsx';
import { at } from './scale.ts';

/** An array of a layer; its gates lie below each other, or side by side where `across`. */
export interface BlockArray {
  name: string;
  values: number[][];
}

const [CELL, GAP, LABEL] = [12, 20, 22];

/** `gates` are in the order of the layout, `units` rows (or columns) each. Size and shade tell the number, hollow the sign. */
export function Blocks({
  title,
  gates,
  units,
  arrays,
  across = false,
}: {
  title: string;
  gates: { letter: string; quantity: string; moved?: boolean }[];
  units: number;
  arrays: BlockArray[];
  across?: boolean;
}) {
  const long = gates.length * units * CELL;
  const depth = arrays.map(({ values }) => (across ? values.length : values[0]!.length) * CELL);
  const starts = depth.map((_, k) => depth.slice(0, k).reduce((sum, size) => sum + size + GAP, LABEL));
  const wide = starts.at(-1)! + depth.at(-1)! + 4;
  const [width, height] = across ? [LABEL + long + 4, wide + GAP] : [wide, LABEL + long + 4];
  const most = Math.max(...arrays.flatMap(({ values }) => values.flat().map(Math.abs)), 1e-9);
  const square = (value: number, x: number, y: number) => {
    const size = 3 + (CELL - 4) * Math.sqrt(Math.abs(value) / most);
    return (
      <rect
        key={`${x} ${y}`}
        class={value < 0 ? 'negative' : 'positive'}
        x={at(x + (CELL - size) / 2)}
        y={at(y + (CELL - size) / 2)}
        width={at(size)}
        height={at(size)}
      />
    );
  };
  return (
    <div class="blocks-frame">
      <svg
        class="chart blocks"
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
        aria-label={title}
      >
        {gates.map(({ letter, quantity, moved }, gate) => {
          const from = LABEL + gate * units * CELL;
          const middle = from + (units * CELL) / 2;
          return (
            <g key={letter} class={`q-${quantity}`}>
              <text
                class="letter"
                x={across ? middle : LABEL - 8}
                y={across ? LABEL - 8 : middle}
                dy={across ? 0 : '0.35em'}
                text-anchor={across ? 'middle' : 'end'}
              >
                {letter}
              </text>
              {moved &&
                arrays.map(({ name }, k) => (
                  <rect
                    key={name}
                    class="moved"
                    x={across ? from : (starts[k] ?? 0)}
                    y={across ? (starts[k] ?? 0) : from}
                    width={across ? units * CELL : (depth[k] ?? 0)}
                    height={across ? (depth[k] ?? 0) : units * CELL}
                  />
                ))}
              {arrays.map(({ values }, k) =>
                Array.from({ length: units }, (_, unit) => {
                  const line = gate * units + unit;
                  const numbers = across ? values.map((row) => row[line]!) : values[line]!;
                  return numbers.map((value, j) =>
                    across
                      ? square(value, LABEL + line * CELL, starts[k]! + j * CELL)
                      : square(value, starts[k]! + j * CELL, LABEL + line * CELL),
                  );
                }),
              )}
            </g>
          );
        })}
        {arrays.map(({ name }, k) =>
          across ? (
            <text key={name} x={LABEL - 8} y={starts[k]! + depth[k]! / 2} dy="0.35em" text-anchor="end">
              {name}
            </text>
          ) : (
            <text key={name} x={starts[k]! + depth[k]! / 2} y={LABEL - 8} text-anchor="middle">
              {name}
            </text>
          ),
        )}
      </svg>
      <Key
        entries={[
          { mark: 'positive', text: 'positive; the larger, the larger the weight' },
          { mark: 'negative', text: 'negative' },
        ]}
      />
    </div>
  );
}
