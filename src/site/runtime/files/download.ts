/** Hands the reader a file: a demo's picture, its numbers, its weights. */
import * as ui from '../../words.ts';

/** Lets the browser save a file of this name. */
export function saveFile(name: string, content: BlobPart, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  // The browser has begun to read it by then; without this the page keeps the file until it is closed.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** What the site's style sheet decides about a picture, and a lone file must bring along. */
const DRAWN = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'stroke-linecap',
  'opacity',
  'color',
  'font-family',
  'font-size',
  'font-weight',
  'font-style',
  'text-anchor',
  'letter-spacing',
  'visibility',
  'display',
  'overflow',
  'vector-effect',
  'paint-order',
];
const LAID_OUT = [
  'display',
  'box-sizing',
  'width',
  'padding',
  'margin',
  'border',
  'border-collapse',
  'border-spacing',
  'caption-side',
  'min-width',
  'float',
  'border-radius',
  'background-color',
  'box-shadow',
  'text-align',
  'vertical-align',
  'white-space',
  'line-height',
  'flex-wrap',
  'align-items',
  'gap',
  'grid-template-columns',
  'position',
  'list-style',
  'overflow',
  'clip-path',
  'clip',
];
const SVG = 'http://www.w3.org/2000/svg';

/** A copy of an element that looks the same without any style sheet. */
function standalone(original: Element): Element {
  const copy = original.cloneNode(true) as Element;
  const [from, to] = [original, copy].map((root) => [root, ...root.querySelectorAll('*')]);
  from!.forEach((element, k) => {
    const style = getComputedStyle(element);
    const isChart = element.matches('svg.chart');
    const wanted = isChart
      ? [...DRAWN, 'width', 'padding', 'box-sizing']
      : element.namespaceURI === SVG
        ? DRAWN
        : [...DRAWN, ...LAID_OUT];
    const { style: own } = to![k] as HTMLElement | SVGElement;
    for (const name of wanted) own.setProperty(name, style.getPropertyValue(name));
  });
  return copy;
}

/** A picture as an SVG document, as it is seen, in the colors of the theme in use: drawn lines only, unless it holds tables or words. */
function asSvg(picture: HTMLElement): { text: string; width: number; height: number } {
  const { left, top, width, height } = picture.getBoundingClientRect();
  const charts = [...picture.querySelectorAll('svg')].filter((chart) => !chart.parentElement!.closest('svg'));
  const drawn = (node: Node): boolean =>
    node instanceof SVGElement ||
    (node instanceof Element ? [...node.childNodes].every(drawn) : !node.textContent!.trim());
  const root = document.createElementNS(SVG, 'svg');
  const give = (element: Element, values: Record<string, string | number>) =>
    Object.entries(values).forEach(([name, value]) => element.setAttribute(name, String(value)));
  give(root, { width, height, viewBox: `0 0 ${width} ${height}` });
  const paper = document.createElementNS(SVG, 'rect');
  give(paper, { width, height, fill: getComputedStyle(document.body).backgroundColor });
  root.append(paper);
  if (drawn(picture)) {
    for (const chart of charts) {
      const place = chart.getBoundingClientRect();
      const copy = standalone(chart) as SVGElement;
      for (const name of ['width', 'padding']) copy.style.removeProperty(name);
      // Margins are padding on the page, which a drawing inside another one does not have.
      const [before, after] = ['left', 'right'].map((side) =>
        Number.parseFloat(getComputedStyle(chart).getPropertyValue(`padding-${side}`)),
      ) as [number, number];
      const width = place.width - before - after;
      give(copy, { x: place.left - left + before, y: place.top - top, width, height: place.height });
      root.append(copy);
    }
  } else {
    const inside = document.createElementNS(SVG, 'foreignObject');
    give(inside, { width, height });
    const copy = standalone(picture) as HTMLElement;
    // On the page a wide picture scrolls; in a file it has the room it needs.
    copy.style.setProperty('overflow', 'visible');
    inside.append(copy);
    root.append(inside);
  }
  return { text: new XMLSerializer().serializeToString(root), width, height };
}

/** Points of a bitmap for each of the page: sharp in print. */
const SHARPNESS = 2;

/** Saves a picture under this name. Throws, in words, where the browser cannot draw it. */
export async function savePicture(picture: HTMLElement, name: string, kind: 'svg' | 'png'): Promise<void> {
  const { text, width, height } = asSvg(picture);
  if (kind === 'svg') return saveFile(name, text, 'image/svg+xml');
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), {
    width: width * SHARPNESS,
    height: height * SHARPNESS,
  });
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  const bitmap = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!bitmap) throw new Error(ui.noPng);
  saveFile(name, bitmap, 'image/png');
}
