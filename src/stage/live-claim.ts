/** `<live-claim>`: "run it here" measures the claim in this tab and says what came out. */

class LiveClaim extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector<HTMLButtonElement>('.claim-run')!;
    const result = this.querySelector('output')!;
    button.addEventListener('click', async () => {
      button.disabled = true;
      result.textContent = 'Measuring …';
      const { openClaimWorker } = await import('./open-worker.ts');
      const worker = openClaimWorker((message) => {
        if (message.type === 'frame') return;
        result.textContent =
          message.type === 'error'
            ? `It could not be run: ${message.message} Press the button to try again.`
            : `${message.holds ? 'Holds in this tab' : 'Does not hold in this tab'} (${message.backend}): ${message.says}`;
        button.disabled = false;
        worker.close();
      });
      worker.send({ type: 'claim', claim: this.dataset.claim! });
    });
  }
}

customElements.define('live-claim', LiveClaim);
