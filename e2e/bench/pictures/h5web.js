import ndarray from "ndarray";
import { createElement as h } from "react";
import { createRoot } from "react-dom/client";
import { flushSync } from "react-dom";
import { HeatmapVis } from "@h5web/lib";
import { each, first, frame, place, repeat } from "./time.js";
import { grid } from "./data.js";

// What WebGL has drawn is counted, and waited for: commands are carried out later, in another process.
let draws = 0;
let gl = null;
const prototype = WebGL2RenderingContext.prototype;
for (const name of ["drawElements", "drawArrays", "drawElementsInstanced"]) {
  const original = prototype[name];
  prototype[name] = function (...args) {
    draws++;
    gl = this;
    return original.apply(this, args);
  };
}
const pixel = new Uint8Array(4);
async function drawnAfter(count) {
  for (let i = 0; draws <= count; i++) {
    if (i > 2000) throw new Error("nothing is shown");
    await frame();
  }
  gl.readPixels(gl.drawingBufferWidth >> 1, gl.drawingBufferHeight >> 1, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
}

const vis = (data) => h(HeatmapVis, { dataArray: data, domain: [-1.1, 1.1], colorMap: "Viridis", aspect: "auto", showGrid: false });
const array = (n, seed) => ndarray(grid(n, seed), [n, n]);

async function show(root, data) {
  const before = draws;
  flushSync(() => root.render(vis(data)));
  await drawnAfter(before);
}

async function mounted(n, use) {
  const div = place();
  div.style.display = "flex";
  const root = createRoot(div);
  await show(root, array(n));
  const result = await use(root, div);
  root.unmount();
  div.remove();
  await frame();
  return result;
}

const firstPaint = (n) => {
  const data = array(n);
  return repeat(7, async () => {
    const div = place();
    div.style.display = "flex";
    const root = createRoot(div);
    const ms = await first(() => show(root, data));
    root.unmount();
    div.remove();
    await frame();
    return ms;
  });
};

export const cases = {
  "heatmap/2048/first": () => firstPaint(2048),
  "heatmap/4096/first": () => firstPaint(4096),
  "heatmap/2048/zoom": () =>
    mounted(2048, (_, div) => {
      const canvas = div.querySelector("canvas");
      const { left, top } = canvas.getBoundingClientRect();
      return repeat(7, (i) =>
        first(async () => {
          const before = draws;
          const at = { clientX: left + 300, clientY: top + 200, bubbles: true, cancelable: true };
          canvas.dispatchEvent(new WheelEvent("wheel", { ...at, deltaY: i % 2 ? 100 : -100 }));
          await drawnAfter(before);
        }),
      );
    }),
  "heatmap/2048/update": () => mounted(2048, (root) => repeat(7, (i) => first(() => show(root, array(2048, i + 2))))),
  "heatmap/1000/live": () =>
    mounted(1000, (root) => {
      const next = [grid(1000, 2), grid(1000, 3)];
      return repeat(7, () => each(10, (i) => show(root, ndarray(next[i % 2], [1000, 1000]))));
    }),
};
