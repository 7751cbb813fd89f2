// Starts a program that TinyGo compiled. It needs no wasm_exec.js: it imports our functions and two of WASI, by which it
// prints and exits. It has no recover: a panic prints a line and traps, and then the program is dead.

import { StartError, messageOf } from "./errors";
import { Memory } from "./memory";
import { Port } from "./port";
import type { Running } from "./start";

const panicked = "panic: ";

export async function runTinyGo(
  module: WebAssembly.Module,
  imports: (port: () => Port) => WebAssembly.ModuleImports,
): Promise<Running> {
  let port: Port | null = null;
  let depth = 0;
  let dead = false;
  let panic = "";
  let line = "";
  let memory: Memory;
  const decoder = new TextDecoder(); // it keeps what a piece of text has of a character whose rest is in the next one
  const print = (text: string): void => {
    const lines = (line + text).split("\n");
    line = lines.pop() ?? "";
    for (const whole of lines) {
      if (panic) panic += "\n" + whole; // the text has lines
      else if (whole.startsWith(panicked)) panic = whole.slice(panicked.length);
      else console.error(whole);
    }
  };
  // An export that returns did not panic: what looked so was printed.
  const leave = (): void => {
    depth--;
    if (panic && depth === 0 && !dead) {
      console.error(panicked + panic);
      panic = "";
    }
  };
  const wasi = {
    fd_write(_file: number, vectors: number, count: number, written: number): number {
      const { words, bytes } = memory;
      let sum = 0;
      for (let at = vectors >>> 2, end = at + 2 * count; at < end; at += 2) {
        print(decoder.decode(bytes.subarray(words[at], words[at] + words[at + 1]), { stream: true }));
        sum += words[at + 1];
      }
      words[written >>> 2] = sum;
      return 0;
    },
    proc_exit(code: number): never {
      throw new Error(`it exited with ${code}`);
    },
  };

  const { exports } = await WebAssembly.instantiate(module, { sonde: imports(() => port as Port), wasi_snapshot_preview1: wasi });
  memory = new Memory(exports.memory as WebAssembly.Memory);
  const stack = exports.__stack_pointer as WebAssembly.Global | undefined;
  const top = stack?.value;
  depth++;
  try {
    (exports._initialize as () => void)();
  } catch (error) {
    throw new StartError("exit", `The program ended as soon as it had started: ${panic || messageOf(error)}.`);
  } finally {
    depth--;
  }
  if ("sonde_mount" in exports) port = new Port(exports);

  let exited = (): void => {};
  return {
    exited: new Promise((resolve) => (exited = resolve)),
    port,
    get dead() {
      return dead;
    },
    get inside() {
      return depth > 0;
    },
    enter: () => void depth++,
    leave,
    end() {
      dead = true;
      exited();
      let id = 0;
      try {
        if (stack) stack.value = top; // the trap left it where it was
        id = port?.running() ?? 0;
      } catch {
        // Not even that works any more.
      }
      return { panic, id };
    },
  };
}
