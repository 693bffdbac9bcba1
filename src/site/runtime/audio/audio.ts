/** Sound in and out of the page: a file decoded, the microphone heard, samples played. Nothing of it leaves the tab. */
import type { SoundLimits } from '../../../define.ts';
import { fill } from '../../fill.ts';
import * as ui from '../../words.ts';
import capture from './capture.js?url';

/** Bytes of the largest file that is read: decoded, it takes many times as much. */
const LARGEST = 25_000_000;
const MEGA = 1_000_000;
/** Milliseconds between two sounds that are handed on while the microphone is open. */
const BETWEEN = 300;

/** What a file has, with a word on what was left out of it. */
export interface Opened {
  samples: Float32Array;
  note?: string;
}

/** The first seconds of an audio file as one channel at the wanted rate. Throws, in words for the reader, where it has none. */
export async function openSound(file: File, { rate, seconds }: SoundLimits): Promise<Opened> {
  const named = { file: file.name, size: (file.size / MEGA).toFixed(0), most: LARGEST / MEGA };
  if (file.size > LARGEST) throw new Error(fill(ui.soundTooLarge, named));
  // Decoding for a context also converts to its rate.
  const decoded = await file
    .arrayBuffer()
    .then((bytes) => new OfflineAudioContext(1, 1, rate).decodeAudioData(bytes))
    .catch(() => {
      throw new Error(fill(ui.soundUnread, named));
    });
  const samples = mono(decoded).slice(0, rate * seconds);
  if (samples.every((sample) => sample === 0)) throw new Error(fill(ui.soundSilent, named));
  return { samples, note: decoded.duration > seconds ? fill(ui.soundCut, { ...named, seconds }) : undefined };
}

/** The mean of all channels. */
function mono(buffer: AudioBuffer): Float32Array {
  const channels = Array.from({ length: buffer.numberOfChannels }, (_, k) => buffer.getChannelData(k));
  return Float32Array.from(
    { length: buffer.length },
    (_, n) => channels.reduce((sum, channel) => sum + (channel[n] ?? 0), 0) / channels.length,
  );
}

/** Samples at another rate, converted by the browser. */
async function resampled(samples: Float32Array<ArrayBuffer>, from: number, to: number): Promise<Float32Array> {
  if (from === to || !samples.length) return samples;
  const context = new OfflineAudioContext(1, Math.ceil((samples.length * to) / from), to);
  const buffer = context.createBuffer(1, samples.length, from);
  buffer.copyToChannel(samples, 0);
  const source = new AudioBufferSourceNode(context, { buffer });
  source.connect(context.destination);
  source.start();
  return (await context.startRendering()).getChannelData(0);
}

/**
 * Listens until `stop` is called or the seconds are full: `heard` is given all that was heard so far, again and again, and
 * whether that was the last. Throws, in words for the reader, where there is no microphone or it was not allowed.
 */
export async function listen(
  { rate, seconds }: SoundLimits,
  heard: (samples: Float32Array, isLast: boolean) => void,
): Promise<{ stop(): void }> {
  const stream = await microphone();
  const context = new AudioContext();
  await context.audioWorklet.addModule(capture);
  const node = new AudioWorkletNode(context, 'capture', { numberOfOutputs: 0 });
  new MediaStreamAudioSourceNode(context, { mediaStream: stream }).connect(node);
  const most = Math.floor(seconds * context.sampleRate);
  const all = new Float32Array(most);
  let [count, isOpen] = [0, true];
  const tell = async (isLast: boolean) => {
    const samples = await resampled(all.slice(0, count), context.sampleRate, rate);
    if (isLast || isOpen) heard(samples, isLast);
  };
  const timer = setInterval(() => void tell(false), BETWEEN);
  const stop = () => {
    if (!isOpen) return;
    isOpen = false;
    clearInterval(timer);
    for (const track of stream.getTracks()) track.stop();
    void tell(true).finally(() => context.close());
  };
  node.port.onmessage = ({ data }: MessageEvent<Float32Array>) => {
    const room = data.subarray(0, most - count);
    all.set(room, count);
    count += room.length;
    if (count >= most) stop();
  };
  return { stop };
}

/** Only browsers that obey the header about permissions can say what it allows. */
type Obeying = Document & { featurePolicy?: { allowsFeature(name: string): boolean } };

async function microphone(): Promise<MediaStream> {
  if (!navigator.mediaDevices) throw new Error(ui.noMicrophoneHere);
  if ((document as Obeying).featurePolicy?.allowsFeature('microphone') === false)
    throw new Error(ui.noMicrophoneOnPage);
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch (error) {
    const { name, message } = error as Error;
    if (name === 'NotAllowedError') throw new Error(ui.microphoneDenied);
    throw new Error(name === 'NotFoundError' ? ui.noMicrophone : fill(ui.microphoneFailed, { why: message }));
  }
}

/** Plays samples once; `ended` is called when they end or are stopped. */
export function playSound(samples: Float32Array<ArrayBuffer>, rate: number, ended: () => void): { stop(): void } {
  const context = new AudioContext();
  const buffer = context.createBuffer(1, samples.length, rate);
  buffer.copyToChannel(samples, 0);
  const source = new AudioBufferSourceNode(context, { buffer });
  source.connect(context.destination);
  source.onended = () => {
    void context.close();
    ended();
  };
  source.start();
  return { stop: () => source.stop() };
}
