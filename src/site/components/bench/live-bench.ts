/** `<live-bench>`: a button that measures this device, in a worker of its own, and shows the table. */
import type { Measured } from '../../../bench/result.ts';
import { type Attempt, abandon, attempt } from '../../runtime/attempt.ts';
import { part } from '../../runtime/part.ts';
import type { FromBench } from '../../runtime/worker/bench-protocol.ts';
import { workerOrWhyNot } from '../../runtime/worker/open-worker.ts';

class LiveBench extends HTMLElement {
  connectedCallback() {
    const [start, stop] = this.querySelectorAll('button');
    const status = this.querySelector('output')!;
    const results = this.querySelector<HTMLElement>('.bench-results')!;
    let worker: Worker | undefined;
    const running = (is: boolean) => {
      [start!.disabled, stop!.hidden] = [is, !is];
    };
    const measure = async ({ isWanted, say }: Attempt): Promise<string> => {
      running(true);
      try {
        // Before half a minute is spent on what then could not be shown.
        const [{ h, render }, { BenchTable }] = await part(() =>
          Promise.all([import('preact'), import('./BenchTable.tsx')]),
        );
        if (!isWanted()) return '';
        worker = workerOrWhyNot(
          () => new Worker(new URL('../../runtime/worker/bench-worker.ts', import.meta.url), { type: 'module' }),
        );
        const measured = await suite(worker, (next) => say(`Measuring ${next} …`));
        render(h(BenchTable, { ...measured, machine: 'this device' }), results);
        const { build, why } = measured.kernels;
        return `Done. ${build === 'none' ? `The quick kernels did not run: ${why}.` : `The ${build} build of the kernels ran.`}`;
      } finally {
        worker?.terminate();
        if (isWanted()) running(false);
      }
    };
    start!.hidden = false;
    status.textContent = '';
    start!.addEventListener('click', () => {
      void attempt(status, { pending: 'Starting …', failed: 'This device could not be measured' }, measure);
    });
    stop!.addEventListener('click', () => {
      worker?.terminate();
      abandon(status);
      status.textContent = 'Stopped.';
      running(false);
    });
  }
}

/** What the bench measures in the worker; `tell` hears what is next. */
const suite = (worker: Worker, tell: (next: string) => void): Promise<Measured> =>
  new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<FromBench>) => {
      if (data.type === 'next') tell(data.next);
      else if (data.type === 'error') reject(new Error(data.message));
      else resolve(data.measured);
    };
    worker.onerror = ({ message }) => reject(new Error(message || 'its worker could not be loaded'));
  });

customElements.define('live-bench', LiveBench);
