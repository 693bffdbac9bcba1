/** RNNoise at work: a noisy sound, what is left of it, the gain of each band over time, and the states of the three GRUs. */
import { HeatMap } from '../charts/heat-map.tsx';
import { NoiseTrack } from '../charts/noise-track.tsx';
import { fixed, percent } from '../charts/scale.ts';
import { choice, defineDemo, inPowers, range, toggle } from '../define.ts';
import { sound } from '../sound.ts';
import { counted, memorySize } from '../units.ts';
import { suppress } from '../wild/rnnoise-frame.ts';
import { MIDDLES, MILLISECONDS, RATE } from '../wild/rnnoise-sizes.ts';
import { CLIPS, NOISES, noisy } from '../wild/rnnoise-sounds.ts';

/** The bands that have a label: 0 Hz, 2, 8 and 20 kHz. */
const MARKED = [0, 9, 17, 21];
const QUANTITIES: Record<string, string> = { vad: 'output', noise: 'forget', denoise: 'hidden' };

export default defineDemo({
  title: 'Take the noise out of a sound',
  dare: 'Hear it. Then choose “forget it each frame”, and the noise is back.',
  borrowed:
    'RNNoise 0.1, from the npm package @jitsi/rnnoise-wasm 0.2.1 (Apache-2.0; RNNoise itself BSD-3-Clause), unchanged.',
  controls: {
    clip: choice('Sound', CLIPS, 'reader'),
    own: sound('Your own sound', { rate: RATE, seconds: 6 }, { when: ['clip', 'own'] }),
    kind: choice('Noise', NOISES, 'hiss'),
    noise: range('Loudness of the noise', 0, 200, 60, { step: 10, unit: '%' }),
    play: choice('Play it', { noisy: 'with noise', cleaned: 'cleaned' }, 'cleaned', { scrub: true, alters: 'picture' }),
    state: choice('State', { carry: 'carry it', forget: 'forget it each frame' }, 'carry'),
    timed: toggle('Time it on this device', false, { alters: 'sentence', rare: true }),
  },
  tries: [
    { label: 'a voice in hiss', settings: {} },
    { label: 'forget it each frame', settings: { state: 'forget' } },
    {
      label: 'strings',
      settings: { clip: 'strings', noise: 0 },
      says: 'Music without any noise, and much of it is taken away.',
    },
    { label: 'other voices', settings: { kind: 'voices' }, says: 'Speech is kept, whoever speaks.' },
  ],
  async sound(settings, random) {
    const { heard } = await noisy(settings, random);
    if (settings.play === 'noisy') return { samples: heard, rate: RATE };
    const { loadProgram } = await import('../wild/rnnoise-file.ts');
    return { samples: (await loadProgram()).suppress(heard, settings.state === 'forget').sound, rate: RATE };
  },
  run: (settings, random, now) => suppress({ ...settings, forgets: settings.state === 'forget' }, random, now),
  view: ({ frames, before, after, voice, program, gains, units }, { play }) => (
    <div>
      <NoiseTrack
        title="The sound with noise and cleaned, the probability of speech, and the gain of each band over time"
        before={before}
        after={after}
        front={play === 'noisy' ? 'before' : 'after'}
        voice={voice}
        program={program}
        gains={gains}
        middles={MIDDLES}
        marked={MARKED}
        seconds={(frames * MILLISECONDS) / 1000}
      />
      <HeatMap
        title="States of units of the three GRUs"
        unit="part"
        rowHeight={16}
        rows={units.map(({ gru, unit, size, values }) => ({
          letter: `${gru} ${unit}`,
          quantity: QUANTITIES[gru],
          values,
          size,
        }))}
      />
    </div>
  ),
  tell: ({ frames, speech, apart, ratio, louder, weights, bytes, microseconds }, { clip, own, noise, state }) => {
    if (!frames)
      return clip === 'own' && !own
        ? 'There is no sound of your own yet: record one, or open a file. Until then there is nothing to clean.'
        : 'This sound is shorter than a frame of 10 ms, so there is nothing to clean.';
    const forgetting = state === 'forget' ? 'With its states set to zero before each frame, the' : 'The';
    const became =
      clip === 'none' || !noise
        ? `${forgetting} program makes this sound ${fixed(Math.abs(louder), 1)} dB ${louder < 0 ? 'quieter' : 'louder'}${clip === 'none' ? '' : ', and what is left differs from it'}`
        : `${forgetting} program brings the ratio of signal to noise from ${fixed(ratio.before, 1)} to ${fixed(ratio.after, 1)} dB, where all that differs from the sound without noise counts as noise`;
    const took = microseconds
      ? ` On this device a frame of 10 ms takes our run of the network ${microseconds.network.toFixed(0)} µs (${counted(Math.round((1000 * MILLISECONDS) / microseconds.network))} times as fast as the sound), and the program with all it does ${microseconds.program.toFixed(0)} µs.`
      : '';
    return `${became}. Speech has a probability of a half or more in ${percent(speech)} of the frames. Our run of the network and the program differ by at most ${inPowers(apart)}. The ${counted(weights)} weights take ${memorySize(bytes.weights)}, and ${memorySize(bytes.state)} are carried from frame to frame.${took}`;
  },
});
