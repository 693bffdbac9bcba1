/** Everything a reader can do to a demo, read from its table of controls: a new control or demo is covered without a line here. */
import type { Locator } from 'playwright-core';
import type { Control, Demo } from '../../../src/define.ts';
import { take } from '../../../src/site/runtime/figure/settings.ts';

/** One thing done to a figure. */
export interface Operation {
  /** In words, for the report of a failure. */
  name: string;
  control: string;
  /** What the control is set to, whatever it was before; undefined where that depends, or where nothing should change. */
  value?: string | number | boolean;
  /** Whether it leaves data behind that the demo cannot use, with which nothing starts. */
  unusable?: boolean;
  does(figure: Locator): Promise<unknown>;
}

/** Data that some demo can use; which one it is, its own reader says. */
const DATA = {
  numbers: Array.from({ length: 160 }, (_, t) => Math.sin(t / 4).toFixed(3)).join('\n'),
  prose: 'To be, or not to be, that is the question. '.repeat(20),
};
const LINES = ['(', '\u{1F99C}', 'don’t', 'нет', 'anna', 'abba', 'a1 b2 a?', 'the cat sat', ' ', ''];

/** All that can be done to the control `name` of a demo. */
function operationsOn(demo: string, name: string, control: Control): Operation[] {
  const field = (figure: Locator) => figure.locator(`.demo-controls [name="${name}"]`);
  const option = (figure: Locator, key: string) => figure.locator(`input[name="${demo}.${name}"][value="${key}"]`);
  const operation = (what: string, does: Operation['does'], value?: Operation['value']): Operation => ({
    // By the id of the control: two may have one label.
    name: `${name}: ${what}`,
    control: name,
    value,
    does,
  });
  const press =
    (...keys: string[]) =>
    async (figure: Locator) => {
      for (const key of keys) await field(figure).press(key);
    };
  const typed = (text: string, good: boolean) =>
    operation(
      `${good ? 'takes' : 'refuses'} “${text.slice(0, 20)}”`,
      (figure) => field(figure).fill(text),
      good ? text : undefined,
    );
  switch (control.kind) {
    case 'range':
      return [
        operation('the least', press('Home'), control.min),
        operation('the most', press('End'), control.max),
        operation(
          'one step back from the most',
          press('End', 'ArrowLeft'),
          take(control, control.max - control.step).value,
        ),
        operation(
          'one step on from the least',
          press('Home', 'ArrowRight'),
          take(control, control.min + control.step).value,
        ),
      ];
    case 'choice':
      return Object.keys(control.options).map((key) =>
        operation(
          key,
          async (figure) =>
            (await field(figure).count()) ? field(figure).selectOption(key) : option(figure, key).click(),
          key,
        ),
      );
    case 'toggle':
      return [operation('the other way', (figure) => field(figure).click())];
    case 'several':
      return Object.keys(control.options).map((key) =>
        operation(key, async (figure) => (await option(figure, key).isEnabled()) && option(figure, key).click()),
      );
    case 'text': {
      const long = control.value.repeat(control.maxLength).slice(0, control.maxLength + 1);
      const texts = [...LINES, control.value.slice(1), long.slice(0, -1), long];
      return texts.map((text) => typed(text, take(control, text).why === undefined));
    }
    case 'paste':
      return [
        ...Object.values(DATA).map((text) => ({
          ...typed(text, !control.wrong(text)),
          unusable: Boolean(control.wrong(text)),
        })),
        {
          ...operation('from a file', (figure) =>
            figure
              .locator('.data-file input')
              .setInputFiles({ name: 'own.txt', mimeType: 'text/plain', buffer: Buffer.from('not enough') }),
          ),
          unusable: true,
        },
        ...(control.draws ? [operation('drawn', draw)] : []),
        operation('emptied', (figure) => field(figure).fill(''), ''),
      ];
    case 'timeline':
      return [
        operation('the first', press('Home')),
        operation('the last', press('End')),
        operation('steps back', (figure) => clickIfEnabled(figure.locator('.step-back'))),
        operation('steps on', (figure) => clickIfEnabled(figure.locator('.step-on'))),
        operation('an arrow key elsewhere', (figure) => figure.locator('.demo-reset').press('ArrowRight')),
        operation('plays and is paused', async (figure) => {
          await figure.locator('.play').click();
          await figure.locator('.play').click();
        }),
      ];
  }
}

const clickIfEnabled = async (button: Locator) =>
  (await button.getAttribute('aria-disabled')) !== 'true' && button.click();

async function draw(figure: Locator) {
  const pad = figure.locator('.pad');
  await pad.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await pad.boundingBox())!;
  const { mouse } = figure.page();
  await mouse.move(x + 2, y + height / 2);
  await mouse.down();
  for (let k = 1; k <= 8; k++) await mouse.move(x + (k * width) / 9, y + height * (k % 2 ? 0.2 : 0.8));
  await mouse.up();
}

/** What stands in the picture itself and takes keys or clicks. */
const inThePicture: Operation[] = [
  {
    name: 'the handles of the picture, by arrow keys',
    control: 'picture',
    does: async (figure) => {
      const handles = figure.locator('.demo-picture [role=slider]');
      for (let k = 0; k < (await handles.count()); k++)
        for (const key of ['ArrowRight', 'ArrowDown', 'End', 'Home']) await handles.nth(k).press(key);
    },
  },
  {
    name: 'the buttons of the picture',
    control: 'picture',
    does: async (figure) => {
      const buttons = figure.locator('.demo-picture button:enabled');
      for (let k = 0; k < (await buttons.count()); k++) await buttons.nth(k).click();
    },
  },
];

const seeds = ['7', '-5', '1.5', '99999999999', '', '1'].map((seed): Operation => {
  const field = (figure: Locator) => figure.locator('.demo-foot [name=seed]');
  return {
    name: `Seed: “${seed}”`,
    control: 'seed',
    value: /^\d{1,9}$/.test(seed) ? Number(seed) : undefined,
    does: async (figure) => (await field(figure).fill(seed), field(figure).press('Tab')),
  };
});

/** Everything that can be done to a demo, in the order of its table. */
export const operationsOf = (id: string, demo: Demo): Operation[] => [
  ...Object.entries(demo.controls).flatMap(([name, control]) => operationsOn(id, name, control)),
  ...inThePicture,
  ...(demo.seedless ? [] : seeds),
];

/** What must be done first, for the control to be there and to matter. */
export function preludeOf(all: Operation[], demo: Demo, name: string): Operation[] {
  const { when, needs } = demo.controls[name] ?? {};
  return [
    when && all.find(({ control, value }) => control === when[0] && value === when[1]),
    needs && all.find(({ control, value }) => control === needs && value !== demo.controls[needs]!.value),
  ].filter((operation): operation is Operation => typeof operation === 'object');
}
