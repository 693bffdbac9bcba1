/** Brings a demo's figure to life: its state meets the worker, the address, the clipboard and the screen. */
import { h, hydrate, render } from 'preact';
import { useEffect, useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';
import type { AnyDemo } from '../../../define.ts';
import { addressWith, type Link, readLink, seldom } from '../../runtime/figure/address.ts';
import type { Effect, Event } from '../../runtime/figure/events.ts';
import { type Built, builtFrom } from '../../runtime/figure/picture.ts';
import { sampled, toWord } from '../../runtime/figure/replay.ts';
import type { Values } from '../../runtime/figure/settings.ts';
import { initial, momentsOf, next, timelineOf } from '../../runtime/figure/state.ts';
import { messageOf } from '../../runtime/message-of.ts';
import type { Stage } from '../../runtime/worker/open-worker.ts';
import { openPool } from '../../runtime/worker/pool.ts';
import { DemoFigure, type Handlers } from './DemoFigure.tsx';

const demos = import.meta.glob<AnyDemo>('../../../demos/*.{ts,tsx}', { import: 'default' });
const files = () => import('../../runtime/files/files.ts');

/** Milliseconds a step is shown while a timeline plays. */
const PLAY_STEP = 700;
/** Milliseconds after which a picture that is behind its form is dimmed. */
const LATE = 250;

/** States of this page's demos that are not in the address yet. */
const unwritten = new Map<string, (address: string) => URL>();
const { write: writeAddress, flush: flushAddress } = seldom(() => {
  const address = [...unwritten.values()].reduce((so, add) => add(so).href, location.href);
  history.replaceState(history.state, '', address);
  unwritten.clear();
});

interface Props {
  id: string;
  demo: AnyDemo;
  host: HTMLElement;
  built: Built;
  wanted: Link & { form: Values; moment?: number };
}

function LiveFigure({ id, demo, host, built, wanted }: Props) {
  const state = useRef(initial(demo, built));
  const stage = useRef<Stage>();
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const [late, setLate] = useState(false);

  const dispatch = (event: Event) => {
    const [after, ...effects] = next(demo, built, state.current, event);
    state.current = after;
    redraw(0);
    effects.forEach(perform);
  };
  const refuse = (error: unknown) => dispatch({ type: 'refused', why: messageOf(error) });
  const close = () => (stage.current?.close(), (stage.current = undefined));

  const perform = (effect: Effect) => {
    switch (effect.do) {
      case 'run': {
        const { run, settings, loaded } = effect;
        try {
          stage.current ??= openPool((message) => dispatch({ type: 'heard', message }));
          stage.current.send({ type: 'run', run, demo: id, settings, loaded, lanes: demo.lanes?.(settings as never) });
        } catch (error) {
          dispatch({ type: 'heard', message: { type: 'error', run, message: messageOf(error) } });
        }
        return;
      }
      case 'pause':
      case 'resume':
        return stage.current?.send({ type: effect.do });
      case 'close':
        return close();
      case 'remember': {
        const { settings } = state.current;
        unwritten.set(id, (address) => addressWith(address, id, demo, settings));
        return writeAddress();
      }
      case 'code':
        files()
          .then(({ pytorchCode }) => pytorchCode(effect.weights, `${id}.safetensors`, id))
          .then((code) => dispatch({ type: 'code', run: effect.run, code }))
          .catch(refuse);
    }
  };

  const share = async () => {
    const { settings, status, picture } = state.current;
    const address = addressWith(location.href, id, demo, settings);
    // The figure is brought into view: a training rests while it cannot be seen.
    address.hash = id;
    const trained = momentsOf(demo, state.current, built).at(-1);
    if (status.phase === 'done' && !status.file && picture.behind(settings).length === 0 && trained?.curve?.length)
      address.searchParams.set(`${id}.curve`, toWord(sampled(trained.curve)));
    const copied = await copy(address.href);
    dispatch({ type: 'link', address: address.href, copied });
  };
  /** A button that goes away as it is pressed leaves the focus in the form. */
  const keepFocus = () => host.querySelector<HTMLElement>('.demo-controls :is(button, input, select)')?.focus();
  const on: Handlers = {
    set: (change) => dispatch({ type: 'set', change }),
    start: () => dispatch({ type: 'start' }),
    anew: () => (dispatch({ type: 'anew' }), keepFocus()),
    pause: () => dispatch({ type: 'pause' }),
    play: () => dispatch({ type: 'play' }),
    reset: () => dispatch({ type: 'reset' }),
    restart: () => (dispatch({ type: 'restart' }), keepFocus()),
    undrawn: (message) => dispatch({ type: 'undrawn', message }),
    scrub: (at) => dispatch({ type: 'scrub', at }),
    share: () => void share(),
    save: (what) => {
      const { picture, weights } = state.current;
      files()
        .then(({ save }) => save(what, { id, host, weights, ...picture.numbers }))
        .catch(refuse);
    },
    load: (file) => {
      files()
        .then(({ weightsIn }) => weightsIn(file))
        .then((weights) => dispatch({ type: 'load', weights, file: file.name }))
        .catch(refuse);
    },
  };

  // Before anything can be pressed: a later effect would undo what the reader did in between.
  useLayoutEffect(() => {
    dispatch({ type: 'open', ...wanted });
    const unseen = (hidden: boolean) => {
      const { phase } = state.current.status;
      if (demo.start && (phase === 'running' || phase === 'waiting'))
        stage.current?.send({ type: hidden ? 'pause' : 'resume' });
    };
    const watch = new IntersectionObserver((entries) => unseen(!entries.at(-1)?.isIntersecting || document.hidden));
    const tab = () => unseen(document.hidden);
    const key = (event: KeyboardEvent) => {
      const name = timelineOf(demo);
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (!name || !step || (event.target as Element).matches('input, select, textarea, [role=slider]')) return;
      event.preventDefault();
      const { settings, picture } = state.current;
      const now = Math.min(Number(settings[name]), picture.last);
      on.set({ [name]: Math.min(Math.max(0, now + step), picture.last) });
    };
    watch.observe(host);
    document.addEventListener('visibilitychange', tab);
    host.addEventListener('keydown', key);
    addEventListener('pagehide', flushAddress);
    return () => {
      watch.disconnect();
      document.removeEventListener('visibilitychange', tab);
      host.removeEventListener('keydown', key);
      removeEventListener('pagehide', flushAddress);
      close();
    };
  }, []);

  const { playing, picture, settings } = state.current;
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => document.hidden || dispatch({ type: 'tick' }), PLAY_STEP);
    return () => clearInterval(timer);
  }, [playing]);
  const isBehind = picture.behind(settings).length > 0;
  useEffect(() => {
    setLate(false);
    if (!isBehind) return;
    const timer = setTimeout(() => setLate(true), LATE);
    return () => clearTimeout(timer);
  }, [isBehind, picture]);

  return <DemoFigure id={id} demo={demo} built={built} state={state.current} late={late} on={on} />;
}

/** Whether the browser took a text for its clipboard: it may have none, or the reader may not want it. */
const copy = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
};

/** What the reader did to the form before the code arrived: the fields that are not as they were built. */
function formValues(host: HTMLElement, demo: AnyDemo): Values {
  const values: Values = {};
  for (const [name, control] of Object.entries<AnyDemo['controls'][string]>(demo.controls)) {
    const radio = host.querySelector<HTMLInputElement>(`input[name="${host.dataset.demo}.${name}"]:checked`);
    const field = host.querySelector<HTMLInputElement | HTMLSelectElement>(`.demo-controls [name="${name}"]`);
    const several = [
      ...host.querySelectorAll<HTMLInputElement>(`input[type=checkbox][name="${host.dataset.demo}.${name}"]:checked`),
    ];
    if (control.kind === 'several') values[name] = several.map(({ value }) => value).join(',');
    else if (radio) values[name] = radio.value;
    else if (field) values[name] = control.kind === 'toggle' ? (field as HTMLInputElement).checked : field.value;
    if (String(values[name]) === String(control.value)) delete values[name];
  }
  const seed = host.querySelector<HTMLInputElement>('.demo-foot [name=seed]');
  return seed && seed.value !== seed.defaultValue ? { ...values, seed: seed.value } : values;
}

/** Replaces the still of `host` by the living figure, starting from its form and the address; returns what ends it. */
export async function mount(host: HTMLElement, id: string): Promise<() => void> {
  const path = Object.keys(demos).find((name) => name.replace(/^.*\/|\.tsx?$/g, '') === id);
  if (!path) throw new Error(`no demo is called ${id}`);
  const [demo, still] = await Promise.all([
    demos[path]!(),
    // As `pages/stills/[id].json.ts` serves it.
    fetch(host.dataset.still!).then((answer) => answer.json() as Promise<Parameters<typeof builtFrom>[1]>),
  ]);
  const built = builtFrom(demo, still);
  const link = readLink(id, demo, new URLSearchParams(location.search));
  const moment = host.querySelector<HTMLInputElement>('.demo-scrub input')?.valueAsNumber;
  const wanted = { ...link, form: formValues(host, demo), moment };
  hydrate(h(LiveFigure, { id, demo, host, built, wanted }), host);
  return () => render(null, host);
}
