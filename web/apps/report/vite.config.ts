import { createHash } from "node:crypto";
import { build, defineConfig, type Plugin } from "vite";
import { enforce, weigh } from "./build/budget.ts";
import { computedTables } from "./build/computed-tables.ts";
import { doorConstants, inline, type Parts } from "./build/inline.ts";
import { namedIcons } from "./build/named-icons.ts";
import { silent } from "./build/silent.ts";
import { LANGUAGES, languageFiles, placesFile } from "./build/languages.ts";
import { narrow } from "./build/narrow.ts";
import { wordKeys } from "./build/word-keys.ts";

/** Class fields and private methods as they are: lowering them costs 8 kB, and every phone since Chrome 87 has them. */
const TARGET = "es2022";
const CSS_TARGET = ["chrome87", "firefox78", "safari14.1"];

function named(prefix: string, text: string, ending: string): string {
  return `a/${prefix}${createHash("sha256").update(text).digest("hex").slice(0, 8)}.${ending}`;
}

/** Smaller than the bundler's own by half a kilobyte. */
const PACKED = {
  minify: "terser",
  terserOptions: {
    module: true,
    ecma: 2020,
    compress: { passes: 3, pure_getters: true, unsafe_arrows: true, keep_fargs: false, hoist_props: true },
    // Preact's inner names; our sources have private fields instead.
    mangle: { properties: { regex: /^_[a-z]|^__hooks$/ } },
  },
} as const;

interface Door {
  readonly script: string;
  readonly style: string;
}

/** The door as one self-contained script and style, its constants written in. */
async function buildDoor(parts: Parts, languages: readonly string[] = LANGUAGES): Promise<Door> {
  const result = await build({
    configFile: false,
    logLevel: "warn",
    define: doorConstants(parts, languages),
    build: {
      write: false,
      ...PACKED,
      target: TARGET,
      cssTarget: CSS_TARGET,
      modulePreload: false,
      lib: { entry: new URL("./src/door/door.ts", import.meta.url).pathname, formats: ["iife"], name: "n" },
    },
  });
  const outputs = (Array.isArray(result) ? result : [result]) as { output: readonly Emitted[] }[];
  const emitted = outputs.flatMap((one) => one.output);
  const script = emitted.find((one) => one.type === "chunk")?.code;
  const style = emitted.find((one) => one.fileName.endsWith(".css"))?.source;
  if (!script || !style) throw new Error("the door did not build");
  return { script, style: style.toString() };
}

interface Emitted {
  readonly type: string;
  readonly fileName: string;
  readonly code?: string;
  readonly source?: string | Uint8Array;
}

/** Two parts instead of six: they pack better, and each further part is a round trip on 2G. Coming back stays apart. */
const TOGETHER = [
  {
    name: "screens",
    test: /node_modules\/preact|report\/src\/app\/(?!screens\/(asked|correcting|earlier|later|enter|gone|home|kept|opened|parting|place-finer|talk|undone|veiled)\.)|packages\/(ui|questionnaire)\/|src\/flow\/(choosing|steps|notebook|geography|countries|hours)\./,
  },
  {
    name: "seal",
    test: /node_modules\/@noble|packages\/(sealing|api|ledger)\/(?!src\/(pokes|receipt|event|content\/corrections)\.)|report\/src\/flow\/(sealed|session|keeper|mailbox|files|consents|drafts|circles|http|quiet)\./,
  },
];

/** Parts that only coming back needs; all others count as the way through sealing and sending. */
const AFTER_SENDING = /src\/(app\/screens\/(later|place-finer)|flow\/returning)\.tsx?$/;

interface Linked {
  readonly type: string;
  readonly facadeModuleId?: string | null;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}

/** Every chunk that is loaded on the way to "sent". */
function reached(bundle: Readonly<Record<string, Linked>>, entry: string): ReadonlySet<string> {
  const found = new Set<string>();
  const follow = (name: string) => {
    const chunk = bundle[name];
    if (!chunk || found.has(name) || AFTER_SENDING.test(chunk.facadeModuleId ?? "")) return;
    found.add(name);
    [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])].forEach(follow);
  };
  follow(entry);
  return found;
}

/** Styles come with the page and nothing is fetched ahead, so a dynamic import is just that. */
function plainImports(): Plugin {
  return {
    name: "plain-imports",
    apply: "build",
    enforce: "pre",
    load: (id) => (id.includes("vite/preload-helper") ? "export const __vitePreload = (load) => load();" : null),
  };
}

/**
 * The part behind the entry, and what it calls `open`. The entry itself only names it: to load that first would be a round
 * trip more, two seconds on a poor line.
 */
function behind(entry: string): { readonly app: string; readonly open: string } {
  const [, open, , app] =
    /^import\{(\w+) as (\w+)\}from"\.\/([\w-]+\.js)";export\{\2 as open\};?\s*$/.exec(entry) ?? [];
  if (open === undefined || app === undefined) throw new Error("the entry does more than name the part behind it");
  return { app, open };
}

type Emit = (fileName: string, source: string) => void;

/** Words and questions of each language: what is loaded at once, and what later. */
function emitLanguages(emit: Emit): { readonly words: Record<string, string>; readonly firsts: readonly string[] } {
  const words: Record<string, string> = {};
  const firsts = LANGUAGES.map((language) => {
    const files = languageFiles(language);
    const rest = JSON.stringify(files.rest);
    const restName = named(`m-${language}-`, rest, "json");
    emit(restName, rest);
    const first = JSON.stringify({ ...files.first, rest: `/${restName}`, places: `/${emitPlaces(emit)}` });
    words[language] = `/${named(`w-${language}-`, first, "json")}`;
    emit(words[language].slice(1), first);
    return first;
  });
  return { words, firsts };
}

/** Emits languages, places, styles, the page and its policy; weighs all, and fails over budget. */
function page(): Plugin {
  return {
    name: "page",
    apply: "build",
    enforce: "post",
    async generateBundle(_options, bundle) {
      const emit = (fileName: string, source: string) => this.emitFile({ type: "asset", fileName, source });
      const { words, firsts } = emitLanguages(emit);
      const style = Object.values(bundle).find((one) => one.fileName.endsWith(".css"));
      const chunks = Object.values(bundle).filter((one) => one.type === "chunk");
      const entry = chunks.find((chunk) => chunk.isEntry);
      if (!entry || style?.type !== "asset") throw new Error("there is no entry or no style");
      const { app, open } = behind(entry.code);
      Reflect.deleteProperty(bundle, entry.fileName);
      const addresses = { app: `/a/${app}`, open, style: `/${style.fileName}`, words };
      const door = await buildDoor(addresses);
      // One language, the heaviest: what the budget of all code asks for.
      const single = await buildDoor(addresses, ["uk"]);
      const made = inline(door.script, door.style);
      emit("index.html", made.html);
      emit("csp.json", `${JSON.stringify(made.csp, null, 2)}\n`);
      const needed = reached(bundle, `a/${app}`);
      const code = new Map<string, string | Uint8Array>(
        chunks.filter((chunk) => needed.has(chunk.fileName)).map((chunk) => [chunk.fileName, chunk.code] as const),
      );
      code.set(style.fileName, style.source);
      const pages = { whole: made.html, single: inline(single.script, single.style, ["uk"]).html };
      const weight = weigh(pages, code, firsts);
      weight.parts.forEach(([name, size]) => this.info(`  ${name} ${size}`));
      this.info(`first response ${weight.first} bytes on the wire; code and one language ${weight.all} bytes brotli`);
      enforce(weight);
    },
  };
}

let places: string | undefined;
function emitPlaces(emit: Emit): string {
  if (places) return places;
  const text = JSON.stringify(placesFile());
  places = named("p-", text, "json");
  emit(places, text);
  return places;
}

/** Preact as it is written, for `narrow.ts` to read; its own build gives its inner names the same treatment as here. */
const PREACT = ["", "/hooks", "/jsx-runtime"].map((part) => ({
  find: new RegExp(`^preact${part}$`),
  replacement: new URL(`../../node_modules/preact${part}/src/index.js`, import.meta.url).pathname,
}));

export default defineConfig({
  base: "/",
  resolve: { alias: PREACT },
  plugins: [namedIcons(), plainImports(), narrow(), computedTables(), silent(), wordKeys(), page()],
  worker: { format: "es" },
  build: {
    target: TARGET,
    cssTarget: CSS_TARGET,
    outDir: "dist",
    cssCodeSplit: false,
    modulePreload: false,
    reportCompressedSize: false,
    ...PACKED,
    rolldownOptions: {
      input: new URL("./src/app/main.tsx", import.meta.url).pathname,
      preserveEntrySignatures: "strict",
      output: {
        entryFileNames: "a/[hash].js",
        chunkFileNames: "a/[hash].js",
        assetFileNames: "a/[hash][extname]",
        advancedChunks: { groups: TOGETHER },
      },
    },
  },
});
