import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { main } from '../../src/cli/train.ts';
import { startEngine } from '../../src/engine/backend.ts';
import { memory } from '../../src/engine/tfjs.ts';
import { latch } from '../../src/tasks/latch.ts';
import { STEPS, tiny, trainIn } from './tiny.ts';

async function said(work: () => Promise<number>) {
  const lines: string[] = [];
  const spies = (['error', 'log'] as const).map((kind) =>
    vi.spyOn(console, kind).mockImplementation((line: string) => {
      lines.push(line);
    }),
  );
  const code = await work().finally(() => spies.forEach((spy) => spy.mockRestore()));
  return { code, text: lines.join('\n') };
}

describe('asking for', () => {
  test('a model that has no recipe names those nearest to it, and the command to type', async () => {
    const { code, text } = await said(() => main(['latch-lsmt']));
    expect(code).toBe(1);
    expect(text).toContain('src/trained/latch-lsmt.ts is not a recipe. Nearest: latch-lstm');
    expect(text).toContain('Fix: npm run train -- latch-lstm');
  });

  test('no model names the recipes, and does not offer files beside them that are none, like the loader', async () => {
    const { code, text } = await said(() => main([]));
    expect(code).toBe(1);
    expect(text).toContain('names-rnn');
    expect(text).not.toMatch(/\b(load|recipe|latch|make-model)\b[,.]/);
  });

  test.each([[['names-rnn', '--frehs']], [['--frehs']], [['names-rnn', 'fresh']]])(
    'an option that there is not, as in %j, names the one there is',
    async (args) => {
      const { code, text } = await said(() => main(args));
      expect(code).toBe(1);
      expect(text).toMatch(
        /"(--frehs|fresh)" is not an option. Nearest: --fresh.\n +Fix: npm run train -- \S+ --fresh/,
      );
    },
  );
});

describe('a training', () => {
  let folder = '';
  let whole = '';
  const file = (name: string) => join(folder, name);
  const weights = () => readFileSync(file('tiny.json'), 'utf8').split('"weights"')[1];
  /** A recipe that breaks off at its n-th batch, as if its process had died there; the settings take a batch of their own. */
  const dying = (n: number) => {
    const recipe = tiny();
    return {
      ...recipe,
      plan: async () => {
        let left = n;
        const batch: typeof latch.batch = (...drawn) => {
          if (left-- === 1) throw new Error('died');
          return latch.batch(...drawn);
        };
        return { ...(await recipe.plan()), task: { ...latch, batch } };
      },
    };
  };
  const dieAt = (step: number, from = 0) =>
    said(() => trainIn(folder, dying(step - from))).catch(({ message }) => message);

  const newFolder = () => {
    folder = mkdtempSync(join(tmpdir(), 'train-'));
  };
  beforeEach(newFolder);
  beforeAll(async () => {
    await startEngine();
    newFolder();
    await said(() => trainIn(folder));
    whole = weights();
  });

  test('says its step, loss, accuracy and the time left, and leaves the model and nothing else', async () => {
    const { code, text } = await said(() => trainIn(folder));
    expect(code).toBe(0);
    expect(text).toMatch(new RegExp(`^step 1 of ${STEPS}   loss \\d\\.\\d+   accuracy \\d\\.\\d+   \\d+ s left$`, 'm'));
    expect(readdirSync(folder)).toEqual(['tiny.json']);
  });

  test.each([2, 30, STEPS])(
    'that died at step %i goes on from there, says so, and ends in the same weights bit for bit',
    async (step) => {
      expect(await dieAt(step)).toBe('died');
      expect(existsSync(file('tiny.json'))).toBe(false);
      const { code, text } = await said(() => trainIn(folder));
      expect(code).toBe(0);
      expect(text).toContain(`Going on after step ${step - 1}, from ${file('tiny.checkpoint')}`);
      expect(text).not.toContain(`step ${step - 1} of`);
      expect(weights()).toBe(whole);
      expect(readdirSync(folder)).toEqual(['tiny.json']);
    },
  );

  test('that died again and again has the record, too, of one that never did', async () => {
    expect(await dieAt(20)).toBe('died');
    expect(await dieAt(35, 19)).toBe('died');
    expect(await dieAt(36, 34)).toBe('died');
    await said(() => trainIn(folder));
    const interrupted = readFileSync(file('tiny.json'), 'utf8');
    newFolder();
    await said(() => trainIn(folder));
    expect(readFileSync(file('tiny.json'), 'utf8')).toBe(interrupted);
  });

  test('that died while a checkpoint was being written goes on from the one before', async () => {
    await dieAt(30);
    writeFileSync(file('tiny.checkpoint.part'), readFileSync(file('tiny.checkpoint'), 'utf8').slice(0, 500));
    await said(() => trainIn(folder));
    expect(weights()).toBe(whole);
  });

  test('that died between its last step and the end has only the end to do', async () => {
    const unscored = {
      ...tiny(),
      heldOut: async () => {
        throw new Error('died');
      },
    };
    await expect(said(() => trainIn(folder, unscored))).rejects.toThrow('died');
    const { text } = await said(() => trainIn(folder));
    expect(text).toContain(`Going on after step ${STEPS}`);
    expect(weights()).toBe(whole);
  });

  test('leaves no tensor behind, whether it goes on, starts over or is refused', async () => {
    await dieAt(30);
    const before = memory().numTensors;
    await said(() => trainIn(folder, tiny({ seed: 2 })));
    await said(() => trainIn(folder));
    await said(() => trainIn(folder, tiny(), true));
    expect(memory().numTensors).toBe(before);
  });

  test('that is asked to start over does, and the old checkpoint is gone even if it dies at once', async () => {
    await dieAt(30);
    await expect(said(() => trainIn(folder, dying(1), true))).rejects.toThrow('died');
    expect(existsSync(file('tiny.checkpoint'))).toBe(false);
    const { text } = await said(() => trainIn(folder));
    expect(text).toContain(`step 1 of ${STEPS}`);
    expect(weights()).toBe(whole);
  });

  test.each([
    ['cut short', (content: string) => content.slice(0, -100)],
    [
      'changed by one letter',
      (content: string) => content.replace(/"random":\[(\d)/, (_, digit) => `"random":[${(Number(digit) % 9) + 1}`),
    ],
    ['emptied', () => ''],
  ])('with a checkpoint that was %s names it and the fix, and touches nothing', async (_, harm) => {
    await dieAt(30);
    writeFileSync(file('tiny.json'), 'shipped');
    const harmed = harm(readFileSync(file('tiny.checkpoint'), 'utf8'));
    writeFileSync(file('tiny.checkpoint'), harmed);
    const { code, text } = await said(() => trainIn(folder));
    expect(code).toBe(1);
    expect(text).toContain(`${file('tiny.checkpoint')} is damaged`);
    expect(text).toContain('Fix: npm run train -- tiny --fresh');
    expect(readFileSync(file('tiny.checkpoint'), 'utf8')).toBe(harmed);
    expect(readFileSync(file('tiny.json'), 'utf8')).toBe('shipped');
    await said(() => trainIn(folder, tiny(), true));
    expect(weights()).toBe(whole);
  });

  test.each([
    ['seed', { seed: 2 }, 'seed 1 there, 2 here'],
    ['number of steps', { steps: STEPS + 1 }, `steps ${STEPS} there, ${STEPS + 1} here`],
    ['size of a batch', { batch: 5 }, 'batch 4 there, 5 here'],
    ['learning rate', { learningRate: (step: number) => 2e-2 * (1 - (step - 1) / STEPS) ** 2 }, 'learning rates'],
    ['data', { length: () => 4 }, 'outcome of the first step'],
  ])('with a checkpoint of another %s says what differs, and does not use it', async (_, change, difference) => {
    await dieAt(30);
    const { code, text } = await said(() => trainIn(folder, tiny(change)));
    expect(code).toBe(1);
    expect(text).toContain(`${file('tiny.checkpoint')} belongs to another training: `);
    expect(text).toContain(difference);
    expect(text).toContain('Fix: npm run train -- tiny --fresh');
  });

  describe('in a process of its own', () => {
    /** Starts it, sends it a signal once it has said `word`, and resolves with what it said and how it ended. */
    const run = (signal?: NodeJS.Signals, word?: string) =>
      new Promise<{ text: string; end: number | string | null }>((resolve) => {
        const child = spawn(process.execPath, ['src/cli/run.mjs', '../../tests/trained/tiny', folder]);
        let text = '';
        child.stdout.on('data', (data) => {
          text += data;
          if (word && text.includes(word)) child.kill(signal);
        });
        child.stderr.on('data', (data) => {
          text += data;
        });
        child.on('exit', (code, by) => resolve({ text, end: by ?? code }));
      });

    test('that is killed outright ends, run again, in the same weights bit for bit', async () => {
      expect((await run('SIGKILL', 'step 9 of')).end).toBe('SIGKILL');
      expect((await run('SIGKILL', 'step 40 of')).end).toBe('SIGKILL');
      const { text, end } = await run();
      expect(text).toMatch(/^Going on after step [345]\d,/);
      expect(end).toBe(0);
      expect(weights()).toBe(whole);
      expect(existsSync(file('tiny.checkpoint'))).toBe(false);
    });

    test('that is interrupted at the keyboard says how to go on, and goes on', async () => {
      const { text, end } = await run('SIGINT', 'step 9 of');
      expect(text).toContain('Stopped. To go on: npm run train -- tiny');
      expect(end).toBe(130);
      expect((await run()).text).toMatch(/^Going on after step \d+,/);
      expect(weights()).toBe(whole);
    });
  });
});
