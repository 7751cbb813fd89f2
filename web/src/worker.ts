// A Worker of the page's pool (pool.ts): it does parts of the long work of widgets with a compute.wasm of its own, one job after
// the other. What fails here is an error event of the Worker, and the pool does without it.

import { Kernels } from "./compute/kernels";
import { type Answer, type Job, type Start, compute } from "./jobs";

declare const self: {
  onmessage: ((event: MessageEvent<Start | Job>) => void) | null;
  postMessage(answer: Answer, transfer: ArrayBuffer[]): void;
};

let kernels: Kernels;

self.onmessage = ({ data }) => {
  if ("compute" in data) {
    start(data.compute).catch((error) => setTimeout(() => { throw error; }));
    return;
  }
  const out = compute(kernels, data);
  self.postMessage({ job: data.job, out }, [out]);
};

async function start(url: string): Promise<void> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} could not be fetched: the server answered ${response.status}`);
  kernels = new Kernels(await WebAssembly.compile(await response.arrayBuffer()));
  self.postMessage({ job: 0 }, []);
}
