/** Types for what is imported by a path or a scheme that ships none. */
declare module '@tensorflow/tfjs-backend-wasm/dist/tf-backend-wasm.fesm.js' {
  export * from '@tensorflow/tfjs-backend-wasm';
}
declare module 'kernels:relaxed' {
  const file: string;
  export default file;
}
declare module 'kernels:simd' {
  const file: string;
  export default file;
}
declare module 'denoise:relaxed' {
  const file: string;
  export default file;
}
declare module 'denoise:simd' {
  const file: string;
  export default file;
}
declare module 'speech:relaxed' {
  const file: string;
  export default file;
}
declare module 'speech:simd' {
  const file: string;
  export default file;
}
declare module 'probes:relaxed' {
  const file: string;
  export default file;
}
declare module 'probes:simd' {
  const file: string;
  export default file;
}
