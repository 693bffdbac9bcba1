/** `<live-demo>`: a still until the reader operates it; then the same figure, live. Loads nothing before. */
import { fill } from '../../fill.ts';
import { keptTexts } from '../../runtime/figure/kept-texts.ts';
import { reloadButton } from '../../runtime/part.ts';
import * as ui from '../../words.ts';

const OPERATES = ['pointerdown', 'keydown', 'input', 'click'];
/** What goes on while the code is on its way. */
const FOLLOWS = ['pointermove', 'pointerup', 'focusout'];
/** Parts of a form, which do by themselves what is done to them; the code reads the form as it is then. */
const OWN = 'input, select, textarea, label, summary, a';
/** What only goes past: no wish to operate the demo. */
const PASSING = ['Tab', 'Shift', 'Control', 'Alt', 'Meta'];

/** A still with a promise: the first touch loads the figure's code, and nothing the reader did meanwhile is lost. */
class LiveDemo extends HTMLElement {
  /** What the reader did to the picture and the buttons before there was code to hear of it, in order. */
  #unheard: (() => void)[] = [];
  /** The part of the picture that a drag began on. */
  #held?: Element;
  #asleep = true;
  #end?: () => void;

  connectedCallback() {
    for (const type of [...OPERATES, ...FOLLOWS]) this.addEventListener(type, this);
    const shared = [...new URLSearchParams(location.search).keys()].some((key) =>
      key.startsWith(`${this.dataset.demo}.`),
    );
    const kept = Object.keys(keptTexts(this.dataset.demo ?? '')).length > 0;
    if (shared || kept) void this.#wake();
  }

  disconnectedCallback() {
    this.#end?.();
  }

  handleEvent(event: Event) {
    // The code hears of it itself.
    if (this.#end) return;
    if (FOLLOWS.includes(event.type)) this.#follow(event);
    else this.#operate(event);
  }

  #operate(event: Event) {
    if (event instanceof KeyboardEvent && PASSING.includes(event.key)) return;
    const { target } = event;
    // The button beside the words of a failure must still be there when it is let go.
    if (target instanceof Element && target.closest('.demo-late')) return;
    if (target instanceof Element) {
      const button = event.type === 'click' ? target.closest<HTMLElement>('button, .chip') : null;
      // A chip is a link, for whoever has no script and for other tabs.
      if (button?.matches('.chip')) {
        if (!(event instanceof MouseEvent) || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
      }
      if (button) this.#unheard.push(() => button.click());
      else if (event.type !== 'input' && !target.closest(OWN)) this.#keep(event, target);
      if (event.type === 'pointerdown') this.#held = target;
      if (target.closest('.demo-start')) this.#warm();
      // A slider of the picture would not scroll the page if it were live already.
      if (event instanceof KeyboardEvent && target.matches('[role=slider]') && event.key.startsWith('Arrow'))
        event.preventDefault();
    }
    void this.#wake();
  }

  #follow(event: Event) {
    const { type, target } = event;
    if (this.#asleep) return;
    // What lost the focus meanwhile shows no value read off it any more.
    if (type === 'focusout') this.#unheard.push(() => target?.dispatchEvent(new FocusEvent('blur')));
    else if (this.#held && !this.#held.closest(OWN)) this.#keep(event, this.#held);
    if (type === 'pointerup') this.#held = undefined;
  }

  /** To be done again, on the same part of the picture, for the code to hear of it. */
  #keep(event: Event, target: Element) {
    const again = new (event.constructor as typeof Event)(event.type, event);
    this.#unheard.push(() => target.dispatchEvent(again));
  }

  /** The engine is loaded beside the figure, not after it. A failure is heard of when the figure opens its own worker. */
  #warm() {
    if (this.#asleep)
      import('../../runtime/worker/open-worker.ts').then(
        ({ warmWorker }) => warmWorker(),
        () => {},
      );
  }

  async #wake() {
    if (!this.#asleep) return;
    // A training may only be looked at: what was recorded asks for no engine.
    if (!this.querySelector('.demo-start')) this.#warm();
    this.#asleep = false;
    const failed = this.querySelector('.demo-late') ?? document.createElement('p');
    failed.remove();
    try {
      const { mount } = await import('./mount.tsx');
      this.#end = await mount(this, this.dataset.demo!);
      for (const again of this.#unheard) {
        again();
        // What comes next finds the figure as this has left it: it is drawn anew before any waiting goes on.
        await undefined;
      }
    } catch (error) {
      failed.className = 'demo-late demo-error';
      failed.setAttribute('role', 'alert');
      failed.textContent = fill(ui.demoNotLoaded, { why: (error as Error).message });
      // Where it was a script, nothing else helps: see part.ts.
      failed.append(reloadButton());
      this.append(failed);
      this.#asleep = true;
    }
    this.#unheard = [];
  }
}

customElements.define('live-demo', LiveDemo);
