/** A text that models read, and under it, for each of them, numbers at every character and how much one changed character changed them. */
import { HeatMap, type HeatRow } from './heat-map.tsx';
import { unitRows } from './latch-map.tsx';

/** A model: the letter and color of what is drawn of it, [units][T], what a full square stands for, and the changes at each character. */
export interface KeptRows {
  model: string;
  letter: string;
  quantity: string;
  units: number[][];
  size: number;
  moved: number[];
}

/** Powers of ten between the faintest change and a full square, which is 1 or more. */
const DECADES = 6;
/** A change as a part of a full square: a shade for each power of ten, the faintest for all smaller ones, none for none. */
const inDecades = (change: number) =>
  change === 0 ? 0 : Math.min(1, Math.max(1 / DECADES, 1 + Math.log10(change) / DECADES));

function rowsOf({ model, letter, quantity, units, size, moved }: KeptRows): HeatRow[] {
  const [first, ...others] = unitRows(letter, quantity, units, size);
  const change = { letter: 'change', quantity: 'input', values: moved.map(inDecades), numbers: moved };
  return [...(first ? [{ ...first, letter: `${model} ${first.letter}` }] : []), ...others, change];
}

/** `drawn` says what the units of the models are; `at` is the changed character; `onPoint` is told which one was tapped. */
export function KeptMap({
  title,
  text,
  drawn,
  at,
  models,
  onPoint,
}: {
  title: string;
  text: string;
  drawn: string;
  at: number;
  models: KeptRows[];
  onPoint?: (t: number) => void;
}) {
  return (
    <HeatMap
      title={title}
      rows={[{ letter: 'text', quantity: 'plain', values: [], marks: [...text] }, ...models.flatMap(rowsOf)]}
      rowHeight={20}
      unit="character"
      cursor={at}
      onPoint={onPoint}
      extraKey={[
        { mark: 'positive', text: drawn, quantity: models[0]?.quantity },
        {
          mark: 'positive',
          text: 'largest change, a shade for each power of ten; no square: no change',
          quantity: 'input',
        },
      ]}
    />
  );
}
