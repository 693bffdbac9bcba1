// Runs beside the sound card: hands every block of samples to the page. Loaded by its address, as worklets are.
registerProcessor(
  'capture',
  class extends AudioWorkletProcessor {
    process([[samples]]) {
      if (samples) this.port.postMessage(samples.slice());
      return true;
    }
  },
);
