/** The arrays of a direction by name, and which of their rows (or columns) are which gate. */
import { blocksOf } from '../../../own-network/gates.ts';
import type { Layer, Network } from '../../../own-network/network.ts';
import { fill } from '../../fill.ts';
import * as ui from '../../words.ts';
import { arraysOf, GATES } from './sentences.ts';

export function Shapes({ network, layer, at }: { network: Network; layer: Layer; at: number }) {
  return (
    <>
      <div class="table-frame" role="region" tabindex={0} aria-label={ui.arrayTable}>
        <table>
          <caption>{ui.arrayTable}</caption>
          <thead>
            <tr>
              <th>{ui.arrayRole}</th>
              <th>{ui.arrayShape}</th>
              <th>{ui.arrayType}</th>
              <th>{ui.arrayName}</th>
            </tr>
          </thead>
          <tbody>
            {arraysOf(layer, at).map(({ role, piece: { tensor } }, k) => (
              <tr key={k}>
                <td>{role}</td>
                <td>{tensor.shape.join(' × ')}</td>
                <td>{tensor.type}</td>
                <td>
                  <code>{tensor.name}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div class="table-frame" role="region" tabindex={0} aria-label={ui.gateTable}>
        <table>
          <caption>{ui.gateTable}</caption>
          <thead>
            <tr>
              <th>{network.order.columns ? ui.gateColumns : ui.gateRows}</th>
              <th>{ui.gateName}</th>
            </tr>
          </thead>
          <tbody>
            {blocksOf(network, layer).map(({ letter, from, to }) => (
              <tr key={letter} class={`q-${GATES[letter]?.quantity}`}>
                <td>{fill(ui.gateFromTo, { from, to: to - 1 })}</td>
                <td>
                  <span class="own-gate">{letter}</span> {GATES[letter]?.says}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
