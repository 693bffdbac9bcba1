import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { AttentionWeights } from '../../src/charts/attention-weights.tsx';
import { Bars } from '../../src/charts/bars.tsx';
import { HeatMap } from '../../src/charts/heat-map.tsx';
import { LatchMap, unitRows } from '../../src/charts/latch-map.tsx';
import { LengthTable } from '../../src/charts/length-table.tsx';
import { Letters } from '../../src/charts/letters.tsx';
import { Lines } from '../../src/charts/lines.tsx';
import { Matrix } from '../../src/charts/matrix.tsx';
import { Plane } from '../../src/charts/plane.tsx';
import { PolePlane } from '../../src/charts/pole-plane.tsx';
import { Ranking } from '../../src/charts/ranking.tsx';
import { scaleOf, shown } from '../../src/charts/scale.ts';
import { decadesAround, powerLaw } from '../../src/charts/series.ts';
import { Tape } from '../../src/charts/tape.tsx';
import { counted, duration, memorySize } from '../../src/units.ts';

describe('a scale', () => {
  it('puts the ends of the domain at the ends of the range, and values outside at the edge', () => {
    const scale = scaleOf([0, 10], [100, 200]);
    expect([scale(0), scale(5), scale(10), scale(-3), scale(99)]).toEqual([100, 150, 200, 100, 200]);
  });

  it('marks round numbers, and powers of ten where it is logarithmic', () => {
    expect(scaleOf([0, 1], [0, 1]).ticks.map(({ label }) => label)).toEqual(['0', '0.2', '0.4', '0.6', '0.8', '1']);
    expect(scaleOf([1e-4, 1], [0, 1], true, 4).ticks.map(({ label }) => label)).toEqual([
      '10⁻⁴',
      '10⁻³',
      '10⁻²',
      '10⁻¹',
      '10⁰',
    ]);
    expect(scaleOf([1e-4, 1], [0, 1], true)(1e-2)).toBeCloseTo(0.5);
  });

  it('writes a true minus', () => expect(shown(-0.5)).toBe('−0.5'));
});

describe('a quantity', () => {
  it('has three digits and the unit that suits it', () => {
    expect([0.00213, 0.9996, 1.5, 12.345, 1380, 999.7].map(duration)).toEqual([
      '2.13 µs',
      '1000 µs',
      '1.5 ms',
      '12.3 ms',
      '1.38 s',
      '1000 ms',
    ]);
    expect([512, 32768, 2097152, 1023].map(memorySize)).toEqual(['512 B', '32 KiB', '2 MiB', '1023 B']);
    expect([64, 4096, 1234567].map(counted)).toEqual(['64', '4,096', '1,234,567']);
  });
});

describe('a law of theory', () => {
  it('goes through the measured point, and doubles or quadruples where x doubles', () => {
    expect(powerLaw([2, 10], 1, [1, 2, 4])).toEqual([
      [1, 5],
      [2, 10],
      [4, 20],
    ]);
    expect(powerLaw([2, 10], 2, [2, 4])).toEqual([
      [2, 10],
      [4, 40],
    ]);
    expect(powerLaw([2, 10], 0, [1, 9])).toEqual([
      [1, 10],
      [9, 10],
    ]);
  });

  it('and what was measured fit between two powers of ten', () =>
    expect(decadesAround([0.02, 300])).toEqual([0.01, 1000]));
});

describe('a chart', () => {
  it('tells a screen reader what it shows, and has no inline style', () => {
    const charts = [
      <Lines
        title="What"
        x={{ label: 'x', domain: [0, 1] }}
        y={{ label: 'y', domain: [0, 1], log: false }}
        series={[
          {
            label: 'a',
            points: [
              [0, 0],
              [1, 1],
            ],
          },
        ]}
      />,
      <Bars title="What" limit={1} rows={[{ letter: 'h', name: 'state', quantity: 'hidden', values: [0.5, -0.5] }]} />,
      <HeatMap title="What" rows={[{ letter: 'f', quantity: 'forget', values: [0, 1] }]} />,
      <Matrix title="What" letter="s" rows={['a']} columns={['a']} values={[[1]]} quantity="query" />,
      <PolePlane title="What" poles={[{ radius: 0.5, angle: 0 }]} />,
      <AttentionWeights title="What" quantity="key" weights={[{ name: 'a', learned: 0.5, now: 1 }]} />,
    ].map(render);
    for (const svg of charts) {
      expect(svg).toContain('aria-label="What"');
      expect(svg).not.toContain('style=');
    }
  });

  it('says that an axis is logarithmic', () => {
    expect(
      render(
        <Lines
          title=""
          x={{ label: 'x', domain: [0, 1] }}
          y={{ label: 'norm', domain: [1e-3, 1], log: true }}
          series={[]}
        />,
      ),
    ).toContain('norm (log)');
  });

  it('draws bars up for positive and hollow ones down for negative numbers', () => {
    const svg = render(
      <Bars title="" limit={1} rows={[{ letter: 'h', name: 'state', quantity: 'hidden', values: [1, -1] }]} />,
    );
    const [up, down] = [...svg.matchAll(/class="(positive|negative)" x="[\d.]+%" width="[\d.]+%" y="([\d.]+)"/g)].map(
      ([, kind, y]) => ({
        kind,
        y: Number(y),
      }),
    );
    expect([up!.kind, down!.kind]).toEqual(['positive', 'negative']);
    expect(up!.y).toBeLessThan(down!.y);
  });

  it('draws a heat map of hundreds of cells in few paths', () => {
    const rows = Array.from({ length: 10 }, (_, k) => ({
      letter: `f${k}`,
      quantity: 'forget',
      values: Array.from({ length: 48 }, (_, t) => (t + k) / 60),
    }));
    const svg = render(<HeatMap title="" rows={rows} />);
    expect(svg.match(/<path/g)!.length).toBeLessThanOrEqual(60);
    expect(svg.length).toBeLessThan(20_000);
  });

  it('crosses out masked cells instead of printing them', () => {
    const svg = render(
      <Matrix
        title=""
        letter="s"
        rows={['a', 'b']}
        columns={['a', 'b']}
        values={[
          [0.25, 0.81],
          [1, 1],
        ]}
        quantity="query"
        masked={(row, column) => column > row}
      />,
    );
    expect(svg).toContain('0.25');
    expect(svg).not.toContain('0.81');
    expect(svg.match(/class="masked"/g)).toHaveLength(1);
  });

  it('shows of a tape what is read, what is read now and what is not read yet', () => {
    const html = render(<Tape letters={['.', 'a', 'n']} now={1} onChoose={() => {}} />);
    const buttons = [...html.matchAll(/class="(\w+)" aria-pressed="(\w+)" aria-label="(\w+)">(.)</g)];
    expect(buttons.map(([, ...shows]) => shows.join(' '))).toEqual([
      'read false start ▸',
      'now true a a',
      'unread false n n',
    ]);
  });

  it('gives every pole a name, a value and a place in the tab order', () => {
    const svg = render(<PolePlane title="" poles={[{ radius: 0.9, angle: Math.PI / 2 }]} />);
    expect(svg).toContain('tabindex="0"');
    expect(svg).toContain('radius 0.9, angle 90 degrees');
  });

  it('gives every attention weight a name, a value, what was learned, and a place in the tab order', () => {
    const svg = render(
      <AttentionWeights
        title=""
        quantity="key"
        weights={[
          { name: 'a1', learned: 0.25, now: 0.6 },
          { name: 'c?', learned: 0.75, now: 0.4 },
        ]}
      />,
    );
    expect(svg.match(/role="slider"/g)).toHaveLength(2);
    expect(svg.match(/tabindex="0"/g)).toHaveLength(2);
    expect(svg).toContain('aria-label="Attention weight of a1"');
    expect(svg).toContain('aria-valuetext="60 %, learned 25 %"');
    const [a, c] = [...svg.matchAll(/class="positive"[^>]* width="([\d.]+)%"/g)].map(([, width]) => Number(width));
    expect(a! / c!).toBeCloseTo(1.5);
  });

  it('draws the longest of ranked bars full and the others in proportion from zero, and tells the numbers', () => {
    const svg = render(
      <Ranking
        title="Loss"
        rows={[
          { label: 'a', value: 4, quantity: 'plain' },
          { label: 'b', value: 1, quantity: 'plain' },
        ]}
      />,
    );
    const [a, b] = [...svg.matchAll(/<rect[^>]* width="([\d.]+)%"/g)].map(([, width]) => Number(width));
    expect(a! / b!).toBeCloseTo(4);
    expect(svg).toContain('aria-label="Loss: a 4.00, b 1.00"');
  });

  it('gives letters a stronger ground the likelier they were, underlines the given ones and marks the end', () => {
    const words = [
      { word: 'abc', chances: [0.01, 0.5, 1, 0.3], note: '1.00' },
      { word: 'ab', chances: [0, 0.2], note: '2.00' },
    ];
    const html = render(<Letters title="" note="nats" words={words} given={1} quantity="output" />);
    const cells = [...html.matchAll(/<span class="(chance-\d[^"]*)" title="([^"]*)">([a-z]+)</g)].map(
      ([, kind, , letter]) => `${letter} ${kind}`,
    );
    expect(cells).toEqual([
      'a chance-1 given',
      'b chance-3',
      'c chance-5',
      'end chance-2 end',
      'a chance-1 given',
      'b chance-1',
    ]);
    expect(html).not.toContain('style=');
  });

  it('leaves out of a table what was not measured, and lets the keyboard scroll it', () => {
    const html = render(
      <LengthTable title="What" lengths={[64, 1024]} rows={[{ label: 'LSTM', quantity: 'cell', values: ['1 ms'] }]} />,
    );
    expect(html).toContain('<th scope="col">1,024</th>');
    expect(html).toContain('<th scope="row">LSTM</th><td>1 ms</td><td>–</td>');
    expect(html).toContain('tabindex="0"');
  });

  it('draws data that is zero everywhere without a number that is none, whatever it is measured by', () => {
    const charts = [
      <Lines
        title=""
        x={{ label: 'x', domain: [0, 0] }}
        y={{ label: 'y', domain: [0, 0] }}
        series={[{ label: 'a', points: [[0, 0]] }]}
      />,
      <Bars title="" limit={0} rows={[{ letter: 'h', name: 'state', quantity: 'hidden', values: [0, 0] }]} />,
      <HeatMap title="" cursor={0} rows={unitRows('h', 'hidden', [[0, 0]], 0)} />,
      <Matrix title="" letter="s" rows={['a']} columns={['a']} values={[[0]]} quantity="query" limit={0} />,
      <Ranking title="" rows={[{ label: 'a', value: 0, quantity: 'cell' }]} />,
      <AttentionWeights title="" quantity="key" weights={[{ name: 'a', learned: 0, now: 0 }]} />,
    ];
    for (const chart of charts) expect(render(chart)).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('crosses a wrong answer of the latch', () => {
    const story = { values: [1, -1], writes: [1, 0], right: [1, 1], answers: [1, 0] };
    expect(render(<LatchMap title="" story={story} rows={[]} />).match(/class="sign wrong"/g)).toHaveLength(1);
  });
});

describe('a picture of nothing but zeros', () => {
  it('is empty, without a number that is none', () => {
    const zeros = [0, 0];
    const row = { letter: 'x', name: 'x', quantity: 'input', values: zeros };
    const story = { values: zeros, writes: zeros, right: zeros, answers: zeros };
    for (const picture of [
      <Bars title="Zeros" limit={0} rows={[row]} />,
      <Matrix title="Zeros" letter="x" rows={['a']} columns={['a', 'b']} values={[zeros]} quantity="key" limit={0} />,
      <LatchMap title="Zeros" story={story} rows={unitRows('h', 'hidden', [zeros], 0)} />,
      <Plane
        title="Zeros"
        limit={0}
        step={{ angle: 5, length: 0.5 }}
        longest={1}
        arrows={[{ label: 'x', x: 0, y: 0, quantity: 'key' }]}
      />,
      <Ranking title="Zeros" rows={[{ label: 'x', value: 0, quantity: 'plain' }]} />,
    ])
      expect(render(picture)).not.toMatch(/NaN|undefined|Infinity/);
  });
});
