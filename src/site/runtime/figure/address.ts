/** The demo's state in the page's address: reading a link, writing the state, and a word on what a link could not have. */
import type { Controls, Demo } from '../../../define.ts';
import { fill } from '../../fill.ts';
import * as ui from '../../words.ts';
import { type Curve, fromWord } from './replay.ts';
import { type AnySettings, controlOf, fromQuery, quoted, type Refused, read, toQuery } from './settings.ts';

/** What a link asks of a demo. `curve` is of a shared training; `notice` says what could not be taken from the link. */
export interface Link {
  settings: AnySettings;
  curve?: Curve;
  notice?: string;
}

/** At most this many refusals are told one by one. */
const TOLD = 3;

/** The state that a link gives a demo, whatever the link holds. */
export function readLink(id: string, demo: Demo, query: URLSearchParams): Link {
  const all = fromQuery(id, query);
  const own = all.filter(([name]) => controlOf(demo.controls, name)?.kind === 'paste');
  const word = demo.curve && all.findLast(([name]) => name === 'curve')?.[1];
  const asked = all.filter((entry) => !own.includes(entry) && !(demo.curve && entry[0] === 'curve'));
  const { settings, refused } = read(demo.controls, asked);
  const curve = word === undefined ? undefined : (fromWord(word) ?? undefined);
  const words = [
    ...[...new Set(own.map(([name]) => name))].map((name) =>
      fill(ui.linkHasNoData, { setting: labelOf(demo.controls, name) }),
    ),
    ...twice(asked.map(([name]) => name)).map((name) => fill(ui.linkTwice, { setting: labelOf(demo.controls, name) })),
    ...refused.map((one) => refusal(demo.controls, one)),
    ...(word !== undefined && !curve ? [ui.linkCurve] : []),
  ];
  const more = words.length > TOLD ? fill(ui.linkMore, { count: words.length - TOLD }) : '';
  return {
    settings,
    curve,
    notice: words.length > 0 ? fill(ui.aboutLink, { what: words.slice(0, TOLD).join(' ') + more }) : undefined,
  };
}

const twice = (names: string[]) => [...new Set(names.filter((name, k) => names.indexOf(name) !== k))];
const labelOf = (controls: Controls, name: string) => quoted(controlOf(controls, name)?.label ?? name);

/** One sentence or two: what a link asked for, why it cannot be, and what is used instead. */
function refusal(controls: Controls, { name, why, value }: Refused): string {
  if (value === undefined) return fill(ui.linkUnknown, { setting: quoted(name) });
  const setting = labelOf(controls, name);
  return fill(ui.linkInstead, { setting, why, value: value === '' ? ui.nothing : quoted(value) });
}

/** The address with the demo's state in it, beside that of the page's other demos. */
export function addressWith(address: string, id: string, demo: Demo, settings: AnySettings): URL {
  const url = new URL(address);
  for (const key of [...url.searchParams.keys()]) if (key.startsWith(`${id}.`)) url.searchParams.delete(key);
  for (const [key, value] of toQuery(id, demo.controls, settings)) url.searchParams.set(key, value);
  return url;
}

/** Milliseconds between two writes: Safari and Firefox refuse a page that writes a hundred times in a short while. */
const BETWEEN_WRITES = 300;

/**
 * Calls `write` at most once in a while, and at last with what was handed over last. That it fails disturbs nobody: the
 * address is a convenience, and the next write has all that this one had.
 */
export function seldom<T extends unknown[]>(write: (...given: T) => void, wait = BETWEEN_WRITES) {
  let last: T | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    const given = last;
    last = undefined;
    try {
      if (given) write(...given);
    } catch {
      // The browser refuses to write, or the page has no address of its own.
    }
  };
  return {
    write(...given: T) {
      last = given;
      timer ??= setTimeout(flush, wait);
    },
    flush,
  };
}
