/** The code that shows a demo on another page, as it stands, without the parts that the reader takes out. */
import { useRef, useState } from 'preact/hooks';
import type { Demo } from '../../../define.ts';
import { isCopied } from '../../runtime/clipboard.ts';
import { addressWith } from '../../runtime/figure/address.ts';
import type { AnySettings } from '../../runtime/figure/settings.ts';
import * as ui from '../../words.ts';
import { partsOf, snippet } from './parts.ts';

export interface EmbedProps {
  id: string;
  demo: Demo;
  settings: AnySettings;
}

/** Pixels for the link back under the figure, and for a sentence that grows by a line. */
const ROOM = 96;

/** Pixels that a figure needs from its top to its foot, which is not embedded. */
function heightOf(id: string): number {
  const figure = document.getElementById(id);
  const foot = figure?.querySelector('.demo-foot');
  if (!figure || !foot) return 0;
  return foot.getBoundingClientRect().top - figure.getBoundingClientRect().top;
}

/** What copying came to, on its button. */
const COPY = { not: ui.copyCode, done: ui.codeCopied, refused: ui.notCopied };

/** Only in a reader's tab: the code has the address of the site. */
export function EmbedSnippet({ id, demo, settings }: EmbedProps) {
  const [hidden, setHidden] = useState<string[]>([]);
  const [copied, setCopied] = useState<keyof typeof COPY>('not');
  const field = useRef<HTMLTextAreaElement>(null);
  const page = addressWith(location.href, id, demo, settings);
  const address = new URL(`${document.body.dataset.base ?? '/'}embed/${id}/${page.search}`, page);
  if (hidden.length > 0) address.searchParams.set('hide', hidden.join(','));
  page.hash = id;
  const height = Math.ceil(heightOf(id) / 10) * 10 + ROOM;
  const code = snippet({ address, page, title: demo.title, site: 'Unrolled', height });
  const copy = async () => {
    const done = await isCopied(code);
    if (!done) field.current?.select();
    setCopied(done ? 'done' : 'refused');
  };
  return (
    <div class="demo-embed-code">
      <fieldset>
        <legend>{ui.embedShow}</legend>
        {[...partsOf(demo)].map(([name, label]) => (
          <label class="box" key={name}>
            <input
              type="checkbox"
              checked={!hidden.includes(name)}
              onChange={(event) => {
                setCopied('not');
                setHidden(event.currentTarget.checked ? hidden.filter((one) => one !== name) : [...hidden, name]);
              }}
            />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
      <textarea
        ref={field}
        readOnly
        rows={5}
        aria-label={ui.embedCode}
        value={code}
        onFocus={(event) => event.currentTarget.select()}
      />
      <button type="button" aria-live="polite" onClick={() => void copy()}>
        {COPY[copied]}
      </button>
    </div>
  );
}
