/** Demos with a start: every option before, while running, while paused and after the end; hostile addresses; a button that stays in its place. */
import { describe, expect, it } from 'vitest';
import type { Control } from '../../../src/define.ts';
import { demosById } from '../../../src/site/build/preview.ts';
import { recordedRuns, runName } from '../../../src/site/runtime/figure/recorded-runs.ts';
import { controlOf, defaults } from '../../../src/site/runtime/figure/settings.ts';
import { inBrowser, PHONE, rootSite } from '../../site/browser.ts';
import { HOSTILE, type Operated, operate } from './operate.ts';

const TRAINED = Object.keys(demosById).filter((id) => demosById[id]!.start);
/** Milliseconds that the shortest run may take on a busy machine. */
const WHOLE = 180_000;

/** A control at what makes the shortest run. */
function shortest(control: Control): string | undefined {
  if (control.kind === 'range') return String(control.min);
  if (control.kind === 'several') return Object.keys(control.options).slice(0, control.least).join(',');
  return undefined;
}
const SHORTEST = (id: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(demosById[id]!.controls).flatMap(([name, control]) => {
      const value = shortest(control);
      return value === undefined ? [] : [[name, value]];
    }),
  );

/** Runs anew with what the form has now, whatever the figure was doing. */
async function runsAnew(demo: Operated, after: string) {
  await demo.reset();
  const first = await demo.rest(after);
  const run = await demo.start();
  demo.expect(`${after}: after Reset and Start the picture is still the recorded one`, run !== first);
}

/** Where the start button stands while the demo does something: in pixels from the top of its page. */
async function placesOfButton(demo: Operated, what: () => Promise<unknown>): Promise<number[]> {
  await demo.page.evaluate((id) => {
    const places = new Set<number>();
    const button = document.querySelector(`#${id} .demo-start`)!;
    const look = () => {
      places.add(Math.round(button.getBoundingClientRect().top + scrollY));
      requestAnimationFrame(look);
    };
    look();
    Object.assign(window, { places });
  }, demo.id);
  await what();
  return demo.page.evaluate(() => [...(window as unknown as { places: Set<number> }).places]);
}

inBrowser('a demo with a start', (open) => {
  describe.each(TRAINED)('%s', (id) => {
    it('takes every option before its start, and starts with it', async () => {
      const demo = await operate(open, rootSite, id);
      await demo.start();
      const recorded = await demo.reset();
      for (const operation of demo.operations) {
        await demo.reset();
        const done = [...demo.before(operation), operation];
        await demo.does(done);
        const control = controlOf(demo.demo.controls, operation.control);
        if (control && !control.scrub && operation.value !== undefined && operation.value !== control.value) {
          const settings = {
            ...defaults(demo.demo.controls),
            ...Object.fromEntries(done.flatMap(({ control: name, value = '' }) => (value ? [[name, value]] : []))),
          };
          const run = runName(demo.demo, settings);
          if (run !== undefined && recordedRuns(demo.demo).has(run))
            demo.expect(`${operation.name}: its recorded run is not shown`, await demo.showsRecord());
          else demo.expect(`${operation.name}: the picture of before is not marked as such`, await demo.isBehind());
        }
        if (operation.unusable) {
          await demo.refusesToStart(operation.name);
          continue;
        }
        await demo.start();
        demo.expect(`${operation.name}: the picture of the new run is marked as an old one`, !(await demo.isBehind()));
      }
      demo.expect('Reset does not bring the recorded run back', (await demo.reset()) === recorded);
      await demo.does(demo.burst());
      await runsAnew(demo, 'A burst before the start');
      expect(demo.problems).toEqual([]);
      await demo.page.context().close();
    });

    it('takes every option while it runs and while it is paused', async () => {
      const demo = await operate(open, rootSite, id);
      const start = demo.demo.start!;
      for (const operation of demo.operations) {
        await demo.does(demo.before(operation), true);
        if ((await demo.button()) !== 'Pause') await demo.start();
        await demo.does([operation], true);
      }
      await demo.does(demo.burst(), true);
      await runsAnew(demo, 'Changes and a burst while running');
      for (const operation of demo.operations) {
        await demo.does(demo.before(operation), true);
        if ((await demo.button()) === start) await demo.start();
        if ((await demo.button()) === 'Pause') await demo.figure.locator('.demo-start').click();
        await demo.does([operation], true);
      }
      await runsAnew(demo, 'Changes while paused');
      expect(demo.problems).toEqual([]);
      await demo.page.context().close();
    });

    it('keeps its button in its place, and takes every option after the end', async () => {
      const demo = await operate(open, rootSite, id);
      const stays = async (when: string, what: () => Promise<unknown>) => {
        const places = await placesOfButton(demo, what);
        demo.expect(`The button moves ${when}: to ${places.join(', ')}`, places.length === 1);
      };
      await stays('from the recorded run to the first frame', () => demo.start());
      await demo.page.setViewportSize(PHONE);
      await demo.open(SHORTEST(id));
      await demo.start();
      await stays('from there to the end', () => demo.rest('To the end', { needsLife: true, patience: WHOLE }));
      for (const operation of demo.operations) await demo.does([...demo.before(operation), operation]);
      await runsAnew(demo, 'Changes after the end');
      expect(demo.problems).toEqual([]);
      await demo.page.context().close();
    });

    it('withstands hostile addresses', async () => {
      const demo = await operate(open, rootSite, id);
      for (const [name, value] of Object.entries(HOSTILE)) {
        await demo.open(
          Object.fromEntries([...Object.keys(demo.demo.controls), 'seed'].map((control) => [control, value])),
        );
        await demo.rest(`${name} in the address`);
        await demo.tellsOfLink(`${name} in the address`);
        await demo.start();
        await runsAnew(demo, `${name} in the address`);
      }
      expect(demo.problems).toEqual([]);
      await demo.page.context().close();
    });
  });
});
