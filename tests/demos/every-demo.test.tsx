/** What every demo promises, taken from src/demos as they are: no list to keep. */
import { render } from 'preact-render-to-string';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Control } from '../../src/define.ts';
import { startEngine } from '../../src/engine/backend.ts';
import { memory } from '../../src/engine/tfjs.ts';
import { Random } from '../../src/random.ts';
import { accept, defaults, fromQuery, read, toQuery, type Values } from '../../src/stage/settings.ts';
import { demosById, lastFrame, still } from '../../src/stage/still.ts';

/** The two ends of a control: what a reader can set it to that differs most. */
function ends(control: Control): [Values[string], Values[string]] {
  switch (control.kind) {
    case 'range': return [control.min, control.max];
    case 'timeline': return [0, control.max];
    case 'toggle': return [false, true];
    case 'choice': return [Object.keys(control.options)[0]!, Object.keys(control.options).at(-1)!];
    case 'text': return [control.value, control.value.slice(1)];
    case 'several': return [Object.keys(control.options).slice(0, control.least).join(','), Object.keys(control.options).slice(-control.most).join(',')];
    // The reader's own data is in no address.
    case 'paste': return ['', ''];
  }
}

const quick = Object.entries(demosById).filter(([, demo]) => !demo.start);
const trained = Object.entries(demosById).filter(([, demo]) => demo.start);
const nothing = () => {};
/** What a reader sees and reads of a demo under these settings. */
async function seen(id: string, change: Values = {}) {
  const demo = demosById[id]!;
  const { settings, refused } = read(demo.controls, { ...defaults(demo.controls), ...change });
  expect(refused).toEqual([]);
  const frame = demo.start ? (await still(id)).frame : await lastFrame(id, settings);
  const last = demo.last?.(frame);
  for (const [name, control] of Object.entries(demo.controls)) if (control.kind === 'timeline') (settings as Values)[name] = Math.min(Number(settings[name]), last ?? 0);
  return { picture: render(demo.view(frame, settings as never, nothing)), sentence: demo.tell(frame, settings as never) };
}

beforeAll(() => startEngine());

describe.each(Object.entries(demosById))('%s', (id, demo) => {
  it('draws a picture that a screen reader can name, and tells it in words, without a number that is none', async () => {
    const { picture, sentence } = await seen(id);
    expect(picture).toMatch(/aria-label="[^"]{8,}"|<caption|<table|<figcaption|role="(img|group)"/);
    expect(sentence).toMatch(/^[\p{L}“\d].{30,}[.!]$/su);
    expect(picture + sentence).not.toMatch(/NaN|undefined|Infinity|\[object/);
    expect(demo.title.length).toBeLessThanOrEqual(70);
    expect(demo.hint).toMatch(/[.:?]$/);
  });

  it('keeps its state in an address, at both ends of every control', () => {
    for (const end of [0, 1]) {
      const values: Values = { ...defaults(demo.controls), seed: 7 + end };
      for (const [name, control] of Object.entries(demo.controls)) values[name] = accept(control, ends(control)[end]!)!;
      const address = new URLSearchParams(toQuery(id, demo.controls, values));
      expect(read(demo.controls, fromQuery(id, address)).settings).toEqual(values);
    }
  });
});

describe.each(quick)('%s', (id, demo) => {
  it('shows the same for the same seed', async () => expect(await seen(id, { seed: 5 })).toEqual(await seen(id, { seed: 5 })));

  it('says in its still what its run says: cutting numbers short changes no word', async () => {
    const settings = defaults(demo.controls) as never;
    expect(demo.tell((await still(id)).frame, settings)).toBe(demo.tell(await lastFrame(id), settings));
  });

  it.skipIf(demo.seedless)('shows something else for another seed', async () => {
    expect(await seen(id, { seed: 5 })).not.toEqual(await seen(id, { seed: 6 }));
  });

  it.each(Object.entries(demo.controls))('changes picture and sentence between the ends of “%s”, or says that it does not', async (name, control) => {
    const needed = control.needs ? demo.controls[control.needs]! : undefined;
    const under = needed ? { [control.needs!]: ends(needed).find((value) => value !== needed.value)! } : {};
    const [one, other] = [await seen(id, { ...under, [name]: ends(control)[0] }), await seen(id, { ...under, [name]: ends(control)[1] })];
    const changes = [one.picture !== other.picture && 'picture', one.sentence !== other.sentence && 'sentence'].filter(Boolean);
    expect(changes).toEqual(control.alters ? [control.alters] : ['picture', 'sentence']);
  });

  it('leaves no tensor behind', async () => {
    await lastFrame(id);
    const before = memory().numTensors;
    for (let run = 0; run < 3; run++) await lastFrame(id);
    expect(memory().numTensors).toBe(before);
  });
});

describe.each(trained)('%s', (id, demo) => {
  it('has a curve to repeat it by, or is about time', () => {
    expect(Boolean(demo.curve) !== Boolean(demo.timed)).toBe(true);
  });

  it('leaves no tensor behind when it is stopped on the way', async () => {
    const start = async () => {
      const frames = demo.run(defaults(demo.controls) as never, new Random(1, id), () => performance.now());
      for (let k = 0; k < 3; k++) await frames.next();
      await frames.return(undefined as never);
    };
    await start();
    const before = memory().numTensors;
    for (let run = 0; run < 3; run++) await start();
    expect(memory().numTensors).toBe(before);
  });
});
