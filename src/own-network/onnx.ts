/**
 * The graph of an ONNX model (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto): its operators with what they read, and
 * its constants, whose numbers are read when they are wanted. Numbers of fields are those of onnx.proto.
 */
import { BYTES } from './numbers.ts';
import { asNumber, type Field, Messages } from './protobuf.ts';
import { refuse } from './refusal.ts';
import type { Source } from './source.ts';
import { countOf, stored, type Tensor } from './tensor.ts';

/** More than any model has. */
const MOST_NODES = 200_000;
const MOST_SIDES = 8;
/** Graphs in branches and loops of graphs. */
const MOST_NESTED = 8;
const MOST_LIST = 64;

/** An attribute of an operator, of those that recurrent layers have. */
export interface Attribute {
  integer?: number;
  float?: number;
  text?: string;
  floats: number[];
  texts: string[];
}

export interface Node {
  name: string;
  op: string;
  domain: string;
  inputs: string[];
  outputs: string[];
  attributes: Map<string, Attribute>;
}

/** A graph, within the graph in whose branch or loop it lies. */
export interface Graph {
  nodes: Node[];
  constants: Map<string, Tensor>;
  /** The operator that makes a value. */
  makers: Map<string, Node>;
  outer?: Graph;
}

/** The types of numbers by their codes; those that are not read keep their name in ONNX. */
const TYPES: Record<number, string> = {
  1: 'F32',
  2: 'UINT8',
  3: 'INT8',
  4: 'UINT16',
  5: 'INT16',
  6: 'INT32',
  7: 'INT64',
  9: 'BOOL',
  10: 'F16',
  11: 'F64',
  12: 'UINT32',
  13: 'UINT64',
  16: 'BF16',
  17: 'FLOAT8E4M3FN',
  19: 'FLOAT8E5M2',
  21: 'UINT4',
  22: 'INT4',
};

/** All graphs of a model, the outermost first. Throws a `Refusal` where the file is no model. */
export async function readOnnx(source: Source): Promise<Graph[]> {
  const reader = new GraphReader(source);
  for await (const field of reader.messages.fields(0, source.size))
    if (field.number === 7 && field.wire === 2) await reader.graph(field, undefined, 0);
  return reader.graphs;
}

class GraphReader {
  readonly graphs: Graph[] = [];
  readonly messages: Messages;
  #nodes = 0;

  constructor(source: Source) {
    this.messages = new Messages(source);
  }

  async graph({ from, to }: Field, outer: Graph | undefined, depth: number): Promise<void> {
    if (depth > MOST_NESTED)
      refuse('The graphs of this model are nested too deeply to be read. Export it without loops and branches.');
    const graph: Graph = { nodes: [], constants: new Map(), makers: new Map(), outer };
    this.graphs.push(graph);
    const inner: Field[] = [];
    for await (const field of this.messages.fields(from, to)) {
      if (field.wire !== 2) continue;
      if (field.number === 1) inner.push(...(await this.#node(field, graph)));
      if (field.number === 5) {
        const tensor = await this.#tensor(field);
        graph.constants.set(tensor.name, tensor);
      }
      if (graph.constants.size > MOST_NODES)
        refuse(`This model has more than ${MOST_NODES} constants, and this page reads no more.`);
    }
    for (const field of inner) await this.graph(field, graph, depth + 1);
  }

  /** Adds an operator; returns the graphs that it holds. */
  async #node(at: Field, graph: Graph): Promise<Field[]> {
    if (++this.#nodes > MOST_NODES)
      refuse(`This model has more than ${MOST_NODES} operators, and this page reads no more.`);
    const node: Node = { name: '', op: '', domain: '', inputs: [], outputs: [], attributes: new Map() };
    const inner: Field[] = [];
    for await (const { number, wire, from, to, ...rest } of this.messages.fields(at.from, at.to)) {
      if (wire !== 2) continue;
      if (number === 5) inner.push(...(await this.#attribute({ number, wire, from, to, ...rest }, node, graph)));
      else if (number >= 1 && number <= 7) {
        const text = await this.messages.text(from, to);
        if (number === 1) node.inputs.push(text);
        else if (number === 2) node.outputs.push(text);
        else if (number === 3) node.name = text;
        else if (number === 4) node.op = text;
        else if (number === 7) node.domain = text;
      }
    }
    graph.nodes.push(node);
    for (const output of node.outputs) if (output) graph.makers.set(output, node);
    return inner;
  }

  /** Adds an attribute to an operator, or a constant to the graph; returns the graphs that it holds. */
  async #attribute(at: Field, node: Node, graph: Graph): Promise<Field[]> {
    const attribute: Attribute = { floats: [], texts: [] };
    const inner: Field[] = [];
    let name = '';
    let constant: Tensor | undefined;
    for await (const field of this.messages.fields(at.from, at.to)) {
      const { number, wire, value, from, to } = field;
      if (number === 1 && wire === 2) name = await this.messages.text(from, to);
      else if (number === 2 && wire === 5) [attribute.float] = await this.messages.floats(field, 1);
      // Of other operators some are as large as 64 bits can hold: the end of a slice.
      else if (number === 3 && wire === 0) attribute.integer = RECURRENT.has(node.op) ? asNumber(value) : 0;
      else if (number === 4 && wire === 2 && RECURRENT.has(node.op))
        attribute.text = await this.messages.text(from, to);
      else if (number === 5 && wire === 2 && node.op === 'Constant') constant = await this.#tensor(field);
      else if ((number === 6 || number === 11) && wire === 2) inner.push(field);
      else if (number === 7 && RECURRENT.has(node.op))
        attribute.floats.push(...(await this.messages.floats(field, MOST_LIST)));
      else if (number === 9 && wire === 2 && RECURRENT.has(node.op))
        attribute.texts.push(await this.messages.text(from, to));
      if (attribute.texts.length > MOST_LIST || attribute.floats.length > MOST_LIST)
        refuse(`“${node.name}” has too many activations. Export the model again.`);
    }
    const [made] = node.outputs;
    if (constant && name === 'value' && made) graph.constants.set(made, { ...constant, name: constant.name || made });
    node.attributes.set(name, attribute);
    return inner;
  }

  async #tensor(at: Field): Promise<Tensor> {
    const shape: number[] = [];
    let [name, code, isOutside] = ['', 0, false];
    /** The field with the numbers: bytes (9), floats (4), doubles (10), or whole numbers that hold 16 bits each (5). */
    let numbers: Field | undefined;
    for await (const field of this.messages.fields(at.from, at.to)) {
      const { number, wire, value, from, to } = field;
      if (number === 1) shape.push(...(await this.messages.integers(field, MOST_SIDES)));
      else if (number === 2 && wire === 0) code = asNumber(value);
      else if (number === 8 && wire === 2) name = await this.messages.text(from, to);
      else if (number === 13 || (number === 14 && value === 1n)) isOutside = true;
      else if ([4, 5, 9, 10].includes(number) && wire === 2 && to > from) numbers = field;
      if (shape.length > MOST_SIDES || shape.some((side) => side < 0))
        refuse(`“${name}” has no shape that can be read. Export the model again.`);
    }
    const type = TYPES[code] ?? `type ${code}`;
    if (!Number.isSafeInteger(countOf(shape)))
      refuse(`“${name}” is said to have ${shape.join(' × ')} numbers. Export the model again.`);
    return this.#placed({ name, type, shape }, numbers, isOutside);
  }

  #placed(named: Pick<Tensor, 'name' | 'type' | 'shape'>, numbers: Field | undefined, isOutside: boolean): Tensor {
    const { name, type, shape } = named;
    const { number = 9, from = 0, to = 0 } = numbers ?? {};
    if (isOutside)
      return {
        ...named,
        read: async () =>
          refuse(
            `The numbers of “${name}” lie in another file beside this one (external data), and a page may only read the file you choose. Save the model in one file: onnx.save(onnx.load("model.onnx"), "one.onnx", save_as_external_data=False).`,
          ),
      };
    if (number !== 5) return stored(this.messages.source, named, from, to);
    const { messages } = this;
    return {
      ...named,
      async read() {
        const count = countOf(shape);
        if (BYTES[type] !== 2) return stored(messages.source, named, from, to).read();
        const bits = await messages.integers({ number, wire: 2, value: 0n, from, to }, count);
        const bytes = new Uint8Array(Uint16Array.from(bits).buffer);
        const memory = { name, size: bytes.length, read: async () => bytes };
        return stored(memory, named, 0, bytes.length).read();
      },
    };
  }
}

/** The operators whose attributes are read. */
export const RECURRENT = new Set(['LSTM', 'GRU', 'RNN']);
