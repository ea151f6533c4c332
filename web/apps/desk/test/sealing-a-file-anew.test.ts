import { b64u, IdentitySeed, systemRandom, type CompartmentName } from "@backup/sealing";
import { assembleDeposit } from "@backup/sealing/member";
import { describe, expect, it } from "vitest";
import { CaseState } from "../src/work/case-state.ts";
import { Refusal } from "../src/work/problem.ts";
import { CaseWriter } from "../src/work/writing.ts";
import { draft, person, place } from "./sealed-by-her.ts";
import { colleague, consents, deskWith, intake } from "./two-organisations.ts";

interface Entry {
  readonly id: string;
  readonly kind: string;
  readonly epoch: number;
  readonly header: string;
}

/** Takes what goes up in one piece, as the server does (protocol section 9.3). */
const taking = () => {
  const taken = new Map<string, number>();
  const fetch = (path: string, { method, headers, body }: RequestInit): Promise<Response> => {
    const sent = new Headers(headers);
    if (method === "POST") {
      const location = `/uploads/${b64u(systemRandom(16))}`;
      taken.set(location, 0);
      return Promise.resolve(new Response(null, { status: 201, headers: { location } }));
    }
    const offset = Number(sent.get("upload-offset")) + (body as Uint8Array).length;
    taken.set(path, offset);
    return Promise.resolve(new Response(null, { status: 204, headers: { "upload-offset": String(offset) } }));
  };
  const transport = { base: "", fetch, token: () => undefined, wait: () => Promise.resolve(), random: () => 0 };
  return { transport, taken };
};

/** A desk whose first deposits are refused so; it tells what each of them named. */
const deskRefusing = async (refusals: readonly Refusal[]) => {
  const sent: (readonly Entry[])[] = [];
  const { envelope } = assembleDeposit({ ...place, opening: IdentitySeed.draw().recipient }, person);
  const { context } = await deskWith({
    stale: true,
    consents: consents({ purpose: "read" }),
    grants: [["care", colleague.key]],
    readers: [{ kind: "circle", id: intake }],
    asked: {
      "/cases/{case}/opening": () => Promise.resolve({ envelope }),
      "/deposits": (said) => {
        const { bytes } = said as { readonly bytes: Uint8Array };
        const body = JSON.parse(new TextDecoder().decode(bytes)) as {
          readonly envelope: { readonly statement: { readonly items: readonly Entry[] } };
        };
        const refusal = refusals[sent.length];
        sent.push(body.envelope.statement.items);
        return refusal === undefined ? Promise.resolve({}) : Promise.reject(refusal);
      },
    },
  });
  const { transport, taken } = taking();
  Object.assign(context.server, { transport });
  const read = () => CaseState.read(context, place.case);
  return { writer: new CaseWriter(context, await read(), read), sent, taken };
};

const care = "care" as CompartmentName;
const file = () => new File([new Uint8Array(2000).fill(7)], "x.bin");
const media = (items: readonly Entry[] = []) => items.filter((item) => item.kind === "media");

describe("a member's file whose key was left before its deposit", () => {
  it.each(["epoch-stale", "epoch-taken"] as const)("is sealed anew and sent after %s", async (code) => {
    const { writer, sent, taken } = await deskRefusing([new Refusal(code)]);
    await writer.write(care, [draft({}, "note")], [file()], () => undefined);
    const [[first], [second]] = [media(sent[0]), media(sent[1])];
    expect(sent).toHaveLength(2);
    expect([first?.epoch, second?.epoch]).toEqual([1, 1]);
    expect(second?.id).not.toBe(first?.id);
    expect(second?.header).not.toBe(first?.header);
    expect(taken.size).toBe(2);
  });

  it("is refused, and sealed no third time, where the next key is left as well", async () => {
    const { writer, sent } = await deskRefusing([new Refusal("epoch-stale"), new Refusal("epoch-stale")]);
    await expect(writer.write(care, [], [file()], () => undefined)).rejects.toThrow("epoch-stale");
    expect(sent).toHaveLength(2);
  });
});
