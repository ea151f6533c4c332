import { readdirSync, readFileSync } from "node:fs";
import type { Plugin } from "vite";

const APP = new URL("../src/app/", import.meta.url);

/** Leaves icons out that no screen names: a name stands in the screens as a text of its own. */
export function namedIcons(): Plugin {
  return {
    name: "named-icons",
    apply: "build",
    enforce: "pre",
    transform(code, id) {
      if (!id.endsWith("/ui/src/icons.ts")) return null;
      return { code: withoutIcons(code, screens()), map: null };
    },
  };
}

/** The set without the lines of icons that are not named in these texts. */
export function withoutIcons(set: string, texts: string): string {
  return set.replace(/^ {2}(\w+): "[MmA-Za-z0-9 .,-]+",\n/gm, (line, name: string) =>
    texts.includes(`"${name}"`) ? line : "",
  );
}

function screens(): string {
  const names = readdirSync(APP, { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name));
  return names.map((name) => readFileSync(new URL(name, APP), "utf8")).join("\n");
}
