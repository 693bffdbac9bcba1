/** Tags for a sentence: the best tag of each word by itself, or the best sequence of tags. */

import { shown } from '../charts/scale.ts';
import { TagTable } from '../charts/tag-table.tsx';
import { choice, defineDemo, range } from '../define.ts';
import { bestPath, eachByItself, scoreOfPath, type TagScores } from '../training/best-path.ts';

const WORDS = ['Ada', 'Lovelace', 'liked', 'New', 'York'];
const TAGS = ['B', 'I', 'O'];
const [B, I, O] = [0, 1, 2];
/** What a network might say: it is unsure of Ada and of York. */
const STEPS = [
  [1, 1.4, 0.2],
  [0.3, 2, 0.5],
  [0.1, 0, 3],
  [1.2, 0.8, 1],
  [0.4, 1.1, 1.3],
];
const WAYS = { each: 'each word by itself', path: 'the best sequence' };

/** Scores, and both ways to choose. */
interface Frame {
  scores: TagScores;
  each: number[];
  path: number[];
}

const scoresWith = (penalty: number, bonus: number, york: number): TagScores => ({
  steps: STEPS.map((row, t) => (t === 4 ? row.with(I, york) : row)),
  from: [0, -penalty, 0],
  between: [B, I, O].map((before) => [0, before === O ? -penalty : bonus, 0]),
});
/** Words with an I that continues no name. */
const wrongIn = (tags: number[]) => tags.flatMap((tag, t) => (tag === I && (tags[t - 1] ?? O) === O ? [t] : []));
/** The names that a sequence of tags marks: each B with the I that follow it. */
const namesIn = (tags: number[]) =>
  tags.flatMap((tag, t) => {
    const end = tags.findIndex((next, k) => k > t && next !== I);
    return tag === B ? [`“${WORDS.slice(t, end < 0 ? undefined : end).join(' ')}”`] : [];
  });

export default defineDemo({
  title: 'One tag for each word',
  dare: 'Each word takes its best tag, and the result is not a sequence of names. Choose the best sequence instead.',
  byHand: 'scores as a network might give them, chosen to be ambiguous.',
  seedless: 'Nothing is drawn at random.',
  controls: {
    way: choice('Choose', WAYS, 'each'),
    penalty: range('Penalty for an I that continues no name', 0, 10, 5, { step: 0.5, needs: 'way' }),
    bonus: range('Score for continuing a name', 0, 3, 1, { step: 0.5, needs: 'way' }),
    york: range('Score of I for “York”', 0, 3, 1.1, { step: 0.1 }),
  },
  tries: [
    { label: 'by itself', settings: {}, says: '“Ada” begins with I, which means “inside a name”.' },
    { label: 'the best sequence', settings: { way: 'path' } },
    {
      label: 'without a penalty',
      settings: { way: 'path', penalty: 0, bonus: 0 },
      says: 'Without transitions both ways are the same.',
    },
  ],
  *run({ penalty, bonus, york }): Generator<Frame> {
    const scores = scoresWith(penalty, bonus, york);
    yield { scores, each: eachByItself(scores), path: bestPath(scores) };
  },
  view: ({ scores, each, path }, { way }) => (
    <TagTable
      title="Scores of B (a name begins), I (it goes on) and O (no name)"
      words={WORDS}
      tags={TAGS}
      scores={scores.steps}
      chosen={way === 'each' ? each : path}
      wrong={wrongIn(way === 'each' ? each : path)}
    />
  ),
  tell: ({ scores, each, path }, { way }) => {
    const chosen = way === 'each' ? each : path;
    const wrong = wrongIn(chosen).map((t) => `“${WORDS[t]}”`);
    const names = namesIn(chosen);
    return (
      `${way === 'each' ? 'Word by word' : 'As a sequence'}, the tags are ${chosen.map((tag) => TAGS[tag]).join(' ')}, with a total score of ${shown(scoreOfPath(scores, chosen))}; ` +
      `the names are ${names.length ? names.join(' and ') : 'none'}. ` +
      (wrong.length ? `The I of ${wrong.join(' and ')} continues no name.` : 'Every I continues a name.') +
      (way === 'each' ? ` The best sequence scores ${shown(scoreOfPath(scores, path))}.` : '')
    );
  },
});
