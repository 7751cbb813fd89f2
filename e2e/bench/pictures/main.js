// One page a subject, which offers the names of its cases and measures one; what is for use is used through `window`.

const subjects = {
  sonde: () => import("./sonde.js"),
  "plotly.js-dist-min": () => import("./plotly.js"),
  echarts: () => import("./echarts.js"),
  "@h5web/lib": () => import("./h5web.js"),
  uplot: () => import("./uplot.js"),
  "wavesurfer.js": () => import("./wavesurfer.js"),
  floor: () => import("./floor.js"),
  "without Workers": () => import("./alone.js"),
  use: () => import("./use.js"),
};

window.measure = async (subject, name) => {
  const { cases } = await subjects[subject]();
  return cases[name]();
};
window.names = async (subject) => Object.keys((await subjects[subject]()).cases);
