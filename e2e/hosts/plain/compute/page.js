// The same sum in a page, a Worker and an AudioWorklet.
import { load } from "../elements/dist/runtime/compute.js";
import { reading } from "./reading.js";

const show = (id, text) => (document.getElementById(id).textContent = text);
const failed = (id) => (e) => show(id, `failed: ${e.message ?? e.type}`);

load().then((c) => show("page", reading(c))).catch(failed("page"));

const worker = new Worker("worker.js", { type: "module" });
worker.onmessage = ({ data }) => show("worker", data);
worker.onerror = failed("worker");

async function worklet() {
  const module = await WebAssembly.compileStreaming(fetch("../elements/dist/runtime/compute.wasm"));
  const context = new OfflineAudioContext(1, 1024, 48000);
  await context.audioWorklet.addModule("processor.js");
  const node = new AudioWorkletNode(context, "reading", { processorOptions: { module } });
  node.port.onmessage = ({ data }) => show("worklet", data);
  node.onprocessorerror = failed("worklet");
  node.connect(context.destination);
  await context.startRendering();
}
worklet().catch(failed("worklet"));
