"""Writes files with recurrent networks, and what their own runtime computes from them.

PyTorch makes and runs the .safetensors files and the exported ONNX files; onnx.helper makes the other ONNX files, and
onnxruntime runs them. Run: python3 tests/own-network/make_files.py (torch, onnx, onnxruntime and safetensors installed).
"""

import base64
import io
import itertools
import json
import pathlib
import warnings

import numpy
import onnx
import onnxruntime
import safetensors
import safetensors.torch
import torch
from onnx import TensorProto, helper, numpy_helper

warnings.simplefilter("ignore")
D, H, T = 2, 3, 5
torch.manual_seed(11)
random = numpy.random.default_rng(11)
cases = []


def packed(array):
    return base64.b64encode(numpy.ascontiguousarray(array, dtype="<f4").tobytes()).decode()


def keep(name, file, x, y, **more):
    """x is [T, D] and y [T, directions * H], both of one sequence."""
    cases.append({"name": name, "file": base64.b64encode(file).decode(), "x": packed(x), "y": packed(y), **more})


def drawn(*shape, size=0.8):
    return (size * random.standard_normal(shape)).astype(numpy.float32)


def pytorch():
    kinds = [("LSTM", {}), ("GRU", {}), ("RNN", {"nonlinearity": "tanh"}), ("RNN", {"nonlinearity": "relu"})]
    for (kind, extra), layers, both, bias in itertools.product(kinds, (1, 2, 3), (False, True), (True, False)):
        network = getattr(torch.nn, kind)(D, H, layers, bias=bias, bidirectional=both, **extra)
        x = torch.from_numpy(drawn(T, D))
        y = network(x)[0].detach()
        file = safetensors.torch.save({f"encoder.rnn.{k}": v for k, v in network.state_dict().items()})
        how = extra.get("nonlinearity", "")
        keep(f"PyTorch {kind} {how} {layers} layers, both {both}, bias {bias}", file, x, y, relu=how == "relu")
    for kind, dtype in itertools.product(("LSTM", "GRU"), (torch.float64, torch.float16, torch.bfloat16)):
        network = getattr(torch.nn, kind)(D, H).to(dtype)
        file = safetensors.torch.save(network.state_dict())
        x = torch.from_numpy(drawn(T, D))
        y = network.float()(x)[0].detach()
        keep(f"PyTorch {kind} in {dtype}", file, x, y)
    for kind in ("LSTM", "GRU", "RNN"):
        cell = getattr(torch.nn, f"{kind}Cell")(D, H)
        x = torch.from_numpy(drawn(T, D))
        state, states = None, []
        for row in x:
            state = cell(row, state)
            states.append(state[0] if kind == "LSTM" else state)
        keep(f"PyTorch {kind}Cell", safetensors.torch.save(cell.state_dict()), x, torch.stack(states).detach())


def exported():
    for kind, layers, both, first in itertools.product(("LSTM", "GRU", "RNN"), (1, 2, 3), (False, True), (False, True)):
        network = getattr(torch.nn, kind)(D, H, layers, bidirectional=both, batch_first=first).eval()
        x = torch.from_numpy(drawn(T, D))
        given = x[None] if first else x[:, None]
        file = io.BytesIO()
        torch.onnx.export(network, given, file, dynamo=False, opset_version=17)
        y = network(given)[0].detach()
        keep(f"torch.onnx {kind}, {layers} layers, both {both}, batch_first {first}", file.getvalue(), x, y.reshape(T, -1))


# Options of an operator by their names; arrays that are wanted beside X, W and R.
OPTIONS = {
    "LSTM": {
        "plain": {},
        "without biases": {"B": False},
        "with first states": {"states": True},
        "with peepholes": {"P": True},
        "with clip": {"clip": 0.4},
        "with coupled gates": {"input_forget": 1},
        "with other activations": {"activations": ["HardSigmoid", "Softsign", "Relu"]},
        "with alpha and beta": {
            "activations": ["HardSigmoid", "ScaledTanh", "Affine"],
            "activation_alpha": [0.25, 0.9, 0.5],
            "activation_beta": [0.4, 0.7, 0.1],
        },
        "with lengths": {"lengths": [5, 3]},
    },
    "GRU": {
        "plain": {},
        "without biases": {"B": False},
        "with first states": {"states": True},
        "with clip": {"clip": 0.4},
        "with other activations": {"activations": ["HardSigmoid", "Softsign"]},
        "with lengths": {"lengths": [5, 3]},
    },
    "RNN": {
        "plain": {},
        "without biases": {"B": False},
        "with first states": {"states": True},
        "with clip": {"clip": 0.4},
        "with Relu": {"activations": ["Relu"]},
        "with LeakyRelu": {"activations": ["LeakyRelu"], "activation_alpha": [0.3]},
        "with lengths": {"lengths": [5, 3]},
    },
}
GATES = {"LSTM": 4, "GRU": 3, "RNN": 1}


def model(op, arrays, attributes, shapes, layout):
    names = ["X", "W", "R", "B", "sequence_lens", "initial_h", "initial_c", "P"]
    inputs = [name if name == "X" or name in arrays else "" for name in names]
    while not inputs[-1]:
        inputs.pop()
    node = helper.make_node(op, inputs, ["Y"], hidden_size=H, **attributes, **({"layout": 1} if layout else {}))
    graph = helper.make_graph(
        [node],
        "one",
        [helper.make_tensor_value_info("X", TensorProto.FLOAT, shapes[0])],
        [helper.make_tensor_value_info("Y", TensorProto.FLOAT, shapes[1])],
        [numpy_helper.from_array(value, name) for name, value in arrays.items()],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 14)], ir_version=8)


def operators():
    for op, options in OPTIONS.items():
        lbr = [{"linear_before_reset": 1}, {"linear_before_reset": 0}, {}] if op == "GRU" else [{}]
        directions = ("forward", "reverse", "bidirectional")
        for (name, option), extra, direction, layout in itertools.product(options.items(), lbr, directions, (0, 1)):
            option = dict(option)
            both = 2 if direction == "bidirectional" else 1
            rows = GATES[op] * H
            lengths = option.pop("lengths", None)
            batch = 2 if lengths else 1
            arrays = {"W": drawn(both, rows, D), "R": drawn(both, rows, H)}
            if option.pop("B", True):
                arrays["B"] = drawn(both, 2 * rows)
            if option.pop("states", False):
                for state in ("initial_h", "initial_c")[: 2 if op == "LSTM" else 1]:
                    arrays[state] = drawn(both, batch, H)
            if option.pop("P", False):
                arrays["P"] = drawn(both, 3 * H)
            if lengths:
                arrays["sequence_lens"] = numpy.array(lengths, dtype=numpy.int32)
            attributes = {"direction": direction, **extra}
            for key, value in option.items():
                attributes[key] = value * both if isinstance(value, list) else value
            x = drawn(T, batch, D)
            shapes = [[T, batch, D], [T, both, batch, H]]
            session = onnxruntime.InferenceSession(model(op, arrays, attributes, shapes, 0).SerializeToString())
            y = session.run(None, {"X": x})[0]
            if layout:
                # onnxruntime has no layout 1: the same node in layout 0 gives the numbers, in another order.
                turned = dict(arrays)
                for state in ("initial_h", "initial_c"):
                    if state in arrays:
                        turned[state] = arrays[state].transpose(1, 0, 2).copy()
                shapes = [[batch, T, D], [batch, T, both, H]]
                file = model(op, turned, attributes, shapes, 1)
            else:
                file = model(op, arrays, attributes, shapes, 0)
            onnx.checker.check_model(file)
            length = lengths[-1] if lengths else T
            told = ", ".join([op, name, *(f"{k} {v}" for k, v in extra.items()), direction, f"layout {layout}"])
            keep(f"ONNX {told}", file.SerializeToString(), x[:length, -1], y[:length, :, -1].reshape(length, -1))


pytorch()
exported()
operators()
versions = {m.__name__: m.__version__ for m in (torch, onnx, onnxruntime, safetensors)}
lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
path = pathlib.Path(__file__).with_name("files.json")
path.write_text(f'{{"versions":{json.dumps(versions)},\n"cases":[\n{lines}\n]}}\n')
print(len(cases), "files", path.stat().st_size, "bytes")
