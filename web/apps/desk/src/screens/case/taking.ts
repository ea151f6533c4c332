import type { ConsentAnswer } from "@backup/sealing/member";
import { useLoaded } from "../../parts/loaded.ts";
import { mayTakeAnswers } from "../../work/child.ts";
import type { CaseFile } from "../../work/desk.ts";

/** Whether this member may take these down, or sign them as the second: in a child's case only who is trained. */
export const useTaking = (file: CaseFile): ((answers: readonly ConsentAnswer[]) => boolean) => {
  const [protection] = useLoaded(() => file.protection(), [file]);
  // While it is not known whose case it is, nothing but taking back.
  const known = protection.state === "here" ? protection.value : { child: true, trained: false };
  return (answers) => mayTakeAnswers(known, answers);
};
