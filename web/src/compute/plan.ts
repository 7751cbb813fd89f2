// What JavaScript holds of the kernels' memory: plans and buffers.

import { ComputeError } from "./errors";
import { bytesOf, type Data, type DataKind, type Kernels } from "./kernels";

/** Owner is a plan or a buffer, whose place in the memory is somebody else's when it is freed. */
interface Owner {
  readonly freed: boolean;
}

const owners = new WeakMap<Data, Owner>();

/** wantHeld wants an array of the memory to be none of what was freed: it would be read from, or written over, something else. */
export function wantHeld(argument: string, x: Data): void {
  if (owners.get(x)?.freed) throw new ComputeError(argument, x, "arrays of plans and buffers that are not freed");
}

/** View is an array of the memory that is renewed when the memory has grown. While the array is held, so is its owner. */
class View {
  #array: Data | undefined;

  constructor(
    readonly kernels: Kernels,
    readonly kind: DataKind,
    readonly at: number,
    readonly length: number,
  ) {}

  array(owner: Owner): Data {
    const a = this.#array;
    if (a && this.kernels.has(a)) return a;
    const renewed = this.kernels.view(this.kind, this.at, this.length);
    owners.set(renewed, owner);
    return (this.#array = renewed);
  }
}

function freed(what: string): never {
  throw new ComputeError(what, "freed", `a ${what} that is not freed`);
}

/** Plans makes plans, and frees the ones that are forgotten. */
export class Plans {
  readonly #forgotten: FinalizationRegistry<number>;

  constructor(readonly kernels: Kernels) {
    this.#forgotten = new FinalizationRegistry((id) => kernels.call.release(id));
  }

  /** make gives plan id its arrays, of so many values. */
  make(id: number, kind: DataKind, input: number, output: number): Plan {
    const { call } = this.kernels;
    const plan = new Plan(this, id, new View(this.kernels, kind, call.input(id), input), new View(this.kernels, kind, call.output(id), output));
    this.#forgotten.register(plan, id, plan);
    return plan;
  }

  recipe(id: number): string {
    const { call } = this.kernels;
    const at = this.kernels.take("recipe", 256, 256);
    const bytes = this.kernels.view("Uint8ClampedArray", at, call.recipe(id, at));
    let text = "";
    for (const byte of bytes) text += "%" + byte.toString(16).padStart(2, "0");
    call.dealloc(at);
    return decodeURIComponent(text); // an AudioWorklet has no TextDecoder
  }

  release(plan: Plan, id: number): void {
    this.#forgotten.unregister(plan);
    this.kernels.call.release(id);
  }
}

export class Plan {
  #id: number;
  #recipe: string | undefined;

  constructor(
    readonly plans: Plans,
    id: number,
    readonly from: View,
    readonly to: View,
  ) {
    this.#id = id;
  }

  get freed(): boolean {
    return this.#id < 0;
  }

  get input(): Data {
    return this.#id < 0 ? freed("plan") : this.from.array(this);
  }

  get output(): Data {
    return this.#id < 0 ? freed("plan") : this.to.array(this);
  }

  forward(): void {
    if (this.#id < 0) freed("plan");
    this.plans.kernels.call.forward(this.#id);
  }

  inverse(): void {
    if (this.#id < 0) freed("plan");
    this.plans.kernels.call.inverse(this.#id);
  }

  get recipe(): string {
    return this.#id < 0 ? freed("plan") : (this.#recipe ??= this.plans.recipe(this.#id));
  }

  free(): void {
    const id = this.#id;
    if (id < 0) return;
    this.#id = -1;
    this.plans.release(this, id);
  }
}

/** Buffers makes buffers, and frees the ones that are forgotten. */
export class Buffers {
  readonly #forgotten: FinalizationRegistry<number>;

  constructor(readonly kernels: Kernels) {
    this.#forgotten = new FinalizationRegistry((at) => kernels.call.dealloc(at));
  }

  make(kind: DataKind, length: number): Buffer {
    const at = this.kernels.take("length", length, bytesOf("length", length, kind, length));
    const buffer = new Buffer(this, new View(this.kernels, kind, at, length));
    this.#forgotten.register(buffer, at, buffer);
    return buffer;
  }

  release(buffer: Buffer, at: number): void {
    this.#forgotten.unregister(buffer);
    this.kernels.call.dealloc(at);
  }
}

export class Buffer {
  #freed = false;

  constructor(
    readonly buffers: Buffers,
    readonly view: View,
  ) {}

  get freed(): boolean {
    return this.#freed;
  }

  get data(): Data {
    return this.#freed ? freed("buffer") : this.view.array(this);
  }

  free(): void {
    if (this.#freed) return;
    this.#freed = true;
    this.buffers.release(this, this.view.at);
  }
}
