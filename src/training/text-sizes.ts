/** The text models that can be chosen: five small ones, and seven of one larger size. Words only: the page reads this without a model. */
import { READERS, type ReaderName } from './readers.ts';

/** The seven, by the folder of what mixes the positions in them. */
export const LARGE_TITLES = {
  rnn: 'RNN',
  lstm: 'LSTM',
  gru: 'GRU',
  'min-gru': 'minGRU',
  mamba: 'Mamba',
  'gated-deltanet': 'Gated DeltaNet',
  transformer: 'Transformer',
} as const;
export type LargeName = keyof typeof LARGE_TITLES;

/** What a choice of a size offers. */
export const TEXT_SIZES = { small: 'five small', large: 'seven large' };
export type TextSize = keyof typeof TEXT_SIZES;

/** What the name of a large model begins with. */
export const LARGE = 'large-';

/** A text model of either size, as its file calls it after `whale-`. */
export type TextName = ReaderName | `large-${LargeName}`;

/** What a choice of one model offers: the small ones by their names alone. */
export const TEXT_MODELS = {
  ...Object.fromEntries(Object.entries(READERS).map(([name, { title }]) => [name, title])),
  ...Object.fromEntries(
    Object.entries(LARGE_TITLES).map(([name, title]) => [`large-${name}`, `${title} (230,000 weights)`]),
  ),
} as Record<TextName, string>;
