/** The foot of a demo's figure: seed, reset, link, files, and where what is shown comes from. */
import type { Demo } from '../define.ts';
import type { Handlers, Scrub, Status } from './DemoFigure.tsx';

/** Which of the three levels is in use — still, recorded run, live — and why. */
function level({ phase, recorded, slow, file }: Status, demo: Demo<any, any>, scrub?: Scrub): string {
  if (phase === 'waiting') return 'Starting the model in this tab …';
  if (phase === 'failed') return '';
  if (phase !== 'still') {
    const what = file ? `Live: the weights of ${file}, run in this tab` : 'Live: computed in this tab';
    return `${what}${slow ? `, without the quick kernels: ${slow}` : ''}.`;
  }
  if (!recorded)
    return 'Still: drawn when the site was built, by the code that runs here. Touch a control and it runs in this tab.';
  const moment =
    scrub && scrub.at < scrub.count - 1 ? `moment ${scrub.at + 1} of ${scrub.count} of a` : 'the last picture of a';
  return `${recorded.replace('Recorded run', `Recorded, nothing runs: ${moment} run`)} Press “${demo.start}” to run it in this tab.`;
}

function Files({ demo, status, on }: { demo: Demo<any, any>; status: Status; on: Handlers }) {
  return (
    <details class="demo-files">
      <summary>Files</summary>
      <div class="demo-file-list">
        <button type="button" onClick={() => on.save('svg')}>
          Picture (SVG)
        </button>
        <button type="button" onClick={() => on.save('png')}>
          Picture (PNG)
        </button>
        <button type="button" onClick={() => on.save('csv')}>
          Numbers (CSV)
        </button>
        {demo.loads && (
          <>
            <button type="button" disabled={!status.code} onClick={() => on.save('weights')}>
              Weights (safetensors)
            </button>
            <label class="demo-load">
              Weights from a file{' '}
              <input
                type="file"
                accept=".safetensors"
                onChange={(event) => {
                  const [file] = event.currentTarget.files ?? [];
                  event.currentTarget.value = '';
                  if (file) on.load(file);
                }}
              />
            </label>
            <p class="demo-loads">
              {demo.loads}
              {status.code ? '' : ' Weights can be saved once they are trained here.'}
            </p>
          </>
        )}
      </div>
      {status.code && (
        <pre class="demo-code" tabIndex={0}>
          <code>{status.code}</code>
        </pre>
      )}
    </details>
  );
}

/** Everything under the sentence. */
export function DemoFoot({
  demo,
  seed,
  status,
  scrub,
  on,
}: {
  demo: Demo<any, any>;
  seed: number;
  status: Status;
  scrub?: Scrub;
  on: Handlers;
}) {
  return (
    <div class="demo-foot">
      {!demo.seedless && (
        <label class="seed">
          Seed{' '}
          <input
            type="number"
            name="seed"
            min={0}
            max={999999999}
            step={1}
            value={seed}
            inputMode="numeric"
            onChange={(event) => on.set({ seed: event.currentTarget.value })}
          />
        </label>
      )}
      <button type="button" class="demo-reset" onClick={on.reset}>
        Reset
      </button>
      <button type="button" class="demo-share" onClick={on.share}>
        {status.shared ? 'Link copied' : 'Copy link to this state'}
      </button>
      <Files demo={demo} status={status} on={on} />
      {status.refused && (
        <p class="demo-refused" role="alert">
          {status.refused}
        </p>
      )}
      {status.replayed && (
        <p class="demo-replayed" role="status">
          {status.replayed}
        </p>
      )}
      <small class="demo-note">
        {demo.untrained ? <span class="untrained">Untrained weights: {demo.untrained}</span> : null}
        {demo.byHand ? <span class="untrained">Weights set by hand: {demo.byHand}</span> : null}
        {demo.calculated ? <span class="calculated">Calculated, no model runs: {demo.calculated}</span> : null}
        {level(status, demo, scrub)}
      </small>
    </div>
  );
}
