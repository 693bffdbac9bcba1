/** What the browser does around a figure, as events: the tab is hidden, the figure leaves the view, an arrow key is pressed. */
import type { Demo } from '../../../define.ts';
import { flushAddress } from './effects.ts';
import type { Event } from './events.ts';
import { timelineOf } from './state.ts';

const STEPS: Record<string, -1 | 1> = { ArrowLeft: -1, ArrowRight: 1 };

/** Watches until the function that it returns is called. */
export function watch(host: HTMLElement, demo: Demo, dispatch: (event: Event<never>) => void): () => void {
  let isOutOfView = false;
  const look = () => dispatch({ type: 'visibility', isHidden: document.hidden, isOutOfView });
  const view = new IntersectionObserver((entries) => {
    isOutOfView = !entries.at(-1)?.isIntersecting;
    look();
  });
  const step = (event: KeyboardEvent) => {
    const by = STEPS[event.key];
    const isOwn = event.target instanceof Element && event.target.matches('input, select, textarea, [role=slider]');
    if (!by || !timelineOf(demo) || isOwn) return;
    event.preventDefault();
    dispatch({ type: 'step', by });
  };
  look();
  view.observe(host);
  document.addEventListener('visibilitychange', look);
  host.addEventListener('keydown', step);
  addEventListener('pagehide', flushAddress);
  return () => {
    view.disconnect();
    document.removeEventListener('visibilitychange', look);
    host.removeEventListener('keydown', step);
    removeEventListener('pagehide', flushAddress);
  };
}
