/** First mentions become links by title and abbreviation, and by nothing else. */
import { describe, expect, it } from 'vitest';
import { autoLink, mentionsOf } from '../../src/markdown/auto-link.ts';

const TERMS = mentionsOf([
  { id: 'state', title: 'State' },
  { id: 'lstm', title: 'Long short-term memory', abbreviation: 'LSTM' },
  { id: 'state-space-model', title: 'State space model', abbreviation: 'SSM' },
  { id: 'transformer', title: 'Transformer' },
  { id: 'attention', title: 'Attention' },
  { id: 'multi-head-attention', title: 'Multi-head attention', abbreviation: 'MHA' },
  { id: 'language-model', title: 'Language model', abbreviation: 'LM' },
]);
/** The text with its links as Markdown. */
const linked = (text: string, seen = new Set<string>()) =>
  autoLink(text, TERMS, seen)
    .map(({ text: words, id }) => (id ? `[${words}](${id})` : words))
    .join('');

describe('a mention is', () => {
  it.each([
    ['a title in any case', 'A long Short-Term memory.', 'A [long Short-Term memory](lstm).'],
    ['a title in the plural', 'Two state space models.', 'Two [state space models](state-space-model).'],
    [
      'a title with hyphens for spaces, or the reverse',
      'A state-space model, a long short term memory.',
      'A [state-space model](state-space-model), a [long short term memory](lstm).',
    ],
    ['an abbreviation', 'An LSTM.', 'An [LSTM](lstm).'],
    ['an abbreviation in the plural', 'LSTMs and SSMs', '[LSTMs](lstm) and [SSMs](state-space-model)'],
    [
      'a title of one word, at the start of a sentence too',
      'Transformer or transformers',
      '[Transformer](transformer) or transformers',
    ],
    ['a title with an apostrophe after it', "the transformer's layers", "the [transformer](transformer)'s layers"],
    [
      'the longer of two names that begin together',
      'A state space model has a state.',
      'A [state space model](state-space-model) has a [state](state).',
    ],
    [
      'the longer of two names',
      'With multi-head attention, attention is split.',
      'With [multi-head attention](multi-head-attention), [attention](attention) is split.',
    ],
  ])('%s', (_, text, expected) => {
    expect(linked(text)).toBe(expected);
  });
});

describe('a mention is not', () => {
  it.each([
    ['an abbreviation in another case', 'an lstm, an Lstm'],
    ['a part of a word', 'BiLSTM, LSTMCell, attentional, transformerless'],
    ['a part of a compound', 'an LSTM-based net, self-attention, pre-LSTM'],
    ['a name of software: a capitalized plural of one word', 'Hugging Face Transformers'],
    ['a word with a letter from another alphabet beside it', 'éLSTM, LSTMé'],
    ['a name of software that begins with an abbreviation', 'LM Studio, LM Evaluation Harness, SSM Toolbox'],
  ])('%s', (_, text) => {
    expect(linked(text)).toBe(text);
  });
});

it('only the first mention of a term is linked, by whichever of its names', () => {
  expect(linked('An LSTM is a long short-term memory, an LSTM.')).toBe(
    'An [LSTM](lstm) is a long short-term memory, an LSTM.',
  );
});

it('a term that was seen before is not linked, and what is linked counts as seen', () => {
  const seen = new Set(['lstm']);
  expect(linked('An LSTM or an SSM.', seen)).toBe('An LSTM or an [SSM](state-space-model).');
  expect([...seen]).toEqual(['lstm', 'state-space-model']);
});

it('a text without mentions stays one piece', () => {
  expect(autoLink('Nothing here.', TERMS, new Set())).toEqual([{ text: 'Nothing here.' }]);
});

it('asks no more of a text when there are more terms: only names that stand there are tried', () => {
  const named = (count: number) =>
    mentionsOf(
      Array.from({ length: count }, (_, k) => ({
        id: `t${k}`,
        title: `Long state ${k.toString(36)}`,
        abbreviation: `LS${k}`,
      })),
    );
  const text = 'A long state z, a long-state 1 and an LS7 of 40 long states.';
  const tried = (count: number) => {
    const names = named(count);
    return Array.from(text, (_, place) => names.at(text, place).length).reduce((sum, one) => sum + one, 0);
  };
  expect(tried(2000)).toBe(tried(50));
  expect(tried(50)).toBe(3);
});
