/** What every demo promises, taken from src/demos as they are: no list to keep. */
import { render } from 'preact-render-to-string';
import { beforeAll, describe, expect, it } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { toSafetensors } from '../../src/own-network/safetensors.ts';
import { demosById, lastFrame, preview } from '../../src/site/build/preview.ts';
import { Picture } from '../../src/site/runtime/figure/picture.ts';
import { defaults, fromQuery, read, take, toQuery, type Values } from '../../src/site/runtime/figure/settings.ts';
import { fromSafetensors } from '../../src/site/runtime/files/safetensors.ts';
import { soundToText } from '../../src/sound.ts';
import { ends, least, quick, run, trained } from './runs.ts';

const nothing = () => {};
/** What a reader sees and reads of a demo under these settings. */
async function seen(id: string, change: Values = {}) {
  const demo = demosById[id]!;
  const { settings, refused } = read(demo.controls, Object.entries({ ...defaults(demo.controls), ...change }));
  expect(refused).toEqual([]);
  const frame = demo.start ? (await preview(id)).frame : await lastFrame(id, settings);
  const picture = new Picture(demo, frame, settings);
  return { picture: render(picture.draw(settings, nothing)), sentence: picture.sentence(settings) };
}

beforeAll(async () => {
  await startEngine();
});

describe.each(Object.entries(demosById))('%s', (id, demo) => {
  it('draws a picture that a screen reader can name, and tells it in words, without a number that is none', async () => {
    const { picture, sentence } = await seen(id);
    expect(picture).toMatch(/aria-label="[^"]{8,}"|<caption|<table|<figcaption|role="(img|group)"/);
    expect(sentence).toMatch(/^[\p{L}“\d].{30,}[.!]$/su);
    expect(picture + sentence).not.toMatch(/NaN|undefined|Infinity|\[object/);
    expect(demo.title.length).toBeLessThanOrEqual(70);
    expect(demo.dare).toMatch(/[.:?]$/);
  });

  it('keeps its state in an address, at both ends of every control', () => {
    for (const end of [0, 1]) {
      const values: Values = { ...defaults(demo.controls), seed: 7 + end };
      for (const [name, control] of Object.entries(demo.controls))
        values[name] = take(control, ends(control)[end]!).value;
      const address = new URLSearchParams(toQuery(id, demo.controls, values));
      expect(read(demo.controls, fromQuery(id, address)).settings).toEqual(values);
    }
  });
});

const TONE = Float32Array.from({ length: 16_000 }, (_, n) => 0.5 * Math.sin(n / 6));

describe.each(quick)('%s', (id, demo) => {
  it('shows the same for the same seed', async () =>
    expect(await seen(id, { seed: 5 })).toEqual(await seen(id, { seed: 5 })));

  it('says in its still what its run says: cutting numbers short changes no word', async () => {
    const settings = defaults(demo.controls) as never;
    expect(demo.tell((await preview(id)).frame, settings)).toBe(demo.tell(await lastFrame(id), settings));
  });

  it.skipIf(demo.seedless)('shows something else for another seed', async () => {
    expect(await seen(id, { seed: 5 })).not.toEqual(await seen(id, { seed: 6 }));
  });

  it.each(Object.entries(demo.controls))(
    'changes picture and sentence between the ends of “%s”, or says that it does not',
    async (name, control) => {
      const needed = control.needs ? demo.controls[control.needs]! : undefined;
      const under = {
        ...(needed && { [control.needs!]: ends(needed).find((value) => value !== needed.value)! }),
        ...(control.when && { [control.when[0]]: control.when[1]! }),
      };
      // A sound of the reader's own: none, or a second of a tone.
      const isSound = control.kind === 'paste' && control.sound;
      const [least, most] = isSound ? ['', soundToText(TONE)] : ends(control);
      const [one, other] = [await seen(id, { ...under, [name]: least }), await seen(id, { ...under, [name]: most })];
      const changes = [
        one.picture !== other.picture && 'picture',
        one.sentence !== other.sentence && 'sentence',
      ].filter(Boolean);
      expect(changes).toEqual(control.alters ? [control.alters] : ['picture', 'sentence']);
    },
  );
});

describe.each(trained)('%s', (id, demo) => {
  it('has a curve to repeat it by, or is about time', () => {
    expect(Boolean(demo.curve) !== Boolean(demo.timed)).toBe(true);
  });

  it('can be saved and brought back, or has learned nothing, or trains in lanes, which hand out no weights', async () => {
    expect(Boolean(demo.loads) !== Boolean(demo.untrained ?? demo.lanes)).toBe(true);
    if (!demo.loads) return;
    const trained = await run(id, demo);
    const back = fromSafetensors(toSafetensors(trained.weights!, { demo: id }));
    const [again, fresh] = [await run(id, demo, { loaded: back }), await run(id, demo, { most: 1 })];
    expect(again.weights).toEqual(trained.weights);
    expect(again.frames.length).toBeLessThan(trained.frames.length);
    expect(demo.tell(again.frames.at(-1), least(demo) as never)).not.toBe(
      demo.tell(fresh.frames.at(-1), least(demo) as never),
    );
  });
});
