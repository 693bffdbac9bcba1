/** In which order the cells of a stacked recurrent network can be computed, and how many at the same time. */

/** A stack of `layers` over `steps` time steps; with `both` directions a layer reads the whole of the one below, from both ends. */
export interface Stack {
  layers: number;
  steps: number;
  both: boolean;
}

/** A cell of the stack: layer from 0 at the bottom, time step from 0, and the direction, 0 forward and 1 backward. */
export interface Place {
  layer: number;
  step: number;
  direction: 0 | 1;
}

const directionsOf = ({ both }: Stack): (0 | 1)[] => (both ? [0, 1] : [0]);

/** The cells that must have been computed before this one: the one before it in its own layer, and what it reads below. */
export function before(stack: Stack, { layer, step, direction }: Place): Place[] {
  const last = direction === 0 ? step - 1 : step + 1;
  const own = last < 0 || last >= stack.steps ? [] : [{ layer, step: last, direction }];
  const below =
    layer === 0 ? [] : directionsOf(stack).map((one): Place => ({ layer: layer - 1, step, direction: one }));
  return [...own, ...below];
}

export const placesOf = (stack: Stack): Place[] =>
  Array.from({ length: stack.layers }, (_, layer) =>
    Array.from({ length: stack.steps }, (_, step) =>
      directionsOf(stack).map((direction): Place => ({ layer, step, direction })),
    ),
  ).flat(2);

const named = ({ layer, step, direction }: Place) => `${layer} ${step} ${direction}`;

/** The cells by waves: each cell in the first wave in which all that it waits for is there. */
export function wavesOf(stack: Stack): Place[][] {
  const wave = new Map<string, number>();
  const find = (place: Place): number => {
    const known = wave.get(named(place));
    if (known !== undefined) return known;
    const found = Math.max(-1, ...before(stack, place).map(find)) + 1;
    wave.set(named(place), found);
    return found;
  };
  const waves: Place[][] = [];
  for (const place of placesOf(stack)) {
    const at = find(place);
    waves[at] = [...(waves[at] ?? []), place];
  }
  return waves;
}
