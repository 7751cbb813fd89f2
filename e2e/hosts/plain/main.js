// The elements in a page without framework and without bundler.
import "./elements/dist/index.js";
import { collect, stats } from "./elements/dist/testing.js";
import { events, Recorder } from "./host.js";

const main = document.querySelector("main");
const record = new Recorder();
const kept = new Map(); // elements out of the document

function element(id) {
  return kept.get(id) ?? document.getElementById(id);
}

function assign(el, props) {
  for (const [name, value] of Object.entries(props)) el[name] = value;
}

window.host = {
  async mount(id, tag, props) {
    const el = document.createElement(tag);
    el.id = id;
    for (const type of events) el.addEventListener(type, (event) => record.add(id, event));
    assign(el, props);
    main.append(el);
  },
  async set(id, props) {
    assign(element(id), props);
  },
  async unmount(id) {
    element(id).remove();
    kept.delete(id);
  },
  async order(ids) {
    main.append(...ids.map(element));
  },
  async keep(id, shown) {
    if (shown) {
      main.append(kept.get(id));
      kept.delete(id);
    } else {
      kept.set(id, element(id));
      element(id).remove();
    }
  },
  take: (id) => record.take(id),
  stats,
  collect,
};
