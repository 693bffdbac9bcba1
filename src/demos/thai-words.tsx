/** The Thai word segmenter of ICU4X at work: both directions read a text without spaces, and four tags a character make words. */
import { HeatMap } from '../charts/heat-map.tsx';
import { percent } from '../charts/scale.ts';
import { TaggedWords } from '../charts/tagged-words.tsx';
import { defineDemo, text, toggle } from '../define.ts';
import { amount, counted, memorySize } from '../units.ts';
import { readThai, type ThaiFrame, type Unit } from '../wild/thai-frame.ts';
import { SAMPLES, TAGS } from '../wild/thai-samples.ts';

const rows = (units: Unit[], arrow: string, quantity: string) =>
  units.map(({ unit, values }) => ({ letter: `${arrow} ${unit}`, quantity, values }));
const isThai = (word: ThaiFrame['words'][number]) => (word[0]?.chances.length ?? 0) > 0;

export default defineDemo({
  title: 'Find the words in a Thai text',
  dare: 'Choose “a later word decides” and delete the last four characters: an earlier break goes with them.',
  seedless: 'the network is trained and the text is yours, so nothing is drawn by chance',
  borrowed: 'the Thai network of ICU4X, from the npm package icu 2.3.2 (Unicode-3.0), unchanged.',
  controls: {
    typed: text('Thai text', SAMPLES[0].text, {
      minLength: 1,
      maxLength: 60,
      allowed: '\\p{L}\\p{M}\\p{N}\\p{P}\\p{S} ',
    }),
    timed: toggle('Time it on this device', false, { alters: 'sentence' }),
  },
  tries: SAMPLES.map(({ label, text: typed, says }, k) => ({ label, settings: k ? { typed } : {}, says })),
  run: ({ typed, timed }, _random, now) => readThai(typed, timed, now),
  view: ({ words, forward, backward }) => (
    <div>
      <TaggedWords
        title="The text in words, with the probabilities of the tags of each character"
        lang="th"
        tags={TAGS}
        words={words}
      />
      {forward.length > 0 && (
        <HeatMap
          title="Hidden states: → units of the LSTM that reads from the start, ← of the one that reads from the end; those that vary most"
          unit="character"
          rowHeight={16}
          rows={[...rows(forward, '→', 'hidden'), ...rows(backward, '←', 'update')]}
          extraKey={[
            { mark: 'positive', text: '→ units of the LSTM that reads from the start', quantity: 'hidden' },
            { mark: 'positive', text: '← of the one that reads from the end', quantity: 'update' },
          ]}
        />
      )}
    </div>
  ),
  tell: ({ words, weights, bytes, microseconds }) => {
    const thai = words.filter(isThai);
    if (!thai.length)
      return 'There are no Thai letters in this text, so the network has nothing to read. Type or paste Thai, or choose one of the samples.';
    const spelled = thai.map((word) => word.map(({ character }) => character).join(''));
    const characters = spelled.join('').length;
    const surest = thai.flatMap((word, k) =>
      word.map(({ character, chances }) => ({ character, in: spelled[k], chance: Math.max(...chances) })),
    );
    const least = surest.reduce((one, other) => (other.chance < one.chance ? other : one));
    const took =
      microseconds === undefined
        ? ''
        : ` On this device a character takes ${microseconds.toFixed(1)} µs, all work around it included.`;
    return (
      `In ${amount(characters, 'Thai character')} the network finds ${amount(thai.length, 'word')}: ${spelled.join(', ')}. ` +
      `It is least certain of ${least.character} in ${least.in}, whose tag has a probability of ${percent(least.chance)}. ` +
      `Its ${counted(weights)} weights take ${memorySize(bytes.weights)}, and each direction carries ${memorySize(bytes.state)} from character to character.${took}`
    );
  },
});
