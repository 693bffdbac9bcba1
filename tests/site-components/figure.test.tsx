/** What the figure says and marks in each state, as markup. */
import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import type { Demo } from '../../src/define.ts';
import { demosById, preview } from '../../src/site/build/preview.ts';
import { DemoFigure } from '../../src/site/components/demo/DemoFigure.tsx';
import type { Event } from '../../src/site/runtime/figure/events.ts';
import { next } from '../../src/site/runtime/figure/next.ts';
import { builtFrom } from '../../src/site/runtime/figure/picture.ts';
import { initial } from '../../src/site/runtime/figure/state.ts';

/** The markup of a demo's figure after some events. */
async function after(id: string, events: Event<unknown>[]): Promise<string> {
  const { demo, frame, recorded, moments } = await preview(id);
  const built = builtFrom(demo, { frame, recorded, before: moments?.slice(0, -1) });
  const state = events.reduce((so, event) => next(demo, built, so, event)[0], initial(demo, built));
  return render(<DemoFigure id={id} demo={demo} built={built} state={state} />);
}
const set = (change: Record<string, string>): Event<unknown> => ({ type: 'set', change });
const frameOf = async (id: string, run: number, done = true): Promise<Event<unknown>> => ({
  type: 'replied',
  reply: { type: done ? 'done' : 'frame', run, frame: (await preview(id)).frame },
});

describe('a figure', () => {
  it('of a training whose settings were changed is dimmed, says what the picture has and what to press', async () => {
    const html = await after('train-parity-and-recall', [set({ seed: '42', contest: 'recall' })]);
    expect(html).toMatch(/<figure class="demo"[^>]*data-behind/);
    expect(html).toContain(
      'Settings changed: press “Train” to run with the new ones. The picture still shows Task: running parity; Seed: 1.',
    );
    expect(await after('train-parity-and-recall', [])).not.toContain('data-behind');
  });

  it('of a training that goes on says what it goes on with, and offers to start over', async () => {
    const going = [{ type: 'start' } as const, await frameOf('train-parity-and-recall', 1, false)];
    const html = await after('train-parity-and-recall', [...going, set({ seed: '42' })]);
    expect(html).toContain('Settings changed. This run continues with the settings it started with: Seed: 1.');
    expect(html).toContain('Start over with the new settings</button>');
    expect(html).toMatch(/name="seed"[^>]*value="42"/);
  });

  it('of a demo that answers at once is dimmed only once it is late', async () => {
    const asked = [set({ hold: 'f' })];
    expect(await after('lstm-gates', asked)).not.toContain('data-behind');
    expect(await after('lstm-gates', [...asked, { type: 'late' }])).toContain('data-behind');
    const answered = [...asked, { type: 'late' } as const, await frameOf('lstm-gates', 1)];
    expect(await after('lstm-gates', answered)).not.toContain('data-behind');
  });

  it('keeps a refused text in its field, marked, described by the reason, with the nearest to take', async () => {
    const html = await after('rnn-step', [set({ name: 'Maria', seed: '-5' })]);
    expect(html).toMatch(
      /<input type="text" name="name" id="rnn-step-name" value="Maria"[^>]*aria-invalid="true" aria-describedby="rnn-step-name-refused"/,
    );
    expect(html).toMatch(/id="rnn-step-name-refused" role="status">“M” cannot be used here, only a–z\..*Use “maria”/);
    expect(html).toMatch(/name="seed" id="rnn-step-seed"[^>]*value="-5"[^>]*aria-describedby="rnn-step-seed-refused"/);
  });

  it('whose picture or sentence cannot be drawn says why in its place, with a way on', async () => {
    const html = await after('lstm-gates', [{ type: 'undrawn', message: 'no such gate' }]);
    expect(html).toContain('This picture could not be drawn: no such gate. Choose another setting, or restart');
    expect(html).toContain('Restart the demo</button>');
    expect(html).toMatch(/<output class="demo-tell"[^>]*><\/output>/);
  });

  it('leaves the focus on the buttons of the timeline at its ends', async () => {
    const html = await after('lstm-gates', []);
    expect(html).toMatch(/class="step-back"[^>]*aria-disabled="true"/);
    expect(html).toMatch(/class="step-on"[^>]*aria-disabled="false"/);
    expect(html).not.toMatch(/class="step-(back|on)"[^>]* disabled/);
  });

  it('gives a link to copy by hand where the browser does not copy it', async () => {
    const html = await after('lstm-gates', [{ type: 'link', address: 'https://a.example/?x=1', copied: false }]);
    expect(html).toContain('This browser did not allow copying.');
    expect(html).toMatch(/<input readonly value="https:\/\/a\.example\/\?x=1"/i);
    expect(await after('lstm-gates', [{ type: 'link', address: '', copied: true }])).toContain('Link copied');
  });

  it('builds only where its demo draws: there an error ends the build', async () => {
    const { demo, frame } = await preview('lstm-gates');
    const tell = () => {
      throw new Error('no words');
    };
    const broken: Demo = { ...(demo as Demo), tell };
    const built = builtFrom(broken, { frame });
    expect(() => render(<DemoFigure id="x" demo={broken} built={built} state={initial(broken, built)} />)).toThrow(
      'no words',
    );
  });

  it('is the only place from which a demo draws, through the pair of a frame and its settings', async () => {
    const { readdirSync, readFileSync } = await import('node:fs');
    const { join } = await import('node:path');
    const folder = join(import.meta.dirname, '../../src/site');
    const drawing = readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .filter(({ parentPath, name }) =>
        /\bdemo\b[^\n]*\.(view|tell)\(/.test(readFileSync(join(parentPath, name), 'utf8')),
      );
    expect(drawing.map(({ name }) => name)).toEqual(['picture.ts']);
    expect(Object.keys(demosById).length).toBeGreaterThan(0);
  });
});
