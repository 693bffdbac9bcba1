/** What a figure says of its weights: trained, drawn by chance, set by hand, or none because it only calculates. */
import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { idle } from '../../src/stage/DemoFigure.tsx';
import { DemoFoot } from '../../src/stage/DemoFoot.tsx';
import { demosById } from '../../src/stage/still.ts';

describe.each(Object.entries(demosById))('the mark of %s', (_, demo) => {
  it('is one', () => {
    const kinds = [demo.trained?.length, demo.untrained, demo.byHand, demo.calculated].filter(Boolean);
    expect(kinds.length).toBeLessThanOrEqual(1);
  });

  it('says “untrained” only where chance draws something, and “calculated” only where it draws nothing', () => {
    if (demo.untrained) expect(demo.seedless).toBeUndefined();
    if (demo.calculated) expect(demo.seedless).toBeDefined();
  });

  it('is printed in words of its own', () => {
    const foot = render(<DemoFoot demo={demo} seed={1} status={{ phase: 'done' }} on={idle} />);
    expect(foot.includes('Untrained weights')).toBe(Boolean(demo.untrained));
    expect(foot.includes('no model runs')).toBe(Boolean(demo.calculated));
    expect(foot.includes('set by hand')).toBe(Boolean(demo.byHand));
  });
});
