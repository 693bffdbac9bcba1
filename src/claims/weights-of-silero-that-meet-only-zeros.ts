/** Claim: in frames of 512 samples, some taps of the last convolutions of Silero VAD only ever meet padding. */
import { defineClaim } from '../define.ts';
import { counted } from '../units.ts';
import { listen } from '../wild/silero.ts';
import { loadWeights } from '../wild/silero-files.ts';
import { sounds, withSilero } from '../wild/silero-inside.ts';
import { weightCount } from '../wild/weight-count.ts';

/** Taps whose inputs lie beside the only frame there is: the first of the third convolution, both outer ones of the fourth. */
const IDLE: Record<string, number[]> = { 'conv3.W': [0], 'conv4.W': [0, 2] };
const TAPS = 3;

export default defineClaim({
  cites: [],
  domain: 'v5 and v6 at 16 kHz, with frames of 512 samples behind 64 of the frame before',
  slow: true,
  async measure(more: Record<string, number[]> = {}) {
    const [samples] = await sounds([0.3]);
    let idle = 0;
    const of = async (version: 'v5' | 'v6') => {
      const before = await withSilero(version, (network) => listen(network, samples).chances);
      const after = await withSilero(
        version,
        (network) => listen(network, samples).chances,
        (weights) => {
          idle = 0;
          const changed = Object.entries({ ...IDLE, ...more }).map(([name, taps]) => {
            const { shape, data } = weights[name];
            const isIdle = (k: number) => taps.includes(k % TAPS);
            idle += data.filter((_, k) => isIdle(k)).length;
            return [name, { shape, data: data.map((value, k) => (isIdle(k) ? value + 1 : value)) }] as const;
          });
          return { ...weights, ...Object.fromEntries(changed) };
        },
      );
      return Math.max(...before.map((chance, n) => Math.abs(chance - after[n])));
    };
    const changes = { v5: await of('v5'), v6: await of('v6') };
    const weights = await loadWeights('v6');
    const all = weightCount(Object.fromEntries(Object.entries(weights).map(([name, { shape }]) => [name, shape])));
    return { idle, all, share: (100 * idle) / all, ...changes };
  },
  holds: ({ idle, v5, v6 }) => idle > 10_000 && v5 === 0 && v6 === 0,
  says: ({ idle, all, share }) =>
    `Of the ${counted(all)} weights of Silero VAD, ${counted(idle)} (${share.toFixed(1)} %) are multiplied by nothing but the zeros around a frame: adding 1 to each of them leaves the probabilities of v5 and v6 as they are.`,
  breaks: { by: 'the middle tap of the fourth convolution changed as well', alteration: { 'conv4.W': [0, 1, 2] } },
});
