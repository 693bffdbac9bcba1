/** Reads the constants of an ONNX file that the project trusts: the weights that its graph has as nodes, by their names. */

const FLOAT = 1;
/** Numbers of fields in onnx.proto. */
const FIELD = {
  graphOfModel: 7,
  nodeOfGraph: 1,
  attributeOfNode: 5,
  attributeName: 1,
  attributeTensor: 5,
  attributeGraph: 6,
  dimension: 1,
  type: 2,
  name: 8,
  raw: 9,
};

type Field = { field: number; value: number | Uint8Array };

/** The fields of a protobuf message in their order. Throws where it ends in the middle of one. */
function* fieldsOf(message: Uint8Array): Generator<Field> {
  let at = 0;
  const whole = () => {
    let value = 0;
    for (let factor = 1; at < message.length; factor *= 128) {
      const byte = message[at++] ?? 0;
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
    throw new Error('The file ends in the middle of a number.');
  };
  while (at < message.length) {
    const key = whole();
    const [field, wire] = [key >> 3, key & 7];
    if (wire === 0) yield { field, value: whole() };
    else {
      const length = wire === 2 ? whole() : wire === 5 ? 4 : 8;
      if (at + length > message.length) throw new Error('The file ends in the middle of a field.');
      yield { field, value: message.subarray(at, at + length) };
      at += length;
    }
  }
}

const all = (message: Uint8Array, field: number) => [...fieldsOf(message)].filter((one) => one.field === field);
const messages = (message: Uint8Array, field: number) =>
  all(message, field).flatMap(({ value }) => (typeof value === 'number' ? [] : [value]));
const text = (message: Uint8Array, field: number) =>
  messages(message, field)
    .map((bytes) => Buffer.from(bytes).toString())
    .join();

/** Dimensions stand one by one or packed; those of weights are small numbers of a byte or two. */
const shapeOf = (tensor: Uint8Array) => all(tensor, FIELD.dimension).map(({ value }) => Number(value));

/**
 * The float32 constants within the branch of this name of the file's `If` (`then_branch`, `else_branch`), by the names of
 * their tensors, in their order.
 */
export function constantsIn(file: Uint8Array, branch: string): Record<string, { shape: number[]; bytes: Uint8Array }> {
  const found: Record<string, { shape: number[]; bytes: Uint8Array }> = {};
  const visit = (graph: Uint8Array, isWithin: boolean) => {
    for (const node of messages(graph, FIELD.nodeOfGraph))
      for (const attribute of messages(node, FIELD.attributeOfNode)) {
        const within = isWithin || text(attribute, FIELD.attributeName) === branch;
        for (const inner of messages(attribute, FIELD.attributeGraph)) visit(inner, within);
        for (const tensor of messages(attribute, FIELD.attributeTensor)) {
          const isFloat = all(tensor, FIELD.type).some(({ value }) => value === FLOAT);
          const name = text(tensor, FIELD.name);
          const [bytes] = messages(tensor, FIELD.raw);
          if (isWithin && isFloat && name && bytes) found[name] = { shape: shapeOf(tensor), bytes };
        }
      }
  };
  for (const graph of messages(file, FIELD.graphOfModel)) visit(graph, false);
  return found;
}
