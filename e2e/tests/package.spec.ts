// The npm package as it is published: its form, its types, its size.

import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import { formatMessage } from "publint/utils";
import { publint } from "publint";

const here = join(import.meta.dirname, "..");
const packages = { "@sonde-viz/elements": "build/sonde-viz-elements-0.1.0.tgz", "@me/thermometer": "build/own/me-thermometer-0.1.0.tgz" };
const bin = (name: string) => join(here, "node_modules/.bin", name);

for (const [name, tarball] of Object.entries(packages)) {
  const folder = join(here, "node_modules", name);

  test(`publint finds nothing in ${name}`, async () => {
    const { messages, pkg } = await publint({ pkgDir: folder, strict: true, pack: false });
    expect(messages.map((m) => formatMessage(m, pkg as never))).toEqual([]);
  });

  test(`the types of ${name} are right for those who resolve by ES modules`, async () => {
    const { stdout } = await promisify(execFile)(
      bin("attw"),
      [join(here, "..", tarball), "--profile", "esm-only", "--format", "json", "--exclude-entrypoints", "elements.wasm", "compute.wasm", "custom-elements.json"],
      { maxBuffer: 1e8 },
    );
    const { problems } = JSON.parse(stdout) as { problems?: Record<string, unknown[]> };
    expect(Object.keys(problems ?? {}).filter((kind) => !["CJSResolvesToESM", "NoResolution"].includes(kind))).toEqual([]);
  });

  test(`${name} has what it needs and nothing more`, () => {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((f) => f.isFile())
      .map((f) => join(f.parentPath, f.name).slice(folder.length + 1));
    expect(files).toEqual(expect.arrayContaining(["package.json", "README.md", "dist/runtime/LICENSE", "custom-elements.json", "dist/index.js"]));
    expect(files.filter((f) => f.endsWith(".wasm"))).toHaveLength(2); // the program, and what its Workers run
    expect(files.filter((f) => !/^(dist\/|package\.json$|README\.md$|LICENSE$|custom-elements\.json$|web-types\.json$|vscode\.)/.test(f))).toEqual([]);
    const { dependencies } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { dependencies?: unknown };
    expect(dependencies).toBeUndefined();
  });
}
