/** What was spotted in a sound, and what it cost, in a few sentences. Without a model: a page reads this alone. */
import { STEPS_A_SECOND } from '../../tasks/keywords/features.ts';
import { counted, memorySize } from '../../units.ts';
import type { Spotted } from './spot.ts';
import { ENOUGH, likeliest, spottings } from './spotting.ts';

const STEP_MICROSECONDS = 1e6 / STEPS_A_SECOND;
const seconds = (step: number) => `${((step + 1) / STEPS_A_SECOND).toFixed(2)} s`;

/** `title` is the model's name; `at` the time step that is shown. */
export function spottedTold(
  { chances, said, weights, bytes, microseconds }: Spotted,
  { title, at, isWanting }: { title: string; at: number; isWanting: boolean },
): string {
  if (!chances.length)
    return isWanting
      ? 'There is no sound of your own yet: record a word, or open a file. Until then there is nothing to hear.'
      : 'This sound is shorter than a time step of 30 ms, so there is nothing to hear.';
  const now = Math.min(at, chances.length - 1);
  const { label, chance } = likeliest(chances[now]);
  const found = spottings(chances.slice(0, now + 1));
  const spoken = said ? `“${said.word}” is said by the voice ${said.voice}. ` : '';
  const spotted = found.length
    ? `It has spotted ${found.map(({ word, step }) => `“${word}” at ${seconds(step)}`).join(', then ')}, when the probability rose to ${ENOUGH}. `
    : `No word has reached a probability of ${ENOUGH}. `;
  const took =
    microseconds === undefined
      ? ''
      : ` On this device a time step of 20 ms takes ${microseconds.toFixed(0)} µs, which is ${counted(Math.round(STEP_MICROSECONDS / microseconds))} times as fast as it is spoken.`;
  return (
    `${spoken}After ${seconds(now)} the likeliest label for the ${title} is “${label}” with ${(100 * chance).toFixed(0)} %. ${spotted}` +
    `Its ${counted(weights)} weights take ${memorySize(bytes.weights)}, and ${memorySize(bytes.carried)} are carried from step to step.${took}`
  );
}
