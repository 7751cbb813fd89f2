import { each, first, frame, place, repeat } from "./time.js";
import { grid } from "./data.js";

const Plotly = window.Plotly;
const rows = (z, n) => Array.from({ length: n }, (_, r) => z.subarray(r * n, (r + 1) * n));
// zsmooth "fast" paints one image that is scaled; without it every cell is a rectangle.
const trace = (z, n) => ({ type: "heatmap", z: rows(z, n), zsmooth: "fast", colorscale: "Viridis", hoverinfo: "skip" });
const layout = { margin: { t: 20 }, width: 900, height: 600 };
const config = { staticPlot: false, displayModeBar: false };

async function heatmap(n, use) {
  const div = place();
  await Plotly.newPlot(div, [trace(grid(n), n)], layout, config);
  if (!div.querySelector("image")) throw new Error("nothing is shown");
  const result = await use(div);
  Plotly.purge(div);
  div.remove();
  return result;
}

const firstPaint = (n) => {
  const z = grid(n);
  return repeat(3, async () => {
    const div = place();
    const ms = await first(() => Plotly.newPlot(div, [trace(z, n)], layout, config));
    if (!div.querySelector("image")) throw new Error("nothing is shown");
    Plotly.purge(div);
    div.remove();
    return ms;
  });
};

export const cases = {
  "heatmap/2048/first": () => firstPaint(2048),
  "heatmap/4096/first": () => firstPaint(4096),
  "heatmap/2048/zoom": () =>
    heatmap(2048, (div) =>
      repeat(5, (i) => {
        const at = 40 * i;
        return first(() => Plotly.relayout(div, { "xaxis.range": [at, at + 800], "yaxis.range": [at, at + 800] }));
      }),
    ),
  "heatmap/2048/update": () =>
    heatmap(2048, (div) => repeat(3, (i) => first(() => Plotly.restyle(div, { z: [rows(grid(2048, i + 2), 2048)] })))),
  "heatmap/1000/live": () =>
    heatmap(1000, (div) => {
      const next = [rows(grid(1000, 2), 1000), rows(grid(1000, 3), 1000)];
      return repeat(3, () => each(3, (i) => Plotly.restyle(div, { z: [next[i % 2]] }).then(frame)));
    }),
};
