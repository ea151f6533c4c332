import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";
import { inline } from "./build/inline.ts";
import { sentences } from "./build/sentences.ts";

/** Puts script and style into the page, so that one file is left. */
function onePage(): Plugin {
  return {
    name: "one-page",
    apply: "build",
    enforce: "post",
    generateBundle(_options, bundle) {
      const parts = Object.values(bundle);
      const script = parts.find((part) => part.type === "chunk");
      const style = parts.find((part) => part.fileName.endsWith(".css"));
      if (parts.length !== 2 || !script || style?.type !== "asset")
        throw new Error("the page is not one script and one style");
      for (const { fileName } of parts) Reflect.deleteProperty(bundle, fileName);
      const source = inline(script.code, style.source.toString());
      this.emitFile({ type: "asset", fileName: "verify.html", source });
      this.info(`verify.html: ${Buffer.byteLength(source)} bytes`);
    },
  };
}

/** One file without a server: opened from a disk, a stick or a court's own archive. */
export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  define: { "process.env.NODE_ENV": '"production"' },
  plugins: [sentences(), onePage()],
  build: {
    target: "es2022",
    cssTarget: ["chrome103", "firefox113", "safari16.4"],
    cssCodeSplit: false,
    reportCompressedSize: false,
    lib: {
      entry: fileURLToPath(new URL("src/main.tsx", import.meta.url)),
      formats: ["iife"],
      name: "verify",
    },
  },
});
