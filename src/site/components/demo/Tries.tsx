/** The telling states of a demo as chips under its picture: links, so that they work before the demo's code is there. */
import type { Demo } from '../../../define.ts';
import type { AnySettings } from '../../runtime/figure/settings.ts';
import { changeOf, isIn, linkTo } from '../../runtime/figure/tries.ts';
import * as ui from '../../words.ts';
import type { Dispatch } from './DemoFigure.tsx';

interface Props {
  id: string;
  demo: Demo;
  settings: AnySettings;
  dispatch: Dispatch;
}

/** A press with one of these keys is for the browser: it opens the link elsewhere. */
const isForBrowser = (event: MouseEvent) => event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;

/** The chip of the state that the form is in is marked. */
export function Tries({ id, demo, settings, dispatch }: Props) {
  if (!demo.tries) return null;
  return (
    <div class="demo-tries" data-part="tries" role="group" aria-label={ui.statesToTry}>
      <span aria-hidden="true">{ui.tryThese}</span>
      {demo.tries.map((one) => (
        <a
          class="chip"
          key={one.label}
          href={linkTo(id, demo, one, settings)}
          aria-current={isIn(demo, one, settings) ? 'true' : undefined}
          onClick={(event) => {
            if (isForBrowser(event)) return;
            event.preventDefault();
            dispatch({ type: 'set', change: changeOf(demo, one) });
          }}
        >
          {one.label}
        </a>
      ))}
    </div>
  );
}
