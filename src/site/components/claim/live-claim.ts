/** `<live-claim>`: "run it here" measures the claim in this tab and says what came out. */
import { attempt } from '../../runtime/attempt.ts';
import { part } from '../../runtime/part.ts';
import type { FromWorker } from '../../runtime/worker/protocol.ts';

class LiveClaim extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector<HTMLButtonElement>('.claim-run')!;
    const result = this.querySelector('output')!;
    const words = { pending: 'Measuring …', failed: 'The claim could not be run' };
    button.addEventListener('click', async () => {
      button.disabled = true;
      await attempt(result, words, () => measure(this.dataset.claim!));
      button.disabled = false;
    });
  }
}

/** Measures a claim in a worker of its own. Resolves with the sentence that says what came out. */
async function measure(claim: string): Promise<string> {
  const { openClaimWorker } = await part(() => import('../../runtime/worker/open-worker.ts'));
  const outcome = await new Promise<FromWorker>((resolve) => {
    const worker = openClaimWorker((message) => {
      if (message.type === 'frame') return;
      worker.close();
      resolve(message);
    });
    worker.send({ type: 'claim', claim });
  });
  if (outcome.type !== 'claim') throw new Error(outcome.type === 'error' ? outcome.message : outcome.type);
  return `${outcome.holds ? 'Holds in this tab' : 'Does not hold in this tab'} (${outcome.backend}): ${outcome.says}`;
}

customElements.define('live-claim', LiveClaim);
