/** `<live-bench>`: a button that measures this device, in a worker of its own, and shows the table. */
import type { Measured } from '../../../bench/result.ts';
import { fill } from '../../fill.ts';
import { type Attempt, abandon, attempt } from '../../runtime/attempt.ts';
import { part } from '../../runtime/part.ts';
import type { Connection } from '../../runtime/worker/open-worker.ts';
import type { BenchProtocol } from '../../runtime/worker/protocol.ts';
import * as ui from '../../words.ts';

class LiveBench extends HTMLElement {
  connectedCallback() {
    const [start, stop] = this.querySelectorAll('button');
    const status = this.querySelector('output')!;
    const results = this.querySelector<HTMLElement>('.bench-results')!;
    let worker: Connection<BenchProtocol> | undefined;
    const running = (is: boolean) => {
      [start!.disabled, stop!.hidden] = [is, !is];
    };
    const measure = async ({ isWanted, say }: Attempt): Promise<string> => {
      running(true);
      try {
        // Before half a minute is spent on what then could not be shown.
        const [{ h, render }, { BenchTable }, { openBenchWorker }] = await part(() =>
          Promise.all([import('preact'), import('./BenchTable.tsx'), import('../../runtime/worker/open-worker.ts')]),
        );
        if (!isWanted()) return '';
        const measured = await new Promise<Measured>((resolve, reject) => {
          worker = openBenchWorker((reply) => {
            if (reply.type === 'next') say(fill(ui.measuringNext, { what: reply.next }));
            else if (reply.type === 'error') reject(new Error(reply.message));
            else resolve(reply.measured);
          });
          worker.send({ type: 'measure' });
        });
        render(h(BenchTable, { ...measured, machine: ui.thisDevice }), results);
        const { build, why } = measured.kernels;
        return build === 'none' ? fill(ui.benchDoneWithout, { why: why ?? '' }) : fill(ui.benchDone, { build });
      } finally {
        worker?.close();
        if (isWanted()) running(false);
      }
    };
    start!.hidden = false;
    status.textContent = '';
    start!.addEventListener('click', () => {
      void attempt(status, { pending: ui.benchStarting, failed: ui.notMeasured }, measure);
    });
    stop!.addEventListener('click', () => {
      worker?.close();
      abandon(status);
      status.textContent = ui.benchStopped;
      running(false);
    });
  }
}

customElements.define('live-bench', LiveBench);
