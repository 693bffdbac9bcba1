/** Moves the lanes to another character: no model is needed, everything is there already. */
import { bytesAfter, readerNames, type Steps } from '../../../training/readers.ts';
import { barWidth, inBytes, visible } from './words.ts';

/** Shows `lanes`, whose picture begins at character `from`, once so many characters are read. */
export function show(lanes: HTMLElement, { text, readings }: Steps, read: number, from: number): void {
  lanes.style.setProperty('--column', `${100 / (text.length - from)}%`);
  lanes.style.setProperty('--unread', String(text.length - read));
  for (const name of readerNames) {
    const lane = lanes.querySelector(`[data-model=${name}]`)!;
    const reading = readings[name];
    lane.querySelector('.bytes b')!.textContent = inBytes(bytesAfter(reading, read));
    const guesses = reading.next[read - 1]!;
    lane.querySelectorAll<HTMLElement>('.next li').forEach((bar, k) => {
      const [character, probability] = guesses[k]!;
      bar.querySelector('rect')!.setAttribute('width', barWidth(probability));
      bar.querySelector('b')!.textContent = visible(character);
    });
  }
}

/** The first sentence as the page holds it: without what is drawn already, and with no more digits than can be seen. */
export const stepsOf = ({ text, readings }: Steps): Steps => ({
  text,
  readings: Object.fromEntries(
    readerNames.map((name) => {
      const { next, carried, looksBack } = readings[name];
      const short = next.map((guesses) => guesses.map(([character, p]) => [character, Number(p.toFixed(3))]));
      return [name, { next: short, carried, ...(looksBack ? { looksBack } : {}) }];
    }),
  ) as Steps['readings'],
});
