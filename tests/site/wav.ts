/** A WAV file of 16 bits for tests with sound. */

/** The samples at `rate`; each is repeated where the file is to have a multiple of it, and stands in so many channels. */
export function wav(samples: Float32Array, rate: number, times = 1, channels = 1): Buffer {
  const frames = Array.from(samples).flatMap((sample) => Array<number>(times * channels).fill(sample));
  const head = Buffer.alloc(44);
  head.write('RIFF').toString();
  head.writeUInt32LE(36 + 2 * frames.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(channels, 22);
  head.writeUInt32LE(rate * times, 24);
  head.writeUInt32LE(2 * rate * times * channels, 28);
  head.writeUInt16LE(2 * channels, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(2 * frames.length, 40);
  const body = Buffer.alloc(2 * frames.length);
  frames.forEach((sample, n) => body.writeInt16LE(Math.round(32_767 * sample), 2 * n));
  return Buffer.concat([head, body]);
}
