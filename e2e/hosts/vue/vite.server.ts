import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [vue()],
  publicDir: false,
  build: { ssr: "src/server.ts", outDir: "../../node_modules/.rendered/vue", emptyOutDir: true },
});
