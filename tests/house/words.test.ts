/** What demos, claims and the interface say: in the words of the field, in American spelling, and the interface's in one file. */
import { expect, it } from 'vitest';
import type { Claim, Demo } from '../../src/define.ts';
import { britishIn } from '../../src/markdown/check-spelling.ts';
import { privateIn } from '../../src/markdown/check-vocabulary.ts';
import * as ui from '../../src/site/words.ts';

const demos = import.meta.glob<Demo>('/src/demos/*.tsx', { import: 'default', eager: true });
const claims = import.meta.glob<Claim>('/src/claims/*.ts', { import: 'default', eager: true });

const wrong = (text: string) => [...privateIn(text), ...britishIn(text)].map(({ word }) => `${word}: ${text}`);

it.each(Object.entries(demos))('the words of %s', (_, { title, dare, controls, tries = [], ...demo }) => {
  const labels = Object.values(controls).flatMap((control) => [
    control.label,
    ...('options' in control ? Object.values(control.options) : []),
    ...('hint' in control ? [control.hint] : []),
  ]);
  const notes = [demo.untrained, demo.byHand, demo.borrowed, demo.calculated, demo.loads, demo.start, demo.seedless];
  const texts = [
    title,
    dare,
    ...labels,
    ...tries.map(({ label }) => label),
    ...notes.filter((note) => note !== undefined),
  ];
  expect(texts.flatMap(wrong)).toEqual([]);
});

it.each(Object.entries(claims))('the domain of %s, and what breaks it', (_, { domain, breaks }) => {
  expect([domain, breaks.by].flatMap(wrong)).toEqual([]);
});

it('every word of the interface that is used is there, once, and no other', () => {
  const sources = import.meta.glob<string>('/src/**/*.{ts,tsx,astro}', {
    query: '?raw',
    import: 'default',
    eager: true,
  });
  const used = new Set(Object.values(sources).flatMap((source) => source.match(/(?<=\bui\.)\w+/g) ?? []));
  expect([...used].toSorted()).toEqual(Object.keys(ui).toSorted());
  const all: string[] = Object.values(ui);
  expect(all.filter((words, k) => all.indexOf(words) !== k)).toEqual([]);
});

const components = import.meta.glob<string>('/src/{layouts,site/components}/**/*.{astro,tsx}', {
  query: '?raw',
  import: 'default',
  eager: true,
});
/** What a component says in its own words: between tags, and in labels. The prose of captions may stand in it. */
function saidBy(component: string): string[] {
  const drawn = component
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$|^(?:export )?interface .*$/gm, '')
    .replace(/<(script|style|code|figcaption)[\s>][\s\S]*?<\/\1>/g, ' ');
  const between = drawn.matchAll(/(?<![=\s])>([^<>{}=;()]*[A-Za-z]{2}[^<>{}=;()]*)(?=[<{])/g);
  const labels = drawn.matchAll(/\s(?:aria-[a-z]+text|aria-label|placeholder|title|alt)="([^"]*[A-Za-z]{2}[^"]*)"/g);
  return [...between, ...labels].map(([, words]) => (words ?? '').trim());
}

it.each(Object.entries(components))('%s takes its words from src/site/words.ts', (_, component) =>
  expect(saidBy(component)).toEqual([]),
);

const pages = import.meta.glob<string>('/src/{pages,layouts,site}/**/*.astro', {
  query: '?raw',
  import: 'default',
  eager: true,
});
it.each(Object.entries(ui))('the words of the interface: %s', (_, words) => {
  // A function or a table would be loaded by every page that takes one word from the file.
  expect(typeof words).toBe('string');
  expect(wrong(words)).toEqual([]);
});

/** What stands between the tags of a page. */
const proseOf = (page: string) =>
  page
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
    .replace(/\{[^{}]*\}/g, ' ')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/g, ' ');

it.each(Object.entries(pages))('the text of %s', (_, page) => {
  expect(wrong(proseOf(page)).map((found) => found.slice(0, 80))).toEqual([]);
});
