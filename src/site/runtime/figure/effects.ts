/** Does what a figure asks for: in the worker, the page's address, the clipboard, files and timers. */
import type { Controls, Demo } from '../../../define.ts';
import { isCopied } from '../clipboard.ts';
import { fetchJson } from '../fetch-file.ts';
import { messageOf } from '../message-of.ts';
import type { Connection } from '../worker/open-worker.ts';
import { openPool } from '../worker/pool.ts';
import type { DemoProtocol } from '../worker/protocol.ts';
import { addressWith, seldom } from './address.ts';
import type { Effect, Event } from './events.ts';
import { keepText } from './kept-texts.ts';
import type { PreviewFrames } from './picture.ts';
import { toWord } from './replay.ts';

const files = () => import('../files/files.ts');

/** Milliseconds a step is shown while a timeline plays. */
const PLAY_STEP = 700;
/** Milliseconds after which a picture that is behind its form is dimmed, and a model that still starts is spoken of. */
const LATE = 300;

/** States of this page's demos that are not in the address yet. */
const unwritten = new Map<string, (address: string) => URL>();
const { write: writeAddress, flush } = seldom(() => {
  const address = [...unwritten.values()].reduce((so, add) => add(so).href, location.href);
  history.replaceState(history.state, '', address);
  unwritten.clear();
});
/** Writes what is not in the address yet, at once. */
export const flushAddress = flush;

interface Figure<F> {
  id: string;
  demo: Demo<Controls, F>;
  host: HTMLElement;
}

/** `perform` does one thing that a figure asks for, and dispatches what comes of it; `end` stops all that goes on. */
export function performer<F>({ id, demo, host }: Figure<F>, dispatch: (event: Event<F>) => void) {
  let worker: Connection<DemoProtocol<F>> | undefined;
  let ticks: ReturnType<typeof setInterval> | undefined;
  const records = new Map<string, Promise<PreviewFrames<F>>>();
  let wait: ReturnType<typeof setTimeout> | undefined;

  const picture = () => host.querySelector<HTMLElement>('.demo-picture');
  const letGo = () => picture()?.style.removeProperty('min-height');
  /** The first pictures of a run may be lower than the one before: what is under them stays where it is. */
  const holdHeight = () => {
    letGo();
    const high = picture()?.getBoundingClientRect().height;
    if (high) picture()?.style.setProperty('min-height', `${high}px`);
    addEventListener('resize', letGo, { once: true });
  };
  const run = ({ run, settings, loaded }: Extract<Effect, { do: 'run' }>) => {
    try {
      worker ??= openPool<F>((reply) => dispatch({ type: 'replied', reply, at: performance.now() }));
      const { run: code } = host.dataset;
      worker.send({ type: 'run', run, demo: id, code, settings, loaded, lanes: demo.lanes?.(settings) });
    } catch (error) {
      dispatch({ type: 'replied', reply: { type: 'error', run, message: messageOf(error) } });
    }
  };
  const close = () => {
    worker?.close();
    worker = undefined;
  };
  const copyLink = async ({ settings, curve }: Extract<Effect, { do: 'copy-link' }>) => {
    // An embedded demo has a page of its own, which is what a reader passes on.
    const page = new URL(document.body.dataset.demoPage ?? location.href, location.href).href;
    const address = addressWith(page, id, demo, settings);
    // The figure is brought into view: a training rests while it cannot be seen.
    address.hash = id;
    if (curve) address.searchParams.set(`${id}.curve`, toWord(curve));
    const copied = await isCopied(address.href);
    dispatch({ type: 'link', address: address.href, copied });
  };
  const fetchRecord = (run: string) => {
    const address = host.dataset.preview?.replace(/\.json$/, `@${run}.json`) ?? '';
    records.set(run, records.get(run) ?? fetchJson<PreviewFrames<F>>(address));
    records.get(run)?.then(
      (frames) => dispatch({ type: 'recorded', run, frames }),
      () => (records.delete(run), dispatch({ type: 'recorded', run })),
    );
  };
  /** Waits for a part of the program that handles files; what fails there, the reader is told in the figure. */
  const withFiles = (use: (program: Awaited<ReturnType<typeof files>>) => Promise<void> | void) =>
    void files()
      .then(use)
      .catch((error: unknown) => dispatch({ type: 'refused', why: messageOf(error) }));

  const perform = (effect: Effect) => {
    switch (effect.do) {
      case 'run':
        if (demo.start) holdHeight();
        run(effect);
        break;
      case 'pause':
      case 'resume':
        worker?.send({ type: effect.do });
        break;
      case 'close':
        close();
        letGo();
        break;
      case 'fetch-record':
        fetchRecord(effect.run);
        break;
      case 'write-address':
        unwritten.set(id, (address) => addressWith(address, id, demo, effect.settings));
        writeAddress();
        break;
      case 'keep-text':
        if (!keepText(id, effect.name, effect.text)) dispatch({ type: 'not-kept' });
        break;
      case 'copy-link':
        void copyLink(effect);
        break;
      case 'save':
        withFiles(({ save }) => save(effect.what, { id, host, weights: effect.weights, ...effect.numbers }));
        break;
      case 'read':
        withFiles(async ({ weightsIn }) =>
          dispatch({ type: 'loaded', weights: await weightsIn(effect.file), file: effect.file.name }),
        );
        break;
      case 'write-code':
        withFiles(({ pytorchCode }) =>
          dispatch({ type: 'code', run: effect.run, code: pytorchCode(effect.weights, `${id}.safetensors`, id) }),
        );
        break;
      case 'start-ticks':
        ticks = setInterval(() => dispatch({ type: 'tick' }), PLAY_STEP);
        break;
      case 'stop-ticks':
        clearInterval(ticks);
        break;
      case 'wait':
        clearTimeout(wait);
        wait = setTimeout(() => dispatch({ type: 'late' }), LATE);
        break;
      case 'focus-form':
        host
          .querySelector<HTMLElement>('.demo-start, .demo-bar :is(button, input), .demo-fields :is(input, select)')
          ?.focus();
    }
  };
  const end = () => {
    clearInterval(ticks);
    clearTimeout(wait);
    removeEventListener('resize', letGo);
    close();
  };
  return { perform, end };
}
