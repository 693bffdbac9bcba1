/** Numbers in prose that rest on a claim are those that the claim measured. */
import { describe, expect, it } from 'vitest';
import { type Evidence, numbersIn, unboundIn, unboundNumbers } from '../../src/markdown/bound-numbers.ts';
import type { PageFile } from '../../src/markdown/content.ts';
import { parseText } from '../../src/markdown/parse-text.ts';

const evidence: Evidence = {
  sentence: 'After 20.6 steps 36.8 % is left, of 1,312 tokens or 64 GiB.',
  values: { left: 0.36788, bytes: 15_009_849_344, deep: { counts: [3, -1] } },
};
const unbound = (text: string) => unboundIn(text, [evidence]).map(({ printed }) => printed);

describe('a number', () => {
  it.each([
    'about 37 %',
    '36.8 %',
    '0.368',
    '15.0 GB',
    '15 GB',
    '1,312 tokens',
    '64 GiB',
    '3 gates',
    '−1',
    '20.6 steps, or 21',
  ])('is bound where a value rounds to it as printed: %s', (text) => expect(unbound(text)).toEqual([]));

  it.each([
    ['about 38 %', ['38 %']],
    ['36.79 % or 36.80 %', ['36.80 %']],
    ['0.37 or 0.36', ['0.36']],
    ['15.1 GB', ['15.1 GB']],
    ['1312.5 tokens', ['1312.5']],
    ['65 GiB and 4 gates', ['65 GiB', '4']],
    ['1', []],
    ['−3', ['−3']],
  ])('is not where none does: %s', (text, printed) => {
    if (printed.length) expect(unbound(text)).toEqual(printed);
    else expect(unboundIn(text, [{ sentence: 'It is 2.', values: {} }])).toEqual([{ printed: '1', nearest: 2 }]);
  });

  it('that names something is none: GPT-2, PyTorch 2.14, version 3, float32', () =>
    expect(numbersIn('GPT-2, PyTorch 2.14, version 3, float32, §3.2').map(({ text }) => text)).toEqual(['3.2']));

  it('comes with the nearest value, in the unit it is printed in', () => {
    expect(unboundIn('about 40 %', [evidence])).toEqual([
      { printed: '40 %', nearest: expect.closeTo(36.8, 1) as number },
    ]);
    expect(unboundIn('70 GiB', [evidence])[0]?.nearest).toBe(64);
  });
});

describe('a page', () => {
  const page = (text: string) => parseText('content/terms/x.mdx', text, 10) as PageFile;
  const told = (text: string, known: Record<string, Evidence> = { decay: evidence }) =>
    unboundNumbers([page(text)], { claim: (id) => known[id], models: [] }).map(
      ({ line, message }) => `${line}: ${message}`,
    );

  it('is told the line, the claim and the nearest value of a number that its claim did not measure', () =>
    expect(told('Much is lost.\n\nAfter a while [about 40 %](claim:decay) is left.')).toEqual([
      expect.stringMatching(
        /^12: "40 %" rests on "decay", and no number there rounds to it: the nearest is 36\.8/,
      ) as string,
    ]));

  it('is told so of the other numbers of a sentence that rests on claims alone, and of no others', () => {
    expect(told('After 21 steps [37 %](claim:decay) is left.')).toEqual([]);
    expect(told('After 25 steps [37 %](claim:decay) is left.')[0]).toMatch(/^10: "25" rests on "decay"/);
    expect(told('After 25 steps [37 %](claim:decay) is left [(Gers 2000, §3)](cite:gers2000).')).toEqual([]);
  });

  it('is told of numbers in words', () => {
    expect(told('It has [three gates](claim:decay).')).toEqual([]);
    expect(told('It has [four gates](claim:decay).')[0]).toMatch(/^10: "four" rests on "decay"/);
    expect(told('Of two gates [a third of the signal](claim:decay) is left.')).toHaveLength(2);
    expect(told('One gate at once [keeps it](claim:decay), and one of them is first.')).toEqual([]);
    expect(told('There are two ways [to keep it](claim:decay).\n\n- This.\n- That.')).toEqual([]);
  });

  it('is told of the words of a link beside a citation', () => {
    const cited = '[(Gers 2000, §3)](cite:gers2000)';
    expect(told(`After 25 steps ${cited} [40 %](claim:decay) is left.`)[0]).toMatch(/^10: "40 %" rests/);
  });

  it('finds in rows under a sentence that cites only what the claim measured, or that sentence says', () => {
    const row = (number: string) =>
      `It has 25 units [(Gers 2000, §3)](cite:gers2000):\n\n| a | b |\n|---|---|\n| [so](claim:decay) | ${number} |`;
    expect(told(row('37 %'))).toEqual([]);
    expect(told(row('25'))).toEqual([]);
    expect(told(row('26'))[0]).toMatch(/^14: "26" rests on "decay"/);
    // A row that cites for itself has its numbers from there.
    expect(told(row('26 [(Gers 2000, §4)](cite:gers2000)'))).toEqual([]);
  });

  it('is told of the result of a formula that does not show it', () => {
    expect(told('Of $4H + 1 = 1{,}312$ [all are left](claim:decay).')).toEqual([]);
    expect(told('Of $4H + 1 = 1{,}313$ [all are left](claim:decay).')[0]).toMatch(/^10: "1,313" rests on "decay"/);
  });

  it('may state in one sentence what two claims measured', () => {
    const other = { sentence: 'It holds 7 bits.', values: {} };
    expect(told('[7 bits](claim:other) and [37 %](claim:decay).', { decay: evidence, other })).toEqual([]);
    expect(told('[37 bits](claim:other) and [37 %](claim:decay).', { decay: evidence, other })).toHaveLength(1);
  });

  it('is not judged by claims that were not run, nor in its formulas', () => {
    expect(told('[99 %](claim:unknown) is left.')).toEqual([]);
    expect(told('It [is $5 H$ and `99`](claim:decay).')).toEqual([]);
  });
});
