// Types of the elements, checked by tsc alone: a line below @ts-expect-error must be refused.
import { configure, defineSpectrum, preload, StartError, SondeHeatmapElement, SondeSpectrumElement, type Values } from "@sonde-viz/elements";
import { collect, stats } from "@sonde-viz/elements/testing";
import "@sonde-viz/elements/define/sonde-spectrum";
import { SondeSpectrumElement as Unregistered } from "@sonde-viz/elements/elements/sonde-spectrum";

configure({ wasmUrl: new URL("https://example.org/elements.wasm") });
// @ts-expect-error no such option
configure({ wasm: "x" });

const spectrum = document.createElement("sonde-spectrum");
spectrum.data = new Float32Array(8);
spectrum.data = new Float64Array(8);
spectrum.data = [1, 2, 3];
spectrum.data = null;
spectrum.sampleRate = 48000;
spectrum.sampleRate = undefined;
spectrum.window = "hann";
const rate: number = spectrum.sampleRate;
// @ts-expect-error not a number
spectrum.sampleRate = "48000";
// @ts-expect-error not a window
spectrum.window = "han";
// @ts-expect-error not numbers
spectrum.data = ["a"];
// @ts-expect-error no such prop
spectrum.samplerate = 1;

spectrum.addEventListener("cursor-change", (event) => {
  const bin: number | undefined = event.detail?.bin;
  const level: number | null | undefined = event.detail?.level;
  // @ts-expect-error null when the cursor has left
  event.detail.bin;
  // @ts-expect-error no such field
  event.detail?.hertz;
  return [bin, level];
});
spectrum.addEventListener("view-change", (event) => {
  const [lo, hi]: readonly [number, number] = event.detail.x;
  return hi - lo;
});
spectrum.addEventListener("widget-error", (event) => event.detail.message.length);
spectrum.addEventListener("click", (event) => event.clientX);
spectrum.removeEventListener("click", () => {});

const settled: Promise<SondeSpectrumElement> = spectrum.ready;
spectrum.view = { x: [0, 1], y: [-100, 0] };
spectrum.view = null;
// @ts-expect-error an axis is missing
spectrum.view = { x: [0, 1] };
const shown: Values | null = spectrum.values();
const at: number | undefined = spectrum.pixelOf(1, 2)?.x;
spectrum.refresh();
spectrum.retry();
spectrum.dispose();
customElements.define("my-spectrum", class extends Unregistered {});
const registered: typeof SondeSpectrumElement = defineSpectrum();

const heatmap = document.querySelector("sonde-heatmap");
if (heatmap) {
  heatmap.vmin = null;
  const vmin: number | null = heatmap.vmin;
  const same: SondeHeatmapElement = heatmap;
  void [vmin, same];
}
const counts: number = stats().instances + stats().handles + stats().heapBytes;
const held: number = collect().heapBytes;
preload().catch((error) => error instanceof StartError && error.kind === "html");
void [registered, rate, settled, shown, at, counts, held];
