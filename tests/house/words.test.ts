/** What demos and claims say is in the words of the field, and in American spelling, as the pages are. */
import { expect, it } from 'vitest';
import type { Claim, Demo } from '../../src/define.ts';
import { britishIn } from '../../src/markdown/check-spelling.ts';
import { privateIn } from '../../src/markdown/check-vocabulary.ts';

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

const pages = import.meta.glob<string>('/src/{pages,layouts,site}/**/*.astro', {
  query: '?raw',
  import: 'default',
  eager: true,
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
