import assert from "node:assert/strict";
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { createContext, runInContext } from "node:vm";
import { Worker } from "node:worker_threads";
import { module } from "./kernels";

const kernels = "web/generated/kernels/compute.wasm";

test("under Node it finds compute.wasm beside the module, and takes an address", async () => {
  const folder = await mkdtemp(join(tmpdir(), "compute-"));
  try {
    await copyFile("web/dist/compute.js", join(folder, "compute.mjs"));
    await copyFile(kernels, join(folder, "compute.wasm"));
    const { load, ComputeError } = await import(pathToFileURL(join(folder, "compute.mjs")).href);
    assert.deepEqual([...(await load()).fft(new Float32Array([1, 2]))], [1, 2]);
    assert.deepEqual([...(await load({ url: pathToFileURL(kernels) })).fft(new Float32Array([1, 2]))], [1, 2]);
    await assert.rejects(load({ url: "data:text/html,hello" }), (e: Error) => e instanceof ComputeError && /not WebAssembly/.test(e.message));

    // A Worker gets the module by message.
    await writeFile(
      join(folder, "worker.mjs"),
      `import { parentPort, workerData } from "node:worker_threads";
       import { load } from "./compute.mjs";
       parentPort.postMessage(load({ module: workerData }).rfft(new Float64Array([1, 2, 3])));`,
    );
    const worker = new Worker(join(folder, "worker.mjs"), { workerData: module });
    const answer = await new Promise<Float64Array>((resolve, reject) => worker.once("message", resolve).once("error", reject));
    assert.equal(answer[0], 6);
    await worker.terminate();
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("compute.wasm imports nothing", () => assert.deepEqual(WebAssembly.Module.imports(module), []));

test("a module is loaded at once where there are neither fetch nor URL, as in an AudioWorklet", async () => {
  const text = await readFile("web/dist/compute.js", "utf8");
  const script = text.replaceAll("import.meta.url", '""').replace(/export\s*\{(\w+) as ComputeError,(\w+) as load\};?/, "globalThis.load = $2;");
  const bare = createContext({ module });
  runInContext(script, bare);
  assert.equal(runInContext("typeof URL + typeof fetch + typeof performance", bare), "undefined".repeat(3));
  assert.equal(runInContext("load({ module }).rfft(new Float32Array([1, 2, 3]))[0]", bare), 6);
});
