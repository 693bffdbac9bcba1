/** The claims' worker: measures one claim in the reader's tab. Apart from the demos', for neither needs the other's files. */
import type { Claim } from '../../../define.ts';
import { startEngine } from '../../../engine/backend.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

const claims = import.meta.glob<Claim>('../../../claims/*.ts', { import: 'default' });
const say = (message: FromWorker) => postMessage(message);

addEventListener('message', async ({ data }: MessageEvent<ToWorker>) => {
  try {
    if (data.type !== 'claim') throw new Error(`This worker measures claims; it cannot ${data.type}.`);
    const load = claims[`../../../claims/${data.claim}.ts`];
    if (!load) throw new Error(`No claim is named ${data.claim}.`);
    const [claim, backend] = await Promise.all([load(), startEngine()]);
    const measured = await claim.measure(undefined, () => performance.now());
    say({ type: 'claim', holds: claim.holds(measured), says: claim.says(measured), backend });
  } catch (error) {
    say({ type: 'error', message: error instanceof Error ? error.message : String(error) });
  }
});
