/** How long a text model takes for a character at the beginning of a text and at its end, by a clock that is handed in. */
import type { Clock } from '../define.ts';
import type { TextWriter } from './text-writer.ts';

/** Microseconds a character, over the first and the last few characters of the text. */
export interface Pace {
  first: number;
  last: number;
}

/** Characters at each end, rounds that count, and rounds before them: what is new to the machine is slow at first. */
const [PART, ROUNDS, WARM_UP] = [32, 6, 2];

/** Reads a text several times from its beginning; each time the model is opened anew, and closed. */
export function paceOf(open: () => TextWriter, characters: number[], now: Clock): Pace {
  const spent = { first: 0, last: 0 };
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const writer = open();
    const timed = (part: number[]) => {
      const start = now();
      for (const character of part) writer.read(character);
      return now() - start;
    };
    const first = timed(characters.slice(0, PART));
    timed(characters.slice(PART, -PART));
    const last = timed(characters.slice(-PART));
    writer.dispose();
    if (round < 0) continue;
    spent.first += first;
    spent.last += last;
  }
  const perCharacter = (milliseconds: number) => (1000 * milliseconds) / (ROUNDS * PART);
  return { first: perCharacter(spent.first), last: perCharacter(spent.last) };
}
