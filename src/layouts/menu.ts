/** Where the header leads: the pages that stand in it, and all of them in its menu, by what a reader comes for. */

export interface Destination {
  title: string;
  path: string;
  /** What is there, in a few words. */
  says: string;
}

const terms = { title: 'Terms', path: '/terms/', says: 'all of them, with a filter' };
const learn = { title: 'Learn', path: '/paths/', says: 'orders in which to read' };
const race = { title: 'Race', path: '/race/', says: 'train models side by side' };
const numbers = { title: 'Numbers', path: '/numbers/', says: 'memory of published models' };
const tested = { title: 'Tested', path: '/tested/', says: 'sentences that glossaries print' };

/** What a wide screen shows at once. */
export const MAIN: Destination[] = [terms, learn, race, numbers, tested];

/** The whole menu. */
export const MENU: { title: string; pages: Destination[] }[] = [
  {
    title: 'Read',
    pages: [
      terms,
      learn,
      { title: 'Map', path: '/graph/', says: 'which term needs which' },
      { title: 'What next', path: '/next/', says: 'from what you know' },
      { title: 'Symbols', path: '/symbols/', says: 'every letter of the equations' },
    ],
  },
  {
    title: 'Run',
    pages: [
      race,
      { title: 'In the wild', path: '/wild/', says: 'networks that programs already run' },
      numbers,
      { title: 'Speed', path: '/speed/', says: 'on record and on your device' },
      { title: 'Search', path: '/search/', says: 'terms and the text of pages' },
    ],
  },
  {
    title: 'Check',
    pages: [
      tested,
      { title: 'Claims', path: '/claims/', says: 'what is measured, with its code' },
      { title: 'Sources', path: '/sources/', says: 'what was read, and how much of it' },
      { title: 'How it is made', path: '/about/', says: 'rules, decisions, architecture' },
    ],
  },
];
