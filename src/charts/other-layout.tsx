/** A cell in another framework's layout: the order of its gates, its formulas and code, its arrays, and its states beside ours. */
import { type BlockArray, Blocks } from './blocks.tsx';
import { GateOrder } from './gate-order.tsx';
import { Lines } from './lines.tsx';
import { aroundZero, overSteps } from './series.ts';
import { Written } from './written.tsx';

/** A layout: its name, and the letters of its gates in their order. */
interface Layout {
  title: string;
  blocks: string;
}

/**
 * `gates` are those of `target` in its order, `colors` the quantity of each letter, `arrays` what lies in memory there
 * (`columns`: gates side by side), and `here` and `there` the states [T][H] by our cell and by the other's formulas.
 * `words` name the parts that are called differently from cell to cell.
 */
export function OtherLayout({
  home,
  target,
  gates,
  formulas,
  colors,
  arrays,
  here,
  there,
  words,
}: {
  home: Layout;
  target: Layout & { columns?: true; code: string[] };
  gates: { letter: string; moved: boolean; note?: string }[];
  formulas: string[];
  colors: Record<string, string>;
  arrays: BlockArray[];
  here: number[][];
  there: number[][];
  words: { head: string; formulas: string; arrays: string; states: string };
}) {
  const [order, homeOrder] = [target, home].map(({ blocks }) => [...blocks].join(', '));
  const colored = gates.map((gate) => ({ ...gate, quantity: colors[gate.letter] ?? 'plain' }));
  const firstUnit = (states: number[][]) => states.map((state) => state[0] ?? 0);
  const [ours, theirs] = [firstUnit(here), firstUnit(there)];
  return (
    <div class="conventions">
      <GateOrder
        title={`The gates in the order of ${home.title} (${homeOrder}) and in that of ${target.title} (${order})`}
        heads={[`trained in ${home.title}’s order`, words.head]}
        from={[...home.blocks]}
        to={colored}
      />
      <Written title={words.formulas} formulas={formulas} code={target.code} colors={colors} />
      <Blocks
        title={`W, U and biases in the order ${order}${words.arrays}`}
        gates={colored}
        units={here[0]?.length ?? 0}
        arrays={arrays}
        across={target.columns}
      />
      <Lines
        title={words.states}
        height={140}
        x={{ label: 'time step', domain: [0, here.length - 1] }}
        y={{ label: 'h₁', domain: aroundZero(ours, theirs) }}
        series={[
          overSteps('our cell', 'hidden', ours),
          overSteps(target.title.split(',')[0] ?? '', 'output', theirs, 'dots'),
        ]}
      />
    </div>
  );
}
