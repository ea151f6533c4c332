import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Browser, Page } from "playwright-core";
import { desk, openBrowser, phone } from "./browser.ts";
import { complaintsOf, freshCode, openDesk, plain, readNotes, screen, signIn, typeWords } from "./member.ts";
import type { DemoMember } from "./world.ts";

const world = inject("world");
const signInName = `noor.${Date.now().toString(36)}`;

/** Who is trained to speak with children stays so, whoever comes and goes. */
const STILL_TRAINED = {
  "Trained to speak with children": expect.stringMatching(/^Demo ivan \(\d{1,2} \p{L}+ \d{4}\)$/u) as string,
};

describe("a member is invited, accepts elsewhere and is admitted", () => {
  let browser: Browser;
  let administrator: Page;
  let invited: Page;
  let link = "";
  let member: DemoMember;

  beforeAll(async () => {
    browser = await openBrowser();
    administrator = await (await desk(browser, "en")).newPage();
    invited = await (await desk(browser, "en")).newPage();
    await signIn(administrator, world, "amal");
    await readNotes(administrator);
    await administrator.keyboard.press("g");
    await administrator.keyboard.press("p");
    await administrator.getByRole("heading", { name: "People" }).waitFor();
  });

  afterAll(() => browser.close());

  it("shows the directory that was checked", async () => {
    await administrator.getByText("Demo inaya").first().waitFor();
    await screen(administrator, "people-members-en");
    for (const tab of ["circles", "organisations", "countries", "waiting"]) {
      await administrator.locator(`#tab-people-panel-${tab}`).click();
      await administrator.locator("#people-panel [role=status]").waitFor({ state: "detached" });
      await screen(administrator, `people-${tab}-en`);
    }
    await administrator.locator("#tab-people-panel-members").click();
  });

  it("makes a link that is shown once and carries its secret in the fragment", async () => {
    await administrator.getByRole("button", { name: "Invite" }).click();
    const dialog = administrator.locator("dialog[open]");
    await dialog.getByText("Choose a role first.").waitFor();
    await dialog.getByText("Intake", { exact: true }).click();
    await dialog.getByRole("button", { name: "Make the link" }).click();
    link = plain(await dialog.locator(".secret").innerText()).trim();

    expect(new URL(link).hash).toMatch(/^#join=[A-Za-z0-9_-]{22}$/);
    expect(new URL(link).search).toBe("");
    await screen(administrator, "people-invite-en");
    await dialog.getByRole("button", { name: "Done" }).click();
  });

  it("is accepted in another browser, whose address forgets the secret", async () => {
    const asked: string[] = [];
    invited.on("request", (request) => asked.push(request.url()));
    await openDesk(invited, world, "en", new URL(link).hash);
    await invited.getByRole("heading", { name: /You are invited by/ }).waitFor();
    expect(invited.url()).not.toContain("join=");
    expect(asked.filter((url) => url.includes(link.slice(-22)))).toEqual([]);
    await screen(invited, "invitation-en");

    const totpSecret = (await invited.locator(".secret").innerText()).replace(/\s/g, "");
    await invited.locator("input[autocomplete=name]").fill("Demo noor");
    // Somebody else's first: the door says so, and what was typed stays.
    await invited.locator("input[autocomplete=username]").fill("ivan");
    const passphrase = await typeWords(invited);
    member = { name: signInName, role: "intake", organisation: "", passphrase, totpSecret };
    await invited.locator("input[autocomplete=one-time-code]").fill(await freshCode(world, member));
    const accept = invited.getByRole("button", { name: "Make my keys and accept" });
    await accept.click();
    await invited.getByText("This sign-in name is taken. Choose another.").waitFor({ timeout: 60_000 });
    await screen(invited, "invitation-name-taken-en");
    await invited.locator("input[autocomplete=username]").fill(signInName);
    await invited.locator("input[autocomplete=one-time-code]").fill(await freshCode(world, member));
    await accept.click();
    await invited.getByRole("heading", { name: "Accepted" }).waitFor({ timeout: 60_000 });
    await screen(invited, "invitation-accepted-en");
  });

  it("is admitted by a signature after the fingerprints were compared", async () => {
    await administrator.locator("#tab-people-panel-waiting").click();
    const card = administrator.locator(".note", { hasText: "Demo noor" }).first();
    await card.waitFor();
    expect(plain(await card.innerText())).toMatch(/[0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{4}/);
    await screen(administrator, "people-waiting-en");
    await card.getByRole("button", { name: "Sign and admit" }).click();
    await administrator.getByText("Admitted. The member can sign in.").waitFor();
  });

  it("signs in with what was made in the other browser", async () => {
    await signIn(invited, { ...world, members: [member] }, signInName);
    await readNotes(invited);
    await invited.getByText("Nobody is waiting").waitFor();
    await screen(invited, "queue-new-member-en");
  });

  it("adds a passkey that signs in and opens the keys, and comes back by it alone", async () => {
    const complaints = complaintsOf(invited);
    const protocol = await invited.context().newCDPSession(invited);
    await protocol.send("WebAuthn.enable");
    await protocol.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        ctap2Version: "ctap2_1",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        hasPrf: true,
        automaticPresenceSimulation: true,
      },
    });
    await invited.keyboard.press("g");
    await invited.keyboard.press("m");
    const add = invited.getByRole("button", { name: "Add a passkey" });
    await add.click();
    const panel = invited.locator(".panel", { has: add });
    await panel.getByText("Needs the passphrase and the six digits.").waitFor();
    await screen(invited, "my-keys-prove-en");
    await panel.getByLabel("Present passphrase").fill(member.passphrase);
    await panel.getByLabel("One-time code").fill("000000");
    await add.click();
    await panel.getByText("Name, passphrase and code do not fit together.").waitFor();
    expect(await panel.locator("li").count()).toBe(0);
    await panel.getByLabel("One-time code").fill(await freshCode(world, member));
    await add.click();
    await invited.getByText("The passkey signs in and opens your keys.").waitFor();
    await screen(invited, "my-keys-en");

    await invited.reload();
    await invited.getByRole("button", { name: "Use a passkey" }).click();
    await invited.locator(".app").waitFor();
    expect(await invited.locator("form input[autocomplete=current-password]").count()).toBe(0);
    await invited.getByText("The directory holds your own keys").waitFor();
    expect(complaints).toEqual([]);
  });

  it("is out at the next request once access is withdrawn, with a reason and after a second thought", async () => {
    await administrator.locator("#tab-people-panel-members").click();
    await administrator.getByRole("button", { name: "Demo noor" }).last().click();
    await administrator.getByRole("button", { name: "Withdraw access" }).click();
    const dialog = administrator.locator("dialog[open]");
    await dialog.getByText("Choose a reason first.").waitFor();
    await dialog.getByRole("button", { name: "Keep access" }).click();
    await dialog.waitFor({ state: "detached" });
    await administrator.getByRole("button", { name: "Withdraw access" }).click();
    await dialog.locator("select").selectOption({ label: "Admitted by mistake" });
    await screen(administrator, "people-withdraw-en");
    await dialog.getByRole("button", { name: "Withdraw access" }).click();
    await dialog.waitFor({ state: "detached" });
    await administrator.getByRole("complementary").getByText("Withdrawn", { exact: true }).waitFor();

    await invited.keyboard.press("g");
    await invited.keyboard.press("q");
    await invited.locator(".note[role=alert], input[autocomplete=username]").first().waitFor();
    await invited.reload();
    await invited.locator("input[autocomplete=username]").waitFor();
  });
});

const circle = "Intake Libya";

/** Signs in and stands before the people, at one of their parts. */
const people = async (browser: Browser, name: string, part: string, theme: "light" | "dark"): Promise<Page> => {
  const page = await (await desk(browser, "en", theme)).newPage();
  await signIn(page, world, name);
  await readNotes(page);
  await page.keyboard.press("g");
  await page.keyboard.press("p");
  await turn(page, part);
  return page;
};

const turn = async (page: Page, part: string): Promise<void> => {
  await page.locator(`#tab-people-panel-${part}`).click();
  await page.locator("#people-panel [role=status]").waitFor({ state: "detached" });
};

describe("an administrator and the keeper of an intake circle", () => {
  let browser: Browser;
  let administrator: Page;
  let keeper: Page;
  let complaints: readonly string[][];
  let number = 0;
  const card = (page: Page) => page.locator("ul.cards > li", { has: page.getByRole("heading", { name: circle }) });
  const numberOf = async (page: Page): Promise<number> =>
    Number(/Number (\d+)/.exec(plain(await card(page).innerText()))?.[1] ?? Number.NaN);

  /** What the waiting circle changes, line by line as it stands there. */
  const changes = async (page: Page): Promise<Readonly<Record<string, string>>> => {
    const list = page.locator(".note", { hasText: circle }).locator("dl");
    await list.waitFor();
    const labels = await list.locator("dt").allInnerTexts();
    const values = await list.locator("dd").allInnerTexts();
    return Object.fromEntries(labels.map((label, at) => [label, plain(values[at] ?? "")]));
  };

  const signsSecond = async (page: Page): Promise<void> => {
    const note = page.locator(".note", { hasText: circle });
    await note.getByRole("button", { name: "Sign as the second person" }).click();
    await note.waitFor({ state: "detached", timeout: 60_000 });
  };

  /** Ticks or unticks one member, reads what the form says of it, and signs first. */
  const changesWhoIsIn = async (page: Page, member: string, told: string): Promise<void> => {
    await turn(page, "circles");
    await card(page).getByRole("button", { name: "Change", exact: true }).click();
    const dialog = page.locator("dialog[open]");
    await dialog.getByRole("group", { name: "Members" }).getByText(member, { exact: true }).click();
    await dialog.locator("p").filter({ hasText: told }).waitFor();
    await dialog.getByRole("button", { name: "Sign", exact: true }).click();
    await dialog.waitFor({ state: "detached", timeout: 60_000 });
  };

  beforeAll(async () => {
    browser = await openBrowser();
    administrator = await people(browser, "amal", "circles", "light");
    keeper = await people(browser, "inaya", "waiting", "dark");
    complaints = [complaintsOf(administrator), complaintsOf(keeper)];
  });

  afterAll(() => browser.close());

  it("give it a new key together: one alone changes nothing", async () => {
    number = await numberOf(administrator);
    await card(administrator).getByRole("button", { name: "New key" }).click();
    const dialog = administrator.locator("dialog[open]");
    await dialog.getByText("Two persons sign.").waitFor();
    await screen(administrator, "circle-new-key-en");
    await dialog.getByRole("button", { name: "Sign", exact: true }).click();
    await dialog.waitFor({ state: "detached", timeout: 60_000 });
    expect(await numberOf(administrator)).toBe(number);

    await turn(keeper, "members");
    await turn(keeper, "waiting");
    expect(await changes(keeper)).toEqual({
      Staying: "Demo inaya, Demo ivan",
      "Still keepers": "Demo inaya",
      ...STILL_TRAINED,
      Key: `New, number ${number + 1}. Whoever is no longer in the circle opens nothing sealed from then on.`,
    });
    await screen(keeper, "circle-new-key-second-en-dark");
    await signsSecond(keeper);
    await turn(keeper, "circles");
    expect(await numberOf(keeper)).toBe(number + 1);
  });

  it("take a member in: who signs second reads who joins, and what the key opens to her", async () => {
    await changesWhoIsIn(keeper, "Demo rosa", "Two persons sign");
    expect(await card(keeper).getByText("Demo rosa").count()).toBe(0);
    await turn(administrator, "members");
    await turn(administrator, "waiting");
    expect(await changes(administrator)).toEqual({
      Joining: "Demo rosa",
      Staying: "Demo inaya, Demo ivan",
      "Still keepers": "Demo inaya",
      ...STILL_TRAINED,
      Key: `Stays the same, number ${number + 1}. Whoever joins can also open what this key opened before.`,
    });
    await screen(administrator, "circle-joining-second-en");
    await signsSecond(administrator);
    await turn(administrator, "circles");
    await card(administrator).getByText("Demo rosa").waitFor();
    expect(await numberOf(administrator)).toBe(number + 1);
  });

  it("let a member go: who signs second reads who leaves, and that the key is new", async () => {
    await changesWhoIsIn(administrator, "Demo rosa", "Someone leaves");
    await turn(keeper, "members");
    await turn(keeper, "waiting");
    expect(await changes(keeper)).toMatchObject({ Leaving: "Demo rosa", Staying: "Demo inaya, Demo ivan" });
    expect((await changes(keeper))["Key"]).toContain(`New, number ${number + 2}.`);
    await screen(keeper, "circle-leaving-second-en-dark");
    await signsSecond(keeper);
    await turn(keeper, "circles");
    await card(keeper).waitFor();
    expect(await card(keeper).getByText("Demo rosa").count()).toBe(0);
    expect(await numberOf(keeper)).toBe(number + 2);
  });

  it("are told that reports need the head signed again, which an administrator does at once", async () => {
    const told = "reports to a circle with a new key are refused";
    await keeper.getByText(told).waitFor();
    expect(await keeper.getByRole("button", { name: "Renew the head" }).count()).toBe(0);
    await administrator.keyboard.press("g");
    await administrator.keyboard.press("q");
    await administrator.keyboard.press("g");
    await administrator.keyboard.press("p");
    await administrator.getByText(told).waitFor();
    await screen(administrator, "head-lags-en");
    await administrator.getByRole("button", { name: "Renew the head" }).click();
    await administrator.getByText(told).waitFor({ state: "detached", timeout: 60_000 });
  });

  it.each([
    ["en", "Some cases are sealed to an earlier key of your circle.", "Show them"],
    ["ar", "بعض الحالات أغلقت بمفتاح سابق لحلقتك.", "عرضها"],
  ] as const)(
    "are pointed to what is sealed to the key before once they sign in (%s)",
    async (language, said, show) => {
      const later = await (language === "ar" ? phone(browser, language, "dark") : desk(browser, language));
      const page = await later.newPage();
      await signIn(page, world, "inaya", language);
      await readNotes(page);
      await page.getByText(said).waitFor();
      await screen(page, `queue-behind-${language}`);
      await page.getByRole("button", { name: show }).click();
      expect(await page.locator("table.queue tbody tr").count()).toBeGreaterThan(0);
      expect(await page.getByRole("button", { name: show }).count()).toBe(0);
      await screen(page, `queue-behind-shown-${language}`);
      await later.close();
    },
  );

  it("add an organisation, which the other finds in the directory", async () => {
    const name = `House by the sea ${Date.now().toString(36)}`;
    await turn(administrator, "organisations");
    await administrator.getByRole("button", { name: "Add an organisation" }).click();
    const dialog = administrator.locator("dialog[open]");
    await dialog.getByText("Needs a name.").waitFor();
    await dialog.getByLabel("Name of the organisation").fill(name);
    await dialog.getByText("Needs a country.").waitFor();
    await dialog.getByRole("combobox").selectOption("SD");
    await dialog.getByText("Response", { exact: true }).click();
    await screen(administrator, "organisation-form-en");
    await dialog.getByRole("button", { name: "Sign", exact: true }).click();
    await dialog.waitFor({ state: "detached", timeout: 60_000 });
    const line = (page: Page) => page.locator("tbody tr", { hasText: name });
    await line(administrator).waitFor();
    expect((await line(administrator).locator("td").allInnerTexts()).map(plain)).toEqual([
      name,
      "Sudan",
      "Response",
      "0",
    ]);
    const said = administrator.locator(".toasts").getByText("The organisation is in the directory.");
    await said.waitFor();
    await screen(administrator, "organisation-added-en");
    await turn(keeper, "organisations");
    await line(keeper).waitFor();
    // Nobody pressed it away: it goes once there was time to read it.
    await said.waitFor({ state: "detached", timeout: 60_000 });
  });

  it("open a further country: what is missing is said, and with the last of it reports are taken", async () => {
    await turn(administrator, "countries");
    await administrator.getByRole("button", { name: "Add a country" }).click();
    const dialog = administrator.locator("dialog[open]");
    await dialog.getByText("Needs a country.").waitFor();
    await dialog.locator("select").first().selectOption("SD");
    await dialog.getByText("Needs an intake circle.").waitFor();
    await dialog.getByRole("group", { name: "Circles" }).getByText(circle, { exact: true }).click();
    await dialog.getByText("Needs the day on which two readers were trained.").waitFor();
    await dialog.getByLabel("Two of the readers trained on").fill("2026-01-05");
    await dialog.getByText("Needs one verified health service.").waitFor();
    await dialog.getByRole("group", { name: "First services" }).getByLabel("Name").fill("House by the river");
    await dialog.getByText("Needs a country note.").waitFor();
    await dialog
      .getByRole("group", { name: "Country note" })
      .getByLabel("English")
      .fill("Nobody must tell the police.");
    await screen(administrator, "country-form-en");
    await dialog.getByRole("button", { name: "Sign", exact: true }).click();
    await dialog.waitFor({ state: "detached", timeout: 60_000 });
    const made = administrator.locator("ul.cards > li", { has: administrator.getByRole("heading", { name: "Sudan" }) });
    await made.getByText("Takes reports").waitFor();
    expect(await made.getByText("Missing").count()).toBe(0);
    await screen(administrator, "country-made-en");
  });

  it("change its hours alone, and what reporters are told changes with them", async () => {
    const made = administrator.locator("ul.cards > li", { has: administrator.getByRole("heading", { name: "Sudan" }) });
    await made.getByRole("button", { name: "Change the hours" }).click();
    const dialog = administrator.locator("dialog[open]");
    await dialog.getByLabel("To", { exact: true }).fill("07:00");
    await dialog.getByText("must be later than").waitFor();
    await dialog.getByLabel("To", { exact: true }).fill("20:15");
    await dialog.getByRole("button", { name: "Sign", exact: true }).click();
    await dialog.waitFor({ state: "detached", timeout: 60_000 });
    await made.getByText("08:00–20:15").waitFor();
    expect(complaints.flat()).toEqual([]);
  });
});
