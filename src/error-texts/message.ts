/** A message of a library that readers paste: how it is recognized, what it means, and the fix. */
export interface KnownMessage {
  /** Its place on the page of shapes. */
  id: string;
  /** As it is quoted, with dots for what differs. */
  title: string;
  library: string;
  /** Recognizes it in a message that is `bare`; numbers of its shapes stand in named groups. */
  pattern: RegExp;
  means: string;
  fix: string;
  /** The term that explains what lies behind it. */
  term: string;
  /** Set where the library was not run here: whose words these are. */
  from?: string;
}

/**
 * A message without what differs between terminals, versions and quotation marks: lower case, and every sign that is no
 * letter and no digit a space. Colors of a terminal are dropped.
 */
export const bare = (message: string): string =>
  message
    .normalize('NFKC')
    .replace(/\p{Cc}?\[\d*(?:;\d+)*m/gu, ' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The numbers of a shape in a bare message. */
export const numbersIn = (text = ''): number[] => (text.match(/\d+/g) ?? []).map(Number);
