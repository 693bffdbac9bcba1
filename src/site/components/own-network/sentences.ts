/** What is told of a reader’s network in words: what it is, what its arrays are, how long it remembers. */
import { shown } from '../../../charts/scale.ts';
import { median } from '../../../own-network/memory.ts';
import { KINDS, type Layer, type Network, type Piece, parametersOf } from '../../../own-network/network.ts';
import { amount } from '../../../units.ts';
import { fill } from '../../fill.ts';
import * as ui from '../../words.ts';

/** The networks of a file in half a sentence. */
export function summary(networks: Network[]): string {
  const [first] = networks;
  if (networks.length !== 1 || !first) return fill(ui.networksIn, { count: networks.length });
  const { layers, kind } = first;
  return fill(ui.networkOf, {
    kind: KINDS[kind].title,
    layers: amount(layers.length, 'layer'),
    inputs: amount(layers[0]?.D ?? 0, 'input'),
    units: amount(layers[0]?.H ?? 0, 'unit'),
  }).replace(/^an (?=GRU)/, 'a ');
}

/** A network in a sentence. */
export function told(network: Network): string {
  const { name, kind, layers, order } = network;
  return fill(ui.ownSaid, {
    name,
    kind: KINDS[kind].title,
    layers: amount(layers.length, 'layer'),
    directions: layers[0]?.directions.length === 2 ? ui.bothDirections : ui.oneDirection,
    inputs: amount(layers[0]?.D ?? 0, 'input'),
    units: amount(layers[0]?.H ?? 0, 'unit'),
    parameters: amount(parametersOf(network), 'parameter'),
    order: order.title,
  });
}

/** The arrays of a direction with what each of them is. */
export function arraysOf({ directions }: Layer, at: number): { role: string; piece: Piece }[] {
  const { W, U, b, d, P, h, c, bothBiases } = directions[at] ?? {};
  const roles: [Piece | undefined, string][] = [
    [W, ui.roleW],
    [U, ui.roleU],
    [b, bothBiases ? ui.roleBoth : ui.roleB],
    [d, ui.roleSecond],
    [P, ui.rolePeephole],
    [h, ui.roleStartH],
    [c, ui.roleStartC],
  ];
  return roles.flatMap(([piece, role]) => (piece ? [{ role, piece }] : []));
}

/** Gates by letter: what each does, and the quantity whose color it has. */
export const GATES: Record<string, { says: string; quantity: string }> = {
  i: { says: ui.gateInput, quantity: 'write' },
  f: { says: ui.gateForget, quantity: 'forget' },
  g: { says: ui.gateCandidate, quantity: 'candidate' },
  o: { says: ui.gateOutput, quantity: 'read' },
  r: { says: ui.gateReset, quantity: 'reset' },
  z: { says: ui.gateUpdate, quantity: 'update' },
  n: { says: ui.gateNew, quantity: 'candidate' },
  h: { says: ui.gateState, quantity: 'hidden' },
};

/** A half-life as it is read: 12.3, or that it has no end a float could tell. */
export const lifeShown = (steps: number): string => (steps > 1e12 ? ui.unbounded : shown(steps, steps < 10 ? 2 : 0));

const SHORT: Record<string, string> = {
  i: ui.shortInput,
  f: ui.shortForget,
  g: ui.shortCandidate,
  o: ui.shortOutput,
  r: ui.shortReset,
  z: ui.shortUpdate,
  n: ui.shortNew,
  c: ui.shortCell,
  h: ui.shortHidden,
};
/** A gate or state in two words, beside its row. */
export const gateShort = (letter: string): string => SHORT[letter] ?? letter;

/** What a run shows of the states: over how many steps, and of the unit that varies most. */
export function stateSays(steps: number, unit: { unit: number; values: number[] } | undefined): string {
  if (!unit) return '';
  return fill(ui.statesSay, {
    steps: amount(steps, 'time step'),
    unit: unit.unit + 1,
    least: shown(Math.min(...unit.values)),
    most: shown(Math.max(...unit.values)),
  });
}

const spreadOf = (lives: number[]) => ({
  least: lifeShown(Math.min(...lives)),
  most: lifeShown(Math.max(...lives)),
  middle: lifeShown(median(lives)),
});

/** What the half-lives of a run say. */
export const runSays = (lives: number[]): string => fill(ui.measuredSay, spreadOf(lives));

/** What the half-lives of a direction by its biases say. */
export function biasesSay(kind: Network['kind'], lives: number[]): string {
  const known = lives.filter((life) => !Number.isNaN(life));
  const missing = lives.length - known.length;
  const said = fill(ui.biasesSay, {
    gate: kind === 'lstm' ? ui.forgetGates : ui.updateGates,
    units: amount(known.length, 'unit'),
    ...spreadOf(known),
  });
  const left = missing ? fill(ui.biasesNotNumbers, { count: missing }) : '';
  return known.length ? `${said} ${left}`.trim() : left;
}
