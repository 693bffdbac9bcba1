/** `<live-claim>`: "run it here" measures the claim in this tab and says what came out. */
import { attempt } from '../../runtime/attempt.ts';
import { part } from '../../runtime/part.ts';
import * as ui from '../../words.ts';

class LiveClaim extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector<HTMLButtonElement>('.claim-run')!;
    const result = this.querySelector('output')!;
    const words = { pending: ui.measuring, failed: ui.claimNotRun };
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
  return new Promise((resolve, reject) => {
    const worker = openClaimWorker((reply) => {
      worker.close();
      if (reply.type === 'error') reject(new Error(reply.message));
      else {
        const { holds, statement, backend } = reply;
        resolve(`${holds ? ui.holdsHere : ui.failsHere} (${backend}): ${statement}`);
      }
    });
    worker.send({ type: 'measure', claim });
  });
}

customElements.define('live-claim', LiveClaim);
