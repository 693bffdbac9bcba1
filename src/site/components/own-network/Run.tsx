/** Runs the network on rows that the reader types, and draws states and gates of one direction over time. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { HeatMap } from '../../../charts/heat-map.tsx';
import type { Network } from '../../../own-network/network.ts';
import { asText, rowsIn } from '../../../own-network/rows.ts';
import { type Ran, runNetwork, type Trace } from '../../../own-network/run.ts';
import { Random } from '../../../random.ts';
import { amount } from '../../../units.ts';
import { fill } from '../../fill.ts';
import { messageOf } from '../../runtime/message-of.ts';
import * as ui from '../../words.ts';
import { GATES, gateShort, stateSays } from './sentences.ts';

/** Rows of the example, and milliseconds of work between two looks at what the reader does. */
const [ROWS, BREATH] = [16, 12];
/** States that are drawn at once. */
const MOST_UNITS = 12;

/** So many numbers of a row are put into the field, where they can be changed; more would only be a wall of digits. */
const TYPED = 12;

/** Rows for a network whose reader has typed none: noise, the same every time. */
function exampleRows(D: number): Float64Array[] {
  const random = new Random(1, 'rows');
  return Array.from({ length: ROWS }, () => Float64Array.from({ length: D }, () => Number(random.normal().toFixed(2))));
}

/** Lets the page do other things now and then. */
function breather(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < BREATH) return;
    await new Promise((go) => setTimeout(go));
    last = performance.now();
  };
}

interface Props {
  network: Network;
  at: { layer: number; direction: number };
  /** Rows of its own, where the file has some. */
  rows?: string;
  /** Whether it is run at once: so large a network that it takes a while waits for the button. */
  isSmall: boolean;
  ran: Ran | undefined;
  setRan(ran: Ran): void;
}

export function Run({ network, at, rows, isSmall, ran, setRan }: Props) {
  const D = network.layers[0]?.D ?? 0;
  const [typed, type] = useState(() => rows ?? (D > TYPED ? '' : asText(exampleRows(D))));
  const [relu, setRelu] = useState(false);
  const [said, say] = useState<string>();
  const latest = useRef(0);
  const run = async (withRelu: boolean) => {
    const mine = ++latest.current;
    try {
      const x = typed.trim() ? rowsIn(typed, D) : exampleRows(D);
      say(isSmall ? undefined : ui.running);
      const done = await runNetwork(network, x, { relu: withRelu, breathe: breather() });
      if (mine !== latest.current) return;
      setRan(done);
      say(undefined);
    } catch (error) {
      if (mine === latest.current) say(messageOf(error));
    }
  };
  useEffect(() => {
    if (isSmall) void run(relu);
  }, []);
  const trace = ran?.traces[at.layer]?.[at.direction];
  const choosesCurve = network.kind === 'rnn' && network.layers.every((one) => !one.directions[0]?.activations);
  return (
    <>
      <form
        class="own-run"
        onSubmit={(event) => {
          event.preventDefault();
          void run(relu);
        }}
      >
        <label>
          {fill(ui.rowsToRun, { numbers: amount(D, 'number'), rows: ROWS })}
          <textarea
            rows={5}
            value={typed}
            spellcheck={false}
            aria-invalid={Boolean(said && said !== ui.running)}
            aria-describedby="own-run-said"
            onInput={(event) => type(event.currentTarget.value)}
          />
        </label>
        {choosesCurve && (
          <label>
            <input
              type="checkbox"
              checked={relu}
              onChange={(event) => {
                setRelu(event.currentTarget.checked);
                void run(event.currentTarget.checked);
              }}
            />{' '}
            {ui.reluInstead}
          </label>
        )}
        <button type="submit">{ui.runRows}</button>
      </form>
      <p id="own-run-said" class={said === ui.running ? undefined : 'own-refused'} role="status">
        {said}
      </p>
      {trace && <Traced key={`${at.layer} ${at.direction}`} trace={trace} />}
    </>
  );
}

/** Rows of a heat map from the values of some units: scaled where they leave −1 to 1. */
const rowOf = (letter: string, quantity: string, numbers: number[]) => {
  const size = Math.max(1, ...numbers.map(Math.abs));
  return { letter, quantity, numbers, values: numbers.map((value) => value / size) };
};

function Traced({ trace }: { trace: Trace }) {
  const states = trace.h ?? [];
  const units = [...(states[0] ?? [])].map((_, unit) => {
    const values = states.map((row) => row[unit] ?? 0);
    return { unit, values, range: Math.max(...values) - Math.min(...values) };
  });
  const shown = [...units].sort((a, b) => b.range - a.range).slice(0, MOST_UNITS);
  const [unit, choose] = useState(shown[0]?.unit ?? 0);
  const letters = Object.keys(trace).filter((letter) => letter !== 'h');
  const ofUnit = (letter: string) => (trace[letter] ?? []).map((row) => row[unit] ?? 0);
  return (
    <>
      <p>{stateSays(states.length, shown[0])}</p>
      <HeatMap
        title={ui.statesTitle}
        rowHeight={16}
        rows={shown
          .sort((a, b) => a.unit - b.unit)
          .map((one) => rowOf(fill(ui.unitNumber, { unit: one.unit + 1 }), 'hidden', one.values))}
      />
      <p>
        <label>
          {ui.gatesOfUnit}{' '}
          <input
            type="number"
            min={1}
            max={units.length}
            value={unit + 1}
            onInput={({ currentTarget: { valueAsNumber: number } }) => {
              if (Number.isInteger(number) && number >= 1 && number <= units.length) choose(number - 1);
            }}
          />
        </label>
      </p>
      <HeatMap
        title={fill(ui.gatesTitle, { unit: unit + 1 })}
        rowHeight={18}
        rows={[...letters, 'h'].map((letter) =>
          rowOf(
            gateShort(letter),
            letter === 'c' ? 'cell' : letter === 'h' ? 'hidden' : (GATES[letter]?.quantity ?? 'plain'),
            ofUnit(letter),
          ),
        )}
      />
    </>
  );
}
