import { defineConfig } from "vitest/config";
import { computedTables } from "./apps/report/build/computed-tables.ts";
import { narrow } from "./apps/report/build/narrow.ts";

export default defineConfig({
  test: {
    testTimeout: 60_000,
    reporters: ["default", ["json", { outputFile: "../target/vitest.json" }]],
    projects: [
      {
        extends: true,
        test: {
          name: "web",
          include: ["rules/*.test.ts", "packages/*/test/**/*.test.{ts,tsx}", "apps/*/test/**/*.test.{ts,tsx}"],
        },
      },
      {
        // What the reporter's page does, and the vectors, once more through the libraries as that page has them.
        extends: true,
        plugins: [narrow(), computedTables()],
        test: {
          name: "as in the page",
          include: [
            "apps/report/test/{keeping,packing}.test.ts",
            "packages/sealing/test/{age,depositing,derivation,frames,media,shared,signing}.test.ts",
          ],
          server: { deps: { inline: [/@noble/] } },
        },
      },
    ],
  },
});
