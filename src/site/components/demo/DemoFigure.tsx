/** The whole figure of a demo — title, picture, controls, sentence, foot — drawn alike at build and live. */
import type { Demo } from '../../../define.ts';
import type { ReaderEvent } from '../../runtime/figure/events.ts';
import { type Built, type Picture, valueInWords } from '../../runtime/figure/picture.ts';
import { type AnySettings, controlOf } from '../../runtime/figure/settings.ts';
import { isBehind, momentsOf, type State } from '../../runtime/figure/state.ts';
import { tryOf } from '../../runtime/figure/tries.ts';
import { Controls } from '../controls/Controls.tsx';
import { DemoFoot } from './DemoFoot.tsx';
import { Guarded } from './Guarded.tsx';
import { Tries } from './Tries.tsx';

/** Which of the kept moments of a run the picture shows, from 0. */
export interface Scrub {
  at: number;
  count: number;
}

export interface FigureProps {
  id: string;
  demo: Demo;
  built: Built;
  state: State;
  /** Takes what the reader does. Until the page's script has arrived, nothing comes of it. */
  dispatch?: Dispatch;
}
export type Dispatch = (event: ReaderEvent) => void;

interface Shown {
  picture: Picture;
  settings: AnySettings;
  dispatch: Dispatch;
}
const Drawn = ({ picture, settings, dispatch }: Shown) =>
  picture.draw(settings, (change) => dispatch({ type: 'set', change }));
/** What to notice in the state that a chip leads to, while it is shown. */
function Notice({ demo, settings }: { demo: Demo; settings: AnySettings }) {
  const says = tryOf(demo, settings)?.says;
  return says ? <span class="demo-says">{says} </span> : null;
}
const Caption = ({ picture, settings }: Omit<Shown, 'dispatch'>) => <>{picture.sentence(settings)}</>;

/** The figure of one demo. Same props, same markup. */
export function DemoFigure({ id, demo, built, state, dispatch = () => {} }: FigureProps) {
  const { settings, typed, picture, late, status, playing, held } = state;
  const { length: count } = momentsOf(demo, state, built);
  const scrub = count > 0 ? { at: held ?? count - 1, count } : undefined;
  const running = status.phase === 'running';
  const behind = isBehind(state);
  // What kept a picture from the page stays shut: each failure gets a new one, which draws once there is another picture.
  const key = state.failures;
  const undrawn = (message: string) => dispatch({ type: 'undrawn', message });
  return (
    <figure
      class="demo"
      id={id}
      aria-labelledby={`${id}-title`}
      aria-busy={status.phase === 'waiting'}
      data-behind={behind && (demo.start || late) ? '' : undefined}
    >
      <figcaption class="demo-head">
        <strong class="demo-title" id={`${id}-title`}>
          {demo.title}
        </strong>
        <p class="demo-dare">{demo.dare}</p>
      </figcaption>
      <div class="demo-picture">
        <Guarded key={key} onError={undrawn}>
          {status.undrawn ? (
            <Failed state={state} dispatch={dispatch} />
          ) : (
            <Drawn picture={picture} settings={settings} dispatch={dispatch} />
          )}
        </Guarded>
      </div>
      <Tries id={id} demo={demo} settings={settings} dispatch={dispatch} />
      <form
        class="demo-controls"
        aria-label={`Controls: ${demo.title}`}
        autocomplete="off"
        onSubmit={(event) => event.preventDefault()}
      >
        {demo.start && (
          <button type="button" class="demo-start" onClick={() => dispatch({ type: running ? 'pause' : 'start' })}>
            {running ? 'Pause' : status.phase === 'paused' ? 'Go on' : demo.start}
          </button>
        )}
        <Controls
          demo={id}
          table={demo.controls}
          settings={settings}
          typed={typed}
          last={picture.last}
          playing={playing}
          set={(change) => dispatch({ type: 'set', change })}
          play={() => dispatch({ type: 'play' })}
        />
        {scrub && scrub.count > 1 && (
          <label class="control control-range demo-scrub">
            <span class="control-label">{status.phase === 'preview' ? 'Recorded run' : 'This run'}</span>
            <input
              type="range"
              name="moment"
              min={0}
              max={scrub.count - 1}
              step={1}
              value={scrub.at}
              aria-valuetext={`moment ${scrub.at + 1} of ${scrub.count}`}
              onInput={(event) => dispatch({ type: 'scrub', at: event.currentTarget.valueAsNumber })}
            />
            <span class="control-value" aria-hidden="true">
              {scrub.at + 1} / {scrub.count}
            </span>
          </label>
        )}
      </form>
      {demo.start && behind && <Behind demo={demo} state={state} dispatch={dispatch} />}
      {status.phase === 'failed' && !status.undrawn && <Failed state={state} dispatch={dispatch} />}
      <output class="demo-tell" aria-live={running || playing ? 'off' : 'polite'}>
        <Guarded key={key} onError={undrawn}>
          {!status.undrawn && !behind && <Notice demo={demo} settings={settings} />}
          {!status.undrawn && <Caption picture={picture} settings={settings} />}
        </Guarded>
      </output>
      <DemoFoot id={id} demo={demo} state={state} scrub={scrub} dispatch={dispatch} />
    </figure>
  );
}

/** What happened, in sentences, and the way on. */
function Failed({ state: { status }, dispatch }: { state: State; dispatch: Dispatch }) {
  const why = `${status.message}${/[.!?]$/.test(status.message ?? '') ? '' : '.'}`;
  return (
    <div class="demo-error" role="alert">
      <p>
        {status.undrawn
          ? `This picture could not be drawn: ${why} Choose another setting, or restart with those it began with.`
          : `The demo stopped: ${why} The page and its figures are not affected.`}
      </p>
      <button type="button" class="demo-restart" onClick={() => dispatch({ type: 'restart' })}>
        Restart the demo
      </button>
    </div>
  );
}

/** Of a training: the picture is of a run with other settings than the form has; which, and what to press. */
function Behind({
  demo,
  state: { settings, picture, status },
  dispatch,
}: {
  demo: Demo;
  state: State;
  dispatch: Dispatch;
}) {
  if (status.phase === 'waiting') return null;
  const had = picture.behind(settings).flatMap((name) => {
    const control = controlOf(demo.controls, name);
    const value = picture.made[name];
    return control && value !== undefined ? [`${control.label}: ${valueInWords(control, value)}`] : [];
  });
  const isGoing = status.phase === 'running' || status.phase === 'paused';
  return (
    <p class="demo-behind" role="status">
      {isGoing
        ? `Settings changed. This run goes on as it began, with ${had.join('; ')}. `
        : `Settings changed: press “${demo.start}” to run with them. The picture still shows ${had.join('; ')}.`}
      {isGoing && (
        <button type="button" class="demo-anew" onClick={() => dispatch({ type: 'anew' })}>
          Start over with the new settings
        </button>
      )}
    </p>
  );
}
