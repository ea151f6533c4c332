import eslint from "@eslint/js";
import tseslint from "typescript-eslint";

const apps = ["report", "desk", "verify", "observatory"];

/** What each package may stand on. */
const standsOn = {
  sealing: [],
  ledger: ["sealing"],
  dossier: ["sealing", "ledger"],
  api: [],
  questionnaire: [],
  ui: [],
};

const ciphers = { group: ["@noble/*", "age-encryption"], message: "Ciphers belong to @backup/sealing." };

/** A dossier is made of digests and of no secret. */
const digestsAlone = {
  group: ["@noble/*", "!@noble/hashes", "age-encryption"],
  message: "Digests alone: ciphers and signatures belong to @backup/sealing.",
};

/** Ciphers belong to the sealing package; the ledger has ML-DSA-44 beside it. */
const cipherPatterns = {
  sealing: [],
  ledger: [],
  dossier: [digestsAlone],
  api: [ciphers],
  questionnaire: [ciphers],
  ui: [ciphers],
};

/** By name and by path: a relative import crosses a border as well. */
const noneOf = (names, message) => ({
  regex: `^(@backup/(${names.join("|")})(/|$)|\\.\\./.*\\b(${names.join("|")})/(src|test|build)/)`,
  message,
});

const border = (files, patterns) => ({ files, rules: { "no-restricted-imports": ["error", { patterns }] } });

const appBorders = apps.map((app) =>
  border(
    [`apps/${app}/**/*.{ts,tsx}`],
    [
      ciphers,
      noneOf(
        apps.filter((other) => other !== app),
        "Apps never import each other.",
      ),
    ],
  ),
);

const packageBorders = Object.entries(standsOn).map(([name, below]) => {
  const strangers = [...Object.keys(standsOn), ...apps].filter((other) => other !== name && !below.includes(other));
  const message = `A package stands on what is below it: ${below.join(", ") || "nothing of ours"}.`;
  return border([`packages/${name}/src/**/*.{ts,tsx}`], [...cipherPatterns[name], noneOf(strangers, message)]);
});

/** Text only: HTML from outside is never rendered. */
const textOnly = [
  "JSXAttribute[name.name='dangerouslySetInnerHTML']",
  "AssignmentExpression[left.property.name='innerHTML']",
].map((selector) => ({ selector, message: "Text only: HTML from outside is never rendered." }));

/** The reporter's page leaves these parts of Preact out (`apps/report/build/narrowed.ts`): what used them would do nothing. */
const narrowedPreact = [
  "ImportSpecifier[imported.name=/^(Component|PureComponent|createContext|createPortal|hydrate|lazy|Suspense|useContext)$/]",
  "JSXAttribute[name.name='style']",
  "JSXAttribute[name.name=/^on[A-Z].*Capture$/]",
  "JSXAttribute[name.name='ref'] > JSXExpressionContainer > :function",
].map((selector) => ({ selector, message: "The page carries no such part of Preact (build/narrowed.ts)." }));

export default tseslint.config(
  { ignores: ["**/dist/**", "**/generated/**", "node_modules/**"] },
  eslint.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "max-lines": ["error", { max: 400 }],
      "max-lines-per-function": ["error", { max: 40, skipBlankLines: true, skipComments: true }],
      "max-params": ["error", 5],
      "no-console": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "no-restricted-syntax": ["error", ...textOnly],
    },
  },
  {
    files: ["**/*.test.{ts,tsx}", "**/test/**", "journeys/**", "rules/**"],
    rules: { "max-lines-per-function": "off", "no-console": "off" },
  },
  {
    files: ["apps/report/src/**/*.tsx"],
    rules: { "no-restricted-syntax": ["error", ...textOnly, ...narrowedPreact] },
  },
  { files: ["**/*.js"], ...tseslint.configs.disableTypeChecked },
  ...appBorders,
  ...packageBorders,
);
