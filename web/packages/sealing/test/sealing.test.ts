import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import { describe, expect, test } from "vitest";
import { IdentitySeed, Recipient, RecipientRefused } from "../src/age/recipient.ts";
import { ageFile, openContent, sealContent, sealedOf } from "../src/age/sealed.ts";
import { utf8, u64, concat } from "../src/notation/bytes.ts";
import { frame } from "../src/content/frame.ts";

describe("sealing against the age library", () => {
  const identity = IdentitySeed.draw();
  const content = utf8("a short content");

  test("writes the recipient and identity the library derives", async () => {
    expect(await identityToRecipient(identity.revealText())).toBe(identity.recipient.toString());
    expect(Recipient.read(identity.recipient.toString()).keyId).toBe(identity.recipient.keyId);
    expect(IdentitySeed.read(identity.revealText()).recipient.keyId).toBe(identity.recipient.keyId);
  });

  test("makes files the library opens", async () => {
    const sealed = await sealContent("document", content, identity.recipient);
    expect(sealed.header).toHaveLength(1627);
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity.revealText());
    const opened = await decrypter.decrypt(ageFile(sealed));
    expect(Buffer.from(opened)).toEqual(Buffer.from(frame("document", content)));
  });

  test("opens files the library makes", async () => {
    const encrypter = new Encrypter();
    encrypter.addRecipient(identity.recipient.toString());
    const file = await encrypter.encrypt(frame("document", content));
    expect(await openContent("document", sealedOf(file), identity)).toEqual(content);
  });

  test("makes a grant of 2 683 bytes", async () => {
    const sealed = await sealContent("grant", content, identity.recipient);
    expect(ageFile(sealed)).toHaveLength(2683);
  });

  test("refuses classic recipients", async () => {
    const classic = await identityToRecipient(await generateX25519Identity());
    expect(() => Recipient.read(classic)).toThrow(RecipientRefused);
  });

  test("refuses a file with a second, classic recipient", async () => {
    const encrypter = new Encrypter();
    encrypter.addRecipient(identity.recipient.toString());
    encrypter.addRecipient(await identityToRecipient(await generateX25519Identity()));
    const file = await encrypter.encrypt(frame("document", content));
    expect(() => sealedOf(file)).toThrow("header");
  });

  test("refuses padding that is not zero", async () => {
    const plaintext = concat(u64(1), new Uint8Array(4096 - 8).fill(7));
    const encrypter = new Encrypter();
    encrypter.addRecipient(identity.recipient.toString());
    await expect(openContent("document", sealedOf(await encrypter.encrypt(plaintext)), identity)).rejects.toThrow(
      "frame",
    );
  });
});
