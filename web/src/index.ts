// The runtime of the npm package: what the modules of the elements import.

export { configure, preload, startProgram, StartError, type Program, type Source, type StartErrorKind } from "./loader";
export { defineElement, elementClass } from "./define";
export { stats, collect, limitMemory } from "./stats";
export type { PropMeta, WidgetMeta } from "./meta";
export type { Values, Window, Stats } from "./port";
