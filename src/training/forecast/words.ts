/** What can be forecast, by which models, and what they are called. Words only: the page reads this without a network. */

export const SERIES = {
  births: 'US births',
  co2: 'CO₂',
  walk: 'wandering value',
  own: 'your own',
} as const;
export type SeriesName = keyof typeof SERIES;

export const NETWORKS = { gru: 'GRU', lstm: 'LSTM' } as const;
export type NetworkName = keyof typeof NETWORKS;

/** What is read and forecast: values, or differences from other values, which are added again. */
export const RELATIVE = {
  values: 'the values',
  last: 'changes from the last value',
  year: 'changes from a year (or season) before',
} as const;
export type Relative = keyof typeof RELATIVE;

/** The part of the values that an interval is to hold. */
export const NOMINAL = 0.9;
/** The values before an origin that are drawn. */
export const PAST = 14;

/** What a step of each series is, what follows a value, and what its axis is called. */
export const UNITS: Record<SeriesName, { step: string; values: string; axis: string }> = {
  births: { step: 'day', values: ' births', axis: 'births a day' },
  co2: { step: 'month', values: ' ppm', axis: 'CO₂ in ppm' },
  walk: { step: 'step', values: '', axis: 'value' },
  own: { step: 'step', values: '', axis: 'value' },
};
