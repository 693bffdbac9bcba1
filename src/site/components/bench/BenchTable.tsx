/** The results of the bench as tables: how long ours takes, how near that is to the machine's limit, and its peers. */
import type { Mode } from '../../../bench/family.ts';
import type { Measured, RowResult } from '../../../bench/result.ts';
import type { PeerName } from '../../../bench/runner.ts';
import { duration } from '../../../units.ts';
import { fill } from '../../fill.ts';
import * as ui from '../../words.ts';

const MODES: Record<Mode, string> = {
  train: ui.modeTrain,
  pass: ui.modePass,
  stream: ui.modeStream,
  sequence: ui.modeSequence,
};

/** The network of a row, in words; where the record has none, from its id: `train/lstm/h64/t50` is an LSTM of 64 units. */
export function modelOf({ id, net: network }: Pick<RowResult, 'id' | 'net'>): string {
  if (network) return network;
  const [, family = '', ...sizes] = id.split('/');
  const [units = '', steps] = ['h', 't'].map((letter) => sizes.find((size) => size.startsWith(letter))?.slice(1));
  return fill(steps ? ui.modelSteps : ui.modelUnits, { family: family.toUpperCase(), units, steps: steps ?? '' });
}

const factor = (times: number) => (times < 9.95 ? times.toPrecision(2) : times.toFixed(0));

/** Columns for the peers that were measured, in this order. */
const PEERS: PeerName[] = ['tf.layers', 'tfjs-ops', 'onnxruntime-web', 'plain-ts', 'pytorch'];

/** The tables of one run; `machine` says which, to those who do not see where they stand. */
export function BenchTable({ machine, rows, solved, limits, rounds }: Measured & { machine: string }) {
  const peers = PEERS.filter((peer) => rows.some(({ ratios }) => ratios[peer]));
  return (
    <>
      <div
        class="bench-scroll"
        role="region"
        aria-label={fill(ui.timesOn, { machine })}
        tabindex={0}
        data-pagefind-ignore
      >
        <table class="bench">
          <thead>
            <tr>
              <th scope="col">{ui.model}</th>
              <th scope="col">{ui.ours}</th>
              <th scope="col">{ui.ofLimit}</th>
              {peers.map((peer) => (
                <th scope="col">{peer}</th>
              ))}
            </tr>
          </thead>
          {Object.entries(MODES).map(([mode, words]) => {
            const some = rows.filter(({ id }) => id.startsWith(`${mode}/`));
            return (
              some.length > 0 && (
                <tbody>
                  <tr>
                    <th scope="rowgroup" colspan={3 + peers.length}>
                      {words}
                    </th>
                  </tr>
                  {some.map(({ id, net: network, oursMs, fractionOfLimit, ratios, medianRatios }) => (
                    <tr>
                      <th scope="row">{modelOf({ id, net: network })}</th>
                      <td>{duration(oursMs)}</td>
                      <td>{(100 * fractionOfLimit).toFixed(0)} %</td>
                      {peers.map((peer) => (
                        <td>
                          {ratios[peer] ? (
                            <>
                              {factor(ratios[peer])}× <small>({factor(medianRatios[peer]!)}×)</small>
                            </>
                          ) : (
                            '–'
                          )}
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              )
            );
          })}
        </table>
      </div>
      <p>{fill(ui.benchExplained, { rounds, flops: limits.fmaGflops.toFixed(0), bytes: limits.loadGBs.toFixed(0) })}</p>
      {solved.length > 0 && (
        <table class="bench">
          <thead>
            <tr>
              <th scope="col">{ui.learnedToEnd}</th>
              <th scope="col">{fill(ui.medianOfSeeds, { count: solved[0]!.runs.length })}</th>
              <th scope="col">{ui.steps}</th>
            </tr>
          </thead>
          <tbody>
            {solved.map(({ about, medianMs, runs }) => (
              <tr>
                <th scope="row">{about[0]!.toUpperCase() + about.slice(1)}</th>
                <td>{Number.isFinite(medianMs) && medianMs !== null ? duration(medianMs) : ui.notInSteps}</td>
                <td>
                  {Math.min(...runs.map(({ steps }) => steps))}–{Math.max(...runs.map(({ steps }) => steps))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
