import type { Context } from "./context.ts";
import type { AssistedCase, Intake, IntakeAnswers } from "./desk.ts";
import { circleView } from "./directory/views.ts";
import type { IntakeOpening } from "./intake-opening.ts";
import type { CircleView } from "./model.ts";

/** Assisted intake. What draws codes and makes a reporter's keys is loaded when a case is opened, not before. */
export class DeskIntake implements Intake {
  readonly #context: Context;
  #opening: IntakeOpening | undefined;

  constructor(context: Context) {
    this.#context = context;
  }

  circles(): readonly CircleView[] {
    const { directory, session } = this.#context;
    return directory
      .circlesOf(session.member)
      .filter((circle) => circle.statement.purposes.includes("intake"))
      .map((circle) => circleView(circle, directory, session.member));
  }

  async open(given: IntakeAnswers, progress: Parameters<Intake["open"]>[1]): Promise<AssistedCase> {
    const { IntakeOpening: Opening } = await import("./intake-opening.ts");
    this.#opening = new Opening(this.#context);
    return this.#opening.open(given, progress);
  }

  forget(): void {
    this.#opening?.forget();
    this.#opening = undefined;
  }
}
