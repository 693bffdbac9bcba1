/** Where the header leads: the pages that stand in it, and all of them in its menu, by what a reader comes for. */
import * as ui from '../site/words.ts';

export interface Destination {
  title: string;
  path: string;
  /** What is there, in a few words. */
  says: string;
}

const terms = { title: ui.terms, path: '/terms/', says: ui.termsSays };
const learn = { title: ui.learn, path: '/paths/', says: ui.learnSays };
const race = { title: ui.race, path: '/race/', says: ui.raceSays };
const numbers = { title: ui.numbers, path: '/numbers/', says: ui.numbersSays };
const tested = { title: ui.tested, path: '/tested/', says: ui.testedSays };

/** What a wide screen shows at once. */
export const MAIN: Destination[] = [terms, learn, race, numbers, tested];

/** The whole menu. */
export const MENU: { title: string; pages: Destination[] }[] = [
  {
    title: ui.menuRead,
    pages: [
      terms,
      learn,
      { title: ui.map, path: '/graph/', says: ui.mapSays },
      { title: ui.whatNext, path: '/next/', says: ui.whatNextSays },
      { title: ui.symbolsPage, path: '/symbols/', says: ui.symbolsSays },
    ],
  },
  {
    title: ui.menuRun,
    pages: [
      race,
      { title: ui.wild, path: '/wild/', says: ui.wildSays },
      { title: ui.keywords, path: '/keywords/', says: ui.keywordsSays },
      { title: ui.yourNetwork, path: '/your-network/', says: ui.yourNetworkSays },
      { title: ui.shapes, path: '/shapes/', says: ui.shapesSays },
      { title: ui.forecast, path: '/forecast/', says: ui.forecastSays },
      numbers,
      { title: ui.speed, path: '/speed/', says: ui.speedSays },
      { title: ui.search, path: '/search/', says: ui.searchSays },
    ],
  },
  {
    title: ui.menuCheck,
    pages: [
      tested,
      { title: ui.claims, path: '/claims/', says: ui.claimsSays },
      { title: ui.sources, path: '/sources/', says: ui.sourcesSays },
      { title: ui.howMade, path: '/about/', says: ui.howMadeSays },
    ],
  },
];
