/** The address of a report about a page, filled in for the reader: an issue of the repository. Pure. */
import { fill } from '../fill.ts';
import * as ui from '../words.ts';

/** Browsers, proxies and hosts take at least this many characters of an address. */
const LONGEST = 2000;

interface Report {
  repository: string;
  /** The title and the address of the page. */
  title: string;
  page: string;
  /** The heading above the sentence, and the sentence. */
  heading?: string | undefined;
  sentence?: string | undefined;
  /** Whether nobody has written the page yet: then the report says what it should answer. */
  isPlanned?: boolean;
}

/** A sentence as a quotation, shortened until the address is short enough. */
export function reportAddress(report: Report): string {
  const { sentence = '' } = report;
  const letters = [...sentence.trim().replace(/\s+/g, ' ')];
  for (let kept = letters.length; ; kept -= Math.ceil(kept / 10)) {
    const quoted = letters.slice(0, kept).join('') + (kept < letters.length ? ' …' : '');
    const address = filledIn(report, kept > 0 ? quoted : '');
    if (address.length <= LONGEST || kept === 0) return address;
  }
}

function filledIn({ repository, title, page, heading, isPlanned }: Report, quoted: string): string {
  const body = isPlanned
    ? [ui.wishAsks]
    : [heading ? fill(ui.reportSection, { heading }) : '', fill(ui.reportText, { quoted }), ui.reportAsks];
  const fields = {
    title: fill(isPlanned ? ui.wishTitle : ui.reportTitle, { page: title }),
    body: [fill(ui.reportPage, { address: page }), ...body].filter(Boolean).join('\n\n'),
  };
  const query = Object.entries(fields).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${repository}/issues/new?${query.join('&')}`;
}
