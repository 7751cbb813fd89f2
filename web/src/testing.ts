// @sonde-viz/elements/testing: counts by which a test finds what was not given back, and a limit of memory.

export { stats, collect, limitMemory, type Stats } from "./index";
