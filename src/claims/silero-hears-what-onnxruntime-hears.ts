/** Claim: Silero VAD, run by the glossary's LSTM and kernels, gives what onnxruntime gives, frame by frame. */
import { defineClaim, inPowers } from '../define.ts';
import { counted } from '../units.ts';
import { apart, heardByOnnxRuntime, heardByUs, sound } from '../wild/silero-compared.ts';
import { loadWeights } from '../wild/silero-files.ts';

const ALLOWED = 1e-5;
/** What is altered where the claim must fail: one weight of the LSTM. */
const ALTERED = 'lstm.U';

export default defineClaim({
  cites: [],
  domain:
    'the weights for 16 kHz in float32 as they are in the package, four voices under three levels of noise, the state carried through all of them; onnxruntime-web on WebAssembly',
  slow: true,
  async measure(added: number = 0) {
    const samples = await sound();
    const compare = async (version: 'v5' | 'v6') => {
      const [weights, theirs] = await Promise.all([loadWeights(version), heardByOnnxRuntime(version)]);
      const { shape, data } = weights[ALTERED];
      const altered = { shape, data: data.map((value, k) => (k === 0 ? value + added : value)) };
      return {
        ...apart(heardByUs({ ...weights, [ALTERED]: altered }, samples), theirs),
        frames: theirs.chances.length,
      };
    };
    const [v5, v6] = [await compare('v5'), await compare('v6')];
    return { allowed: ALLOWED, v5, v6 };
  },
  holds: ({ v5, v6 }) =>
    [v5, v6].every(({ frames, chance, h, c }) => frames >= 1000 && Math.max(chance, h, c) < ALLOWED),
  says: ({ v5, v6 }) => {
    const told = ({ chance, h, c }: typeof v5) =>
      `${inPowers(chance)} in the probability of speech, and by ${inPowers(h)} of its length in the hidden state and ${inPowers(c)} in the cell state`;
    return `Over ${counted(v5.frames)} frames of 32 ms, this glossary’s run of Silero VAD differs from onnxruntime-web by at most ${told(v5)} for v5; for v6 by ${told(v6)}.`;
  },
  breaks: { by: 'one recurrent weight of the LSTM changed by 0.1', alteration: 0.1 },
});
