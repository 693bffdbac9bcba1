import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { attention } from '../../src/cells/attention.ts';
import { deltaNet } from '../../src/cells/deltanet.ts';
import { elman } from '../../src/cells/elman.ts';
import { gru } from '../../src/cells/gru.ts';
import { linearAttention } from '../../src/cells/linear-attention.ts';
import { lstm } from '../../src/cells/lstm.ts';
import { mamba } from '../../src/cells/mamba.ts';
import { minGru } from '../../src/cells/min-gru.ts';
import { s4d } from '../../src/cells/s4d.ts';
import { tcn } from '../../src/cells/tcn.ts';
import { transformerBlock } from '../../src/cells/transformer-block.ts';
import { recurrent } from '../../src/cells/unroll.ts';
import { adamStep, normOf } from '../../src/engine/adam.ts';
import { startEngine } from '../../src/engine/backend.ts';
import { useKernels } from '../../src/engine/kernels.ts';
import * as tf from '../../src/engine/tfjs.ts';
import { Random } from '../../src/random.ts';
const all: Record<string, any> = { attention: attention(2), delta: recurrent(deltaNet(2)), reflect: recurrent(deltaNet(2, 2)), tanh: recurrent(elman()), relu: recurrent(elman('relu')), gru: recurrent(gru()), before: recurrent(gru('before')), linear: recurrent(linearAttention(2)), lstm: recurrent(lstm), mamba: mamba(), mingru: recurrent(minGru), s4d, tcn: tcn(), transformer: transformerBlock(2) };
test('bits', async () => {
  await startEngine();
  const out: string[] = [];
  for (const build of ['simd', 'relaxed'] as const) for (const [name, layer] of Object.entries(all)) {
    await useKernels(build);
    const random = new Random(5, name);
    const [B, T, H] = [4, 13, 10];
    let weights: Record<string, any> = layer.weights({ D: H, H, N: 3 }, random);
    const draw = () => tf.tensor(Float32Array.from({ length: B * T * H }, () => random.normal()), [B, T, H]);
    let moments: any = Object.fromEntries(Object.entries(weights).map(([k, w]) => [k, { weight: w, mean: tf.zerosLike(w as any), square: tf.zerosLike(w as any) }]));
    for (let step = 1; step <= 300; ++step) {
      moments = tf.tidy(() => {
        const x = draw(), y = tf.mul(tf.reverse(x, 1), 0.5);
        const names = Object.keys(moments);
        const g = tf.grads((...ws: any[]) => tf.sum(tf.square(tf.sub(layer.apply(Object.fromEntries(names.map((n, k) => [n, ws[k]])), x), y))))(names.map((n) => moments[n].weight));
        const scale = Math.min(1, 1 / normOf(g));
        return Object.fromEntries(names.map((n, k) => [n, adamStep(moments[n], g[k]!, scale, 1e-2, step)]));
      });
    }
    const hash = createHash('sha256');
    for (const n of Object.keys(moments)) hash.update(new Uint8Array(moments[n].weight.dataSync().slice().buffer));
    out.push(`${build} ${name} ${hash.digest('hex').slice(0, 16)}`);
  }
  writeFileSync(process.env.BITS!, out.join('\n') + '\n');
}, 600000);
