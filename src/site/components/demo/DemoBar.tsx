/** The bar under every picture: start and pause, or the steps of a timeline, what they move, and reset, always in one place. */
import type { Demo } from '../../../define.ts';
import { fill } from '../../fill.ts';
import type { Built } from '../../runtime/figure/picture.ts';
import { extentInWords } from '../../runtime/figure/progress.ts';
import { momentsOf, type State, timelineOf } from '../../runtime/figure/state.ts';
import * as ui from '../../words.ts';
import { TimelineButtons, TimelineSlider } from '../controls/Timeline.tsx';
import type { Dispatch } from './DemoFigure.tsx';
import { Tries } from './Tries.tsx';

interface Props {
  id: string;
  demo: Demo;
  built: Built;
  state: State;
  dispatch: Dispatch;
}

/** One button, as wide as the longest of its words: nothing moves under the finger that presses it twice. */
function Start({ start, phase, dispatch }: { start: string; phase: State['status']['phase']; dispatch: Dispatch }) {
  const isRunning = phase === 'running' || phase === 'waiting';
  return (
    <div class="demo-buttons" data-part="start">
      <button
        type="button"
        class="demo-start"
        data-words={[start, ui.pause, ui.resume].join('\n')}
        onClick={() => dispatch({ type: isRunning ? 'pause' : 'start' })}
      >
        {isRunning ? ui.pause : phase === 'paused' ? ui.resume : start}
      </button>
    </div>
  );
}

/** The kept moments of a run, recorded or going on. */
function Moments({ demo, built, state, dispatch }: Props) {
  const all = momentsOf(demo, state, built);
  if (all.length < 2) return null;
  const at = state.held ?? all.length - 1;
  const extent = all[at]?.extent;
  const words = extent ? extentInWords(extent) : fill(ui.momentOf, { at: at + 1, of: all.length });
  return (
    <label class="control control-range demo-slide demo-scrub" data-part="moment">
      <span class="control-label">{state.status.phase === 'preview' ? ui.recordedRun : ui.thisRun}</span>
      <input
        type="range"
        name="moment"
        min={0}
        max={all.length - 1}
        step={1}
        value={at}
        aria-valuetext={words}
        onInput={(event) => dispatch({ type: 'scrub', at: event.currentTarget.valueAsNumber })}
      />
      <span class="control-value" aria-hidden="true">
        {words}
      </span>
    </label>
  );
}

export function DemoBar(props: Props) {
  const { id, demo, state, dispatch } = props;
  const { settings, picture, playing, status } = state;
  const name = timelineOf(demo);
  const control = name === undefined ? undefined : demo.controls[name];
  const timeline = name !== undefined &&
    control?.kind === 'timeline' && {
      demo: id,
      name,
      control,
      value: settings[name] ?? 0,
      last: picture.last,
      playing,
      set: (value: string | number | boolean) => dispatch({ type: 'set', change: { [name]: value } }),
      play: () => dispatch({ type: 'play' }),
    };
  const steps = timeline && <TimelineButtons {...timeline} />;
  const slider = timeline && <TimelineSlider {...timeline} />;
  return (
    <>
      <div class="demo-bar">
        {demo.start ? <Start start={demo.start} phase={status.phase} dispatch={dispatch} /> : steps}
        {demo.start ? <Moments {...props} /> : slider}
        {!demo.start && !timeline && <Tries id={id} demo={demo} settings={settings} dispatch={dispatch} />}
        <button type="button" class="demo-reset" data-part="reset" onClick={() => dispatch({ type: 'reset' })}>
          {ui.reset}
        </button>
      </div>
      {demo.start && timeline && (
        <div class="demo-bar">
          {steps}
          {slider}
        </div>
      )}
    </>
  );
}

/** Whether the bar has the demo's chips in it: where there is nothing to start and no timeline, they stand beside Reset. */
export const hasTries = (demo: Demo): boolean => !demo.start && !timelineOf(demo);
