/** The worker's side of a protocol: requests come in and replies go out. */
import { messageOf } from '../message-of.ts';
import type { Failure, Protocol } from './protocol.ts';

/** Answers each request with `answer`; what it throws is replied in words. */
export function serve<P extends Protocol>(
  answer: (request: P['request'], reply: (message: P['reply']) => void) => void | Promise<void>,
): void {
  const reply = (message: P['reply'] | Failure) => postMessage(message);
  addEventListener('message', async ({ data }: MessageEvent<P['request']>) => {
    try {
      await answer(data, reply);
    } catch (error) {
      reply({ type: 'error', message: messageOf(error) });
    }
  });
}
