/** Reads the bytes of a content file as text that is the same on every system: UTF-8, no byte order mark, lines ending in \n. */
import type { Problem } from './problem.ts';

/** No page, source or list needs more; what is larger is a file put in the wrong place. */
export const LARGEST_FILE = 200_000;

/** Text as every part of the pipeline expects it. Editors on Windows put a mark before it and end lines in \r\n. */
export const normalized = (text: string): string => text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');

/** Control characters, marks that reverse what is read, and the one that stands for letters lost in another encoding. */
const HIDDEN = /(?![\n\r\t])\p{Cc}|[\u202A-\u202E\u2066-\u2069\uFFFD]/u;

const decoded = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** The line on which the first bytes stand that are not UTF-8. A line feed is never part of a longer character. */
function firstBadLine(bytes: Uint8Array): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(10, start);
    if (decoded(bytes.subarray(start, end < 0 ? bytes.length : end)) === undefined) return line;
    if (end < 0) break;
    start = end + 1;
  }
  return line;
}

/** The text of a file, and `problem` where it is not one: then the text is empty. */
export function readText(file: string, bytes: Uint8Array): { text: string; problem?: Problem } {
  const broken = (problem: Omit<Problem, 'file'>) => ({ text: '', problem: { file, ...problem } });
  if (bytes.length > LARGEST_FILE) {
    return broken({
      message: `has ${Math.ceil(bytes.length / 1000)} kB; a file of content has at most ${LARGEST_FILE / 1000} kB`,
      fix: 'Shorten the text, or divide it; recorded data belongs in content/records and content/samples.',
    });
  }
  const text = decoded(bytes);
  if (text === undefined) {
    return broken({
      line: firstBadLine(bytes),
      message: 'is not UTF-8 text',
      fix: 'Save the file as UTF-8; most editors have this under "Save with encoding".',
    });
  }
  const hidden = HIDDEN.exec(text);
  if (hidden) {
    return broken({
      line: normalized(text.slice(0, hidden.index)).split('\n').length,
      message: `holds the character U+${hidden[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}, which is not text`,
      fix: 'Remove it, or write the letter that belongs there.',
    });
  }
  return { text: normalized(text) };
}
