/** Claim: a network that gives all classes the same score has a cross-entropy of log K. */
import { defineClaim } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { add, cast, mul, oneHot, type Tensor3D, zeros } from '../engine/tfjs.ts';
import { Random } from '../random.ts';
import { parity } from '../tasks/parity.ts';
import { recall } from '../tasks/recall.ts';
import { crossEntropy, toTensors } from '../training/loss.ts';

const [BATCH, LENGTH, SURE] = [16, 12, 4];
const TASKS = { parity, recall };

export default defineClaim({
  cites: [],
  domain: 'any number of classes, equal scores up to 1,000 in size',
  measure: async (hint: number = 0) =>
    scope(() =>
      Object.fromEntries(
        Object.entries(TASKS).map(([name, task]) => {
          const batch = toTensors(task.batch(new Random(2, name), BATCH, LENGTH));
          const K = task.outputs;
          const level = zeros([BATCH, batch.y.shape[1], K]) as Tensor3D;
          const right = cast(oneHot(batch.y, K), 'float32');
          const loss = (scores: Tensor3D) => crossEntropy(scores, batch).dataSync()[0]!;
          return [
            name,
            {
              classes: K,
              loss: loss(add(level, mul(right, hint)) as Tensor3D),
              wrong: loss(mul(right, -SURE) as Tensor3D),
            },
          ];
        }),
      ),
    ),
  holds: (measured) =>
    Object.values(measured).every(
      ({ classes, loss, wrong }) => Math.abs(loss - Math.log(classes)) < 1e-4 && wrong > loss,
    ),
  says: (measured) =>
    `${Object.entries(measured)
      .map(
        ([name, { classes, loss }]) =>
          `On ${name}, with ${classes} classes, equal scores cost ${loss.toFixed(3)} nats, and ln ${classes} is ${Math.log(classes).toFixed(3)}`,
      )
      .join('; ')
      .replace(
        '; On',
        '; on',
      )}; a model that scores the correct class ${SURE} lower than all others pays ${Object.values(measured)[0]!.wrong.toFixed(2)} nats on ${Object.keys(measured)[0]}.`,
  breaks: { by: 'scores that favor the correct class by 1', alteration: 1 },
});
