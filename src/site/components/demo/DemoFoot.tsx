/** The foot of a demo's figure: seed, reset, link, files, and where what is shown comes from. */
import type { Demo } from '../../../define.ts';
import type { Built } from '../../runtime/figure/picture.ts';
import { SEED } from '../../runtime/figure/settings.ts';
import { momentsOf, type State, type Status } from '../../runtime/figure/state.ts';
import { Refusal } from '../controls/Entries.tsx';
import { EmbedCode } from '../embed/EmbedCode.tsx';
import type { Dispatch } from './DemoFigure.tsx';

/** Which of the three levels is in use — preview, recorded run, live — and why. */
function level(demo: Demo, built: Built, state: State): string {
  const { phase, recorded, slow, file } = state.status;
  // What answers at once has answered before anyone could read it.
  if (phase === 'waiting') return state.late ? 'Starting the model in this tab …' : '\u00a0';
  if (phase === 'failed') return '';
  if (phase !== 'preview') {
    const what = file ? `Live: the weights of ${file}, run in this tab` : 'Live: computed in this tab';
    return `${what}${slow ? `, without the fast kernels: ${slow}` : ''}.`;
  }
  if (!recorded)
    return 'Preview: drawn when the site was built, by the code that runs here. Touch a control and it runs in this tab.';
  const { length } = momentsOf(demo, state, built);
  const moment = state.held === undefined ? 'the last picture of a' : `moment ${state.held + 1} of ${length} of a`;
  return `${recorded.replace('Recorded run', `Recorded, nothing runs: ${moment} run`)} Press “${demo.start}” to run it in this tab.`;
}

function Files({ demo, status, dispatch }: { demo: Demo; status: Status; dispatch: Dispatch }) {
  return (
    <details class="demo-files" data-part="files">
      <summary>Files</summary>
      <div class="demo-file-list">
        <button type="button" onClick={() => dispatch({ type: 'save', what: 'svg' })}>
          Picture (SVG)
        </button>
        <button type="button" onClick={() => dispatch({ type: 'save', what: 'png' })}>
          Picture (PNG)
        </button>
        <button type="button" onClick={() => dispatch({ type: 'save', what: 'csv' })}>
          Numbers (CSV)
        </button>
        {demo.loads && (
          <>
            <button type="button" disabled={!status.code} onClick={() => dispatch({ type: 'save', what: 'weights' })}>
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
                  if (file) dispatch({ type: 'load', file });
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
        <pre class="demo-code" tabindex={0}>
          <code>{status.code}</code>
        </pre>
      )}
    </details>
  );
}

/** The seed, with the reason beside it where it cannot be what was typed. */
function Seed({ id, state: { settings, typed }, dispatch }: Omit<Foot, 'built' | 'demo'>) {
  const seed = String(settings.seed);
  const field = `${id}-seed`;
  const refused = typed.seed?.why ? `${field}-refused` : undefined;
  const set = (value: string) => dispatch({ type: 'set', change: { seed: value } });
  return (
    <>
      <label class="seed" data-part="seed">
        Seed{' '}
        <input
          type="number"
          name="seed"
          id={field}
          min={SEED.min}
          max={SEED.max}
          step={SEED.step}
          value={typed.seed?.raw ?? seed}
          inputmode="numeric"
          aria-invalid={Boolean(refused)}
          aria-describedby={refused}
          onInput={(event) => set(event.currentTarget.value)}
        />
      </label>
      <Refusal field={field} typed={typed.seed} kept={seed} use={set} />
    </>
  );
}

interface Foot {
  id: string;
  demo: Demo;
  built: Built;
  state: State;
  dispatch: Dispatch;
}

/** Everything under the sentence. */
export function DemoFoot({ id, demo, built, state, dispatch }: Foot) {
  const { status, link, notice } = state;
  return (
    <div class="demo-foot">
      {!demo.seedless && <Seed id={id} state={state} dispatch={dispatch} />}
      <button type="button" class="demo-share" data-part="link" onClick={() => dispatch({ type: 'share' })}>
        {link?.copied ? 'Link copied' : 'Copy link to this state'}
      </button>
      <Files demo={demo} status={status} dispatch={dispatch} />
      <EmbedCode id={id} demo={demo} settings={state.settings} />
      {link && !link.copied && (
        <p class="demo-link" role="status">
          <label>
            This browser did not let the link be copied. Copy it from here:{' '}
            <input readOnly value={link.address} onFocus={(event) => event.currentTarget.select()} />
          </label>
        </p>
      )}
      {notice && (
        <p class="demo-refused" role="alert">
          {notice}
        </p>
      )}
      {status.replayed && (
        <p class="demo-replayed" role="status">
          {status.replayed}
        </p>
      )}
      <small class="demo-note" data-part="note">
        <WeightsMark demo={demo} />
        {level(demo, built, state)}
      </small>
    </div>
  );
}

/** What the weights are, where they were not trained here. */
export function WeightsMark({ demo: { untrained, byHand, borrowed, calculated } }: { demo: Demo }) {
  if (untrained) return <span class="untrained">Untrained weights: {untrained}</span>;
  if (byHand) return <span class="untrained">Weights set by hand: {byHand}</span>;
  if (borrowed) return <span class="calculated">Weights as others ship them: {borrowed}</span>;
  return calculated ? <span class="calculated">Calculated, no model runs: {calculated}</span> : null;
}
