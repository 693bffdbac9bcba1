/** Checks that no page of the glossary is an island, and says which pages were last verified long ago. Pure. */
import type { Content } from './content.ts';
import { toGlossary } from './glossary.ts';
import type { Problem } from './problem.ts';

/**
 * The groups of written terms between which no link leads, the largest first. A link is a prerequisite, a related term or
 * one set by hand in the text, taken either way. A planned term has no page, so no way leads over it.
 */
export function islands(content: Content): string[][] {
  const { written } = toGlossary(content);
  const island = new Map(written.map(({ id }) => [id, [id]]));
  for (const { id, prerequisites, related, links } of written) {
    for (const other of [...prerequisites, ...related, ...links]) {
      const [here, there] = [island.get(id)!, island.get(other)];
      if (!there || here === there) continue;
      here.push(...there);
      for (const moved of there) island.set(moved, here);
    }
  }
  return [...new Set(island.values())].sort((a, b) => b.length - a.length || a[0]!.localeCompare(b[0]!));
}

/** One problem for each island beside the mainland. */
export function checkReach(content: Content): Problem[] {
  // A term that could not be read may be the bridge.
  if (content.terms.length < content.ids.term.length) return [];
  const [mainland, ...others] = islands(content);
  return others.map((island) => ({
    file: `content/terms/${island[0]}.mdx`,
    message:
      island.length === 1
        ? `no link joins this page to the other ${mainland!.length > 1 ? 'pages' : 'page'}`
        : `no link joins these ${island.length} pages to the others: ${island.toSorted().join(', ')}`,
    fix: 'Name a written term under "prerequisites" or "related", or link one in the text: [text](term:id).',
  }));
}

/** After so many days a page is worth another look. */
export const STALE_DAYS = 90;

/** The written terms last verified more than STALE_DAYS before a day (2026-11-23), the oldest first. */
export function stale(content: Content, today: string): { file: string; verified: string; days: number }[] {
  return content.terms
    .flatMap(({ file, fields }) =>
      fields.status === 'written'
        ? [{ file, verified: fields.verified, days: (Date.parse(today) - Date.parse(fields.verified)) / 86_400_000 }]
        : [],
    )
    .filter(({ days }) => days > STALE_DAYS)
    .sort((a, b) => b.days - a.days || a.file.localeCompare(b.file));
}
