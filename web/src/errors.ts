// Why a program does not run.

export type StartErrorKind =
  | "offline" // no answer to the request
  | "http" // an answer that says no: 404
  | "html" // a page instead of a program
  | "compile" // not WebAssembly that this browser runs, or a Content-Security-Policy without 'wasm-unsafe-eval'
  | "version" // JavaScript and WebAssembly of different versions
  | "exit"; // the program ended

// StartError is what the promise `ready` of an element rejects with when the WebAssembly cannot start.
export class StartError extends Error {
  constructor(
    readonly kind: StartErrorKind,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = "StartError";
  }
}

// messageOf is the sentence in anything that can be thrown.
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

// textOf writes a value that was refused, as its reader would have written it.
export function textOf(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  try {
    const plain = (_: string, v: unknown) => (typeof v === "number" && !Number.isFinite(v) ? String(v) : v);
    return JSON.stringify(value, plain).replace(/"(\w+)":/g, "$1: ").replace(/"(NaN|-?Infinity)"/g, "$1").replace(/,/g, ", ");
  } catch {
    return "an object"; // that holds itself
  }
}
