/** How long the units of a layer keep a value: half-lives in time steps, from the gate that keeps it. */
import { curveOf } from './activations.ts';
import { biasesOf } from './gates.ts';
import type { Direction, Kind, Layer, Network } from './network.ts';
import type { Trace } from './run.ts';

/** −ln σ(x), exact where σ(x) is close to 1. */
const minusLogSigmoid = (x: number): number => (x > 0 ? Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x)) - x);

/** After how many steps half is left where a gate stays at σ(bias): what the bias alone says, with no input and no state. */
export const halfLifeOfBias = (bias: number): number => Math.LN2 / minusLogSigmoid(bias);

/** The same for a gate with these values over time: their geometric mean is what a step leaves. Without end where it leaves all. */
export function halfLifeOfGates(gates: number[]): number {
  const lost = -gates.reduce((sum, gate) => sum + Math.log(Math.max(0, gate)), 0) / gates.length;
  return lost <= 0 ? Number.POSITIVE_INFINITY : Math.LN2 / lost;
}

/** The same for every unit of a direction, from what its gates did in a run; none where nothing keeps. */
export function halfLivesOfRun(kind: Kind, trace: Trace): number[] {
  const gates = trace[KEEPS[kind] ?? ''] ?? [];
  return [...(gates[0] ?? [])].map((_, unit) => halfLifeOfGates(gates.map((row) => row[unit] ?? Number.NaN)));
}

/** The middle of some numbers, those that are none left out. */
export function median(values: number[]): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const [low, high] = [sorted.at((sorted.length - 1) / 2), sorted.at(sorted.length / 2)];
  if (low === undefined || high === undefined) return Number.NaN;
  return low === high ? low : low + (high - low) / 2;
}

/** Of each unit of a direction, how long its bias alone keeps a value: the forget gate of an LSTM, the update gate of a GRU. */
export async function halfLivesOfBiases(network: Network, layer: Layer, direction: Direction): Promise<number[]> {
  const biases = await biasesOf(network, layer, direction);
  const gate = biases[layer.coupled ? 'i' : (KEEPS[network.kind] ?? '')];
  const [activation] = direction.activations ?? [];
  const curve = curveOf(activation ?? { name: 'Sigmoid' });
  return [...(gate?.b ?? [])].map((one, k) => {
    const bias = one + (gate?.d[k] ?? 0);
    if (!activation) return halfLifeOfBias(layer.coupled ? -bias : bias);
    return Number.isNaN(bias) ? bias : halfLifeOfGates([layer.coupled ? 1 - curve(bias) : curve(bias)]);
  });
}

/** The gate that says how much of a state is kept, by kind; an RNN has none. */
export const KEEPS: Partial<Record<Kind, string>> = { lstm: 'f', gru: 'z' };
