/** The whole figure of a demo — title, picture, controls, sentence, foot — drawn alike at build and live. */
import type { ComponentType } from 'preact';
import type { Demo } from '../../../define.ts';
import { unbroken } from '../../../units.ts';
import { fill } from '../../fill.ts';
import type { ReaderEvent } from '../../runtime/figure/events.ts';
import { ownTexts } from '../../runtime/figure/own-text.ts';
import type { Built, Picture } from '../../runtime/figure/picture.ts';
import type { AnySettings } from '../../runtime/figure/settings.ts';
import { isBehind, type State } from '../../runtime/figure/state.ts';
import { tryOf } from '../../runtime/figure/tries.ts';
import * as ui from '../../words.ts';
import { Controls } from '../controls/Controls.tsx';
import type { FieldOf } from '../controls/field.ts';
import { Behind } from './Behind.tsx';
import { DemoBar, hasTries } from './DemoBar.tsx';
import { DemoFoot } from './DemoFoot.tsx';
import { Guarded } from './Guarded.tsx';
import { ProgressLine } from './ProgressLine.tsx';
import { Tries } from './Tries.tsx';

export interface FigureProps {
  id: string;
  demo: Demo;
  built: Built;
  state: State;
  /** Takes what the reader does. Until the page's script has arrived, nothing comes of it. */
  dispatch?: Dispatch;
  /** For a demo that takes the reader's own data. */
  DataField?: ComponentType<FieldOf<'paste'>>;
  /** For a demo about a sound: the button that plays it. */
  Hear?: ComponentType<HearProps>;
}
/** What plays a sound is given. */
export type HearProps = Pick<FigureProps, 'id' | 'demo'> & { settings: AnySettings };
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
const Caption = ({ picture, settings }: Omit<Shown, 'dispatch'>) => <>{unbroken(picture.sentence(settings))}</>;

/** The figure of one demo. Same props, same markup. */
export function DemoFigure({ id, demo, built, state, dispatch = () => {}, DataField, Hear }: FigureProps) {
  const { settings, typed, picture, late, status, playing } = state;
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
        <strong class="demo-title" id={`${id}-title`} data-part="title">
          {demo.title}
        </strong>
        <p class="demo-dare" data-part="dare">
          {demo.dare}
        </p>
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
      <form
        class="demo-controls"
        aria-label={fill(ui.controlsOf, { demo: demo.title })}
        autocomplete="off"
        onSubmit={(event) => event.preventDefault()}
      >
        <DemoBar id={id} demo={demo} built={built} state={state} dispatch={dispatch} />
        {demo.start && <ProgressLine demo={demo} state={state} />}
        {Hear && <Hear id={id} demo={demo} settings={settings} />}
        {!hasTries(demo) && <Tries id={id} demo={demo} settings={settings} dispatch={dispatch} />}
        <Controls
          demo={id}
          table={demo.controls}
          settings={settings}
          typed={typed}
          kept={new Set(state.keeps ? ownTexts(demo, state).keys() : [])}
          set={(change) => dispatch({ type: 'set', change })}
          DataField={DataField}
        />
      </form>
      {demo.start && <Behind demo={demo} state={state} dispatch={dispatch} />}
      {status.phase === 'failed' && !status.undrawn && <Failed state={state} dispatch={dispatch} />}
      <output class="demo-tell" data-part="sentence" aria-live={running || playing ? 'off' : 'polite'}>
        <Guarded key={key} onError={undrawn}>
          {!status.undrawn && !behind && <Notice demo={demo} settings={settings} />}
          {!status.undrawn && <Caption picture={picture} settings={settings} />}
        </Guarded>
      </output>
      <DemoFoot id={id} demo={demo} state={state} built={built} dispatch={dispatch} />
    </figure>
  );
}

/** What happened, in sentences, and the way on. */
function Failed({ state: { status }, dispatch }: { state: State; dispatch: Dispatch }) {
  const why = `${status.message}${/[.!?]$/.test(status.message ?? '') ? '' : '.'}`;
  return (
    <div class="demo-error" role="alert">
      <p>{fill(status.undrawn ? ui.pictureFailed : ui.demoStopped, { why })}</p>
      <button type="button" class="demo-restart" onClick={() => dispatch({ type: 'restart' })}>
        {ui.restart}
      </button>
    </div>
  );
}
