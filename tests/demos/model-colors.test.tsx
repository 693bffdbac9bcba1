/** A model keeps its color, whichever others it is compared with, and whichever order they are chosen in. */
import { readFileSync } from 'node:fs';
import { parse } from 'node-html-parser';
import { render } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import race from '../../src/demos/race.tsx';
import { defaults } from '../../src/site/runtime/figure/settings.ts';
import type { Race } from '../../src/training/race/entries.ts';

const { frames }: { frames: Race[] } = JSON.parse(readFileSync('content/records/demo-race.json', 'utf8'));
const whole = frames.at(-1) as Race;

/** The color of each model's row and of its two lines, of a race among these. */
function colors(nets: string[]) {
  const only = Object.fromEntries(Object.entries(whole).filter(([, { net }]) => nets.includes(net)));
  const settings = { ...defaults(race.controls), nets: nets.join(',') };
  const drawn = parse(render(race.view(only, settings, () => {})));
  const classOf = (place: { getAttribute(name: string): string | undefined }) =>
    /q-([\w-]+)/.exec(place.getAttribute('class') ?? '')?.[1];
  const rows = drawn.querySelectorAll('tbody tr').map((row) => [row.querySelector('th')!.textContent, classOf(row)]);
  const names = drawn
    .querySelectorAll('.line-name')
    .map((name) => [name.querySelector('.roomy')!.textContent, classOf(name)]);
  return { rows, names: names.filter(([, color]) => color !== 'plain') };
}

it.each([[['lstm', 'mamba']], [['mamba', 'lstm']], [['rnn', 'lstm', 'gru', 'mamba', 'transformer']]])(
  'of %j each is drawn as itself, in the table and in both charts',
  (nets) => {
    const { rows, names } = colors(nets);
    expect(rows.map(([, color]) => color)).toEqual(nets);
    const colorNamed = Object.fromEntries(rows);
    expect(names.length).toBe(2 * nets.length);
    for (const [name, color] of names) expect(color, name).toBe(colorNamed[name!]);
  },
);
