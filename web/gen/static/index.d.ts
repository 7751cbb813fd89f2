import type { Configuration, StartErrorKind } from "./types.js";

export type * from "./types.js";

/** Says where the program is found; to be called before the first element is in a page. */
export declare function configure(configuration: Configuration): void;

/** Starts the program before an element needs it. */
export declare function preload(): Promise<void>;

/** What the promise `ready` of an element rejects with when the program can't start. */
export declare class StartError extends Error {
  readonly kind: StartErrorKind;
}
