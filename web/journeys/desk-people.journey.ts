import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Browser, Page } from "playwright-core";
import { desk, openBrowser } from "./browser.ts";
import { complaintsOf, freshCode, openDesk, plain, readNotes, screen, signIn, typeWords } from "./member.ts";
import type { DemoMember } from "./world.ts";

const world = inject("world");
const signInName = `noor.${Date.now().toString(36)}`;

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
    await invited.getByRole("button", { name: "Add a passkey" }).click();
    await invited.getByText("The passkey signs in and opens your keys.").waitFor();
    await screen(invited, "my-keys-en");

    await invited.reload();
    await invited.getByRole("button", { name: "Use a passkey" }).click();
    await invited.locator(".app").waitFor();
    expect(await invited.locator("form input[autocomplete=current-password]").count()).toBe(0);
    await invited.getByText("The directory holds your own keys").waitFor();
    expect(complaints).toEqual([]);
  });
});
