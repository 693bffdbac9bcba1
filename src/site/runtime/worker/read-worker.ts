/** The worker in which five models read a reader's sentence, away from the page's main thread. */
import { startEngine } from '../../../engine/backend.ts';
import { readSentence } from '../../../trained/read-sentence.ts';
import type { ReadProtocol } from './protocol.ts';
import { serve } from './serve.ts';

serve<ReadProtocol>(async ({ text }, reply) => {
  await startEngine();
  reply({ type: 'read', sentence: await readSentence(text) });
});
