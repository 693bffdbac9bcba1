/** The results of the bench as tables: how long ours takes, how near that is to the machine's limit, and its peers. */
import type { Mode } from '../../../bench/family.ts';
import type { Measured, RowResult } from '../../../bench/result.ts';
import type { PeerName } from '../../../bench/runner.ts';
import { duration } from '../../../units.ts';

const MODES: Record<Mode, string> = {
  train: 'Training step, 32 sequences',
  pass: 'Forward and backward, 32 sequences',
  stream: 'One step of one sequence',
  sequence: '64 steps of one sequence',
};

/** The network of a row, in words; where the record has none, from its id: `train/lstm/h64/t50` is an LSTM of 64 units. */
export function modelOf({ id, net: network }: Pick<RowResult, 'id' | 'net'>): string {
  if (network) return network;
  const [, family = '', ...sizes] = id.split('/');
  const [units, steps] = ['h', 't'].map((letter) => sizes.find((size) => size.startsWith(letter))?.slice(1));
  return `${family.toUpperCase()}, ${units} units${steps ? `, ${steps} steps` : ''}`;
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
        aria-label={`Times and ratios on ${machine}`}
        tabindex={0}
        data-pagefind-ignore
      >
        <table class="bench">
          <thead>
            <tr>
              <th scope="col">Model</th>
              <th scope="col">ours</th>
              <th scope="col">of the limit</th>
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
      <p>
        How many times as long as ours the others take: best of {rounds} rounds, in parentheses the medians. The limit
        is what a loop of this machine’s own reaches from WebAssembly: {limits.fmaGflops.toFixed(0)} billion
        multiply-add operations a second for training; for single steps, reading as much memory as weights and state
        take up ({limits.loadGBs.toFixed(0)} GB/s for the smallest); for a bare scan, the nearer of the two.
      </p>
      {solved.length > 0 && (
        <table class="bench">
          <thead>
            <tr>
              <th scope="col">Learned to the end</th>
              <th scope="col">Median of {solved[0]!.runs.length} seeds</th>
              <th scope="col">Steps</th>
            </tr>
          </thead>
          <tbody>
            {solved.map(({ about, medianMs, runs }) => (
              <tr>
                <th scope="row">{about[0]!.toUpperCase() + about.slice(1)}</th>
                <td>
                  {Number.isFinite(medianMs) && medianMs !== null ? duration(medianMs) : 'not in the steps allowed'}
                </td>
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
