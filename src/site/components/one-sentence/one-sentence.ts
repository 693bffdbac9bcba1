/** `<one-sentence>`: plays the sentence that the build drew; the first touch of its text loads five models that read the reader's. */

import type { Steps } from '../../../training/readers.ts';
import { fill } from '../../fill.ts';
import { attempt } from '../../runtime/attempt.ts';
import { part } from '../../runtime/part.ts';
import * as ui from '../../words.ts';
import { forgetText, keepText, keptText } from './kept-text.ts';
import { CHIPS, DEFAULT, judge } from './own-text.ts';
import { show } from './stepping.ts';
import { expectations } from './words.ts';

/** Milliseconds between two characters, and after a key before the text is read. */
const [BEAT, PATIENCE] = [220, 150];
/** The part of the figure that must be in sight for it to play. */
const SEEN = 0.25;
/** The least pixels that a character needs. */
const NARROWEST = 9;

const live = () => part(() => import('./live.tsx'));

class OneSentence extends HTMLElement {
  #steps!: Steps;
  #read = 0;
  /** Where the drawn part of the sentence begins. */
  #from = 0;
  /** Draws the sentence anew, from such a character on; the first one is drawn by the build. */
  #draw?: (from: number) => void;
  #playing = false;
  #isSeen = false;
  /** Whether the character shown is the one under the mouse. */
  #isPointed = false;
  #beat?: ReturnType<typeof setTimeout>;
  #typing?: ReturnType<typeof setTimeout>;
  #watch = new IntersectionObserver(
    ([entry]) => {
      this.#isSeen = entry!.isIntersecting;
      this.#tick();
    },
    { threshold: SEEN },
  );

  connectedCallback() {
    this.#steps = JSON.parse(this.#find('.steps-data').textContent!);
    this.#read = this.#steps.text.length;
    this.#field.readOnly = false;
    this.#field.addEventListener('focus', this.#warm);
    this.#field.addEventListener('input', this.#typed);
    this.#find('form').addEventListener('submit', (event) => event.preventDefault());
    for (const chip of this.querySelectorAll<HTMLButtonElement>('.ready')) {
      chip.addEventListener('pointerdown', this.#warm);
      chip.addEventListener('click', () => this.#choose(CHIPS[chip.value]!));
    }
    this.#find('.own').addEventListener('click', () => this.#field.select());
    this.#find('.forget').addEventListener('click', this.#forget);
    this.#find('.play').addEventListener('click', () => (this.#playing ? this.#stop() : this.#play()));
    this.#slider.addEventListener('input', () => this.#go(this.#slider.valueAsNumber));
    this.#find('.lanes-box').addEventListener('pointerdown', this.#point);
    this.#find('.lanes-box').addEventListener('pointermove', this.#point);
    this.#find('.lanes-box').addEventListener(
      'pointerleave',
      () => this.#isPointed && this.#go(this.#steps.text.length),
    );
    addEventListener('resize', this.#fit);
    document.addEventListener('visibilitychange', this.#tick);
    this.#show(this.#read);
    const kept = keptText();
    if (kept !== null) {
      this.#field.value = kept;
      this.#take();
    } else if (!matchMedia('(prefers-reduced-motion: reduce)').matches) this.#play();
    this.#watch.observe(this);
  }

  disconnectedCallback() {
    document.removeEventListener('visibilitychange', this.#tick);
    removeEventListener('resize', this.#fit);
    this.#watch.disconnect();
    clearTimeout(this.#beat);
    clearTimeout(this.#typing);
  }

  #find = (selector: string) => this.querySelector<HTMLElement>(selector) as HTMLElement;
  get #field() {
    return this.#find('.say input') as HTMLInputElement;
  }
  get #slider() {
    return this.#find('.steps input') as HTMLInputElement;
  }

  /** What fails here is told when a text is to be read. */
  #warm = () =>
    void live().then(
      ({ warm }) => warm(),
      () => undefined,
    );

  #play() {
    this.#playing = true;
    this.#show(this.#from + 1);
    this.#tick();
  }

  #stop() {
    this.#playing = false;
    clearTimeout(this.#beat);
    this.#show(this.#read);
    this.#find('.told').textContent = expectations(this.#steps, this.#read);
  }

  /** The next character after a beat, as long as the figure plays and can be seen. */
  #tick = () => {
    clearTimeout(this.#beat);
    if (!this.#playing || !this.#isSeen || document.hidden) return;
    this.#beat = setTimeout(() => {
      if (this.#read < this.#steps.text.length) this.#show(this.#read + 1);
      if (this.#read === this.#steps.text.length) this.#stop();
      else this.#tick();
    }, BEAT);
  };

  /** The reader goes to a character. */
  #go(read: number) {
    this.#isPointed = false;
    this.#read = Math.max(this.#from + 1, Math.min(this.#steps.text.length, read));
    this.#stop();
  }

  #point = (event: PointerEvent) => {
    const strip = event.target instanceof Element ? event.target.closest('.strip, .characters') : null;
    if (!strip || (event.type === 'pointermove' && event.pointerType !== 'mouse')) return;
    const { left, width } = strip.getBoundingClientRect();
    const columns = this.#steps.text.length - this.#from;
    const read = this.#from + Math.ceil(((event.clientX - left) / width) * columns);
    if (read !== this.#read) this.#go(read);
    this.#isPointed = event.type === 'pointermove';
  };

  #show(read: number) {
    this.#read = read;
    const T = this.#steps.text.length;
    show(this.#find('.lanes'), this.#steps, read, this.#from);
    Object.assign(this.#slider, { min: String(this.#from + 1), max: String(T), value: String(read) });
    this.#slider.setAttribute('aria-valuetext', fill(ui.characterOf, { at: read, of: T }));
    this.#find('.at').textContent = `${read} / ${T}`;
    this.#find('.play').textContent = this.#playing ? ui.pause : ui.play;
  }

  /** Draws as many of the last characters as there is room for. */
  #fit = () => {
    const { width } = this.#find('.strip').getBoundingClientRect();
    const from = Math.max(0, this.#steps.text.length - Math.floor(width / NARROWEST));
    if (!this.#draw || from === this.#from) return;
    this.#from = from;
    this.#draw(from);
    this.#show(Math.max(from + 1, this.#read));
  };

  #typed = () => {
    keepText(this.#field.value);
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#take(), PATIENCE);
  };

  /** A text from a button. */
  #choose(text: string) {
    this.#field.value = text;
    keepText(text);
    this.#take(true);
  }

  #forget = () => {
    forgetText();
    this.#field.value = DEFAULT;
    this.#take();
    this.#field.focus();
  };

  /** Has the models read what is typed, or what stands in its place. */
  #take(play = false) {
    const isOwn = keptText() !== null;
    this.#find('.own').hidden = isOwn;
    this.#find('.forget').hidden = !isOwn;
    const { text, why = '' } = judge(this.#field.value);
    const words = { pending: why || ui.modelsLoading, failed: ui.modelsFailed };
    void attempt(this.#find('.why'), words, async ({ isWanted }) => {
      if (text === this.#steps.text) return why;
      const { read, draw } = await live();
      const [bits, terms] = [JSON.parse(this.dataset.bits!), this.dataset.terms!];
      const sentence = await read(text, isWanted);
      if (!sentence || !isWanted()) return '';
      this.#playing = false;
      this.#steps = sentence;
      this.#from = 0;
      this.#draw = (from) => draw(this.#find('.lanes-box'), { sentence, bits, terms, read: text.length, from });
      this.#draw(0);
      this.#fit();
      if (play && !matchMedia('(prefers-reduced-motion: reduce)').matches) this.#play();
      else this.#go(text.length);
      return why;
    });
  }
}

customElements.define('one-sentence', OneSentence);
