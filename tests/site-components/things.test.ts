import { describe, expect, it } from 'vitest';
import { type Thing, thingsFor } from '../../src/site/components/search/things.ts';

const things: Thing[] = [
  { kind: 'claim', title: 'A forget gate of 0.9 halves a value in 6.6 steps.', page: 'claims/halves/' },
  { kind: 'claim', title: 'Clipping keeps the direction of a gradient.', page: 'claims/clipping/' },
  { kind: 'demo', title: 'Set the forget bias', note: 'Forget gate. Drag the bias.', page: 'terms/forget-gate/#bias' },
  { kind: 'demo', title: 'Read a cell', note: 'LSTM. Drag the forget gate.', page: 'terms/lstm/#cell' },
  {
    kind: 'source',
    title: 'Learning to Forget',
    note: 'Gers, Felix A.; Cummins, Fred, 2000',
    page: 'sources/gers2000/',
  },
];
const found = (kind: Thing['kind'], query: string) => thingsFor(things, kind, query).map(({ page }) => page);

describe('claims, demos and sources', () => {
  it('are found by all words that tell what is looked for, in any form', () => {
    expect(found('claim', 'does a forget gate halve it?')).toEqual(['claims/halves/']);
    expect(found('source', 'gers 2000')).toEqual(['sources/gers2000/']);
    expect(found('claim', 'forget transformer')).toEqual([]);
  });

  it('come with those first that have the words in their title', () => {
    expect(found('demo', 'forget')).toEqual(['terms/forget-gate/#bias', 'terms/lstm/#cell']);
  });

  it.each(['', 'a', 'of', 'ifgo', 'zzzz', '...'])('are none for %j', (query) => {
    expect((['claim', 'demo', 'source'] as const).flatMap((kind) => found(kind, query))).toEqual([]);
  });
});
