/** A sound before and after its noise was suppressed: how loud both are, the probability of speech, and the gain of each band. */
import { useState } from 'preact/hooks';
import { ACROSS, across, Frame, Stretched } from './frame.tsx';
import { Key } from './key.tsx';
import { Reader } from './reader.tsx';
import { near, shown } from './scale.ts';

/** Heights in pixels: of the sound, of the probability, of a band's row, of the gaps between them and of the axis. */
const [SOUND, PLOT, ROW, GAP, AXIS] = [44, 44, 4, 10, 22];
const CHANCE = SOUND + GAP;
const BANDS = CHANCE + PLOT + GAP;
/** Shades between no gain and a whole one. */
const LEVELS = 6;

/** One stroke up and down from the middle for each part. */
const waves = (peaks: number[], loudest: number) =>
  peaks
    .map((peak, n) => {
      const half = Math.max(0.5, near(((SOUND / 2) * peak) / loudest));
      return `M${Math.round(((n + 0.5) / peaks.length) * ACROSS)} ${SOUND / 2 - half}v${2 * half}`;
    })
    .join('');

const heightOf = (chance: number) => near(CHANCE + PLOT * (1 - chance));
const line = (chances: number[]) =>
  chances
    .map((chance, n) => `${n ? 'L' : 'M'}${Math.round(((n + 0.5) / chances.length) * ACROSS)} ${heightOf(chance)}`)
    .join('');

const levelOf = (gain: number) => Math.min(LEVELS, Math.ceil(gain * LEVELS - 0.05));

/** One path for each shade: parts of a band that have it are strokes as thick as a row, the lowest band at the bottom. */
function shades(gains: number[][]) {
  const paths = Array.from({ length: LEVELS }, () => '');
  gains.forEach((row, band) => {
    const y = BANDS + ROW * (gains.length - 1 - band) + ROW / 2;
    const place = (part: number) => Math.round((part / row.length) * ACROSS);
    row.forEach((gain, n) => {
      const level = levelOf(gain);
      if (level <= 0 || (n > 0 && levelOf(row[n - 1]) === level)) return;
      const end = row.findIndex((other, k) => k > n && levelOf(other) !== level);
      paths[level - 1] += `M${place(n)} ${y}H${place(end < 0 ? row.length : end)}`;
    });
  });
  return paths.map((d, level) => d && <path key={level} class={`gain shade-${level + 1}`} d={d} />);
}

const hertz = (middle: number) => (middle < 1000 ? `${shown(middle)} Hz` : `${shown(middle / 1000)} kHz`);

/**
 * `before` and `after` are the loudest samples of each part, `voice` and `program` the probability of speech by our run and by
 * the program that is shipped, `front` the one of the two sounds that stands out, `gains` a row for each band whose middle `middles` names; `marked` are those with a label.
 */
export function NoiseTrack({
  title,
  before,
  after,
  front,
  voice,
  program,
  gains,
  middles,
  marked,
  seconds,
}: {
  title: string;
  before: number[];
  after: number[];
  front: 'before' | 'after';
  voice: number[];
  program: number[];
  gains: number[][];
  middles: number[];
  marked: number[];
  seconds: number;
}) {
  const [read, setRead] = useState<number>();
  const N = Math.max(1, before.length);
  const loudest = Math.max(0.05, ...before, ...after);
  const height = BANDS + ROW * gains.length + AXIS;
  const bandY = (band: number) => BANDS + ROW * (gains.length - 1 - band) + ROW / 2;
  const at = read ?? 0;
  const time = `${shown(((at + 0.5) / N) * seconds)} s`;
  const told = `${time}: probability of speech ${shown(voice[at] ?? 0)}; gain ${marked
    .map((band) => `${shown(gains[band]?.[at] ?? 0)} at ${hertz(middles[band])}`)
    .join(', ')}`;
  return (
    <div>
      <Frame kind="noise-track" left={56} right={8} title={title} height={height} role="group">
        <g class="grid">
          {[0, 1].map((value) => (
            <line key={value} x1="0%" x2="100%" y1={heightOf(value)} y2={heightOf(value)} />
          ))}
        </g>
        <Stretched height={height}>
          <path class={front === 'before' ? 'wave front' : 'wave'} d={waves(before, loudest)} />
          <path class={front === 'after' ? 'wave front' : 'wave'} d={waves(after, loudest)} />
          <path class="line q-output" d={line(voice)} />
          <path class="line theory q-plain" d={line(program)} />
          <g class="q-update">{shades(gains)}</g>
        </Stretched>
        {[0, 1].map((value) => (
          <text key={value} class="axis" x={-8} y={heightOf(value)} dy="0.35em" text-anchor="end">
            {value}
          </text>
        ))}
        {marked.map((band) => (
          <text key={band} class="axis" x={-8} y={bandY(band)} dy="0.35em" text-anchor="end">
            {hertz(middles[band])}
          </text>
        ))}
        <text class="axis" x="0%" y={height - 6}>
          0 s
        </text>
        <text class="axis" x="100%" y={height - 6} text-anchor="end">
          {shown(seconds)} s
        </text>
        {read !== undefined && (
          <>
            <g class="read">
              <line x1={across((at + 0.5) / N)} x2={across((at + 0.5) / N)} y1={0} y2={height - AXIS} />
            </g>
            <text
              class="reading-number"
              x={across((at + 0.5) / N + (at > N / 2 ? -0.01 : 0.01))}
              y={CHANCE + 4}
              text-anchor={at > N / 2 ? 'end' : 'start'}
            >
              {shown(voice[at] ?? 0)} at {time}
            </text>
          </>
        )}
        <Reader
          label={`Read the values of “${title}”`}
          count={N}
          at={read}
          told={told}
          nearest={(place) => Math.min(N - 1, Math.max(0, Math.floor(place * N)))}
          onRead={setRead}
        />
      </Frame>
      <Key
        entries={[
          { mark: 'line', text: 'the sound to be played (pale: the other)' },
          { mark: 'line', text: 'probability of speech', quantity: 'output' },
          { mark: 'theory', text: 'by the program' },
          { mark: 'positive', text: 'gain of each band', quantity: 'update' },
        ]}
      />
    </div>
  );
}
