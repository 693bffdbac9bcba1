/** The answer of the shape bench in words: what goes in and comes out, how many weights there are, and how they are counted. */
import { amount, counted as withCommas } from '../units.ts';
import type { Asked } from './asked.ts';
import { type Shapes, type Tensor, totalOf, written } from './tensor.ts';

/** How the weights are counted, a line a layer; layers that count alike share one. */
export function counted({ counts, ...shapes }: Shapes): string[] {
  const lines: { of: string[]; said: string; value: number }[] = [];
  for (const { of, letters, numbers, value } of counts) {
    const said = `${letters} = ${numbers} = ${withCommas(value)}`;
    const last = lines.at(-1);
    if (last?.said === said) last.of.push(of.replace('layer ', ''));
    else lines.push({ of: [of], said, value });
  }
  const told = lines.map(({ of, said }) =>
    of.length > 1
      ? `each of ${of[0]?.replace('layer', 'layers')} to ${of.at(-1)}: ${said}`
      : counts.length > 1
        ? `${of[0]}: ${said}`
        : `weights: ${said}`,
  );
  return counts.length > 1 ? [...told, `together: ${withCommas(totalOf({ ...shapes, counts }))}`] : told;
}

const withMeaning = (one: Tensor) => `${written(one)} (${one.axes.map(({ counts }) => counts).join(', ')})`;
const listed = (words: string[]) =>
  words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : words.join();

/** Tensors of one shape are told together: h_n and c_n of [1, 32, 64]. */
function outputsTold(outputs: Tensor[]): string {
  const groups = Map.groupBy(outputs, written);
  return listed(
    [...groups.values()].map(
      (group) => `${listed(group.map(({ name }) => name))} of ${group[0] ? withMeaning(group[0]) : ''}`,
    ),
  );
}

export function answerTold(shapes: Shapes, { batch, stateful }: Asked, library: string): string {
  const { title, input, outputs, refused } = shapes;
  if (refused) return `${title} cannot be made like this: “${refused.message}”. ${refused.fix}`;
  const keeps =
    library === 'Keras' && stateful
      ? ` It keeps its state for the next call, which must bring ${amount(batch, 'sequence')} again.`
      : '';
  return `${title} of ${library} reads an input of ${withMeaning(input)} and returns ${outputsTold(outputs)}. It has ${withCommas(totalOf(shapes))} weights.${keeps}`;
}
