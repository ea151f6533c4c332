import { defineConfig } from "vitest/config";

/** Whole paths through the real server, the real database and a real browser. */
export default defineConfig({
  test: {
    include: ["journeys/**/*.journey.ts"],
    globalSetup: ["journeys/world.ts"],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    fileParallelism: false,
    reporters: ["default", ["json", { outputFile: "../target/journeys.json" }]],
  },
});
