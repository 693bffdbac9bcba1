/** What is a quantity, a date or a comparison, and what only looks like one. */
import { describe, expect, it } from 'vitest';
import { EXCEPTIONS, quantityIn } from '../../src/markdown/quantity.ts';

describe('a mark is asked for', () => {
  it.each([
    ['digits', 'It takes 11.9 ms.', '11.9'],
    ['digits with units', 'It is 16-bit.', '16-bit'],
    ['a year', 'The cell appeared in 1997.', '1997'],
    ['a date', 'Trained in PyTorch since April 2024.', '2024'],
    ['a number as a word', 'It has three gates.', 'three'],
    ['a number at the start', 'Two matrices are multiplied.', 'Two'],
    ['a number in a compound', 'A two-layer net.', 'two'],
    ['a large number', 'Some hundred steps later.', 'hundred'],
    ['a multiple', 'It is twice the size, or tenfold.', 'twice'],
    ['a half', 'It halves its memory.', 'halves'],
    ['a part', 'It took a third more time.', 'a third'],
    ['parts', 'Of these, two thirds are read.', 'two'],
    ['a percentage in words', 'Some percent of it.', 'percent'],
    ['one, where it measures', 'Only one of them counts.', 'Only one'],
    ['a comparison', 'It is faster.', 'faster'],
    ['a comparison with than', 'It is simpler to compute than an LSTM.', 'simpler to compute than'],
    ['more … than', 'It needs more memory than the other.', 'more memory than'],
    ['as … as', 'It has as many weights as before.', 'as many weights as'],
    ['a superlative', 'Its gate matters most.', 'most'],
    ['a verb that compares', 'The hybrid exceeded the transformer.', 'exceeded'],
    ['less', 'It costs much less memory.', 'less'],
    ['a decade by its name', 'It came up in the nineties.', 'nineties'],
    ['a size in words', 'It is off by orders of magnitude.', 'orders of magnitude'],
    ['a rank', 'It is superior to the other.', 'superior to'],
    ['a score after an abbreviation', 'In the LSTM 92.5 were reached.', '92.5'],
    ['a number after a name, with a unit', 'It took Mamba 5 ms.', '5'],
    ['a number at the start after a verb', 'Adding 1 to the bias helps.', '1'],
  ])('for %s', (_, sentence, word) => {
    expect(quantityIn(sentence)).toBe(word);
  });

  it('for the first of several', () => {
    expect(quantityIn('It is faster by 3 % in two runs.')).toBe('faster');
  });
});

describe('no mark is asked for', () => {
  it.each(EXCEPTIONS.map(({ what, why, example }) => [what, why, example]))('for %s: %s', (_, __, example) => {
    expect(quantityIn(example)).toBeUndefined();
  });

  it.each([
    ['“one” as an article or a pronoun', 'One step at a time, no one of the old ones is lost.'],
    ['order', 'The first gate writes, the second and the third forget.'],
    ['zero', 'Both states start at zero.'],
    ['words with a number in them', 'Often, tenants and weighted attention; the forest rests.'],
  ])('for %s', (_, sentence) => {
    expect(quantityIn(sentence)).toBeUndefined();
  });

  it('for the number of things in the list that comes next, and for no other', () => {
    expect(quantityIn('The word has three meanings:', 3)).toBeUndefined();
    expect(quantityIn('The word has three meanings:', 4)).toBe('three');
    expect(quantityIn('The word has three meanings in two fields:', 3)).toBe('two');
  });
});

it.each(EXCEPTIONS.map((exception) => [exception.what, exception] as const))(
  '%s is excepted by one rule only',
  (_, exception) => {
    const others = EXCEPTIONS.filter((other) => other !== exception);
    expect(quantityIn(exception.example, 0, others)).toBeDefined();
  },
);
