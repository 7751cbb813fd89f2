import { defineConfig } from "vite";

export default defineConfig({
  publicDir: false,
  build: { ssr: "src/server.tsx", outDir: "../../node_modules/.rendered/react", emptyOutDir: true },
});
