/** The bench on the reader's own device, with the peers that this site ships anyway: tfjs' operations and plain loops. */
import { plainTs } from '../bench/plain-ts.ts';
import { rows } from '../bench/rows.ts';
import { goals } from '../bench/solve.ts';
import { runSuite } from '../bench/suite.ts';
import { tfjsOps } from '../bench/tfjs-ops.ts';
import type { FromBench } from './bench-messages.ts';

const WANTED = ['train/rnn/h64/t50', 'train/gru/h64/t50', 'train/lstm/h64/t50', 'stream/rnn/h64', 'stream/gru/h64', 'stream/lstm/h64'];
const [ROUNDS, SEEDS] = [5, 3];

const say = (message: FromBench) => postMessage(message);

runSuite(
  { rows: rows.filter(({ id }) => WANTED.includes(id)), goals, peers: [tfjsOps, plainTs], rounds: ROUNDS, seeds: SEEDS },
  (next) => say({ type: 'next', next }),
).then((measured) => say({ type: 'done', measured }), (error: Error) => say({ type: 'error', message: error.message }));
