/** The cache of a published model in bytes, and how many tokens fit into the memory that is left for it. */
import { LengthTable } from '../charts/length-table.tsx';
import { counted } from '../charts/units.ts';
import { choice, defineDemo, range } from '../define.ts';
import { bytesPerToken, CACHES, STORED } from '../training/cache-size.ts';

const GIB = 2 ** 30;
const LENGTHS = [1, 2, 4, 8, 16, 32, 64, 128].map((thousand) => 1024 * thousand);
const NAMES = { 'Llama-3-8B': 'Llama-3-8B', 'Qwen3-8B': 'Qwen3-8B', 'Pythia-2.8B': 'Pythia-2.8B' };
/** Bytes a token for each way to store a number. */
type Frame = Record<keyof typeof STORED, number>;
const FORMATS = Object.keys(STORED) as (keyof typeof STORED)[];
const said = (bytes: number, memory: number) =>
  `${Number((bytes / GIB).toPrecision(3))}${bytes > memory * GIB ? ' ✕' : ''}`;

export default defineDemo({
  title: 'How much memory does its cache take?',
  hint: 'Pick a model and the memory left beside its weights. Crossed-out sizes do not fit.',
  untrained: 'only figures of the models’ configurations are used.',
  controls: {
    model: choice('Model', NAMES, 'Llama-3-8B'),
    sequences: range('Sequences at once', 1, 32, 1),
    memory: range('Memory for the cache', 1, 64, 8, { unit: 'GiB', scrub: true }),
  },
  *run({ model, sequences }): Generator<Frame> {
    const each = FORMATS.map((format) => [format, sequences * bytesPerToken(CACHES[model], STORED[format])]);
    yield Object.fromEntries(each) as Frame;
  },
  view: (frame, { memory, model }) => (
    <LengthTable
      title={`GiB for the cache of ${model}, by tokens a sequence; ✕ is more than ${memory} GiB`}
      lengths={LENGTHS}
      rows={FORMATS.map((format) => ({
        label: format,
        quantity: format === 'f16' ? 'key' : 'value',
        values: LENGTHS.map((tokens) => said(frame[format] * tokens, memory)),
      }))}
    />
  ),
  tell: (frame, { model, sequences, memory }) => {
    const fit = (format: keyof typeof STORED) => counted(Math.floor((memory * GIB) / frame[format]));
    const many = sequences === 1 ? 'one sequence' : `each of ${sequences} sequences`;
    return (
      `One more token in ${many} costs ${model} ${counted(frame.f16)} bytes at 16 bits; ${memory} GiB hold ` +
      `${fit('f16')} tokens a sequence, ${fit('q8_0')} as q8_0 and ${fit('q4_0')} as q4_0.`
    );
  },
});
