/** The gradients of tfjs' operations, which register themselves, with one of them repaired. */
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import { registerGradient, stack, type Tensor, unregisterGradient } from './tfjs.ts';

// tfjs hands the gradient of an operation with one result over as it is and of several as a list; its own gradient of
// `unstack` counts on the list, and fails for a sequence of one step.
unregisterGradient('Unpack');
registerGradient({
  kernelName: 'Unpack',
  gradFunc: (dy, _, attrs) => ({
    value: () => stack([dy].flat() as Tensor[], (attrs as unknown as { axis: number }).axis),
  }),
});
