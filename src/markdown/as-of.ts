/** Checks that what a page says of tools has a date: their support moves from month to month. Pure. */
import type { PageFile } from './content.ts';
import type { Problem } from './problem.ts';
import { lineOfNode, textOf } from './walk.ts';

/** The section that tells what tools do, and tools whose lists of what they run change. */
const SECTION = 'In your workflow';
const TOOLS =
  /llama\.cpp|whisper\.cpp|\bMLX\b|mlx-lm|\bTransformers\b|\bOllama\b|\bvLLM\b|\bPyTorch\b|\bKeras\b|\bTensorFlow|\bONNX\b|\bJAX\b/;
/** The months as a date spells them. */
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const DATED = new RegExp(`\\bas of (?:${MONTHS.join('|')})\\s+\\d{4}\\b`, 'i');

/** The problem of a page whose section on tools names one and no month. */
export function checkAsOf({ file, tree, bodyLine }: PageFile): Problem[] {
  const blocks = tree.children ?? [];
  const start = blocks.findIndex((node) => node.type === 'heading' && textOf(node).trim() === SECTION);
  if (start < 0) return [];
  const length = blocks.slice(start + 1).findIndex(({ type, depth }) => type === 'heading' && depth! <= 2);
  const section = blocks.slice(start + 1, length < 0 ? undefined : start + 1 + length);
  const words = section.map(textOf).join('\n');
  const tool = TOOLS.exec(words)?.[0];
  if (!tool || DATED.test(words)) return [];
  return [
    {
      file,
      line: lineOfNode(blocks[start]!, bodyLine),
      message: `"## ${SECTION}" names ${tool} and does not say as of when`,
      fix: 'Begin it with "As of November 2026, at the versions named under Sources:", with the month in which you looked.',
    },
  ];
}
