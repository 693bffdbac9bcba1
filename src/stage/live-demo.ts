/** `<live-demo>`: a still until the reader operates it; then the same figure, live. Loads nothing before. */
import { reloadButton } from './part.ts';

const OPERATES = ['pointerdown', 'keydown', 'input', 'click'] as const;

/** A still with a promise: the first touch loads the figure's code, and nothing the reader did meanwhile is lost. */
class LiveDemo extends HTMLElement {
  #clicks: HTMLElement[] = [];
  #asleep = true;

  connectedCallback() {
    for (const type of OPERATES) this.addEventListener(type, this.#operate);
    const shared = [...new URLSearchParams(location.search).keys()].some((key) =>
      key.startsWith(`${this.dataset.demo}.`),
    );
    if (shared) void this.#wake();
  }

  #operate = (event: Event) => {
    if (event instanceof KeyboardEvent && (event.key === 'Tab' || event.key === 'Shift')) return;
    if (event.type === 'click' && event.target instanceof Element) {
      const button = event.target.closest<HTMLElement>('button');
      if (button) this.#clicks.push(button);
    }
    if (event.target instanceof Element && event.target.closest('.demo-start')) this.#warm();
    void this.#wake();
  };

  /** The engine is loaded beside the figure, not after it. A failure is heard of when the figure opens its own worker. */
  #warm() {
    if (this.#asleep)
      import('./open-worker.ts').then(
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
      await mount(this, this.dataset.demo!);
      for (const type of OPERATES) this.removeEventListener(type, this.#operate);
      for (const button of this.#clicks) button.click();
    } catch (error) {
      failed.className = 'demo-late demo-error';
      failed.setAttribute('role', 'alert');
      failed.textContent = `The demo could not be loaded (${(error as Error).message}). The picture above stays true. Touch the demo to try again, or load the page anew:`;
      // Where it was a script, nothing else helps: see part.ts.
      failed.append(reloadButton());
      this.append(failed);
      this.#asleep = true;
    }
    this.#clicks = [];
  }
}

customElements.define('live-demo', LiveDemo);
