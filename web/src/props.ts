// The props of one element, as its page set them. JavaScript owns them: the program may die and be started again.

import { isSamples, type Samples } from "./kinds";
import { attributes, fromAttribute, refuse, scalar, type PropMeta, type Refusal, type Scalar, type WidgetMeta } from "./meta";

const allowed = "an array of numbers, a typed array of numbers, or null";

export class Props {
  // What was set and is well formed; undefined is the default.
  readonly #values: (Scalar | Samples | undefined)[];
  readonly #wrong = new Map<number, unknown>(); // what was last refused: it is said once, even if it is set for ever
  readonly dirty = new Set<number>(); // what the instance does not know
  refused: Refusal[] = []; // what the page has to be told

  constructor(private readonly meta: WidgetMeta) {
    this.#values = new Array(meta.props.length).fill(undefined);
  }

  // set takes a value; one of the wrong type is refused, and the last good one stays.
  set(index: number, value: unknown): boolean {
    const prop = this.meta.props[index];
    let next: Scalar | Samples | undefined;
    if (value !== undefined && value !== null) {
      if (prop.kind === "data") {
        if (!isSamples(value)) return this.#refuse(index, value, refuse(prop, value, allowed));
        next = value;
      } else {
        const made = scalar(prop, value);
        if ("allowed" in made) return this.#refuse(index, value, made);
        next = made.value;
      }
    }
    this.#wrong.delete(index);
    if (Object.is(this.#values[index], next)) return false;
    this.#values[index] = next;
    this.dirty.add(index);
    return true;
  }

  #refuse(index: number, value: unknown, refusal: Refusal): boolean {
    if (this.#wrong.has(index) && Object.is(this.#wrong.get(index), value)) return false;
    this.#wrong.set(index, value);
    this.refused.push(refusal);
    return true;
  }

  // given is what was set; undefined is the default.
  given(index: number): Scalar | Samples | undefined {
    return this.#values[index];
  }

  // get is what the property reads as.
  get(index: number): Scalar | Samples {
    return this.#values[index] ?? this.meta.props[index].default;
  }

  // soil has everything that was set told again: the instance is a new one.
  soil(): void {
    this.dirty.clear();
    this.#values.forEach((value, i) => {
      if (value !== undefined) this.dirty.add(i);
    });
  }
}

// attributeMap says which prop an attribute belongs to.
export function attributeMap(meta: WidgetMeta): Map<string, number> {
  const map = new Map<string, number>();
  meta.props.forEach((prop: PropMeta, i) => {
    for (const name of attributes(prop)) map.set(name, i);
  });
  return map;
}

export { fromAttribute };
