import eslint from "@eslint/js";
import tseslint from "typescript-eslint";

/** Apps never import each other, and only the sealing package touches a cipher. */
const appBorders = ["report", "desk", "verify", "observatory"].map((app) => ({
  files: [`apps/${app}/**/*.{ts,tsx}`],
  rules: {
    "no-restricted-imports": [
      "error",
      {
        patterns: [
          { group: ["@noble/*", "age-encryption"], message: "Ciphers belong to @backup/sealing." },
          {
            group: ["**/apps/*", "@backup/report", "@backup/desk", "@backup/verify", "@backup/observatory"],
            message: "Apps never import each other.",
          },
        ],
      },
    ],
  },
}));

/** Ciphers belong to the sealing package; the ledger has ML-DSA-44 beside it. */
const cipherBorder = {
  files: ["packages/{api,ui,questionnaire}/src/**/*.{ts,tsx}"],
  rules: {
    "no-restricted-imports": [
      "error",
      { patterns: [{ group: ["@noble/*", "age-encryption"], message: "Ciphers belong to @backup/sealing." }] },
    ],
  },
};

/** A dossier is made of digests and of no secret. */
const digestBorder = {
  files: ["packages/dossier/src/**/*.ts"],
  rules: {
    "no-restricted-imports": [
      "error",
      {
        patterns: [
          {
            group: ["@noble/*", "!@noble/hashes", "age-encryption"],
            message: "Digests alone: ciphers and signatures belong to @backup/sealing.",
          },
        ],
      },
    ],
  },
};

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
    files: ["**/*.test.{ts,tsx}", "**/test/**", "journeys/**"],
    rules: { "max-lines-per-function": "off", "no-console": "off" },
  },
  {
    files: ["apps/report/src/**/*.tsx"],
    rules: { "no-restricted-syntax": ["error", ...textOnly, ...narrowedPreact] },
  },
  { files: ["**/*.js"], ...tseslint.configs.disableTypeChecked },
  ...appBorders,
  cipherBorder,
  digestBorder,
);
