/** A frame with the settings that made it: the only place where a demo draws, so that no frame meets other settings. */
import type { VNode } from 'preact';
import type { AnyDemo, AnySettings, Change, Control, Controls } from '../../../define.ts';
import { controlOf, defaults, isThere, type Value, type Values } from './settings.ts';

/** One picture of a demo. */
export class Picture {
  readonly #demo: AnyDemo;
  readonly #frame: unknown;
  /** The settings of the run that the frame is from. */
  readonly made: Values;
  /** Last step of the timeline, 0 where the demo has none. */
  readonly last: number;

  constructor(demo: AnyDemo, frame: unknown, made: Values) {
    this.#demo = demo;
    this.#frame = frame;
    this.made = made;
    this.last = demo.last?.(frame) ?? 0;
  }

  /** What `view` and `tell` are given: only controls that redraw are as the form has them, a timeline within the frame. */
  #settings(form: Values): AnySettings {
    const redrawn = Object.entries(this.#demo.controls as Controls)
      .filter(([, control]) => control.scrub)
      .map(([name, { kind }]) => [name, kind === 'timeline' ? Math.min(Number(form[name]), this.last) : form[name]]);
    return { ...this.made, ...Object.fromEntries(redrawn) } as AnySettings;
  }

  draw(form: Values, set: (change: Change<AnySettings>) => void): VNode {
    return this.#demo.view(this.#frame, this.#settings(form), set);
  }

  sentence(form: Values): string {
    return this.#demo.tell(this.#frame, this.#settings(form));
  }

  /** The numbers by which a repeated training is compared, where the demo is one. */
  get curve(): number[] | undefined {
    return this.#demo.curve?.(this.#frame);
  }

  /** What a file of numbers holds. */
  get numbers(): { frame: unknown; settings: Values } {
    return { frame: this.#frame, settings: this.made };
  }

  /** The names of the settings that the form has otherwise: those that only redraw, or are in neither form, left out. */
  behind(form: Values): string[] {
    return Object.keys(defaults(this.#demo.controls)).filter((name) => {
      const control = controlOf(this.#demo.controls, name);
      const matters = isThere(control, form) || isThere(control, this.made);
      return matters && !control?.scrub && form[name] !== this.made[name];
    });
  }
}

/** The figure as it was built: its picture, where that comes from, and the moments of a recorded run. */
export interface Built {
  picture: Picture;
  recorded?: string;
  moments?: readonly Picture[];
}

/** The same from what a still is made of; `before` are the frames that led to the last one. A still has the defaults. */
export function builtFrom(demo: AnyDemo, still: { frame: unknown; recorded?: string; before?: unknown[] }): Built {
  const made = defaults(demo.controls);
  const picture = new Picture(demo, still.frame, made);
  const moments = still.before && [...still.before.map((frame) => new Picture(demo, frame, made)), picture];
  return { picture, recorded: still.recorded, moments };
}

/** A value as its control shows it. */
export function valueInWords(control: Control, value: Value): string {
  switch (control.kind) {
    case 'choice':
      return control.options[String(value)] ?? String(value);
    case 'several':
      return String(value)
        .split(',')
        .map((name) => control.options[name] ?? name)
        .join(', ');
    case 'toggle':
      return value ? 'on' : 'off';
    case 'text':
      return `“${value}”`;
    case 'paste':
      return value === '' ? 'the example' : 'your own data';
    case 'range':
    case 'timeline':
      return `${value}${control.kind === 'range' && control.unit ? ` ${control.unit}` : ''}`;
  }
}
