/** Which words a keyword spotter takes for which: a confusion matrix over clips of voices that it was not trained on. */
import { Confusion } from '../charts/confusion.tsx';
import { percent } from '../charts/scale.ts';
import { choice, defineDemo, range } from '../define.ts';
import { dispose } from '../engine/tfjs.ts';
import { LABELS } from '../tasks/keywords/words.ts';
import { loadSpotter } from '../trained/spotters.ts';
import { loadClips } from '../training/keywords/clips.ts';
import { confusion } from '../training/keywords/confuse.ts';
import { counted } from '../units.ts';

const MODELS = { gru: 'GRU', lstm: 'LSTM', attention: 'attention' };
const VOICES = { espeak: 'new voices', festival: 'new synthesizer' };

/** The pair of labels that is confused most. */
function worst(matrix: number[][]) {
  const wrong = matrix.flatMap((row, r) => row.map((count, c) => ({ count: r === c ? 0 : count, r, c })));
  return wrong.reduce((one, other) => (other.count > one.count ? other : one));
}

export default defineDemo({
  title: 'See which words are confused',
  dare: 'Turn up the noise: do the words become each other, “unknown”, or “silence”?',
  trained: ['keywords-gru', 'keywords-lstm', 'keywords-attention'],
  controls: {
    voice: choice('Voices', VOICES, 'espeak'),
    noise: range('Noise', 0, 200, 30, { step: 10, unit: '%' }),
    model: choice('Model', MODELS, 'gru'),
  },
  tries: [
    { label: 'new voices', settings: {} },
    { label: 'a new synthesizer', settings: { voice: 'festival' } },
    { label: 'much noise', settings: { noise: 150 } },
    { label: 'attention', settings: { model: 'attention' } },
  ],
  async *run({ voice, noise, model }, random) {
    const [clips, spotter] = await Promise.all([loadClips(), loadSpotter(model)]);
    const weights = spotter.weights();
    try {
      yield confusion(model, weights, clips, { voice, noise }, random);
    } finally {
      dispose(weights);
    }
  },
  view: ({ matrix }) => (
    <Confusion
      title="What each clip is (rows), and what it was taken for (columns), in clips"
      names={[...LABELS]}
      counts={matrix}
    />
  ),
  tell: ({ keywords, unknown, silence, matrix, clips }, { model, voice, noise }) => {
    const { count, r, c } = worst(matrix);
    const most = count
      ? `The most common mistake is to take “${LABELS[r]}” for “${LABELS[c]}”, ${count} of ${matrix[r].reduce((sum, one) => sum + one, 0)} times.`
      : 'It makes no mistake.';
    return (
      `Under noise that is ${noise} % as loud as the voice, the ${MODELS[model]} hears ${percent(keywords)} of the keywords of the ${VOICES[voice]} right. ` +
      `It leaves ${percent(unknown)} of other words and ${percent(silence)} of silence alone, in ${counted(clips)} clips. ${most}`
    );
  },
});
