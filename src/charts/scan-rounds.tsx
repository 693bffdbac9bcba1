/** The rounds of a scan: a row for each, a circle for each position, and lines from what each position joins. */
import { at } from './scale.ts';

const [WIDTH, ROW, MARGIN, LEFT] = [640, 54, 22, 74];

/** `reach[round][position]` is how many steps the position knows by then; `now` is the round in focus. */
export function ScanRounds({ title, reach, now }: { title: string; reach: number[][]; now: number }) {
  const T = reach[0]!.length;
  const x = (t: number) => LEFT + ((t + 0.5) * (WIDTH - LEFT - 6)) / T;
  const y = (round: number) => MARGIN + round * ROW;
  const radius = Math.min(11, (WIDTH - LEFT) / T / 2.6);
  return (
    <svg
      class="chart scan-rounds"
      viewBox={`0 0 ${WIDTH} ${MARGIN * 2 + (reach.length - 1) * ROW + 10}`}
      role="img"
      aria-label={title}
    >
      {reach.map(
        (line, round) =>
          round > 0 && (
            <g key={`lines ${round}`} class={round <= now ? 'done' : 'waiting'}>
              {line.map((_, t) => (
                <g key={t}>
                  <path class="zero" d={`M${at(x(t))} ${y(round - 1)}V${y(round)}`} />
                  {t >= 2 ** (round - 1) && (
                    <path
                      class="line q-hidden"
                      d={`M${at(x(t - 2 ** (round - 1)))} ${y(round - 1)}L${at(x(t))} ${y(round)}`}
                    />
                  )}
                </g>
              ))}
            </g>
          ),
      )}
      {reach.map((line, round) => (
        <g key={round} class={round <= now ? 'done' : 'waiting'}>
          <text x={4} y={y(round)} dy="0.35em">
            {round === 0 ? 'steps' : `round ${round}`}
          </text>
          {line.map((known, t) => (
            <g key={t} class={known === t + 1 ? 'q-update' : 'q-input'}>
              <circle class="positive" cx={at(x(t))} cy={y(round)} r={at(radius)} />
              {radius > 8 && (
                <text class="known" x={at(x(t))} y={y(round)} dy="0.35em" text-anchor="middle">
                  {known}
                </text>
              )}
            </g>
          ))}
        </g>
      ))}
    </svg>
  );
}
