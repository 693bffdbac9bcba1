/** A glance box has its three parts, each short; nothing else stands between the figure of a page and its first section. */
import { describe, expect, it } from 'vitest';
import { body, problemsOf, projectWith, written } from './project.ts';

const gru = 'content/terms/gru.mdx';
const FIGURE = '<Demo id="walk" />';
/** The project whose page on the GRU has these words below its figure; they begin on line 12. */
const withBox = (words: string) =>
  projectWith({ [gru]: written('Gated recurrent unit', 20) + body().replace(FIGURE, `${FIGURE}\n\n${words}`) });

const [IS, IS_NOT, WHEN] = [
  '- **What it is:** a cell.',
  '- **What it is not:** a store.',
  '- **When to use it:** often.',
];
const FORM =
  'Write one list with the parts "- **What it is:** …", "- **What it is not:** …", "- **When to use it:** …"; all other text belongs into a section.';

describe('a glance box', () => {
  it('of three short parts is in order, and so is a page without one', () => {
    expect(problemsOf(withBox([IS, IS_NOT, WHEN].join('\n')))).toEqual([]);
    expect(problemsOf(withBox(''))).toEqual([]);
  });

  it.each([
    [
      'that is a paragraph',
      'A cell.',
      `:12 text stands between the figure and the first section, where only a glance box may\n    Fix: ${FORM}`,
    ],
    [
      'with text after it',
      `${[IS, IS_NOT, WHEN].join('\n')}\n\nA cell.`,
      `:16 text stands between the figure and the first section, where only a glance box may\n    Fix: ${FORM}`,
    ],
    ['that lacks a part', [IS, WHEN].join('\n'), `:12 the glance box has 2 parts and needs 3\n    Fix: ${FORM}`],
    [
      'with parts in another order',
      [IS, WHEN, IS_NOT].join('\n'),
      `:13 part 2 of the glance box does not begin with "**What it is not:**"\n    Fix: ${FORM}`,
    ],
    [
      'with a part that goes on',
      [IS, `${IS_NOT} ${'word '.repeat(30)}`, WHEN].join('\n'),
      `:13 "What it is not:" has 32 words\n    Fix: Say it in at most 30; the rest belongs into a section.`,
    ],
  ])('%s is told', (_, words, told) => {
    expect(problemsOf(withBox(words))).toContain(gru + told);
  });

  it('needs marks like any text', () => {
    const found = problemsOf(withBox([IS, '- **What it is not:** a net of 12 layers.', WHEN].join('\n')));
    expect(found[0]).toContain(`${gru}:13 "12" in`);
  });
});
