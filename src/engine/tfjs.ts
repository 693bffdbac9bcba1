/** The tfjs operations that cells, training and demos are written in; `backend.ts` starts what runs them. */
import './node.ts';

export * from '@tensorflow/tfjs-core';
