/** A part of a form that is folded up until there is something in it to see; once open, only the reader closes it. */
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';

interface Props {
  kind: string;
  part: string;
  open: boolean;
  summary: ComponentChildren;
  children: ComponentChildren;
}

export function Fold({ kind, part, open, summary, children }: Props) {
  const opened = useRef(false);
  // A field that is emptied must not close around the reader who types in it.
  opened.current ||= open;
  return (
    <details class={kind} data-part={part} open={opened.current}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
