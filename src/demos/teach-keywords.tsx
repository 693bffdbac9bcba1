/** A keyword spotter is taught a voice that it has not heard: fine-tuning in the tab, with each word before and after. */
import { BeforeAfter } from '../charts/before-after.tsx';
import { percent } from '../charts/scale.ts';
import { choice, defineDemo, range } from '../define.ts';
import { dispose } from '../engine/tfjs.ts';
import { sound } from '../sound.ts';
import { RATE } from '../tasks/keywords/features.ts';
import { WORDS } from '../tasks/keywords/words.ts';
import { loadSpotter } from '../trained/spotters.ts';
import { loadClips } from '../training/keywords/clips.ts';
import { voiceHeard } from '../training/keywords/heard.ts';
import { type TaughtVoice, teachVoice } from '../training/keywords/teach-voice.ts';
import { amount } from '../units.ts';

const MODELS = { gru: 'GRU', lstm: 'LSTM', attention: 'attention' };
const VOICES = { festival: 'a synthesizer it has not heard', own: 'your own' };
const SAY = `Say, with pauses: ${WORDS.join(', ')}; better twice`;

export default defineDemo({
  title: 'Teach it your voice',
  dare: 'Press Train: ten words of a new voice, each heard once, and the model that missed many of them spots nearly all.',
  start: 'Train',
  trained: ['keywords-gru', 'keywords-lstm', 'keywords-attention'],
  controls: {
    voice: choice('Voice', VOICES, 'festival'),
    own: sound(SAY, { rate: RATE, seconds: 40 }, { when: ['voice', 'own'] }),
    takes: range('Recordings of each word', 1, 2, 1),
    model: choice('Model', MODELS, 'gru'),
    rate: range('Learning rate, in ten-thousandths', 5, 50, 20, { step: 5, rare: true }),
    steps: range('Training steps', 50, 250, 150, { step: 50, rare: true }),
  },
  tries: [
    { label: 'one recording of each word', settings: {} },
    { label: 'two of each', settings: { takes: 2 } },
    { label: 'the attention model', settings: { model: 'attention' } },
  ],
  progress: { doing: 'Training', unit: 'step', at: ({ step }, { steps }) => [step, steps] },
  curve: ({ losses }: TaughtVoice) => losses.map(([, loss]) => loss),
  loads: 'A spotter that this demo saved is tested on the voice, and not taught again.',
  sound: async (settings) => ({ samples: await voiceHeard(settings), rate: RATE }),
  async *run({ voice, own, takes, model, rate, steps, seed }, _random, _now, loaded) {
    const [clips, spotter] = await Promise.all([loadClips(), loadSpotter(model)]);
    const weights = spotter.weights();
    try {
      return yield* teachVoice(model, weights, clips, { voice, own, takes, steps, rate: rate / 10_000, seed }, loaded);
    } finally {
      dispose(weights);
    }
  },
  view: ({ before, now }) => (
    <BeforeAfter
      title="Clips of each word that are heard right, before and after teaching"
      axis="clips heard right"
      rows={[
        ...WORDS.map((word, k) => ({ name: word, before: before.words[k], after: now.words[k], quantity: 'output' })),
        ...(before.others === undefined || now.others === undefined
          ? []
          : [{ name: 'other words', before: before.others, after: now.others, quantity: 'plain' }]),
        { name: 'other voices', before: before.elsewhere, after: now.elsewhere, quantity: 'input' },
      ]}
    />
  ),
  tell: ({ step, before, now, learned, tested, onLearned }, { model, voice }) => {
    const whose = voice === 'own' ? 'your voice' : 'the new voice';
    const tests = onLearned
      ? 'These are the recordings it has learned from, so the number is too good: say every word twice, and it is tested on the last ones.'
      : `It is tested on ${amount(tested, 'word')} that it has not learned from, each under several noises.`;
    const forgot = now.elsewhere < before.elsewhere ? 'that much is forgotten' : 'nothing is forgotten';
    const other =
      before.others === undefined || now.others === undefined
        ? ''
        : ` Of other words of this voice it leaves ${percent(now.others)} alone, before ${percent(before.others)}.`;
    return (
      `After ${amount(step, 'training step')} with ${amount(learned, 'recording')} of ${whose}, the ${MODELS[model]} hears ${percent(now.all)} of its keywords right; ` +
      `before it was ${percent(before.all)}. ${tests}${other} Of the keywords of other voices it hears ${percent(now.elsewhere)} instead of ${percent(before.elsewhere)}: ${forgot}.`
    );
  },
});
