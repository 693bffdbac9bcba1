/** How tests set a demo to its extremes and run it. */
import type { Control, Demo, Weights } from '../../src/define.ts';
import { Random } from '../../src/random.ts';
import { demosById } from '../../src/site/build/preview.ts';
import { defaults, type Values } from '../../src/site/runtime/figure/settings.ts';

/** Demos that answer at once, and those that train or measure when told to. */
export const quick = Object.entries(demosById).filter(([, demo]) => !demo.start);
export const trained = Object.entries(demosById).filter(([, demo]) => demo.start);

/** The two ends of a control: what a reader can set it to that differs most. */
export function ends(control: Control): [Values[string], Values[string]] {
  switch (control.kind) {
    case 'range':
      return [control.min, control.max];
    case 'timeline':
      return [0, control.max];
    case 'toggle':
      return [false, true];
    case 'choice':
      return [Object.keys(control.options)[0]!, Object.keys(control.options).at(-1)!];
    case 'text':
      // A text that is empty at first, or a letter in it.
      return [control.value, control.value.slice(1) || 'a'];
    case 'several':
      return [
        Object.keys(control.options).slice(0, control.least).join(','),
        Object.keys(control.options).slice(-control.most).join(','),
      ];
    // The reader's own data is in no address.
    case 'paste':
      return ['', ''];
  }
}

/** The shortest run there is: every number at its least. */
export const least = (demo: Demo): Values =>
  Object.fromEntries(
    Object.entries({ ...defaults(demo.controls) }).map(([name, value]) => [
      name,
      demo.controls[name]?.kind === 'range' ? ends(demo.controls[name]!)[0] : value,
    ]),
  );
/** A shortest run, whole or stopped after `most` frames. */
export async function run(
  id: string,
  demo: Demo,
  { seed = 1, most = Infinity, loaded }: { seed?: number; most?: number; loaded?: Weights } = {},
) {
  const running = demo.run({ ...least(demo), seed } as never, new Random(seed, id), () => performance.now(), loaded);
  const frames: unknown[] = [];
  for (let step = await running.next(); ; step = await running.next()) {
    if (step.done) return { frames, weights: step.value as Weights | undefined };
    if (frames.push(step.value) >= most) return (await running.return(undefined as never), { frames });
  }
}
