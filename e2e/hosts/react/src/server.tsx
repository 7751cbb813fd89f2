// Renders the page under Node: build.mjs puts the result into hydrate.html.
import { StrictMode } from "react";
import { renderToString } from "react-dom/server";
import { Page } from "./page";

export const html = renderToString(
  <StrictMode>
    <Page />
  </StrictMode>,
);
