// Renders the page under Node: build.mjs puts the result into hydrate.html.
import { createSSRApp } from "vue";
import { renderToString } from "vue/server-renderer";
import Page from "./Page.vue";

export const html = renderToString(createSSRApp(Page));
