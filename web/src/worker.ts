// A Worker of the page's pool (pool.ts): it does parts of the long work of widgets with a compute.wasm of its own. It gets the
// module once, and then a job at a time.

import { Kernels } from "./compute/kernels";
import { type Answer, type Job, type Start, compute } from "./jobs";

declare const self: {
  onmessage: ((event: MessageEvent<Start | Job>) => void) | null;
  postMessage(answer: Answer, transfer: ArrayBuffer[]): void;
};

let kernels: Kernels;

self.onmessage = ({ data }) => {
  // What throws here is an error event of the Worker, and the pool does without it.
  if ("module" in data) {
    kernels = new Kernels(data.module);
    self.postMessage({ job: 0 }, []);
    return;
  }
  const out = compute(kernels, data);
  self.postMessage({ job: data.job, out }, [out]);
};
