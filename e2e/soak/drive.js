// Drives the browser from a page of the site (offline.spec.ts): one seeded sequence, in two halves where the browser is killed.

const [seed, stage] = location.search.slice(1).split("&");
let state = (Number(seed) * 2654435761 + (stage === "again" ? 1 : 0)) >>> 0;
const choose = (n) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * n);
};
const order = async (name, value = "") => (await fetch(`/__${name}?${encodeURIComponent(value)}`)).text();
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const wrong = [];
const paths = ["^/$", "^/plots$", "^/boot\\.", "^/guard\\.", "^/site\\.", "^/app\\.", "^/plots\\.", "^/note\\.", "^/sw\\.js$"];

const frames = [];
function open(path) {
  const frame = document.body.appendChild(document.createElement("iframe"));
  frame.src = path;
  frames.push(frame);
  return frame;
}

// started is the version of a frame's page once its program has started; "" while it has not.
function started(frame) {
  try {
    const page = frame.contentDocument;
    return page?.getElementById("site-config") && !page.getElementById("app-wasm-loader") ? page.title.replace("Version ", "") : "";
  } catch {
    return ""; // a page of the browser's own
  }
}

async function load(path) {
  const frame = open(path);
  for (let waited = 0; waited < 20_000 && !started(frame); waited += 50) await sleep(50);
  return frame;
}

async function read(frame) {
  const version = started(frame);
  if (!version || !frame.contentWindow.navigator.serviceWorker.controller) return;
  const text = await frame.contentWindow.fetch("/note.txt").then((r) => (r.ok ? r.text() : ""), () => "");
  if (text.startsWith("note of ") && text !== `note of ${version}` && frame.isConnected) wrong.push(`a page of ${version} has the ${text}`);
}

const actions = [
  () => open("/"),
  () => open("/"),
  () => open("/plots"),
  () => order("deploy", "ABC"[choose(3)]),
  () => order("deploy", "ABC"[choose(3)]),
  () => frames.splice(choose(frames.length), 1)[0]?.remove(),
  () => void frames.forEach(read),
  () => sleep(choose(800)),
  () => order("up", choose(3) ? "1" : "0"),
  async () => {
    const names = await caches.keys();
    if (choose(3) === 0 && names.length > 0) await caches.delete(names[choose(names.length)]);
  },
];

async function drive() {
  if (stage === "first") await load("/");
  const spoilAt = choose(12);
  for (let step = 0; step < 12; step++) {
    if (stage === "first" && step === spoilAt) await order("spoil", JSON.stringify([paths[choose(paths.length)], choose(5)]));
    await actions[choose(actions.length)]();
    await sleep(choose(3) ? choose(60) : choose(600));
    if (stage === "first" && step === 8 && Number(seed) % 3 === 0) return order("kill");
  }
  await order("up", "1");
  await order("spoil", JSON.stringify(["", 0]));
  const version = await order("version");
  for (let attempt = 0; ; attempt++) {
    const frame = await load("/");
    if (!started(frame)) wrong.push(`a dead app on a well server: ${frame.contentDocument?.body?.textContent}`);
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update().catch(() => {});
    const done = started(frame) === version && frame.contentWindow.navigator.serviceWorker.controller && !registration?.installing && !registration?.waiting;
    if (done) break;
    if (attempt > 20) {
      wrong.push(`${started(frame)} is shown, the server has ${version}`);
      break;
    }
    await sleep(300);
  }
  await sleep(500);
  await order("up", "0");
  const offline = await load("/");
  if (started(offline) !== version) wrong.push(`offline: ${started(offline) || "a dead app"} instead of ${version}`);
  await order("end", wrong.join("; "));
}

drive().catch((error) => order("end", String(error)));
