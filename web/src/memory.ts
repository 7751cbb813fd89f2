// The memory of a program, seen as numbers and text.

import { type Kind, type Numbers, arrays } from "./kinds";

const decoder = new TextDecoder();
const encoder = new TextEncoder();

// Memory gives views of a wasm memory. A memory that grows detaches all views of it, so none is kept by callers
// beyond the call in which they took it.
export class Memory {
  #bytes = new Uint8Array();
  #words = new Uint32Array();
  #floats = new Float32Array();
  #samples: (Numbers | undefined)[] = [];

  constructor(private readonly memory: { readonly buffer: ArrayBuffer }) {}

  get buffer(): ArrayBuffer {
    return this.memory.buffer;
  }

  get bytes(): Uint8Array<ArrayBuffer> {
    this.#renew();
    return this.#bytes;
  }

  // words and floats are the whole memory, indexed by address / 4.
  get words(): Uint32Array {
    this.#renew();
    return this.#words;
  }

  get floats(): Float32Array {
    this.#renew();
    return this.#floats;
  }

  // samples are the whole memory as numbers of a kind, indexed by address / bytes of one.
  samples(kind: Kind): Numbers {
    this.#renew();
    return (this.#samples[kind] ??= new arrays[kind](this.memory.buffer));
  }

  #renew(): void {
    const { buffer } = this.memory;
    if (this.#bytes.buffer === buffer) return;
    this.#bytes = new Uint8Array(buffer);
    this.#words = new Uint32Array(buffer);
    this.#floats = new Float32Array(buffer);
    this.#samples.length = 0;
  }

  text(address: number, length: number): string {
    return decoder.decode(this.bytes.subarray(address, address + length));
  }
}

// utf8 is the text as bytes. Half of a surrogate pair, which UTF-8 cannot hold, becomes U+FFFD.
export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}
