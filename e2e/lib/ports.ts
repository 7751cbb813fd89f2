import { createServer } from "node:net";

/** A port that is free now. Asked for once; the workers of Playwright inherit it in the environment. */
export async function port(variable: string): Promise<number> {
  if (!process.env[variable]) {
    process.env[variable] = String(await freePort());
  }
  return Number(process.env[variable]);
}

// Below the ports that systems give to connections (from 32768): none of a browser's can take one before its server does.
const [first, last] = [16384, 32767];

export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    const port = first + Math.floor(Math.random() * (last - first + 1));
    if (await isFree(port)) return port;
  }
  throw new Error(`no free port from ${first} to ${last}`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "localhost", () => server.close(() => resolve(true)));
  });
}
