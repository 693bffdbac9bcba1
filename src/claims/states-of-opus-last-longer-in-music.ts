/** Claim: most states of libopus' network fade within frames; a few last a second, and they do so in music, not in speech. */
import { defineClaim } from '../define.ts';
import { loadOpus } from '../wild/opus.ts';
import { halfLives, withUpdateBias } from '../wild/opus-inside.ts';

/** The middle and the most of the half-lives. */
function spread(lives: number[]): [middle: number, most: number] {
  const sorted = [...lives].sort((a, b) => a - b);
  return [sorted[Math.floor(sorted.length / 2)], sorted[sorted.length - 1]];
}

export default defineClaim({
  cites: [],
  domain: 'the update gates of the shipped network on read speech and on plucked strings, in the geometric mean',
  async measure(added: number = 0) {
    const network = withUpdateBias(await loadOpus(), added);
    const [speech, music] = [await halfLives(network, ['read']), await halfLives(network, ['strings'])];
    return { speech: spread(speech), music: spread(music) };
  },
  holds: ({ speech, music }) => Math.max(speech[0], music[0]) < 0.05 && music[1] > 0.5 && music[1] > 2 * speech[1],
  says: ({ speech, music }) => {
    const told = ([middle, most]: number[]) => `${middle.toFixed(2)} s in the median and ${most.toFixed(1)} s at most`;
    return `The half-lives of the 24 states are ${told(speech)} while the network hears read speech, and ${told(music)} while it hears plucked strings.`;
  },
  breaks: { by: 'the biases of the update gates lowered by 3', alteration: -3 },
});
