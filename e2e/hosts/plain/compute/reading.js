// A tone on a bin reads 0 dBFS there, whatever calls it.
export function reading(c) {
  const n = 256;
  const tone = Float32Array.from({ length: n }, (_, i) => Math.sin((2 * Math.PI * 16 * i) / n));
  const level = c.periodogram(tone)[16];
  const p = c.fftPlan(n, { type: "real32" });
  p.input.set(tone);
  p.forward();
  return `${Math.abs(level).toFixed(3)} dBFS, ${Math.hypot(p.output[32], p.output[33]).toFixed(2)}`;
}
