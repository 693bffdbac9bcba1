/** How much room text takes in a chart, and which of several labels there is room for on a phone and on a wide screen. */

/** About the width in pixels of text in the site's sans serif, rather too wide than too narrow. */
export const textWidth = (text: string, size = 12): number =>
  [...text].reduce(
    (sum, letter) => sum + (/[ .,:;·'“”il1|()]/.test(letter) ? 0.4 : /[mwMW%—–]/.test(letter) ? 0.9 : 0.57),
    0,
  ) * size;

/** The least width of a demo's picture on the narrowest phone, and on a page with room. */
export const [NARROW, WIDE] = [300, 520];

/** Where labels stay: on every screen, only where there is room, or nowhere. */
export type Stays = 'always' | 'roomy' | 'never';

/** A label at a place from 0 to 1, centered there. */
interface Placed {
  part: number;
  text: string;
}

/** The places that are kept, from both ends inward, so that no two labels touch in a plot of this width. */
function kept(labels: Placed[], width: number): Set<Placed> {
  const free = (a: Placed, b: Placed) =>
    Math.abs(a.part - b.part) * width >= (textWidth(a.text) + textWidth(b.text)) / 2 + 5;
  const chosen = new Set<Placed>();
  for (const label of [...labels.slice(0, 1), ...labels.slice(-1), ...labels])
    if ([...chosen].every((other) => free(label, other))) chosen.add(label);
  return chosen;
}

/** For each label whether there is room for it beside the others; `beside` are the margins of the plot. */
export function staysOf(labels: Placed[], beside: { narrow: number; wide: number }): Stays[] {
  const [narrow, wide] = [kept(labels, NARROW - beside.narrow), kept(labels, WIDE - beside.wide)];
  return labels.map((label) => (narrow.has(label) ? 'always' : wide.has(label) ? 'roomy' : 'never'));
}

/** Labels in equal slots: every one of them, or every second, third … where they would touch. */
export function strideFor(texts: string[], width: number): number {
  const widest = Math.max(0, ...texts.map((text) => textWidth(text, 11.5)));
  return Math.max(1, Math.ceil((widest + 3) / (width / texts.length)));
}
