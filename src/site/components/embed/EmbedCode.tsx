/** In the foot of a demo: code that shows it on another page, as it stands, without the parts that the reader takes out. */
import { useState } from 'preact/hooks';
import type { Demo } from '../../../define.ts';
import { addressWith } from '../../runtime/figure/address.ts';
import type { AnySettings } from '../../runtime/figure/settings.ts';
import { partsOf, snippet } from './parts.ts';

interface Props {
  id: string;
  demo: Demo;
  settings: AnySettings;
}

/** Room for the link back under the figure, and for a sentence that grows by a line. */
const ROOM = 96;

export function EmbedCode({ id, demo, settings }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="demo-embed" data-part="embed" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Embed</summary>
      {isOpen && <Code id={id} demo={demo} settings={settings} />}
    </details>
  );
}

/** Only in a reader's tab: the code has the address of the site. */
function Code({ id, demo, settings }: Props) {
  const [hidden, setHidden] = useState<string[]>([]);
  const [isCopied, setCopied] = useState(false);
  const page = addressWith(location.href, id, demo, settings);
  const address = new URL(`${document.body.dataset.base ?? '/'}embed/${id}/${page.search}`, page);
  if (hidden.length > 0) address.searchParams.set('hide', hidden.join(','));
  page.hash = id;
  const figure = document.getElementById(id)?.querySelector('.demo-foot')?.getBoundingClientRect().top ?? 0;
  const top = document.getElementById(id)?.getBoundingClientRect().top ?? 0;
  const height = Math.ceil((figure - top) / 10) * 10 + ROOM;
  const code = snippet({ address, page, title: demo.title, site: 'Unrolled', height });
  const copy = () =>
    navigator.clipboard?.writeText(code).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <div class="demo-embed-code">
      <fieldset>
        <legend>Show</legend>
        {[...partsOf(demo)].map(([name, label]) => (
          <label class="box" key={name}>
            <input
              type="checkbox"
              checked={!hidden.includes(name)}
              onChange={(event) => {
                setCopied(false);
                setHidden(event.currentTarget.checked ? hidden.filter((one) => one !== name) : [...hidden, name]);
              }}
            />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
      <textarea
        readOnly
        rows={5}
        aria-label="Code to embed this demo"
        value={code}
        onFocus={(event) => event.currentTarget.select()}
      />
      <button type="button" onClick={copy}>
        {isCopied ? 'Code copied' : 'Copy code'}
      </button>
    </div>
  );
}
