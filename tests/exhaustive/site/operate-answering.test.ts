/** Demos that answer at once: every option of every control, alone, after the others, first of all, in bursts, and hostile addresses. */
import { describe, expect, it } from 'vitest';
import { demosById } from '../../../src/site/build/preview.ts';
import { inBrowser, rootSite } from '../../site/browser.ts';
import { burstOf, HOSTILE, type Operated, operate } from './operate.ts';

const ANSWERING = Object.keys(demosById).filter((id) => !demosById[id]!.start);

/** The picture of every option from the defaults, and one that differs from that of the defaults. */
async function everyOption(demo: Operated) {
  // The picture made at build has its numbers cut short: what is compared is of the live demo.
  await demo.does([...demo.before(demo.operations[0]!), demo.operations[0]!]);
  const first = await demo.reset();
  const shown = new Map<string, string>();
  for (const operation of demo.operations) shown.set(operation.name, await demo.alone(operation));
  const other = demo.operations.find(({ name, value }) => value !== undefined && shown.get(name) !== first)!;
  const answers = async (after: string) => {
    demo.expect(`${after}: Reset does not bring the defaults back`, (await demo.reset()) === first);
    const answer = await demo.does([...demo.before(other), other]);
    demo.expect(`${after}: “${other.name}” is not answered`, answer === shown.get(other.name));
  };
  return { first, shown, answers };
}

inBrowser('a demo that answers at once', (open) => {
  describe.each(ANSWERING)('%s', (id) => {
    it('takes every option: alone, in the state the last one left, as the first touch, in bursts, and from hostile addresses', async () => {
      const demo = await operate(open, rootSite, id);
      const { first, shown, answers } = await everyOption(demo);
      await demo.reset();
      for (const operation of demo.operations) await demo.does([...demo.before(operation), operation]);
      await answers('One option after the other');

      const controls = [...new Set(demo.operations.map(({ control }) => control))];
      for (const control of controls) {
        const all = demo.operations.filter((operation) => operation.control === control);
        const lasting = all.findLast(({ name, value }) => value !== undefined && shown.get(name) !== first);
        await demo.reset();
        await demo.does(demo.before(all[0]!));
        const burst = burstOf(all);
        const end = await demo.does(lasting ? [...burst, lasting] : burst);
        if (lasting)
          demo.expect(
            `A burst that ends in “${lasting.name}” ends in another picture`,
            end === shown.get(lasting.name),
          );
        await answers(`A burst of ${control}`);
      }

      for (const control of controls) {
        const touch = demo.operations.find((one) => one.control === control && shown.get(one.name) !== first);
        if (!touch || demo.before(touch).length > 0) continue;
        await demo.open();
        demo.expect(`“${touch.name}” is lost as the first touch`, (await demo.does([touch])) === shown.get(touch.name));
      }

      for (const [name, value] of Object.entries(HOSTILE)) {
        await demo.open(
          Object.fromEntries([...Object.keys(demo.demo.controls), 'seed'].map((control) => [control, value])),
        );
        await demo.rest(`${name} in the address`);
        await demo.tellsOfLink(`${name} in the address`);
        await answers(`${name} in the address`);
      }
      expect(demo.problems).toEqual([]);
      await demo.page.context().close();
    });
  });
});
