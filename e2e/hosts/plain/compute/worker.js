import { load } from "../elements/dist/runtime/compute.js";
import { reading } from "./reading.js";

load().then((c) => postMessage(reading(c)));
