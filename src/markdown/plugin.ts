/** The thin adapter between our text rules and Astro's Markdown compiler: links, auto-links and math in place. */
import { type MdastPluginDefinition, markdownToHtml } from 'satteri';
import { unbroken } from '../units.ts';
import { autoLink, type Mentions, mentionsOf } from './auto-link.ts';
import { glanceIn } from './check-glance.ts';
import { programsIn } from './check-text.ts';
import type { Content } from './content.ts';
import { marksIn } from './marks.ts';
import { framed, mathml } from './math.ts';
import { either, suggested } from './problem.ts';
import { aloneIn, type TreeNode, walk } from './walk.ts';

/** What of the compiler's context is used here. */
interface Context {
  fileURL?: URL;
  sourceFormat: 'mdx' | 'markdown';
  replaceNode(node: unknown, by: unknown): void;
  insertAfter(node: unknown, more: unknown): void;
  setProperty(node: unknown, key: string, value: unknown): void;
}
/** The page that is being compiled: its term's id, or '' for other pages; whether its sources stand at its foot. */
interface Place {
  own: string;
  listsSources: boolean;
  /** The claims that are shown on it. */
  claims: string[];
  base: string;
  /** Set in dev, where a page is shown as far as it goes: what leads nowhere stays words, and the check tells its line. */
  tolerant?: boolean;
}

/** What a link to a written term carries; the page's script shows its card. */
const termLink = (base: string, id: string) => ({
  url: `${base}terms/${id}/`,
  data: { hProperties: { 'data-term': id } },
});

/** Where each kind of name leads, and what marks it; `unverified` needs no name and leads to what the mark means. */
function destination(scheme: string, id: string, { base, listsSources, claims }: Place) {
  const to = (url: string, mark: string, more: object = {}) => ({
    url,
    data: { hProperties: { className: [mark], ...more } },
  });
  if (scheme === 'term') return termLink(base, id);
  if (scheme === 'cite') return to(`${listsSources ? '' : `${base}sources/`}#source-${id}`, 'cite');
  if (scheme === 'claim')
    return to(claims.includes(id) ? `#claim-${id}` : `${base}claims/${id}/`, 'executed', { 'data-claim': id });
  if (scheme === 'model')
    return to(`${base}numbers/#${id}`, 'executed', { title: 'Calculated from the published figures of this model' });
  if (scheme === 'page') return { url: `${base}${id}/`, data: {} };
  return to(`${base}about/#marks`, 'unverified', {
    title: 'Unverified: we know neither a source nor a check for this',
  });
}

/** Turns a link with a scheme into what the reader follows. Throws where the id is unknown. */
function resolve(node: TreeNode, context: Context, { terms, ids }: Content, place: Place): void {
  const [, scheme, id = ''] = /^(term|cite|claim|model|page|unverified):(.*)$/.exec(node.url ?? '') ?? [];
  if (!scheme) return;
  const known = { term: ids.term, cite: ids.source, claim: ids.claim, model: ids.model, page: ids.page }[scheme];
  if (known && !known.includes(id)) {
    if (place.tolerant) {
      context.replaceNode(node, { type: 'strong', children: node.children });
      return;
    }
    throw new Error(`(${node.url}) leads nowhere. Fix: write ${either(suggested(id, known))}.`);
  }
  const term = terms.find((other) => other.id === id);
  if (scheme === 'term' && term?.fields.status !== 'written') {
    const title = `${term?.fields.title ?? id}: planned, not written yet`;
    context.setProperty(node, 'url', `${place.base}terms/${id}/`);
    context.setProperty(node, 'data', { hProperties: { className: ['planned'], title } });
    return;
  }
  const { url, data } = destination(scheme, id, place);
  context.setProperty(node, 'url', url);
  context.setProperty(node, 'data', data);
}

/** What the note in the margin beside a link tells of, if it has one. */
const noteOf = (url: string, { claims }: Place): { name: string; value: string } | undefined => {
  const [, scheme, value = ''] = /^(cite|claim):(.+)$/.exec(url) ?? [];
  // A claim that the page shows has its evidence there.
  if (!scheme || (scheme === 'claim' && claims.includes(value))) return undefined;
  return { name: scheme === 'cite' ? 'source' : 'claim', value };
};

/** The claims that a tree shows, where links to them can stay on the page. */
const shownIn = (tree: TreeNode | undefined): string[] =>
  marksIn([tree]).flatMap(({ kind, id, text }) => (kind === 'claim' && !text ? [id] : []));

/** The cells whose equations a page prints: with its term they settle what a letter means there. */
function cellsOf(root: TreeNode): string[] {
  const cells: unknown[] = [];
  walk(root, ({ name, attributes }) => void (name === 'Equation' && cells.push(attributes?.[0]?.value)));
  return cells.filter((cell) => typeof cell === 'string');
}

/** A formula as MathML, or as it was written where it is malformed and the page is to be shown all the same. */
function formula(source: string, set: () => string, { tolerant }: Place): { html?: string; source: string } {
  try {
    return { html: set(), source };
  } catch (error) {
    if (tolerant) return { source };
    throw error;
  }
}

/** The names of all written terms, made ready once for each reading of the content. */
const ready = new WeakMap<Content, Mentions>();
function mentionsIn(content: Content): Mentions {
  const kept = ready.get(content);
  if (kept) return kept;
  const mentions = mentionsOf(
    content.terms.flatMap(({ id, fields: { title, abbreviation, status } }) =>
      status === 'written' ? [{ id, title, ...(abbreviation ? { abbreviation } : {}) }] : [],
    ),
  );
  ready.set(content, mentions);
  return mentions;
}

/** Rewrites one document: links and math everywhere, first mentions outside headings and links. */
function rewrite(root: TreeNode, context: Context, content: Content, place: Place) {
  const mentionable = mentionsIn(content);
  const places = [place.own, ...cellsOf(root)];
  // A page does not link to itself.
  let seen = new Set([place.own]);
  let noted = new Set<string>();
  // Only MDX reads HTML back in; in Markdown a raw piece would become a paragraph of its own.
  const asHtml = (html: string) =>
    context.sourceFormat === 'mdx' ? { raw: html, mdxExpressions: false } : { type: 'html', value: html };
  const alone = aloneIn(root);
  /** Puts a note beside the first link of a section to a source or a claim. */
  const annotate = (link: TreeNode, url: string) => {
    const note = noteOf(url, place);
    if (!note || noted.has(url)) return;
    noted.add(url);
    const attributes = [{ type: 'mdxJsxAttribute', ...note }];
    context.insertAfter(link, { type: 'mdxJsxTextElement', name: 'MarginNote', attributes, children: [] });
  };
  const visit = (node: TreeNode, mentions: boolean, margin = mentions) => {
    if (node.type === 'heading' && node.depth === 2) {
      seen = new Set([place.own]);
      noted = new Set();
    }
    if (node.type === 'link') {
      const { url = '' } = node;
      if (url.startsWith('term:')) seen.add(url.slice(5));
      resolve(node, context, content, place);
      if (margin) annotate(node, url);
    } else if (node.type === 'inlineMath' || node.type === 'math') {
      const ownLine = node.type === 'math' || alone.has(node);
      const set = formula(node.value ?? '', () => mathml(node.value ?? '', ownLine, content.symbols, ...places), place);
      context.replaceNode(
        node,
        set.html ? asHtml(ownLine ? framed(set.html) : set.html) : { type: 'inlineCode', value: set.source },
      );
    } else if (node.type === 'text') {
      const whole = unbroken(node.value!);
      const pieces = mentions ? autoLink(whole, mentionable, seen) : [{ text: whole }];
      if (whole !== node.value || pieces.some(({ id }) => id)) {
        context.replaceNode(
          node,
          pieces.map(({ text, id }) => {
            const words = { type: 'text', value: text };
            return id ? { type: 'link', children: [words], ...termLink(place.base, id) } : words;
          }),
        );
      }
    }
    const goOn = mentions && node.type !== 'heading' && node.type !== 'link';
    // A table scrolls within its frame, and would keep a note there.
    for (const child of node.children ?? []) visit(child, goOn, margin && node.type !== 'table');
  };
  const glance = place.own ? glanceIn(root) : undefined;
  if (glance) context.setProperty(glance, 'data', { hProperties: { className: ['glance'] } });
  // Only term pages link what their authors did not.
  visit(root, place.own !== '');
}

/**
 * The Sätteri plugin. Throws, naming file and fix, where a page holds a program, an unknown id or malformed TeX; while
 * `tolerant` says so, only a program stops it.
 */
export function glossaryLinks(
  content: () => Content,
  base: string,
  tolerant: () => boolean = () => false,
): MdastPluginDefinition {
  return {
    name: 'glossary-links',
    before(root, context) {
      const file = /content\/(?:terms|about|tested)\/[^/]+$/.exec(context.fileURL?.pathname ?? '')?.[0] ?? '';
      const own = /^content\/terms\/(.+)\.mdx$/.exec(file)?.[1] ?? '';
      try {
        // What the check read and what is compiled could be cut differently; only this tree is executed.
        const [program] = programsIn(root as TreeNode);
        if (program) throw new Error(`${program.message}. Fix: ${program.fix}`);
        const claims = shownIn(root as TreeNode);
        rewrite(root as TreeNode, context, content(), {
          own,
          base,
          claims,
          listsSources: own !== '',
          tolerant: tolerant(),
        });
      } catch (error) {
        throw new Error(`${file || 'Markdown'}: ${(error as Error).message}`);
      }
    },
  };
}

/** A definition as HTML (with its links), for the page of the term `id` if it has one. */
export function inlineHtml(markdown: string, content: Content, base: string, id = '', tolerant = false): string {
  const claims = shownIn(content.terms.find((term) => term.id === id)?.tree);
  const before = (root: object, context: Context): void =>
    rewrite(root as TreeNode, context, content, { own: '', base, claims, listsSources: true, tolerant });
  const mdastPlugins = [{ name: 'inline', before }];
  const { html } = markdownToHtml(markdown, { mdastPlugins, features: { math: true } });
  return html.trim().replace(/^<p>([\s\S]*)<\/p>$/, '$1');
}

/** From the page of each old id to the page that took its place: `/terms/elman/` → `/base/terms/rnn/`. */
export const redirectsOf = ({ terms }: Content, base: string): Record<string, string> =>
  Object.fromEntries(
    terms
      .filter(({ fields }) => fields.status === 'written')
      .flatMap(({ id, fields }) =>
        fields.formerly.map((old) => [`/terms/${old}/`, `${base.replace(/\/$/, '')}/terms/${id}/`]),
      ),
  );
