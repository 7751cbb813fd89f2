// Events and states of an element, as the page sees them.

// send dispatches an event and says whether no listener has prevented its default. What the user does bubbles; what the
// element says of itself can be prevented.
export function send(element: HTMLElement, name: string, detail: unknown, user: boolean): boolean {
  const event = new CustomEvent(name, { detail: freeze(detail), bubbles: user, composed: user, cancelable: !user });
  return element.dispatchEvent(event);
}

function freeze(value: unknown): unknown {
  if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}

// setState turns a state on or off, which :state(name) matches.
export function setState(internals: ElementInternals, name: string, on: boolean): void {
  try {
    if (on) internals.states.add(name);
    else internals.states.delete(name);
  } catch {
    // Browsers before 2024 have no states, or want two hyphens before their names.
  }
}
