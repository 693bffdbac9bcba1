/** Claim: what the fixed state of Mamba-2.8B weighs, in tokens of the caches of transformers beside it. */
import { defineClaim } from '../define.ts';

const [LAYERS, CHANNELS, FLOAT32, HALF, MIB, GIB, LENGTH] = [64, 5120, 4, 16, 2 ** 20, 2 ** 30, 32_768];
const [PYTHIA, LLAMA] = [2 * 32 * 2560 * 2, 2 * 32 * 8 * 128 * 2];

export default defineClaim({
  formula: true,
  cites: ['llamacpp2026hparams', 'mambassm2026', 'pythia2023', 'metallama2024'],
  domain: 'the sizes of these models, counted',
  measure: async (state: number = 16) => {
    const bytes = LAYERS * CHANNELS * (state + 3) * FLOAT32;
    const second = LAYERS * (CHANNELS * 128 + 3 * (CHANNELS + 2 * 128)) * FLOAT32;
    return {
      bits: 8 * FLOAT32,
      mib: bytes / MIB,
      package: (LAYERS * CHANNELS * (16 + 4) * 2) / MIB,
      inPythia: bytes / PYTHIA,
      inLlama: bytes / LLAMA,
      pythiaGiB: (PYTHIA * LENGTH) / GIB,
      llamaGiB: (LLAMA * LENGTH) / GIB,
      secondMiB: second / MIB,
      secondInLlama: Math.round(second / LLAMA),
    };
  },
  holds: ({ mib, inPythia, inLlama, secondInLlama }) =>
    mib === 23.75 && inPythia === 76 && inLlama === 190 && secondInLlama === 1312,
  says: ({ bits, mib, package: half, inPythia, inLlama, pythiaGiB, llamaGiB, secondMiB, secondInLlama }) =>
    `The state of Mamba-2.8B takes ${mib} MiB in llama.cpp, at ${bits} bits (${half} MiB in its own package), as much as the cache of Pythia at ${HALF} bits after ${inPythia} tokens or that of Llama-3-8B after ${inLlama}; at ${LENGTH.toLocaleString('en-US')} tokens these two caches take ${pythiaGiB} and ${llamaGiB} GiB; ` +
    `with 128 numbers per channel instead of 16, the state would take ${secondMiB.toFixed(0)} MiB, as much as ${secondInLlama.toLocaleString('en-US')} tokens of Llama-3-8B.`,
  breaks: { by: 'a state of 128 numbers a channel', alteration: 128 },
});
