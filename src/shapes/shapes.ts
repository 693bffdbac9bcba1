/** Every shape of a recurrent layer in the library that is asked for. */
import type { Asked, LibraryName } from './asked.ts';
import { kerasShapes } from './keras.ts';
import { mlxShapes } from './mlx.ts';
import { pytorchShapes } from './pytorch.ts';
import type { Shapes } from './tensor.ts';

export const LIBRARIES: Record<LibraryName, { title: string; shapes(asked: Asked): Shapes }> = {
  pytorch: { title: 'PyTorch', shapes: pytorchShapes },
  keras: { title: 'Keras', shapes: kerasShapes },
  mlx: { title: 'MLX', shapes: mlxShapes },
};
