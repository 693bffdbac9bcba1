/** Of a training whose settings were changed: what the picture still shows, or what the run goes on with. */
import type { Demo } from '../../../define.ts';
import { fill } from '../../fill.ts';
import { valueInWords } from '../../runtime/figure/picture.ts';
import { controlOf } from '../../runtime/figure/settings.ts';
import { isBehind, type State } from '../../runtime/figure/state.ts';
import * as ui from '../../words.ts';
import type { Dispatch } from './DemoFigure.tsx';

interface Props {
  demo: Demo;
  state: State;
  dispatch: Dispatch;
}

/** Nothing while the picture is that of the form, or a run with the form's settings begins. */
export function Behind({ demo, state, dispatch }: Props) {
  const { picture, status } = state;
  if (status.phase === 'waiting' || !isBehind(state)) return null;
  const had = picture.behind(state.settings).flatMap((name) => {
    const control = controlOf(demo.controls, name);
    const value = picture.made[name];
    return control && value !== undefined ? [`${control.label}: ${valueInWords(control, value)}`] : [];
  });
  const settings = had.join('; ');
  const isGoing = status.phase === 'running' || status.phase === 'paused';
  return (
    <p class="demo-behind" role="status">
      {isGoing
        ? fill(ui.runKeepsSettings, { settings })
        : fill(ui.settingsBehind, { start: demo.start ?? '', settings })}
      {isGoing && (
        <button type="button" class="demo-anew" onClick={() => dispatch({ type: 'anew' })}>
          {ui.startOver}
        </button>
      )}
    </p>
  );
}
