// The script of every page of a site: it prepares what go-app expects, starts the program, says so
// when it cannot, and has the service worker keep the site for offline use.

import { announceUpdate, installGoapp } from "./goapp";
import { configure, startProgram } from "./loader";
import { fetchWhole } from "./whole";

// SiteConfig is written into the page by web/site.
interface SiteConfig {
  version: string;
  wasm: string;
  integrity: string; // of the wasm
  worker: string;
  helper: string; // the script of the Workers that share long work
  kernels: string; // and what they run
  env: Record<string, string>;
}

const config: SiteConfig = JSON.parse(element("site-config").textContent ?? "");
const loader = element("app-wasm-loader");
const label = element("app-wasm-loader-label");
const retry = element("app-wasm-loader-retry");
const loading = label.textContent;

configure({ workerUrl: config.helper, computeUrl: config.kernels });
installGoapp(config.env);
// A worker that has lost note of which page has which version asks for it.
navigator.serviceWorker?.addEventListener("message", ({ source }) => source?.postMessage({ version: config.version }));
// Of what is spoiled guard.ts says so, or loads the page anew; the event of a style that failed may be still to come.
const unstyled = [...document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]")].some(({ sheet }) => !sheet);
if (!unstyled && !document.documentElement.classList.contains("site-spoiled")) start();

async function start(): Promise<void> {
  loader.classList.remove("site-loader-failed");
  label.textContent = loading;
  retry.hidden = true;
  try {
    const program = await startProgram(await fetchWhole(config.wasm, config.integrity), ["app"], config.env);
    program.exited.then(stopped, stopped);
  } catch (error) {
    // The server may have another version meanwhile, whose page is another one.
    const again = () => fetch(location.href, { cache: "no-store" }).then(() => location.reload(), start);
    fail(`The app could not start.\n${error instanceof Error ? error.message : error}`, again);
    return;
  }
  loader.remove();
  // Only now, so that fetching the offline copy does not compete with the program.
  keepOffline().catch((error) => console.warn("the app will not start offline:", error));
}

// stopped is for a program that has ended, as after a crash: what is still shown no longer reacts.
function stopped(): void {
  document.body.append(loader);
  fail("The app has stopped. Its settings are in the address, so it starts again where it was.", () => location.reload());
}

// fail shows a message, and a button that does what may help.
function fail(message: string, again: () => void): void {
  loader.classList.add("site-loader-failed");
  label.textContent = message;
  retry.hidden = false;
  retry.onclick = again;
}

// keepOffline registers the service worker and tells it which version this page shows.
async function keepOffline(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  const registration = await navigator.serviceWorker.register(config.worker, { updateViaCache: "none" });
  const hello = () => registration.active?.postMessage({ version: config.version });

  registration.addEventListener("updatefound", () => {
    const incoming = registration.installing;
    const isUpdate = registration.active !== null;
    incoming?.addEventListener("statechange", () => {
      if (incoming.state !== "activated") return;
      hello();
      if (isUpdate) announceUpdate();
    });
  });
  await navigator.serviceWorker.ready;
  hello();
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no element #${id}`);
  return found;
}
