"""The peer `pytorch`: trains, streams and runs torch.nn's cells on one thread, told by lines of JSON on its input.

{"given": {...}} readies a row, {"prove": n} answers with what it computes, {"time": n} with nanoseconds for n calls.
"""
import base64
import json
import sys
import time

import torch

torch.set_num_threads(1)
ADAM = dict(lr=1e-3, betas=(0.9, 0.999), eps=1e-7)


def tensor(text, shape):
    return torch.frombuffer(bytearray(base64.b64decode(text)), dtype=torch.float32).reshape(shape).clone()


def ready(given):
    """The call that a row repeats; it gives a loss or h as a list-like tensor."""
    mode, cell = given["mode"], given["family"]
    B, T, D, H = (given[name] for name in "BTDH")
    net = dict(rnn=torch.nn.RNN, gru=torch.nn.GRU, lstm=torch.nn.LSTM)[cell](D, H)
    G = dict(rnn=1, gru=3, lstm=4)[cell] * H
    weights = given["weights"]
    with torch.no_grad():
        net.weight_ih_l0.copy_(tensor(weights["W"], (G, D)))
        net.weight_hh_l0.copy_(tensor(weights["U"], (G, H)))
        net.bias_ih_l0.copy_(tensor(weights["b"], (G,)))
        net.bias_hh_l0.zero_()
        if cell == "gru":
            net.bias_hh_l0[2 * H:] = tensor(weights["d"], (H,))
    x = tensor(given["x"], (B, T, D)).transpose(0, 1).contiguous()
    if mode == "stream":
        return stream(net, cell, x, H)
    if mode == "sequence":
        return lambda: net(x)[0].reshape(-1)
    y = tensor(given["y"], (B, 1))
    head = torch.nn.Linear(H, 1)
    with torch.no_grad():
        head.weight.copy_(tensor(given["head"]["V"], (1, H)))
        head.bias.copy_(tensor(given["head"]["v"], (1,)))
    # Of the second bias only the GRU's candidate is more than the first one over again.
    net.bias_hh_l0.requires_grad_(cell == "gru")
    optimizer = torch.optim.Adam([p for p in [*net.parameters(), *head.parameters()] if p.requires_grad], **ADAM)

    def step():
        optimizer.zero_grad()
        loss = torch.nn.functional.mse_loss(head(net(x)[0][-1]), y)
        loss.backward()
        if cell == "gru":
            net.bias_hh_l0.grad[:2 * H] = 0
        optimizer.step()
        return loss.item()

    return step


def stream(net, cell, x, H):
    one = dict(rnn=torch.nn.RNNCell, gru=torch.nn.GRUCell, lstm=torch.nn.LSTMCell)[cell](x.shape[2], H)
    one.load_state_dict({name[:-3]: weight for name, weight in net.state_dict().items()})
    h = torch.zeros(1, H)
    now = dict(state=(h, h) if cell == "lstm" else h, k=0)
    inputs = list(x)

    def step():
        now["state"] = state = one(inputs[now["k"]], now["state"])
        now["k"] = (now["k"] + 1) % len(inputs)
        return (state[0] if cell == "lstm" else state).reshape(-1)

    return step


def prove(step, mode, count):
    if mode == "train":
        return [step() for _ in range(count)]
    for _ in range(count - 1 if mode == "stream" else 0):
        step()
    return step().tolist()


def main():
    print(json.dumps({"version": torch.__version__}), flush=True)
    step, mode = None, None
    for line in sys.stdin:
        told = json.loads(line)
        if "given" in told:
            mode = told["given"]["mode"]
            step = ready(told["given"])
            answer = {}
        elif "prove" in told:
            with torch.inference_mode(mode != "train"):
                answer = {"proof": prove(step, mode, told["prove"])}
        else:
            with torch.inference_mode(mode != "train"):
                start = time.perf_counter_ns()
                for _ in range(told["time"]):
                    step()
                answer = {"ns": time.perf_counter_ns() - start}
        print(json.dumps(answer), flush=True)


main()
