/** The power spectra of short pieces of sound, by the fast Fourier transform. */

/** Samples that a transform takes: a power of 2. */
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

/** The discrete Fourier transform of `real + i imaginary` in its place, their numbers in `places` (Cooley and Tukey's radix-2). */
function transform(): void {
  for (let reach = 1, stride = half; reach < SIZE; reach *= 2, stride /= 2) {
    for (let k = 0; k < reach; k++) {
      const [c, s] = [cosines[k * stride], sines[k * stride]];
      for (let a = k; a < SIZE; a += 2 * reach) {
        const b = a + reach;
        const turnedReal = real[b] * c - imaginary[b] * s;
        const turnedImaginary = real[b] * s + imaginary[b] * c;
        real[b] = real[a] - turnedReal;
        imaginary[b] = imaginary[a] - turnedImaginary;
        real[a] += turnedReal;
        imaginary[a] += turnedImaginary;
      }
    }
  }
}

/**
 * |X_k|² for k from 0 to 128 of two pieces of sound at once, where X is the discrete Fourier transform of a piece that is
 * multiplied by the weighing and padded with zeros to 256. The pieces begin at samples `first` and `second`. One transform
 * does for both, because that of real numbers is symmetric: the first piece is its real part, the second its imaginary one.
 */
export function powerSpectra(
  samples: Float32Array,
  weighing: Float64Array,
  [first, second]: [number, number],
  [powerOfFirst, powerOfSecond]: [Float64Array, Float64Array],
): void {
  real.fill(0);
  imaginary.fill(0);
  for (let n = 0; n < weighing.length; n++) {
    real[places[n]] = weighing[n] * samples[first + n];
    imaginary[places[n]] = weighing[n] * samples[second + n];
  }
  transform();
  for (let k = 0; k <= half; k++) {
    const opposite = (SIZE - k) % SIZE;
    const [a, b, c, d] = [real[k], imaginary[k], real[opposite], imaginary[opposite]];
    powerOfFirst[k] = ((a + c) * (a + c) + (b - d) * (b - d)) / 4;
    powerOfSecond[k] = ((b + d) * (b + d) + (c - a) * (c - a)) / 4;
  }
}
