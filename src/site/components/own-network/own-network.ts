/** `<own-network>`: takes a file that is chosen or dropped, or a sample, and only then loads what can read it. */
import { fill } from '../../fill.ts';
import { attempt } from '../../runtime/attempt.ts';
import { part } from '../../runtime/part.ts';
import * as ui from '../../words.ts';

class OwnNetwork extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector('input');
    const place = this.querySelector('.own-choose');
    input?.addEventListener('change', () => {
      const [file] = input.files ?? [];
      if (file) this.#open(file.name, async () => file);
      // The same file may be chosen again, after it was saved anew.
      input.value = '';
    });
    for (const button of this.querySelectorAll<HTMLButtonElement>('[data-sample]')) {
      button.disabled = false;
      button.addEventListener('click', () => {
        const name = button.dataset.sample ?? '';
        this.#open(button.textContent ?? '', async () => (await live()).sample(name));
      });
    }
    place?.addEventListener('dragover', this.#drag);
    place?.addEventListener('drop', this.#drag);
    if (input) input.disabled = false;
    this.#told.textContent = '';
  }

  get #told(): HTMLElement {
    return this.querySelector('.own-told') ?? this;
  }

  #drag = (event: Event) => {
    if (!(event instanceof DragEvent) || !event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    if (event.type !== 'drop') return;
    const [file, more] = event.dataTransfer.files;
    if (more) this.#told.textContent = ui.dropOne;
    else if (file) this.#open(file.name, async () => file);
  };

  /** Reads a file and shows it; what was shown before stays until then, and where the file is refused. */
  #open(name: string, fetch: () => Promise<File>) {
    const words = { pending: fill(ui.networkReading, { file: name }), failed: ui.networkFailed };
    void attempt(this.#told, words, async ({ isWanted }) => {
      const { open, show } = await live();
      const opened = await open(await fetch());
      const inside = this.querySelector('.own-inside');
      if (!isWanted() || !inside) return '';
      this.#told.classList.toggle('own-refused', typeof opened === 'string');
      return typeof opened === 'string' ? opened : show(inside, opened);
    });
  }
}

const live = () => part(() => import('./live.tsx'));

customElements.define('own-network', OwnNetwork);
