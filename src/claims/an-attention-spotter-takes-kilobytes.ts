/** Claim: an attention model that spots keywords takes kilobytes, as recurrent ones of equal size do. */
import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { STEPS_A_SECOND } from '../tasks/keywords/features.ts';
import { loadSpotter } from '../trained/spotters.ts';
import { spotterSize } from '../training/keywords/cost.ts';
import type { Hearing } from '../training/keywords/listen.ts';
import type { SpotterName } from '../training/keywords/network.ts';

/** The memory of a Raspberry Pi 4 in the old claim, in bytes. */
const MEMORY = 4e9;
const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`;

export default defineClaim({
  cites: [],
  domain: 'the shipped spotters in float32, on a stream of sound, with four copies that begin anew in turns',
  async measure(hearing: Hearing = {}) {
    const of = async (name: SpotterName) => {
      const { weights } = await loadSpotter(name);
      return scope(() => spotterSize(name, weights(), hearing));
    };
    return { gru: await of('gru'), lstm: await of('lstm'), attention: await of('attention') };
  },
  holds: (measured) => Object.values(measured).every(({ bytes: { weights, carried } }) => weights + carried < 200_000),
  says({ gru, lstm, attention }) {
    const told = ({ weights, bytes }: typeof gru) =>
      `${weights} weights (${kilobytes(bytes.weights)}) and ${bytes.carried} bytes between two steps`;
    const all = attention.bytes.weights + attention.bytes.carried;
    return `The GRU has ${told(gru)}, the LSTM ${told(lstm)}, and the attention model ${told(attention)}; these two are ${kilobytes(all)} for the attention model, of which 4 GB hold ${Math.floor(MEMORY / all / 1000)} thousand copies.`;
  },
  breaks: { by: 'keys and values of a whole minute kept', alteration: { carries: true, window: 60 * STEPS_A_SECOND } },
});
