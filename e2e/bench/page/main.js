// The page that measures kernels. Each group of cases has a page of its own, so that what one leaves in memory and in the
// engine's compiler does not slow another.

const groups = {
  fft: () => import("./fft.js"),
  signals: () => import("./signals.js"),
  matrix: () => import("./matrix.js"),
  startup: () => import("./startup.js"),
};

/** The names of the cases of a group, with those that the Go instance has. */
window.names = async (group) => (await groups[group]()).cases.flatMap((c) => (c.go ? [c.name, `go/${c.name}`] : [c.name]));

/** Measures a case, and returns its rows. */
window.measure = async (group, name) => {
  const { cases } = await groups[group]();
  return cases.find((c) => c.name === name).run();
};
