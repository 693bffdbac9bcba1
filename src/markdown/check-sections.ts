/** Checks the fixed headings of a term page: all there, in order, none empty, none twice. Pure. */

import type { PageFile } from './content.ts';
import { nearest, type Problem } from './problem.ts';
import { SECTIONS } from './sections.ts';
import { lineOfNode, textOf } from './walk.ts';

const ORDER = `The order is ${SECTIONS.join(' · ')}.`;

/** The problems of a page's headings, and of what it begins with. */
export function checkSections({ file, tree, bodyLine }: PageFile): Problem[] {
  const problems: Problem[] = [];
  const add = (line: number | undefined, message: string, fix: string) => problems.push({ file, line, message, fix });
  const blocks = tree.children ?? [];
  const headings = blocks
    .map((node, at) => ({ depth: node.depth ?? 0, at, name: textOf(node).trim(), line: lineOfNode(node, bodyLine) }))
    .filter(({ at }) => blocks[at]!.type === 'heading');
  const found = headings.filter(({ depth, name }) => depth === 2 && SECTIONS.includes(name));

  for (const { depth, name, line } of headings) {
    if (depth === 1)
      add(
        line,
        `"# ${name}" is a second title`,
        'The page has its title from the front matter: remove this, or use ## and ###.',
      );
    if (depth !== 2 || SECTIONS.includes(name)) continue;
    const [near] = nearest(name, SECTIONS);
    add(
      line,
      `"## ${name}" is not a section`,
      `${near ? `Write "## ${near}", or use` : 'Use'} ### inside a section. Sections: ${SECTIONS.join(' · ')}.`,
    );
  }
  for (const name of SECTIONS.filter((section) => !found.some((heading) => heading.name === section))) {
    add(undefined, `the section "## ${name}" is missing`, `Add it. ${ORDER}`);
  }
  found.forEach(({ at, name, line }, k) => {
    const previous = found[k - 1]?.name;
    if (previous && SECTIONS.indexOf(previous) > SECTIONS.indexOf(name))
      add(line, `"## ${name}" stands after "## ${previous}"`, ORDER);
    const end = headings.find((heading) => heading.at > at && heading.depth <= 2)?.at ?? blocks.length;
    if (blocks.slice(at + 1, end).every(({ type }) => type === 'heading'))
      add(line, `the section "## ${name}" is empty`, 'Write it.');
  });
  headings.forEach(({ name, line }, k) => {
    const first = headings.slice(0, k).find((heading) => heading.name.toLowerCase() === name.toLowerCase());
    if (first)
      add(
        line,
        `the heading "${name}" stands twice, first on line ${first.line}`,
        'Give each its own words: links lead to headings by their text.',
      );
  });
  const [first] = blocks;
  if (first?.type !== 'mdxJsxFlowElement' || first.name !== 'Demo') {
    add(bodyLine, 'the page does not begin with its main demo', 'Put <Demo id="…" /> before the first section.');
  }
  return problems;
}

/** Headings that leave out a level: whoever reads by headings would look for what is not there. */
export function checkLevels({ file, tree, bodyLine }: PageFile): Problem[] {
  let above = 1;
  return (tree.children ?? []).flatMap((node): Problem[] => {
    if (node.type !== 'heading') return [];
    const depth = node.depth ?? 1;
    const skipped = depth > above + 1;
    const allowed = '#'.repeat(above + 1);
    above = depth;
    if (!skipped) return [];
    const name = textOf(node).trim();
    return [
      {
        file,
        line: lineOfNode(node, bodyLine),
        message: `"${'#'.repeat(depth)} ${name}" leaves out a level`,
        fix: `Write "${allowed} ${name}", or put a heading of the level between before it.`,
      },
    ];
  });
}
