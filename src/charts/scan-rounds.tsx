/** The rounds of a scan: a row for each, a circle for each position, and lines from what each position joins. */
import { across, Frame } from './frame.tsx';
import { Key } from './key.tsx';

const [ROW, TOP, LEFT] = [50, 18, 56];

/** `reach[round][position]` is how many steps the position knows by then; `now` is the round in focus. */
export function ScanRounds({ title, reach, now }: { title: string; reach: number[][]; now: number }) {
  const T = reach[0]?.length ?? 1;
  const x = (t: number) => across((t + 0.5) / T);
  const y = (round: number) => TOP + round * ROW;
  // Of 240 pixels on a phone, so that neighbors never touch.
  const radius = Math.min(11, 240 / T / 2.3);
  return (
    <div class="rounds-frame">
      <Frame kind="scan-rounds" left={LEFT} title={title} height={TOP * 2 + (reach.length - 1) * ROW + 4}>
        {reach.map((_, round) => (
          <text key={round} class={round === now ? 'chosen' : undefined} x={-LEFT} y={y(round)} dy="0.35em">
            {round === 0 ? 'steps' : `round ${round}`}
          </text>
        ))}

        {reach.map(
          (line, round) =>
            round > 0 && (
              <g key={`lines ${round}`} class={round === now ? 'now' : round < now ? 'done' : 'waiting'}>
                {line.map((_, t) => (
                  <g key={t}>
                    <line class="zero" x1={x(t)} x2={x(t)} y1={y(round - 1)} y2={y(round)} />
                    {t >= 2 ** (round - 1) && (
                      <line
                        class="line q-hidden"
                        x1={x(t - 2 ** (round - 1))}
                        x2={x(t)}
                        y1={y(round - 1)}
                        y2={y(round)}
                      />
                    )}
                  </g>
                ))}
              </g>
            ),
        )}
        {reach.map((line, round) => (
          <g key={round} class={round <= now ? 'done' : 'waiting'}>
            {line.map((known, t) => {
              const isWhole = known === t + 1;
              return (
                <g key={t} class={isWhole ? 'q-update' : 'q-input'}>
                  <circle class={isWhole ? 'whole' : 'partial'} cx={x(t)} cy={y(round)} r={radius} />
                  {radius > 9 && (
                    <text class="known" x={x(t)} y={y(round)} dy="0.35em" text-anchor="middle">
                      {known}
                    </text>
                  )}
                </g>
              );
            })}
          </g>
        ))}
      </Frame>
      <Key
        entries={[
          { mark: 'handle', text: 'knows its whole past', quantity: 'update' },
          { mark: 'dots', text: radius > 9 ? 'knows the last so many steps' : 'knows a part of it', quantity: 'input' },
          { mark: 'line', text: 'joins what a position before it knows', quantity: 'hidden' },
        ]}
      />
    </div>
  );
}
