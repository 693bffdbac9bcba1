/** The code that embeds a demo, the parts that can be hidden, and the header rules: no rule forbids framing what may be framed. */
import { describe, expect, it } from 'vitest';
import { parseHeaders } from '../../src/cli/serve.ts';
import { headersFile, policyOfHeader, policyOfPage } from '../../src/security.ts';
import { demosById } from '../../src/site/build/preview.ts';
import { hidingRules, partsOf, snippet } from '../../src/site/components/embed/parts.ts';

describe('the parts of an embedded demo', () => {
  it('are its controls by their labels, and what every figure has', () => {
    const parts = partsOf(demosById['gru-gates']!);
    expect(parts.get('sign')).toBe('z weighs');
    expect([...parts.keys()]).toEqual(expect.arrayContaining(['seed', 'link', 'tries', 'title', 'sentence', 'step']));
    expect(partsOf(demosById['kv-cache']!).has('seed')).toBe(false);
  });

  it('are hidden by a rule each, and nothing else in the address becomes a rule', () => {
    expect(hidingRules('seed,link')).toEqual([
      '[data-part="seed"] { display: none !important; }',
      '[data-part="link"] { display: none !important; }',
    ]);
    expect(hidingRules('"] * { color: red } [a="x,seed')).toEqual(['[data-part="seed"] { display: none !important; }']);
    expect(hidingRules('')).toEqual([]);
  });

  it('do not have the link back among them', () => expect(hidingRules('back')).toEqual([]));
});

it('the code has a frame with a title, and a link back, and no sign that ends an attribute', () => {
  const code = snippet({
    address: new URL('https://a.example/embed/x/?x.name=a%22&hide=seed'),
    page: new URL('https://a.example/terms/rnn/?x.name=a#x'),
    title: 'Feed a "name" & <see>',
    site: 'Unrolled',
    height: 640,
  });
  expect(code).toContain(
    'src="https://a.example/embed/x/?x.name=a%22&#38;hide=seed" title="Feed a &#34;name&#34; &#38; &#60;see&#62;"',
  );
  expect(code).toContain('<a href="https://a.example/terms/rnn/?x.name=a#x">');
});

describe.each(['/', '/glossary/'])('the header rules under %s', (base) => {
  const top = ['404.html', 'index.html', '_astro', 'embed', 'race', 'terms'].map((name) => ({
    name,
    isFolder: !name.includes('.'),
  }));
  const rules = parseHeaders(headersFile(base, top));
  const policiesOf = (path: string) =>
    rules
      .filter(({ pattern }) => pattern.test(base + path))
      .flatMap(({ headers }) =>
        headers.flatMap(([name, value]) => (name === 'Content-Security-Policy' ? [value] : [])),
      );

  it('let any site frame an embedded demo, and no other page', () => {
    expect(policiesOf('embed/rnn-step/')).toEqual([policyOfPage]);
    for (const path of ['', 'index.html', '404.html', 'race/', 'terms/rnn/', '_astro/page.js'])
      expect(policiesOf(path)).toEqual([policyOfHeader]);
  });

  it('let the pages about speech and keywords ask for the microphone, and no other page', () => {
    const wild = ['keywords', 'wild/index.html', 'wild/speech', 'wild/thai'].map((name) => ({
      name,
      isFolder: !name.includes('.'),
    }));
    const all = parseHeaders(headersFile(base, [...top, ...wild]));
    const microphones = (path: string) =>
      all
        .filter(({ pattern }) => pattern.test(base + path))
        .flatMap(({ headers }) => headers.filter(([name]) => name === 'Permissions-Policy'))
        .map(([, value]) => /microphone=(\S+)/.exec(value)?.[1]);
    for (const path of ['keywords/', 'keywords/index.html', 'wild/speech/', 'wild/speech/index.html'])
      expect(microphones(path)).toEqual(['(self)']);
    for (const path of [
      '',
      'wild/',
      'wild/index.html',
      'wild/thai/',
      'terms/keyword-spotting/',
      'embed/spot-keywords/',
      'race/',
    ])
      expect(microphones(path)).toEqual(['()']);
  });
});
