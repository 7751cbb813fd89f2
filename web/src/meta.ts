// What the runtime has to know of a widget to make an element of it. The generator writes it from the Go declaration.

export interface PropMeta {
  name: string; // of the property
  attr: string | null; // of the attribute; null for data, which has none
  kind: "number" | "int" | "bool" | "text" | "enum" | "data";
  values?: string[]; // of an enum
  default: number | boolean | string | null;
  optional?: boolean; // null means that there is none
  doc?: string;
}

export interface WidgetMeta {
  tag: string;
  className: string;
  props: PropMeta[]; // the index is the prop's number in Go
  events: string[];
  pushes?: string[]; // the methods that append data; the index is the method's number in Go
  version: string;
  doc?: string;
}

// Scalar is what a property that is no data holds.
export type Scalar = number | boolean | string | null;

// Refusal says why a value is none for a prop; it becomes the detail of widget-error.
export interface Refusal {
  prop: string;
  value: string;
  allowed: string;
}

// attributes are all attributes of a prop: kebab-case, and the property's name in lower case, which is what an HTML
// parser makes of sampleRate="48000".
export function attributes(prop: PropMeta): string[] {
  if (prop.attr === null) return [];
  const lower = prop.name.toLowerCase();
  return lower === prop.attr ? [lower] : [prop.attr, lower];
}

// fromAttribute turns the text of an attribute into what the property is set to.
export function fromAttribute(prop: PropMeta, text: string): unknown {
  if (prop.kind === "bool") return text !== "false";
  if ((prop.kind === "number" || prop.kind === "int") && text.trim() === "") return null;
  return text;
}

// scalar checks a value by its type alone; whether a number is in range is for the widget to say.
export function scalar(prop: PropMeta, value: unknown): { value: Scalar } | Refusal {
  switch (prop.kind) {
    case "number":
    case "int": {
      const n = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
      const written = typeof value === "string" && value !== "NaN" && Number.isNaN(n); // "abc"; NaN itself is a number
      if (typeof n !== "number" || written) return refuse(prop, value, prop.kind === "int" ? whole : "a number");
      if (prop.kind === "int" && n !== (n | 0)) return refuse(prop, value, whole);
      return { value: n };
    }
    case "bool":
      if (typeof value === "boolean") return { value };
      if (value === "" || value === "true") return { value: true };
      if (value === "false") return { value: false };
      return refuse(prop, value, "true or false");
    case "enum":
      if (typeof value === "string") return { value };
      return refuse(prop, value, (prop.values ?? []).join(", "));
    default:
      if (typeof value === "object" || typeof value === "function" || typeof value === "symbol") {
        return refuse(prop, value, "a text");
      }
      return { value: String(value) };
  }
}

const whole = "a whole number of at most 32 bits";

// refuse makes a Refusal of any value, objects that cannot be written included.
export function refuse(prop: { name: string }, value: unknown, allowed: string): Refusal {
  return { prop: prop.name, value: written(value).slice(0, 100), allowed };
}

function written(value: unknown): string {
  try {
    if (typeof value === "bigint") return `${value}n`;
    if (typeof value !== "object" || value === null) return String(value);
    const kind = Object.prototype.toString.call(value).slice("[object ".length, -1);
    if (kind === "Object") return "an object";
    // A date or an expression says more of itself than what it is called.
    if (kind === "Date" || kind === "RegExp" || kind === "Error" || kind === "String") return String(value);
    return `${/^[AEIOU]/.test(kind) ? "an" : "a"} ${Array.isArray(value) ? "array" : kind}`;
  } catch {
    return typeof value;
  }
}
