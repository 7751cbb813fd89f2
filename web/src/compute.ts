// Kernels for JavaScript: the module @sonde-viz/elements/compute. It needs compute.wasm alone, and neither a page nor its globals.

export { load } from "./compute/load";
export { ComputeError } from "./compute/errors";
