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
  if (Object.prototype.toString.call(module) !== "[object WebAssembly.Module]") throw new ComputeError("module", module, "a WebAssembly.Module, compiled from compute.wasm");
  return new Compute(module);
}

async function fetched(from: string | URL | undefined): Promise<Compute> {
  if (typeof URL === "undefined") throw new ComputeError("module", from, "a WebAssembly.Module: there is nothing to fetch compute.wasm with in an AudioWorklet");
  // Bundlers know this form, and carry the file.
  const url = from === undefined ? new URL("./compute.wasm", import.meta.url) : new URL(from, globalThis.document?.baseURI ?? globalThis.location?.href ?? import.meta.url);
  return new Compute(await (url.protocol === "file:" ? read(url) : download(url)));
}

/** read is for Node, whose fetch takes no files. The name is a variable so that no bundler looks for the module. */
async function read(url: URL): Promise<WebAssembly.Module> {
  const files = "node:fs/promises";
  const { readFile } = (await import(/* @vite-ignore */ /* webpackIgnore: true */ files)) as { readFile(url: URL): Promise<Uint8Array<ArrayBuffer>> };
  return WebAssembly.compile(await readFile(url));
}

async function download(url: URL): Promise<WebAssembly.Module> {
  const response = await fetch(url);
  if (!response.ok) throw new ComputeError("url", url.href, `the address of compute.wasm; the answer there is ${response.status}`);
  const bytes = await response.arrayBuffer();
  // Some servers answer with their start page.
  if (String.fromCharCode(...new Uint8Array(bytes.slice(0, 4))) !== "\0asm") throw new ComputeError("url", url.href, "the address of compute.wasm; what is there is not WebAssembly");
  return WebAssembly.compile(bytes);
}
