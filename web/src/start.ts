// Fetches, compiles and starts a program.

import { StartError, messageOf } from "./errors";
import { newGo, runGo } from "./go";
import { Port, protocol } from "./port";
import { runTinyGo } from "./tinygo";

export type Source = Response | PromiseLike<Response> | WebAssembly.Module;

// Program is a Go program that runs.
export interface Program {
  readonly exited: Promise<void>;
}

const isHTML = "is a page of HTML instead of WebAssembly. Is elements.wasm at this address?";

// compile makes a module of a response, which is given to the browser as it is: wrapped in another, it would lose the
// cache of compiled code.
export async function compile(source: Response | PromiseLike<Response>): Promise<WebAssembly.Module> {
  let response: Response;
  try {
    response = await source;
  } catch (cause) {
    const message = "The program could not be fetched: no answer from the server. Is the network there?";
    throw new StartError("offline", message, { cause });
  }
  const url = response.url || "The program";
  if (!response.ok) {
    throw new StartError("http", `${url} could not be fetched: the server answered ${response.status}.`);
  }
  const type = response.headers.get("Content-Type") ?? "";
  try {
    if (type.startsWith("application/wasm")) return await WebAssembly.compileStreaming(response);
    const bytes = await response.arrayBuffer();
    if (new Uint8Array(bytes)[0] === "<".charCodeAt(0) || type.startsWith("text/html")) {
      throw new StartError("html", `${url} ${isHTML}`);
    }
    return await WebAssembly.compile(bytes);
  } catch (cause) {
    if (cause instanceof StartError) throw cause;
    // A page that is called WebAssembly: Chromium says that it found "<" where the magic word should be.
    if (/found 3c/.test(messageOf(cause))) throw new StartError("html", `${url} ${isHTML}`, { cause });
    throw new StartError("compile", `${url} could not be compiled: ${messageOf(cause)}`, { cause });
  }
}

// Running is a program and the way into it.
export interface Running extends Program {
  readonly port: Port | null; // null when it has no widgets
  readonly dead: boolean; // it has exited: its exports run on a dead heap and must not be called
  readonly inside: boolean; // its code is on the stack: its exports must not be called now
  enter(): void; // before exports are called, so that `inside` is true
  leave(): void;
  end(): LastWords; // after an export has thrown: the program is dead
}

// LastWords are what is known of the end of a program.
export interface LastWords {
  readonly panic: string; // why it panicked; "" if it was not a panic
  readonly id: number; // the instance whose code ran; 0 if none did, or none can be told
}

// run starts a module, of Go or of TinyGo, and returns when its main function waits or has returned.
export async function run(
  module: WebAssembly.Module,
  argv: string[],
  env: Record<string, string>,
  imports: (port: () => Port) => WebAssembly.ModuleImports,
  exit: () => void,
): Promise<Running> {
  const isGo = WebAssembly.Module.imports(module).some((asked) => asked.module === "gojs");
  const running = await (isGo ? runProgram(module, argv, env, imports, exit) : runTinyGo(module, imports));
  if (running.port && running.port.protocol() !== protocol) {
    throw new StartError("version", "The WebAssembly and the JavaScript are of different versions of Sonde.");
  }
  return running;
}

async function runProgram(
  module: WebAssembly.Module,
  argv: string[],
  env: Record<string, string>,
  imports: (port: () => Port) => WebAssembly.ModuleImports,
  exit: () => void,
): Promise<Running> {
  const go = newGo();
  let depth = 0;
  let port: Port | null = null;
  go.argv = argv;
  go.env = env;
  const resume = go._resume;
  go._resume = () => {
    depth++;
    try {
      resume.call(go);
    } finally {
      depth--;
    }
  };
  const sonde = imports(() => port as Port);
  const instance = await WebAssembly.instantiate(module, { ...go.importObject, sonde });
  if ("sonde_mount" in instance.exports) {
    port = new Port(instance.exports);
  }

  let exited: Promise<void>;
  depth++;
  try {
    exited = runGo(go, instance);
  } finally {
    depth--;
  }
  exited.then(exit, exit);
  const running: Running = {
    exited,
    port,
    get dead() {
      return go.exited === true;
    },
    get inside() {
      return depth > 0;
    },
    enter: () => void depth++,
    leave: () => void depth--,
    end: () => ({ panic: "", id: 0 }), // Go recovers from panics by itself
  };
  if (go.exited) throw new StartError("exit", "The program ended as soon as it had started.");
  return running;
}
