// What a server does that renders pages with the elements in them: it imports web/dist.

import assert from "node:assert/strict";
import { resolve } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

const meta = {
  tag: "sonde-trial",
  className: "SondeTrialElement",
  version: "1",
  events: [],
  props: [
    { name: "data", attr: null, kind: "data", default: null },
    { name: "sampleRate", attr: "sample-rate", kind: "number", default: 48000 },
  ],
};

test("an import under Node neither throws nor fetches nor defines nor leaves globals", async () => {
  const before = Object.getOwnPropertyNames(globalThis);
  const { process } = globalThis;
  let fetched = 0;
  const { fetch } = globalThis;
  globalThis.fetch = () => {
    fetched++;
    throw new Error("nothing is to be fetched");
  };
  const at = (name: string) => pathToFileURL(resolve("web/dist", name)).href;
  const runtime = await import(at("index.js"));
  const testing = await import(at("testing.js"));
  globalThis.fetch = fetch;

  const made = runtime.defineElement(meta);
  assert.equal(made.name, "SondeTrialElement");
  assert.ok("data" in made.prototype && "sampleRate" in made.prototype && "ready" in made.prototype);
  assert.equal(made, runtime.elementClass(meta));
  made.define();
  assert.deepEqual(testing.stats(), { instances: 0, handles: 0, heapBytes: 0, longestPause: 0 });
  assert.equal(fetched, 0);
  assert.deepEqual(Object.getOwnPropertyNames(globalThis), before);
  assert.equal(globalThis.process, process);
});
