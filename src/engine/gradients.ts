/** The gradients of tfjs' operations, which register themselves, with two of them repaired. */
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import { lessEqual, registerGradient, stack, type Tensor, unregisterGradient, where, zerosLike } from './tfjs.ts';

// tfjs hands the gradient of an operation with one result over as it is and of several as a list; its own gradient of
// `unstack` counts on the list, and fails for a sequence of one step.
unregisterGradient('Unpack');
registerGradient({
  kernelName: 'Unpack',
  gradFunc: (dy, _, attrs) => ({
    value: () => stack([dy].flat() as Tensor[], (attrs as { axis: number }).axis),
  }),
});

// tfjs multiplies by 0 or 1, which makes NaN of an infinite gradient, and of any where x is NaN. PyTorch lets a gradient
// pass where x is NaN, and nothing where x is 0 or less: `threshold_backward` in aten/src/ATen/native/cpu/Activation.cpp.
unregisterGradient('Relu');
registerGradient({
  kernelName: 'Relu',
  inputsToSave: ['x'],
  gradFunc: (given, saved) => {
    const [dy, [x]] = [given as Tensor, saved as [Tensor]];
    return { x: () => where(lessEqual(x, 0), zerosLike(dy), dy) };
  },
});
