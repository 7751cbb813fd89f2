// Fetches what must be the very bytes that the server made: a network may answer with a page of its own, with half a
// body, or with a bit that is wrong, all with status 200.

// fetchWhole checks what comes against its SHA-384 (integrity). What fails is asked for once more, past the browser's HTTP
// cache: a spoiled body that came with our headers is kept there for a year. An error says what was wrong.
export async function fetchWhole(address: string, integrity: string, mode: RequestCache = "default"): Promise<Response> {
  for (const cache of [mode, "reload"] as const) {
    try {
      const response = await fetch(address, { integrity, cache });
      if (response.ok) return response;
    } catch {
      // No network and wrong bytes are the same error.
    }
  }
  throw new Error(`${address} ${await reason(address)}`);
}

// reason finds out why an address can't be had whole.
async function reason(address: string): Promise<string> {
  let response: Response;
  try {
    response = await fetch(address, { cache: "no-store" });
  } catch {
    return "could not be fetched: no answer from the server. Is the network there?";
  }
  if (!response.ok) return `could not be fetched: the server answered ${response.status}.`;
  if (response.headers.get("Content-Type")?.startsWith("text/html")) {
    return "is a page of HTML instead of what the server made. Does the network ask you to sign in?";
  }
  return "did not arrive as the server made it: it was changed or cut short on its way.";
}
