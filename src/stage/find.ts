/** Searching: exact titles and aliases first, from our own small index; then Pagefind's full text. */
import { plain } from '../markdown/same-name.ts';

/** One name by which a term is found: its title, abbreviation or an alias. */
export interface Name {
  name: string;
  id: string;
  title: string;
  category: string;
  definition: string;
  written: boolean /** Its page, where it is not that of a term. */;
  page?: string;
}

export interface Hit {
  title: string;
  url: string;
  excerpt: string;
  note?: string;
  category?: string;
}

/** Edit distance that counts a swap of two neighbors as one, cut off above 1: "are these within one typo?" */
export function withinOneTypo(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  const [rest, rival] = [one.slice(start), other.slice(start)];
  return (
    rest.slice(1) === rival.slice(1) ||
    rest.slice(1) === rival ||
    rest === rival.slice(1) ||
    (rest[0] === rival[1] && rest[1] === rival[0] && rest.slice(2) === rival.slice(2))
  );
}

/** The names that answer a query, best first: exact, then starting with it, then one typo away, then containing it. */
export function matchNames(names: Name[], query: string): Name[] {
  const wanted = plain(query);
  if (!wanted) return [];
  const rank = (name: string): number => {
    const own = plain(name);
    if (own === wanted) return 0;
    if (own.startsWith(wanted)) return 1;
    if (wanted.length > 3 && withinOneTypo(own, wanted)) return 2;
    if (wanted.length > 2 && own.includes(wanted)) return 3;
    return 9;
  };
  const ranked = names.map((name) => ({ name, rank: rank(name.name) })).filter(({ rank }) => rank < 9);
  ranked.sort(
    (a, b) =>
      a.rank - b.rank || Number(b.name.written) - Number(a.name.written) || a.name.name.length - b.name.name.length,
  );
  const seen = new Set<string>();
  return ranked
    .map(({ name }) => name)
    .filter(({ id }) => !seen.has(id) && seen.add(id))
    .slice(0, 6);
}

interface Pagefind {
  options(options: object): Promise<void>;
  search(query: string, options?: object): Promise<{ results: { data(): Promise<PagefindPage> }[] }>;
}
interface PagefindPage {
  url: string;
  meta: { title: string };
  excerpt: string;
  filters: { category?: string[] };
  sub_results?: { title: string; url: string; excerpt: string }[];
}

let names: Promise<Name[]> | undefined;
let engine: Promise<Pagefind> | undefined;

/** All hits for a query, in the category if one is given. Excerpts are HTML with <mark> only (Pagefind escapes the rest). */
export async function find(query: string, base: string, category = ''): Promise<{ named: Name[]; pages: Hit[] }> {
  names ??= fetch(`${base}names.json`).then((answer) => answer.json());
  engine ??= import(/* @vite-ignore */ `${base}pagefind/pagefind.js`).then(async (pagefind: Pagefind) => {
    await pagefind.options({ baseUrl: base, excerptLength: 24 });
    return pagefind;
  });
  const named = matchNames(await names, query).filter((name) => !category || name.category === category);
  const pagefind = await engine.catch(() => null);
  const found = await pagefind?.search(query, category ? { filters: { category } } : {});
  const pages = await Promise.all((found?.results ?? []).slice(0, 8).map((result) => result.data()));
  const already = new Set(named.filter(({ written }) => written).map(({ id, page }) => `/${page ?? `terms/${id}/`}`));
  return {
    named,
    pages: pages
      .filter(({ url, sub_results }) => !already.has(url.replace(base, '/')) || (sub_results?.length ?? 0) > 1)
      .map((page) => {
        const part = page.sub_results?.find(({ url }) => url !== page.url) ?? page;
        return {
          title: part === page ? page.meta.title : `${page.meta.title} — ${(part as { title: string }).title}`,
          url: part.url,
          excerpt: part.excerpt,
          category: page.filters.category?.[0],
        };
      }),
  };
}
