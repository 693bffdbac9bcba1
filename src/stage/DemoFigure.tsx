/** The whole figure of a demo — title, picture, controls, sentence, foot — drawn alike at build and live. */
import type { Demo } from '../define.ts';
import { Controls } from './Controls.tsx';
import type { Values } from './settings.ts';

/** What the figure is doing. `recorded` tells when and how the still was made, where it is a recorded run. */
export interface Status {
  phase: 'still' | 'waiting' | 'running' | 'paused' | 'done' | 'failed';
  message?: string;
  recorded?: string;
  /** Why it is slower than it could be. */
  slow?: string;
  shared?: boolean;
}

export interface Handlers { set(change: Values): void; start(): void; pause(): void; play(): void; reset(): void; share(): void; restart(): void }

/** What a button does until the page's script has arrived: nothing. */
export const idle: Handlers = { set() {}, start() {}, pause() {}, play() {}, reset() {}, share() {}, restart() {} };

export interface FigureProps { id: string; demo: Demo<any, any>; settings: Values; frame: unknown; status: Status; playing?: boolean; on?: Handlers }

/** The figure of one demo. Same props, same markup. */
export function DemoFigure({ id, demo, settings, frame, status, playing = false, on = idle }: FigureProps) {
  const last = demo.last?.(frame) ?? 0;
  const running = status.phase === 'running';
  return (
    <figure class="demo" id={id} aria-labelledby={`${id}-title`} aria-busy={status.phase === 'waiting'}>
      <figcaption class="demo-head">
        <strong class="demo-title" id={`${id}-title`}>{demo.title}</strong>
        <p class="demo-hint">{demo.hint}</p>
      </figcaption>
      <div class="demo-picture">{demo.view(frame, settings as never, on.set as never)}</div>
      <form class="demo-controls" aria-label={`Controls: ${demo.title}`} autocomplete="off" onSubmit={(event) => event.preventDefault()}>
        {demo.start && (
          <button type="button" class="demo-start" onClick={running ? on.pause : on.start}>
            {running ? 'Pause' : status.phase === 'paused' ? 'Go on' : demo.start}
          </button>
        )}
        <Controls demo={id} table={demo.controls} settings={settings} last={last} playing={playing} set={on.set} play={on.play} />
      </form>
      {status.phase === 'failed' && (
        <div class="demo-error" role="alert">
          <p>The demo stopped: {status.message} The page and its figures are not affected.</p>
          <button type="button" class="demo-restart" onClick={on.restart}>Restart the demo</button>
        </div>
      )}
      <output class="demo-tell" aria-live={running || playing ? 'off' : 'polite'}>{demo.tell(frame, settings as never)}</output>
      <div class="demo-foot">
        <label class="seed">
          Seed <input type="number" name="seed" min={0} max={999999999} step={1} value={Number(settings.seed)} inputMode="numeric"
            onChange={(event) => on.set({ seed: event.currentTarget.value })} />
        </label>
        <button type="button" class="demo-reset" onClick={on.reset}>Reset</button>
        <button type="button" class="demo-share" onClick={on.share}>{status.shared ? 'Link copied' : 'Copy link to this state'}</button>
        <small class="demo-note">
          {demo.untrained ? <span class="untrained">Untrained weights: {demo.untrained}</span> : null}
          {status.phase === 'still' && (status.recorded ?? 'Drawn when the site was built, by the code that runs here.')}
          {status.phase === 'waiting' && 'Starting the model in this tab …'}
          {(running || status.phase === 'paused' || status.phase === 'done') &&
            `Live: computed in this tab${status.slow ? `, without the quick kernels: ${status.slow}` : ''}.`}
        </small>
      </div>
    </figure>
  );
}
