// A Worker that does its first job as the package's does, and fails in the next one.
import "./elements/dist/runtime/worker.js";

const work = self.onmessage;
let jobs = 0;
self.onmessage = (event) => {
  if ("compute" in event.data || jobs++ === 0) work(event);
  else throw new Error("this Worker has failed");
};
