// Vue components around the elements, of Vue 3.

import { defineComponent, h, shallowRef, toRaw, type Component } from "vue";

// Description is what the generator writes of each widget.
export interface Description {
  name: string; // of the component
  tag: string;
  define(): void; // registers the element
  props: Record<string, string | null>; // property to attribute; null for data
  events: string[];
}

// wrap makes the component. A prop that is not given is not set; data come as they are, not through Vue's proxies.
// A template ref has the element as `el`.
export function wrap(d: Description): Component {
  return defineComponent({
    name: d.name,
    // null is any type: what is allowed is checked by the element, which says so with widget-error.
    props: Object.fromEntries(Object.keys(d.props).map((name) => [name, { type: null, default: undefined }])),
    emits: d.events,
    setup(props: Record<string, unknown>, { emit, expose }) {
      if (typeof document !== "undefined") d.define();
      const el = shallowRef<HTMLElement>();
      const given = new Set<string>(); // once set, a prop that is taken away is set to its default
      const listeners = Object.fromEntries(
        d.events.map((name) => {
          const on = `on${name[0].toUpperCase()}${name.slice(1)}`;
          return [on, (event: Event) => event.target === el.value && emit(name, event)];
        }),
      );
      expose({ el });
      return () => {
        const set: Record<string, unknown> = { ref: el };
        for (const [name, attribute] of Object.entries(d.props)) {
          const value = toRaw(props[name]);
          if (value === undefined && !given.has(name)) continue;
          given.add(name);
          if (typeof document !== "undefined") set[`.${name}`] = value;
          else if (attribute !== null && value !== null) set[attribute] = String(value); // in the HTML of a server
        }
        return h(d.tag, { ...set, ...listeners });
      };
    },
  });
}
