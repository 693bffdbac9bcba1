/**
 * What may not change by accident: weights after training steps, the values of all claims, the first frames of trainings,
 * and what links set. The pins are in fixtures/pins.json. `PINS=write npm run test:long -- tests/pins`
 * writes them anew, for a change that is meant: the difference of the file then says what changed.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Claim } from '../src/define.ts';
import { startEngine } from '../src/engine/backend.ts';
import { useKernels } from '../src/engine/kernels.ts';
import { type NamedTensorMap, tidy } from '../src/engine/tfjs.ts';
import { Random } from '../src/random.ts';
import { demosById } from '../src/site/build/preview.ts';
import { readLink } from '../src/site/runtime/figure/address.ts';
import { type AnySettings, take } from '../src/site/runtime/figure/settings.ts';
import { FORMERLY, type RaceTaskName } from '../src/training/race/entries.ts';
import { racePlan } from '../src/training/race/race.ts';
import { raceTaskOf } from '../src/training/race/tasks.ts';
import { Trainer } from '../src/training/train.ts';
import { ends, least, quick, trained } from './demos/runs.ts';

const FILE = new URL('fixtures/pins.json', import.meta.url);
const writes = process.env.PINS === 'write';
type Pins = Record<string, Record<string, unknown>>;
const pins: Pins = writes ? {} : (JSON.parse(readFileSync(FILE, 'utf8')) as Pins);
const seen = new Set<string>();

/** Compares with the pin of this name, or makes it. What has been added since the pins were made has none. */
function pinned(kind: string, name: string, value: unknown) {
  seen.add(`${kind} ${name}`);
  if (writes) (pins[kind] ??= {})[name] = value;
  else if (pins[kind] && name in pins[kind]) {
    const compared = expect(value, `${kind} of ${name}`);
    // A control that is newer than the pins has its default in every link.
    if (kind === 'links') compared.toMatchObject(pins[kind][name] as object);
    else compared.toEqual(pins[kind][name]);
  }
}
const digest = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex').slice(0, 16);
const bytesOf = (weights: NamedTensorMap) =>
  Object.keys(weights)
    .sort()
    .map((name) => `${name} ${digest(new Uint8Array(new Float32Array(weights[name]!.dataSync()).buffer))}`)
    .join('\n');
/** A clock that no machine can hurry. */
const clock = () => {
  let now = 0;
  return () => (now += 10);
};
/** Numbers as JSON has them, NaN and infinities too, which it would make null. */
const plain = (value: unknown) =>
  JSON.parse(
    JSON.stringify(value, (_, one: unknown) => (typeof one === 'number' && !Number.isFinite(one) ? String(one) : one)),
  ) as unknown;

beforeAll(async () => {
  await startEngine('wasm');
  // The build that every machine computes alike: a fused multiply-add rounds otherwise.
  await useKernels('simd');
});

/** The models of the race by the names they had when they were pinned; what has been added since has no pin here. */
const RACE = ['rnn', 'irnn', 'lstm', 'gru', 'min-gru', 's4d', 'mamba', 'linear', 'deltanet', 'tcn', 'transformer'];
const OWN = { series: '', text: '' };
const [STEPS, SIZE] = [20, 2000];
describe.each(['parity', 'recall', 'adding', 'text'] as RaceTaskName[])(
  'weights after 20 training steps on %s',
  (name) => {
    it.each(RACE)('%s', (pin) => {
      const net = FORMERLY.get(pin) ?? pin;
      const settings = {
        ...OWN,
        course: name,
        nets: net,
        match: 'parameters',
        size: SIZE,
        layers: 2,
        steps: STEPS,
      } as const;
      const { plan } = racePlan(net, raceTaskOf(name, OWN), { ...settings, seconds: 1, runs: 1, seed: 1 }, 1, STEPS);
      const trainer = new Trainer(plan);
      let loss = 0;
      for (let step = 0; step < STEPS; step++) loss = trainer.next().loss;
      pinned('weights', `${pin} on ${name}`, { loss, weights: digest(tidy(() => bytesOf(trainer.weights))) });
      trainer.dispose();
    });
  },
);

const claims = Object.entries(import.meta.glob<Claim>('../src/claims/*.ts', { import: 'default', eager: true }));
describe('the values of claims', () => {
  // A claim that is newer than the pins has none.
  const named = claims.map(([path, claim]) => [path.replace(/^.*\/|\.ts$/g, ''), claim] as const);
  const quick = named.filter(([id, { slow }]) => !slow && (writes || id in pins.claims!));
  it.each(quick)('%s', async (id, claim) => {
    pinned('claims', id, plain(await claim.measure()));
  });
});

// Not of the recorded runs: they hold times of the machine that made them.
describe('the first frames of a run', () => {
  it.each(trained)('%s', async (id, demo) => {
    const settings: AnySettings = { ...least(demo), seed: 1 };
    const frames: unknown[] = [];
    for await (const frame of demo.run(settings, new Random(1, id), clock())) {
      frames.push(plain(frame));
      if (frames.length >= 4) break;
    }
    pinned('frames', id, { digests: frames.map((frame) => digest(JSON.stringify(frame))) });
  });
});

/** Links to a demo: each control at its ends, at what it cannot have, and all of them drawn at random. */
function linksTo(id: string): string[] {
  const { controls } = demosById[id]!;
  const random = new Random(1, `links ${id}`);
  const names = Object.keys(controls);
  const link = (values: Record<string, unknown>) =>
    new URLSearchParams(Object.entries(values).map(([name, value]) => [`${id}.${name}`, String(value)])).toString();
  const anything = (name: string) => {
    const control = controls[name]!;
    return [...ends(control), take(control, control.value).value, 'constructor', '', 'NaN', '1e9', -1][random.below(8)];
  };
  return Array.from({ length: 6 }, () =>
    link({ ...Object.fromEntries(names.map((name) => [name, anything(name)])), seed: random.below(1000) }),
  );
}
describe('what links set', () => {
  it.each([...quick, ...trained])('%s', (id, demo) => {
    for (const link of linksTo(id)) {
      pinned('links', link, { settings: { ...readLink(id, demo, new URLSearchParams(link)).settings } });
    }
  });
});

afterAll(() => {
  if (writes) writeFileSync(FILE, `${JSON.stringify(pins, null, 1)}\n`);
});

it('no pin is left without what it pins', () => {
  const all = Object.entries(pins).flatMap(([kind, names]) => Object.keys(names).map((name) => `${kind} ${name}`));
  expect(all.filter((name) => !seen.has(name))).toEqual([]);
});
