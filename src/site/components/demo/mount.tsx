/** Brings a demo's figure to life: draws its state, hands it what happens, and has done what it asks for. */
import { h, hydrate, render } from 'preact';
import { useLayoutEffect, useReducer, useState } from 'preact/hooks';
import type { Controls, Demo } from '../../../define.ts';
import { readLink } from '../../runtime/figure/address.ts';
import { performer } from '../../runtime/figure/effects.ts';
import type { Event } from '../../runtime/figure/events.ts';
import { keptTexts } from '../../runtime/figure/kept-texts.ts';
import { next } from '../../runtime/figure/next.ts';
import { type Built, builtFrom, type PreviewFrames } from '../../runtime/figure/picture.ts';
import { initial } from '../../runtime/figure/state.ts';
import { watch } from '../../runtime/figure/watch.ts';
import { DemoFigure, type FigureProps } from './DemoFigure.tsx';
import { formValues } from './form-values.ts';

interface Props<F> extends Pick<FigureProps, 'DataField' | 'Hear'> {
  id: string;
  demo: Demo<Controls, F>;
  host: HTMLElement;
  built: Built;
  opening: Extract<Event<F>, { type: 'open' }>;
}

/** A figure's state; each event changes it, and what it then asks for is done. */
function liveFigure<F>({ id, demo, host, built }: Props<F>, redraw: () => void) {
  let state = initial(demo, built);
  const dispatch = (event: Event<F>) => {
    const [after, ...effects] = next(demo, built, state, event);
    state = after;
    redraw();
    effects.forEach(perform);
  };
  const { perform, end } = performer({ id, demo, host }, dispatch);
  return { now: () => state, dispatch, end };
}

function LiveFigure<F>(props: Props<F>) {
  const { id, demo, host, built, opening, DataField, Hear } = props;
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const [{ now, dispatch, end }] = useState(() => liveFigure(props, () => redraw(0)));
  // Before anything can be pressed: a later effect would undo what the reader did in between.
  useLayoutEffect(() => {
    const unwatch = watch(host, demo, dispatch);
    dispatch(opening);
    return () => {
      unwatch();
      end();
    };
  }, []);
  return <DemoFigure {...{ id, demo, built, dispatch, DataField, Hear }} state={now()} />;
}

/** Replaces the preview in `host` by the living figure, starting from its form and the address; returns what ends it. */
export async function mount(host: HTMLElement, id: string): Promise<() => void> {
  const { code, preview: still } = host.dataset;
  const [{ default: demo }, preview] = await Promise.all([
    import(/* @vite-ignore */ code!) as Promise<{ default: Demo }>,
    // As `pages/stills/[id].json.ts` serves it.
    fetch(still!).then((answer): Promise<PreviewFrames<unknown>> => answer.json()),
  ]);
  const built = builtFrom(demo, preview);
  const takesData = Object.values(demo.controls).some(({ kind }) => kind === 'paste');
  const parts = takesData ? await (await import('../controls/own-parts.ts')).partsFor(demo) : undefined;
  const query = new URLSearchParams(location.search);
  const link = readLink(id, demo, query);
  // What a link asks for stands above what the tab has kept, and what the reader has just typed above both.
  const kept = Object.entries(keptTexts(id)).filter(([name]) => !query.has(`${id}.${name}`));
  const moment = host.querySelector<HTMLInputElement>('.demo-scrub input')?.valueAsNumber;
  const opening = {
    type: 'open',
    ...link,
    form: { ...Object.fromEntries(kept), ...formValues(host, demo) },
    moment,
  } as const;
  hydrate(h(LiveFigure, { id, demo, host, built, opening, ...parts }), host);
  return () => render(null, host);
}
