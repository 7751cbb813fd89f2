// The page that measures elements.wasm, by the compiler that the address names.

import { configure } from "./package/dist/index.js";
import { collect, stats } from "./package/dist/testing.js";

const bytes = await (await fetch(`/${location.search.slice(1)}.wasm`)).arrayBuffer();

/** Has the elements use the program, which is compiled now. */
const use = () => configure({ wasmModule: WebAssembly.compile(bytes) });

const kinds = {
  spectrum: { tag: "sonde-spectrum", samples: 4096, props: { fftSize: 4096 } },
  heatmap: { tag: "sonde-heatmap", samples: 256 * 256, props: { rows: 256, columns: 256 } },
};

function show(kind, data) {
  const el = document.createElement(kinds[kind].tag);
  Object.assign(el, kinds[kind].props, { data });
  el.style.cssText = "display: block; width: 900px; height: 300px";
  document.body.append(el);
  return el;
}

/** A tone in noise. */
function samples(n, seed = 1) {
  return Float32Array.from({ length: n }, (_, i) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0; // Numerical Recipes
    return 0.5 * Math.sin(i / 4) + seed / 2 ** 34;
  });
}

/** The milliseconds until the program has started, without a page's part in it. */
window.program = async () => {
  const begin = performance.now();
  const module = await WebAssembly.compile(bytes);
  const asked = Object.groupBy(WebAssembly.Module.imports(module), (one) => one.module);
  const none = (list = []) => Object.fromEntries(list.map(({ name }) => [name, () => 0]));
  const go = asked.gojs ? new Go() : null;
  const imports = { ...go?.importObject, sonde: none(asked.sonde), wasi_snapshot_preview1: none(asked.wasi_snapshot_preview1) };
  const instance = await WebAssembly.instantiate(module, imports);
  if (go) go.run(instance); // returns once main waits
  else instance.exports._initialize();
  if (!(instance.exports.sonde_protocol() > 0)) throw new Error("the program has not started");
  return performance.now() - begin;
};

/** The milliseconds until the first element is painted. */
window.painted = async () => {
  const data = samples(4096);
  const begin = performance.now();
  use();
  await show("spectrum", data).ready;
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - begin;
};

/** The milliseconds of a collection while an element shows so many megabytes: the least of some. */
window.collect = async (megabytes) => {
  use();
  await show("spectrum", samples((megabytes * 1e6) / 4)).ready;
  let least = Infinity;
  for (let i = 0; i < 9; i++) {
    const begin = performance.now();
    collect();
    least = Math.min(least, performance.now() - begin);
  }
  return least;
};

/**
 * The milliseconds of work of each frame in which a live element gets new samples, beside one with so many megabytes, and
 * of the longest pause for a collection of garbage.
 */
window.live = async (kind, megabytes, seconds) => {
  use();
  if (megabytes > 0) await show("spectrum", samples((megabytes * 1e6) / 4)).ready;
  const contents = Array.from({ length: 8 }, (_, i) => samples(kinds[kind].samples, i));
  const el = show(kind, contents[0]);
  await el.ready;
  const work = [];
  const after = new MessageChannel();
  let stamp = 0;
  let end = 0;
  return new Promise((done) => {
    after.port1.onmessage = () => {
      work.push(performance.now() - stamp);
      if (performance.now() < end) requestAnimationFrame(frame);
      else done({ frames: work.slice(Math.min(60, work.length >> 1)), pause: stats().longestPause }); // the first second compiles what is hot
    };
    const frame = (time) => {
      stamp = time;
      end ||= performance.now() + 1000 * seconds;
      el.data = contents[work.length % contents.length].slice(); // a new array, as a live source has
      after.port2.postMessage(0);
    };
    requestAnimationFrame(frame);
  });
};
