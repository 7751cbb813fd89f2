// Where compute.wasm comes from.

import type * as declared from "../../generated/npm/dist/compute";
import { Compute } from "./compute";
import { ComputeError } from "./errors";

export function load(options: { module: WebAssembly.Module }): Compute;
export function load(options?: { url?: string | URL }): Promise<Compute>;
export function load(options?: declared.LoadOptions): Compute | Promise<Compute> {
  if (options !== undefined && (typeof options !== "object" || options === null)) throw new ComputeError("options", options, "an object with url or module");
  for (const name in options) if (name !== "url" && name !== "module") throw new ComputeError(name, options[name as "url"], "the options url, module");
  const module = options?.module;
  if (module === undefined) return fetched(options?.url);
  // The tag, because the module may come from another window.
  if (kind(module) !== "WebAssembly.Module" || !isKernels(module)) throw new ComputeError("module", module, "a WebAssembly.Module, compiled from compute.wasm");
  return new Compute(module);
}

const kind = (x: unknown): string => Object.prototype.toString.call(x).slice(8, -1);

/** isKernels tells compute.wasm from other modules, of which a page may have several: it needs nothing, and has a memory with blocks. */
function isKernels(module: WebAssembly.Module): boolean {
  const names = WebAssembly.Module.exports(module).map((e) => e.name);
  return WebAssembly.Module.imports(module).length === 0 && ["memory", "_initialize", "alloc"].every((name) => names.includes(name));
}

async function fetched(from: string | URL | undefined): Promise<Compute> {
  if (typeof URL === "undefined") throw new ComputeError("module", from, "a WebAssembly.Module: there is nothing to fetch compute.wasm with in an AudioWorklet");
  const url = address(from ?? undefined);
  const bytes = await (url.protocol === "file:" ? read(url) : download(url));
  // Some servers answer with their start page.
  if (String.fromCharCode(...bytes.subarray(0, 4)) !== "\0asm") throw refused(url, "what is there is not WebAssembly");
  const module = await WebAssembly.compile(bytes);
  if (!isKernels(module)) throw refused(url, "what is there is another program");
  return new Compute(module);
}

/** refused is the error of an address with which something is wrong. */
const refused = (url: URL, why: string): ComputeError => new ComputeError("url", url.href, `the address of compute.wasm; ${why}`);

function address(from: string | URL | undefined): URL {
  // Bundlers know this form, and carry the file.
  if (from === undefined) return new URL("./compute.wasm", import.meta.url);
  try {
    if (typeof from === "string" || kind(from) === "URL") return new URL(from, globalThis.document?.baseURI ?? globalThis.location?.href ?? import.meta.url);
  } catch {
    // not an address
  }
  throw new ComputeError("url", from, "the address of compute.wasm");
}

/** read is for Node, whose fetch takes no files. The name is a variable so that no bundler looks for the module. */
async function read(url: URL): Promise<Uint8Array<ArrayBuffer>> {
  const files = "node:fs/promises";
  const { readFile } = (await import(/* @vite-ignore */ /* webpackIgnore: true */ files)) as { readFile(url: URL): Promise<Uint8Array<ArrayBuffer>> };
  return readFile(url).catch((e: Error) => {
    throw refused(url, `it can't be read: ${e.message}`);
  });
}

async function download(url: URL): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url).catch((e: Error) => {
    throw refused(url, `it can't be fetched: ${e.message}`);
  });
  if (!response.ok) throw refused(url, `the answer there is ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
