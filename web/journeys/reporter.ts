import { connect } from "node:net";
import { readFileSync } from "node:fs";
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { accessibilityViolations, type Language, phone, picture, slowNetwork } from "./browser.ts";

const source = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));

type Texts = Readonly<Record<Language, string>>;
interface Asked {
  readonly id: string;
  readonly label: Texts;
  readonly options?: readonly { readonly code: string; readonly label: Texts }[];
}

const { sections } = source("../../domain/questionnaires/crsv.json") as {
  readonly sections: readonly { readonly id: string; readonly title: Texts; readonly questions: readonly Asked[] }[];
};
const questions = sections.flatMap((section) => section.questions);

type Words = Readonly<Record<string, string | Readonly<Record<string, string>>>>;
const words = new Map<Language, Words>();

function wordsOf(language: Language): Words {
  const known = words.get(language) ?? (source(`../apps/report/src/words/${language}.json`) as Words);
  words.set(language, known);
  return known;
}

export interface Setting {
  readonly language: Language;
  /** Names its pictures. */
  readonly name: string;
  readonly theme?: "light" | "dark";
  /** 250 kbit/s with 300 ms. */
  readonly slow?: boolean;
  /** What the clock of the phone says when the page is opened; it goes on from there. */
  readonly at?: Date;
}

/**
 * One person at one phone, going through the page by what stands on it: every screen she names is checked for
 * accessibility in light and dark and pictured. What was wrong anywhere is kept, and must be nothing at the end.
 */
export class Reporter {
  readonly page: Page;
  readonly #context: BrowserContext;
  readonly #setting: Setting;
  readonly #complaints: string[] = [];
  readonly #asked: string[] = [];
  #seen = 0;

  private constructor(context: BrowserContext, page: Page, setting: Setting) {
    this.#context = context;
    this.page = page;
    this.#setting = setting;
  }

  static async open(browser: Browser, address: string, setting: Setting): Promise<Reporter> {
    const context = await phone(browser, setting.language, setting.theme ?? "light");
    const page = await context.newPage();
    const reporter = new Reporter(context, page, setting);
    page.on("console", (message) => {
      if (message.type() === "error") reporter.#complaints.push(message.text());
    });
    page.on("pageerror", (error) => reporter.#complaints.push(error.message));
    context.on("request", (request) => {
      reporter.#asked.push(request.url());
    });
    if (setting.slow === true) await slowNetwork(page, 250_000, 300);
    if (setting.at !== undefined) await page.clock.install({ time: setting.at });
    await page.goto(address);
    return reporter;
  }

  /** The same person at the same phone, reading another language from here on. */
  speaking(language: Language): Reporter {
    return new Reporter(this.#context, this.page, { ...this.#setting, language });
  }

  get context(): BrowserContext {
    return this.#context;
  }

  /** Errors of scripts, policy and network; what axe found on a screen; what stands out of the screen. */
  get complaints(): readonly string[] {
    return this.#complaints;
  }

  /** Every address the page asked for, query and all. */
  get asked(): readonly string[] {
    return this.#asked;
  }

  say(key: string, given: Readonly<Record<string, string | number>> = {}): string {
    const text = wordsOf(this.#setting.language)[key];
    if (typeof text !== "string") throw new Error(`no one text is called ${key}`);
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(given[name] ?? whole));
  }

  label(question: string, option?: string): string {
    const asked = questions.find((one) => one.id === question);
    const texts = option === undefined ? asked?.label : asked?.options?.find((one) => one.code === option)?.label;
    if (!texts) throw new Error(`the questionnaire has no ${question} ${option ?? ""}`);
    return texts[this.#setting.language];
  }

  /** Whether a heading is a question, as the questionnaire words it. */
  asks(heading: string): boolean {
    return questions.some((one) => one.label[this.#setting.language] === heading);
  }

  /** Every heading that stands on the screen, of whatever rank. */
  async headings(): Promise<readonly string[]> {
    const shown = await this.page.locator(":is(h1, h2, h3, legend):visible").allInnerTexts();
    return shown.map((text) => text.trim());
  }

  /** The title of a section. */
  section(id: string): string {
    const title = sections.find((one) => one.id === id)?.title;
    if (!title) throw new Error(`the questionnaire has no ${id}`);
    return title[this.#setting.language];
  }

  /** Waits for the screen with this heading; it must be accessible as it stands, by day and by night. */
  async screen(name: string, heading: string): Promise<void> {
    await this.page
      .getByRole("heading", { level: 1, name: heading, exact: true })
      .waitFor({ timeout: 60_000 })
      .catch(async () => {
        const shown = await this.page.locator("h1:visible").allTextContents();
        throw new Error(`expected "${heading}", found "${shown.join(" | ")}"`);
      });
    await this.look(name);
  }

  async look(name: string): Promise<void> {
    const { name: path, theme = "light" } = this.#setting;
    const number = String(++this.#seen).padStart(2, "0");
    const other = theme === "light" ? "dark" : "light";
    await this.page.evaluate(() => {
      scrollTo(0, 0);
    });
    for (const scheme of [theme, other] as const) {
      await this.page.emulateMedia({ colorScheme: scheme });
      for (const fault of await accessibilityViolations(this.page))
        this.#complaints.push(`${name}, ${scheme}: ${fault}`);
      await picture(this.page, `${path}-${number}-${name}-${scheme}`);
    }
    await this.page.emulateMedia({ colorScheme: theme });
    for (const wide of await this.#overflow()) this.#complaints.push(`${name}: ${wide} stands out of the screen`);
  }

  button(name: string): Locator {
    return this.page.getByRole("button", { name, exact: true }).first();
  }

  async press(key: string, given: Readonly<Record<string, string | number>> = {}): Promise<void> {
    await this.button(this.say(key, given)).click();
  }

  /** One of the ways on the first screen. */
  async begin(way: "danger" | "care" | "tell" | "note" | "code"): Promise<void> {
    await this.page.locator(`[data-way=${way}]`).click();
  }

  /** The named question stands there; chooses, and goes on. */
  async answer(question: string, ...codes: readonly string[]): Promise<void> {
    await this.screen(question, this.label(question));
    await this.choose(question, ...codes);
    await this.press("continue");
  }

  /** Leaves questions open, one after the other. */
  async skips(...asked: readonly string[]): Promise<void> {
    for (const question of asked) {
      await this.screen(question, this.label(question));
      await this.press("skip");
    }
  }

  async choose(question: string, ...codes: readonly string[]): Promise<void> {
    for (const code of codes)
      await this.page
        .locator("label.choice:visible", { hasText: this.label(question, code) })
        .first()
        .click();
  }

  /** A choice of the page's own, by its words. */
  async pick(key: string): Promise<void> {
    await this.page
      .locator("label.choice:visible", { hasText: this.say(key) })
      .first()
      .click();
  }

  /** Says yes to one consent. */
  async agree(consent: string): Promise<void> {
    const card = this.page.getByRole("group", { name: this.label(consent), exact: true });
    await card.getByRole("radio", { name: this.say("yes"), exact: true }).click();
  }

  async text(key: string): Promise<Locator> {
    // The door stays in the page, hidden, with words of its own.
    const found = this.page.getByText(this.say(key), { exact: true }).filter({ visible: true }).first();
    await found.waitFor({ timeout: 60_000 }).catch(async () => {
      const shown = await this.page.locator("main:visible").innerText();
      throw new Error(`expected "${this.say(key)}", found "${shown}"`);
    });
    return found;
  }

  /** The six groups as they stand on the screen. */
  async code(): Promise<string> {
    const card = this.page.locator(".code");
    await card.waitFor({ timeout: 120_000 });
    // Behind one tap where somebody may look on.
    const show = card.getByRole("button", { name: this.say("code.show"), exact: true });
    if (await show.isVisible()) await show.click();
    const groups = card.locator("ol li");
    await groups.first().waitFor({ timeout: 120_000 });
    return (await groups.allTextContents()).map((group) => group.slice(-4)).join(" ");
  }

  /** The code stands there; she says that she has it, and goes on. */
  async keepsCode(): Promise<string> {
    await this.screen("code", this.say("code.title"));
    const code = await this.code();
    await this.press("code.have");
    return code;
  }

  /** The short profile up to the code, all left open but who speaks and that she is safe; gives the code. */
  async tellsLittle(): Promise<string> {
    await this.begin("tell");
    await this.answersFirst();
    await this.skips("victim.age_band", "needs.list", "time.since", "event.region", "place.now");
    await this.screen("note", this.say("note.title"));
    await this.press("continue");
    return this.keepsCode();
  }

  /** The six questions of the way to help, all left open but who speaks; gives the code. */
  async asksForHelp(): Promise<string> {
    await this.begin("care");
    await this.answer("reporter.role", "survivor");
    await this.skips("safety.now", "needs.list", "time.since", "place.now");
    await this.screen("note", this.say("note.title"));
    await this.press("continue");
    await this.skips("contact.reach");
    return this.keepsCode();
  }

  /** The first two questions: she was there herself, and is safe now. */
  async answersFirst(): Promise<void> {
    await this.answer("reporter.role", "survivor");
    await this.answer("safety.now", "safe");
  }

  /** The rest of the short profile up to the code, with a place left open; gives the code. */
  async answersToCode(since: string): Promise<string> {
    await this.answer("needs.list", "none_now");
    await this.answer("time.since", since);
    await this.answer("event.region");
    await this.answer("place.now");
    await this.screen("note", this.say("note.title"));
    await this.press("continue");
    return this.keepsCode();
  }

  /** Her own words, and what follows them left open. */
  async writes(words: string): Promise<void> {
    await this.screen("story", this.label("story.text"));
    await this.page.getByLabel(this.say("q.words")).fill(words);
    await this.press("continue");
    await this.answer("evidence.media");
    await this.answer("contact.reach");
  }

  /** Chooses a country, with its teams, and sends. */
  async sendsTo(country: string): Promise<void> {
    await this.screen("readers", this.say("readers.title"));
    await this.page.getByRole("combobox").first().selectOption(country);
    await this.press("readers.send");
    await this.screen("sent", this.say("sent.title"));
  }

  /** Opens what lies under a code, on this phone. */
  async comesBack(code: string): Promise<void> {
    await this.begin("code");
    await this.page.getByLabel(this.say("code.label"), { exact: true }).fill(code);
    await this.press("enter.open");
    await this.screen("home", this.say("home.title"));
  }

  /** Nothing she did may be found on the phone afterwards. */
  async leaves(entries = 2): Promise<void> {
    const left = await this.page.evaluate(async () => ({
      local: localStorage.length,
      session: sessionStorage.length,
      databases: (await indexedDB.databases()).length,
      caches: (await caches.keys()).length,
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      history: history.length,
      address: location.pathname + location.search + location.hash,
    }));
    expect(left).toEqual({
      local: 0,
      session: 0,
      databases: 0,
      caches: 0,
      workers: 0,
      history: entries,
      address: "/",
    });
    expect(await this.#context.cookies()).toEqual([]);
  }

  async close(): Promise<void> {
    await this.#context.close();
  }

  /** Elements that stand out of the screen to either side. */
  #overflow(): Promise<readonly string[]> {
    return this.page.evaluate(() => {
      const wide = document.documentElement.clientWidth;
      return [...document.querySelectorAll<HTMLElement>("body *:not(svg *)")]
        .filter((element) => element.checkVisibility() && !element.closest(".map"))
        .filter((element) => {
          const { left, right, width } = element.getBoundingClientRect();
          return width > 1 && (left < -1 || right > wide + 1);
        })
        .map((element) => `${element.tagName}.${element.className}`)
        .slice(0, 5);
    });
  }
}

/** Bytes of head and body of one answer, as they travel, of the smallest coding the server offers. */
export function sizeOnTheWire(address: string): Promise<number> {
  return new Promise((done, failed) => {
    const url = new URL(address);
    const socket = connect(Number(url.port), url.hostname);
    let size = 0;
    socket.on("data", (bytes) => (size += bytes.length));
    socket.once("end", () => {
      done(size);
    });
    socket.once("error", failed);
    socket.write(`GET / HTTP/1.1\r\nHost: ${url.host}\r\nAccept-Encoding: br, gzip\r\nConnection: close\r\n\r\n`);
  });
}
