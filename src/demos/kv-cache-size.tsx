/** What a published model keeps of a text in bytes, and how many tokens fit into the memory that is left for it. */
import { LengthTable } from '../charts/length-table.tsx';
import { choice, defineDemo, range } from '../define.ts';
import { bytesPerToken, fullAfter, keptBytes, STORED, stateBytes, tokensThatFit } from '../published.ts';
import { MODELS, titlesOf } from '../training/published-models.ts';
import { counted } from '../units.ts';

const GIB = 2 ** 30;
const LENGTHS = [1, 2, 4, 8, 16, 32, 64, 128].map((thousand) => 1024 * thousand);
type Format = keyof typeof STORED;
const FORMATS = Object.keys(STORED) as Format[];

/** Bytes of all sequences together; `fits` is in tokens of each, null where any number fits. */
interface Frame {
  title: string;
  perToken: { first: number; later: number };
  /** Tokens until every window is full; 0 without any. */
  full: number;
  fixed: number;
  kept: Record<Format, number[]>;
  fits: Record<Format, number | null>;
}

const forEach = <T,>(value: (format: Format) => T) =>
  Object.fromEntries(FORMATS.map((format) => [format, value(format)])) as Record<Format, T>;
const size = (bytes: number) => Number((bytes / GIB).toPrecision(3));
const said = (bytes: number, memory: number) => `${size(bytes)}${bytes > memory * GIB ? ' ✕' : ''}`;

export default defineDemo({
  title: 'How much memory does its text take?',
  dare: 'Pick a model and the memory left beside its weights. Crossed-out sizes do not fit.',
  calculated: 'only figures of the models’ configurations are used.',
  seedless: 'sizes follow from the configuration alone',
  controls: {
    model: choice('Model', titlesOf(), 'llama-3-8b'),
    sequences: range('Sequences at once', 1, 32, 1),
    memory: range('Memory for it', 1, 64, 8, { unit: 'GiB' }),
  },
  tries: [
    { label: 'one chat', settings: {} },
    { label: '16 chats at once', settings: { sequences: 16 } },
    { label: 'a larger card', settings: { memory: 48 } },
  ],
  *run({ model: id, sequences, memory }): Generator<Frame> {
    const model = MODELS[id]!;
    const { first, later } = bytesPerToken(model);
    const fit = (format: Format) => tokensThatFit(model, (memory * GIB) / sequences, STORED[format]);
    yield {
      title: model.title,
      perToken: { first: sequences * first, later: sequences * later },
      full: fullAfter(model),
      fixed: sequences * stateBytes(model),
      kept: forEach((format) => LENGTHS.map((tokens) => sequences * keptBytes(model, tokens, STORED[format]))),
      fits: forEach((format) => (Number.isFinite(fit(format)) ? fit(format) : null)),
    };
  },
  view: ({ title, kept }, { memory }) => (
    <LengthTable
      title={`GiB kept by ${title}, by tokens a sequence; ✕ is more than ${memory} GiB`}
      lengths={LENGTHS}
      rows={FORMATS.map((format) => ({
        label: format,
        quantity: format === 'f16' ? 'key' : 'value',
        values: kept[format].map((bytes) => said(bytes, memory)),
      }))}
    />
  ),
  tell: ({ title, perToken: { first, later }, full, fixed, fits }, { sequences, memory }) => {
    const many = sequences === 1 ? 'one sequence' : `each of ${sequences} sequences`;
    const state = fixed ? `, and a state of ${counted(fixed)} bytes however many there are` : '';
    if (first === 0) {
      const fit = fits.f16 === null ? 'it fits' : 'it does not fit';
      const takes = `its state takes ${counted(fixed)} bytes`;
      return `A token more in ${many} costs ${title} nothing: ${takes}; ${fit} into ${memory} GiB.`;
    }
    const windows = full ? ` until its windows of ${counted(full)} are full, then ${counted(later)}` : '';
    const fit = (format: Format) => (fits[format] === null ? 'any number of' : counted(fits[format]));
    return (
      `One more token in ${many} costs ${title} ${counted(first)} bytes at 16 bits${windows}${state}; ` +
      `${memory} GiB hold ${fit('f16')} tokens a sequence, ${fit('q8_0')} as q8_0 and ${fit('q4_0')} as q4_0.`
    );
  },
});
