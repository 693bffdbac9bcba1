/** Searching claims, demos and sources by their words, from a small index of our own. Pure. */
import { plain } from '../../../markdown/same-name.ts';
import { answers, tellingWords } from './find.ts';

export interface Thing {
  kind: 'claim' | 'demo' | 'source';
  title: string;
  /** What else is said of it and searched: the page and the dare of a demo, the authors and the year of a source. */
  note?: string;
  /** Its address below that of the site. */
  page: string;
}

/** Of each kind so many. */
const MOST = 4;

/** The things of a kind that have every telling word of a query, those that have them in their title first. */
export function thingsFor(things: Thing[], kind: Thing['kind'], query: string): Thing[] {
  const words = tellingWords(query);
  // A word of one letter or two begins too many others.
  if (!words.some((word) => plain(word).length > 2)) return [];
  const has = (text: string) => {
    const own = plain(text).split(' ');
    return words.every((word) => own.some((one) => answers(one, word)));
  };
  const found = things.filter((thing) => thing.kind === kind && has(`${thing.title} ${thing.note ?? ''}`));
  const inTitle = found.filter(({ title }) => has(title));
  return [...new Set([...inTitle, ...found])].slice(0, MOST);
}
