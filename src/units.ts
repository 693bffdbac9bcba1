/** Quantities with their units, as pages print them. */

const three = (value: number) => String(Number(value.toPrecision(3)));

/** A time with its unit, three digits. */
export const duration = (ms: number): string =>
  ms < 1 ? `${three(ms * 1000)} µs` : ms < 1000 ? `${three(ms)} ms` : `${three(ms / 1000)} s`;

/** An amount of memory with its unit, three digits. */
export const memorySize = (bytes: number): string =>
  bytes < 1024
    ? `${bytes} B`
    : bytes < 2 ** 20
      ? `${three(bytes / 1024)} KiB`
      : bytes < 2 ** 30
        ? `${three(bytes / 2 ** 20)} MiB`
        : `${three(bytes / 2 ** 30)} GiB`;

/** So many of something: 1 step, 1,000 steps. */
export const amount = (count: number, one: string): string => `${counted(count)} ${one}${count === 1 ? '' : 's'}`;

/** A whole number with commas between thousands. */
export const counted = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** A power of ten as readers write it: 10⁻³. */
export const powerOfTen = (exponent: number): string =>
  `10${exponent < 0 ? '⁻' : ''}${[...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[Number(digit)]).join('')}`;

/** A text in which a number stays on one line with what belongs to it: 37 %, 2 × 10⁻⁷. */
export const unbroken = (text: string): string => text.replace(/(?<=\d) (?=[%×])|(?<=×) (?=\d)/g, '\u00a0');
