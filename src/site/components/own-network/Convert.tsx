/** The network for another library: which block goes where, a file to save, and the code that loads it. */
import { useState } from 'preact/hooks';
import { GateOrder } from '../../../charts/gate-order.tsx';
import { placedBlocks } from '../../../models/layout.ts';
import { codeFor } from '../../../own-network/code.ts';
import { conventionOf, convert, obstacle, TARGETS, type Target } from '../../../own-network/convert.ts';
import type { Network } from '../../../own-network/network.ts';
import { toSafetensors } from '../../../own-network/safetensors.ts';
import { fill } from '../../fill.ts';
import { isCopied } from '../../runtime/clipboard.ts';
import { saveFile } from '../../runtime/files/download.ts';
import { messageOf } from '../../runtime/message-of.ts';
import * as ui from '../../words.ts';
import { GATES } from './sentences.ts';

const TITLES: Record<Target, string> = {
  pytorch: ui.torchName,
  keras: ui.kerasName,
  onnx: ui.onnxName,
  mlx: ui.mlxName,
};

export function Convert({ network, file }: { network: Network; file: string }) {
  const [target, choose] = useState<Target>(
    () => TARGETS.find((one) => TITLES[one] !== network.order.title && !obstacle(network, one)) ?? 'onnx',
  );
  const [said, say] = useState('');
  const saved = `${file.replace(/\.[^.]*$/, '').replace(/[^\w.-]/g, '-') || 'network'}-${target}.safetensors`;
  const why = obstacle(network, target);
  const convention = conventionOf(network, target);
  const code = why ? '' : codeFor(network, target, saved);
  const save = () => {
    convert(network, target).then(
      (arrays) => {
        saveFile(saved, toSafetensors(arrays, { format: 'pt', order: TITLES[target] }), 'application/octet-stream');
        say(fill(ui.networkSaved, { file: saved }));
      },
      (error: unknown) => say(messageOf(error)),
    );
  };
  return (
    <>
      <fieldset class="control control-choice">
        <legend>{ui.orderFor}</legend>
        <div class="options">
          {TARGETS.map((one) => (
            <label key={one} class="option">
              <input type="radio" name="own-target" checked={one === target} onChange={() => (say(''), choose(one))} />
              {TITLES[one]}
            </label>
          ))}
        </div>
      </fieldset>
      {why || !convention ? (
        <p class="own-refused">{why}</p>
      ) : (
        <>
          {convention.blocks.length > 1 && (
            <GateOrder
              title={fill(ui.orderTitle, {
                from: [...network.order.blocks].join(', '),
                to: [...convention.blocks].join(', '),
              })}
              heads={[fill(ui.inTheFile, { order: network.order.title }), TITLES[target]]}
              from={[...network.order.blocks]}
              to={placedBlocks({ ...convention, ...network.order }, convention, true).map((block) => ({
                ...block,
                quantity: GATES[block.letter]?.quantity ?? 'plain',
              }))}
            />
          )}
          <p>
            <button type="button" onClick={save}>
              {fill(ui.saveAs, { file: saved })}
            </button>{' '}
            <button
              type="button"
              onClick={() => void isCopied(code).then((is) => say(is ? ui.codeCopied : ui.networkCodeNotCopied))}
            >
              {ui.copyCode}
            </button>
          </p>
          <p role="status">{said}</p>
          <pre class="code own-code" tabindex={0}>
            <code>{code}</code>
          </pre>
        </>
      )}
    </>
  );
}
