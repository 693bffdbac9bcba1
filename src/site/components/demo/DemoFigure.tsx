/** The whole figure of a demo — title, picture, controls, sentence, foot — drawn alike at build and live. */
import type { AnyDemo } from '../../../define.ts';
import type { Entry } from '../../runtime/figure/events.ts';
import { type Built, type Picture, valueInWords } from '../../runtime/figure/picture.ts';
import { controlOf, type Values } from '../../runtime/figure/settings.ts';
import { momentsOf, type State } from '../../runtime/figure/state.ts';
import { Controls } from '../controls/Controls.tsx';
import { DemoFoot } from './DemoFoot.tsx';
import { Guarded } from './Guarded.tsx';

/** Which of the kept moments of a run the picture shows, from 0. */
export interface Scrub {
  at: number;
  count: number;
}

export interface Handlers {
  set(change: Entry): void;
  start(): void;
  anew(): void;
  pause(): void;
  play(): void;
  reset(): void;
  share(): void;
  restart(): void;
  undrawn(message: string): void;
  scrub(at: number): void;
  save(what: 'svg' | 'png' | 'csv' | 'weights'): void;
  load(file: File): void;
}

const nothing = () => {};
/** What a button does until the page's script has arrived: nothing. */
const idle: Handlers = {
  set: nothing,
  start: nothing,
  anew: nothing,
  pause: nothing,
  play: nothing,
  reset: nothing,
  share: nothing,
  restart: nothing,
  undrawn: nothing,
  scrub: nothing,
  save: nothing,
  load: nothing,
};

export interface FigureProps {
  id: string;
  demo: AnyDemo;
  built: Built;
  state: State;
  /** Whether a demo that answers at once has kept the reader waiting. */
  late?: boolean;
  on?: Handlers;
}

interface Shown {
  picture: Picture;
  settings: Values;
  on: Handlers;
}
const Drawn = ({ picture, settings, on }: Shown) => picture.draw(settings, on.set);
const Told = ({ picture, settings }: Shown) => <>{picture.sentence(settings)}</>;

/** The figure of one demo. Same props, same markup. */
export function DemoFigure({ id, demo, built, state, late = false, on = idle }: FigureProps) {
  const { settings, typed, picture, status, playing, held } = state;
  const { length: count } = momentsOf(demo, state, built);
  const scrub = count > 0 ? { at: held ?? count - 1, count } : undefined;
  const running = status.phase === 'running';
  const isBehind = picture.behind(settings).length > 0;
  // What kept a picture from the page stays shut: each failure gets a new one, which draws once there is another picture.
  const key = state.failures;
  const shown = { picture, settings, on };
  return (
    <figure
      class="demo"
      id={id}
      aria-labelledby={`${id}-title`}
      aria-busy={status.phase === 'waiting'}
      data-behind={isBehind && (demo.start || late) ? '' : undefined}
    >
      <figcaption class="demo-head">
        <strong class="demo-title" id={`${id}-title`}>
          {demo.title}
        </strong>
        <p class="demo-hint">{demo.hint}</p>
      </figcaption>
      <div class="demo-picture">
        <Guarded key={key} onError={on.undrawn}>
          {status.undrawn ? <Failed state={state} on={on} /> : <Drawn {...shown} />}
        </Guarded>
      </div>
      <form
        class="demo-controls"
        aria-label={`Controls: ${demo.title}`}
        autocomplete="off"
        onSubmit={(event) => event.preventDefault()}
      >
        {demo.start && (
          <button type="button" class="demo-start" onClick={running ? on.pause : on.start}>
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
          set={on.set}
          play={on.play}
        />
        {scrub && scrub.count > 1 && (
          <label class="control control-range demo-scrub">
            <span class="control-label">{status.phase === 'still' ? 'Recorded run' : 'This run'}</span>
            <input
              type="range"
              name="moment"
              min={0}
              max={scrub.count - 1}
              step={1}
              value={scrub.at}
              aria-valuetext={`moment ${scrub.at + 1} of ${scrub.count}`}
              onInput={(event) => on.scrub(event.currentTarget.valueAsNumber)}
            />
            <span class="control-value" aria-hidden="true">
              {scrub.at + 1} / {scrub.count}
            </span>
          </label>
        )}
      </form>
      {demo.start && isBehind && <Behind demo={demo} state={state} on={on} />}
      {status.phase === 'failed' && !status.undrawn && <Failed state={state} on={on} />}
      <output class="demo-tell" aria-live={running || playing ? 'off' : 'polite'}>
        <Guarded key={key} onError={on.undrawn}>
          {!status.undrawn && <Told {...shown} />}
        </Guarded>
      </output>
      <DemoFoot id={id} demo={demo} state={state} scrub={scrub} on={on} />
    </figure>
  );
}

/** What happened, in sentences, and the way on. */
function Failed({ state: { status }, on }: { state: State; on: Handlers }) {
  const why = `${status.message}${/[.!?]$/.test(status.message ?? '') ? '' : '.'}`;
  return (
    <div class="demo-error" role="alert">
      <p>
        {status.undrawn
          ? `This picture could not be drawn: ${why} Choose another setting, or restart with those it began with.`
          : `The demo stopped: ${why} The page and its figures are not affected.`}
      </p>
      <button type="button" class="demo-restart" onClick={on.restart}>
        Restart the demo
      </button>
    </div>
  );
}

/** Of a training: the picture is of a run with other settings than the form has; which, and what to press. */
function Behind({ demo, state: { settings, picture, status }, on }: { demo: AnyDemo; state: State; on: Handlers }) {
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
        <button type="button" class="demo-anew" onClick={on.anew}>
          Start over with the new settings
        </button>
      )}
    </p>
  );
}
