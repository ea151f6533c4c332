import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { clinicalIn, LANGUAGES, questionnaireIn, wordsIn } from "./languages.ts";
import { ICONS, type IconName } from "../../../packages/ui/src/icons.ts";

const here = new URL("../src/door/", import.meta.url);
const SPRITE: readonly IconName[] = ["back", "leave", "alert", "heart", "edit", "lock", "key", "next", "shield"];
const WAYS: readonly (readonly [string, IconName])[] = [
  ["danger", "alert"],
  ["care", "heart"],
  ["tell", "edit"],
  ["note", "lock"],
  ["code", "key"],
];
const FIRST_QUESTIONS = ["reporter.role", "safety.now"];
const KEYS = /^(title|help\.shut|leave|back|language|skip|continue|loading|noNetwork|child\.switch|start\.[a-zA-Z]+)$/;

export interface Parts {
  readonly app: string;
  /** What `app` calls its one way in. */
  readonly open: string;
  readonly style: string;
  readonly words: Readonly<Record<string, string>>;
}

/** The constants that `door.ts` declares: texts, first questions and addresses. */
export function doorConstants(parts: Parts, languages: readonly string[]): Record<string, string> {
  const each = <Value>(make: (language: string) => Value) =>
    Object.fromEntries(languages.map((language) => [language, make(language)]));
  const texts = each((language) =>
    Object.fromEntries(Object.entries(wordsIn(language)).filter(([key]) => KEYS.test(key))),
  );
  const questions = each((language) => {
    const sections = questionnaireIn(language).sections;
    return FIRST_QUESTIONS.map((id) => {
      const section = sections.find((one) => one.questions.some((question) => question.id === id));
      const question = section?.questions.find((one) => one.id === id);
      if (!section || !question) throw new Error(`the questionnaire has no ${id}`);
      const options = question.options.map((option) => [option.code, option.label]);
      return { id, section: section.title, label: question.label, help: question.help ?? "", options };
    });
  });
  return { TEXTS: JSON.stringify(texts), QUESTIONS: JSON.stringify(questions), PARTS: JSON.stringify(parts) };
}

function icon(name: IconName, className = ""): string {
  return `<svg aria-hidden="true"${className && ` class="${className}"`}><use href="#i-${name}"/></svg>`;
}

function ways(): string {
  return WAYS.map(
    ([way, name]) =>
      `<li><button type="button" class="choice${way === "danger" ? " first" : ""}" data-way="${way}">${icon(name)}` +
      `<span><b data-t="start.${way}"></b><small data-t="start.${way}Sub"></small></span>${icon("next", "flip")}</button></li>`,
  ).join("");
}

const NAMES: Readonly<Record<string, string>> = { en: "English", fr: "Français", ar: "العربية", uk: "Українська" };

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** What stands here without scripts: care windows in every language; the server adds the services (page 19). */
function plain(languages: readonly string[]): string {
  return languages
    .map((language) => {
      const words = wordsIn(language);
      const care = clinicalIn(language).windows.filter((window) =>
        ["danger_signs", "hiv_pep", "emergency_contraception"].includes(window.id),
      );
      const text = (key: string) => escape(typeof words[key] === "string" ? words[key] : "");
      return (
        `<section lang="${language}" dir="${language === "ar" ? "rtl" : "ltr"}"><h2>${text("care.title")}</h2>` +
        care.map((window) => `<p>${escape(window.message)}</p>`).join("") +
        `<p>${text("care.free")}</p></section>`
      );
    })
    .join("");
}

export interface Page {
  readonly html: string;
  readonly csp: { readonly policy: string; readonly script: readonly string[]; readonly style: readonly string[] };
}

const sha256 = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Puts style and script into the page and states the policy under which it runs. */
export function inline(script: string, style: string, languages: readonly string[] = LANGUAGES): Page {
  // `</script>` inside a text would end the element.
  const code = script.trim().replaceAll("</", "<\\/");
  const html = readFileSync(new URL("page.html", here), "utf8")
    .replace(/\s*\n\s*/g, " ")
    .replace(/> +</g, "><")
    .replace(/ +(\/?>)/g, "$1")
    .replace(/<style>.*?<\/style>/, () => `<style>${style}</style>`)
    .replace("<!--sprite-->", () =>
      SPRITE.map((name) => `<symbol id="i-${name}" viewBox="0 0 24 24"><path d="${ICONS[name]}"/></symbol>`).join(""),
    )
    .replace("<!--languages-->", () =>
      LANGUAGES.map(
        (language) => `<button type="button" lang="${language}">${NAMES[language] ?? language}</button>`,
      ).join(""),
    )
    .replace("<!--ways-->", ways)
    .replace("<!--plain-->", () => `<!--services-->${plain(languages)}`)
    .replace(/<script>.*?<\/script>/, () => `<script>${code}</script>`);
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${sha256(code)}`,
    `style-src 'self' ${sha256(style)}`,
    "connect-src 'self'",
    "worker-src 'self'",
    "img-src data: blob:",
    "media-src blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
  return { html, csp: { policy, script: [sha256(code)], style: [sha256(style)] } };
}
