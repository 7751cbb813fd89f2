type Floats = Float32Array | Float64Array;

/** Floats as wide as those of T, over any memory. */
type Kind<T extends Floats> = T extends Float32Array ? Float32Array : Float64Array;

/** A new array of floats as wide as those of T. */
type New<T extends Floats> = T extends Float32Array ? Float32Array<ArrayBuffer> : Float64Array<ArrayBuffer>;

/** Where compute.wasm comes from: an address, or a compiled module. */
export interface LoadOptions {
  /** Address of compute.wasm, relative to the page; without it, the one beside the module. */
  url?: string | URL;
  /** compute.wasm, compiled by WebAssembly.compile or compileStreaming. */
  module?: WebAssembly.Module;
}

/** Starts the kernels from a compiled module: at once, and without fetch or URL, which an AudioWorklet does not have. */
export function load(options: { module: WebAssembly.Module }): Compute;
/** Fetches compute.wasm (under Node: reads it) and starts the kernels. Every load is an instance with a memory of its own. */
export function load(options?: { url?: string | URL }): Promise<Compute>;

/** An argument or option that a call can't work with. Nothing has been computed, and the kernels go on. */
export class ComputeError extends Error {
  constructor(argument: string, value: unknown, allowed: string);
  /** Name of the argument or option. */
  readonly argument: string;
  /** The value given. */
  readonly value: unknown;
  /** What is allowed, in words. */
  readonly allowed: string;
}

/** The array of a plan. */
export type PlanArray<T extends PlanType> = T extends "complex64" | "real32" ? Float32Array<ArrayBuffer> : Float64Array<ArrayBuffer>;

export type BufferType = "float32" | "float64" | "uint8";

/** The array of a buffer. */
export type BufferArray<T extends BufferType> = T extends "float32" ? Float32Array<ArrayBuffer> : T extends "float64" ? Float64Array<ArrayBuffer> : Uint8ClampedArray<ArrayBuffer>;

/** What the kernels hold. */
export interface MemoryUse {
  /** Size of the memory, in bytes. It grows and never shrinks. */
  bytes: number;
  /** Bytes in use: plans, buffers, and what is kept for the next call. */
  heap: number;
  /** Number of allocations since the start. */
  allocations: number;
}
