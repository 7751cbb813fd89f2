// Compiling and starting compute.wasm, beside the elements' program as Go's own compiler makes it.

import { load } from "@sonde-viz/elements/compute";
import { imports } from "../../../web/src/imports.ts";
import { run } from "../../../web/src/start.ts";

const name = "startup/compute";
const peer = "elements.wasm by Go";
const repeats = 11;

export const cases = [{ name, run: startup }];

async function startup() {
  const fetched = async (file) => new Uint8Array(await (await fetch(file)).arrayBuffer());
  const [kernels, elements] = [await fetched("compute.wasm"), await fetched("elements.wasm")];
  const asked = { wake() {}, work() {}, queued() {}, define() {} };
  const subjects = {
    sonde: async () => void load({ module: await WebAssembly.compile(fresh(kernels)) }),
    peer: async () => void (await run(await WebAssembly.compile(fresh(elements)), ["elements"], {}, (port) => imports(asked, port), () => {})),
  };
  const times = { sonde: [], peer: [] };
  for (let i = 0; i < repeats; i++) {
    for (const key of i % 2 ? ["peer", "sonde"] : ["sonde", "peer"]) {
      const start = performance.now();
      await subjects[key]();
      times[key].push(performance.now() - start);
    }
  }
  const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
  const [value, peer_value] = [median(times.sonde), median(times.peer)];
  return [{ case: name, unit: "ms", sonde: "compute.wasm", peer, value, peer_value, ratio: peer_value / value }];
}

let made = 0;

/** The same program with a section behind it that holds a number: engines keep the code of bytes that they know. */
function fresh(bytes) {
  const number = made++;
  const section = [0, 4, 1, 0x6e, number >> 7, number & 127]; // custom; 4 bytes; named "n"
  const all = new Uint8Array(bytes.length + section.length);
  all.set(bytes);
  all.set(section, bytes.length);
  return all;
}
