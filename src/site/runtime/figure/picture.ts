/** A frame with the settings that made it: the only place where a demo draws, so that no frame meets other settings. */
import type { VNode } from 'preact';
import type { Change, Control, Controls, Demo } from '../../../define.ts';
import * as ui from '../../words.ts';
import type { Extent } from './progress.ts';
import { type AnySettings, controlOf, defaults, isThere, type Value } from './settings.ts';

/** One picture of a demo; only here does a frame meet the demo that it is of. */
export class Picture<F = unknown> {
  readonly #demo: Demo<Controls, F>;
  readonly #frame: F;
  /** The settings of the run that the frame is from. */
  readonly made: AnySettings;
  /** Last step of the timeline, 0 where the demo has none. */
  readonly last: number;

  constructor(demo: Demo<Controls, F>, frame: F, made: AnySettings) {
    this.#demo = demo;
    this.#frame = frame;
    this.made = made;
    this.last = demo.last?.(frame) ?? 0;
  }

  /** What `view` and `tell` are given: only controls that redraw are as the form has them, a timeline within the frame. */
  #settings(form: AnySettings): AnySettings {
    const redrawn = Object.entries(this.#demo.controls)
      .filter(([, control]) => control.scrub)
      .map(([name, { kind }]) => [name, kind === 'timeline' ? Math.min(Number(form[name]), this.last) : form[name]]);
    return { ...this.made, ...Object.fromEntries(redrawn) };
  }

  draw(form: AnySettings, set: (change: Change<AnySettings>) => void): VNode {
    return this.#demo.view(this.#frame, this.#settings(form), set);
  }

  sentence(form: AnySettings): string {
    return this.#demo.tell(this.#frame, this.#settings(form));
  }

  /** The numbers by which a repeated training is compared, where the demo is one. */
  get curve(): number[] | undefined {
    return this.#demo.curve?.(this.#frame);
  }

  /** How far the run was, where its demo can say. */
  get extent(): Extent | undefined {
    const { progress } = this.#demo;
    if (!progress) return undefined;
    const [done, of, unit = progress.unit] = progress.at(this.#frame, this.made);
    return { doing: progress.doing, unit, done, of };
  }

  get numbers(): Numbers {
    return { frame: this.#frame, settings: this.made };
  }

  /** The names of the settings that the form has otherwise: those that only redraw, or are in neither form, left out. */
  behind(form: AnySettings): string[] {
    return Object.keys(defaults(this.#demo.controls)).filter((name) => {
      const control = controlOf(this.#demo.controls, name);
      const matters = isThere(control, form) || isThere(control, this.made);
      return matters && !control?.scrub && form[name] !== this.made[name];
    });
  }
}

/** What a file of a picture's numbers holds. */
export interface Numbers {
  frame: unknown;
  settings: AnySettings;
}

/** The figure as it was built: its picture, where that comes from, and the moments of a recorded run. */
export interface Built {
  picture: Picture;
  recorded?: string;
  moments?: readonly Picture[];
  /** The names of other recorded runs, which can be fetched. */
  others?: string[];
}

/** What a preview is made of: a frame of the default settings; `before` are those of a recorded run that led to it. */
export interface PreviewFrames<F> {
  frame: F;
  recorded?: string;
  before?: F[];
  others?: string[];
}

/** The figure that a preview shows; `made` are the settings of its run, the defaults unless given. */
export function builtFrom<F>(
  demo: Demo<Controls, F>,
  { frame, recorded, before, others }: PreviewFrames<F>,
  made = defaults(demo.controls),
): Built {
  const picture = new Picture(demo, frame, made);
  const moments = before && [...before.map((one) => new Picture(demo, one, made)), picture];
  return { picture, recorded, moments, others };
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
      return value ? ui.on : ui.off;
    case 'text':
      return `“${value}”`;
    case 'paste':
      return value === '' ? ui.theExample : ui.ownData;
    case 'range':
    case 'timeline':
      return `${value}${control.kind === 'range' && control.unit ? ` ${control.unit}` : ''}`;
  }
}
