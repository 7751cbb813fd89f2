// Builds the hosts into build/e2e, from the packed npm package as a user would install it.
// `make test-e2e` makes the package and the server first.
//
//   node build.mjs [host...]
//   node build.mjs other       the programs alone, by the other compiler, into build/other

import { spawn } from "node:child_process";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const here = import.meta.dirname;
const root = join(here, "..");
const out = join(root, "build/e2e");
const wasmEnv = { GOOS: "js", GOARCH: "wasm", GOEXPERIMENT: "simd,nojsonv2" };
const wasmFlags = ["-trimpath", "-ldflags=-s -w -buildid="];

function run(folder, command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: folder, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    child.stdout.on("data", (data) => (said += data));
    child.stderr.on("data", (data) => (said += data));
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0 ? resolve(said) : reject(new Error(`${command} ${args.join(" ")} (in ${folder}) ended with ${code}:\n${said}`)),
    );
  });
}

/** Unpacks a tarball where npm would install it. npm itself would check every other package again. */
async function install(tarball, name) {
  const folder = join(here, "node_modules", name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await run(folder, "tar", ["-xzf", tarball, "--strip-components=1"]);
  return folder;
}

const vite = (folder, ...args) => run(folder, join(here, "node_modules/.bin/vite"), ["build", "--logLevel", "warn", ...args]);

/** Renders a host's page under Node, and puts the HTML into its hydrate.html. */
async function render(host) {
  await vite(join(here, "hosts", host), "--config", "vite.server.ts");
  const { html } = await import(pathToFileURL(join(here, "node_modules/.rendered", host, "server.js")).href);
  const page = join(out, host, "hydrate.html");
  await writeFile(page, (await readFile(page, "utf8")).replace("<!--rendered-->", await html));
}

const hosts = {
  async plain() {
    await rm(join(out, "plain"), { recursive: true, force: true });
    await cp(join(here, "hosts/shared"), join(out, "plain"), { recursive: true });
    await cp(join(here, "hosts/plain"), join(out, "plain"), { recursive: true });
    await cp(join(here, "node_modules/@sonde-viz/elements"), join(out, "plain/elements"), { recursive: true });
  },

  async react() {
    await vite(join(here, "hosts/react"));
    await render("react");
  },

  async vue() {
    await vite(join(here, "hosts/vue"));
    await render("vue");
  },

  // Users' own Go modules. One after the other: the linker takes a gigabyte.
  async go() {
    const own = join(here, "hosts/own");
    const packed = join(root, "build/own");
    await run(own, "go", ["run", "github.com/sonde-viz/sonde/web/pack", "-name", "@me/thermometer", "-out", packed, "./thermometer"]);
    await install(join(packed, "me-thermometer-0.1.0.tgz"), "@me/thermometer");
    await vite(join(own, "page"));

    const goapp = join(here, "hosts/goapp");
    await mkdir(join(out, "goapp/site"), { recursive: true });
    await cp(join(here, "hosts/shared/host.css"), join(out, "goapp/site/host.css"));
    await run(goapp, "go", ["build", ...wasmFlags, "-o", join(out, "goapp/site/app.wasm"), "."], wasmEnv);
    await run(goapp, "go", ["build", "-o", join(out, "goapp/server"), "."]);

    await run(root, "go", ["run", "./e2e/hosts/cases", join(out, "cases")]);

    // Sonde's widgets and one that fails, for supervisor.spec.ts.
    await compile[await usual()](bomb, join(out, "bomb.wasm"));
  },
};

const bomb = "./web/port/testdata/bomb";

/** Builds a program of elements. */
const compile = {
  go: (program, file) => run(root, "go", ["build", ...wasmFlags, "-o", file, program], wasmEnv),
  tinygo: (program, file) => run(root, "build/tool", ["elements", program, file]),
};

/** The compiler that made the package's program: Go's asks for what is in wasm_exec.js. */
async function usual() {
  const module = await WebAssembly.compile(await readFile(join(root, "build/elements.wasm")));
  return WebAssembly.Module.imports(module).some((asked) => asked.module === "gojs") ? "go" : "tinygo";
}

/** Builds the programs by the compiler that is not the usual one, for the same hosts. */
async function buildOther() {
  const compiler = (await usual()) === "go" ? "tinygo" : "go";
  const folder = join(root, "build/other");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await compile[compiler]("./web/wasm", join(folder, "elements.wasm"));
  await compile[compiler](bomb, join(folder, "bomb.wasm"));
}

if (process.argv[2] === "other") {
  await buildOther();
  process.exit();
}

await mkdir(out, { recursive: true });
await install(join(root, "build/sonde-viz-elements-0.1.0.tgz"), "@sonde-viz/elements");
const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(hosts);
await Promise.all(wanted.map((name) => hosts[name]()));
