/** On a text of one chapter, a table that counts triples of characters beats networks of eight thousand parameters for hundreds of steps. */
import { defineClaim } from '../define.ts';
import { startEngine } from '../engine/backend.ts';
import { Random } from '../random.ts';
import { learnText } from '../training/own-text.ts';
import { mobyDick } from '../training/race/samples.ts';

const SEEDS = [1, 2, 3];
const [SIZE, STEPS] = [8000, 200];

/** The same characters in random order: what follows what is lost. */
function shuffled(text: string): string {
  const letters = [...text.replace(/\s+/g, ' ')];
  return new Random(1, 'shuffled')
    .permutation(letters.length)
    .map((k) => letters[k])
    .join('');
}

export default defineClaim({
  cites: [],
  domain: 'this chapter, this budget and these seeds',
  slow: true,
  async measure(shuffles?: boolean) {
    await startEngine();
    const text = shuffles ? shuffled(mobyDick) : mobyDick;
    const last = SEEDS.map((seed) => [...learnText({ text, size: SIZE, steps: STEPS, seed })].at(-1)!);
    const of = (network: 'gru' | 'transformer') => last.map(({ nets }) => nets[network].at(-1)![1]);
    return {
      triples: last[0]!.tables[3],
      singles: last[0]!.tables[1],
      gru: of('gru'),
      transformer: of('transformer'),
      letters: mobyDick.length,
    };
  },
  // Among characters in no order, triples tell nothing that single characters do not.
  holds: ({ triples, singles, gru, transformer }) =>
    triples < singles - 0.5 && [...gru, ...transformer].every((bits) => bits > triples),
  says: ({ triples, gru, transformer, letters }) => {
    const range = (bits: number[]) => `${Math.min(...bits).toFixed(2)} to ${Math.max(...bits).toFixed(2)}`;
    return `On a chapter of ${letters} characters, after ${STEPS} training steps, a GRU of about ${SIZE} parameters needs ${range(gru)} bits a character on held-out text, and a transformer ${range(transformer)}, over ${SEEDS.length} seeds; a table that counts triples of characters needs ${triples.toFixed(2)}.`;
  },
  breaks: { by: 'the characters of the text in random order', alteration: true },
});
