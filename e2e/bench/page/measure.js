// Times of several subjects in one run.

/** The shortest slice of time that is measured as one, in ms. Where other programs want the processor too, most short ones pass undisturbed. */
const slice = 1.5;

/** How long each subject runs before it is measured, in ms: until the engine has compiled what is hot. */
const warm = 50;

/** How often each subject is measured: less often where that takes seconds. */
const repeats = (ms) => (ms > 100 ? 7 : ms > 20 ? 11 : 31);

/**
 * Measures subjects side by side: each is warmed up, then all take turns, in an order that turns round every time.
 * @param {Record<string, (times: number) => void>} subjects by name: a function that does the same work a number of times
 * @returns {Record<string, number>} the median of each, in ms for one time
 */
export function race(subjects) {
  const names = Object.keys(subjects);
  const times = {};
  const taken = {};
  for (const name of names) {
    times[name] = calibrate(subjects[name]);
    taken[name] = [];
  }
  const turns = repeats(Math.max(...names.map((name) => times[name].ms)));
  for (let i = 0; i < turns; i++) {
    for (const name of i % 2 ? names.toReversed() : names) {
      const { count } = times[name];
      taken[name].push(timed(subjects[name], count) / count);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(taken[name])]));
}

/** Warms a subject up, and returns how many times fill a slice, and the ms that those take. */
function calibrate(run) {
  let count = 1;
  for (let spent = 0; ; ) {
    const ms = timed(run, count);
    spent += ms;
    if (spent >= warm) {
      const fitting = Math.max(1, Math.round((count * slice) / ms));
      return { count: fitting, ms: (ms * fitting) / count };
    }
    if (ms < slice) count *= 2;
  }
}

function timed(run, count) {
  const start = performance.now();
  run(count);
  return performance.now() - start;
}

/** The middle of an odd number of values. */
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

/** Makes a subject of what does the work once. */
export const loop = (once) => (times) => {
  for (let i = 0; i < times; i++) once();
};

/**
 * The rows of a case: each of ours against each peer.
 * @param {{name: string, unit: "us" | "ms", ours: string[], times: Record<string, number>}} measured
 *   ours are "compute.wasm" and "go"; every other name is that of a peer
 */
export function rows({ name, unit, times }) {
  const scale = unit === "us" ? 1000 : 1;
  const peers = Object.keys(times).filter((key) => !(key in prefix));
  const list = [];
  for (const sonde of Object.keys(prefix)) {
    if (!(sonde in times)) continue;
    for (const peer of peers) {
      const [value, peer_value] = [times[sonde] * scale, times[peer] * scale];
      list.push({ case: prefix[sonde] + name, unit, sonde, peer, value, peer_value, ratio: peer_value / value });
    }
  }
  return list;
}

const prefix = { "compute.wasm": "", go: "go/" };
