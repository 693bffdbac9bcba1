/** The tfjs operations that cells, training and demos are written in; the backend is chosen in `backend.ts`. */
export * from '@tensorflow/tfjs-core';
