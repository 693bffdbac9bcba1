/** Which known message a pasted text holds: whole, in a traceback, or the beginning of one while it is typed. */
import { kerasMessages } from './keras.ts';
import { bare, type KnownMessage } from './message.ts';
import { pytorchMessages } from './pytorch.ts';
import { runtimeMessages } from './runtimes.ts';

export const MESSAGES: KnownMessage[] = [...pytorchMessages, ...kerasMessages, ...runtimeMessages];

/** No more of a pasted text is read, and a beginning has at least so many signs. */
const [MOST, LEAST] = [20_000, 12];

export interface Found {
  message: KnownMessage;
  /** What the named groups of its pattern caught. */
  groups: Record<string, string | undefined>;
}

/** The known messages in a text, in the order in which they stand there. */
export function messagesIn(text: string): Found[] {
  const pasted = bare(text.slice(-MOST));
  const whole = MESSAGES.flatMap((message) => {
    const match = message.pattern.exec(pasted);
    return match ? [{ message, groups: match.groups ?? {}, at: match.index }] : [];
  });
  if (whole.length) return whole.sort((a, b) => a.at - b.at).map(({ message, groups }) => ({ message, groups }));
  if (pasted.length < LEAST || !pasted.includes(' ')) return [];
  return MESSAGES.filter(({ title }) => bare(title).includes(pasted)).map((message) => ({ message, groups: {} }));
}
