/** The claims' worker: measures one claim in the reader's tab. Apart from the demos', because neither needs the other's files. */
import type { Claim } from '../../../define.ts';
import { startEngine } from '../../../engine/backend.ts';
import type { ClaimProtocol } from './protocol.ts';
import { serve } from './serve.ts';

const claims = import.meta.glob<Claim>('/src/claims/*.ts', { import: 'default' });

serve<ClaimProtocol>(async ({ claim: id }, reply) => {
  const load = claims[`/src/claims/${id}.ts`];
  if (!load) throw new Error(`No claim is named ${id}.`);
  const [claim, backend] = await Promise.all([load(), startEngine()]);
  const measured = await claim.measure(undefined, () => performance.now());
  reply({ type: 'measured', holds: claim.holds(measured), statement: claim.says(measured), backend });
});
