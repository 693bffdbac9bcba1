/** Messages that PyTorch and Keras really wrote are recognized, however they are pasted, and read for the settings. */
import { describe, expect, it } from 'vitest';
import { MESSAGES, messagesIn } from '../../src/error-texts/find.ts';
import { asked, type Form } from '../../src/shapes/asked.ts';
import { pasted } from '../../src/shapes/pasted.ts';
import { LIBRARIES } from '../../src/shapes/shapes.ts';
import { demosById } from '../../src/site/build/preview.ts';
import { Picture } from '../../src/site/runtime/figure/picture.ts';
import { defaults, take } from '../../src/site/runtime/figure/settings.ts';
import fixture from '../fixtures/shapes.json' with { type: 'json' };

/** What the fixture calls a mistake, where it is not the id of its message. */
const IDS: Record<string, string> = {
  'hidden-size-batch-first': 'hidden-size',
  'cell-size': 'hidden-size',
  'hidden-size-gru': 'hidden-size',
  'hidden-size-rnn': 'hidden-size',
  'batched-state-gru': 'batched-state',
  'batched-state-rnn': 'batched-state',
  'unbatched-state-gru': 'unbatched-state',
  rank: 'input-rank',
  'rank-one': 'input-rank',
  'rank-gru': 'input-rank',
  'rank-rnn': 'input-rank',
  'projection-gru': 'projection-only-lstm',
  'number-type-double': 'number-type',
  'keras-rank-four': 'keras-rank',
  'keras-stacked': 'keras-rank',
  'keras-inputs': 'matrix-product',
  'keras-model-shape': 'matrix-product',
  'keras-functional': 'keras-shape',
};
/** Messages that say nothing of recurrent layers. */
const GENERAL = ['keras-loss-shape', 'keras-states'];

const first = (text: string) => messagesIn(text)[0]?.message.id;
const form: Form = {
  library: 'pytorch',
  layer: 'lstm',
  batch: '32',
  steps: '25',
  inputs: '12',
  units: '64',
  layers: 1,
  bidirectional: false,
  batchFirst: true,
  projection: 0,
  sequences: true,
  state: false,
  stateful: false,
};
const means = (text: string, change: Partial<Form> = {}) => {
  const from = asked({ ...form, ...change });
  const answer = pasted(text, from, LIBRARIES[change.library ?? form.library].shapes(from));
  return answer && `${answer.means} ${answer.here ?? ''}`;
};

describe('a message of PyTorch or Keras', () => {
  const told = fixture.messages.filter(({ id }) => !GENERAL.includes(id));

  it.each(told)('is recognized as the library wrote it: $id', ({ id, message }) => {
    expect(message).not.toBe('no error');
    expect(first(message)).toBe(IDS[id] ?? id);
  });

  it.each(told)(
    'is recognized in a traceback, in capitals, without its punctuation and in curly quotes: $id',
    (one) => {
      const id = IDS[one.id] ?? one.id;
      const traceback = `Traceback (most recent call last):\n  File "model.py", line 12, in forward\n    output, state = self.lstm(x, hidden)\n${one.kind}: ${one.message}`;
      expect(first(traceback)).toBe(id);
      expect(first(traceback.replaceAll('\n', ''))).toBe(id);
      expect(first(one.message.toUpperCase())).toBe(id);
      expect(first(one.message.replace(/["'`(),[\].=]/g, ' '))).toBe(id);
      expect(first(one.message.replace(/["'`]/g, '’').replaceAll('-', '–'))).toBe(id);
    },
  );

  it('is held against each of those that were run: every message that names no other source has one in the fixture', () => {
    const run = new Set(fixture.messages.map(({ id }) => IDS[id] ?? id));
    expect(MESSAGES.filter(({ id, from }) => run.has(id) === Boolean(from)).map(({ id }) => id)).toEqual([]);
  });

  it.each(MESSAGES)('is found by its own title, and while it is typed: $id', ({ id, title }) => {
    expect(messagesIn(title).map(({ message }) => message.id)).toContain(id);
    const begun = title.slice(0, Math.max(20, Math.floor(title.length / 2)));
    expect(messagesIn(begun).map(({ message }) => message.id)).toContain(id);
  });

  it.each([
    [
      'Input 0 of layer "lstm" is incompatible with the layer: expected ndim=3, found ndim=2. Full shape received: (None, 10)',
      'keras-rank',
    ],
    ['expected ndim=3, found ndim=2', 'keras-rank'],
    [
      'Error when checking input: expected lstm_1_input to have 3 dimensions, but got array with shape (100, 9)',
      'keras-rank',
    ],
    [
      'Error when checking : expected lstm_LSTM1_input to have 3 dimension(s). but got array with shape 100,9',
      'keras-rank',
    ],
    [
      'If a RNN is stateful, it needs to know its batch size. Specify the batch size of your input tensors:',
      'keras-stateful-no-batch',
    ],
    ['RuntimeError: rnn: hx is not contiguous', 'not-contiguous'],
    [
      'cuDNN error: CUDNN_STATUS_NOT_SUPPORTED. This error may appear if you passed in a non-contiguous input.',
      'not-contiguous',
    ],
    ['UserWarning: RNN module weights are not part of single contiguous chunk of memory.', 'weights-not-contiguous'],
    ['Expected hidden[0] size (1, 64, 256), got (64, 256)', 'hidden-size'],
    ['max_num_seqs (1024) exceeds available Mamba cache blocks (512)', 'mamba-blocks'],
  ])('of other versions is recognized, too: %s', (message, id) => expect(first(message)).toBe(id));

  it.each(['', ' ', '(((', '%', '\\', '0', 'lstm', 'what is a hidden state', 'expected', 'a.b*c+'.repeat(9000)])(
    'is not seen where there is none: %s',
    (text) => expect(messagesIn(text)).toEqual([]),
  );
});

describe('what a message means for the settings', () => {
  it.each([
    [
      'Expected hidden[0] size (1, 32, 64), got [32, 1, 64]',
      /first two axes the other way around.*takes h_0 \[1, 32, 64\] and c_0 \[1, 32, 64\]/,
    ],
    ['Expected hidden[0] size (2, 5, 20), got [1, 5, 20]', /layers × directions is 1 and must be 2/],
    ['Expected hidden[0] size (1, 32, 64), got [1, 7, 64]', /batch is 7 and must be 32.*last batch of a data set/],
    ['Expected hidden[0] size (1, 32, 64), got [32, 64]', /lacks an axis/],
    [
      'input.size(-1) must be equal to input_size. Expected 12, got 25',
      /D is 12, and your last axis has 25.*25 is T here/,
    ],
    [
      'input.size(-1) must be equal to input_size. Expected 10, got 12',
      /made for 10 inputs, and the one above for D = 12/,
    ],
    [
      'mat1 and mat2 shapes cannot be multiplied (800x128 and 64x2)',
      /128 is twice 64: the layer before has two directions/,
    ],
  ])('%s', (message, words) => expect(means(message)).toMatch(words));

  it('follows the settings: with two layers and directions the state has four rows', () =>
    expect(means('Expected hidden[0] size (2, 5, 20), got [1, 5, 20]', { layers: 2, bidirectional: true })).toMatch(
      /takes h_0 \[4, 32, 64\]/,
    ));

  it('asks for return_sequences where the layer that lost its steps is in the model', () =>
    expect(
      means(fixture.messages.find(({ id }) => id === 'keras-stacked')?.message ?? '', { library: 'keras' }),
    ).toMatch(/return_sequences=True/));

  it('says what it does not know, and repeats it', () =>
    expect(means('Segmentation fault (core dumped)')).toMatch(/does not know that message/));
});

describe('the sizes of the bench', () => {
  const demo = demosById['shape-bench'];
  it.each([
    ['0', '1', '“0” is too low. Use a number from 1 to 9,999.'],
    ['-3', '1', '“-3” is too low.'],
    ['ten', '32', '“ten” is not a number.'],
    ['', '32', 'There is no number here.'],
    ['10^9', '32', '“10^9” is not a number.'],
    ['1000000000', '9999', '“1000000000” is too high.'],
    ['1e9', '9999', '“1e9” is too high.'],
    ['2.5', '3', '“2.5” is not a whole number.'],
    ['__proto__', '32', '“__proto__” is not a number.'],
  ])('%s is refused with a sentence, and the nearest is offered', (typed, value, why) => {
    const taken = demo?.controls.batch && take(demo.controls.batch, typed);
    expect(taken?.value).toBe(value);
    expect(taken?.why).toContain(why);
  });

  it('are told with what each axis counts', () => {
    if (!demo) throw new Error('There is no demo shape-bench.');
    const settings = defaults(demo.controls);
    const { value } = (demo.run(settings, undefined as never, () => 0) as Generator<unknown>).next();
    expect(new Picture(demo, value, settings).sentence(settings)).toContain(
      'nn.LSTM of PyTorch reads an input of [32, 25, 12] (sequences, time steps, inputs) and returns output of [32, 25, 64] (sequences, time steps, units) and h_n and c_n of [1, 32, 64] (layers, sequences, units). It has 19,968 weights.',
    );
  });
});
