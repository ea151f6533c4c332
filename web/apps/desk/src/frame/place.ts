import { signal } from "@preact/signals";

/** Where the member is. The address holds a plain word or a case reference, nothing else. */
export type Place =
  | { readonly at: "queue" }
  | { readonly at: "case"; readonly reference: string }
  | { readonly at: "intake" }
  | { readonly at: "people" }
  | { readonly at: "keys" }
  | { readonly at: "set-up"; readonly token: string }
  | { readonly at: "invitation"; readonly token: string };

/** An invitation's token, as the link carries it: in the fragment, which no server sees. */
const invitation = /^#join=([A-Za-z0-9_-]{22})$/;
/** The link that the server prints on its terminal before it is set up. */
const setUp = /^#setup=([A-Za-z0-9_-]{22})$/;

export const read = (hash: string): Place => {
  const token = invitation.exec(hash)?.[1];
  if (token !== undefined) return { at: "invitation", token };
  const first = setUp.exec(hash)?.[1];
  if (first !== undefined) return { at: "set-up", token: first };
  const [word = "", rest = ""] = hash.replace(/^#\/?/, "").split("/");
  switch (word) {
    case "case":
      return rest === "" ? { at: "queue" } : { at: "case", reference: rest };
    case "intake":
    case "people":
    case "keys":
      return { at: word };
    case "set-up":
      return { at: "set-up", token: "" };
    default:
      return { at: "queue" };
  }
};

export const write = (place: Place): string => {
  switch (place.at) {
    case "case":
      return `#/case/${place.reference}`;
    case "invitation":
      return `#join=${place.token}`;
    case "set-up":
      return place.token === "" ? "#/set-up" : `#setup=${place.token}`;
    default:
      return `#/${place.at}`;
  }
};

export const place = signal<Place>({ at: "queue" });

export const go = (to: Place): void => {
  const address = write(to);
  if (location.hash === address) place.value = to;
  else location.hash = address;
};

/** Follows the address from now on. */
export const follow = (): void => {
  const here = (): void => {
    const now = read(location.hash);
    // The token leaves the address at once: whoever opens the history later finds none.
    if ("token" in now) history.replaceState(null, "", "#/queue");
    place.value = now;
  };
  here();
  addEventListener("hashchange", here);
};
