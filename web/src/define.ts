// Makes elements of widgets.

import type { WidgetMeta } from "./meta";
import { attributeMap } from "./props";
import { runtime } from "./runtime";
import { Shell } from "./shell";

const classes = new Map<string, CustomElementConstructor>();

// elementClass is the element class of a widget, not registered. All accessors are on its prototype, because
// frameworks choose between property and attribute by `key in element`.
export function elementClass(meta: WidgetMeta): CustomElementConstructor {
  let made = classes.get(meta.tag);
  if (made) return made;
  const element = class extends Shell {
    static override readonly meta = meta;
    static override attributeMap = attributeMap(meta);
  };
  Object.defineProperty(element, "name", { value: meta.className });
  meta.props.forEach((prop, i) => {
    Object.defineProperty(element.prototype, prop.name, {
      configurable: true,
      enumerable: true,
      get(this: Shell) {
        return this.getProp(i);
      },
      set(this: Shell, value: unknown) {
        this.setProp(i, value);
      },
    });
  });
  meta.pushes?.forEach((name, i) => {
    Object.defineProperty(element.prototype, name, {
      configurable: true,
      writable: true,
      value(this: Shell, samples: unknown) {
        this.pushSamples(i, samples);
      },
    });
  });
  made = element as unknown as CustomElementConstructor;
  classes.set(meta.tag, made);
  return made;
}

// defineElement registers the element of a widget and returns its class. Where the tag is taken, the first one stays:
// of another version of this package, with a warning. Under Node nothing is registered.
export function defineElement(meta: WidgetMeta): CustomElementConstructor {
  const registry = globalThis.customElements;
  if (!registry) return elementClass(meta);
  (elementClass(meta) as unknown as typeof Shell).define();
  return registry.get(meta.tag) as CustomElementConstructor;
}

// A Go program's widgets need no script of theirs: the program sets their props itself.
runtime.define = (tag) => {
  if (customElements.get(tag)) return;
  defineElement({ tag, className: "SondeElement", props: [], events: [], version: "" });
};
