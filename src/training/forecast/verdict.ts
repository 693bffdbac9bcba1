/** A comparison of forecasts in words and as a table. Pure: the page reads it. */
import { amount } from '../../units.ts';
import { type ForecastFrame, middleOf, type Row } from './frame.ts';
import { NETWORKS, type NetworkName, NOMINAL, type SeriesName, UNITS } from './words.ts';

const middle = (values: number[]): number => values[middleOf(values)];

/** What the models are called; a network by its own name. */
export const titleOf = (name: Row['name'], model: NetworkName): string =>
  ({
    network: NETWORKS[model],
    linear: 'linear autoregression',
    naive: 'naive',
    drift: 'drift',
    seasonal: 'seasonal naive',
    year: 'a year ago',
    yearAndDrift: 'a year ago + drift',
  })[name];

/** A row's score, in the middle of its seeds. */
export const scoreOf = ({ scores }: Row, which: 'mae' | 'rmse' | 'mase' | 'held'): number =>
  middle(scores.map((one) => one[which]));

/** The same in a sentence. */
const inWords = (name: Row['name'], model: NetworkName): string =>
  ({
    network: `the ${NETWORKS[model]}`,
    linear: 'linear autoregression',
    naive: 'the naive forecast',
    drift: 'the drift forecast',
    seasonal: 'the seasonal naive forecast',
    year: '“a year ago”',
    yearAndDrift: '“a year ago” plus drift',
  })[name];

/** Rows from the least mean absolute error to the largest. */
export const ranked = (rows: Row[]): Row[] => [...rows].sort((a, b) => scoreOf(a, 'mae') - scoreOf(b, 'mae'));

/** The best of the models that learn nothing. */
export const bestBaseline = (rows: Row[]): Row =>
  ranked(rows).find(({ name }) => name !== 'linear' && name !== 'network')!;

const percent = (part: number): string => `${(100 * part).toFixed(0)} %`;

/** So many digits that three are not zero. */
const digitsFor = (value: number) => Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value) || 1)));
export const errorText = (value: number, digits = digitsFor(value)): string => value.toFixed(digits);

/** The heads of the table, and a model's cells under them: the middle of its seeds, and the least and the most of them. */
export const HEAD = ['MAE', 'RMSE', 'MASE', `In ${percent(NOMINAL)}`, 'MAE by seed'];
export function cellsOf(row: Row): string[] {
  const [mae, rmse] = [scoreOf(row, 'mae'), scoreOf(row, 'rmse')];
  const of = row.scores.map((one) => one.mae);
  const digits = digitsFor(mae);
  const ends = [Math.min(...of), Math.max(...of)].map((value) => errorText(value, digits));
  return [
    errorText(mae),
    errorText(rmse, digits),
    scoreOf(row, 'mase').toFixed(2),
    percent(scoreOf(row, 'held')),
    of.length > 1 ? ends.join(' – ') : '–',
  ];
}

/** Who won and by how much, how often the interval held the truth, and whether the network says the last value again. */
export function verdict(
  { rows, sizes, nearness, step }: ForecastFrame,
  { data, model, ahead }: { data: SeriesName; model: NetworkName; ahead: number },
): string {
  const network = rows.find(({ name }) => name === 'network')!;
  const [first, second] = ranked(rows) as [Row, Row];
  const { step: unit, values } = UNITS[data];
  const mae = (row: Row) => `${errorText(scoreOf(row, 'mae'))}${values}`;
  const [best, other] = [inWords(first.name, model), inWords(second.name, model)];
  const title = NETWORKS[model];
  const of = network.scores.map((one) => one.mae);
  const seeds =
    of.length > 1
      ? ` (median of ${of.length} seeds, which lie from ${errorText(Math.min(...of))} to ${errorText(Math.max(...of))})`
      : '';
  const ratio = scoreOf(network, 'mae') / scoreOf(first, 'mae');
  const more = ratio >= 2 ? `${errorText(ratio)} times as much` : `${percent(ratio - 1)} more`;
  const stands =
    first === network
      ? `the ${title} has the smallest mean absolute error: ${mae(first)}${seeds}. Next is ${other} with ${mae(second)}.`
      : `the smallest mean absolute error is that of ${best}: ${mae(first)}. The ${title} has ${mae(network)}, ${more}${seeds}.`;
  const next = ahead === 1 ? `the next ${unit}` : `the next ${amount(ahead, unit)}`;
  const near = nearness[middleOf(of)];
  const isNaive = near.last < near.truth / 2;
  return (
    `After ${amount(step, 'training step')}, over ${amount(sizes.test, 'origin')} after all training data, each with a forecast of ${next}, ${stands} ` +
    `Its intervals, made to hold ${percent(NOMINAL)} of the values, hold ${percent(scoreOf(network, 'held'))}. ` +
    `One step ahead its forecasts lie ${errorText(near.last)} from the last value and ${errorText(near.truth)} from what came (RMS), so ` +
    (isNaive ? 'it has learned little more than to repeat the last value.' : 'it does not just repeat the last value.')
  );
}
