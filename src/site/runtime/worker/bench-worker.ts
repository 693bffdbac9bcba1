/** The bench on the reader's own device, with the peers that this site ships anyway: tfjs' operations and plain loops. */
import { plainTs } from '../../../bench/plain-ts.ts';
import { liveRows } from '../../../bench/rows.ts';
import { goals } from '../../../bench/solve.ts';
import { runSuite } from '../../../bench/suite.ts';
import { tfjsOps } from '../../../bench/tfjs-ops.ts';
import type { FromBench } from './bench-protocol.ts';

const [ROUNDS, SEEDS] = [5, 3];

const say = (message: FromBench) => postMessage(message);

const measure = async () => {
  if (!globalThis.WebAssembly)
    throw new Error('it times WebAssembly, which this browser does not have or has switched off.');
  return runSuite({ rows: liveRows(), goals, peers: [tfjsOps, plainTs], rounds: ROUNDS, seeds: SEEDS }, (next) =>
    say({ type: 'next', next }),
  );
};

measure().then(
  (measured) => say({ type: 'done', measured }),
  (error: Error) => say({ type: 'error', message: error.message }),
);
