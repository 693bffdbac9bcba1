/** What a published model keeps of a text in bytes, and how many tokens fit into the memory that is left for it. */
import { Ranking } from '../charts/ranking.tsx';
import { shown } from '../charts/scale.ts';
import { choice, defineDemo, range } from '../define.ts';
import { titlesOf } from '../training/published-models.ts';
import { FORMATS, type Format, LENGTHS, type TextMemory, textMemory } from '../training/text-memory.ts';
import { counted } from '../units.ts';

const GIB = 2 ** 30;
const LONGEST = Math.max(...LENGTHS);
const NAMES: Record<Format, string> = { f16: '16 bits (f16)', q8_0: '8 bits (q8_0)', q4_0: '4 bits (q4_0)' };

const size = (bytes: number) => shown(Number((bytes / GIB).toPrecision(3)), 3);

export default defineDemo({
  title: 'How much memory does its text take?',
  dare: 'Serve 16 chats at once: how long may each of them get before the memory is full?',
  calculated: 'only figures of the models’ configurations are used.',
  seedless: 'sizes follow from the configuration alone',
  controls: {
    model: choice('Model', titlesOf(), 'llama-3-8b'),
    sequences: range('Sequences at once', 1, 32, 1),
    memory: range('Memory left for it', 1, 64, 8, { unit: 'GiB' }),
  },
  tries: [
    { label: 'one chat', settings: {} },
    { label: '16 chats at once', settings: { sequences: 16 } },
    { label: 'a larger card', settings: { memory: 48 } },
  ],
  *run({ model, sequences, memory }): Generator<TextMemory> {
    yield textMemory(model, sequences, memory * GIB);
  },
  view: ({ title, kept, fits }, { memory }) => {
    const most = memory * GIB;
    const least = Math.min(...FORMATS.map((format) => fits[format] ?? LONGEST));
    return (
      <div class="beside halves">
        <Ranking
          title="GiB kept at 16 bits, by tokens"
          most={Math.max(2 * most, kept.f16[0] ?? 0)}
          limit={{ value: most, label: `${memory} GiB of memory` }}
          rows={LENGTHS.map((tokens, k) => {
            const bytes = kept.f16[k] ?? 0;
            const fit = bytes <= most;
            return {
              label: counted(tokens),
              value: bytes,
              printed: `${size(bytes)}${fit ? '' : ' ✕'}`,
              quantity: fit ? 'key' : 'error',
            };
          })}
        />
        <Ranking
          title={`Tokens that fit, by format of the cache of ${title}`}
          rows={FORMATS.map((format) => ({
            label: NAMES[format],
            value: fits[format] ?? LONGEST,
            printed: fits[format] === null ? 'any number' : counted(fits[format]),
            quantity: format === 'f16' ? 'key' : 'value',
          }))}
          most={Math.max(1, least * 4)}
        />
      </div>
    );
  },
  tell: ({ title, perToken: { first, later }, full, fixed, fits }, { sequences, memory }) => {
    const many = sequences === 1 ? 'one sequence' : `each of ${sequences} sequences`;
    if (first === 0) {
      const fit = fits.f16 === null ? 'it fits' : 'it does not fit';
      return (
        `${title} keeps no cache, so one more token in ${many} costs no memory: its state takes ${counted(fixed)} bytes ` +
        `however long the text is, and ${fit} into ${memory} GiB.`
      );
    }
    const state = fixed ? `, beside a state of ${counted(fixed)} bytes that does not grow` : '';
    const windows = full ? ` until its windows of ${counted(full)} are full, and ${counted(later)} after that` : '';
    const fit = (format: Format) => (fits[format] === null ? 'any number of' : counted(fits[format]));
    return (
      `One more token in ${many} costs ${title} ${counted(first)} bytes at 16 bits${windows}${state}. So ${memory} GiB hold ` +
      `${fit('f16')} tokens per sequence; stored in 8 bits (q8_0) they hold ${fit('q8_0')}, in 4 bits (q4_0) ${fit('q4_0')}.`
    );
  },
});
