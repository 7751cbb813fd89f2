// React components around the elements, of React 18.2 and 19. React itself sets no object and no listener of a custom
// element when it hydrates a page from the server, so these set both themselves.

import {
  createElement,
  forwardRef,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  type ForwardRefExoticComponent,
  type RefAttributes,
} from "react";

// Description is what the generator writes of each widget.
export interface Description {
  name: string; // of the component
  tag: string;
  define(): void; // registers the element
  props: Record<string, string | null>; // property to attribute; null for data
  events: Record<string, string>; // onCursorChange to cursor-change
}

type Given = Record<string, unknown>;

// On a server there is no layout, and React says so at every render; the effect is not run there either way.
const useBrowserLayoutEffect = typeof document === "undefined" ? useEffect : useLayoutEffect;

// wrap makes the component. It never disposes of an element: an effect's clean-up does not mean that it has gone
// (StrictMode, Activity), and the element itself knows when it has.
export function wrap(d: Description): ForwardRefExoticComponent<Given & RefAttributes<HTMLElement>> {
  const component = forwardRef<HTMLElement, Given>((given, ref) => {
    const element = useRef<HTMLElement | null>(null);
    const set = useRef<Given>({});
    const latest = useRef<Given>(given);
    const html: Given = { ref: element, suppressHydrationWarning: true };
    for (const [key, value] of Object.entries(given)) {
      const attribute = d.props[key];
      if (key in d.events || attribute === null) continue;
      if (key === "className") html.class = value;
      else if (attribute === undefined) html[key] = value;
      // As an attribute a scalar is in the HTML that a server sends.
      else if (value !== undefined && value !== null) html[attribute] = String(value);
    }

    useBrowserLayoutEffect(() => {
      d.define();
      latest.current = given;
      const target = element.current as unknown as Given | null;
      if (!target) return;
      for (const key of new Set([...Object.keys(set.current), ...Object.keys(given)])) {
        if (!(key in d.props) || Object.is(set.current[key], given[key])) continue;
        target[key] = given[key]; // a prop that is no longer given is undefined: the default
      }
      set.current = given;
    });

    useBrowserLayoutEffect(() => {
      const gone = new AbortController();
      for (const [key, name] of Object.entries(d.events)) {
        const call = (event: Event) => {
          if (event.target === element.current) (latest.current[key] as ((e: Event) => void) | undefined)?.(event);
        };
        element.current?.addEventListener(name, call, { signal: gone.signal });
      }
      return () => gone.abort();
    }, []);

    useImperativeHandle(ref, () => element.current as HTMLElement, []);
    return createElement(d.tag, html);
  });
  component.displayName = d.name;
  return component as ForwardRefExoticComponent<Given & RefAttributes<HTMLElement>>;
}
