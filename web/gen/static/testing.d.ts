/** Counts inside the running program. */
export interface Stats {
  /** Live instances of widgets. */
  instances: number;
  /** Data arrays held. */
  handles: number;
  /** Go heap in use, in bytes. */
  heapBytes: number;
}

/** The counts now; all 0 before the program has started. */
export function stats(): Stats;

/** Runs the garbage collector, so that the counts of stats() are those of what is in use. */
export function collect(): void;
