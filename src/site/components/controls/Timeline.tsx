/** The timeline of a demo: previous, play and next, and a slider with the step in words. Drawn in the bar under the picture. */
import { fill } from '../../fill.ts';
import * as ui from '../../words.ts';
import type { FieldOf } from './field.ts';

interface Props extends FieldOf<'timeline'> {
  /** The last step of the frame that is shown. */
  last: number;
  playing: boolean;
  play(): void;
}

/** At an end a button is only marked as disabled: a disabled one would lose the focus. */
export function TimelineButtons({ control, value, last, playing, set, play }: Props) {
  const now = Math.min(Number(value), last);
  return (
    <div class="demo-buttons control-timeline" role="group" aria-label={control.label} data-part="steps">
      <button
        type="button"
        class="step-back"
        aria-label={fill(ui.stepBack, { timeline: control.label })}
        aria-disabled={now <= 0}
        onClick={() => now > 0 && set(now - 1)}
      >
        ◀
      </button>
      <button type="button" class="play" aria-label={playing ? ui.pause : ui.play} onClick={play}>
        {playing ? '❚❚' : '▶▶'}
      </button>
      <button
        type="button"
        class="step-on"
        aria-label={fill(ui.stepOn, { timeline: control.label })}
        aria-disabled={now >= last}
        onClick={() => now < last && set(now + 1)}
      >
        ▶
      </button>
    </div>
  );
}

export function TimelineSlider({ demo, name, control, value, last, set }: Props) {
  const now = Math.min(Number(value), last);
  const place = fill(ui.placeOf, { at: now + 1, of: last + 1 });
  return (
    <label class="control control-range demo-slide" data-part={name}>
      <span class="control-label">{control.label}</span>
      <input
        type="range"
        name={name}
        id={`${demo}-${name}`}
        min={0}
        max={last}
        step={1}
        value={now}
        aria-valuetext={place}
        onInput={(event) => set(event.currentTarget.valueAsNumber)}
      />
      <span class="control-value" aria-hidden="true">
        {place}
      </span>
    </label>
  );
}
