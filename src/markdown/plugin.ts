/** The thin adapter between our text rules and Astro's Markdown compiler: links, auto-links and math in place. */
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { markdownToHtml, type MdastPluginDefinition } from 'satteri';
import { autoLink, type Linkable } from './auto-link.ts';
import { checkContent } from './check.ts';
import { loadContent, type Content } from './content.ts';
import { mathml } from './math.ts';
import { format } from './problem.ts';
import { walk, type TreeNode } from './walk.ts';

interface Context { fileURL?: URL; replaceNode(node: unknown, by: unknown): void }

/** Rewrites one document: `own` is the id of the page's term, or '' for other pages. */
function rewrite(root: TreeNode, context: Context, content: Content, base: string, own: string, selfLinks: boolean) {
  const byId = new Map(content.terms.map((term) => [term.id, term]));
  const linkables: Linkable[] = content.terms
    .filter(({ id, fields }) => id !== own && fields.status === 'written')
    .map(({ id, fields }) => ({ id, title: fields.title, ...(fields.abbreviation ? { abbreviation: fields.abbreviation } : {}) }));
  const termLink = (id: string, children: unknown[]) => ({ type: 'link', url: `${base}terms/${id}/`, children, data: { hProperties: { 'data-term': id } } });

  let seen = new Set<string>();
  for (const block of root.children ?? []) {
    if (block.type === 'heading' && block.depth === 2) {
      seen = new Set();
      continue;
    }
    if (block.type === 'heading') continue;
    walk(block, (node, parents) => {
      if (node.type === 'link') {
        const [, scheme, id] = /^(term|cite):(.+)$/.exec(node.url ?? '') ?? [];
        if (scheme === 'cite') {
          context.replaceNode(node, { type: 'link', url: selfLinks ? `#source-${id}` : `${base}sources/#source-${id}`, children: node.children, data: { hProperties: { className: ['cite'] } } });
        } else if (scheme === 'term') {
          const planned = byId.get(id!)?.fields.status !== 'written';
          seen.add(id!);
          if (planned) context.replaceNode(node, { type: 'emphasis', children: node.children, data: { hName: 'span', hProperties: { className: ['planned'], title: `${byId.get(id!)?.fields.title ?? id}: planned, not written yet` } } });
          else context.replaceNode(node, termLink(id!, node.children!));
        }
        return false;
      }
      if (node.type === 'inlineMath' || node.type === 'math') {
        context.replaceNode(node, { raw: mathml(node.value!, node.type === 'math', content.symbols, own), mdxExpressions: false });
        return false;
      }
      if (node.type === 'text' && own && parents.length > 0) {
        const pieces = autoLink(node.value!, linkables, seen);
        if (pieces.some(({ id }) => id)) context.replaceNode(node, pieces.map(({ text, id }) => (id ? termLink(id, [{ type: 'text', value: text }]) : { type: 'text', value: text })));
      }
      return /^(code|inlineCode|heading)$/.test(node.type) ? false : undefined;
    });
  }
}

/** The Sätteri plugin. `content` is read once a build. */
export function glossaryLinks(content: Content, base: string): MdastPluginDefinition {
  return {
    name: 'glossary-links',
    before(root, context) {
      const path = context.fileURL ? fileURLToPath(context.fileURL) : '';
      const own = /content\/terms\/([^/]+)\.mdx$/.exec(path)?.[1] ?? '';
      try {
        rewrite(root as TreeNode, context as unknown as Context, content, base, own, own !== '');
      } catch (error) {
        throw new Error(`${path}: ${(error as Error).message}`);
      }
    },
  } as MdastPluginDefinition;
}

/** A definition as HTML (with its links) for the page. */
export function inlineHtml(markdown: string, content: Content, base: string): string {
  const plugin = { name: 'inline', before: (root: unknown, context: unknown) => rewrite(root as TreeNode, context as Context, content, base, '', true) };
  return markdownToHtml(markdown, { mdastPlugins: [plugin as MdastPluginDefinition], features: { math: true } }).html.trim().replace(/^<p>([\s\S]*)<\/p>$/, '$1');
}

/** Stops a build (and warns in dev) where the content has problems, before any term file is compiled; redirects old ids. */
export function contentCheck(): AstroIntegration {
  return {
    name: 'content-check',
    hooks: {
      'astro:config:setup': ({ command, config, logger, updateConfig }) => {
        const content = loadContent();
        const problems = checkContent(content);
        const old = content.terms.flatMap(({ id, fields }) => fields.formerly.map((former) => [`/terms/${former}/`, `${config.base.replace(/\/$/, '')}/terms/${id}/`]));
        updateConfig({ redirects: Object.fromEntries(old) as Record<string, string> });
        if (problems.length === 0) return;
        const report = `${problems.map(format).join('\n')}\n${problems.length} problem${problems.length === 1 ? '' : 's'} in content/.`;
        if (command === 'build') throw new Error(report);
        logger.error(report);
      },
    },
  };
}

