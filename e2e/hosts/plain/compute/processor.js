import { load } from "../elements/dist/runtime/compute.js";
import { reading } from "./reading.js";

registerProcessor(
  "reading",
  class extends AudioWorkletProcessor {
    constructor({ processorOptions: { module } }) {
      super();
      this.kernels = load({ module }); // no promise: the first block may come at once
      this.port.postMessage(typeof fetch === "undefined" ? reading(this.kernels) : "not in an AudioWorklet");
    }
    process() {
      return false;
    }
  },
);
