/** British words are found with their American form; words that only look British are left alone. */
import { expect, it } from 'vitest';
import { britishIn } from '../../src/markdown/check-spelling.ts';

const pairs = (text: string) => britishIn(text).map(({ word, write }) => `${word} → ${write}`);

it.each([
  ['organise', 'organize'],
  ['Normalisation', 'Normalization'],
  ['optimiser', 'optimizer'],
  ['analysed', 'analyzed'],
  ['behaviour', 'behavior'],
  ['Neighbours', 'Neighbors'],
  ['coloured', 'colored'],
  ['modelling', 'modeling'],
  ['centre', 'center'],
  ['centred', 'centered'],
  ['defence', 'defense'],
  ['catalogue', 'catalog'],
  ['grey', 'gray'],
  ['artefacts', 'artifacts'],
  ['whilst', 'while'],
  ['programmes', 'programs'],
  ['learnt', 'learned'],
  ['discretised', 'discretized'],
])('%s is %s', (british, american) => {
  expect(pairs(`It is ${british} here.`)).toEqual([`${british} → ${american}`]);
});

it.each([
  'The analysis and its analyses',
  'emphasis',
  'an exercise in precision',
  'our four hours',
  'pour',
  'controlled and compelling',
  'a program',
  'Programmed',
  'more',
  'acres',
  'organic',
  'noise',
  'greyhound',
])('“%s” is American', (text) => expect(pairs(text)).toEqual([]));

it('what stands in quotes is spelled as its author did', () => {
  expect(pairs('“Optimisation of behaviour” is a title, and "colour" a word; behaviour is not.')).toEqual([
    'behaviour → behavior',
  ]);
});
