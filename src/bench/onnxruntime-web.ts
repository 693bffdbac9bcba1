/** The peer `onnxruntime-web`: one recurrent node on WebAssembly, one thread, forward only. */
import type { InferenceSession, Tensor } from 'onnxruntime-web';
import { isInOnnx, onnxModel } from './onnx-model.ts';
import { type Peer, type Runner, timedAsync } from './runner.ts';

/** ONNX Runtime; tensors are made once, and the state that a step gives is what the next one takes. */
export const onnxRuntimeWeb: Peer = {
  name: 'onnxruntime-web',
  does: ({ mode, family, resets }) => !resets && (mode === 'stream' || mode === 'sequence') && isInOnnx(family),
  async start(given): Promise<Runner> {
    const { mode, family, T, D, H, x } = given;
    const ort = await runtime();
    const session = await ort.InferenceSession.create(onnxModel(given), {
      executionProviders: ['wasm'],
      graphOptimizationLevel: 'all',
    });
    const steps = mode === 'stream' ? 1 : T;
    const input = new Float32Array(steps * D);
    const state = () => new ort.Tensor('float32', new Float32Array(H), [1, 1, H]);
    const feeds: Record<string, Tensor> = { X: new ort.Tensor('float32', input, [steps, 1, D]), h: state() };
    if (family === 'lstm') feeds.c = state();
    if (mode === 'sequence') input.set(x);
    const answer = mode === 'stream' ? 'h_next' : 'Y';
    let k = 0;
    const call = async () => {
      if (mode === 'stream') {
        input.set(x.subarray(k * D, (k + 1) * D));
        k = (k + 1) % T;
      }
      const results: InferenceSession.OnnxValueMapType = await session.run(feeds);
      if (mode === 'stream') {
        feeds.h = results.h_next as Tensor;
        if (family === 'lstm') feeds.c = results.c_next as Tensor;
      }
      return results[answer]!.data as Float32Array;
    };
    return {
      async prove(count) {
        for (let step = 1; mode === 'stream' && step < count; step++) await call();
        return Float32Array.from(await call());
      },
      time: (calls) => timedAsync(call, calls),
      dispose: () => session.release(),
    };
  },
};

/** Its version. */
export const onnxRuntimeVersion = async () => (await runtime()).env.versions.web ?? 'unknown';

/** The library, set to one thread before its first session: more need cross-origin isolation. */
async function runtime() {
  const ort = await (import.meta.env.SSR ? import('onnxruntime-web') : import('onnxruntime-web/wasm'));
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = 'error';
  return ort;
}
