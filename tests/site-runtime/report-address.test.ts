/** A report about a page is filled in: page, section and sentence, in an address that every browser takes. */
import { describe, expect, it } from 'vitest';
import { reportAddress } from '../../src/site/runtime/report-address.ts';

const page = { repository: 'https://github.com/a/b', title: 'Gate', page: 'https://example.org/terms/gate/' };
const bodyOf = (address: string) => new URL(address).searchParams.get('body')!;

describe('the address of a report', () => {
  it('opens an issue that names page, section and sentence, whatever signs they have', () => {
    const sentence = 'A “gate” & 50 % of it #1\n  is 1/2 + ½.';
    const address = reportAddress({ ...page, heading: 'Why it matters', sentence });
    expect(address).toMatch(/^https:\/\/github\.com\/a\/b\/issues\/new\?title=Gate/);
    expect(bodyOf(address)).toContain('Page: https://example.org/terms/gate/');
    expect(bodyOf(address)).toContain('Section: Why it matters');
    expect(bodyOf(address)).toContain('> A “gate” & 50 % of it #1 is 1/2 + ½.');
  });

  it('leaves the sentence open where none is selected', () => {
    expect(bodyOf(reportAddress(page))).toContain('Sentence:\n> \n');
    expect(bodyOf(reportAddress(page))).not.toContain('Section');
  });

  it.each([
    ['letters', 'word '],
    ['signs of several bytes', '→ ∇😀'],
  ])('stays within 2,000 characters with a long selection of %s, and says that it is cut', (_, words) => {
    const address = reportAddress({ ...page, heading: 'Why', sentence: words.repeat(1000) });
    expect(address.length).toBeLessThanOrEqual(2000);
    expect(address.length).toBeGreaterThan(1500);
    expect(bodyOf(address)).toContain(' …\n');
    // Cut between characters: half of one would be no text.
    expect(bodyOf(address).isWellFormed()).toBe(true);
  });
});
