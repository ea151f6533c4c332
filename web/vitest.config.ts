import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/*/test/**/*.test.{ts,tsx}", "apps/*/test/**/*.test.{ts,tsx}"],
    testTimeout: 60_000,
    reporters: ["default", ["json", { outputFile: "../target/vitest.json" }]],
  },
});
