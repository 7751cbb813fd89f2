import uPlot from "uplot";
import { each, first, frame, place, repeat, shows } from "./time.js";
import { samples } from "./data.js";

const counted = (n) => Float64Array.from({ length: n }, (_, i) => i);
const options = (width, height) => ({
  width,
  height,
  scales: { x: { time: false } },
  legend: { show: false },
  cursor: { show: false },
  series: [{}, { stroke: "#0b5fc2", points: { show: false } }],
});
const drawn = () => new Promise(queueMicrotask); // it draws in a microtask

const plot = (data, width = 900, height = 600) => new uPlot(options(width, height), data, place(width, height));
const remove = (u) => {
  const at = u.root.parentElement;
  u.destroy();
  at.remove();
};

export const cases = {
  "waveform/1e7/first": () => {
    const data = [counted(1e7), samples(1e7)];
    return repeat(7, async () => {
      let u;
      const ms = await first(() => {
        u = plot(data);
        return drawn();
      });
      shows(u.root);
      remove(u);
      return ms;
    });
  },
  "waveform/1e7/zoom": async () => {
    const u = plot([counted(1e7), samples(1e7)]);
    const all = await repeat(7, (i) =>
      first(() => {
        u.setScale("x", { min: 2e5 * i, max: 5e6 + 4e5 * i });
        return drawn();
      }),
    );
    shows(u.root);
    remove(u);
    return all;
  },
  "widgets/100/paint": () => {
    const data = [counted(10_000), samples(10_000)];
    return repeat(7, async () => {
      let made = [];
      const ms = await first(() => {
        made = Array.from({ length: 100 }, () => plot(data, 180, 120));
        return drawn();
      });
      for (const u of made) shows(u.root, 2);
      made.forEach(remove);
      return ms;
    });
  },
  "widgets/100/live": async () => {
    const x = counted(10_000);
    const y = [samples(10_000), samples(10_000).map((v) => 0.8 * v)];
    const made = Array.from({ length: 100 }, () => plot([x, y[0]], 180, 120));
    const all = await repeat(7, () =>
      each(10, (i) => {
        const next = y[i % 2].slice();
        for (const u of made) u.setData([x, next.slice()]);
        return frame();
      }),
    );
    made.forEach(remove);
    return all;
  },
};
