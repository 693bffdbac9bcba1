import { describe, expect, it } from 'vitest';
import {
  answers,
  foundBy,
  matchNames,
  type Name,
  namesFor,
  namesNear,
  tellingWords,
} from '../../src/site/components/search/find.ts';
import { answered } from '../../src/site/components/search/full-text.ts';

const term = (id: string, ...names: string[]): Name[] =>
  names.map((name) => ({ name, isName: true, id, title: names[0]!, category: '', definition: '', written: true }));
const names = [
  ...term('lstm', 'Long short-term memory', 'LSTM'),
  ...term('mamba', 'Mamba', 'S6'),
  ...term('rnn', 'Recurrent neural network', 'RNN', 'Elman network'),
  ...term('forget-gate', 'Forget gate'),
  ...term('transformer', 'Transformer'),
  ...term('mamba-2', 'Mamba-2 and duality'),
  ...term('rwkv', 'RWKV'),
  ...term('kv-cache', 'KV cache'),
  ...term('vanishing-gradient', 'Vanishing gradient'),
];
const ids = (found: Name[]) => found.map(({ id }) => id);

describe('the names for a query', () => {
  it.each([
    ['LSTM', ['lstm']],
    ['transfromer', ['transformer']],
    ['tranformers', ['transformer']],
    ['mamba2', ['mamba-2', 'mamba']],
    ['RWKV-7', ['rwkv']],
    ['kvcache', ['kv-cache']],
    ['why do gradients vanish', ['vanishing-gradient']],
    ['mamba vs lstm', ['mamba', 'lstm']],
    ['why does my rnn forget', ['rnn']],
    ['what is the forget gate?', ['forget-gate']],
    ['ifgo', []],
    ['asdfgh', []],
    ['zzzz', []],
    ['', []],
  ])('%j are %j', (query, found) => expect(ids(namesFor(names, query))).toEqual(found));

  it('have each term once', () => expect(ids(matchNames(names, 'mem'))).toEqual(['lstm']));
});

it('a result says by which other name it was found, and of a search word not that it is a name', () => {
  const [own, other] = term('mamba', 'Mamba', 'S6') as [Name, Name];
  expect([own, other, { ...other, isName: false }].map(foundBy)).toEqual(['', ' · also called S6', ' · found by “S6”']);
});

it('a question has words that tell what is looked for; one that has none is taken as it stands', () => {
  expect(tellingWords('Why does my RNN forget')).toEqual(['rnn', 'forget']);
  expect(tellingWords('how is it')).toEqual(['how', 'is', 'it']);
  // Of a pasted message: no signs alone, each word once, and not more than can be looked for at a time.
  expect(tellingWords('Expected … == (2, 5) !! expected')).toEqual(['expected', '(2,', '5)']);
  expect(tellingWords(Array.from({ length: 400 }, (_, k) => `word${k}`).join(' ')).length).toBeLessThanOrEqual(16);
});

describe('a word of a page', () => {
  it.each([
    ['forgetting', 'forget'],
    ['forget', 'forgetting'],
    ['(LSTM).', 'lstm'],
    ['zero-order', 'order'],
    ['LayerNorm', 'norm'],
    ['generalizes', 'generalization'],
    ['Δ', 'Δ'],
  ])('%j answers %j', (found, wanted) => expect(answers(found, wanted)).toBe(true));

  it.each([
    ['if', 'ifgo'],
    ['as', 'asdfgh'],
    ['z', 'zzzz'],
    ['a', 'attention'],
    ['state', 'stochastic'],
  ])('%j does not answer %j', (found, wanted) => expect(answers(found, wanted)).toBe(false));

  it('counts for each word of the query once', () => {
    const page = { content: 'Mamba forgets, an LSTM forgets.', locations: [0, 1, 3, 4] };
    expect(answered(['mamba', 'lstm', 'attention'], page)).toBe(2);
    expect(answered(['forget'], page)).toBe(1);
  });
});

describe('the names near a wrong address', () => {
  it.each([
    ['/terms/transfromer/', 'transformer'],
    ['/base/terms/LSTM', 'lstm'],
    ['/terms/long%20short-term_memory/', 'lstm'],
    ['/terms/forget', 'forget-gate'],
  ])('%s begin with %s', (address, first) => expect(ids(namesNear(names, address))[0]).toBe(first));

  it.each(['/%', '/%E0%A4%A', '/', '', '/terms/%ff/'])('%j is no address that throws', (address) =>
    expect(namesNear(names, address)).toEqual([]),
  );
});
