/** `npm run draw`: two sentences of every written term page, drawn by the hash of the commit, for a reader to try to refute. */
import { execFileSync } from 'node:child_process';
import { loadContent } from '../markdown/content.ts';
import { type Sentence, sentencesOf } from '../markdown/prose.ts';
import { Random } from '../random.ts';

const SENTENCES_PER_PAGE = 2;
/** Shorter ones are labels and captions, which state nothing. */
const FEWEST_WORDS = 6;

/** Sentences drawn from a page, in the page's order. The same hash and page always give the same ones. */
export function drawn(sentences: Sentence[], hash: string, page: string): Sentence[] {
  const rest = sentences.filter(({ whole }) => whole.split(/\s+/).length >= FEWEST_WORDS);
  const random = new Random(Number.parseInt(hash.slice(0, 8), 16), page);
  const chosen = new Set<Sentence>();
  for (let k = 0; k < SENTENCES_PER_PAGE && rest.length; k++) {
    chosen.add(rest.splice(random.below(rest.length), 1)[0]!);
  }
  return sentences.filter((sentence) => chosen.has(sentence));
}

/** Prints the sentences as `file:line`, the sentence, and what it rests on. An argument is the hash to draw by. */
export async function main([given]: string[]): Promise<number> {
  const hash = given ?? execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();
  if (!/^[0-9a-f]{8,40}$/.test(hash)) {
    console.error(`"${hash}" is not the hash of a commit.\n    Fix: npm run draw -- $(git rev-parse HEAD)`);
    return 1;
  }
  console.log(`Drawn by ${hash.slice(0, 8)}. For each: find a case in which it is false, or say where you looked.\n`);
  for (const { file, tree, bodyLine } of loadContent().terms) {
    if (!tree) continue;
    for (const { whole, line, marks } of drawn(sentencesOf(tree), hash, file)) {
      const rests = marks.map(({ kind, id }) => (id ? `${kind}:${id}` : kind)).join(', ');
      console.log(`${file}:${bodyLine + line}\n  ${whole}\n  ${rests ? `rests on ${rests}` : 'no mark'}\n`);
    }
  }
  return 0;
}
