/** The five lanes of a sentence: what each model carries character by character, what it expects, and what that takes. */

import {
  bytesAfter,
  type Guess,
  READERS,
  type Reading,
  readerNames,
  type Sentence,
} from '../../../training/readers.ts';
import { fill } from '../../fill.ts';
import * as ui from '../../words.ts';
import { barWidth, inBytes, visible } from './words.ts';

/** The height of a row of squares in units of the drawing. A cache, however long, takes as much room as a state. */
const ROW = 10;
const ROWS = 6;
/** How strong a square can be: few degrees make few paths. */
const DEGREES = 5;

export interface LanesProps {
  sentence: Sentence;
  /** Held-out bits per character, by model. */
  bits: Record<string, number>;
  /** The address under which the terms lie. */
  terms: string;
  /** Characters read. */
  read: number;
  /** Where the drawn part of the sentence begins: a narrow picture shows its end. */
  from?: number;
}

/** Same props, same markup. `show` of stepping.ts then moves it to another character. */
export function Lanes({ sentence, bits, terms, read, from = 0 }: LanesProps) {
  const characters = [...sentence.text].slice(from);
  return (
    <div class="lanes">
      <div class="lane lane-head" aria-hidden="true">
        <span>{ui.laneModel}</span>
        <span class="characters">
          {characters.map((character, t) => (
            <i key={t}>{visible(character)}</i>
          ))}
        </span>
        <span class="next-head">{ui.laneNext}</span>
        <span>{ui.laneMemory}</span>
      </div>
      {readerNames.map((name) => {
        const { title, carries } = READERS[name];
        const reading = sentence.readings[name];
        return (
          <div key={name} class={`lane q-${name}`} data-model={name} role="group" aria-label={title}>
            <div class="who">
              <p class="name">
                <a href={`${terms}${name}/`}>{title}</a>
              </p>
              <p class="carries">{carries}</p>
            </div>
            <div class="strip">
              <Memory reading={reading} from={from} />
            </div>
            <ol class="next" data-label={ui.laneNextShort} aria-hidden="true">
              {reading.next[read - 1]!.map((guess, k) => (
                <Bar key={k} guess={guess} />
              ))}
            </ol>
            <div class="costs">
              <p class="bytes">
                <b>{inBytes(bytesAfter(reading, read))}</b> <span>{reading.looksBack ? ui.growing : ui.fixed}</span>
              </p>
              <p class="bits">{fill(ui.bitsPerCharacter, { bits: bits[name]!.toFixed(2) })}</p>
            </div>
          </div>
        );
      })}
    </div>
  );
}

const Bar = ({ guess: [character, probability] }: { guess: Guess }) => (
  <li>
    <b>{visible(character)}</b>
    <svg aria-hidden="true">
      <rect width={barWidth(probability)} height="100%" rx="1.5" />
    </svg>
  </li>
);

/** One square a number: filled above zero, hollow below, stronger the larger it is beside the others of its row. */
function Memory({ reading: { memory, looksBack }, from }: { reading: Reading; from: number }) {
  const T = (looksBack ? memory.length : memory[0]!.length) - from;
  const rows = looksBack ? T : memory.length;
  const height = looksBack ? (ROWS * ROW) / rows : ROW;
  const gap = looksBack ? 0.15 : 1;
  const paths = new Map<string, string>();
  const square = (t: number, row: number, value: number, largest: number) => {
    const degree = Math.ceil(Math.min(1, Math.abs(value) / largest) * DEGREES - 0.5);
    if (degree < 1) return;
    const kind = `${value < 0 ? 'below' : 'above'} d${degree}`;
    const [y, high] = [Number((row * height + gap).toFixed(1)), Number((height - 2 * gap).toFixed(1))];
    paths.set(kind, `${paths.get(kind) ?? ''}M${10 * t + 1} ${y}h8v${high}h-8z`);
  };
  if (looksBack)
    memory.slice(from).forEach((column, t) => {
      column.slice(from).forEach((weight, s) => square(t, s, Math.sqrt(weight), 1));
    });
  else
    memory.forEach((numbers, row) => {
      const largest = Math.max(...numbers.map(Math.abs)) || 1;
      numbers.slice(from).forEach((value, t) => square(t, row, value, largest));
    });
  return (
    <svg viewBox={`0 0 ${10 * T} ${ROWS * ROW}`} preserveAspectRatio="none" aria-hidden="true">
      {[...paths].map(([kind, d]) => (
        <path key={kind} class={kind} d={d} />
      ))}
    </svg>
  );
}
