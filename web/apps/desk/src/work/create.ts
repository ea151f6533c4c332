import { Context } from "./context.ts";
import type { Desk } from "./desk.ts";
import { DeskDoor } from "./door.ts";
import { DeskIntake } from "./intake.ts";
import { Keyring } from "./keyring.ts";
import { browserShelf, LocalIndex, type Shelf } from "./local-index.ts";
import { DeskPeople } from "./people.ts";
import { readPin, type Pin } from "./pin.ts";
import { DeskCases } from "./queue.ts";
import { createServer, type Server } from "./server.ts";
import { DeskSetUp } from "./set-up.ts";

/** What the desk stands on; passed in, so that it runs against any server without a browser's own stores. */
export interface Ground {
  readonly server: Server;
  readonly shelf: Shelf;
  readonly pin: Pin | undefined;
}

export const deskOn = ({ server, shelf, pin }: Ground): Desk => {
  const keyring = new Keyring();
  const context = new Context(server, keyring, new LocalIndex(shelf, keyring));
  return {
    door: new DeskDoor(context, pin),
    cases: new DeskCases(context),
    intake: new DeskIntake(context),
    people: new DeskPeople(context),
    setUp: new DeskSetUp(server),
  };
};

/** The desk of this page: its own origin, its shelf, and the pin that the server wrote into it. */
export const createDesk = (): Desk =>
  deskOn({
    server: createServer(),
    shelf: browserShelf(),
    pin: readPin(document.getElementById("pin")?.textContent),
  });
