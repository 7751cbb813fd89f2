import { createServer } from "node:net";

/** A port that is free now. Asked for once; the workers of Playwright inherit it in the environment. */
export async function port(variable: string): Promise<number> {
  if (!process.env[variable]) {
    process.env[variable] = String(await freePort());
  }
  return Number(process.env[variable]);
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "localhost", () => {
      const address = server.address();
      server.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
}
