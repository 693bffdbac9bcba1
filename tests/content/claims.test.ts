/** What the check reads of a claim from its text is what the claim says when it runs. */
import { expect, it } from 'vitest';
import type { Claim } from '../../src/define.ts';
import { loadContent } from '../../src/markdown/content.ts';

const files = import.meta.glob<Claim>('../../src/claims/*.ts', { import: 'default', eager: true });
const claims = Object.entries(files).map(([path, claim]) => [path.replace(/^.*\/|\.ts$/g, ''), claim] as const);
const { claims: read } = loadContent();

it('the sources of every claim', () => {
  const told = Object.fromEntries(read.map(({ id, cites }) => [id, cites.map((source) => source.id)]));
  expect(told).toEqual(Object.fromEntries(claims.map(([id, { cites }]) => [id, cites])));
  expect(claims.filter(([, { cites }]) => cites.length > 0).length).toBeGreaterThan(5);
});
