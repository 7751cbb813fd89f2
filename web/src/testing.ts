// @sonde-viz/elements/testing: counts by which a test finds what was not given back.

export { stats, collect, type Stats } from "./index";
