import { describe, expect, it } from 'vitest';
import { type BrowserKind, prepareBrowser } from '../../src/cli/browser.ts';
import { parseHeaders } from '../../src/cli/serve.ts';

describe('before the tests, a browser', () => {
  const never = () => undefined;
  const kind: BrowserKind = {
    name: 'Firefox',
    variable: 'FIREFOX_PATH',
    places: [],
    debian: 'firefox-esr',
    skipped: 'THE TESTS IN FIREFOX',
  };

  it('that is there is used, and nothing is installed', () => {
    const installed: string[] = [];
    expect(
      prepareBrowser(
        kind,
        () => '/usr/bin/firefox-esr',
        () => installed.push('firefox'),
        true,
        () => {},
      ),
    ).toBe(0);
    expect(installed).toEqual([]);
  });

  it('that is missing is installed where that can be done', () => {
    let place: string | undefined;
    expect(
      prepareBrowser(
        kind,
        () => place,
        () => void (place = '/usr/bin/firefox-esr'),
        true,
        () => {},
      ),
    ).toBe(0);
  });

  it('that cannot be had means skipped tests, said loudly', () => {
    const said: string[] = [];
    expect(prepareBrowser(kind, never, never, false, (line) => said.push(line))).toBe(0);
    expect(said.join('\n')).toContain('THE TESTS IN FIREFOX WILL BE SKIPPED');
    expect(said.join('\n')).toContain('FIREFOX_PATH');
  });

  it('that cannot be had is a failure under CI', () => {
    expect(prepareBrowser(kind, never, never, true, () => {})).toBe(1);
  });
});

describe('the header file of the static host', () => {
  it('is read as paths with the headers under them', () => {
    const rules = parseHeaders(
      "# note\n/*\n  X-A: 1\n  Policy: default-src 'self'; a:b\n/_astro/*\n  Cache-Control: x\n",
    );
    expect(rules.map(({ headers }) => headers)).toEqual([
      [
        ['X-A', '1'],
        ['Policy', "default-src 'self'; a:b"],
      ],
      [['Cache-Control', 'x']],
    ]);
    expect(rules[1]!.pattern.test('/_astro/a.js')).toBe(true);
    expect(rules[1]!.pattern.test('/terms/')).toBe(false);
  });
});
