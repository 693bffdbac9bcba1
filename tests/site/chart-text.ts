/** What is wrong with the text of a page's charts: too small, cut at the edge of its picture, or over other text. */

/** Smallest text in a chart, in pixels; what rounding and hinting take from it is forgiven. */
const SMALLEST = 11;
const FORGIVEN = 0.05;
/** Pixels by which boxes of letters may reach beyond their picture or into each other: they are larger than the letters. */
const EDGE = 2;
const TOUCH = { across: 1, down: 4 };

export interface Complaint {
  demo: string;
  what: string;
}

/** Runs in the page, so it may use nothing from outside. Hidden text has no box, and is left out. */
export function chartText([smallest, edge, across, down]: [number, number, number, number]): Complaint[] {
  const scaleOf = (text: SVGTextElement) => {
    const { a = 1, b = 0 } = text.getScreenCTM() ?? {};
    return Math.hypot(a, b);
  };
  return [...document.querySelectorAll<HTMLElement>('live-demo')].flatMap((demo) => {
    const picture = demo.querySelector<HTMLElement>('.demo-picture');
    if (!picture) return [];
    const found: string[] = [];
    if (picture.scrollWidth > picture.clientWidth + 1)
      found.push(`the picture is ${picture.scrollWidth} px wide in ${picture.clientWidth}`);
    for (const element of picture.querySelectorAll<HTMLElement>('*'))
      if (!(element instanceof SVGElement) && element.textContent?.trim() && element.getClientRects().length > 0) {
        const size = Number.parseFloat(getComputedStyle(element).fontSize);
        if (size < smallest) found.push(`${size} px: ${element.textContent.slice(0, 20)}`);
      }
    const texts = [...picture.querySelectorAll<SVGTextElement>('svg.chart text')].flatMap((text) => {
      const box = text.getBoundingClientRect();
      const words = text.textContent?.trim();
      const chart = text.closest('svg.chart')?.getBoundingClientRect();
      return box.width > 0 && words && chart ? [{ text, box, words, chart }] : [];
    });
    for (const [k, { text, box, words, chart }] of texts.entries()) {
      const size = Number.parseFloat(getComputedStyle(text).fontSize) * scaleOf(text);
      if (size < smallest) found.push(`${size.toFixed(1)} px: ${words}`);
      const beyond = Math.max(
        chart.left - box.left,
        box.right - chart.right,
        chart.top - box.top,
        box.bottom - chart.bottom,
      );
      if (beyond > edge) found.push(`${words} reaches ${beyond.toFixed(0)} px beyond its picture`);
      for (const other of texts.slice(k + 1)) {
        const width = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const height = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        if (width > across && height > down) found.push(`${words} lies over ${other.words}`);
      }
    }
    return found.map((what) => ({ demo: demo.dataset.demo ?? '', what }));
  });
}

/** What `chartText` is given. */
export const LIMITS: [number, number, number, number] = [SMALLEST - FORGIVEN, EDGE, TOUCH.across, TOUCH.down];
