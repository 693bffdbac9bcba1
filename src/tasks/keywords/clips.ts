/** What the spoken words that the glossary ships are there for. */

/**
 * `espeak` are voices of a synthesizer that the spotters know, but that they were not trained on. `first`, `second` and
 * `test` are one voice of a synthesizer that they were not trained on at all, which says each word three times: twice to
 * teach it, and at another speed to test what was taught, then with other words, too. `background` are voices of the training.
 */
export type Part = 'espeak' | 'first' | 'second' | 'test' | 'background';
