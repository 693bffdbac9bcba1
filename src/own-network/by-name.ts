/** Finds recurrent layers among arrays by the names that PyTorch, Keras, MLX and this site give them. */
import { gruConventions, lstmConventions, rnnConventions } from '../models/conventions.ts';
import { assertWidth, type Direction, KINDS, type Kind, type Layer, type Network, type Piece } from './network.ts';
import { refuse } from './refusal.ts';
import type { Tensor } from './tensor.ts';

/** A name taken apart: the network it belongs to, its layer and direction, and what it is there. */
interface Part {
  network: string;
  layer: number;
  reversed: boolean;
  role: 'W' | 'U' | 'b' | 'd' | 'projection';
}

type Style = keyof typeof STYLES;
type Named = Record<string, string | undefined>;

const ROLES: Record<string, Part['role']> = {
  weight_ih: 'W',
  weight_hh: 'U',
  bias_ih: 'b',
  bias_hh: 'd',
  weight_hr: 'projection',
  kernel: 'W',
  recurrent_kernel: 'U',
  bias: 'b',
  Wx: 'W',
  Wh: 'U',
  Wxh: 'W',
  Whh: 'U',
  bhn: 'd',
  W: 'W',
  U: 'U',
  b: 'b',
  d: 'd',
};

/** How each library names an array; groups of an expression are the fields of a part. */
const STYLES = {
  pytorch:
    /^(?<network>.*?)(?<role>weight_ih|weight_hh|bias_ih|bias_hh|weight_hr)(?:_l(?<layer>\d{1,3}))?(?<reversed>_reverse)?$/,
  keras:
    /^(?<network>.*?)(?<side>forward_|backward_)?(?<own>[^/]*\/(?:(?:lstm|gru|simple_rnn)_cell[^/]*\/)?)(?<role>recurrent_kernel|kernel|bias)(?::0)?$/,
  mlx: /^(?<network>.*?)(?<role>Wxh|Whh|Wx|Wh|bhn|bias|b)$/,
  ours: /^(?<network>(?:.*[/.])?)(?<role>[WUbd])$/,
} satisfies Record<string, RegExp>;

/** A name by one style; undefined where it is none of its names. */
function partOf(style: Style, name: string): Part | undefined {
  const found: Named | undefined = STYLES[style].exec(name)?.groups;
  const role = found && ROLES[found.role ?? ''];
  if (!found || !role) return undefined;
  const { network = '', layer = '0', reversed, side, own = '' } = found;
  return {
    network: style === 'keras' ? network + (side ? '' : own) : network,
    layer: Number(layer),
    reversed: Boolean(reversed) || side === 'backward_',
    role,
  };
}

type Group = Map<number, Map<boolean, Partial<Record<Part['role'], Tensor>>>>;

/** All recurrent networks among the arrays; where a style finds none, it has none. */
export function byName(tensors: Tensor[]): Network[] {
  const taken = new Set<Tensor>();
  return (Object.keys(STYLES) as Style[]).flatMap((style) => {
    const groups = new Map<string, Group>();
    for (const tensor of tensors) {
      const part = taken.has(tensor) ? undefined : partOf(style, tensor.name);
      if (!part) continue;
      const group: Group = groups.get(part.network) ?? new Map();
      const layer = group.get(part.layer) ?? new Map();
      layer.set(part.reversed, { ...layer.get(part.reversed), [part.role]: tensor });
      groups.set(part.network, group.set(part.layer, layer));
    }
    return [...groups].flatMap(([name, group]) => {
      const whole = [...group.values()].every((sides) => [...sides.values()].some(({ W, U }) => W && U));
      if (!whole) return [];
      for (const sides of group.values())
        for (const arrays of sides.values()) for (const tensor of Object.values(arrays)) taken.add(tensor);
      return [networkOf(style, name, group)];
    });
  });
}

const UNSAID =
  'Without biases the file does not say whether the reset comes before or after the product with U. Here it comes after, as in Keras by default (reset_after=True).';

const KIND_OF: Record<number, Kind> = { 4: 'lstm', 3: 'gru', 1: 'rnn' };

function networkOf(style: Style, name: string, group: Group): Network {
  const title = name.replace(/[./]+$/, '') || 'the whole file';
  const numbers = [...group.keys()].sort((a, b) => a - b);
  if (numbers.some((layer, k) => layer !== k))
    refuse(
      `“${title}” has layers ${numbers.join(', ')}, so one of them is missing in the file. Save the network whole.`,
    );
  const columns = style === 'keras';
  let kind: Kind | undefined;
  let [isAfter, isProjected] = [true, false];
  const layers = numbers.map((number): Layer => {
    const sides = group.get(number) ?? new Map();
    const directions = [false, true].flatMap((reversed): Direction[] => {
      const arrays = sides.get(reversed);
      if (!arrays) return [];
      const { W, U, b, d, projection } = arrays;
      if (!W || !U)
        return refuse(
          `Layer ${number + 1} of “${title}” has ${W ? 'no recurrent weights' : 'no input weights'} in the file. Save the network whole.`,
        );
      isProjected ||= Boolean(projection);
      if (style === 'keras' && b?.shape.length === 1) isAfter = false;
      const second: Piece | undefined = d && { tensor: d };
      const both = style === 'keras' && b?.shape.length === 2;
      return [{ reversed, W: { tensor: W }, U: { tensor: U }, b: b && { tensor: b }, d: second, bothBiases: both }];
    });
    const [first] = directions;
    if (!first) return refuse(`Layer ${number + 1} of “${title}” is empty. Save the network whole.`);
    const { W, U } = first;
    const [rows, D] = turned(W.tensor, columns, title);
    const [same, across] = turned(U.tensor, columns, title);
    const gates = sides.get(false)?.projection ? 4 : same / across;
    const H = rows / gates;
    const here = KIND_OF[gates];
    if (!here || same !== rows || !Number.isInteger(H) || (kind && kind !== here))
      return refuse(
        `“${W.tensor.name}” is ${W.tensor.shape.join(' × ')} and “${U.tensor.name}” ${U.tensor.shape.join(' × ')}, which together are no layer of an LSTM, a GRU or an RNN. Check how they were saved.`,
      );
    assertWidth(title, D, H);
    kind = here;
    return { D, H, directions };
  });
  const isUnsaid = style === 'keras' && kind === 'gru' && layers.every((one) => one.directions.every(({ b }) => !b));
  return checked({
    name: title,
    kind: kind ?? 'rnn',
    order: orderOf(style, kind ?? 'rnn'),
    ...(kind === 'gru' ? { reset: isAfter ? ('after' as const) : ('before' as const) } : {}),
    layers,
    notes: isUnsaid ? [UNSAID] : [],
    ...(isProjected
      ? {
          stopped:
            'Its LSTM has a projection (proj_size in PyTorch). This page shows its shapes and memory, but does not run or convert it.',
        }
      : {}),
  });
}

/** Rows and columns of a matrix, as W [G·H, D] has them. */
function turned({ name, shape }: Tensor, columns: boolean, title: string): [number, number] {
  const [rows, across, more] = shape;
  if (!rows || !across || more !== undefined)
    return refuse(
      `“${name}” of “${title}” is not a matrix but has the shape [${shape.join(', ')}]. Save the layer’s weights as the library has them.`,
    );
  return columns ? [across, rows] : [rows, across];
}

/** Whose order of blocks a style has. */
function orderOf(style: Style, kind: Kind): Network['order'] {
  const table = { lstm: lstmConventions, gru: gruConventions, rnn: rnnConventions }[kind];
  return style === 'ours' ? { ...table.pytorch, title: 'this site' } : table[style];
}

/** The same network, once the arrays of all its directions were seen to have the sizes of their layers. */
export function checked(network: Network): Network {
  const { layers, kind, order } = network;
  const gates = KINDS[kind].letters.length;
  for (const [k, { D, H, directions }] of layers.entries()) {
    const before = layers[k - 1];
    const from = before && before.H * before.directions.length;
    if (from && from !== D && !network.stopped)
      refuse(
        `Layer ${k + 1} of “${network.name}” reads ${D} numbers, but layer ${k} gives ${from}. They do not belong together; check how they were saved.`,
      );
    for (const { W, U, b, d, bothBiases } of directions) {
      const wanted: [Piece | undefined, number[]][] = [
        [W, order.columns ? [D, gates * H] : [gates * H, D]],
        [U, order.columns ? [H, gates * H] : [gates * H, H]],
        [b, bothBiases ? [2, gates * H] : [gates * H]],
        [d, d && kind === 'gru' && d.tensor.shape[0] === H ? [H] : [gates * H]],
      ];
      for (const [piece, shape] of wanted) {
        if (!piece || piece.of !== undefined || network.stopped) continue;
        if (String(piece.tensor.shape) !== String(shape))
          refuse(
            `“${piece.tensor.name}” should be ${shape.join(' × ')}, beside the other arrays of its layer, but is ${piece.tensor.shape.join(' × ')}. Check how it was saved.`,
          );
      }
    }
  }
  return network;
}
