/** `<guess-sentence>`: three buttons in the place of "Is it true?"; a press opens the verdict and says whether the guess was right. */
import * as ui from '../../words.ts';

class GuessSentence extends HTMLElement {
  connectedCallback() {
    const answers = this.querySelector<HTMLElement>('.guess-answers');
    const verdict = this.querySelector('details');
    const told = this.querySelector('.guess-told');
    if (!answers || !verdict || !told) return;
    answers.hidden = false;
    this.classList.add('works');
    answers.addEventListener('click', ({ target }) => {
      const pressed = target instanceof Element ? target.closest('button') : null;
      if (!pressed) return;
      for (const button of answers.querySelectorAll('button'))
        button.setAttribute('aria-pressed', String(button === pressed));
      told.textContent =
        pressed.dataset.answer === this.dataset.verdict
          ? ui.youWereRight
          : `${ui.youSaid} ${pressed.textContent?.toLowerCase()}.`;
      verdict.open = true;
    });
  }
}

customElements.define('guess-sentence', GuessSentence);
