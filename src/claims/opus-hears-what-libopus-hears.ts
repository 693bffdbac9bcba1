/** Claim: the speech/music network of libopus, run by the glossary's GRU, gives the outputs and states of libopus' C. */
import { defineClaim, inPowers } from '../define.ts';
import { counted } from '../units.ts';
import { loadOpus } from '../wild/opus.ts';
import { differenceFromLibopus } from '../wild/opus-compared.ts';

/** What is altered where the claim must fail: one weight of the GRU. */
const ALTERED = 'gru.U';
const TOLERANCE = 1e-5;

export default defineClaim({
  cites: ['opus2019'],
  domain:
    'these clips: speech that was read, synthesized speech and music, both together, and noise; libopus 1.3.1 compiled by gcc without fast math, in float32',
  async measure(added: number = 0) {
    const network = await loadOpus();
    const { shape, data } = network[ALTERED];
    const altered = { shape, data: data.map((value, k) => (k === 0 ? value + added : value)) };
    const weights = { ...network, [ALTERED]: altered };
    return {
      weights: Object.values(weights).reduce((sum, { data: { length } }) => sum + length, 0),
      ...(await differenceFromLibopus(weights)),
    };
  },
  holds: ({ frames, outputs, states }) => frames >= 3000 && outputs < TOLERANCE && states < TOLERANCE,
  says: ({ weights, frames, outputs, states, stateFrames }) =>
    `Run by the GRU of this glossary, the ${counted(weights)} weights of the network in libopus give the probabilities that its C code gives to within ${inPowers(outputs)} in these ${counted(frames)} frames, and the 24 states to within ${inPowers(states)} in the ${counted(stateFrames)} frames in which they were compared, although the C code takes tanh from a table and this run computes it.`,
  breaks: { by: 'one weight changed by 1/128, the least step of its 8 bits', alteration: 1 / 128 },
});
