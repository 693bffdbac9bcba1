/** The page that `npm run bench -- --chromium` opens: the same bench with the peers that run in a browser. */
import { version_core } from '../../engine/tfjs.ts';
import { onnxRuntimeVersion, onnxRuntimeWeb } from '../onnxruntime-web.ts';
import { plainTs } from '../plain-ts.ts';
import type { Measured } from '../result.ts';
import { rows } from '../rows.ts';
import { goals } from '../solve.ts';
import { runSuite } from '../suite.ts';
import { tfLayers } from '../tf-layers.ts';
import { tfjsOps } from '../tfjs-ops.ts';

/** What the command asks of the page, by the ids of rows and goals. */
export interface Asked {
  ids: string[];
  rounds: number;
  seeds: number;
}
/** What the page answers. */
export type Answer = Measured & { versions: Record<string, string> };

declare global {
  interface Window {
    runBench(asked: Asked): Promise<Answer>;
  }
}

globalThis.window.runBench = async ({ ids, rounds, seeds }) => {
  const wanted = <X extends { id: string }>(all: X[]) => all.filter(({ id }) => ids.includes(id));
  const peers = [tfLayers, tfjsOps, onnxRuntimeWeb, plainTs];
  const measured = await runSuite({ rows: wanted(rows), goals: wanted(goals), peers, rounds, seeds }, (next) =>
    console.info(next),
  );
  const browser = /Chrome\/(\d+)/.exec(navigator.userAgent)?.[1] ?? 'unknown';
  return {
    ...measured,
    versions: { chromium: browser, tfjs: version_core, 'onnxruntime-web': await onnxRuntimeVersion() },
  };
};
