/** What every demo promises, taken from src/demos as they are: no list to keep. */
import { render } from 'preact-render-to-string';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Control, Demo, Weights } from '../../src/define.ts';
import { startEngine } from '../../src/engine/backend.ts';
import { heapMemory } from '../../src/engine/heap.ts';
import { backend, memory } from '../../src/engine/tfjs.ts';
import { Random } from '../../src/random.ts';
import { Picture } from '../../src/stage/picture.ts';
import { fromSafetensors, toSafetensors } from '../../src/stage/safetensors.ts';
import { defaults, fromQuery, read, take, toQuery, type Values } from '../../src/stage/settings.ts';
import { demosById, lastFrame, still } from '../../src/stage/still.ts';

/** The two ends of a control: what a reader can set it to that differs most. */
function ends(control: Control): [Values[string], Values[string]] {
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
      return [control.value, control.value.slice(1)];
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

const quick = Object.entries(demosById).filter(([, demo]) => !demo.start);
const trained = Object.entries(demosById).filter(([, demo]) => demo.start);
const nothing = () => {};
/** What a reader sees and reads of a demo under these settings. */
async function seen(id: string, change: Values = {}) {
  const demo = demosById[id]!;
  const { settings, refused } = read(demo.controls, Object.entries({ ...defaults(demo.controls), ...change }));
  expect(refused).toEqual([]);
  const frame = demo.start ? (await still(id)).frame : await lastFrame(id, settings);
  const picture = new Picture(demo, frame, settings);
  return { picture: render(picture.draw(settings, nothing)), sentence: picture.sentence(settings) };
}

/** The shortest run there is: every number at its least. */
const least = (demo: Demo): Values =>
  Object.fromEntries(
    Object.entries({ ...defaults(demo.controls) }).map(([name, value]) => [
      name,
      demo.controls[name]?.kind === 'range' ? ends(demo.controls[name]!)[0] : value,
    ]),
  );
/** A shortest run, whole or stopped after `most` frames. */
async function run(
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

/** Bytes of the heap that were asked for and not given back; tfjs counts what tensors hold, not what kernels keep. */
let asked = 0;
function countAsked() {
  const { wasm } = backend() as unknown as { wasm: { _malloc(bytes: number): number; _free(address: number): void } };
  // Once called, each puts itself in its own place in `wasm`: so they are called before they are replaced.
  wasm._free(wasm._malloc(8));
  const sizes = new Map<number, number>();
  const { _malloc: take, _free: give } = wasm;
  wasm._malloc = (bytes) => {
    const address = take(bytes);
    sizes.set(address, bytes);
    asked += bytes;
    return address;
  };
  wasm._free = (address) => {
    asked -= sizes.get(address) ?? 0;
    sizes.delete(address);
    give(address);
  };
}
const held = () => ({
  tensors: memory().numTensors,
  bytes: memory().numBytes,
  asked,
  heap: heapMemory().buffer.byteLength,
});
/** Ten runs with ten seeds make what is made once and kept; the same again and again must keep no more. */
async function expectFlat(runs: number, once: (seed: number) => Promise<unknown>) {
  for (let k = 0; k < 10; k++) await once(k + 1);
  const before = held();
  for (let k = 10; k < runs; k++) await once((k % 10) + 1);
  expect(held()).toEqual(before);
}

beforeAll(async () => {
  await startEngine();
  countAsked();
});

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
      for (const [name, control] of Object.entries(demo.controls))
        values[name] = take(control, ends(control)[end]!).value;
      const address = new URLSearchParams(toQuery(id, demo.controls, values));
      expect(read(demo.controls, fromQuery(id, address)).settings).toEqual(values);
    }
  });
});

describe.each(quick)('%s', (id, demo) => {
  it('shows the same for the same seed', async () =>
    expect(await seen(id, { seed: 5 })).toEqual(await seen(id, { seed: 5 })));

  it('says in its still what its run says: cutting numbers short changes no word', async () => {
    const settings = defaults(demo.controls) as never;
    expect(demo.tell((await still(id)).frame, settings)).toBe(demo.tell(await lastFrame(id), settings));
  });

  it.skipIf(demo.seedless)('shows something else for another seed', async () => {
    expect(await seen(id, { seed: 5 })).not.toEqual(await seen(id, { seed: 6 }));
  });

  it.each(Object.entries(demo.controls))(
    'changes picture and sentence between the ends of “%s”, or says that it does not',
    async (name, control) => {
      const needed = control.needs ? demo.controls[control.needs]! : undefined;
      const under = needed ? { [control.needs!]: ends(needed).find((value) => value !== needed.value)! } : {};
      const [one, other] = [
        await seen(id, { ...under, [name]: ends(control)[0] }),
        await seen(id, { ...under, [name]: ends(control)[1] }),
      ];
      const changes = [
        one.picture !== other.picture && 'picture',
        one.sentence !== other.sentence && 'sentence',
      ].filter(Boolean);
      expect(changes).toEqual(control.alters ? [control.alters] : ['picture', 'sentence']);
    },
  );

  it('takes no more memory after 200 runs than after ten', async () => {
    await lastFrame(id);
    await expectFlat(200, (seed) => run(id, demo, { seed }));
  });
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

  it('takes no more memory after 40 runs than after ten, each stopped at its first frame or third', async () => {
    await expectFlat(40, (seed) => run(id, demo, { seed, most: seed === 1 ? 3 : 1 }));
  });
});
