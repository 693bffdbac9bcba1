/** The content of this glossary is in order, and complete for the terms it is built around. */
import { mdxToJs } from 'satteri';
import { describe, expect, it } from 'vitest';
import { checkContent } from '../../src/markdown/check.ts';
import { loadContent, readContent } from '../../src/markdown/content.ts';
import { readProject } from '../../src/markdown/files.ts';
import { toGlossary } from '../../src/markdown/glossary.ts';
import { glossaryLinks, inlineHtml } from '../../src/markdown/plugin.ts';
import { type Problem, report } from '../../src/markdown/problem.ts';
import { checkReach } from '../../src/markdown/reach.ts';
import { readText } from '../../src/markdown/read-text.ts';

const content = loadContent();
const glossary = toGlossary(content);

/** A test of content fails in the words of the check, and not as two lists that differ. */
const none = (problems: Problem[]) => {
  if (problems.length) expect.fail(`\n${report(problems)}`);
};

it('has no problem, and no date after today', () => {
  none(checkContent(content, { today: new Date().toISOString().slice(0, 10) }));
});

it('has the same problems, none, on a system whose files begin with a mark and whose lines end in CRLF', () => {
  const { texts } = readProject();
  const foreign = Object.entries(texts).map(([file, text]) => {
    const bytes = new TextEncoder().encode(`\uFEFF${text.replaceAll('\n', '\r\n')}`);
    return { file, ...readText(file, bytes) };
  });
  none(foreign.flatMap(({ problem }) => problem ?? []));
  const read = readContent(Object.fromEntries(foreign.map(({ file, text }) => [file, text])));
  none(checkContent(read));
  const lines = (of: typeof read) => of.terms.map(({ id, lineOf, bodyLine }) => [id, bodyLine, lineOf('definition')]);
  expect(lines(read)).toEqual(lines(content));
});

it('has no island: links lead from every written page to every other', () => {
  none(checkReach(content));
});

describe('the terms', () => {
  it('the glossary is built around are written', () => {
    expect(glossary.written.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['rnn', 'lstm', 'gru', 'state-space-model', 'transformer']),
    );
  });

  it('leave no category empty', () => {
    expect(glossary.categories.filter(({ id }) => glossary.inCategory(id).length === 0)).toEqual([]);
  });
});

describe('every page', () => {
  const { texts } = readProject();
  const pages = [...content.terms.filter(({ definition }) => definition), ...content.pages].map(({ file }) => file);

  it.each(pages)('%s compiles, and no link keeps its scheme', (file) => {
    const text = texts[file]!.replace(/^---\n[\s\S]*?\n---\n/, '');
    const mdastPlugins = [glossaryLinks(() => content, '/base/')];
    const fileURL = new URL(`file:///project/${file}`);
    const { code } = mdxToJs(text, { mdastPlugins, features: { math: true }, fileURL }) as { code: string };
    expect(code.match(/"(?:term|cite|claim|unverified):[^"]*"/g)).toBe(null);
  });

  it('has a definition whose links and formulas can be set', () => {
    for (const { id, definition } of glossary.written) {
      expect(inlineHtml(definition, content, '/base/'), id).not.toMatch(/"(?:term|cite|claim):|\$|<p>/);
    }
  });
});
