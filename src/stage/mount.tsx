/** Brings a demo's figure to life: state, worker, address, pausing. */
import { h, hydrate } from 'preact';
import { useEffect, useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import type { Demo } from '../define.ts';
import { DemoFigure, type Status } from './DemoFigure.tsx';
import { openWorker, type Stage } from './open-worker.ts';
import { defaults, fromQuery, read, toQuery, type Values } from './settings.ts';

const demos = import.meta.glob<Demo>('../demos/*.{ts,tsx}', { import: 'default' });

/** Milliseconds a step is shown while a timeline plays. */
const PLAY_STEP = 700;

interface View { settings: Values; frame: unknown; status: Status; playing: boolean }

interface Props { id: string; demo: Demo; host: HTMLElement; still: unknown; recorded?: string; wanted: Values }

function LiveFigure({ id, demo, host, still, recorded, wanted }: Props) {
  const asBuilt: View = { settings: defaults(demo.controls), frame: still, status: { phase: 'still', recorded }, playing: false };
  const view = useRef(asBuilt);
  const stage = useRef<Stage>();
  const run = useRef(0);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const update = (change: Partial<View>) => ((view.current = { ...view.current, ...change }), redraw(0));
  const phase = (next: Status['phase'], message?: string) => update({ status: { phase: next, message }, ...(next === 'failed' ? { playing: false } : {}) });

  const begin = () => {
    stage.current ??= openWorker((message) => {
      if (message.type === 'error' && (message.run ?? run.current) === run.current) phase('failed', message.message);
      if (message.type !== 'frame' || message.run !== run.current) return;
      const { phase: now } = view.current.status;
      update({ frame: message.frame, status: { phase: message.done ? 'done' : now === 'paused' ? 'paused' : 'running', slow: message.slow } });
    });
    run.current++;
    phase('waiting');
    stage.current.send({ type: 'run', run: run.current, demo: id, settings: view.current.settings });
  };
  const close = () => (stage.current?.close(), (stage.current = undefined), run.current++);

  const set = (change: Values) => {
    const { settings, refused } = read(demo.controls, { ...view.current.settings, ...change });
    const same = Object.keys(settings).every((name) => (settings as Values)[name] === view.current.settings[name]);
    if (refused.length || same) return redraw(0);
    const redrawsOnly = Object.keys(change).every((name) => (demo.controls[name] as { scrub?: boolean } | undefined)?.scrub);
    const live = view.current.status.phase !== 'still';
    update({ settings });
    remember(id, demo, settings);
    if (demo.start && !redrawsOnly && live) {
      close();
      update({ frame: still, status: asBuilt.status });
    } else if (!demo.start && (!redrawsOnly || !live)) begin();
  };
  const on = {
    set,
    start: () => (view.current.status.phase === 'paused' ? (stage.current!.send({ type: 'resume' }), phase('running')) : begin()),
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
      if (demo.start) (close(), update({ frame: still, status: asBuilt.status }));
      else begin();
    },
    share: () => void navigator.clipboard?.writeText(location.href).then(() => update({ status: { ...view.current.status, shared: true } })),
    restart: () => (close(), begin()),
  };

  // Before anything can be pressed: a later effect would undo what the reader did in between.
  useLayoutEffect(() => {
    update({ settings: wanted });
    remember(id, demo, wanted);
    if (!demo.start) begin();
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
      set({ [name]: Math.min(Math.max(0, Number(view.current.settings[name]) + step), demo.last?.(view.current.frame) ?? 0) });
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

  const { settings, frame, status, playing } = view.current;
  return <DemoFigure id={id} demo={demo} settings={settings} frame={frame} status={status} playing={playing} on={on} />;
}

const timelineOf = (demo: Demo) => Object.keys(demo.controls).filter((name) => demo.controls[name]!.kind === 'timeline');

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
    if (radio) values[name] = radio.value;
    else if (field) values[name] = control.kind === 'toggle' ? (field as HTMLInputElement).checked : field.value;
  }
  const seed = host.querySelector<HTMLInputElement>('.demo-foot [name=seed]');
  return seed ? { ...values, seed: seed.value } : values;
}

/** Replaces the still of `host` by the living figure, starting from its form and the address. */
export async function mount(host: HTMLElement, id: string): Promise<void> {
  const path = Object.keys(demos).find((name) => name.replace(/^.*\/|\.tsx?$/g, '') === id);
  if (!path) throw new Error(`no demo is called ${id}`);
  const [demo, built] = await Promise.all([demos[path]!(), fetch(host.dataset.still!).then((answer) => answer.json() as Promise<Built>)]);
  const { settings } = read(demo.controls, { ...formValues(host, demo), ...fromQuery(id, new URLSearchParams(location.search)) });
  hydrate(h(LiveFigure, { id, demo, host, still: built.frame, recorded: built.recorded, wanted: settings }), host);
}

/** The still's numbers, as `pages/stills/[id].json.ts` serves them. */
interface Built { frame: unknown; recorded?: string }
