import { describe, expect, test } from 'vitest';
import { Random } from '../../src/random.ts';
import { ALPHABET, classesOf, nextCharacter, toPlain, windows } from '../../src/tasks/next-character.ts';

describe('a text becomes plain', () => {
  test.each([
    ['The Whale', 'the whale', []],
    ['naïve  Ægean\n\tcœur', 'naive aegean coeur', []],
    ['“Call me” — Ishmael’s: ahoy', "call me - ishmael's; ahoy", ['“', '”']],
    ['0110 1001', ' ', ['0', '1']],
    ['море и 鯨', ' ', ['м', 'о', 'р', 'е', 'и', '鯨']],
    ['🐋!', '!', ['🐋']],
    ['', '', []],
  ])('%s', (text, plain, leftOut) => expect(toPlain(text)).toEqual({ text: plain, leftOut }));

  test('and is then in the alphabet', () => {
    const classes = classesOf(toPlain('Zürich—“déjà vu”, 1851; O’Neil?').text);
    expect(classes.every((k) => k >= 0 && k < ALPHABET.length)).toBe(true);
    expect(() => classesOf('A')).toThrow('“A” is not in the alphabet');
  });
});

test('every character of a window is asked for the one after it', () => {
  const text = 'call me ishmael. some years ago';
  const classes = classesOf(text);
  const { x, y, B, T } = nextCharacter(classes).batch(new Random(1), 5, 7);
  for (let row = 0; row < B; row++) {
    const read = Array.from({ length: T }, (_, t) => {
      const at = (row * T + t) * ALPHABET.length;
      return ALPHABET[x.slice(at, at + ALPHABET.length).indexOf(1)];
    }).join('');
    const asked = [...y.slice(row * T, (row + 1) * T)].map((k) => ALPHABET[k]).join('');
    expect(text).toContain(read + asked.at(-1));
    expect(asked.slice(0, -1)).toBe(read.slice(1));
  }
});

test('windows side by side ask for every character once, but for the first and a rest', () => {
  const classes = classesOf('call me ishmael. some years ago');
  const { y, B, T } = windows(classes, 10);
  expect([B, T]).toEqual([3, 10]);
  expect([...y]).toEqual(classes.slice(1, 31));
});
