// The globals that wasm_exec.js makes, as they were before it was loaded. So this module comes first in go.ts.

const scope = globalThis as unknown as Record<string, unknown>;
const names = ["Go", "fs", "process", "path"];

export type Globals = Map<string, unknown>;

// globals are those of the names that are there.
export function globals(): Globals {
  return new Map(names.filter((name) => name in scope).map((name) => [name, scope[name]]));
}

// setGlobals makes the names what they were when `saved` was taken, and removes those that were not there.
export function setGlobals(saved: Globals): void {
  for (const name of names) {
    if (!saved.has(name)) delete scope[name];
    else if (scope[name] !== saved.get(name)) scope[name] = saved.get(name);
  }
}

export const before = globals();
