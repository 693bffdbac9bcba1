/** Puts values into the places of a sentence from words.ts. */

/** The names in braces: `'at' | 'of'` for "{at} of {of}". */
type PlacesOf<Sentence extends string> = Sentence extends `${string}{${infer Place}}${infer Rest}`
  ? Place | PlacesOf<Rest>
  : never;

/** `fill('{at} of {of}', { at: 1, of: 3 })` is "1 of 3". A value is taken as it is, braces and all. */
export const fill = <Sentence extends string>(
  sentence: Sentence,
  values: Record<PlacesOf<Sentence>, string | number>,
): string => sentence.replace(/\{(\w+)\}/g, (_, place: PlacesOf<Sentence>) => String(values[place]));
