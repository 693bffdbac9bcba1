/** The peer `pytorch`, in a process of its own that waits while others run. In Node only. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Given } from './family.ts';
import script from './pytorch_peer.py?raw';
import type { Peer, Runner } from './runner.ts';

/** The peer with its version, and how to end its process. */
export interface PytorchPeer extends Peer {
  version: string;
  stop(): void;
}

/** Starts PyTorch, or resolves with the reason why it cannot: no Python, or none with `torch`. */
export async function startPytorch(
  pythons = ['/usr/bin/python3', 'python3'],
): Promise<PytorchPeer | { skipped: string }> {
  const reasons: string[] = [];
  for (const python of pythons) {
    const told = await open(python);
    if ('skipped' in told) reasons.push(`${python}: ${told.skipped}`);
    else return peer(told);
  }
  return { skipped: `no Python with PyTorch (${reasons.join('; ')})` };
}

type Answer = { version?: string; proof?: number[]; ns?: number };
type Told = { child: ChildProcess; version: string; ask(what: object): Promise<Answer> };

async function open(python: string): Promise<Told | { skipped: string }> {
  const child = spawn(python, ['-c', script], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' },
  });
  let errors = '';
  child.stderr.on('data', (text) => {
    errors += text;
  });
  const lastWords = () => errors.trim().split('\n').at(-1) || 'it ended';
  // What went wrong is said by whoever waits for an answer next.
  const ended = new Promise<never>((_, reject) => {
    child.on('error', (error) => reject(new Error(error.message)));
    child.on('close', () => reject(new Error(lastWords())));
  });
  ended.catch(() => undefined);
  child.stdin.on('error', () => undefined);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async (): Promise<Answer> => {
    const line = await Promise.race([lines.next(), ended]);
    return line.done ? ended : (JSON.parse(line.value) as Answer);
  };
  const ask = (what: object) => {
    child.stdin.write(`${JSON.stringify(what)}\n`);
    return answer();
  };
  try {
    const { version = '' } = await answer();
    return { child, version, ask };
  } catch (error) {
    return { skipped: (error as Error).message };
  }
}

function peer({ child, version, ask }: Told): PytorchPeer {
  return {
    name: 'pytorch',
    version,
    does: ({ mode, family, resets }) => !resets && mode !== 'pass' && ['rnn', 'gru', 'lstm'].includes(family),
    async start(given): Promise<Runner> {
      await ask({ given: written(given) });
      return {
        prove: async (steps) => (await ask({ prove: steps })).proof!,
        time: async (calls) => (await ask({ time: calls })).ns! / 1e6,
        dispose: () => undefined,
      };
    },
    stop: () => {
      child.stdin!.end();
      child.kill();
    },
  };
}

/** The given with its arrays as text: the bytes of their float32 numbers in base64. */
function written({ weights, head, x, y, ...sizes }: Given) {
  const text = ({ buffer, byteOffset, byteLength }: Float32Array) =>
    Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength).toString('base64');
  const texts = (arrays: Record<string, Float32Array>) =>
    Object.fromEntries(Object.entries(arrays).map(([name, array]) => [name, text(array)]));
  return { ...sizes, weights: texts(weights), head: texts({ ...head }), x: text(x), y: text(y) };
}
