import vue from "@vitejs/plugin-vue";
import { isCustomElement } from "@sonde-viz/elements/vite";
import { defineConfig } from "vite";

export default defineConfig({
  base: "./",
  plugins: [vue({ template: { compilerOptions: { isCustomElement } } })],
  publicDir: "../shared",
  build: {
    outDir: "../../../build/e2e/vue",
    emptyOutDir: true,
    rolldownOptions: { input: ["index.html", "hydrate.html"] },
  },
});
