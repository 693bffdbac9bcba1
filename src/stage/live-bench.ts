/** `<live-bench>`: a button that measures this device, in a worker of its own, and shows the table. */
import type { FromBench } from './bench-messages.ts';

class LiveBench extends HTMLElement {
  connectedCallback() {
    const [start, stop] = this.querySelectorAll('button');
    const status = this.querySelector('output')!;
    const results = this.querySelector<HTMLElement>('.bench-results')!;
    let worker: Worker | undefined;
    const end = (words: string) => {
      worker?.terminate();
      status.textContent = words;
      [start!.disabled, stop!.hidden] = [false, true];
    };
    start!.hidden = false;
    status.textContent = '';
    start!.addEventListener('click', () => {
      [start!.disabled, stop!.hidden] = [true, false];
      status.textContent = 'Starting …';
      worker = new Worker(new URL('./bench-worker.ts', import.meta.url), { type: 'module' });
      worker.onmessage = async ({ data }: MessageEvent<FromBench>) => {
        if (data.type === 'next') status.textContent = `Measuring ${data.next} …`;
        else if (data.type === 'error') end(`It could not be measured: ${data.message} Press the button to try again.`);
        else {
          const [{ h, render }, { BenchTable }] = await Promise.all([import('preact'), import('./BenchTable.tsx')]);
          render(h(BenchTable, { ...data.measured, machine: 'this device' }), results);
          const { build, why } = data.measured.kernels;
          end(
            `Done. ${build === 'none' ? `The quick kernels did not run: ${why}.` : `The ${build} build of the kernels ran.`}`,
          );
        }
      };
      worker.onerror = (event) =>
        end(
          `It could not be measured: ${event.message || 'the worker could not be loaded'}. Press the button to try again.`,
        );
    });
    stop!.addEventListener('click', () => end('Stopped.'));
  }
}

customElements.define('live-bench', LiveBench);
