/** The speech/music network of libopus at work: every weight of it, and what it makes of a clip, frame by frame. */
import { Lines } from '../charts/lines.tsx';
import { percent, shown } from '../charts/scale.ts';
import { WholeNetwork } from '../charts/whole-network.tsx';
import { choice, defineDemo, timeline, toggle } from '../define.ts';
import { counted, memorySize } from '../units.ts';
import { listen } from '../wild/opus-frame.ts';
import { MARKS, partsOf } from '../wild/opus-layout.ts';
import { CLIPS, LAST } from '../wild/opus-names.ts';

const SECONDS = 0.02;
const secondsOf = (frames: number) => `${shown(frames * SECONDS)} s`;

export default defineDemo({
  title: 'Hear speech and music as a phone call does',
  dare: 'Choose “forget it each frame”: without its memory the network changes its mind at every syllable.',
  seedless: 'the network is trained and the clips are recorded, so nothing is drawn by chance',
  borrowed: 'the network of libopus 1.3.1, from the npm package @discordjs/opus 0.10.0 (BSD-3-Clause), unchanged.',
  controls: {
    clip: choice('Clip', CLIPS, 'turns'),
    state: choice('State', { carry: 'carry it', forget: 'forget it each frame' }, 'carry'),
    timed: toggle('Time it on this device', false, { alters: 'sentence', rare: true }),
    step: timeline('Frame', LAST, 305),
  },
  tries: [
    { label: 'speech, then music', settings: {} },
    { label: 'forget it each frame', settings: { state: 'forget' } },
    { label: 'speech over music', settings: { clip: 'over' }, says: 'A mistake, if you wanted to hear the voice.' },
    { label: 'noise', settings: { clip: 'noise' }, says: 'Neither: the second output, activity, is near 0.' },
  ],
  run: ({ clip, state, timed }, _random, now) => listen(clip, { forgets: state === 'forget', timed }, now),
  last: ({ music }) => music.length - 1,
  view: (frame, { step }) => {
    const t = Math.min(step, frame.music.length - 1);
    const along = (values: number[]) => values.map((value, k): [number, number] => [k * SECONDS, value]);
    return (
      <div>
        <Lines
          title="Probability of music, and of activity (speech or music), over time; where the encoder used CELT"
          height={132}
          x={{ label: 'seconds', domain: [0, frame.music.length * SECONDS] }}
          y={{ label: 'probability', domain: [0, 1], ticks: 2 }}
          series={[
            {
              label: 'CELT used',
              quantity: 'update',
              kind: 'steps',
              points: along(frame.codecs.map((codec) => (codec === 'c' ? 1 : 0))),
            },
            { label: 'activity', quantity: 'plain', points: along(frame.activity) },
            { label: 'music', quantity: 'output', points: along(frame.music) },
            { quantity: 'output', kind: 'now', points: [[t * SECONDS, frame.music[t]]] },
          ]}
        />
        <WholeNetwork
          title={`All weights of the network, and what flows through it at frame ${t + 1}`}
          parts={partsOf(frame, t)}
          marks={MARKS}
        />
      </div>
    );
  },
  tell: ({ music, activity, codecs, bytes, microseconds }, { step, state }) => {
    const t = Math.min(step, music.length - 1);
    const share = (are: boolean[]) => percent(are.filter(Boolean).length / are.length);
    const took =
      microseconds === undefined
        ? ''
        : ` On this device a frame takes ${microseconds.toFixed(1)} µs, so the network runs ${counted(Math.round((1e6 * SECONDS) / microseconds))} times as fast as the sound.`;
    return `At ${secondsOf(t)} the network gives music a probability of ${percent(music[t])}, and speech or music together ${percent(activity[t])}. Over the clip${state === 'forget' ? ', without a memory,' : ''} music is the more probable in ${share(music.map((chance) => chance > 0.5))} of the frames; the encoder, which carries the state, used CELT in ${share(codecs.map((codec) => codec === 'c'))}. The ${counted(bytes.weights)} weights take ${memorySize(bytes.weights)} as libopus keeps them, and ${memorySize(bytes.state)} are carried from frame to frame.${took}`;
  },
});
