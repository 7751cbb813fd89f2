// Handlers that do all that they should not: each sets props, asks for numbers, and throws.
import "./elements/dist/index.js";
import { stats } from "./elements/dist/testing.js";

const spectrum = document.getElementById("spectrum");
const heatmap = document.getElementById("heatmap");
const called = {};

for (const type of ["cursor-change", "view-change", "widget-ready", "widget-error"]) {
  for (const el of [spectrum, heatmap]) {
    el.addEventListener(type, () => {
      const n = (called[`${el.id} ${type}`] = (called[`${el.id} ${type}`] ?? 0) + 1);
      el.label = `${type} ${n}`;
      el.refresh();
      el.values();
      el.pixelOf(0, 0);
      if (type === "view-change") el.view = { x: el.view.x, y: el.view.y };
      if (type === "cursor-change") heatmap.colormap = n % 2 ? "magma" : "viridis";
      if (type === "cursor-change") spectrum.data = samples(n);
      throw new Error(`thrown by ${type}`);
    });
  }
}

function samples(n) {
  return Float32Array.from({ length: 4096 }, (_, i) => Math.sin((i * Math.PI) / 8 + n));
}

spectrum.data = samples(0);
heatmap.data = Float64Array.from({ length: 32 }, (_, i) => i);

window.handlers = { called, stats, samples };
