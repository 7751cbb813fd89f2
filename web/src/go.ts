// The class Go of wasm_exec.js, without the globals that come with it.

import { before, globals, setGlobals } from "./globals";
import "wasm_exec"; // of the pinned Go toolchain

// Go runs one program.
export interface Go {
  argv: string[];
  env: Record<string, string>;
  exit: (code: number) => void;
  exited?: boolean;
  importObject: WebAssembly.Imports;
  run(instance: WebAssembly.Instance): Promise<void>;
  _resume(): void;
}

const needed = globals();
const GoClass = needed.get("Go") as new () => Go;
setGlobals(before);

export function newGo(): Go {
  return new GoClass();
}

// runGo starts the program, which reads fs, process and path while its packages are initialised and never again. It
// returns when main waits for the first time.
export function runGo(go: Go, instance: WebAssembly.Instance): Promise<void> {
  const own = globals();
  setGlobals(needed);
  try {
    return go.run(instance);
  } finally {
    setGlobals(own);
  }
}
