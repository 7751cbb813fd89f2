import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** The system's Chromium: the environment's CHROMIUM, or the first one found on PATH. */
export function chromium(): string {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  for (const name of ["chromium", "chromium-browser", "google-chrome"]) {
    for (const folder of (process.env.PATH ?? "").split(delimiter)) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // not here
      }
    }
  }
  throw new Error("no Chromium on PATH: install one (apt-get install chromium), or name it in CHROMIUM");
}

/** No talk with the outside; no sandbox for root, where it can't work. */
export const quiet = [
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];
