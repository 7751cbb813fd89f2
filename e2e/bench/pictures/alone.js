// The elements without Workers: what those gain.

import { configure } from "./elements/dist/index.js";

configure({ workers: false });

export { long as cases } from "./sonde.js";
