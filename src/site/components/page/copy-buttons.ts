/** Copies a piece of code, or the TeX of a formula, at a press. Without scripts there is no button: it would do nothing. */
import { isCopied } from '../../runtime/clipboard.ts';
import * as ui from '../../words.ts';
import { texOf } from './copy-math.ts';

/** Milliseconds for which a button says what came of it. */
const SAID_FOR = 2000;

/** What can be copied, with the word for it and the text that arrives in the clipboard. */
const KINDS: { selector: string; word(thing: Element): string; text(thing: Element): string }[] = [
  {
    selector: '.prose pre.code',
    word: (pre) => `${captionOf(pre)} ${ui.codeWord}`.trim(),
    text: (pre) => pre.textContent ?? '',
  },
  { selector: '.prose .math-frame', word: () => ui.tex, text: (frame) => texIn(frame).join('') },
  {
    selector: '.equation table',
    word: () => ui.tex,
    text: (table) => `\\begin{gathered}\n${texIn(table).join(' \\\\\n')}\n\\end{gathered}`,
  },
];

const texIn = (thing: Element) => [...thing.querySelectorAll('math')].map(texOf);

/** Whose code it is: the first words of its caption, or the name of its file. */
const captionOf = (pre: Element) =>
  pre
    .closest('figure')
    ?.querySelector('figcaption')
    ?.textContent?.split(/ · |, /)[0]
    ?.trim() ?? '';

/** Puts a button at the upper right of everything that can be copied. It takes no room: nothing moves when it comes. */
export function offerCopies(): void {
  const told = document.createElement('p');
  told.className = 'copy-told visually-hidden';
  told.setAttribute('role', 'status');
  document.querySelector('main')?.append(told);
  for (const { selector, word, text } of KINDS)
    for (const thing of document.querySelectorAll(selector)) {
      const button = document.createElement('button');
      const name = `${ui.copy} ${word(thing)}`;
      button.type = 'button';
      button.className = 'copy';
      button.textContent = ui.copy;
      button.setAttribute('aria-label', name);
      button.addEventListener('click', () => void copy(thing, text(thing), button, told));
      thing.before(button);
    }
}

async function copy(thing: Element, text: string, button: HTMLElement, told: HTMLElement): Promise<void> {
  const say = (short: string, whole: string) => {
    button.textContent = short;
    told.textContent = whole;
  };
  if (await isCopied(text)) {
    say(ui.copied, ui.copiedSaid);
    setTimeout(() => say(ui.copy, ''), SAID_FOR);
    return;
  }
  // The way that always works is prepared.
  getSelection()?.selectAllChildren(thing);
  say(ui.notCopied, ui.notCopiedSaid);
}
