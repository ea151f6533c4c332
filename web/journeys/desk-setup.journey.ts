import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Browser, Page } from "playwright-core";
import { desk, openBrowser } from "./browser.ts";
import { complaintsOf, freshCode, openDesk, plain, readNotes, screen, signIn, typeWords } from "./member.ts";
import { Reporter } from "./reporter.ts";
import { startEmpty, type EmptyServer } from "./server.ts";
import type { DemoMember, World } from "./world.ts";

const organisation = "House of listening";

let server: EmptyServer;
let world: World;
let browser: Browser;
let page: Page;
let complaints: string[];
let member: DemoMember;
let rootFile = "";
let rootWords = "";

beforeAll(async () => {
  server = await startEmpty();
  world = { address: server.address, data: server.data, members: [], codes: [] };
  browser = await openBrowser();
  page = await (await desk(browser, "en")).newPage();
  complaints = complaintsOf(page);
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** One of the parts of the people, read and shown. */
const turn = async (at: Page, part: string): Promise<void> => {
  await at.locator(`#tab-people-panel-${part}`).click();
  await at.locator("#people-panel [role=status]").waitFor({ state: "detached" });
};

/** The people as they are now: the directory is read anew. */
const people = async (at: Page, part: string): Promise<void> => {
  for (const key of ["g", "q", "g", "p"]) await at.keyboard.press(key);
  await at.getByRole("heading", { name: "People" }).waitFor();
  await turn(at, part);
};

const signsIn = async (at: Page, one: DemoMember): Promise<void> => {
  await signIn(at, { ...world, members: [one] }, one.name);
  await readNotes(at);
};

describe("the first start of an instance", () => {
  const sent: string[] = [];

  beforeAll(() => {
    page.on("request", (request) => sent.push(request.url() + (request.postData() ?? "")));
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
    rootFile = await saved.path();
    expect(readFileSync(rootFile, "utf8").startsWith("age-encryption.org/v1\n-> scrypt ")).toBe(true);
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
    await signsIn(page, member);
    await people(page, "members");
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
});

/** What the handbook says from its fourth step on, by the two who will run the instance and nobody else. */
describe("two people with the handbook alone", () => {
  let other: Page;
  let second: DemoMember;
  let code = "";
  const written = "I read that you wrote. Nothing more is needed from you today.";
  const complained: string[][] = [];

  beforeAll(async () => {
    other = await (await desk(browser, "en", "dark")).newPage();
    complained.push(complaints, complaintsOf(other));
  });

  it("bring in the second: a link for one person, her keys made on her own machine, the key compared", async () => {
    await people(page, "members");
    await page.getByRole("button", { name: "Invite" }).click();
    const dialog = page.locator("dialog[open]");
    await dialog.getByText("Intake", { exact: true }).click();
    await dialog.getByRole("button", { name: "Make the link" }).click();
    const link = plain(await dialog.locator(".secret").innerText()).trim();
    await dialog.getByRole("button", { name: "Done" }).click();

    await openDesk(other, world, "en", new URL(link).hash);
    await other.getByRole("heading", { name: /You are invited by/ }).waitFor();
    const totpSecret = (await other.locator(".secret").innerText()).replace(/\s/g, "");
    await other.locator("input[autocomplete=name]").fill("Demo bintou");
    await other.locator("input[autocomplete=username]").fill("bintou");
    const passphrase = await typeWords(other);
    second = { name: "bintou", role: "intake", organisation, passphrase, totpSecret };
    await other.locator("input[autocomplete=one-time-code]").fill(await freshCode(world, second));
    await other.getByRole("button", { name: "Make my keys and accept" }).click();
    await other.getByRole("heading", { name: "Accepted" }).waitFor({ timeout: 60_000 });

    await turn(page, "waiting");
    const card = page.locator(".note", { hasText: "Demo bintou" }).first();
    await card.getByRole("button", { name: "Sign and admit" }).click();
    await page.getByText("Admitted. The member can sign in.").waitFor();
    await signsIn(other, second);
  });

  it("make her an administrator with the root's file, which a wrong passphrase does not open", async () => {
    await people(page, "members");
    await page.getByRole("button", { name: "Demo bintou" }).first().click();
    await page.getByRole("button", { name: "Make administrator" }).click();
    const dialog = page.locator("dialog[open]");
    await dialog.getByText("Needs the root’s file and its passphrase.").waitFor();
    await dialog.locator("input[type=file]").setInputFiles(rootFile);
    await dialog.getByLabel("Passphrase").fill("six words that open nothing here");
    await dialog.getByRole("button", { name: "Sign", exact: true }).click();
    await dialog.locator("[role=alert]").waitFor({ timeout: 60_000 });
    await screen(page, "handbook-root-refused-en");
    await dialog.getByLabel("Passphrase").fill(rootWords);
    await dialog.getByRole("button", { name: "Sign", exact: true }).click();
    await dialog.waitFor({ state: "detached", timeout: 60_000 });
    await page.getByRole("complementary").getByText("Administrator", { exact: true }).waitFor();
    await screen(page, "handbook-two-administrators-en");
  });

  it("make the circle that reads, which is in force with the second signature only", async () => {
    await turn(page, "circles");
    await page.getByText("No circle yet.").waitFor();
    await page.getByRole("button", { name: "Make a circle" }).click();
    const dialog = page.locator("dialog[open]");
    await dialog.getByText("Needs a name.").waitFor();
    await dialog.getByLabel("Name").fill("Intake here");
    await dialog.getByText("Needs two members at least.").waitFor();
    const members = dialog.getByRole("group", { name: "Members" });
    for (const name of ["Demo amara", "Demo bintou"]) await members.getByText(name, { exact: true }).click();
    await dialog.getByText("Needs a keeper.").waitFor();
    const keepers = dialog.getByRole("group", { name: "Keepers" });
    for (const name of ["Demo amara", "Demo bintou"]) await keepers.getByText(name, { exact: true }).click();
    await screen(page, "handbook-circle-en");
    await dialog.getByRole("button", { name: "Sign", exact: true }).click();
    await dialog.waitFor({ state: "detached", timeout: 60_000 });
    await page.getByText("No circle yet.").waitFor();

    await other.reload();
    await signsIn(other, second);
    await people(other, "waiting");
    const note = other.locator(".note", { hasText: "Intake here" });
    await note.getByRole("button", { name: "Sign as the second person" }).click();
    await note.waitFor({ state: "detached", timeout: 60_000 });
    await turn(other, "circles");
    await other.getByRole("heading", { name: "Intake here" }).waitFor();
  });

  it("record the country: training, hours, a health service, the note; the page says what is missing", async () => {
    await people(page, "countries");
    await page.getByRole("button", { name: "Add a country" }).click();
    const dialog = page.locator("dialog[open]");
    await dialog.locator("select").first().selectOption("CF");
    await dialog.getByText("Needs an intake circle.").waitFor();
    await dialog.getByRole("group", { name: "Circles" }).getByText("Intake here", { exact: true }).click();
    await dialog.getByLabel("Two of the readers trained on").fill("2026-01-05");
    await dialog.getByText("Needs one verified health service.").waitFor();
    await dialog.getByRole("group", { name: "First services" }).getByLabel("Name").fill("House by the river");
    await dialog.getByText("Needs a country note.").waitFor();
    const note = dialog.getByRole("group", { name: "Country note" });
    await note.getByLabel("English").fill("Nobody here must tell the police.");
    await dialog.getByRole("button", { name: "Sign", exact: true }).click();
    await dialog.waitFor({ state: "detached", timeout: 60_000 });
    await page.getByText("Takes reports").waitFor();
    await screen(page, "handbook-open-en");
  });

  it("report once themselves from a phone, open it at the desk and answer", async () => {
    const her = await Reporter.open(browser, world.address, { language: "en", name: "handbook" });
    code = await her.asksForHelp();
    await her.screen("readers", her.say("readers.title"));
    // One country and one circle: nothing to choose from, and nothing chosen for her.
    await her.page.getByRole("switch", { name: "Intake here" }).click();
    await her.press("readers.send");
    await her.screen("sent", her.say("sent.title"));
    expect(her.complaints).toEqual([]);
    await her.close();

    await other.goto(`${world.address}/desk/#/queue`);
    const row = other.locator("table.queue tbody tr .reference");
    await row.or(other.locator("button.newer")).first().waitFor({ timeout: 60_000 });
    if ((await row.count()) === 0) await other.locator("button.newer").click();
    await row.first().click();
    // The circle's key was made while she was at the desk: she holds it without signing in anew.
    await other.locator("#case-panel dl.facts").waitFor({ timeout: 60_000 });
    await other.locator("#write").fill(written);
    await other.keyboard.press("Control+Enter");
    await other.locator(".msg.mine", { hasText: written }).waitFor({ timeout: 60_000 });
    await screen(other, "handbook-first-case-en-dark");
  });

  it("read the answer under the code and erase it all", async () => {
    const her = await Reporter.open(browser, world.address, { language: "en", name: "handbook-erase" });
    await her.comesBack(code);
    await her.press("talk.title");
    await her.page.getByText(written, { exact: true }).waitFor({ timeout: 60_000 });
    await her.page.locator("#back").click();
    await her.press("home.erase");
    await her.press("erase.do");
    await her.button(her.say("erase.back")).waitFor();
    expect(her.complaints).toEqual([]);
    await her.close();
  });

  it("see the door inform only, from the moment one of the two loses access", async () => {
    const before = await Reporter.open(browser, world.address, { language: "en", name: "handbook-open" });
    expect(await before.page.locator("[data-way=tell]").count()).toBe(1);
    await before.close();

    await people(page, "members");
    await page.getByRole("button", { name: "Demo bintou" }).first().click();
    await page.getByRole("button", { name: "Withdraw access" }).click();
    const dialog = page.locator("dialog[open]");
    await dialog.locator("select").selectOption({ label: "Has left" });
    await dialog.getByRole("button", { name: "Withdraw access" }).click();
    await dialog.waitFor({ state: "detached" });

    const after = await Reporter.open(browser, world.address, { language: "en", name: "handbook-shut" });
    await after.text("help.shut");
    expect(await after.page.locator("[data-way=tell]").count()).toBe(0);
    await after.close();
    await turn(page, "countries");
    await page.getByText("Informs only").waitFor();
    await screen(page, "handbook-informs-en");
  });

  it("never broke the page's own policy", () => {
    expect(complained.flat()).toEqual([]);
  });
});
