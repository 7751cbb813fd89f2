import { each, first, frame, place, repeat, shows } from "./time.js";
import { grid, samples } from "./data.js";
import "./elements/dist/define/sonde-heatmap.js";
import "./elements/dist/define/sonde-spectrogram.js";
import "./elements/dist/define/sonde-spectrum.js";
import "./elements/dist/define/sonde-waveform.js";

export const make = (tag, props = {}, width, height) => {
  const element = document.createElement(tag);
  Object.assign(element, props);
  const at = place(width, height);
  element.style.cssText = "display:block;width:100%;height:100%";
  at.append(element);
  return element;
};
const look = (element) => shows(element.shadowRoot);
const remove = async (element) => {
  element.parentElement.remove();
  element.dispose();
  await frame();
};

/** A heatmap of n x n, with what is to be done with it measured. */
async function heatmap(n, use) {
  const element = make("sonde-heatmap", { data: grid(n), rows: n, columns: n });
  await element.ready;
  look(element);
  const result = await use(element);
  await remove(element);
  return result;
}

const zoomed = (i, n) => {
  const w = n * (0.4 + 0.01 * (i % 10));
  const at = n * 0.02 * (i % 17);
  return { x: [at, at + w], y: [at, at + w] };
};

async function firstPaint(tag, props, times = 7) {
  await warm(tag);
  return repeat(times, async () => {
    const element = make(tag);
    await element.ready;
    const given = props(); // a new array each time: one that is known is not copied again
    const ms = await first(() => {
      Object.assign(element, given);
      return element.ready;
    });
    look(element);
    await remove(element);
    return ms;
  });
}

/** Sound so long that Workers share it, until all of the picture is there. */
export const long = {
  "spectrogram/900s/complete": () => complete("sonde-spectrogram", 900),
  "spectrum/1200s/complete": () => complete("sonde-spectrum", 1200),
};

function complete(tag, seconds) {
  const x = samples(seconds * 48000);
  return firstPaint(tag, () => ({ data: x.slice(), sampleRate: 48000, fftSize: 2048, overlap: 0.75, ...(tag === "sonde-spectrum" && { average: "welch" }) }));
}

async function warm(tag) {
  const element = make(tag);
  await element.ready;
  await remove(element);
  return element;
}

const hand = (n) => {
  const data = grid(n);
  return () => ({ data: data.slice(), rows: n, columns: n });
};

const live = (count) => {
  const x = [samples(10_000), samples(10_000).map((v) => 0.8 * v)];
  return { x, elements: Array.from({ length: count }, () => make("sonde-waveform", { data: x[0] }, 180, 120)) };
};

export const cases = {
  "heatmap/2048/first": () => firstPaint("sonde-heatmap", hand(2048)),
  "heatmap/4096/first": () => firstPaint("sonde-heatmap", hand(4096)),
  "heatmap/2048/zoom": () =>
    heatmap(2048, (e) =>
      repeat(7, (i) =>
        first(() => {
          e.view = zoomed(i, 2048);
          return e.ready;
        }),
      ),
    ),
  "heatmap/2048/update": () =>
    heatmap(2048, (e) => {
      const next = [grid(2048, 2), grid(2048, 3)];
      return repeat(7, (i) =>
        first(() => {
          e.data = next[i % 2].slice();
          return e.ready;
        }),
      );
    }),
  "heatmap/4096/zoom": () => zoomFrames(4096),
  "heatmap/10000/zoom": () => zoomFrames(10000),
  "heatmap/1000/live": () =>
    heatmap(1000, async (e) => {
      const next = Array.from({ length: 23 }, (_, i) => grid(1000, i + 2));
      return repeat(7, async () => {
        const news = next.map((z) => z.slice()); // an array that is known is not copied again
        return each(20, (i) => {
          e.data = news[i];
          return e.ready;
        });
      });
    }),
  "spectrogram/60s/paint": () => {
    const x = samples(60 * 48000);
    return firstPaint("sonde-spectrogram", () => ({ data: x.slice(), sampleRate: 48000, fftSize: 2048, overlap: 0.75 }));
  },
  ...long,
  "spectrogram/append/512": () => appending(512),
  "spectrogram/append/16384": () => appending(16384),
  "waveform/1e7/first": () => {
    const x = samples(1e7);
    return firstPaint("sonde-waveform", () => ({ data: x.slice() }));
  },
  "waveform/1e7/zoom": async () => {
    const e = make("sonde-waveform", { data: samples(1e7), sampleRate: 1 });
    await e.ready;
    const y = e.view.y;
    const all = await repeat(7, (i) =>
      first(() => {
        e.view = { x: [2e5 * i, 5e6 + 4e5 * i], y };
        return e.ready;
      }),
    );
    look(e);
    await remove(e);
    return all;
  },
  "waveform/1e8/first": () => {
    const x = samples(1e8);
    return firstPaint("sonde-waveform", () => ({ data: x.subarray(0, x.length) }), 5);
  },
  "widgets/100/paint": async () => {
    await warm("sonde-waveform");
    return repeat(7, async () => {
      let made = [];
      const ms = await first(async () => {
        made = live(100).elements;
        await Promise.all(made.map((e) => e.ready));
      });
      for (const e of made) look(e);
      for (const e of made) await remove(e);
      return ms;
    });
  },
  "widgets/100/live": async () => {
    const { x, elements } = live(100);
    await Promise.all(elements.map((e) => e.ready));
    const all = await repeat(7, () =>
      each(10, async (i) => {
        const next = x[i % 2].slice();
        for (const e of elements) e.data = next.slice();
        await Promise.all(elements.map((e) => e.ready));
      }),
    );
    for (const e of elements) await remove(e);
    return all;
  },
};

/** Frames while the view moves on: what they leave out comes when it rests. */
function zoomFrames(n) {
  return heatmap(n, (e) =>
    repeat(7, () =>
      each(20, (i) => {
        e.view = zoomed(i, n);
        return frame();
      }),
    ),
  );
}

/** Milliseconds for a push of one column, and its frame, with a full history of so many columns. */
async function appending(columns) {
  const hop = 512;
  const e = make("sonde-spectrogram", { sampleRate: 48000, fftSize: 2048, overlap: 0.75, history: (columns * hop) / 48000 });
  await e.ready;
  const x = samples(columns * hop + 4096);
  for (let i = 0; i < x.length; i += 1 << 18) {
    e.push(x.subarray(i, i + (1 << 18)));
    await frame();
  }
  await e.ready;
  const all = await repeat(7, () =>
    each(60, (i) => {
      e.push(x.subarray(i * hop, (i + 1) * hop));
      return e.ready;
    }),
  );
  look(e);
  await remove(e);
  return all;
}
