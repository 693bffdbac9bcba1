/** A part of a demo's foot that is folded up. What it holds is loaded when it is first opened: few readers open it. */
import type { ComponentType } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import * as ui from '../../words.ts';

interface Fold<P> {
  /** What it is called in the markup, and what stands on it. */
  part: string;
  summary: string;
  /** Brings the component, which is drawn with `props` while the fold is open. */
  load(): Promise<ComponentType<P>>;
  props: P;
}

export function LateFold<P extends object>({ part, summary, load, props }: Fold<P>) {
  const fold = useRef<HTMLDetailsElement>(null);
  const [Inside, setInside] = useState<ComponentType<P>>();
  const [isOpen, setOpen] = useState(false);
  const [failed, setFailed] = useState(false);
  const bring = () =>
    load().then(
      (component) => setInside(() => component),
      // Browsers remember a part that was not there for as long as the page is open.
      () => setFailed(true),
    );
  const follow = () => {
    const open = Boolean(fold.current?.open);
    setOpen(open);
    if (open && !Inside) void bring();
  };
  // A reader may have opened it before this script arrived.
  useLayoutEffect(follow, []);
  return (
    <details ref={fold} class={`demo-${part}`} data-part={part} onToggle={follow}>
      <summary>{summary}</summary>
      {isOpen && Inside && <Inside {...props} />}
      {isOpen && failed && (
        <p class="demo-refused" role="alert">
          {ui.foldFailed}{' '}
          <button type="button" onClick={() => location.reload()}>
            {ui.reloadPage}
          </button>
        </p>
      )}
    </details>
  );
}
