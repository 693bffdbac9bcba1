/** Every pair of settings of a demo: each value of a control beside each value of every other. */
import { render } from 'preact-render-to-string';
import { expect } from 'vitest';
import type { Control, Demo } from '../../src/define.ts';
import type { Random } from '../../src/random.ts';
import { framesOf } from '../../src/site/build/preview.ts';
import { Picture } from '../../src/site/runtime/figure/picture.ts';
import {
  type AnySettings,
  controlOf,
  defaults,
  isThere,
  take,
  type Value,
} from '../../src/site/runtime/figure/settings.ts';

/** A text that has each character of a demo's own text last, and the shortest and the longest that the control takes. */
const texts = ({ value, maxLength, minLength = 0 }: Extract<Control, { kind: 'text' }>) => {
  const longest = value.repeat(maxLength).slice(0, maxLength);
  return [value, value.slice(0, minLength), value.slice(-Math.max(1, minLength)), longest];
};

/** What a control is set to: its default, its ends, and all of few options. */
export function valuesOf(control: Control): Value[] {
  switch (control.kind) {
    case 'range':
      return [...new Set([control.value, control.min, control.max])];
    case 'timeline':
      return [...new Set([control.value, control.min, control.max])];
    case 'choice':
      return Object.keys(control.options);
    case 'toggle':
      return [false, true];
    case 'several': {
      const names = Object.keys(control.options);
      return [control.value, names.slice(0, control.least).join(','), names.slice(-control.most).join(',')];
    }
    case 'text':
      return [...new Set(texts(control))];
    case 'paste':
      return [''];
  }
}

/** All settings in which two controls are off their defaults; each once, the defaults first. */
export function pairsOf(demo: Demo): AnySettings[] {
  const start: AnySettings = defaults(demo.controls);
  const names = Object.keys(start);
  const found = new Map<string, AnySettings>();
  for (const [k, one] of names.entries()) {
    for (const other of names.slice(k + 1)) {
      for (const first of one === 'seed' ? [1, 2] : valuesOf(controlOf(demo.controls, one)!)) {
        for (const second of other === 'seed' ? [1, 2] : valuesOf(controlOf(demo.controls, other)!)) {
          const settings: AnySettings = { ...start, [one]: first, [other]: second };
          // A control that is not there under these settings changes nothing.
          const isShown = [one, other].every((name) => isThere(controlOf(demo.controls, name), settings));
          if (isShown) found.set(JSON.stringify(settings), settings);
        }
      }
    }
  }
  return [start, ...found.values()];
}

/** So many of them, drawn from a seed, so that many runs of the tests look at the same. */
export const someOf = <T>(all: T[], count: number, random: Random): T[] =>
  count >= all.length
    ? all
    : random
        .permutation(all.length)
        .slice(0, count)
        .map((k) => all[k]!);

/** What is counted is "1 step" where it is one. */
const WRONG_PLURAL = /(?<![\d,.])\b1 (tokens|characters|bytes|pieces|steps|layers|nets)\b/;

/** A picture and its sentence hold numbers that are numbers, and words. */
export function expectSound(picture: Picture, form: AnySettings): void {
  const drawing = render(picture.draw(form, () => {}));
  const sentence = picture.sentence(form);
  const told = JSON.stringify({ form, sentence });
  expect(drawing, told).not.toMatch(/NaN|undefined|Infinity|\[object/);
  expect(sentence, told).not.toMatch(/NaN|undefined|Infinity|\[object/);
  expect(sentence, told).not.toMatch(WRONG_PLURAL);
  expect(sentence.length, told).toBeGreaterThan(30);
}

/** Whether a sound of the reader's own is asked for that is not there. */
const isWithoutSound = (demo: Demo, settings: AnySettings) =>
  Object.entries(demo.controls).some(
    ([name, control]) => control.kind === 'paste' && control.sound && isThere(control, settings) && !settings[name],
  );

/** Runs and draws these settings; a run of the same settings but those that redraw is not repeated. */
export async function drawAll(
  id: string,
  demo: Demo,
  all: AnySettings[],
  most = Number.POSITIVE_INFINITY,
): Promise<void> {
  const scrubbed = Object.keys(demo.controls).filter((name) => demo.controls[name].scrub);
  const runs = new Map<string, Picture>();
  for (const settings of all) {
    for (const [name, value] of Object.entries(settings))
      expect(take(controlOf(demo.controls, name)!, value)).toEqual({ value });
    const run = JSON.stringify({ ...settings, ...Object.fromEntries(scrubbed.map((name) => [name, 0])) });
    if (!runs.has(run)) {
      let [last, count]: [unknown, number] = [undefined, 0];
      try {
        for await (const frame of framesOf(id, settings)) {
          last = frame;
          if (++count >= most) break;
        }
      } catch (error) {
        // Where there is no recording of the reader's yet, a training may ask for one, and say another way.
        if (!isWithoutSound(demo, settings)) throw error;
        expect((error as Error).message).toMatch(/^There is no recording yet\. Press .*; or choose /);
        continue;
      }
      runs.set(run, new Picture(demo, last, settings));
    }
    expectSound(runs.get(run)!, settings);
  }
}
