/** The recurrent networks of an ONNX model: its LSTM, GRU and RNN operators, stacked where one reads what another gives. */
import { gruConventions, lstmConventions, rnnConventions } from '../models/conventions.ts';
import { activationsOf } from './activations.ts';
import { assertWidth, type Direction, KINDS, type Kind, type Layer, type Network, type Piece } from './network.ts';
import { type Graph, type Node, RECURRENT } from './onnx.ts';
import { Refusal, refuse } from './refusal.ts';
import { countOf, type Tensor } from './tensor.ts';

/** Operators that change the shape of a value and no number of it. */
const RESHAPES = new Set(['Transpose', 'Reshape', 'Squeeze', 'Unsqueeze', 'Identity', 'Dropout', 'Flatten']);
/** So many of them are followed from one layer to another. */
const MOST_BETWEEN = 16;

const KIND_OF: Record<string, Kind> = { LSTM: 'lstm', GRU: 'gru', RNN: 'rnn' };
const STANDARD = new Set(['', 'ai.onnx']);

/** The network that an operator is a layer of, and which, counted from 1. */
interface Made {
  network: Network;
  layer: number;
}

/** The networks of all graphs. Throws a `Refusal` where there is none, saying why the operators there are cannot be read. */
export function byOperator(graphs: Graph[]): Network[] {
  const networks: Network[] = [];
  const made = new Map<Node, Made>();
  const refused: string[] = [];
  for (const graph of graphs)
    for (const node of graph.nodes) {
      if (!RECURRENT.has(node.op) || !STANDARD.has(node.domain)) continue;
      try {
        const network = networkOf(node, graph, networks.length + refused.length + 1);
        const below = before(node, graph, made);
        const isStacked = below && fits(below, network);
        const whole = isStacked ? below.network : network;
        if (isStacked) whole.layers.push(...network.layers);
        else networks.push(whole);
        made.set(node, { network: whole, layer: whole.layers.length });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        refused.push(error.message);
      }
    }
  const [first] = networks;
  if (!first) return refuse(refused[0] ?? noneIn(graphs));
  first.notes.push(...refused);
  return networks;
}

/** What there is instead of recurrent operators. */
function noneIn(graphs: Graph[]): string {
  const operators = [...new Set(graphs.flatMap(({ nodes }) => nodes.map(({ op }) => op)))];
  const alike = operators.filter((op) => /LSTM|GRU|RNN|Scan|Loop/i.test(op));
  if (alike.length)
    return `This model has no LSTM, GRU or RNN operator of ONNX, but ${alike.slice(0, 4).join(', ')}, which this page does not read. Export the network before it is quantized or turned into a loop, with the layer that your library has for it.`;
  return operators.length
    ? `There is no LSTM, GRU or RNN operator in this model. It has ${operators.length} kinds of operators, among them ${operators.slice(0, 5).join(', ')}.`
    : 'This is neither safetensors nor an ONNX model with operators. Choose a .safetensors or .onnx file.';
}

/** The network whose last layer gives what an operator reads, with nothing between them but changes of shape. */
function before(node: Node, graph: Graph, made: Map<Node, Made>): Made | undefined {
  let value = node.inputs[0] ?? '';
  for (let k = 0; k < MOST_BETWEEN; k++) {
    const maker = makerOf(value, graph);
    if (!maker) return undefined;
    if (made.has(maker)) return maker.outputs[0] === value ? made.get(maker) : undefined;
    if (!RESHAPES.has(maker.op)) return undefined;
    value = maker.inputs[0] ?? '';
  }
  return undefined;
}

/** Whether a layer goes on where the last one of a network ends: of one kind, and as wide as what it reads. */
function fits({ network, layer }: Made, above: Network): boolean {
  const last = network.layers.at(-1);
  return (
    last !== undefined &&
    layer === network.layers.length &&
    network.kind === above.kind &&
    network.reset === above.reset &&
    last.H * last.directions.length === above.layers[0]?.D
  );
}

const makerOf = (value: string, graph: Graph | undefined): Node | undefined =>
  graph && (graph.makers.get(value) ?? makerOf(value, graph.outer));

/** A constant by the name of its value, looked up from the inner graph to the outer ones. */
function constantOf(value: string, graph: Graph | undefined, hops = 0): Tensor | undefined {
  for (let here = graph; here; here = here.outer) {
    const constant = here.constants.get(value);
    if (constant) return constant;
    const maker = here.makers.get(value);
    if (maker?.op === 'Identity' && hops < MOST_BETWEEN) return constantOf(maker.inputs[0] ?? '', here, hops + 1);
    if (maker) return undefined;
  }
  return undefined;
}

function networkOf(node: Node, graph: Graph, count: number): Network {
  const kind = KIND_OF[node.op] ?? 'rnn';
  const name = node.name || `${node.op} ${count}`;
  const gates = KINDS[kind].letters.length;
  const read = (at: number) => (node.inputs[at] ? constantOf(node.inputs[at], graph) : undefined);
  const needed = (at: number, what: string): Tensor => {
    const maker = makerOf(node.inputs[at] ?? '', graph);
    return (
      read(at) ??
      refuse(
        `The ${what} of the operator “${name}” are ${maker ? `computed by ${maker.op} in the model` : 'an input of the model'}, not stored in it. Let onnxruntime or onnxsim fold the constants of the model, and choose the result.`,
      )
    );
  };
  const [W, R] = [needed(1, 'input weights W'), needed(2, 'recurrent weights R')];
  const B = node.inputs[3] ? needed(3, 'biases B') : undefined;
  const P = node.inputs[7] ? needed(7, 'peepholes P') : undefined;
  const integer = (key: string) => node.attributes.get(key)?.integer ?? 0;
  const [sides = 0, rows = 0, D = 0] = W.shape;
  const H = R.shape[2] ?? 0;
  const direction = node.attributes.get('direction')?.text || 'forward';
  if (!['forward', 'reverse', 'bidirectional'].includes(direction))
    refuse(
      `The operator “${name}” has the direction “${direction.slice(0, 40)}”, which ONNX does not know. Export it again.`,
    );
  const wanted = direction === 'bidirectional' ? 2 : 1;
  const sizes: [Tensor | undefined, number[]][] = [
    [W, [wanted, gates * H, D]],
    [R, [wanted, gates * H, H]],
    [B, [wanted, 2 * gates * H]],
    [P, [wanted, 3 * H]],
  ];
  for (const [tensor, shape] of sizes)
    if (tensor && (String(tensor.shape) !== String(shape) || countOf(shape) === 0))
      refuse(
        `“${tensor.name}” of the operator “${name}” is ${tensor.shape.join(' × ')}, and ${shape.join(' × ')} would belong to ${direction === 'bidirectional' ? 'two directions' : 'one direction'} of ${H} units. Export the model again.`,
      );
  if (sides !== wanted || rows !== gates * H)
    refuse(`The weights of “${name}” do not fit each other. Export the model again.`);
  assertWidth(name, D, H);
  const notes: string[] = [];
  if (node.inputs[4])
    notes.push('It can be told how long each sequence is (sequence_lens). Here it reads all rows that you type.');
  const piece = (tensor: Tensor | undefined, k: number): Piece | undefined => tensor && { tensor, part: k, of: wanted };
  const start = (at: number, k: number) => startOf(read(at), k, { wanted, H, isTurned: integer('layout') === 1 });
  if ((node.inputs[5] && !read(5)) || (node.inputs[6] && !read(6)))
    notes.push('Its first states come from the rest of the model. Here it starts from zeros.');
  const directions = Array.from({ length: wanted }, (_, k): Direction => {
    return {
      reversed: direction === 'reverse' || k === 1,
      W: { tensor: W, part: k, of: wanted },
      U: { tensor: R, part: k, of: wanted },
      b: piece(B, k),
      bothBiases: true,
      P: piece(P, k),
      h: start(5, k),
      c: start(6, k),
      activations: activationsOf(node, kind, k),
    };
  });
  const clip = node.attributes.get('clip')?.float;
  const layer: Layer = {
    D,
    H,
    directions,
    ...(clip ? { clip } : {}),
    ...(integer('input_forget') ? { coupled: true } : {}),
  };
  const reset = kind === 'gru' ? (integer('linear_before_reset') ? 'after' : 'before') : undefined;
  const order = { lstm: lstmConventions.onnx, gru: gruConventions.onnx, rnn: rnnConventions.onnx }[kind];
  return { name, kind, order, ...(reset ? { reset } : {}), layers: [layer], notes };
}

/** The state with which a direction starts, of the first sequence of a batch: [directions, batch, H], or the batch first. */
function startOf(
  tensor: Tensor | undefined,
  k: number,
  { wanted, H, isTurned }: { wanted: number; H: number; isTurned: boolean },
): Piece | undefined {
  if (!tensor) return undefined;
  const [first = 0, second = 0, units] = tensor.shape;
  const [sides, batch] = isTurned ? [second, first] : [first, second];
  if (sides !== wanted || units !== H || batch < 1)
    refuse(
      `“${tensor.name}” is ${tensor.shape.join(' × ')}, which is no first state of ${H} units. Export the model again.`,
    );
  return { tensor, part: isTurned ? k : k * batch, of: sides * batch };
}
