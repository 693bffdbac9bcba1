/** The foot of a demo's figure: seed, reset, link, files, and where what is shown comes from. */
import type { Demo } from '../../../define.ts';
import { fill } from '../../fill.ts';
import type { Built } from '../../runtime/figure/picture.ts';
import { SEED } from '../../runtime/figure/settings.ts';
import { momentsOf, type State } from '../../runtime/figure/state.ts';
import * as ui from '../../words.ts';
import { Refusal } from '../controls/Entries.tsx';
import type { Dispatch } from './DemoFigure.tsx';
import { LateFold } from './LateFold.tsx';

/** Which of the three levels is in use — preview, recorded run, live — and why. */
function level(demo: Demo, built: Built, state: State): string {
  const { phase, recorded, slow, file } = state.status;
  // What answers at once has answered before anyone could read it.
  if (phase === 'waiting') return state.late ? ui.starting : '\u00a0';
  if (phase === 'failed') return '';
  // Paused and resumed before its first frame: what is shown is still what was shown before it.
  if (demo.start && ['paused', 'running'].includes(phase) && !state.newest) return '\u00a0';
  if (phase !== 'preview') {
    const what = file ? fill(ui.liveWeights, { file }) : ui.live;
    return `${what}${slow ? fill(ui.withoutKernels, { why: slow }) : ''}.`;
  }
  if (!recorded) return ui.preview;
  const { length } = momentsOf(demo, state, built);
  const run = { how: recorded, start: demo.start ?? '' };
  return state.held === undefined
    ? fill(ui.recordedLast, run)
    : fill(ui.recordedMoment, { at: state.held + 1, of: length, ...run });
}

/** What a fold of the foot holds, and is loaded for it. */
const files = () => import('./FileList.tsx').then(({ FileList }) => FileList);
const embedding = () => import('../embed/EmbedSnippet.tsx').then(({ EmbedSnippet }) => EmbedSnippet);

/** The seed, with the reason beside it where it cannot be what was typed. */
function Seed({ id, state: { settings, typed }, dispatch }: Omit<Foot, 'built' | 'demo'>) {
  const seed = String(settings.seed);
  const field = `${id}-seed`;
  const refused = typed.seed?.why ? `${field}-refused` : undefined;
  const set = (value: string) => dispatch({ type: 'set', change: { seed: value } });
  return (
    <>
      <label class="seed" data-part="seed">
        {ui.seed}{' '}
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
        {link?.copied ? ui.linkCopied : ui.copyLink}
      </button>
      <LateFold part="files" summary={ui.files} load={files} props={{ demo, status, dispatch }} />
      <LateFold part="embed" summary={ui.embed} load={embedding} props={{ id, demo, settings: state.settings }} />
      {link && !link.copied && (
        <p class="demo-link" role="status">
          <label>
            {ui.linkNotCopied} <input readOnly value={link.address} onFocus={(event) => event.currentTarget.select()} />
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
  if (untrained) return <span class="untrained">{fill(ui.untrained, { how: untrained })}</span>;
  if (byHand) return <span class="untrained">{fill(ui.setByHand, { how: byHand })}</span>;
  if (borrowed) return <span class="calculated">{fill(ui.borrowed, { how: borrowed })}</span>;
  return calculated ? <span class="calculated">{fill(ui.calculated, { how: calculated })}</span> : null;
}
