// What the tests loop over: the widgets of the package's manifest and their examples.

import { readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
const packageFolder = join(root, "e2e/node_modules/@sonde-viz/elements");

export interface Prop {
  name: string;
  attr: string | null;
  kind: "number" | "int" | "bool" | "text" | "enum" | "data";
  values?: string[];
  default: number | boolean | string | null;
  optional?: boolean;
}

export interface Example {
  tag: string;
  name: string;
  title: string;
  props: Record<string, unknown>;
}

interface Declaration {
  customElement: boolean;
  tagName: string;
  name: string;
  attributes?: { name: string; fieldName: string }[];
  events: { name: string; type: { text: string } }[];
}

function json<T>(path: string): T {
  return JSON.parse(readFileSync(path, "utf8")) as T;
}

/** The elements that custom-elements.json of the installed package declares. */
export const declarations = json<{ modules: { declarations: Declaration[] }[] }>(join(packageFolder, "custom-elements.json"))
  .modules.flatMap((m) => m.declarations)
  .filter((d) => d.customElement);

export const tags = declarations.map((d) => d.tagName);

const metas = json<{ tag: string; props: Prop[]; pushes?: string[] }[]>(join(root, "web/generated/metas.json"));

/** The props of each tag, as the runtime knows them. */
export const props: Record<string, Prop[]> = Object.fromEntries(metas.map((m) => [m.tag, m.props]));

/** The methods that append data, of each tag. */
export const pushes: Record<string, string[]> = Object.fromEntries(metas.map((m) => [m.tag, m.pushes ?? []]));

const kinds = { f32: Float32Array, f64: Float64Array, i16: Int16Array, i32: Int32Array, u8: Uint8Array, u16: Uint16Array };

/** Every example of every widget, its data as typed arrays. */
export const examples = json<Example[]>(join(root, "web/generated/examples.json")).map((e) => ({
  ...e,
  props: Object.fromEntries(Object.entries(e.props).map(([name, value]) => [name, decode(value)])),
}));

export function example(tag: string, name?: string): Example {
  const found = examples.find((e) => e.tag === tag && (name === undefined || e.name === name));
  if (!found) throw new Error(`no example ${name ?? ""} of ${tag}`);
  return found;
}

/** Data are little-endian bytes in the JSON. */
function decode(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const { kind, base64 } = value as { kind: keyof typeof kinds; base64: string };
  return new kinds[kind](Uint8Array.from(Buffer.from(base64, "base64")).buffer);
}
