// What plain loops take: the floor under what a picture of the same size can cost.

import FFT from "fft.js";
import { each, first, frame, place, repeat } from "./time.js";
import { grid, samples } from "./data.js";

const table = Uint32Array.from({ length: 256 }, (_, i) => (0xff000000 | (i << 16) | ((255 - i) << 8) | (i >> 1)) >>> 0);

function canvas(width, height) {
  const made = document.createElement("canvas");
  made.width = width;
  made.height = height;
  made.style.cssText = `width:${width}px;height:${height}px`;
  place(width, height).append(made);
  return made.getContext("2d");
}

/** As many float32 as a plot of 900 x 600 has device pixels, through a table. */
function mapping() {
  const [w, h] = [820, 540].map((v) => Math.round(v * devicePixelRatio));
  const ctx = canvas(w, h);
  const z = [grid(1000, 2).subarray(0, w * h), grid(1000, 3).subarray(0, w * h)];
  const image = new ImageData(w, h);
  const words = new Uint32Array(image.data.buffer);
  return (i) => {
    const from = z[i % 2];
    for (let k = 0; k < from.length; k++) {
      const c = ((from[k] + 1.1) * (256 / 2.2)) | 0;
      // biome-ignore lint/complexity/useMathMinMax: the fastest form is what is measured
      words[k] = table[c < 0 ? 0 : c > 255 ? 255 : c];
    }
    ctx.putImageData(image, 0, 0);
    return frame();
  };
}

const frames = () => {
  const map = mapping();
  return repeat(7, () => each(20, map));
};

export const cases = {
  "heatmap/4096/zoom": frames,
  "heatmap/10000/zoom": frames,
  "heatmap/1000/live": frames,
  "waveform/1e8/first": () => {
    const x = samples(1e8);
    return repeat(5, async () => {
      await frame();
      const start = performance.now();
      let least = x[0];
      let most = x[0];
      for (let i = 1; i < x.length; i++) {
        if (x[i] < least) least = x[i];
        if (x[i] > most) most = x[i];
      }
      window.kept = [least, most];
      return performance.now() - start;
    });
  },
  // fft.js's real transform, a Hann window, Math.log10, and a canvas of the columns and bins there are.
  "spectrogram/60s/paint": () => {
    const x = samples(60 * 48000);
    const n = 2048;
    const hop = 512;
    const columns = Math.floor((x.length - n) / hop) + 1;
    const fft = new FFT(n);
    const hann = Float64Array.from({ length: n }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / n));
    const input = new Float64Array(n);
    const out = fft.createComplexArray();
    return repeat(5, () => {
      const ctx = canvas(900, 600);
      return first(() => {
        const levels = new Float32Array(columns * (n / 2 + 1));
        for (let c = 0; c < columns; c++) {
          for (let i = 0; i < n; i++) input[i] = x[c * hop + i] * hann[i];
          fft.realTransform(out, input);
          for (let k = 0; k <= n / 2; k++) {
            levels[c * (n / 2 + 1) + k] = 10 * Math.log10(out[2 * k] ** 2 + out[2 * k + 1] ** 2) - 54;
          }
        }
        const image = new ImageData(900, 600);
        const words = new Uint32Array(image.data.buffer);
        for (let px = 0; px < 900; px++) {
          const [a, b] = [Math.floor((px * columns) / 900), Math.floor(((px + 1) * columns) / 900)];
          for (let py = 0; py < 600; py++) {
            const [lo, hi] = [Math.floor((py * 1025) / 600), Math.floor(((py + 1) * 1025) / 600)];
            let most = -Infinity;
            for (let c = a; c < b; c++) {
              for (let k = lo; k < hi; k++) most = Math.max(most, levels[c * 1025 + k]);
            }
            words[(599 - py) * 900 + px] = table[Math.max(0, Math.min(255, ((most + 100) * 2.56) | 0))];
          }
        }
        ctx.putImageData(image, 0, 0);
      });
    });
  },
};
