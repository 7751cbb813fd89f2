// The script of every page of a site: it prepares what go-app expects, starts the program, says so
// when it cannot, and has the service worker keep the site for offline use.

import { announceUpdate, installGoapp } from "./goapp";
import { startProgram } from "./loader";

// SiteConfig is written into the page by web/site.
interface SiteConfig {
  version: string;
  wasm: string;
  worker: string;
  env: Record<string, string>;
}

const config: SiteConfig = JSON.parse(element("site-config").textContent ?? "");
const loader = element("app-wasm-loader");
const label = element("app-wasm-loader-label");
const retry = element("app-wasm-loader-retry");
const loading = label.textContent;

installGoapp(config.env);
retry.addEventListener("click", start);
start();

async function start(): Promise<void> {
  loader.classList.remove("site-loader-failed");
  label.textContent = loading;
  retry.hidden = true;
  try {
    await startProgram(fetchProgram(config.wasm), ["app"], config.env);
    loader.remove();
  } catch (error) {
    loader.classList.add("site-loader-failed");
    label.textContent = `The app could not start.\n${error instanceof Error ? error.message : error}`;
    retry.hidden = false;
    return;
  }
  // Only now, so that fetching the offline copy does not compete with the program.
  keepOffline().catch((error) => console.warn("the app will not start offline:", error));
}

// fetchProgram hands the network's response on as it is: wrapped in another, it would lose the
// browser's cache of compiled code.
async function fetchProgram(url: string): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { credentials: "same-origin" });
  } catch {
    throw new Error(`${url} could not be fetched: the server does not answer. Is the network there?`);
  }
  if (!response.ok) {
    throw new Error(`${url} could not be fetched: the server answered ${response.status} ${response.statusText}`);
  }
  const type = response.headers.get("Content-Type") ?? "nothing";
  if (!type.startsWith("application/wasm")) {
    throw new Error(`${url} is not WebAssembly: the server says that it is ${type}`);
  }
  return response;
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
