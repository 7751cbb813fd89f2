// What `fs` means in wasm_exec.js, where it writes what the runtime prints: the bundler puts this in its place, since
// the global of that name is removed (go.ts).

const decoder = new TextDecoder();
let line = "";

export const fs = {
  writeSync(_file: number, bytes: Uint8Array): number {
    line += decoder.decode(bytes, { stream: true });
    const end = line.lastIndexOf("\n");
    if (end >= 0) {
      console.error(line.slice(0, end));
      line = line.slice(end + 1);
    }
    return bytes.length;
  },
};
