/** The bench on the reader's own device, with the peers that this site ships anyway: tfjs' operations and plain loops. */
import { plainTs } from '../../../bench/plain-ts.ts';
import { liveRows } from '../../../bench/rows.ts';
import { goals } from '../../../bench/solve.ts';
import { runSuite } from '../../../bench/suite.ts';
import { tfjsOps } from '../../../bench/tfjs-ops.ts';
import * as ui from '../../words.ts';
import type { BenchProtocol } from './protocol.ts';
import { serve } from './serve.ts';

const [ROUNDS, SEEDS] = [5, 3];

serve<BenchProtocol>(async (_, reply) => {
  if (!globalThis.WebAssembly) throw new Error(ui.noWebAssembly);
  const suite = { rows: liveRows(), goals, peers: [tfjsOps, plainTs], rounds: ROUNDS, seeds: SEEDS };
  const measured = await runSuite(suite, (next) => reply({ type: 'next', next }));
  reply({ type: 'measured', measured });
});
