// Counts, read from the program.

import type { Stats } from "./port";
import { runtime } from "./runtime";

const none: Stats = { instances: 0, handles: 0, heapBytes: 0, longestPause: 0 };

// stats counts live instances, data that the program holds, and the bytes of its heap in use.
export function stats(): Stats {
  return runtime.call(null, (port) => port.stats(false)) ?? none;
}

// collect has the program's garbage collected first, so that heapBytes are those that something holds.
export function collect(): Stats {
  return runtime.call(null, (port) => port.stats(true)) ?? none;
}

// limitMemory has the program refuse what would leave more than so many bytes in use, as it does by itself near the 4 GB that
// it can have.
export function limitMemory(bytes: number): void {
  runtime.call(null, (port) => port.limit(bytes));
}
