/** Files are read the same whatever system wrote them; what is not text is told with its line. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { format } from '../../src/markdown/problem.ts';
import { LARGEST_FILE, normalized, readText } from '../../src/markdown/read-text.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const told = (data: Uint8Array) => {
  const { text, problem } = readText('content/terms/x.mdx', data);
  return { text, problem: problem && format(problem) };
};

it('a byte order mark and the line ends of Windows and old Macs leave no trace', () => {
  for (const text of ['\uFEFFone\r\ntwo\r\n', 'one\r\ntwo\r\n', 'one\rtwo\r', '\uFEFFone\ntwo\n']) {
    expect(readText('x', bytes(text)), JSON.stringify(text)).toEqual({ text: 'one\ntwo\n' });
  }
});

it('every page and every source reads the same with CRLF and a mark as without', () => {
  for (const folder of ['content/terms', 'content/sources', 'content/about', 'content/tested']) {
    for (const name of readdirSync(folder)) {
      const text = normalized(readFileSync(`${folder}/${name}`, 'utf8'));
      expect(readText(name, bytes(`\uFEFF${text.replaceAll('\n', '\r\n')}`)), name).toEqual({ text });
    }
  }
});

it.each<[string, Uint8Array, string]>([
  [
    'Latin-1',
    new Uint8Array([...bytes('title: x\n'), 0x53, 0xe9, 0x0a]),
    'content/terms/x.mdx:2 is not UTF-8 text\n    Fix: Save the file as UTF-8; most editors have this under "Save with encoding".',
  ],
  [
    'UTF-16',
    new Uint8Array([0xff, 0xfe, 0x61, 0x00]),
    'content/terms/x.mdx:1 is not UTF-8 text\n    Fix: Save the file as UTF-8; most editors have this under "Save with encoding".',
  ],
  [
    'a cut last character',
    new Uint8Array([...bytes('a\nb\n'), 0xe2, 0x82]),
    'content/terms/x.mdx:3 is not UTF-8 text\n    Fix: Save the file as UTF-8; most editors have this under "Save with encoding".',
  ],
  [
    'a control character',
    bytes('a\nb\u0000c\n'),
    'content/terms/x.mdx:2 holds the character U+0000, which is not text\n    Fix: Remove it, or write the letter that belongs there.',
  ],
  [
    'letters that another encoding lost',
    bytes('a\r\nSchmidhuber, J\uFFFDrgen\n'),
    'content/terms/x.mdx:2 holds the character U+FFFD, which is not text\n    Fix: Remove it, or write the letter that belongs there.',
  ],
  [
    'a large file',
    bytes('x'.repeat(LARGEST_FILE + 1)),
    'content/terms/x.mdx has 201 kB; a file of content has at most 200 kB\n    Fix: Shorten the text, or divide it; recorded data belongs in content/records and content/samples.',
  ],
])('%s is refused by name, with no text', (_, data, problem) => {
  expect(told(data)).toEqual({ text: '', problem });
});

it('as large as allowed is read', () => {
  expect(readText('x', bytes('x'.repeat(LARGEST_FILE))).problem).toBeUndefined();
});
