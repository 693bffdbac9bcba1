/** Silero VAD at work: is there speech in this frame? With its state carried along, forgotten in each frame, or reset once. */
import { HeatMap } from '../charts/heat-map.tsx';
import { percent } from '../charts/scale.ts';
import { SpeechTrack } from '../charts/speech-track.tsx';
import { choice, defineDemo, range, toggle } from '../define.ts';
import { sound } from '../sound.ts';
import { amount, counted, memorySize } from '../units.ts';
import { hear, MILLISECONDS, SPEECH, stretches } from '../wild/silero-frame.ts';
import { heardOf, RATE } from '../wild/voices.ts';

const seconds = (frames: number) => `${((frames * MILLISECONDS) / 1000).toFixed(1)} s`;

export default defineDemo({
  title: 'Find the speech in a sound',
  dare: 'Choose “forget it each frame”: most of the speech is no longer found, although the sound is the same.',
  borrowed: 'Silero VAD, from the npm package @ricky0123/vad-web 0.0.31 (MIT), unchanged.',
  controls: {
    voice: choice(
      'Voice',
      {
        reader: 'a reader',
        command: 'a command',
        cards: 'names of cards',
        synthetic: 'a synthesizer',
        none: 'no voice',
        own: 'your own',
      },
      'reader',
    ),
    own: sound('Your own sound', { rate: RATE, seconds: 20 }, { when: ['voice', 'own'] }),
    noise: range('Noise', 0, 200, 60, { step: 10, unit: '%' }),
    state: choice('State', { carry: 'carry it', forget: 'forget it each frame' }, 'carry'),
    reset: range('Reset the state at', 0, 95, 0, { step: 5, unit: '%', when: ['state', 'carry'] }),
    version: choice('Version', { v5: 'v5', v6: 'v6' }, 'v6', { rare: true }),
    timed: toggle('Time it on this device', false, { alters: 'sentence', rare: true }),
  },
  tries: [
    { label: 'carry the state', settings: {} },
    { label: 'forget it each frame', settings: { state: 'forget' } },
    {
      label: 'reset in mid-speech',
      settings: { reset: 50 },
      says: 'After the reset it takes a moment until speech is found again.',
    },
    { label: 'only noise', settings: { voice: 'none' } },
  ],
  sound: async (settings, random) => ({ samples: await heardOf(settings, random), rate: RATE }),
  async *run(settings, random, now) {
    const { state, reset, version, timed } = settings;
    const samples = await heardOf(settings, random);
    yield* hear(samples, { version, timed, carries: state === 'carry', reset: reset / 100 }, now);
  },
  view: ({ peaks, chances, units, reset }, _, set) => (
    <div>
      <SpeechTrack
        title="The sound and the probability of speech over time"
        peaks={peaks}
        chances={chances}
        speech={stretches(chances)}
        limit={SPEECH}
        milliseconds={MILLISECONDS}
        reset={reset}
        onPoint={(frame) => set({ state: 'carry', reset: Math.min(95, 5 * Math.round((20 * frame) / peaks.length)) })}
      />
      {units.length > 0 && (
        <HeatMap
          title="Cell states and forget gates of the units that move the probability most"
          unit="frame"
          rowHeight={16}
          rows={units.flatMap(({ unit, size, cell, forget }) => [
            { letter: `c ${unit}`, quantity: 'cell', values: cell, size },
            { letter: `f ${unit}`, quantity: 'forget', values: forget },
          ])}
        />
      )}
    </div>
  ),
  tell: ({ peaks, chances, speech, arrived, weights, bytes, microseconds }, { state, voice, own }) => {
    if (!peaks.length)
      return voice === 'own' && !own
        ? 'There is no sound of your own yet: record one, or open a file. Until then there is nothing to hear.'
        : 'This sound is shorter than a frame of 32 ms, so there is nothing to hear.';
    if (arrived)
      return `The weights are on their way: ${memorySize(arrived.done)} of ${memorySize(arrived.of)} have come. The picture shows the sound alone until then.`;
    const found = chances.filter((chance) => chance >= SPEECH).length;
    const other = state === 'carry' ? speech.forgotten : speech.carried;
    const otherwise = state === 'carry' ? 'With the state forgotten in each frame' : 'With the state carried';
    const took =
      microseconds === undefined
        ? ''
        : ` On this device a frame of 32 ms takes ${microseconds.toFixed(0)} µs, which is ${counted(Math.round((1000 * MILLISECONDS) / microseconds))} times as fast as it is spoken.`;
    return (
      `${amount(found, 'frame')} of ${counted(chances.length)} (${percent(found / chances.length)}, ${seconds(found)} in all) ${found === 1 ? 'counts' : 'count'} as speech, in ${amount(stretches(chances).length, 'stretch').replace('stretchs', 'stretches')}. ` +
      `${otherwise} it would be ${counted(other)}. ` +
      `The ${counted(weights)} weights take ${memorySize(bytes.weights)}, and ${memorySize(bytes.state)} are carried from frame to frame.${took}`
    );
  },
});
