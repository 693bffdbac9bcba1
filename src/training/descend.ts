/** The path of an optimizer through a landscape: the same rules that train networks, on two weights. */
import { scope } from '../engine/scope.ts';
import { keep, tensor, tidy } from '../engine/tfjs.ts';
import type { Random } from '../random.ts';
import type { Landscape, Point } from './landscape.ts';
import { RuleOptimizer, type RuleOptimizerSettings } from './rule-optimizer.ts';

/** Farther out nothing is followed. */
const FAR = 1e4;

/**
 * Places before the first and after each of so many steps; fewer where the path runs away. The two weights are a matrix
 * of one column. `noise` is the standard deviation of what each step's batch adds to both parts of the gradient.
 */
export function descend(
  { gradient }: Landscape,
  start: Point,
  steps: number,
  settings: RuleOptimizerSettings,
  noise?: { size: number; random: Random },
): Point[] {
  return scope(() => {
    const weights = { θ: keep(tensor(start, [2, 1])) };
    const optimizer = new RuleOptimizer(weights, settings);
    const path: Point[] = [start];
    for (let step = 0; step < steps; step++) {
      const slope = gradient(path[step]).map((part) => part + (noise ? noise.size * noise.random.normal() : 0));
      tidy(() => optimizer.step(weights, { θ: tensor(slope, [2, 1]) }));
      const [x, y] = weights.θ.dataSync();
      path.push([x, y]);
      if (!(Math.hypot(x, y) < FAR)) break;
    }
    optimizer.dispose();
    weights.θ.dispose();
    return path;
  });
}
