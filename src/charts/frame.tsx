/** The frame of a chart that is drawn for the width it has: heights are pixels, widths are parts of the whole, text keeps its size. */
import type { ComponentChildren } from 'preact';

/** Units across a stretched drawing, whatever width it has on the page. */
export const ACROSS = 1000;

/** A place across, from 0 to 1, as an SVG attribute. */
export const across = (part: number): string => `${Math.round(part * ACROSS) / (ACROSS / 100)}%`;

/**
 * A whole chart, `height` pixels high and as wide as its place. `title` tells a screen reader what is drawn. `left` and
 * `right` are its margins: percentages are parts of what is between them, and negative places lie in the left one.
 */
export function Frame({
  kind,
  title,
  height,
  left = 0,
  right = 0,
  role = 'img',
  children,
}: {
  kind: string;
  title: string;
  height: number;
  left?: number;
  right?: number;
  /** `group` where something inside can be focused. */
  role?: 'img' | 'group';
  children: ComponentChildren;
}) {
  return (
    <svg class={`chart fluid ${kind} left-${left} right-${right}`} height={height} role={role} aria-label={title}>
      {children}
    </svg>
  );
}

/** The margins a plot may have, in pixels: the style sheet has a class for each. */
const MARGINS = [0, 8, 16, 24, 40, 48, 56, 72, 88, 104, 128, 152, 176, 200];
/** The smallest margin that has room for so many pixels. */
export const marginFor = (pixels: number): number => MARGINS.find((margin) => margin >= pixels) ?? Math.max(...MARGINS);

/** Shapes in units of `ACROSS` by pixels, stretched across the plot; lines keep their thickness. */
export const Stretched = ({ height, children }: { height: number; children: ComponentChildren }) => (
  <svg
    class="stretched"
    viewBox={`0 0 ${ACROSS} ${height}`}
    width="100%"
    height={height}
    preserveAspectRatio="none"
    aria-hidden="true"
  >
    {children}
  </svg>
);

/** Shapes around a point that lies `part` of the way across and `y` pixels down, in pixels. */
export const Around = ({ part, y, children }: { part: number; y: number; children: ComponentChildren }) => (
  <svg class="around" x={across(part)} y={y} aria-hidden="true">
    {children}
  </svg>
);
