/** Brings a demo's figure to life: state, worker, address, pausing. */
import { h, hydrate } from 'preact';
import { useEffect, useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import type { Demo, Weights } from '../define.ts';
import { DemoFigure, type Handlers, type Status } from './DemoFigure.tsx';
import type { FromWorker } from './messages.ts';
import { Moments } from './moments.ts';
import type { Stage } from './open-worker.ts';
import { openPool } from './pool.ts';
import { type Curve, compared, fromWord, sampled, toWord } from './replay.ts';
import { defaults, fromQuery, read, toQuery, type Values } from './settings.ts';

const demos = import.meta.glob<Demo>('../demos/*.{ts,tsx}', { import: 'default' });

/** Milliseconds a step is shown while a timeline plays. */
const PLAY_STEP = 700;

/** `made` are the settings of the run that the frame is from: the form may be ahead of it. */
interface View {
  settings: Values;
  made: Values;
  frame: unknown;
  status: Status;
  playing: boolean;
}

interface Props {
  id: string;
  demo: Demo;
  host: HTMLElement;
  built: Built;
  wanted: Wanted;
}

/** What the reader did to the form and the address asks for; `curve` is of a shared training, or null where it is no curve. */
interface Wanted {
  settings: Values;
  moment?: number;
  curve?: Curve | null;
}

const files = () => import('./files.ts');

/** Moments of a live run that are kept to scrub through. */
const KEPT = 48;

function LiveFigure({ id, demo, host, built, wanted }: Props) {
  const recorded = built.before && [...built.before, built.frame];
  const asBuilt: View = {
    settings: defaults(demo.controls),
    made: defaults(demo.controls),
    frame: built.frame,
    status: { phase: 'still', recorded: built.recorded },
    playing: false,
  };
  const view = useRef(asBuilt);
  const stage = useRef<Stage>();
  const run = useRef(0);
  const asked = useRef<Values>(asBuilt.made);
  const moments = useRef<Moments>();
  // Which moment the reader holds on to; the newest is shown where it is undefined.
  const held = useRef<number>();
  const shared = useRef(wanted.curve);
  const weights = useRef<Weights>();
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const update = (change: Partial<View>) => ((view.current = { ...view.current, ...change }), redraw(0));
  const phase = (next: Status['phase'], more: Partial<Status> = {}) =>
    update({ status: { phase: next, ...more }, ...(next === 'failed' ? { playing: false } : {}) });
  const also = (more: Partial<Status>) => update({ status: { ...view.current.status, ...more } });
  const refuse = (error: Error) => also({ refused: error.message });
  const kept = () => (demo.start ? (moments.current?.all ?? recorded) : undefined);

  const hear = (message: FromWorker) => {
    if (message.type === 'error' && (message.run ?? run.current) === run.current)
      phase('failed', { message: message.message });
    if (message.type !== 'frame' || message.run !== run.current) return;
    const { phase: now, file } = view.current.status;
    moments.current?.add(message.frame);
    const status: Status = {
      phase: message.done ? 'done' : now === 'paused' ? 'paused' : 'running',
      slow: message.slow,
      file,
    };
    if (message.done) Object.assign(status, finished(message));
    update({ ...(held.current === undefined ? { frame: message.frame, made: asked.current } : {}), status });
  };
  const finished = ({ frame, weights: trained }: Extract<FromWorker, { type: 'frame' }>): Partial<Status> => {
    weights.current = trained;
    const replayed = shared.current && demo.curve ? compared(shared.current, demo.curve(frame)) : undefined;
    shared.current = undefined;
    if (trained)
      void files()
        .then(({ pytorchCode }) => also({ code: pytorchCode(trained, `${id}.safetensors`, id) }))
        .catch(refuse);
    return { replayed };
  };
  const begin = (loaded?: { weights: Weights; file: string }) => {
    stage.current ??= openPool(hear);
    run.current++;
    asked.current = view.current.settings;
    held.current = undefined;
    if (demo.start) moments.current = new Moments(KEPT);
    phase('waiting', { file: loaded?.file });
    stage.current.send({
      type: 'run',
      run: run.current,
      demo: id,
      settings: view.current.settings,
      loaded: loaded?.weights,
      lanes: demo.lanes?.(view.current.settings as never),
    });
  };
  const close = () => (stage.current?.close(), (stage.current = undefined), run.current++);
  const toStill = () => {
    close();
    [moments.current, held.current, shared.current] = [undefined, undefined, undefined];
    update({ frame: built.frame, made: asBuilt.made, status: asBuilt.status });
  };

  const set = (change: Values) => {
    const { settings, refused } = read(demo.controls, { ...view.current.settings, ...change });
    const same = Object.keys(settings).every((name) => (settings as Values)[name] === view.current.settings[name]);
    if (refused.length || same) return redraw(0);
    const redrawsOnly = Object.keys(change).every(
      (name) => (demo.controls[name] as { scrub?: boolean } | undefined)?.scrub,
    );
    const live = view.current.status.phase !== 'still';
    update({ settings });
    remember(id, demo, settings);
    if (demo.start && !redrawsOnly && live) toStill();
    else if (!demo.start && (!redrawsOnly || !live)) begin();
  };
  const on: Handlers = {
    set,
    start: () =>
      view.current.status.phase === 'paused' ? (stage.current!.send({ type: 'resume' }), phase('running')) : begin(),
    pause: () => (stage.current?.send({ type: 'pause' }), phase('paused')),
    play: () => {
      const last = demo.last?.(view.current.frame) ?? 0;
      const [name] = timelineOf(demo);
      if (!view.current.playing && name && Number(view.current.settings[name]) >= last) set({ [name]: 0 });
      update({ playing: !view.current.playing });
    },
    reset: () => {
      const settings = defaults(demo.controls) as Values;
      remember(id, demo, settings);
      update({ settings, playing: false });
      if (demo.start) toStill();
      else begin();
    },
    share: () => {
      const address = new URL(location.href);
      // The figure is brought into view: a training rests while it cannot be seen.
      address.hash = id;
      const trained = view.current.status.phase === 'done' && !view.current.status.file && demo.curve?.(kept()!.at(-1));
      if (trained && trained.length > 0) address.searchParams.set(`${id}.curve`, toWord(sampled(trained)));
      void navigator.clipboard?.writeText(address.href).then(() => also({ shared: true }));
    },
    restart: () => (close(), begin()),
    scrub: (at) => {
      const all = kept()!;
      held.current = at < all.length - 1 ? at : undefined;
      update({ frame: all[at], made: moments.current ? asked.current : asBuilt.made });
    },
    save: (what) => {
      const { frame, made } = view.current;
      files()
        .then(({ save }) => save(what, { id, host, frame, settings: made, weights: weights.current }))
        .catch(refuse);
    },
    load: (file) => {
      files()
        .then(({ weightsIn }) => weightsIn(file))
        .then((loaded) => begin({ weights: loaded, file: file.name }))
        .catch(refuse);
    },
  };

  // Before anything can be pressed: a later effect would undo what the reader did in between.
  useLayoutEffect(() => {
    update({ settings: wanted.settings });
    remember(id, demo, wanted.settings);
    if (!demo.start || wanted.curve) begin();
    else if (wanted.curve === null)
      also({ refused: 'The curve in this link cannot be read; its settings can, and the training can be run here.' });
    else if (wanted.moment !== undefined && wanted.moment < (recorded?.length ?? 0)) on.scrub(wanted.moment);
    const unseen = (hidden: boolean) => {
      if (view.current.status.phase !== 'running' && !(view.current.status.phase === 'waiting' && demo.start)) return;
      stage.current?.send({ type: hidden ? 'pause' : 'resume' });
    };
    const watch = new IntersectionObserver(([entry]) => unseen(!entry!.isIntersecting || document.hidden));
    const tab = () => unseen(document.hidden);
    watch.observe(host);
    document.addEventListener('visibilitychange', tab);
    host.addEventListener('keydown', (event) => {
      const [name] = timelineOf(demo);
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (!name || !step || (event.target as Element).matches('input, select, textarea, [role=slider]')) return;
      event.preventDefault();
      set({
        [name]: Math.min(Math.max(0, Number(view.current.settings[name]) + step), demo.last?.(view.current.frame) ?? 0),
      });
    });
    return () => (watch.disconnect(), document.removeEventListener('visibilitychange', tab), close());
  }, []);

  useEffect(() => {
    if (!view.current.playing) return;
    const timer = setInterval(() => {
      const [name] = timelineOf(demo);
      const last = demo.last?.(view.current.frame) ?? 0;
      const next = Number(view.current.settings[name!]) + 1;
      if (next > last) update({ playing: false });
      else if (!document.hidden) set({ [name!]: next });
    }, PLAY_STEP);
    return () => clearInterval(timer);
  }, [view.current.playing]);

  const { settings, made, frame, status, playing } = view.current;
  const count = kept()?.length ?? 0;
  const scrub = count > 0 ? { at: held.current ?? count - 1, count } : undefined;
  return (
    <DemoFigure
      id={id}
      demo={demo}
      settings={settings}
      made={made}
      frame={frame}
      status={status}
      scrub={scrub}
      playing={playing}
      on={on}
    />
  );
}

const timelineOf = (demo: Demo) =>
  Object.keys(demo.controls).filter((name) => demo.controls[name]!.kind === 'timeline');

/** Writes the demo's state into the address, beside that of the page's other demos. */
function remember(id: string, demo: Demo, settings: Values) {
  const address = new URL(location.href);
  for (const key of [...address.searchParams.keys()]) if (key.startsWith(`${id}.`)) address.searchParams.delete(key);
  for (const [key, value] of toQuery(id, demo.controls, settings)) address.searchParams.set(key, value);
  history.replaceState(history.state, '', address);
}

/** What the reader did to the form before the code arrived. */
function formValues(host: HTMLElement, demo: Demo): Values {
  const values: Values = {};
  for (const [name, control] of Object.entries(demo.controls)) {
    const radio = host.querySelector<HTMLInputElement>(`input[name="${host.dataset.demo}.${name}"]:checked`);
    const field = host.querySelector<HTMLInputElement | HTMLSelectElement>(`.demo-controls [name="${name}"]`);
    const several = [
      ...host.querySelectorAll<HTMLInputElement>(`input[type=checkbox][name="${host.dataset.demo}.${name}"]:checked`),
    ];
    if (control.kind === 'several') values[name] = several.map(({ value }) => value).join(',');
    else if (radio) values[name] = radio.value;
    else if (field) values[name] = control.kind === 'toggle' ? (field as HTMLInputElement).checked : field.value;
  }
  const seed = host.querySelector<HTMLInputElement>('.demo-foot [name=seed]');
  return seed ? { ...values, seed: seed.value } : values;
}

/** Replaces the still of `host` by the living figure, starting from its form and the address. */
export async function mount(host: HTMLElement, id: string): Promise<void> {
  const path = Object.keys(demos).find((name) => name.replace(/^.*\/|\.tsx?$/g, '') === id);
  if (!path) throw new Error(`no demo is called ${id}`);
  const [demo, built] = await Promise.all([
    demos[path]!(),
    fetch(host.dataset.still!).then((answer) => answer.json() as Promise<Built>),
  ]);
  const { curve, ...asked } = fromQuery(id, new URLSearchParams(location.search));
  const { settings } = read(demo.controls, { ...formValues(host, demo), ...asked });
  const moment = host.querySelector<HTMLInputElement>('.demo-scrub input')?.valueAsNumber;
  const wanted = { settings, moment, curve: curve === undefined || !demo.curve ? undefined : fromWord(String(curve)) };
  hydrate(h(LiveFigure, { id, demo, host, built, wanted }), host);
}

/** The still's numbers, as `pages/stills/[id].json.ts` serves them; `before` are the moments that led to the frame. */
interface Built {
  frame: unknown;
  recorded?: string;
  before?: unknown[];
}
