/** What can be saved from a demo, and loaded into it: its picture, its numbers, its weights. */
import type { Demo } from '../../../define.ts';
import type { Status } from '../../runtime/figure/state.ts';
import * as ui from '../../words.ts';
import type { Dispatch } from './DemoFigure.tsx';

interface Filed {
  demo: Demo;
  status: Status;
  dispatch: Dispatch;
}

export function FileList({ demo, status, dispatch }: Filed) {
  return (
    <>
      <div class="demo-file-list">
        <button type="button" onClick={() => dispatch({ type: 'save', what: 'svg' })}>
          {ui.saveSvg}
        </button>
        <button type="button" onClick={() => dispatch({ type: 'save', what: 'png' })}>
          {ui.savePng}
        </button>
        <button type="button" onClick={() => dispatch({ type: 'save', what: 'csv' })}>
          {ui.saveNumbers}
        </button>
        {demo.loads && (
          <>
            <button type="button" disabled={!status.code} onClick={() => dispatch({ type: 'save', what: 'weights' })}>
              {ui.saveWeights}
            </button>
            <label class="demo-load">
              {ui.loadWeights}{' '}
              <input
                type="file"
                accept=".safetensors"
                onChange={(event) => {
                  const [file] = event.currentTarget.files ?? [];
                  event.currentTarget.value = '';
                  if (file) dispatch({ type: 'load', file });
                }}
              />
            </label>
            <p class="demo-loads">
              {demo.loads}
              {status.code ? '' : ui.noWeightsYet}
            </p>
          </>
        )}
      </div>
      {status.code && (
        <pre class="demo-code" tabindex={0}>
          <code>{status.code}</code>
        </pre>
      )}
    </>
  );
}
