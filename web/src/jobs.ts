// What page and Worker say to each other, and what a Worker does with a job.

import type { Kernels } from "./compute/kernels";
import { Kind, type Numbers, arrays } from "./kinds";

// Start is what a Worker gets first; it answers with job 0.
export interface Start {
  compute: string; // address of compute.wasm
}

// Job is components/widget/offload.go's: its samples are a copy that is the Worker's.
export interface Job {
  job: number;
  kernel: number;
  params: Float64Array;
  kind: Kind;
  scale: number; // of the samples
  input: ArrayBuffer;
  values: number; // of the result: as many times four bytes
}

export interface Answer {
  job: number;
  out?: ArrayBuffer; // none: the Worker is ready
}

const enum Kernel {
  STFTHold,
  WelchSum,
}

// The memory of the last job in each instance, which the next one uses again: jobs of the same work are equally long.
const rooms = new WeakMap<Kernels, { at: number; bytes: number }>();

// compute does a job, or throws.
export function compute(kernels: Kernels, job: Job): ArrayBuffer {
  const { call, memory } = kernels;
  const samples: Numbers = new arrays[job.kind](job.input);
  const double = job.kind === Kind.Float64 || job.kind === Kind.Int32; // float32 would round them
  const bytes = Math.ceil((samples.length * (double ? 8 : 4)) / 16) * 16;
  const needed = bytes + 4 * job.values;
  let room = rooms.get(kernels);
  if (!room || room.bytes < needed) {
    if (room) call.dealloc(room.at);
    rooms.delete(kernels);
    room = { at: kernels.take("job", job.kernel, needed), bytes: needed };
    rooms.set(kernels, room);
  }
  const x = new (double ? Float64Array : Float32Array)(memory.buffer, room.at, samples.length);
  const { scale } = job;
  if (scale === 1) x.set(samples);
  else for (let i = 0; i < x.length; i++) x[i] = samples[i] * scale; // in float64 and rounded once, as widget.Read does
  const to = room.at + bytes;
  if (run(call, job, +double, to, room.at, samples.length) !== 0) throw new Error("sonde: the kernels refused a job");
  return memory.buffer.slice(to, to + 4 * job.values);
}

// run has n samples at x computed to another address, in float64 if double is 1.
function run(call: Kernels["call"], { kernel, params, values }: Job, double: number, to: number, x: number, n: number): number {
  switch (kernel) {
    case Kernel.STFTHold: {
      const [sampleRate, size, window, unit, hop, each] = params;
      return call.workHold(double, to, values, x, n, sampleRate, size, window, unit, hop, each);
    }
    case Kernel.WelchSum: {
      const [sampleRate, size, window, overlap] = params;
      return call.workSum(double, to, values, x, n, sampleRate, size, window, overlap);
    }
  }
  throw new Error(`sonde: no kernel ${kernel}`);
}
