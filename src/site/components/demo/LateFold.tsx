/** A part of a demo's foot that is folded up. What it holds is loaded when it is first opened: few readers open it. */
import type { ComponentType } from 'preact';
import { useState } from 'preact/hooks';
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
  const [Inside, setInside] = useState<ComponentType<P>>();
  const [isOpen, setOpen] = useState(false);
  const [failed, setFailed] = useState(false);
  const bring = () =>
    load().then(
      (component) => {
        setInside(() => component);
        setFailed(false);
      },
      () => setFailed(true),
    );
  return (
    <details
      class={`demo-${part}`}
      data-part={part}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
        if (event.currentTarget.open && !Inside) void bring();
      }}
    >
      <summary>{summary}</summary>
      {isOpen && Inside && <Inside {...props} />}
      {failed && (
        <p class="demo-refused" role="alert">
          {ui.foldFailed}
        </p>
      )}
    </details>
  );
}
