/** Counts inside the running program. */
export interface Stats {
  /** Live instances of widgets. */
  instances: number;
  /** Data arrays held. */
  handles: number;
  /** Go heap in use, in bytes. */
  heapBytes: number;
  /** The longest pause for a collection of garbage since the program started, in milliseconds. */
  longestPause: number;
}

/** The counts now; all 0 before the program has started. */
export function stats(): Stats;

/** The counts after the garbage has been collected, so that heapBytes are those that something holds. */
export function collect(): Stats;

/** Has the program refuse what would leave more than so many bytes in use, as it does by itself near the 4 GB that it can have. */
export function limitMemory(bytes: number): void;
