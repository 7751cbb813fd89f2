// How a page starts the program behind its elements. Without any of this, the first element starts elements.wasm from
// where this script lies.

import "./define"; // the elements of a Go program are defined from inside of it
import { type Config, config, runtime } from "./runtime";
import type { Program, Source } from "./start";

export { StartError, type StartErrorKind } from "./errors";
export type { Program, Source } from "./start";

// configure says where the WebAssembly is, for pages that serve it from elsewhere or have it already, and whether long work
// is shared with Workers. It must be called before the first element is connected.
export function configure(options: Config): void {
  Object.assign(config, options);
}

// preload starts the WebAssembly before an element needs it.
export function preload(): Promise<void> {
  return runtime.start();
}

// startProgram runs a Go program of the page's own (a go-app program, say), which draws the elements of the page in
// the place of elements.wasm. The promise resolves when the program's main function waits for the first time.
export function startProgram(source: Source, argv: string[] = ["js"], env: Record<string, string> = {}): Promise<Program> {
  return runtime.adopt(source, argv, env);
}
