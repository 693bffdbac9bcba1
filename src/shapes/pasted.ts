/** What a reader pasted, as the bench answers it: the message that was recognized, what it means here, and the fix. */
import { messagesIn } from '../error-texts/find.ts';
import type { Asked } from './asked.ts';
import { readingOf } from './mistakes.ts';
import type { Shapes } from './tensor.ts';

export interface Pasted {
  message: string;
  means: string;
  /** The same for the settings of the bench. */
  here?: string;
  fix: string;
}

/** So many characters of a message that is not known are repeated. */
const QUOTED = 60;

export function pasted(text: string, asked: Asked, shapes: Shapes): Pasted | undefined {
  if (!text.trim()) return undefined;
  const [found] = messagesIn(text);
  if (found) {
    const { title, means, fix } = found.message;
    return { message: title, means, here: readingOf(found, asked, shapes), fix };
  }
  const quoted = text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text;
  return {
    message: quoted,
    means: 'This bench does not know that message. It knows those of recurrent layers and of packing.',
    fix: 'Paste the last line of the traceback, from the name of the error on.',
  };
}

export const pastedTold = (pasted: Pasted | undefined): string =>
  pasted ? ` The message “${pasted.message}”: ${pasted.here || pasted.means}` : '';
