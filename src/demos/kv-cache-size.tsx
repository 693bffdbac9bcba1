/** What a published model keeps of a text in bytes, and how many tokens fit into the memory that is left for it. */
import { LengthTable } from '../charts/length-table.tsx';
import { counted } from '../charts/units.ts';
import { choice, defineDemo, range } from '../define.ts';
import { bytesPerToken, MODELS, STORED, stateBytes, titlesOf } from '../training/published.ts';

const GIB = 2 ** 30;
const LENGTHS = [1, 2, 4, 8, 16, 32, 64, 128].map((thousand) => 1024 * thousand);
type Format = keyof typeof STORED;
const FORMATS = Object.keys(STORED) as Format[];
/** Bytes a token for each way to store a number, and bytes that do not grow. */
type Frame = { perToken: Record<Format, number>; fixed: number };

const size = (bytes: number) => Number((bytes / GIB).toPrecision(3));
const said = (bytes: number, memory: number) => `${size(bytes)}${bytes > memory * GIB ? ' ✕' : ''}`;

export default defineDemo({
  title: 'How much memory does its text take?',
  hint: 'Pick a model and the memory left beside its weights. Crossed-out sizes do not fit.',
  calculated: 'only figures of the models’ configurations are used.',
  seedless: 'sizes follow from the configuration alone',
  controls: {
    model: choice('Model', titlesOf(), 'llama-3-8b'),
    sequences: range('Sequences at once', 1, 32, 1),
    memory: range('Memory for it', 1, 64, 8, { unit: 'GiB', scrub: true }),
  },
  *run({ model, sequences }): Generator<Frame> {
    const each = FORMATS.map((format) => [format, sequences * bytesPerToken(MODELS[model]!, STORED[format])]);
    yield { perToken: Object.fromEntries(each), fixed: sequences * stateBytes(MODELS[model]!) };
  },
  view: ({ perToken, fixed }, { memory, model }) => (
    <LengthTable
      title={`GiB kept by ${MODELS[model]!.title}, by tokens a sequence; ✕ is more than ${memory} GiB`}
      lengths={LENGTHS}
      rows={FORMATS.map((format) => ({
        label: format,
        quantity: format === 'f16' ? 'key' : 'value',
        values: LENGTHS.map((tokens) => said(fixed + perToken[format] * tokens, memory)),
      }))}
    />
  ),
  tell: ({ perToken, fixed }, { model, sequences, memory }) => {
    const { title } = MODELS[model]!;
    const many = sequences === 1 ? 'one sequence' : `each of ${sequences} sequences`;
    const state = fixed ? `, and a state of ${counted(fixed)} bytes however many there are` : '';
    if (perToken.f16 === 0) {
      const fits = fixed <= memory * GIB ? 'it fits' : 'it does not fit';
      const takes = `its state takes ${counted(fixed)} bytes`;
      return `A token more in ${many} costs ${title} nothing: ${takes}; ${fits} into ${memory} GiB.`;
    }
    const fit = (format: Format) => counted(Math.max(0, Math.floor((memory * GIB - fixed) / perToken[format])));
    return (
      `One more token in ${many} costs ${title} ${counted(perToken.f16)} bytes at 16 bits${state}; ` +
      `${memory} GiB hold ${fit('f16')} tokens a sequence, ${fit('q8_0')} as q8_0 and ${fit('q4_0')} as q4_0.`
    );
  },
});
