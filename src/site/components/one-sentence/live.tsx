/** What is loaded when a reader first touches the figure: the worker with the models, and the drawing of its replies. */
import { render } from 'preact';
import type { Sentence } from '../../../training/readers.ts';
import { type Connection, openReadWorker } from '../../runtime/worker/open-worker.ts';
import type { ReadProtocol } from '../../runtime/worker/protocol.ts';
import { Lanes, type LanesProps } from './Lanes.tsx';

type Waiting = { resolve(sentence: Sentence): void; reject(error: Error): void };
let worker: Connection<ReadProtocol> | undefined;
let waiting: Waiting | undefined;
/** Ends when the sentence before has been read, or could not be. */
let before: Promise<unknown> = Promise.resolve();

function open(): Connection<ReadProtocol> {
  return openReadWorker((reply) => {
    if (reply.type === 'read') return waiting?.resolve(reply.sentence);
    // The next sentence gets a worker that has not failed.
    worker?.close();
    worker = undefined;
    waiting?.reject(new Error(reply.message));
  });
}

/** Starts the worker, which loads the models' code. */
export const warm = (): void => void (worker ??= open());

/** Has a text read, one at a time; undefined where it is no longer wanted when its turn comes. */
export function read(text: string, isWanted: () => boolean): Promise<Sentence | undefined> {
  const mine = before.then(() => {
    if (!isWanted()) return undefined;
    warm();
    return new Promise<Sentence>((resolve, reject) => {
      waiting = { resolve, reject };
      worker!.send({ type: 'read', text });
    });
  });
  before = mine.catch(() => undefined);
  return mine;
}

/** Draws lanes in the place of those in `box`. */
export function draw(box: HTMLElement, props: LanesProps): void {
  const made = document.createElement('div');
  render(<Lanes {...props} />, made);
  box.replaceChildren(...made.childNodes);
}
