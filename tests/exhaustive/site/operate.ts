/** One demo on one page in a real browser: does things to it, and notes whatever no reader may meet. Drives `operate-*.test.ts`. */
import type { Locator, Page } from 'playwright-core';
import type { Demo } from '../../../src/define.ts';
import { demosById } from '../../../src/site/build/preview.ts';
import { pageOf } from '../../site/on-page.ts';
import { type Operation, operationsOf, preludeOf } from './operations.ts';

/** What the figure shows once it has come to rest, and what was wrong on the way. */
interface Seen {
  /** Sentence and picture. */
  shown: string;
  wrong: string[];
  stopped: boolean;
}
/** `needsLife` where a still is no answer; `running` where the first frame of a run is one; `patience` is in milliseconds. */
type Rest = (id: string, wanted: { needsLife: boolean; running: boolean; patience: number }) => Promise<Seen>;

/** Milliseconds after which a demo that still has not answered counts as dead. */
const PATIENCE = 30_000;

/** In the page: looks at every change of a picture and a sentence, those that pass at once included. */
function watch() {
  const wrong: string[] = [];
  const noNumber = /.{0,60}(NaN|undefined|Infinity|\[object).{0,40}/;
  new MutationObserver((records) => {
    const hosts = records.map(({ target }) =>
      (target instanceof Element ? target : target.parentElement)?.closest('.demo-picture, .demo-tell'),
    );
    for (const host of new Set(hosts)) {
      const match = host && noNumber.exec(host.innerHTML);
      if (match) wrong.push(match[0]);
    }
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  /** Resolves once the figure is live, waits for nothing, and, unless `running` is enough, computes and plays nothing. */
  /** Attributes in one order: that of a node depends on whether the build made it or this tab. */
  const drawn = (node: Node): string => {
    if (!(node instanceof Element)) return node.textContent ?? '';
    const attributes = [...node.attributes].map(({ name, value }) => `${name}="${value}"`).sort();
    return `<${[node.localName, ...attributes].join(' ')}>${[...node.childNodes].map(drawn).join('')}`;
  };
  const rest: Rest = async (id, { needsLife, running, patience }) => {
    const figure = document.getElementById(id)!;
    const [picture, sentence] = [figure.querySelector('.demo-picture')!, figure.querySelector('.demo-tell')!];
    const stopped = () => figure.querySelector('.demo-error p');
    const live = () => !needsLife || figure.querySelector('.demo-note')!.textContent!.includes('Live');
    const resting = () => live() && figure.ariaBusy !== 'true' && (running || sentence.ariaLive === 'polite');
    // What was just done is drawn, and its effects have begun, two frames later.
    await frame();
    await frame();
    const until = performance.now() + patience;
    while (!resting() && !stopped() && performance.now() < until) await frame();
    const note = figure.querySelector('.demo-note')?.textContent;
    const dead = `The demo does not answer any more; busy: ${figure.ariaBusy}, its sentence: ${sentence.ariaLive}, its note: ${note}`;
    const end = stopped() ?? (resting() ? null : { textContent: dead });
    return {
      shown: `${sentence.textContent}\n${drawn(picture)}`,
      wrong: [...wrong.splice(0), ...(end ? [end.textContent!] : [])],
      stopped: Boolean(end),
    };
  };
  Object.assign(window, { rest });
}

export class Operated {
  readonly figure: Locator;
  readonly demo: Demo;
  readonly operations: Operation[];
  /** What went wrong, each with what was done before: all of it, so that one run of the tests names it all. */
  readonly problems: string[] = [];

  constructor(
    readonly page: Page,
    private readonly errors: string[],
    private readonly address: string,
    readonly id: string,
  ) {
    this.figure = page.locator(`#${id}`);
    this.demo = demosById[id]!;
    this.operations = operationsOf(id, this.demo);
  }

  /** The page anew, untouched, with these settings in its address. */
  async open(settings: Record<string, string> = {}): Promise<void> {
    // As in a new tab: this one may keep a text that was typed before.
    await this.page.evaluate(() => sessionStorage.clear()).catch(() => {});
    const address = new URL(this.address);
    for (const [name, value] of Object.entries(settings)) address.searchParams.set(`${this.id}.${name}`, value);
    await this.page.goto(address.href);
    // What is folded up is operated like the rest.
    await this.figure.locator('.demo-controls details').evaluateAll((folds: HTMLDetailsElement[]) => {
      for (const fold of folds) fold.open = true;
    });
  }

  /** Waits for rest, notes what was wrong since, and says what is shown. */
  async rest(
    after: string,
    { needsLife = !this.demo.start, running = false, patience = PATIENCE } = {},
  ): Promise<string> {
    const { shown, wrong, stopped } = await this.page.evaluate(
      ([id, wanted]) => (window as unknown as { rest: Rest }).rest(id, wanted),
      [this.id, { needsLife, running, patience }] as const,
    );
    for (const problem of new Set([...this.errors.splice(0), ...wrong])) this.problems.push(`${after}: ${problem}`);
    if (stopped) throw new Error(this.problems.join('\n'));
    // A time that was measured is measured anew, and is another one then, as is how often it fits into a sound.
    return shown.replace(/[\d.]+ µs|[\d,]+ times as fast/g, '…');
  }

  /** Does all this without waiting in between, then waits for rest. */
  async does(operations: Operation[], running = false): Promise<string> {
    const names = operations.map(({ name }) => name);
    for (const operation of operations)
      await operation.does(this.figure).catch((error: Error) => {
        throw new Error([...this.problems, ...this.errors, `${operation.name}: ${error.message}`].join('\n'));
      });
    const words = names.length > 4 ? `${names.length} operations up to ${names.at(-1)}` : names.join(' → ');
    return this.rest(words, { running });
  }

  async reset(): Promise<string> {
    // Without the mouse: it is pressed very often. Whoever presses it has left the field, or the value, where they were.
    await this.figure.locator('.demo-reset').evaluate((button: HTMLElement) => (button.focus(), button.click()));
    return this.rest('Reset');
  }

  /** What an operation shows from the defaults. */
  async alone(operation: Operation): Promise<string> {
    await this.reset();
    return this.does([...this.before(operation), operation]);
  }

  /** What must be done before an operation, so that its control is there and matters. */
  before({ control }: Operation): Operation[] {
    return preludeOf(this.operations, this.demo, control);
  }

  /** Notes a problem where two pictures differ that must not, or are alike and must not be. */
  expect(what: string, holds: boolean): void {
    if (!holds) this.problems.push(what);
  }

  /** Of a demo with a start: presses its button, and waits for the first frame. */
  async start(): Promise<string> {
    await this.figure.locator('.demo-start').click();
    return this.rest('Start', { needsLife: true, running: true });
  }

  /** Of a demo with a start and data that it cannot use: its button starts nothing, and says why. */
  async refusesToStart(after: string): Promise<void> {
    await this.figure.locator('.demo-start').click();
    this.expect(`${after}: nothing starts, without a word`, await this.tells('Nothing was started'));
  }

  /** Notes it where the figure does not say what it could not take from its address. */
  async tellsOfLink(after: string): Promise<void> {
    this.expect(`${after} gets no word`, await this.tells('About the link'));
  }

  private tells(words: string): Promise<boolean> {
    const told = this.figure.locator('.demo-refused').filter({ hasText: words });
    return told.waitFor({ timeout: PATIENCE }).then(
      () => true,
      () => false,
    );
  }

  /** Many things at once: those that need nothing else before them. */
  burst(): Operation[] {
    return burstOf(this.operations.filter((operation) => this.before(operation).length === 0));
  }

  /** Whether the picture is marked as one of other settings. */
  async isBehind(): Promise<boolean> {
    return (await this.figure.getAttribute('data-behind')) !== null;
  }

  /** Whether the picture comes to be one of the settings of the form, from their recorded run. */
  async showsRecord(): Promise<boolean> {
    const shown = this.page.locator(`#${this.id}:not([data-behind])`);
    return shown.waitFor({ timeout: PATIENCE }).then(
      () => true,
      () => false,
    );
  }

  async button(): Promise<string> {
    return (await this.figure.locator('.demo-start').textContent())!;
  }
}

/** Twenty operations, as fast as they can be done. */
export const burstOf = (operations: Operation[]): Operation[] =>
  Array.from({ length: 20 }, (_, k) => operations[k % operations.length]!);

/** A page with a demo, watched from its start. Close its context at the end. */
export async function operate(
  open: (address: string) => Promise<{ page: Page; errors: string[] }>,
  site: string,
  id: string,
): Promise<Operated> {
  const { page, errors } = await open('about:blank');
  await page.addInitScript(watch);
  const address = `${site}${pageOf.get(id)}`;
  // Servers refuse long addresses; a reader's may come with one all the same, from a host that does not. For as long as the
  // page lives: a route that is taken away may leave a request hanging.
  await page.route(
    ({ origin, pathname }) => origin + pathname === address,
    async (route) => route.fulfill({ response: await route.fetch({ url: address }) }),
  );
  const demo = new Operated(page, errors, address, id);
  await demo.open();
  return demo;
}

/** What no control takes, and what has broken sites that look names up in objects. */
export const HOSTILE = {
  constructor: 'constructor',
  __proto__: '__proto__',
  toString: 'toString',
  NaN: 'NaN',
  Infinity: 'Infinity',
  '<img>': '<img src=x onerror=alert(1)>',
  '100 kB': 'x'.repeat(100_000),
};
