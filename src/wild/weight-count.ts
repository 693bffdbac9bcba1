/** How many weights a network has, by the shapes in its record. */
export const weightCount = (shapes: Record<string, number[]>): number =>
  Object.values(shapes).reduce((sum, shape) => sum + shape.reduce((product, length) => product * length, 1), 0);
