/** What a figure says of its weights: trained, drawn by chance, set by hand, or none because it only calculates. */
import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { demosById, preview } from '../../src/site/build/preview.ts';
import { DemoFigure } from '../../src/site/components/demo/DemoFigure.tsx';
import { builtFrom } from '../../src/site/runtime/figure/picture.ts';
import { initial } from '../../src/site/runtime/figure/state.ts';

describe.each(Object.entries(demosById))('the mark of %s', (id, demo) => {
  it('is one', () => {
    const kinds = [demo.trained?.length, demo.untrained, demo.byHand, demo.borrowed, demo.calculated].filter(Boolean);
    expect(kinds.length).toBeLessThanOrEqual(1);
  });

  it('says “untrained” only where chance draws something, and “calculated” only where it draws nothing', () => {
    if (demo.untrained) expect(demo.seedless).toBeUndefined();
    if (demo.calculated) expect(demo.seedless).toBeDefined();
  });

  it('is printed in words of its own', async () => {
    const built = builtFrom(demo, await preview(id));
    const mark = render(<DemoFigure id={id} demo={demo} built={built} state={initial(demo, built)} />);
    expect(mark.includes('Untrained weights')).toBe(Boolean(demo.untrained));
    expect(mark.includes('no model runs')).toBe(Boolean(demo.calculated));
    expect(mark.includes('set by hand')).toBe(Boolean(demo.byHand));
    expect(mark.includes('as others ship them')).toBe(Boolean(demo.borrowed));
  });
});
