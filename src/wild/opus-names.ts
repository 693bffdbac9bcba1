/** What the page needs to show of libopus' network before any of it is loaded: the clips, and what its features are. */

/** The clips in the order of the menu. All music is synthesized, and so is one of the voices. */
export const CLIPS = {
  turns: 'speech, then music, then speech',
  read: 'read speech',
  spoken: 'a synthesizer that speaks',
  strings: 'plucked strings',
  band: 'strings, bass and drums',
  drums: 'drums alone',
  sung: 'a synthetic voice that sings “ah”',
  over: 'speech over music',
  noise: 'white noise',
};
export type Clip = keyof typeof CLIPS;

/** The last frame of the longest clip. */
export const LAST = 803;

const several = (what: string, count: number, first = 1) =>
  Array.from({ length: count }, (_, k) => `${what} ${k + first}`);

/** The features in their order (analysis.c). Cepstral coefficients say which shape the spectrum has; the first, how loud it is. */
export const FEATURE_NAMES = [
  ...several('cepstral coefficient', 4),
  ...several('change of coefficient', 4),
  ...several('bend of coefficient', 3),
  ...several('deviation of coefficient', 4),
  ...several('deviation of change', 3),
  'variability of the spectrum',
  'deviation of bend 1',
  'tonality',
  'activity by rule',
  'stationarity',
  'slope of the tonality',
  'share of quiet frames',
];
