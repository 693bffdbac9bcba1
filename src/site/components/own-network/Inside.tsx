/** What is inside a reader’s file: the network, layer and direction that are looked at, and everything told of them. */
import { useState } from 'preact/hooks';
import { type Network, parametersOf } from '../../../own-network/network.ts';
import type { Ran } from '../../../own-network/run.ts';
import * as ui from '../../words.ts';
import { Convert } from './Convert.tsx';
import { Memory } from './Memory.tsx';
import { Run } from './Run.tsx';
import { Shapes } from './Shapes.tsx';
import { told } from './sentences.ts';

/** So many weights are run at once; more wait until the reader asks for it. */
const SMALL = 4e6;

interface Props {
  networks: Network[];
  /** The name of the file. */
  file: string;
  /** Rows to run it on, where the file has some of its own. */
  rows?: string;
}

export function Inside({ networks, file, rows }: Props) {
  const [at, choose] = useState({ network: 0, layer: 0, direction: 0 });
  const [ran, setRan] = useState<{ network: number; ran: Ran }>();
  const network = networks[at.network];
  const layer = network?.layers[at.layer];
  const direction = layer?.directions[at.direction];
  if (!network || !layer || !direction) return null;
  const key = `${at.network} ${at.layer} ${at.direction}`;
  return (
    <>
      <div class="own-which">
        <Which
          label={ui.whichNetwork}
          options={networks.map((one) => `${one.name} (${parametersOf(one)})`)}
          at={at.network}
          choose={(chosen) => choose({ network: chosen, layer: 0, direction: 0 })}
        />
        <Which
          label={ui.whichLayer}
          options={network.layers.map((_, k) => String(k + 1))}
          at={at.layer}
          choose={(chosen) => choose({ ...at, layer: chosen, direction: 0 })}
        />
        <Which
          label={ui.whichDirection}
          options={layer.directions.map(({ reversed }) => (reversed ? ui.backwardDirection : ui.forwardDirection))}
          at={at.direction}
          choose={(chosen) => choose({ ...at, direction: chosen })}
        />
      </div>
      <h2>{ui.ownShapes}</h2>
      <p>{[told(network), ...network.notes, network.stopped].filter(Boolean).join(' ')}</p>
      <Shapes network={network} layer={layer} at={at.direction} />
      <h2>{ui.ownMemory}</h2>
      <Memory
        key={key}
        network={network}
        layer={layer}
        direction={direction}
        trace={ran?.network === at.network ? ran.ran.traces[at.layer]?.[at.direction] : undefined}
      />
      {!network.stopped && (
        <>
          <h2>{ui.ownRun}</h2>
          <Run
            key={at.network}
            network={network}
            at={at}
            rows={rows}
            isSmall={parametersOf(network) <= SMALL}
            ran={ran?.network === at.network ? ran.ran : undefined}
            setRan={(done) => setRan({ network: at.network, ran: done })}
          />
          <h2>{ui.ownConvert}</h2>
          <Convert key={`${at.network} convert`} network={network} file={file} />
        </>
      )}
    </>
  );
}

/** One of several; nothing where there is only one. */
function Which({
  label,
  options,
  at,
  choose,
}: {
  label: string;
  options: string[];
  at: number;
  choose(at: number): void;
}) {
  if (options.length < 2) return null;
  return (
    <label>
      {label}{' '}
      <select onChange={(event) => choose(event.currentTarget.selectedIndex)}>
        {options.map((option, k) => (
          <option key={k} selected={k === at}>
            {option}
          </option>
        ))}
      </select>
    </label>
  );
}
