/** Checks links: each leads somewhere, has words, and is written in the one way that can be checked. Pure. */
import Slugger from 'github-slugger';
import type { Content, Kind } from './content.ts';
import { either, nearest, type Problem, shown } from './problem.ts';
import { type TreeNode, textOf, walk } from './walk.ts';

/** A message and its fix, still without a place. */
export type Finding = Pick<Problem, 'message' | 'fix'>;

/** The page on which a link stands: its term if it has one, and the names of its headings in addresses. */
export interface Around {
  own: string | undefined;
  headings: string[];
  /** A definition is shown in hover cards and in search as well, where headings of its page are not. */
  isDefinition: boolean;
}

/** Where a thing of each kind is added. */
export const ADDED: Record<Kind, (id: string) => string> = {
  term: (id) => `content/terms/${id}.mdx (npm run new term ${id})`,
  source: (id) => `content/sources/${id}.yaml (npm run new source ${id})`,
  demo: (id) => `src/demos/${id}.tsx (npm run new demo ${id})`,
  claim: (id) => `src/claims/${id}.ts (npm run new claim ${id})`,
  model: (id) => `content/models/${id}.json (npm run new model ${id})`,
  cell: (id) => `src/models/${id}/cell.ts`,
  page: (id) => `src/pages/${id}.astro`,
};

/** "no term is called x", with the nearest ids and how to add it. */
export function unknown(kind: string, wanted: string, ids: string[], where: string): Finding {
  const near = nearest(wanted, ids);
  const add = wanted.length > 60 ? 'Write a shorter name.' : `add ${where}.`;
  return {
    message: `no ${kind} is called ${shown(wanted)}`,
    fix: near.length ? `Did you mean ${either(near)}? Otherwise ${add}` : add.charAt(0).toUpperCase() + add.slice(1),
  };
}

/** The headings of a page as addresses name them, by the rules with which the site gives them their names. */
export function headingsOf(tree: TreeNode): string[] {
  const slugger = new Slugger();
  const slugs: string[] = [];
  walk(tree, (node) => void (node.type === 'heading' && slugs.push(slugger.slug(textOf(node)))));
  return slugs;
}

const WAYS =
  'Write (term:id), (cite:id), (claim:id), (model:id), (unverified:), (page:race), (#heading) or an https address.';

/** Names that stand for an address in examples and lead nowhere, or to the reader's own machine. */
const NOWHERE = /(?:^|\.)example\.(?:com|net|org)$|(?:^|\.)(?:example|invalid|localhost|test)$|^[\d.:[\]]+$/;

/** The address of a web page, where it can be followed; what is wrong with it otherwise. */
export function addressFinding(url: string): Finding | undefined {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  if (!address?.hostname.includes('.') || address.username) {
    return { message: `${shown(url)} is no address of a web page`, fix: 'Copy it from the address line of a browser.' };
  }
  if (!NOWHERE.test(address.hostname)) return undefined;
  return { message: `${shown(url)} is an address for examples`, fix: 'Write the address that was meant.' };
}

/** Why a link with a scheme of the glossary leads nowhere. */
function schemeFinding(scheme: string, target: string, { ids }: Content, { own }: Around): Finding | undefined {
  const [kind, known] = (
    {
      term: ['term', ids.term],
      cite: ['source', ids.source],
      claim: ['claim', ids.claim],
      model: ['model', ids.model],
      page: ['page', ids.page],
    } as const
  )[scheme] ?? [undefined, []];
  if (!kind) return undefined;
  if (scheme === 'term' && target === own)
    return { message: 'links to its own page', fix: 'Remove the link, or link a heading: [words](#heading).' };
  if (known.includes(target)) return undefined;
  const [before = '', heading] = target.split('#');
  if (heading !== undefined && known.includes(before)) {
    const fix = `Write (${scheme}:${before}); (#heading) leads to a heading of the same page.`;
    return { message: `a link to another page leads to its beginning, not to "#${heading}"`, fix };
  }
  return unknown(kind, target, known, ADDED[kind](target));
}

/** What a link, picture or reference leads to, where that is nowhere. */
export function linkFinding(node: TreeNode, content: Content, around: Around): Finding | undefined {
  const { ids } = content;
  const url = node.url ?? '';
  const [, scheme = '', target = ''] = /^([a-z]+):(.*)$/.exec(url) ?? [];
  if (node.type === 'definition' || node.type === 'linkReference') {
    return {
      message: 'links are written in place, not by reference',
      fix: 'Write [text](term:id), [text](cite:id) or [text](https://…).',
    };
  }
  if (node.type === 'image' || node.type === 'imageReference') {
    return { message: 'pictures are drawn by demos', fix: 'Write a demo and place it with <Demo id="…" />.' };
  }
  if (!textOf(node).trim())
    return { message: `the link to ${shown(url)} has no words`, fix: `Write [words](${url.slice(0, 60)}).` };
  // Both begin where the link begins only if there is no bracket before the words.
  const bare = node.children?.[0]?.position?.start.offset === node.position?.start.offset;
  if (bare && node.position)
    return {
      message: `the address ${shown(url)} stands bare in the text`,
      fix: 'Write [words that say where it leads](https://…).',
    };
  if (/^(term|cite|claim|model|page)$/.test(scheme)) return schemeFinding(scheme, target, content, around);
  if (scheme === 'unverified' && !target) return undefined;
  if (scheme === 'https') return addressFinding(url);
  if (/^#./.test(url)) {
    const heading = url.slice(1);
    if (around.isDefinition) {
      const fix = 'Link a term instead: the definition is also shown in cards and in search, without its page.';
      return { message: `a definition links to "${url}"`, fix };
    }
    if (around.headings.includes(heading)) return undefined;
    const near = nearest(heading, around.headings);
    const fix = near.length
      ? `Did you mean ${either(near.map((one) => `#${one}`))}?`
      : 'Write the words of a heading in lower case, with hyphens for spaces.';
    return { message: `no heading of this page is called ${shown(url)}`, fix };
  }
  const [, slug] = /(?:^|\/)terms\/([^/#]+)/.exec(url) ?? [];
  if (slug && !scheme) {
    return {
      message: `${shown(url)} breaks under another base path`,
      fix: `Write (term:${ids.term.includes(slug) ? slug : (nearest(slug, ids.term)[0] ?? 'id')}).`,
    };
  }
  return { message: `a link to ${shown(url)} cannot be checked`, fix: WAYS };
}
