/** Searching the text of the pages, with Pagefind. */

import { once } from '../../../once.ts';
import * as ui from '../../words.ts';
import { answers, tellingWords } from './find.ts';

/** A page, or a section of one, that answers a query. The excerpt is HTML with <mark> only; Pagefind escapes the rest. */
export interface Hit {
  title: string;
  url: string;
  excerpt: string;
}

interface Pagefind {
  createInstance(options: object): Instance;
}
interface Instance {
  init(): Promise<void>;
  search(query: string, options?: object): Promise<{ results: { data(): Promise<PagefindPage> }[] }>;
}
export interface PagefindPage {
  url: string;
  meta: { title: string };
  content: string;
  /** Which words of the content were found. */
  locations: number[];
  excerpt: string;
  sub_results?: { title: string; url: string; excerpt: string }[];
}

/** Pages that are looked at for one query. */
const MOST = 8;

/** How many of the words a page answers. */
export function answered(words: string[], { content, locations }: Pick<PagefindPage, 'content' | 'locations'>): number {
  const text = content.split(/\s+/);
  const found = [...new Set(locations.map((at) => text[at] ?? ''))];
  return words.filter((word) => found.some((one) => answers(one, word))).length;
}

/** A search of all pages of the site at `base`. Throws, saying why, where the index cannot be loaded. */
export function fullText(base: string): (query: string, category?: string) => Promise<Hit[]> {
  let tries = 0;
  let instance = once(start);
  async function start() {
    if (!globalThis.WebAssembly) throw new Error(ui.noWebAssembly);
    // Another address at each try, because a browser may remember that a module could not be loaded.
    const address = `${base}pagefind/pagefind.js${tries++ ? `?try=${tries}` : ''}`;
    const pagefind: Pagefind = await import(/* @vite-ignore */ address).catch(() => {
      throw new Error(ui.indexMissing);
    });
    const made = pagefind.createInstance({ baseUrl: base, excerptLength: 24 });
    await made.init();
    return made;
  }
  /** Starts anew, because an instance of Pagefind remembers what it could not load. */
  const renew = () => {
    instance = once(start);
  };
  async function pagesFor(words: string, category: string): Promise<PagefindPage[]> {
    const find = async () => (await instance()).search(words, category ? { filters: { category } } : {});
    try {
      let { results } = await find();
      // Pagefind finds nothing, too, where a part of its index could not be loaded.
      if (results.length === 0) renew(), ({ results } = await find());
      return await Promise.all(results.slice(0, MOST).map(async (result) => ({ ...(await result.data()) })));
    } catch (error) {
      renew();
      throw error;
    }
  }
  return async (query, category = '') => {
    const words = tellingWords(query);
    let pages = await pagesFor(words.join(' '), category);
    // Where no page has all of the words, some may have most of them.
    if (words.length > 1 && !pages.some((page) => answered(words, page) === words.length)) {
      const byUrl = new Map<string, PagefindPage>();
      for (const word of words)
        for (const page of await pagesFor(word, category))
          byUrl.set(page.url, { ...page, locations: [...(byUrl.get(page.url)?.locations ?? []), ...page.locations] });
      pages = [...byUrl.values()];
    }
    return pages
      .map((page) => ({ page, count: answered(words, page) }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count)
      .slice(0, MOST)
      .map(({ page }) => hit(page));
  };
}

/** The section where the words stand, or the page itself. */
function hit({ url, meta, excerpt, sub_results = [] }: PagefindPage): Hit {
  const section = sub_results.find((part) => part.url !== url);
  return section ? { ...section, title: `${meta.title} — ${section.title}` } : { title: meta.title, url, excerpt };
}
