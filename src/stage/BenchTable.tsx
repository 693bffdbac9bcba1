/** The results of the bench as tables: how long ours takes, how near that is to the machine's limit, and its peers. */
import type { Measured } from '../bench/result.ts';
import type { PeerName } from '../bench/runner.ts';

const CELLS: Record<string, string> = { rnn: 'RNN', gru: 'GRU', lstm: 'LSTM' };

/** What a row measures, in words: `train/lstm/h64/t50` is a training step of an LSTM of 64 units over 50 steps. */
export function inWords(id: string): string {
  const [mode, cell = '', ...sizes] = id.split('/');
  const [units = '', steps = ''] = ['h', 't'].map((letter) => sizes.find((size) => size.startsWith(letter))?.slice(1));
  const net = `${CELLS[cell] ?? cell}, ${units} units`;
  if (mode === 'train') return `Training step: ${net}, ${steps} steps, 32 sequences`;
  return mode === 'stream' ? `One step: ${net}` : `64 steps in one go: ${net}`;
}

/** A time with its unit, three digits. */
export const duration = (ms: number): string =>
  ms < 1 ? `${(ms * 1000).toPrecision(3)} µs` : ms < 1000 ? `${Number(ms.toPrecision(3))} ms` : `${(ms / 1000).toPrecision(3)} s`;
const factor = (times: number) => (times < 10 ? times.toPrecision(2) : times.toFixed(0));

/** Columns for the peers that were measured, in this order. */
const PEERS: PeerName[] = ['tf.layers', 'tfjs-ops', 'onnxruntime-web', 'plain-ts', 'pytorch'];

export function BenchTable({ rows, solved, limits, rounds }: Measured) {
  const peers = PEERS.filter((peer) => rows.some(({ ratios }) => ratios[peer]));
  return (
    <>
      <table class="bench">
        <thead>
          <tr>
            <th scope="col">What</th><th scope="col">Ours</th><th scope="col">Of the limit</th>
            {peers.map((peer) => <th scope="col">{peer}, times as long</th>)}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, oursMs, fractionOfLimit, ratios }) => (
            <tr>
              <th scope="row">{inWords(id)}</th>
              <td>{duration(oursMs)}</td>
              <td>{(100 * fractionOfLimit).toFixed(0)} %</td>
              {peers.map((peer) => (
                <td>{ratios[peer] ? <>{factor(ratios[peer].best)} <small>({factor(ratios[peer].median)})</small></> : '–'}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        Best of {rounds} rounds, in parentheses the medians. The limit is what a loop of this machine’s own reaches from
        WebAssembly: {limits.fmaGflops.toFixed(0)} billion multiply-add operations a second for training; for single steps,
        reading memory of the weights’ size ({limits.loadGBs.toFixed(0)} GB/s for the smallest).
      </p>
      {solved.length > 0 && (
        <table class="bench">
          <thead><tr><th scope="col">Learned to the end</th><th scope="col">Median of {solved[0]!.runs.length} seeds</th><th scope="col">Steps</th></tr></thead>
          <tbody>
            {solved.map(({ about, medianMs, runs }) => (
              <tr>
                <th scope="row">{about[0]!.toUpperCase() + about.slice(1)}</th>
                <td>{Number.isFinite(medianMs) && medianMs !== null ? duration(medianMs) : 'not in the steps allowed'}</td>
                <td>{Math.min(...runs.map(({ steps }) => steps))}–{Math.max(...runs.map(({ steps }) => steps))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
