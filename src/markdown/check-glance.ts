/** Checks what stands between the figure of a page and its first section: nothing, or the glance box, a list of three parts. Pure. */
import type { PageFile } from './content.ts';
import type { Problem } from './problem.ts';
import { lineOfNode, type TreeNode, textOf } from './walk.ts';

/** How the parts of a glance box begin, in their order. */
const GLANCE = ['What it is:', 'What it is not:', 'When to use it:'];
/** The box is read in one look: words that a part may have, its beginning not counted. */
const WORDS = 30;

const FORM = `Write one list with the parts ${GLANCE.map((lead) => `"- **${lead}** …"`).join(', ')}; all other text belongs into a section.`;

/** What stands between the figure with which a page begins and its first heading. */
const betweenIn = ({ children: [first, ...blocks] = [] }: TreeNode): TreeNode[] => {
  const end = blocks.findIndex(({ type }) => type === 'heading');
  return first?.name === 'Demo' ? blocks.slice(0, end < 0 ? blocks.length : end) : [];
};

/** The list that is a page's glance box, if it has one. */
export const glanceIn = (tree: TreeNode): TreeNode | undefined => betweenIn(tree).find(({ type }) => type === 'list');

/** The problems of a page's glance box. */
export function checkGlance({ file, tree, bodyLine }: PageFile): Problem[] {
  const [list, ...more] = betweenIn(tree);
  if (!list) return [];
  const at = (node: TreeNode, message: string, fix = FORM): Problem => ({
    file,
    line: lineOfNode(node, bodyLine),
    message,
    fix,
  });
  const wrong = list.type === 'list' ? more[0] : list;
  if (wrong) return [at(wrong, 'text stands between the figure and the first section, where only a glance box may')];
  const items = list.children ?? [];
  if (items.length !== GLANCE.length)
    return [at(list, `the glance box has ${items.length} parts and needs ${GLANCE.length}`)];
  return items.flatMap((item, k): Problem[] => {
    const lead = GLANCE[k];
    const [bold] = item.children?.[0]?.children ?? [];
    if (bold?.type !== 'strong' || textOf(bold) !== lead)
      return [at(item, `part ${k + 1} of the glance box does not begin with "**${lead}**"`)];
    const words = textOf(item).split(/\s+/).length - lead.split(' ').length;
    const fix = `Say it in at most ${WORDS}; the rest belongs into a section.`;
    return words > WORDS ? [at(item, `"${lead}" has ${words} words`, fix)] : [];
  });
}
