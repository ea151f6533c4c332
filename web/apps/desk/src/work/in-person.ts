import type { InPerson } from "./desk.ts";

/**
 * Whether answers given in person wait for a second signature: a yes opens, and an end to reading leaves nobody who could
 * bring the case back where no code was kept (protocol section 9.10).
 */
export const takesTwo = (answers: InPerson["answers"]): boolean =>
  Object.entries(answers).some(([purpose, answer]) => answer === "yes" || purpose === "read");
