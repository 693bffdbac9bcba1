/** The power spectrum of a short piece of sound, by the fast Fourier transform. */

/** Numbers that a transform takes: a power of 2. */
export const SIZE = 256;

const half = SIZE / 2;
const bits = Math.log2(SIZE);
const cosines = Float64Array.from({ length: half }, (_, k) => Math.cos((2 * Math.PI * k) / SIZE));
const sines = Float64Array.from({ length: half }, (_, k) => -Math.sin((2 * Math.PI * k) / SIZE));
/** Where each input goes: its index with its bits in the opposite order. */
const places = Uint16Array.from({ length: SIZE }, (_, k) =>
  Array.from({ length: bits }, (_, bit) => ((k >> bit) & 1) << (bits - 1 - bit)).reduce((sum, one) => sum + one),
);
const [real, imaginary] = [new Float64Array(SIZE), new Float64Array(SIZE)];

/**
 * |X_k|² for k from 0 to 128, where X is the discrete Fourier transform of up to 256 samples, padded with zeros
 * (Cooley and Tukey's radix-2 algorithm). Writes into `power`.
 */
export function powerSpectrum(samples: Float64Array, power: Float64Array): void {
  imaginary.fill(0);
  for (let k = 0; k < SIZE; k++) real[places[k]] = samples[k] ?? 0;
  for (let reach = 1; reach < SIZE; reach *= 2) {
    const stride = half / reach;
    for (let first = 0; first < SIZE; first += 2 * reach) {
      for (let k = 0; k < reach; k++) {
        const [a, b] = [first + k, first + k + reach];
        const [c, s] = [cosines[k * stride], sines[k * stride]];
        const turnedReal = real[b] * c - imaginary[b] * s;
        const turnedImaginary = real[b] * s + imaginary[b] * c;
        real[b] = real[a] - turnedReal;
        imaginary[b] = imaginary[a] - turnedImaginary;
        real[a] += turnedReal;
        imaginary[a] += turnedImaginary;
      }
    }
  }
  for (let k = 0; k <= half; k++) power[k] = real[k] ** 2 + imaginary[k] ** 2;
}
