import { describe, expect, test } from "vitest";
import { AccessCode } from "../src/code/access-code.ts";
import { codeSalt, stretchCode } from "../src/code/stretch.ts";
import { ReporterKeys } from "../src/keys/reporter-keys.ts";
import { bytesOfB64u } from "../src/notation/base64.ts";
import { hex, utf8 } from "../src/notation/bytes.ts";
import { DerivationKey, hash } from "../src/notation/hashes.ts";
import { idBytes, type InstanceId } from "../src/notation/ids.ts";
import { compartment } from "../src/case/compartments.ts";

/** The worked derivation of protocol section 16. */
describe("the worked derivation", () => {
  const instance = "00010203-0405-0607-0809-0a0b0c0d0e0f" as InstanceId;
  const ikm = "b89dcdbaaec0faa478445591cb54dd96689c52f7076d4a40ec9886f3650df29f";
  const keys = new ReporterKeys(instance, Buffer.from(ikm, "hex"));

  test("stretches the code to the same 32 bytes", async () => {
    const reading = AccessCode.read("0123 4567 8901 2345 6789 0105");
    if (reading.kind !== "read") throw new Error("the example code must be readable");
    expect(hex(codeSalt(instance))).toBe("686ffbae8523fc060857e8e98e60b0d9");
    expect(hex(await stretchCode(reading.code.revealDigits(), instance))).toBe(ikm);
  });

  test("extracts the same pseudo-random key", () => {
    const prk = DerivationKey.of(Buffer.from(ikm, "hex")).reveal();
    expect(hex(prk)).toBe("70e49b2211928191301a1f8c7a4f39f5ee5e8b985ea5a78da703957ff37d4c5c");
  });

  test("derives mailbox, opening, draft, author, case, compartment and signal", () => {
    const first = keys.case(0);
    expect(hex(idBytes(keys.mailboxId()))).toBe("d672872328b2eda45e47942bc672e131");
    expect(hex(first.opening.revealSeed())).toBe("e242e3758da3264001f8dfe2b87c98d6267009b5b4e359e4288b4c434054df4e");
    expect(first.opening.recipient.toString()).toHaveLength(1959);
    expect(hex(hash(utf8(first.opening.recipient.toString())))).toBe(
      "28975ff4811625d62795073f9eda2a8310a091b4e697845bce0332e6abbf86d9",
    );
    expect(first.opening.recipient.keyId).toBe("oGih8kCO-v7FIfsfdWiKeg");
    expect(hex(keys.draft().revealSeed())).toBe("3b916588e97941abb4779f830d9ca16a70a674ff88ebfafb1bb0b3149afad93e");
    expect(hex(bytesOfB64u(first.author.verification))).toBe(
      "ee5f857966e38a48bbbcdf9246f6dea3dac9aa8dc8514c3abd3a355eed32d164",
    );
    expect(first.id).toBe("51370b92-08f1-852b-b069-8090efaa8e15");
    expect(hex(keys.compartment(first.id, compartment("care"), 0).revealSeed())).toBe(
      "50ed0869604a45080f0609ea007752b2cb66be52bedb045d006b579c742286fc",
    );
    expect(hex(bytesOfB64u(keys.signalTag(first.id)))).toBe("fc02dd2039ad1d3544eaeb16a2aa8be5");
  });
});
