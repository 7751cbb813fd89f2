// Serves a folder under the strict Content-Security-Policy that the elements promise to run under.
// A file that has a .br sibling goes out compressed, as a real server would send it.
//
//   node serve.mjs folder port [other]
//
// Programs in the folder other go out instead of those of the same name, whatever a bundler made of the name; not in the folder own, whose
// program has a widget of its own.

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { basename, extname, join, normalize } from "node:path";

const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self' blob:";

/** @returns {Promise<import("node:http").Server>} */
export function serve(folder, port, headers = { "Content-Security-Policy": policy }, other = "") {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    if (pathname === "/favicon.ico") return void response.writeHead(204).end();
    let path = join(folder, normalize(decodeURIComponent(pathname)));
    if (path.endsWith("/")) path += "index.html";
    const program = join(other, basename(path).replace(/-[\w-]{8}\.wasm$/, ".wasm"));
    if (other && extname(path) === ".wasm" && !pathname.startsWith("/own/") && (await sizeOf(program)) !== null) path = program;
    const found = await fileOf(path, request.headers["accept-encoding"] ?? "");
    if (!found) return void response.writeHead(404, { "Content-Type": "text/plain" }).end(`no ${pathname}`);
    response.writeHead(200, {
      ...headers,
      "Content-Type": types[extname(path)] ?? "application/octet-stream",
      "Content-Length": found.size,
      "Cache-Control": "no-cache",
      ...found.headers,
    });
    createReadStream(found.path).pipe(response);
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "localhost", () => resolve(server));
  });
}

async function fileOf(path, accepted) {
  if (/\bbr\b/.test(accepted)) {
    const size = await sizeOf(path + ".br");
    if (size !== null) return { path: path + ".br", size, headers: { "Content-Encoding": "br", Vary: "Accept-Encoding" } };
  }
  const size = await sizeOf(path);
  return size === null ? null : { path, size, headers: {} };
}

async function sizeOf(path) {
  try {
    const s = await stat(path);
    return s.isFile() ? s.size : null;
  } catch {
    return null;
  }
}

if (import.meta.filename === process.argv[1]) {
  const [folder, port, other] = process.argv.slice(2);
  await serve(folder, Number(port), undefined, other);
  console.log(`serving ${folder} on http://localhost:${port}`);
}
