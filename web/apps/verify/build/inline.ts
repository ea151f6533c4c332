import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

const sha256 = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Under this the page can run its one script and its one style, and ask nobody for anything. */
function policyOf(script: string, style: string): string {
  return [
    "default-src 'none'",
    `script-src ${sha256(script)}`,
    `style-src ${sha256(style)}`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
}

/** The whole page as one file: script, style and words in it, and a policy that lets nothing else run or load. */
export function inline(script: string, style: string): string {
  // `</script>` inside a text would end the element.
  const code = script.trim().replaceAll("</", "<\\/").replaceAll("<!--", "<\\!--");
  const css = style.trim();
  return readFileSync(new URL("../src/page.html", import.meta.url), "utf8")
    .replace("/*policy*/", () => policyOf(code, css))
    .replace(/<style>.*?<\/style>/s, () => `<style>${css}</style>`)
    .replace(/<script>.*?<\/script>/s, () => `<script>${code}</script>`);
}
