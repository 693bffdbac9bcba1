/** Private words are found with the word of the field; their ordinary senses, and the words of others, are left alone. */
import { expect, it } from 'vitest';
import { privateIn } from '../../src/markdown/check-vocabulary.ts';

const pairs = (text: string) => privateIn(text).map(({ word, write }) => `${word} → ${write}`);

it.each([
  ['the slope of the loss', 'slope → gradient or derivative'],
  ['an attention share', 'attention share → attention weight or probability'],
  ['all nets learn it', 'nets → model or network'],
  ['guess the next letter', 'next letter → characters'],
  ['a path around the layer', 'path around → residual connection or skip connection'],
  ['on the way back', 'the way back → backward pass'],
  ['it keeps next to nothing', 'next to nothing → almost nothing, or the number'],
  ['a perceptron per token', 'perceptron → MLP or feed-forward layer'],
  ['the contest of models', 'contest → comparison, models'],
  ['the quickest kernel', 'quickest → faster or fastest'],
  ['the value flickers', 'flickers → noise'],
  ['mend the file', 'mend → fix'],
])('%s: %s', (text, found) => {
  expect(pairs(text)).toEqual([found]);
});

it.each([
  'It is the other way around.',
  'The gradient shrinks on its way back.',
  'A token is not a letter.',
  'Two layers share their weights.',
  'Elman nets came first, and ResNet is a name; the net effect is small.',
  'A multilayer perceptron has hidden layers.',
  'He called it “a slope”.',
])('nothing is wrong with: %s', (text) => {
  expect(pairs(text)).toEqual([]);
});
