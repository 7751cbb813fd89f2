import { defineConfig } from "@playwright/test";
import { chromium, quiet } from "./lib/chromium";
import { port } from "./lib/ports";

const hosts = await port("SONDE_HOSTS_PORT");
const goapp = await port("SONDE_GOAPP_PORT");
const app = await port("SONDE_APP_PORT");
const other = process.env.OTHER ? "../build/other" : ""; // programs by the other compiler

export default defineConfig({
  testDir: "tests",
  outputDir: "../build/e2e-results",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000, // a machine under load starts a program in seconds, not in milliseconds
  expect: { timeout: 15_000 },
  reporter: [["line"], ["json", { outputFile: process.env.RESULT ?? "../build/e2e.pw" }]],
  use: {
    browserName: "chromium",
    launchOptions: { executablePath: chromium(), args: quiet },
    viewport: { width: 1280, height: 900 },
    screenshot: "only-on-failure",
  },
  // What measures time runs after all others, alone, one after the other.
  projects: [
    { name: "tests", testIgnore: ["long.spec.ts", "minutes.spec.ts", "large.spec.ts"] },
    { name: "long", testMatch: "long.spec.ts", dependencies: ["tests"] },
    { name: "minutes", testMatch: "minutes.spec.ts", dependencies: ["long"] },
    { name: "large", testMatch: "large.spec.ts", dependencies: ["minutes"] },
  ],
  webServer: [
    { command: `node serve.mjs ../build/e2e ${hosts} ${other}`, port: hosts },
    { command: `../build/e2e/goapp/server localhost:${goapp} ../build/e2e/goapp/site`, port: goapp },
    { command: "../build/server", port: app, env: { ...process.env, ADDR: `localhost:${app}` } as Record<string, string> },
  ],
});
