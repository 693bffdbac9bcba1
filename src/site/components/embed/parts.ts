/** The parts of a figure that an embedding page can hide one by one, and the code that embeds it. Pure. */
import type { Demo } from '../../../define.ts';
import { fill } from '../../fill.ts';
import * as ui from '../../words.ts';

/** Parts that every figure has, by what the reader calls them. The link back stays: it says whose the demo is. */
const COMMON: Record<string, string> = {
  title: ui.partTitle,
  dare: ui.partDare,
  tries: ui.statesToTry,
  reset: ui.reset,
  sentence: ui.partSentence,
  seed: ui.seed,
  link: ui.copyLink,
  files: ui.files,
  note: ui.partNote,
};

/** All parts of a demo: its controls by their labels, then what every figure has. */
export function partsOf({ controls, tries, seedless }: Demo): Map<string, string> {
  const own = Object.entries(controls).map(([name, { label }]): [string, string] => [name, label]);
  const common = Object.entries(COMMON).filter(
    ([name]) => (name !== 'tries' || tries) && (name !== 'seed' || !seedless) && !Object.hasOwn(controls, name),
  );
  return new Map([...own, ...common]);
}

/** A style rule for each part that a list with commas names; whatever is no name is left out. */
export const hidingRules = (list: string): string[] =>
  list
    .split(',')
    .filter((name) => /^[\w-]+$/.test(name) && name !== 'back')
    .map((name) => `[data-part="${name}"] { display: none !important; }`);

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The code for another page: a frame with a title, and a link back. `address` is of the frame, `page` of the demo's own page. */
export const snippet = (given: { address: URL; page: URL; title: string; site: string; height: number }): string =>
  `<iframe src="${escaped(given.address.href)}" title="${escaped(given.title)}" width="100%" height="${given.height}" ` +
  `loading="lazy" style="border: 0"></iframe>\n` +
  `<p>${fill(ui.embedBack, { demo: `<a href="${escaped(given.page.href)}">${escaped(given.title)}</a>`, site: escaped(given.site) })}</p>`;
