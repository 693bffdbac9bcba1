/** How long the units of a direction keep a value, by the biases of the gate that keeps it. */
import { useEffect, useState } from 'preact/hooks';
import { Lines } from '../../../charts/lines.tsx';
import { decadesAround, type Series } from '../../../charts/series.ts';
import { halfLivesOfBiases, halfLivesOfRun, KEEPS } from '../../../own-network/memory.ts';
import type { Direction, Layer, Network } from '../../../own-network/network.ts';
import type { Trace } from '../../../own-network/run.ts';
import { messageOf } from '../../runtime/message-of.ts';
import * as ui from '../../words.ts';
import { biasesSay, runSays } from './sentences.ts';

/** Longer ones are drawn as long as this: no picture tells them apart. */
const LONGEST = 1e6;
const MOST_POINTS = 500;

/** Half-lives from the shortest to the longest, as a line of a chart. */
const sorted = (label: string, kind: Series['kind'], lives: number[]): Series => ({
  label,
  kind,
  quantity: 'forget',
  points: lives
    .filter((life) => !Number.isNaN(life))
    .sort((a, b) => a - b)
    .map((life, k): [number, number] => [k + 1, Math.min(LONGEST, Math.max(0.01, life))])
    // Of very many a part is enough for the eye, the last one included.
    .filter(([unit], _, { length }) => unit === length || unit % Math.ceil(length / MOST_POINTS) === 0 || unit === 1),
});

interface Props {
  network: Network;
  layer: Layer;
  direction: Direction;
  /** What the direction did in a run, once there was one. */
  trace: Trace | undefined;
}

export function Memory({ network, layer, direction, trace }: Props) {
  const [lives, setLives] = useState<number[]>();
  const [failed, setFailed] = useState<string>();
  useEffect(() => {
    halfLivesOfBiases(network, layer, direction).then(setLives, (error: unknown) => setFailed(messageOf(error)));
  }, []);
  if (!KEEPS[network.kind]) return <p>{ui.noKeepingGate}</p>;
  if (failed) return <p role="alert">{failed}</p>;
  if (!lives) return <p>{ui.loading}</p>;
  const measured = trace ? halfLivesOfRun(network.kind, trace) : [];
  const series = [sorted(ui.byRun, 'line', measured), sorted(ui.byBiases, 'theory', lives)].filter(
    ({ points }) => points.length > 0,
  );
  const all = series.flatMap(({ points }) => points.map(([, life]) => life));
  return (
    <>
      <p>
        {biasesSay(network.kind, lives)} {measured.length > 0 && runSays(measured)}
      </p>
      {all.length > 0 && (
        <Lines
          title={ui.halfLifeTitle}
          height={200}
          x={{ label: ui.halfLifeUnit, domain: [1, Math.max(2, lives.length)] }}
          y={{ label: ui.halfLifeSteps, domain: decadesAround(all), log: true }}
          series={series}
        />
      )}
    </>
  );
}
