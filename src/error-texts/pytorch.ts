/** Messages of PyTorch's recurrent layers, of packing, and of what is put around them. */
import type { KnownMessage } from './message.ts';

const PYTORCH = 'PyTorch';
const seen = (issue: string) => `as users report it (${issue}); it needs a GPU, and was not run here`;

export const pytorchMessages: KnownMessage[] = [
  {
    id: 'hidden-size',
    title: 'Expected hidden[0] size (…), got […]',
    library: PYTORCH,
    pattern: /expected hidden (?:\d )?size (?<expected>\d+(?: \d+)*) got (?<got>\d+(?: \d+)*)/,
    means:
      'The first state that you passed has another shape than the layer needs: [layers × directions, batch, units]. hidden[0] is h_0, hidden[1] is c_0, and the batch is the second axis even with batch_first=True.',
    fix: 'Make it with torch.zeros(layers × directions, batch, units), with the batch of this very input, or pass no state: it then starts at zeros.',
    term: 'pytorch-lstm',
  },
  {
    id: 'input-size',
    title: 'input.size(-1) must be equal to input_size. Expected …, got …',
    library: PYTORCH,
    pattern: /input size 1 must be equal to input size expected (?<expected>\d+) got (?<got>\d+)/,
    means:
      'The last axis of the input is not as wide as the layer was made for. The last axis has the numbers of one time step.',
    fix: 'Give the layer input_size equal to x.shape[-1], or turn the axes so that the features are last: x.transpose(1, 2).',
    term: 'pytorch-lstm',
  },
  {
    id: 'batched-state',
    title: 'For batched 3-D input, hx and cx should also be 3-D but got (…-D, …-D) tensors',
    library: PYTORCH,
    pattern: /for batched 3 d input hx (?:and cx )?should also be 3 d(?: but got (?<got>\d))?/,
    means: 'The input is a batch, so the first state must have an axis for the layers and one for the batch, too.',
    fix: 'Put the missing axis in front: h_0[None] for one layer and direction, [layers × directions, batch, units] in general.',
    term: 'pytorch-lstm',
  },
  {
    id: 'unbatched-state',
    title: 'For unbatched 2-D input, hx and cx should also be 2-D but got (…-D, …-D) tensors',
    library: PYTORCH,
    pattern: /for unbatched 2 d input hx (?:and cx )?should also be 2 d/,
    means:
      'An input of two axes is read as one sequence without a batch, [time steps, features]. You passed a state for a batch beside it, so you may have lost an axis of the input.',
    fix: 'If the input is one step of a batch, give it its time axis: x[:, None] with batch_first=True, x[None] without. If it is one sequence, pass states of [layers × directions, units].',
    term: 'pytorch-lstm',
  },
  {
    id: 'input-rank',
    title: 'LSTM: Expected input to be 2D or 3D, got …D instead',
    library: PYTORCH,
    pattern: /(?:lstm|gru|rnn) expected input to be 2d or 3d(?: got (?<got>\d)d)?/,
    means:
      'The input has neither three axes (batch, time, features, in the order that batch_first sets) nor two (one sequence without a batch).',
    fix: 'Join what is too much into the features, x.flatten(2), or into the batch; add what is missing with x[..., None] (one feature) or x[None] (one sequence).',
    term: 'pytorch-lstm',
  },
  {
    id: 'state-not-a-pair',
    title: 'index 1 is out of bounds for dimension 0 with size 1',
    library: PYTORCH,
    pattern: /index 1 is out of bounds for dimension 0 with size 1/,
    means: 'An LSTM takes two states as a pair, (h_0, c_0). A single tensor was passed, and it was taken for the pair.',
    fix: 'Call layer(x, (h_0, c_0)). A GRU and an RNN take the one tensor.',
    term: 'pytorch-lstm',
  },
  {
    id: 'output-is-a-pair',
    title: "linear(): argument 'input' (position 1) must be Tensor, not tuple",
    library: PYTORCH,
    pattern: /argument input (?:position 1 )?must be tensor not tuple|tuple object has no attribute/,
    means:
      'A recurrent layer returns a pair: the outputs of all steps, and the last state. The pair went on into the next layer, which nn.Sequential does without asking.',
    fix: 'Unpack it: output, _ = layer(x), and hand on output, or output[:, -1] for the last step. Inside nn.Sequential, put a small module between them.',
    term: 'pytorch-lstm',
  },
  {
    id: 'projection-too-large',
    title: 'proj_size has to be smaller than hidden_size',
    library: PYTORCH,
    pattern: /proj size has to be smaller than hidden size/,
    means: 'A projection makes the hidden state smaller than the cell state; it cannot make it as large or larger.',
    fix: 'Take proj_size from 1 to hidden_size − 1, or leave it out.',
    term: 'pytorch-lstm',
  },
  {
    id: 'projection-only-lstm',
    title: 'proj_size argument is only supported for LSTM, not RNN or GRU',
    library: PYTORCH,
    pattern: /proj size argument is only supported for lstm/,
    means: 'Only nn.LSTM can shrink its hidden state with a matrix of its own.',
    fix: 'Leave proj_size out, and put nn.Linear behind the layer.',
    term: 'pytorch-lstm',
  },
  {
    id: 'number-type',
    title: 'RNN input dtype (…) does not match weight dtype (torch.float32)',
    library: PYTORCH,
    pattern:
      /rnn input dtype torch (?<got>\w+) does not match weight dtype torch (?<expected>\w+)|expected scalar type \w+ but found (?:double|long|int)/,
    means:
      'Input and weights are numbers of different types. Weights are float32; numbers from NumPy are float64, and token ids are int64.',
    fix: 'Numbers: x.float(). Token ids: they go through nn.Embedding first.',
    term: 'pytorch-lstm',
  },
  {
    id: 'device',
    title: 'Input and hidden tensors are not at the same device, found input tensor at … and hidden tensor at …',
    library: PYTORCH,
    pattern: /input and (?:hidden|parameter) tensors are not at the same device/,
    means: 'Input, state or weights lie on different devices. A state made with torch.zeros(…) is on the CPU.',
    fix: 'Make the state where the input is: torch.zeros(…, device=x.device), or pass none.',
    term: 'pytorch-lstm',
  },
  {
    id: 'matrix-product',
    title: 'mat1 and mat2 shapes cannot be multiplied (…x… and …x…)',
    library: 'PyTorch, and Keras on it',
    pattern: /mat1 and mat2 shapes cannot be multiplied (?<rows>\d+)x(?<got>\d+) and (?<expected>\d+)x(?<columns>\d+)/,
    means:
      'A layer got vectors of one width and was made for another. Behind a recurrent layer in PyTorch it is mostly a Linear layer made for H that gets 2H, because the layer has two directions. In Keras it is an input whose last axis is not the one that the layer was built with.',
    fix: 'The second number is the width that came, the third the one that was expected: make both one. With two directions it is nn.Linear(2 * H, …).',
    term: 'pytorch-lstm',
  },
  {
    id: 'empty-length',
    title: "Length of all samples has to be greater than 0, but found an element in 'lengths' that is <= 0",
    library: PYTORCH,
    pattern: /length of all samples has to be greater than 0/,
    means: 'One sequence of the batch is empty, and packing has no step to take of it.',
    fix: 'Leave empty sequences out before packing and put their answers back afterwards, or give each at least one step: lengths.clamp(min=1).',
    term: 'padding-and-masking',
  },
  {
    id: 'lengths-sorted',
    title: '`lengths` array must be sorted in decreasing order when `enforce_sorted` is True',
    library: PYTORCH,
    pattern: /lengths array must be sorted in decreasing order|lengths array has to be sorted in decreasing order/,
    means: 'Packing wants the longest sequence first, unless it is told to sort by itself.',
    fix: 'Pass enforce_sorted=False; outputs and states come back in your order. Only an export to ONNX needs the sorted form.',
    term: 'padding-and-masking',
  },
  {
    id: 'lengths-count',
    title: 'Expected `len(lengths)` to be equal to batch_size, but got … (batch_size=…)',
    library: PYTORCH,
    pattern: /expected len lengths to be equal to batch size but got (?<got>\d+)/,
    means:
      'There is not one length for each sequence. Often batch_first is left out of the call, so that time steps are counted as sequences.',
    fix: 'Pass batch_first=True to pack_padded_sequence as well as to the layer, and one length a sequence.',
    term: 'padding-and-masking',
  },
  {
    id: 'lengths-device',
    title: "'lengths' argument should be a 1D CPU int64 tensor, but got 1D … Long tensor",
    library: PYTORCH,
    pattern: /lengths argument should be a 1d cpu int64 tensor/,
    means: 'The lengths are read on the CPU, also where everything else is on a GPU.',
    fix: 'pack_padded_sequence(x, lengths.cpu(), …). Only the lengths move.',
    term: 'padding-and-masking',
  },
  {
    id: 'lengths-too-long',
    title: 'start (…) + length (…) exceeds dimension size (…)',
    library: PYTORCH,
    pattern: /start \d+ length \d+ exceeds dimension size/,
    means:
      'Where it comes from a packed sequence: a length is greater than the number of steps that the padded batch has.',
    fix: 'Compare lengths.max() with the time axis of x, and check that batch_first says which axis that is.',
    term: 'padding-and-masking',
  },
  {
    id: 'total-length',
    title: 'Expected total_length to be at least the length of the longest sequence in input',
    library: PYTORCH,
    pattern: /expected total length to be at least the length of the longest sequence/,
    means: 'Unpacking was asked to pad to fewer steps than the longest sequence has.',
    fix: 'Pass total_length=x.shape[1], of the padded batch before packing (x.shape[0] without batch_first).',
    term: 'padding-and-masking',
  },
  {
    id: 'backward-twice',
    title: 'Trying to backward through the graph a second time',
    library: PYTORCH,
    pattern: /trying to backward through the graph a second time/,
    means:
      'The state of the last window still hangs on the graph of that window, whose values were freed by its backward pass.',
    fix: 'Cut it between windows: state = tuple(part.detach() for part in state). retain_graph=True only hides it, and each window then costs more than the last.',
    term: 'truncated-bptt',
  },
  {
    id: 'not-contiguous',
    title: 'rnn: hx is not contiguous',
    library: 'PyTorch with cuDNN',
    pattern:
      /rnn [hc]x is not contiguous|cudnn status not supported this error may appear if you passed in a non contiguous input/,
    means:
      'cuDNN wants numbers that lie one after the other. A state that was cut, turned or expanded (h[:, :n], transpose, expand) is only a view of others. On a CPU the same code runs.',
    fix: 'Call .contiguous() on the state, or on the input, right before the layer.',
    term: 'fused-rnn-kernel',
    from: seen('allennlp 1486, rl_games 103'),
  },
  {
    id: 'weights-not-contiguous',
    title: 'RNN module weights are not part of single contiguous chunk of memory',
    library: 'PyTorch with cuDNN',
    pattern: /rnn (?:module )?weights are not part of (?:a )?single contiguous chunk of memory/,
    means:
      'A warning, not an error: cuDNN wants all weights of the layer in one piece and copies them together at each call. It comes after weights were replaced, copied to several GPUs, or changed by weight dropping.',
    fix: 'Call layer.flatten_parameters() once after that, or at the start of forward.',
    term: 'fused-rnn-kernel',
    from: seen('pytorch/examples 248'),
  },
];
