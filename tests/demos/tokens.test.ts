/** A text of any script is cut, and what cannot be is told. */
import { describe, expect, it } from 'vitest';
import { demosById, lastFrame } from '../../src/site/build/preview.ts';
import { Picture } from '../../src/site/runtime/figure/picture.ts';
import { defaults, take } from '../../src/site/runtime/figure/settings.ts';

const demo = demosById.tokens!;
const { typed } = demo.controls;
const cut = async (text: string) => {
  const settings = { ...defaults(demo.controls), typed: String(take(typed!, text).value), cut: 'characters' };
  return new Picture(demo, await lastFrame('tokens', settings), settings).sentence(settings);
};

describe('the cut of a text', () => {
  it.each([
    ["don't", 'Cut into characters, the text is 5 tokens long. It has 5 characters, 5 bytes,'],
    ['(', 'Cut into characters, the text is 1 token long. It has 1 character, 1 byte, or 1 subword from'],
    ['🙂', 'Cut into characters, the text is 1 token long. It has 1 character, 4 bytes,'],
    ['👩‍💻', 'Cut into characters, the text is 3 tokens long. It has 3 characters, 11 bytes,'],
    ['สวัสดี', 'Cut into characters, the text is 6 tokens long. It has 6 characters, 18 bytes,'],
    ['nai\u0308ve', 'Cut into characters, the text is 5 tokens long. It has 5 characters, 6 bytes,'],
  ])('“%s”', async (text, told) => {
    expect(take(typed!, text).why).toBeUndefined();
    expect(await cut(text)).toContain(told);
  });

  it('of nothing is refused: there is no token to count', () => {
    expect(take(typed!, '')).toEqual({ value: typed!.value, why: 'Type at least one character.' });
  });

  it('of half a pair or a sign that turns the line around is refused', () => {
    expect(take(typed!, 'a\ud800').why).toBe(
      '“�” cannot be used here, only letters, digits, punctuation, symbols and spaces.',
    );
    expect(take(typed!, 'a\u202e').why).toMatch(/^“�” cannot/);
  });
});
