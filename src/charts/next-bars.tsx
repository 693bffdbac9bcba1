/** What may come next: for each candidate two bars, its probability before and after something was done to it. */
import { useState } from 'preact/hooks';
import { Around, across, Frame } from './frame.tsx';
import { Key } from './key.tsx';
import { named } from './next-letters.tsx';
import { Reader } from './reader.tsx';
import { at, part, percent } from './scale.ts';

/** A candidate with its probability before and after. */
export type Bar = [name: string, before: number, after: number];

const [TOP, TALL, LABEL] = [18, 96, 20];

/** `chosen` is the candidate that was drawn; `before` and `after` are what the key calls the two bars. */
export function NextBars({
  title,
  bars,
  chosen,
  before,
  after,
  quantity,
}: {
  title: string;
  bars: Bar[];
  chosen: string;
  before: string;
  after: string;
  quantity: string;
}) {
  const [read, setRead] = useState<number>();
  const most = Math.max(...bars.flatMap(([, ...both]) => both));
  const heightOf = (chance: number) => part(chance, most) * TALL;
  const base = TOP + TALL;
  const [name = '', ...chances] = bars[read ?? 0] ?? [];
  const told = `${named(name)}: ${chances.map((chance) => percent(chance, 1)).join(' → ')}`;
  return (
    <div class="bars-frame">
      <Frame kind="next-bars" title={title} height={base + LABEL} role="group">
        <g class={`q-${quantity}`}>
          <line class="zero" x1="0%" x2="100%" y1={base} y2={base} />
          {bars.map(([candidate, was, is], k) => {
            const bar = (kind: string, chance: number, inset: number) => (
              <rect
                class={kind}
                x={across((k + inset) / bars.length)}
                width={across((1 - 2 * inset) / bars.length)}
                y={at(base - heightOf(chance))}
                height={at(heightOf(chance))}
              />
            );
            return (
              <g key={candidate} class={candidate === chosen ? 'bar chosen' : 'bar'}>
                {candidate === chosen && (
                  <rect
                    class="target"
                    x={across(k / bars.length)}
                    y={TOP}
                    width={across(1 / bars.length)}
                    height={TALL + LABEL}
                  />
                )}
                {is > 0 && bar('positive', is, 0.2)}
                {bar('ghost', was, 0.08)}
                <text
                  class={candidate === chosen ? 'letter chosen' : is > 0 ? 'letter' : 'bar-label'}
                  x={across((k + 0.5) / bars.length)}
                  y={base + 15}
                  text-anchor="middle"
                >
                  {candidate === ' ' ? '␣' : candidate}
                </text>
              </g>
            );
          })}
        </g>
        {read !== undefined && (
          <Around part={(read + 0.5) / bars.length} y={TOP - 6}>
            <text
              class="reading-number"
              text-anchor={read < bars.length / 4 ? 'start' : read > (3 * bars.length) / 4 ? 'end' : 'middle'}
            >
              {told}
            </text>
          </Around>
        )}
        <Reader
          label={`Read the values of “${title}”`}
          count={bars.length}
          at={read}
          told={told}
          nearest={(place) => Math.min(bars.length - 1, Math.max(0, Math.floor(place * bars.length)))}
          onRead={setRead}
        />
      </Frame>
      <Key
        entries={[
          { mark: 'ghost', text: before },
          { mark: 'positive', text: after, quantity },
        ]}
      />
    </div>
  );
}
