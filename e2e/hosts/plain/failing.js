// A Worker that does its first job of 2048 samples at a time as the package's does, and fails in the next one.
import "./elements/dist/runtime/worker.js";

const work = self.onmessage;
let jobs = 0;
self.onmessage = (event) => {
  const { params } = event.data;
  if (params?.[1] === 2048 && ++jobs > 1) throw new Error("this Worker has failed");
  work(event);
};
