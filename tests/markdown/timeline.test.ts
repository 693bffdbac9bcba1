/** The timeline of the front page: dated by sources that there are, in the order of years. */
import { describe, expect, it } from 'vitest';
import { checkContent } from '../../src/markdown/check.ts';
import { readContent } from '../../src/markdown/content.ts';
import { format } from '../../src/markdown/problem.ts';
import { projectWith } from './project.ts';

const timeline = (...entries: string[]) =>
  checkContent(
    readContent(projectWith({ 'content/timeline.yaml': entries.map((entry) => `- { ${entry} }\n`).join('') })),
  ).map(format);

describe('the timeline', () => {
  it('is in order where each entry has its term, its source and the year of that source', () =>
    expect(timeline('year: 2000, title: LSTM, term: lstm, source: gers2000')).toEqual([]));

  it('names a year that is not that of the source', () =>
    expect(timeline('year: 1999, title: LSTM, term: lstm, source: gers2000')).toEqual([
      'content/timeline.yaml LSTM: gers2000 is of 2000, not of 1999\n    Fix: Write 2000, or cite the source of 1999.',
    ]));

  it('names a term and a source that nobody has added, and the nearest', () =>
    expect(timeline('year: 2000, title: LSTM, term: lst, source: gers2001')).toEqual([
      'content/timeline.yaml LSTM: no term is called "lst"\n    Fix: Did you mean "lstm"? Otherwise add content/terms/lst.mdx (npm run new term lst).',
      'content/timeline.yaml LSTM: no source is called "gers2001"\n    Fix: Did you mean "gers2000"? Otherwise add content/sources/gers2001.yaml (npm run new source gers2001).',
    ]));

  it('names an entry that stands after a later year', () =>
    expect(
      timeline(
        'year: 2001, title: GRU, term: gru, source: gers2000',
        'year: 2000, title: LSTM, term: lstm, source: gers2000',
      ),
    ).toContain(
      'content/timeline.yaml LSTM: 2000 stands after 2001\n    Fix: Put the entries in the order of their years.',
    ));
});
