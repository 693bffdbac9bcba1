/** In the foot of a demo: the way to code that embeds it. What writes the code is loaded when it is first asked for. */
import type { ComponentType } from 'preact';
import { useState } from 'preact/hooks';
import * as ui from '../../words.ts';
import type { EmbedProps } from './EmbedSnippet.tsx';

export function EmbedCode(props: EmbedProps) {
  const [Snippet, setSnippet] = useState<ComponentType<EmbedProps>>();
  const [isOpen, setOpen] = useState(false);
  const [failed, setFailed] = useState(false);
  const open = async () => {
    try {
      const { EmbedSnippet } = await import('./EmbedSnippet.tsx');
      setSnippet(() => EmbedSnippet);
      setFailed(false);
    } catch {
      setFailed(true);
    }
  };
  return (
    <details
      class="demo-embed"
      data-part="embed"
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
        if (event.currentTarget.open && !Snippet) void open();
      }}
    >
      <summary>{ui.embed}</summary>
      {isOpen && Snippet && <Snippet {...props} />}
      {failed && (
        <p class="demo-refused" role="alert">
          {ui.embedFailed}
        </p>
      )}
    </details>
  );
}
