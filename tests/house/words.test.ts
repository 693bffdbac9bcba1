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
  const notes = [demo.untrained, demo.byHand, demo.calculated, demo.loads, demo.start, demo.seedless];
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
