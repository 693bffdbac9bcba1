/** The whole figure of a demo — title, picture, controls, sentence, foot — drawn alike at build and live. */
import type { Demo, Controls as Table } from '../define.ts';
import { Controls } from './Controls.tsx';
import { DemoFoot } from './DemoFoot.tsx';
import type { Values } from './settings.ts';

/** What the figure is doing. `recorded` tells when and how the still was made, where it is a recorded run. */
export interface Status {
  phase: 'still' | 'waiting' | 'running' | 'paused' | 'done' | 'failed';
  message?: string;
  recorded?: string;
  /** Why it is slower than it could be. */
  slow?: string;
  shared?: boolean;
  /** Whether a shared training went the same way here, in a sentence. */
  replayed?: string;
  /** The file whose weights are shown, where they were not trained here. */
  file?: string;
  /** Why something the reader asked for was not done; the figure stays as it is. */
  refused?: string;
  /** PyTorch code for the weights that can be saved; undefined where there are none. */
  code?: string;
}

/** Which of the kept moments of a run the picture shows, from 0. */
export interface Scrub {
  at: number;
  count: number;
}

export interface Handlers {
  set(change: Values): void;
  start(): void;
  pause(): void;
  play(): void;
  reset(): void;
  share(): void;
  restart(): void;
  scrub(at: number): void;
  save(what: 'svg' | 'png' | 'csv' | 'weights'): void;
  load(file: File): void;
}

const nothing = () => {};
/** What a button does until the page's script has arrived: nothing. */
export const idle: Handlers = {
  set: nothing,
  start: nothing,
  pause: nothing,
  play: nothing,
  reset: nothing,
  share: nothing,
  restart: nothing,
  scrub: nothing,
  save: nothing,
  load: nothing,
};

export interface FigureProps {
  id: string;
  demo: Demo<any, any>;
  settings: Values;
  /** The settings of the run that the frame is from; those of the form, if left out. */
  made?: Values;
  frame: unknown;
  status: Status;
  /** Where a run has moments to scrub through. */
  scrub?: Scrub;
  playing?: boolean;
  on?: Handlers;
}

/** The figure of one demo. Same props, same markup. */
export function DemoFigure({
  id,
  demo,
  settings,
  made = settings,
  frame,
  status,
  scrub,
  playing = false,
  on = idle,
}: FigureProps) {
  const last = demo.last?.(frame) ?? 0;
  const running = status.phase === 'running';
  // What is said is what was run; only controls that redraw are taken as they stand. A picture that answers at once follows
  // the form, so that what is dragged stays under the finger.
  const redrawn = Object.entries(demo.controls as Table)
    .filter(([, control]) => control.scrub)
    .map(([name]) => [name, settings[name]]);
  const run = { ...made, ...Object.fromEntries(redrawn) } as never;
  return (
    <figure class="demo" id={id} aria-labelledby={`${id}-title`} aria-busy={status.phase === 'waiting'}>
      <figcaption class="demo-head">
        <strong class="demo-title" id={`${id}-title`}>
          {demo.title}
        </strong>
        <p class="demo-hint">{demo.hint}</p>
      </figcaption>
      <div class="demo-picture">{demo.view(frame, demo.start ? run : (settings as never), on.set as never)}</div>
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
          last={last}
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
      {status.phase === 'failed' && (
        <div class="demo-error" role="alert">
          <p>The demo stopped: {status.message} The page and its figures are not affected.</p>
          <button type="button" class="demo-restart" onClick={on.restart}>
            Restart the demo
          </button>
        </div>
      )}
      <output class="demo-tell" aria-live={running || playing ? 'off' : 'polite'}>
        {demo.tell(frame, run)}
      </output>
      <DemoFoot demo={demo} seed={Number(settings.seed)} status={status} scrub={scrub} on={on} />
    </figure>
  );
}
