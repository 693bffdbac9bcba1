/** A sound over time: how loud it is, where it counts as speech, and below it the probability of speech in each frame. */
import { useState } from 'preact/hooks';
import { ACROSS, across, Frame, Stretched } from './frame.tsx';
import { Key } from './key.tsx';
import { Reader } from './reader.tsx';
import { near, shown } from './scale.ts';

/** Heights in pixels: of the sound, of the gap below it, and of the probability. */
const [SOUND, GAP, PLOT, AXIS] = [44, 10, 84, 22];
const TOP = SOUND + GAP;
const HEIGHT = TOP + PLOT + AXIS;

/** One stroke up and down from the middle for each frame. */
const waves = (peaks: number[]) =>
  peaks
    .map((peak, n) => {
      const half = Math.max(0.5, near((SOUND / 2) * Math.min(1, peak)));
      return `M${Math.round(((n + 0.5) / peaks.length) * ACROSS)} ${SOUND / 2 - half}v${2 * half}`;
    })
    .join('');

const heightOf = (chance: number) => near(TOP + PLOT * (1 - chance));
const line = (chances: number[]) =>
  chances
    .map((chance, n) => `${n ? 'L' : 'M'}${Math.round(((n + 0.5) / chances.length) * ACROSS)} ${heightOf(chance)}`)
    .join('');

/**
 * `speech` are stretches of frames, `milliseconds` the length of a frame, `limit` the probability from which a frame counts;
 * `reset` marks the frame before which the state was set to zeros. `onPoint` is told which frame was tapped.
 */
export function SpeechTrack({
  title,
  peaks,
  chances,
  speech,
  limit,
  milliseconds,
  reset,
  onPoint,
}: {
  title: string;
  peaks: number[];
  chances: number[];
  speech: [from: number, to: number][];
  limit: number;
  milliseconds: number;
  reset?: number;
  onPoint?: (frame: number) => void;
}) {
  const [read, setRead] = useState<number>();
  const N = Math.max(1, peaks.length);
  const loudest = Math.max(0.05, ...peaks);
  const seconds = (frame: number) => `${shown((frame * milliseconds) / 1000, 2)} s`;
  const chance = chances[read ?? 0];
  const told =
    chance === undefined ? seconds(read ?? 0) : `${seconds(read ?? 0)}: probability of speech ${shown(chance)}`;
  return (
    <div>
      <Frame kind="speech-track" left={48} right={8} title={title} height={HEIGHT} role="group">
        {speech.map(([from, to]) => (
          <rect
            key={from}
            class="speech"
            x={across(from / N)}
            width={across((to - from) / N)}
            y={0}
            height={TOP + PLOT}
          />
        ))}
        <g class="grid">
          <line x1="0%" x2="100%" y1={heightOf(0)} y2={heightOf(0)} />
          <line x1="0%" x2="100%" y1={heightOf(1)} y2={heightOf(1)} />
        </g>
        <line class="line theory q-plain" x1="0%" x2="100%" y1={heightOf(limit)} y2={heightOf(limit)} />
        <Stretched height={HEIGHT}>
          <path class="wave" d={waves(peaks.map((peak) => peak / loudest))} />
          <path class="line q-output" d={line(chances)} />
        </Stretched>
        {[0, limit, 1].map((value) => (
          <text key={value} class="axis" x={-8} y={heightOf(value)} dy="0.35em" text-anchor="end">
            {value}
          </text>
        ))}
        <text class="axis" x="0%" y={HEIGHT - 6}>
          0 s
        </text>
        <text class="axis" x="100%" y={HEIGHT - 6} text-anchor="end">
          {seconds(N)}
        </text>
        {reset !== undefined && (
          <line class="reset-line" x1={across(reset / N)} x2={across(reset / N)} y1={0} y2={TOP + PLOT} />
        )}
        {read !== undefined && (
          <>
            <g class="read">
              <line x1={across((read + 0.5) / N)} x2={across((read + 0.5) / N)} y1={0} y2={TOP + PLOT} />
            </g>
            <text
              class="reading-number"
              x={across((read + 0.5) / N + (read > N / 2 ? -0.01 : 0.01))}
              y={TOP - 2}
              text-anchor={read > N / 2 ? 'end' : 'start'}
            >
              {chance === undefined ? seconds(read) : `${shown(chance)} at ${seconds(read)}`}
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
          onChoose={onPoint}
        />
      </Frame>
      <Key
        entries={[
          { mark: 'line', text: 'probability of speech', quantity: 'output' },
          { mark: 'theory', text: `${limit}: from here on a frame counts as speech (shaded)` },
          ...(reset === undefined
            ? []
            : [{ mark: 'steps', text: 'here the state was reset', quantity: 'forget' } as const]),
        ]}
      />
    </div>
  );
}
