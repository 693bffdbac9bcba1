/** Claim: near a cliff, descent with clipped gradients stays where descent without is thrown far off. */
import { defineClaim } from '../define.ts';
import { Random } from '../random.ts';
import { walk } from '../training/cliff.ts';

const [CLIFF, RATE, COUNT, CLIP, SEEDS] = [{ gain: 1.2, steps: 30 }, 0.1, 80, 0.5, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]];

export default defineClaim({
  cites: ['pascanu2013'],
  domain: 'one cliff, one learning rate and these ten starts',
  measure: async (clip: number = CLIP) => {
    const starts = SEEDS.map((seed) => new Random(seed, 'start').uniform(0.35, 0.65));
    const diverged = (at: number) =>
      starts.filter((start) => walk(CLIFF, start, RATE, COUNT, at).thrown !== null).length;
    const farthest = Math.max(...starts.flatMap((start) => walk(CLIFF, start, RATE, COUNT).bias.map(Math.abs)));
    return { walks: SEEDS.length, free: diverged(Infinity), clipped: diverged(clip), farthest };
  },
  holds: ({ walks, free, clipped }) => clipped === 0 && free >= walks / 2,
  says: ({ walks, free, clipped, farthest }) =>
    `Of ${walks} runs of gradient descent on the cliff, from different starts at a learning rate of ${RATE}, ${free} diverge without clipping, one of them as far as ${farthest.toFixed(0)}; with gradients clipped at ${CLIP}, ${clipped} diverge.`,
  breaks: { by: 'a clip of 1000', alteration: 1000 },
});
