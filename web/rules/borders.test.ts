import { ESLint } from "eslint";
import tseslint from "typescript-eslint";
import { describe, expect, it } from "vitest";

/** Each border of `eslint.config.js`, crossed once where it stands and left alone where it does not. */
const linter = new ESLint({
  cwd: new URL("..", import.meta.url).pathname,
  // The fixtures are no files, so nothing can be said of their types.
  overrideConfig: [
    tseslint.configs.disableTypeChecked,
    { languageOptions: { parserOptions: { projectService: false } } },
  ],
});

const refusals = async (place: string, source: string): Promise<string[]> => {
  const [found] = await linter.lintText(source, { filePath: place });
  return (found?.messages ?? [])
    .filter(({ ruleId, fatal }) => fatal === true || (ruleId?.startsWith("no-restricted") ?? false))
    .map(({ message }) => message);
};

const importing = (place: string, name: string) => refusals(place, `import "${name}";\n`);

describe("a border that is crossed", () => {
  it.each([
    ["apps/report/src/x.ts", "@noble/hashes/sha2.js", "Ciphers belong to @backup/sealing."],
    ["apps/desk/src/x.ts", "age-encryption", "Ciphers belong to @backup/sealing."],
    ["apps/verify/src/x.ts", "@noble/ciphers/chacha.js", "Ciphers belong to @backup/sealing."],
    ["apps/report/src/x.ts", "@backup/desk", "Apps never import each other."],
    ["apps/desk/src/x.ts", "@backup/report/src/app.tsx", "Apps never import each other."],
    ["apps/report/src/x.ts", "../../desk/src/work/people.ts", "Apps never import each other."],
    ["apps/desk/src/work/x.ts", "../../../report/src/state.ts", "Apps never import each other."],
    ["apps/verify/src/x.ts", "../../../apps/desk/src/frame/idle.ts", "Apps never import each other."],
    ["packages/api/src/x.ts", "@noble/curves/ed25519.js", "Ciphers belong to @backup/sealing."],
    ["packages/ui/src/x.tsx", "age-encryption", "Ciphers belong to @backup/sealing."],
    ["packages/questionnaire/src/x.ts", "@noble/ciphers/chacha.js", "Ciphers belong to @backup/sealing."],
    ["packages/dossier/src/x.ts", "@noble/ciphers/chacha.js", "Digests alone"],
    ["packages/dossier/src/x.ts", "@noble/curves/ed25519.js", "Digests alone"],
    ["packages/sealing/src/x.ts", "@backup/ledger", "A package stands on"],
    ["packages/sealing/src/x.ts", "../../../apps/report/src/state.ts", "A package stands on"],
    ["packages/ledger/src/x.ts", "@backup/dossier", "A package stands on"],
    ["packages/ledger/src/x.ts", "../../dossier/src/index.ts", "A package stands on"],
    ["packages/dossier/src/x.ts", "@backup/api", "A package stands on"],
    ["packages/dossier/src/check/x.ts", "@backup/verify", "A package stands on"],
    ["packages/api/src/x.ts", "@backup/sealing", "A package stands on"],
    ["packages/ui/src/x.tsx", "@backup/desk", "A package stands on"],
    ["packages/questionnaire/src/x.ts", "@backup/ui", "A package stands on"],
  ])("%s may not take %s", async (place, name, reason) => {
    expect(await importing(place, name)).toEqual([expect.stringContaining(reason)]);
  });

  it.each([
    ["apps/report/src/x.ts", "@backup/sealing"],
    ["apps/desk/src/report/x.ts", "../work/people.ts"],
    ["apps/verify/src/x.ts", "@backup/dossier"],
    ["packages/sealing/src/x.ts", "@noble/ciphers/chacha.js"],
    ["packages/ledger/src/x.ts", "@noble/post-quantum/ml-dsa.js"],
    ["packages/ledger/src/x.ts", "@backup/sealing"],
    ["packages/dossier/src/x.ts", "@noble/hashes/sha2.js"],
    ["packages/dossier/src/x.ts", "@backup/ledger"],
    ["packages/dossier/src/check/x.ts", "../container/container.ts"],
  ])("%s may take %s", async (place, name) => {
    expect(await importing(place, name)).toEqual([]);
  });
});

describe("what is never written", () => {
  it.each([
    ["apps/desk/src/x.tsx", "export const x = <p dangerouslySetInnerHTML={{ __html: '' }} />;\n", "Text only"],
    ["apps/report/src/x.tsx", "export const x = <p dangerouslySetInnerHTML={{ __html: '' }} />;\n", "Text only"],
    ["packages/ui/src/x.ts", "document.body.innerHTML = '';\n", "Text only"],
    ["apps/report/src/x.tsx", "import { createContext } from 'preact';\nexport { createContext };\n", "no such part"],
    ["apps/report/src/x.tsx", "export const x = <p style='a' />;\n", "no such part"],
    ["apps/report/src/x.tsx", "export const x = <p onClickCapture={f} />;\n", "no such part"],
    ["apps/report/src/x.tsx", "export const x = <p ref={() => 1} />;\n", "no such part"],
  ])("%s: %s", async (place, source, reason) => {
    expect(await refusals(place, source)).toEqual([expect.stringContaining(reason)]);
  });

  it("leaves the desk all of Preact", async () => {
    expect(await refusals("apps/desk/src/x.tsx", "export const x = <p style='a' />;\n")).toEqual([]);
  });
});
