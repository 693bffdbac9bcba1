import { render } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { memory } from '../../src/engine/tfjs.ts';
import { demosById, lastFrame } from '../../src/site/build/preview.ts';
import { defaults } from '../../src/site/runtime/figure/settings.ts';
import { loadModel } from '../../src/trained/load.ts';

const demo = demosById['name-generator']!;
const settings = (change: object = {}) => ({ ...defaults(demo.controls), ...change }) as never;
const tell = async (change: object = {}) =>
  demo.tell(await lastFrame('name-generator', settings(change)), settings(change));
const draw = async (change: object = {}) =>
  render(demo.view(await lastFrame('name-generator', settings(change)), settings(change), () => {}));

test('ten names are written, and said whole to screen readers', async () => {
  const names = [...(await draw()).matchAll(/<th scope="row"><span class="visually-hidden">([a-z]*)<\/span>/g)].map(
    ([, name]) => name!,
  );
  expect(names).toHaveLength(10);
  for (const name of names) expect(name).toMatch(/^ma/);
});

test('the sentence says the setting, the most and the least probable name, and the figures of the records', async () => {
  const [gru, rnn] = [await loadModel('names-gru'), await loadModel('names-rnn')];
  const figure = (value: number) => value.toFixed(2);
  const sentence = await tell({ temperature: 0.5, model: 'rnn' });
  expect(sentence).toMatch(
    /^At temperature 0.5 the RNN goes on from “ma”. Per character, the most probable of these ten names is “ma[a-z]*” \(\d\.\d\d nats\), the least probable “ma[a-z]*”/,
  );
  expect(sentence).toContain(
    `the GRU has a loss of ${figure(gru.record.heldOut['nats per letter'])}, the RNN ${figure(rnn.record.heldOut['nats per letter'])}`,
  );
  expect(await tell({ start: '' })).toContain('the GRU goes on. ');
});

test('the sentence and the underlined letters belong to the names shown, even while the controls are ahead of them', async () => {
  const frame = await lastFrame('name-generator', settings({ start: 'ab' }));
  expect(demo.tell(frame, settings({ start: 'xyz', model: 'rnn', temperature: 2 }))).toContain(
    'At temperature 1 the GRU goes on from “ab”',
  );
  expect(render(demo.view(frame, settings({ start: 'xyz' }), () => {})).match(/ given"/g)).toHaveLength(20);
});

test('another seed, temperature or model gives another picture', async () => {
  const pictures = await Promise.all([{}, { seed: 2 }, { temperature: 0.5 }, { model: 'rnn' }].map(draw));
  expect(new Set(pictures).size).toBe(4);
});

test('letters it does not know are named', async () => {
  await expect(lastFrame('name-generator', settings({ start: 'm4' }))).rejects.toThrow(
    'Names are spelled in a–z, not with “4”.',
  );
});

test('a run leaves no tensor', async () => {
  const before = memory().numTensors;
  await tell();
  await tell({ model: 'rnn' });
  expect(memory().numTensors).toBe(before);
});
