import { beforeAll, describe, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { memory, tensor1d, zeros } from '../../src/engine/tfjs.ts';
import type { Tensors } from '../../src/models/cell.ts';
import { gru } from '../../src/models/gru/cell.ts';
import { type RnnWeights, rnn } from '../../src/models/rnn/cell.ts';
import { Random } from '../../src/random.ts';
import { ALPHABET } from '../../src/tasks/names.ts';
import { loadModel, toWeights } from '../../src/trained/load.ts';
import { layerWeights } from '../../src/training/network.ts';
import { spellOut } from '../../src/training/spell.ts';
import { type Written, writeNames } from '../../src/training/write-names.ts';

let small: Tensors;
let trained: Tensors;
beforeAll(async () => {
  await startEngine();
  [small, trained] = [toWeights(await loadModel('names-rnn')), toWeights(await loadModel('names-gru'))];
});

const draws = (count: number, seed = 1) => Array.from({ length: count }, (_, k) => new Random(seed, `name ${k}`));
const write = (start: string, temperature: number, count = 10, seed = 1) =>
  writeNames(gru(), trained, { start, temperature }, draws(count, seed));
const namesOf = (written: Written[]) => written.map(({ name }) => name);
/** A net that gives nearly all the chance to one letter, always. */
const always = (letter: string): Tensors => ({
  ...small,
  V: zeros([27, 16]),
  v: tensor1d([...ALPHABET].map((other) => (other === letter ? 50 : 0))),
});

describe('names that a net writes', () => {
  test('go on from the letters given, in letters a–z, 12 at most', () => {
    for (const temperature of [0.2, 1, 2]) {
      for (const { name } of write('chr', temperature, 30)) expect(name).toMatch(/^chr[a-z]{0,9}$/);
    }
  });

  test('are the same for the same draws, and others for others', () => {
    expect(write('', 1)).toEqual(write('', 1));
    expect(namesOf(write('', 1, 10, 2))).not.toEqual(namesOf(write('', 1)));
  });

  test('have the chances that the net gives step by step, and their mean surprise, whatever the temperature', () => {
    for (const temperature of [0.5, 2]) {
      for (const { name, chances, nats } of writeNames(rnn(), small, { start: 'jo', temperature }, draws(5))) {
        const asked = `${name}.`.slice(0, chances.length);
        const steps = spellOut(layerWeights(small) as RnnWeights, small, name);
        const given = [...asked].map((letter, t) => steps[t].guess[ALPHABET.indexOf(letter)]);
        chances.forEach((chance, t) => expect(chance).toBeCloseTo(given[t], 5));
        expect(nats).toBeCloseTo(given.reduce((sum, chance) => sum - Math.log(chance), 0) / given.length, 4);
      }
    }
  });

  test('are drawn by those chances at temperature 1', () => {
    const first = spellOut(layerWeights(small) as RnnWeights, small, '')[0].guess[ALPHABET.indexOf('m')];
    const names = namesOf(writeNames(rnn(), small, { start: '', temperature: 1 }, draws(400)));
    expect(names.filter((name) => name.startsWith('m')).length / 400).toBeCloseTo(first, 1);
  });

  test('are nearly always what the net holds likeliest when it is cold', () => {
    expect(new Set(namesOf(write('', 0.01))).size).toBe(1);
    expect(new Set(namesOf(write('', 1))).size).toBe(10);
  });

  test('end where the net says so; without an end they are cut, and the end is not counted', () => {
    const [ended] = writeNames(rnn(), always('.'), { start: 'al', temperature: 1 }, draws(1));
    expect([ended.name, ended.chances.length]).toEqual(['al', 3]);
    const [cut] = writeNames(rnn(), always('o'), { start: 'al', temperature: 1 }, draws(1));
    expect([cut.name, cut.chances.length]).toEqual(['aloooooooooo', 12]);
  });

  test('cannot start with other letters: the message names them and those there are', () => {
    expect(() => write('m4r.4É', 1)).toThrow('Names are spelled in a–z, not with “4”, “.”, “É”.');
    expect(() => write('ma', 0)).toThrow('The temperature is 0; it must be above 0.');
  });

  test('leave no tensor', () => {
    const before = memory().numTensors;
    write('ma', 1);
    expect(memory().numTensors).toBe(before);
  });
});
