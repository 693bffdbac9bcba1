/** Keyword spotting at work: three small networks hear a sound step by step, and say which of ten words it is. */
import { marginFor } from '../charts/frame.tsx';
import { Lines } from '../charts/lines.tsx';
import { textWidth } from '../charts/room.ts';
import { Spectrogram } from '../charts/spectrogram.tsx';
import { choice, defineDemo, range, timeline, toggle } from '../define.ts';
import { dispose } from '../engine/tfjs.ts';
import { sound } from '../sound.ts';
import { RATE, STEPS_A_SECOND } from '../tasks/keywords/features.ts';
import { loadSpotter } from '../trained/spotters.ts';
import { heardOf, WORD_OPTIONS } from '../training/keywords/heard.ts';
import { spot } from '../training/keywords/spot.ts';
import { spottedTold } from '../training/keywords/spotted-told.ts';
import { drawn } from '../training/keywords/spotting.ts';

const MODELS = { gru: 'GRU', lstm: 'LSTM', attention: 'attention' };
const VOICES = { espeak: 'a new voice', festival: 'a new synthesizer', own: 'yours' };
const COLORS = ['output', 'input', 'write', 'error'];
const [SECONDS, LINES] = [4, 4];

export default defineDemo({
  title: 'Spot one of ten words while it is spoken',
  dare: 'Choose “a new synthesizer”: the model has never heard its like. Does it still spot the word?',
  trained: ['keywords-gru', 'keywords-lstm', 'keywords-attention'],
  controls: {
    voice: choice('Voice', VOICES, 'espeak'),
    word: choice('Word', WORD_OPTIONS, 'stop', { when: ['voice', 'espeak', 'festival'] }),
    own: sound('Your own sound', { rate: RATE, seconds: SECONDS }, { when: ['voice', 'own'] }),
    noise: range('Noise', 0, 200, 20, { step: 10, unit: '%' }),
    model: choice('Model', MODELS, 'gru'),
    timed: toggle('Time it on this device', false, { alters: 'sentence', rare: true }),
    at: timeline('Time step', SECONDS * STEPS_A_SECOND - 1, SECONDS * STEPS_A_SECOND - 1),
  },
  tries: [
    { label: 'a new voice', settings: {} },
    { label: 'a new synthesizer', settings: { voice: 'festival' } },
    {
      label: 'another word',
      settings: { word: 'unknown' },
      says: 'A word that is none of the ten should be “unknown”.',
    },
    { label: 'much noise', settings: { noise: 150 } },
  ],
  sound: async (settings, random) => ({ ...(await heardOf(settings, random)), rate: RATE }),
  async *run(settings, random, now) {
    const { samples, clip } = await heardOf(settings, random);
    const said = clip && { word: clip.word, voice: clip.voice };
    const weights = (await loadSpotter(settings.model)).weights();
    try {
      yield* spot(settings.model, weights, { samples, said, timed: settings.timed }, now);
    } finally {
      dispose(weights);
    }
  },
  last: ({ chances }) => Math.max(0, chances.length - 1),
  view: ({ bands, chances }, { at }) => {
    const T = Math.max(1, chances.length);
    const now = Math.min(at, T - 1);
    const lines = drawn(chances, LINES);
    const right = marginFor(Math.max(20, ...lines.map(({ label }) => textWidth(label, 13.5) + 12)));
    return (
      <div>
        <Spectrogram
          title="Spectrogram of the sound"
          bands={bands}
          ends={['0', '4 kHz']}
          right={right}
          heard={now + 1}
        />
        <Lines
          title="Probability of the likeliest labels while the sound comes in"
          height={150}
          x={{ label: 'seconds', domain: [0, T / STEPS_A_SECOND] }}
          y={{ label: 'probability', domain: [0, 1], ticks: 2 }}
          series={lines.map(({ label, values, isWord }, k) => ({
            label,
            quantity: isWord ? COLORS[k] : 'plain',
            kind: isWord ? 'line' : 'theory',
            points: values.slice(0, now + 1).map((value, t): [number, number] => [(t + 1) / STEPS_A_SECOND, value]),
          }))}
        />
      </div>
    );
  },
  tell: (spotted, { model, voice, own, at }) =>
    spottedTold(spotted, { title: MODELS[model], at, isWanting: voice === 'own' && !own }),
});
