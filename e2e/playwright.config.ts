import { defineConfig } from "@playwright/test";
import { chromium, quiet } from "./lib/chromium";
import { port } from "./lib/ports";

const hosts = await port("SONDE_HOSTS_PORT");
const goapp = await port("SONDE_GOAPP_PORT");
const app = await port("SONDE_APP_PORT");
const other = process.env.OTHER ? "../build/other" : ""; // programs by the other compiler
const timeout = 60_000; // of what a test waits for, and of a server's start

export default defineConfig({
  outputDir: "../build/e2e-results",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  maxFailures: 25, // each may wait for a minute
  forbidOnly: true,
  // No test is about time: these only end what hangs, on a machine with half a core to spare too.
  timeout: 5 * 60_000,
  expect: { timeout },
  reporter: [["line"], ["json", { outputFile: process.env.RESULT ?? "../build/e2e.pw" }]],
  use: {
    browserName: "chromium",
    launchOptions: { executablePath: chromium(), args: quiet },
    viewport: { width: 1280, height: 900 },
    screenshot: "only-on-failure",
    actionTimeout: timeout,
    navigationTimeout: timeout,
  },
  projects: [
    { name: "tests", testDir: "tests" },
    // What takes minutes or gigabytes (make soak), one after the other.
    { name: "soak", testDir: "soak", workers: 1, timeout: 30 * 60_000 },
  ],
  webServer: [
    { command: `node serve.mjs ../build/e2e ${hosts} ${other}`, port: hosts, timeout },
    { command: `../build/e2e/goapp/server localhost:${goapp} ../build/e2e/goapp/site`, port: goapp, timeout },
    { command: "../build/server", port: app, timeout, env: { ...process.env, ADDR: `localhost:${app}`, KEEP: "none" } as Record<string, string> },
  ],
});
