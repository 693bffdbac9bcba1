/** Claim: the network of RNNoise, run by the glossary's GRU, has the states and outputs of the program that is shipped. */
import { defineClaim, inPowers } from '../define.ts';
import { alsoUse } from '../engine/kernels.ts';
import { counted } from '../units.ts';
import { differences, heardByProgram } from '../wild/rnnoise-compared.ts';
import { loadProgram } from '../wild/rnnoise-file.ts';

/** What is altered where the claim must fail: one weight of the last GRU. */
const ALTERED = 'denoise.U';
const [TOLERANCE, OF_STATES] = [1e-4, 1e-3];

export default defineClaim({
  cites: ['rnnoise2025'],
  domain:
    'four voices in hiss half as loud as they are; dist/rnnoise.wasm of @jitsi/rnnoise-wasm 0.2.1, whose features both read, in float32',
  slow: true,
  async measure(added: number = 0) {
    const { weights } = await loadProgram();
    await alsoUse('denoise');
    const { shape, data } = weights[ALTERED];
    const altered = { shape, data: data.map((value, k) => (k === 0 ? value + added : value)) };
    return { ...differences({ ...weights, [ALTERED]: altered }, await heardByProgram()) };
  },
  holds: ({ frames, voice, gains, states }) =>
    frames >= 1000 && voice < TOLERANCE && gains < TOLERANCE && states < OF_STATES,
  says: ({ frames, voice, gains, states, largest }) =>
    `In these ${counted(frames)} frames, our run of the network and the WebAssembly program that is shipped give the same probability of speech to within ${inPowers(voice)}, the same gains to within ${inPowers(gains)}, and the same 168 states, of which the largest is ${largest.toFixed(1)}, to within ${inPowers(states)}, although the program takes tanh from a table.`,
  breaks: { by: 'one weight changed by 1/256, the least step of its 8 bits', alteration: 1 / 256 },
});
