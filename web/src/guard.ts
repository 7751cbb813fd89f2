// The first script of every page of a site. It watches whether the page's other script and its styles arrive whole (their
// tags say their SHA-384). A spoiled one is fetched again, past the HTTP cache, and the page is loaded anew; where that does not
// help, the page says what happened. No cache keeps this script, so after a reload it is whole itself.

import { fetchWhole } from "./whole";

const reloads = "site-reloads"; // how often this tab has loaded itself anew
const most = 2;
const spoiled = new Map<string, string>(); // address -> integrity

addEventListener("error", ({ target }) => {
  const address = target instanceof HTMLScriptElement ? target.src : target instanceof HTMLLinkElement ? target.href : "";
  const { integrity } = target as HTMLScriptElement | HTMLLinkElement;
  if (!address || !integrity) return;
  spoiled.set(address, integrity);
  if (spoiled.size > 1) return;
  document.documentElement.classList.add("site-spoiled"); // boot.ts does not start the program then
  if (document.readyState !== "loading") mend();
  else document.addEventListener("DOMContentLoaded", mend);
}, true);

async function mend(): Promise<void> {
  let message = "A part of this page did not arrive as the server made it.";
  try {
    for (const [address, integrity] of spoiled) await fetchWhole(address, integrity, "reload");
    if (mayReload()) return location.reload();
  } catch (error) {
    message = (error as Error).message;
  }
  const loader = document.getElementById("app-wasm-loader");
  const label = document.getElementById("app-wasm-loader-label");
  const retry = document.getElementById("app-wasm-loader-retry");
  if (!loader || !label || !retry) return;
  loader.classList.add("site-loader-failed");
  label.textContent = `The app could not start.\n${message}`;
  retry.hidden = false;
  retry.onclick = () => location.reload();
}

// mayReload is false when reloading has not helped; where a page may store nothing, reloading is left to the visitor.
function mayReload(): boolean {
  try {
    const count = Number(sessionStorage.getItem(reloads));
    sessionStorage.setItem(reloads, String(count + 1));
    return count < most;
  } catch {
    return false;
  }
}
