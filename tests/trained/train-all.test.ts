/** `npm run train -- all`: one recipe after the other, on from where it was, and held to the record; and recipes of several seeds. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { trainModel } from '../../src/cli/train.ts';
import { trainAll } from '../../src/cli/train-all.ts';
import type { Model } from '../../src/trained/load.ts';
import { STEPS, tiny } from './tiny.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'all-'));
});
const file = (name: string) => join(folder, name);

/** Runs, and gives what was said. */
async function said(work: () => Promise<number>) {
  const lines: string[] = [];
  const spies = (['error', 'log'] as const).map((kind) =>
    vi.spyOn(console, kind).mockImplementation((line: string) => {
      lines.push(line);
    }),
  );
  const code = await work()
    .catch(({ message }) => message)
    .finally(() => {
      for (const spy of spies) spy.mockRestore();
    });
  return { code, text: lines.join('\n') };
}

describe('all', () => {
  /** Trains nothing: writes a record with this score, and dies where it is told to. */
  const rounds = (score: (name: string) => number, dies?: string) => {
    const trained: string[] = [];
    const run = (fresh = false) =>
      said(() =>
        trainAll(['a', 'b', 'c'], { checkpoints: folder, models: folder, fresh }, async (name) => {
          trained.push(name);
          if (name === dies) throw new Error('died');
          writeFileSync(file(`${name}.json`), JSON.stringify({ record: { heldOut: { bits: score(name) } } }));
          return 0;
        }),
      );
    return { trained, run };
  };

  test('trains every recipe once, in order, and leaves no note of it', async () => {
    const { trained, run } = rounds(() => 2);
    const { code, text } = await run();
    expect(code).toBe(0);
    expect(trained).toEqual(['a', 'b', 'c']);
    expect(text).toContain('b (2 of 3)');
    expect(readdirSync(folder)).toEqual(['a.json', 'b.json', 'c.json']);
  });

  test('that died goes on with the one that it was at, and the next round begins anew', async () => {
    const first = rounds(() => 2, 'b');
    expect((await first.run()).code).toBe('died');
    const second = rounds(() => 2);
    const { text } = await second.run();
    expect(second.trained).toEqual(['b', 'c']);
    expect(text).toContain('a (1 of 3): finished before. To train it again: npm run train -- a');
    await second.run();
    expect(second.trained).toEqual(['b', 'c', 'a', 'b', 'c']);
  });

  test('that is asked to start over trains again what was finished, as it does a file that was changed since', async () => {
    await rounds(() => 2, 'c').run();
    const fresh = rounds(() => 2, 'c');
    await fresh.run(true);
    expect(fresh.trained).toEqual(['a', 'b', 'c']);
    writeFileSync(file('a.json'), '{"record":{"heldOut":{}}}');
    const changed = rounds(() => 2);
    await changed.run();
    expect(changed.trained).toEqual(['a', 'c']);
  });

  test('names each score that is more than 1 % off its record, and no other', async () => {
    await rounds(() => 2).run();
    const { code, text } = await rounds((name) => ({ a: 2.01, b: 2.03 })[name] ?? 2).run();
    expect(code).toBe(1);
    expect(text).toContain('b: bits was 2, is 2.03');
    expect(text).not.toMatch(/[ac]: bits/);
  });
});

describe('a recipe of several seeds', () => {
  const recipe = () => ({ ...tiny(), seeds: [2, 3], heldOut: async () => ({ score: 1 }) });
  const train = (one = recipe()) =>
    said(() => trainModel('tiny', one, { checkpoints: folder, models: folder, every: 0, fresh: false }));
  const model = () => JSON.parse(readFileSync(file('tiny.json'), 'utf8')) as Model;

  test('ships the weights of the first, and has the scores of all and those before rounding', async () => {
    await said(() => trainModel('tiny', tiny(), { checkpoints: folder, models: folder, every: 0, fresh: false }));
    const { weights } = model();
    expect((await train()).code).toBe(0);
    expect(model().weights).toEqual(weights);
    expect(model().seed).toBe(1);
    expect(Object.keys(model().record.seeds ?? {})).toEqual(['1', '2', '3']);
    expect(model().record.exact).toEqual({ score: 1 });
    expect(readdirSync(folder)).toEqual(['tiny.json']);
  });

  test('that died at its second seed trains the first no more, and ends as if it had not died', async () => {
    await train();
    const whole = readFileSync(file('tiny.json'), 'utf8');
    writeFileSync(file('tiny.json'), '');
    const dying = recipe();
    let drawn = 0;
    const plan = await dying.plan();
    const task = {
      ...plan.task,
      batch: (...given: Parameters<typeof plan.task.batch>) => {
        if (++drawn > 1.5 * STEPS) throw new Error('died');
        return plan.task.batch(...given);
      },
    };
    expect((await train({ ...dying, plan: async () => ({ ...plan, task }) })).code).toBe('died');
    expect(existsSync(file('tiny.seed-2.checkpoint'))).toBe(true);
    const { code, text } = await train();
    expect(code).toBe(0);
    expect(text).toContain(`Going on after step ${STEPS}, from ${file('tiny.checkpoint')}`);
    expect(text).toMatch(/tiny, seed 2\nGoing on after step \d\d,/);
    expect(readFileSync(file('tiny.json'), 'utf8')).toBe(whole);
  });
});
