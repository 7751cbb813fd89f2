// Starts a Go program. The Sonde runtime attaches to it here.

import "wasm_exec"; // of the pinned Go toolchain

interface Go {
  argv: string[];
  env: Record<string, string>;
  importObject: WebAssembly.Imports;
  run(instance: WebAssembly.Instance): Promise<void>;
}

export interface Program {
  exited: Promise<void>;
}

export async function startProgram(
  source: Response | PromiseLike<Response> | WebAssembly.Module,
  argv: string[] = ["js"],
  env: Record<string, string> = {},
): Promise<Program> {
  const go: Go = new (globalThis as unknown as { Go: new () => Go }).Go();
  go.argv = argv;
  go.env = env;
  const instance =
    source instanceof WebAssembly.Module
      ? await WebAssembly.instantiate(source, go.importObject)
      : (await WebAssembly.instantiateStreaming(source, go.importObject)).instance;
  return { exited: go.run(instance) };
}
