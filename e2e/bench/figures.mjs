// The figures that the project promises, from the rows of a run.

const [plotly, h5web] = ["plotly.js-dist-min", "@h5web/lib"];
const [pf, js, tf] = ["@echogarden/pffft-wasm", "fft.js", "@tensorflow/tfjs-backend-wasm"];

const power = (path) => (name) => name.startsWith(path) && isPower(name.slice(path.length));
const isPower = (digits) => /^\d+$/.test(digits) && Number.isInteger(Math.log2(Number(digits)));
const number = (test) => (name) => name.startsWith("fft/c2c/f32/") && test(Number(name.slice("fft/c2c/f32/".length)));

const is = (one) => (name) => name === one;

/** What is promised: [name, cases, peer, at least, aim, how the ratios of the cases are put together]. */
const promises = [
  ["complex float32 FFT, compute.wasm against pffft: mean", power("fft/c2c/f32/"), pf, 1, 1.3, mean],
  ["complex float32 FFT, compute.wasm against pffft: each", power("fft/c2c/f32/"), pf, 0.85, 1.3, worst],
  ["complex float32 FFT, Go against pffft: mean", power("go/fft/c2c/f32/"), pf, 0.75, 1, mean],
  ["complex float32 FFT, Go against pffft: each", power("go/fft/c2c/f32/"), pf, 0.6, 1, worst],
  ["complex float32 FFT, compute.wasm against fft.js", power("fft/c2c/f32/"), js, 3, 5, mean],
  ["real float32 FFT, compute.wasm against pffft: mean", power("fft/r2c/f32/"), pf, 1, 1.3, mean],
  ["real float32 FFT, compute.wasm against pffft: each", power("fft/r2c/f32/"), pf, 0.85, 1.3, worst],
  ["complex float64 FFT, compute.wasm against fft.js", power("fft/c2c/f64/"), js, 1.8, 2.5, mean],
  ["other lengths, against two of pffft's power of two", number((n) => [1000, 1536, 49152, 44100, 48000].includes(n)), pf, 1.5, 2.5, worst],
  ["primes, against the nearest power of two", number((n) => Number.isInteger(n)), "", 1 / 7, 1 / 4, worst],
  ["denormal input against other", (name) => name.endsWith("/denormal"), "", 1 / 1.5, 1, worst],
  ["STFT of 60 s to dB, against fft.js", is("stft/60s"), js, 4, 6, worst],
  ["min/max of 10^7, against the loop", is("minmax/1e7"), "js", 2, 3, worst],
  ["1 Mpixel to colours, against the loop", is("colormap/1Mpx"), "js", 1.3, 2, worst],
  ["matrix product 1024, against the loop", is("matmul/f32/1024"), "js", 12, 20, worst],
  ["elements.wasm by TinyGo against Go: start", is("elements/start/program"), "go", 5, 8, worst],
  ["matrix product 1024, against XNNPACK", is("matmul/f32/1024"), tf, 0.5, 0.9, worst],
  ["80 MB passed, against TypedArray.set", is("copy/80MB"), "js", 1 / 1.2, 1, worst],
  ["heatmap 2048: first paint, against Plotly", is("heatmap/2048/first"), plotly, 20, 100, worst],
  ["heatmap 2048: zoom, against Plotly", is("heatmap/2048/zoom"), plotly, 60, 100, worst],
  ["heatmap 2048: full update, against Plotly", is("heatmap/2048/update"), plotly, 20, 100, worst],
  ["heatmap 2048: first paint, against h5web", is("heatmap/2048/first"), h5web, 2.5, 10, worst],
  ["heatmap 2048: zoom, against h5web", is("heatmap/2048/zoom"), h5web, 5, 5, worst],
  ["heatmap 2048: full update, against h5web", is("heatmap/2048/update"), h5web, 1.5, 10, worst],
  ["heatmap 4096: first paint, against Plotly", is("heatmap/4096/first"), plotly, 30, 100, worst],
  ["heatmap 4096: first paint, against h5web", is("heatmap/4096/first"), h5web, 1.5, 5, worst],
  ["heatmap 4096 and 10000: frame of a zoom, against the floor", (name) => /^heatmap\/\d+\/zoom$/.test(name), "floor", 0.3, 0.5, worst],
  ["heatmap 1000: all new data every frame, against Plotly", is("heatmap/1000/live"), plotly, 20, 50, worst],
  ["heatmap 1000: all new data every frame, against h5web", is("heatmap/1000/live"), h5web, 4, 10, worst],
  ["heatmap 1000: all new data every frame, against the floor", is("heatmap/1000/live"), "floor", 0.3, 0.5, worst],
  ["spectrogram of 60 s, against wavesurfer.js", is("spectrogram/60s/paint"), "wavesurfer.js", 8, 12, worst],
  ["spectrogram of 60 s, against the loop with fft.js", is("spectrogram/60s/paint"), "floor", 2.5, 3, worst],
  ["a column appended to 16384, against 512", is("spectrogram/append/512"), "history of 16384 columns", 0.8, 1, worst],
  ["waveform of 10^7: first paint, against uPlot", is("waveform/1e7/first"), "uplot", 1.5, 3, worst],
  ["waveform of 10^7: zoom, against uPlot", is("waveform/1e7/zoom"), "uplot", 8, 10, worst],
  ["waveform of 10^8: first picture, against a min/max pass", is("waveform/1e8/first"), "floor", 0.6, 1, worst],
  ["100 widgets: all painted, against uPlot", is("widgets/100/paint"), "uplot", 1, 1, worst],
  ["100 widgets: all live, against uPlot", is("widgets/100/live"), "uplot", 1, 1, worst],
  ["the longest task of a page in use, against 16.7 ms", (name) => name.startsWith("use/"), "60 frames a second", 1, 2, worst],
  ["the longest task while the app opens five minutes, against 50 ms", is("app/open/task"), "noticed", 1, 2, worst],
  ["a cancel in the app, against 50 ms", (name) => name.startsWith("app/cancel/"), "noticed", 1, 2, worst],
  ["compute.wasm started, against the elements by Go", is("startup/compute"), "elements.wasm by Go", 10, 20, worst],
];

/** What the rows say of each promise that they have cases of. */
export function figures(rows) {
  return promises.flatMap(([name, cases, peer, least, aim, together]) => {
    const of = rows.filter((row) => row.peer === peer && cases(row.case));
    return of.length === 0 ? [] : [{ name, least, aim, ...together(of) }];
  });
}

function mean(rows) {
  return { is: Math.exp(rows.reduce((sum, row) => sum + Math.log(row.ratio), 0) / rows.length), where: `${rows.length} cases` };
}

function worst(rows) {
  const row = rows.reduce((a, b) => (b.ratio < a.ratio ? b : a));
  return { is: row.ratio, where: rows.length > 1 ? `at ${row.case}` : "" };
}
