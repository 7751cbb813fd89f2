// The imports "sonde" of a program (web/port/imports_wasm.go): leaf functions that call no code of the page and let
// no exception through, since one would unwind Go without running its defers.

import { measure } from "./fonts";
import type { Job } from "./jobs";
import { bytesOf } from "./kinds";
import type { Port } from "./port";

// Asked is what a program can ask for; all of it is done later.
export interface Asked {
  wake(id: number): void; // a frame of an instance
  work(): void; // a turn of long work
  queued(): void; // the events to be fetched
  define(tag: string): void; // an element
  offload(make: () => Job): boolean; // a part of long work, to be done by a Worker; false: none is free
}

export function imports(asked: Asked, port: () => Port): WebAssembly.ModuleImports {
  const leaf =
    (f: (...args: number[]) => void) =>
    (...args: number[]): number => {
      try {
        f(...args);
        return 1;
      } catch (error) {
        console.error("sonde:", error);
        return 0;
      }
    };
  // Of two numbers at most, and without garbage: they are called for every push.
  const silent =
    (f: (a: number, b: number) => void) =>
    (a: number, b: number): void => {
      try {
        f(a, b);
      } catch (error) {
        console.error("sonde:", error);
      }
    };

  return {
    now: () => performance.now(),
    wake: silent(asked.wake),
    work: silent(asked.work),
    queued: silent(asked.queued),
    define: silent((at, length) => asked.define(port().memory.text(at >>> 0, length))),
    offload: (job: number, kernel: number, params: number, input: number, kind: number, n: number, scale: number, values: number): number => {
      try {
        const copy = (at: number, bytes: number) => port().memory.buffer.slice(at >>> 0, (at >>> 0) + bytes);
        return +asked.offload(() => ({
          job,
          kernel,
          params: new Float64Array(copy(params, 64)),
          kind,
          scale,
          input: copy(input, n * bytesOf[kind]),
          values,
        }));
      } catch (error) {
        console.error("sonde:", error);
        return 0;
      }
    },
    measure: leaf((family, size, bold, text, lengths, n, widths) => {
      const { memory } = port();
      let at = text >>> 0;
      for (let i = 0; i < n; i++) {
        const length = memory.words[(lengths >>> 0) / 4 + i];
        memory.floats[(widths >>> 0) / 4 + i] = measure(family, size, bold !== 0, memory.text(at, length));
        at += length;
      }
    }),
  };
}
