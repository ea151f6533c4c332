import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { budget } from "./budget.ts";

/** The desk is served under /desk/ from its own build: nothing it loads can end up in the reporter's page. */
export default defineConfig({
  base: "/desk/",
  root: fileURLToPath(new URL(".", import.meta.url)),
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  plugins: [budget()],
  build: {
    target: "es2022",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    cssCodeSplit: true,
    reportCompressedSize: true,
  },
  worker: { format: "es" },
});
