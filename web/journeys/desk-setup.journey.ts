import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Browser, Page } from "playwright-core";
import { desk, openBrowser } from "./browser.ts";
import { complaintsOf, freshCode, openDesk, plain, readNotes, screen, signIn, typeWords } from "./member.ts";
import { Reporter } from "./reporter.ts";
import { startEmpty, type EmptyServer } from "./server.ts";
import type { DemoMember, World } from "./world.ts";

const organisation = "House of listening";

describe("the first start of an instance", () => {
  let server: EmptyServer;
  let world: World;
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  let member: DemoMember;
  let rootWords = "";
  const sent: string[] = [];

  beforeAll(async () => {
    server = await startEmpty();
    world = { address: server.address, data: server.data, members: [], codes: [] };
    browser = await openBrowser();
    page = await (await desk(browser, "en")).newPage();
    complaints = complaintsOf(page);
    page.on("request", (request) => sent.push(request.url() + (request.postData() ?? "")));
  });

  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  it("does not open with a token that the terminal did not print", async () => {
    await openDesk(page, world, "en", `#setup=${"A".repeat(22)}`);
    await page.getByRole("heading", { name: "First start" }).waitFor();
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByText("This token does not open the set-up").waitFor();
    await screen(page, "setup-refused-en");
  });

  it("opens with the token of the terminal, and the address forgets it", async () => {
    await page.goto("about:blank");
    await openDesk(page, world, "en", `#setup=${server.token}`);
    await page.getByRole("heading", { name: "First start" }).waitFor();
    expect(page.url()).not.toContain(server.token);
    await screen(page, "setup-token-en");
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("heading", { name: "Organisation", level: 1 }).waitFor();
  });

  it("names the first organisation", async () => {
    await page.getByText("Needs a name.").waitFor();
    await page.getByLabel("Name of the organisation").fill(organisation);
    await page.getByText("Needs a country.").waitFor();
    await page.locator("section select").selectOption("CF");
    await screen(page, "setup-organisation-en");
    await page.getByRole("button", { name: "Continue" }).click();
  });

  it("makes the first administrator, whose passphrase is written down and typed once", async () => {
    await page.getByRole("heading", { name: "Administrator", level: 1 }).waitFor();
    const totpSecret = (await page.locator(".secret").first().innerText()).replace(/\s/g, "");
    await page.locator("input[autocomplete=name]").fill("Demo amara");
    await page.locator("input[autocomplete=username]").fill("amara");
    const passphrase = await typeWords(page);
    member = { name: "amara", role: "administrator", organisation, passphrase, totpSecret };
    await page.locator("input[autocomplete=one-time-code]").fill(await freshCode(world, member));
    await screen(page, "setup-administrator-en");
    await page.getByRole("button", { name: "Continue" }).click();
  });

  it("makes the root, hands it out as a sealed file and asks that it is kept", async () => {
    await page.getByRole("heading", { name: "Root", level: 1 }).waitFor();
    rootWords = await typeWords(page);
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Make the root and save its file" }).click();
    const saved = await download;
    expect(saved.suggestedFilename()).toBe("root.age");
    const file = readFileSync(await saved.path(), "utf8");
    expect(file.startsWith("age-encryption.org/v1\n-> scrypt ")).toBe(true);
    await page.getByText("The file root.age is saved.").waitFor();
    await screen(page, "setup-root-en");
    await page.getByRole("button", { name: "Continue" }).waitFor();
    expect(await page.getByRole("button", { name: "Continue" }).getAttribute("aria-disabled")).toBe("true");
    await page.getByText("The file and its words are kept").click();
    await page.getByRole("button", { name: "Continue" }).click();
  });

  it("signs everything in the page, and sends neither words nor root", async () => {
    await page.getByRole("heading", { name: "Sign", level: 1 }).waitFor();
    expect(plain(await page.locator("dl.kv").innerText())).toContain(organisation);
    await page.getByLabel("One-time code").fill(await freshCode(world, member));
    await screen(page, "setup-sign-en");
    await page.getByRole("button", { name: "Sign and start" }).click();
    await page.getByRole("heading", { name: "The network exists" }).waitFor({ timeout: 60_000 });
    await screen(page, "setup-done-en");

    expect(sent.some((text) => text.includes("/setup"))).toBe(true);
    expect(sent.filter((text) => text.includes(member.passphrase) || text.includes(rootWords))).toEqual([]);
  });

  it("lets the administrator sign in, and finds her the whole directory", async () => {
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.locator("input[autocomplete=username]").waitFor();
    await signIn(page, { ...world, members: [member] }, "amara");
    await readNotes(page);
    await page.keyboard.press("g");
    await page.keyboard.press("p");
    await page.getByRole("heading", { name: "People" }).waitFor();
    await page.getByText("Demo amara").first().waitFor();
    await screen(page, "setup-people-en");
  });

  it("asks reporters for no words while nobody reads: numbers, advice and the code are there", async () => {
    const her = await Reporter.open(browser, world.address, { language: "fr", name: "informs" });
    await her.text("help.shut");
    for (const way of ["care", "tell", "note"]) expect(await her.page.locator(`[data-way=${way}]`).count()).toBe(0);
    expect(await her.page.locator("[data-way=code]").count()).toBe(1);
    await her.look("informs-door");
    await her.begin("danger");
    await her.screen("informs", her.say("help.title"));
    await her.text("help.shut");
    expect(await her.button(her.say("help.write")).count()).toBe(0);
    expect(await her.page.locator("textarea, input").count()).toBe(0);
    await her.close();
  });

  it("takes no second set-up with the same token", async () => {
    const other = await (await desk(browser, "en")).newPage();
    await openDesk(other, world, "en", `#setup=${server.token}`);
    await other.locator("input[autocomplete=username]").waitFor();
    expect(await other.getByRole("heading", { name: "First start" }).count()).toBe(0);
    const answer = await fetch(`${server.address}/setup`, { headers: { authorization: `Bearer ${server.token}` } });
    expect(answer.ok ? ((await answer.json()) as { open: boolean }).open : false).toBe(false);
  });

  it("never broke the page's own policy", () => {
    expect(complaints).toEqual([]);
  });
});
