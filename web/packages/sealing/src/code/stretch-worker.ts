import type { Bytes } from "../notation/bytes.ts";
import type { InstanceId } from "../notation/ids.ts";
import { stretchCode, UNBROKEN } from "./stretch.ts";

/** What the page asks the Worker; the digits live in the page and the Worker only. */
export interface StretchQuestion {
  readonly digits: string;
  readonly instance: InstanceId;
}

/** What the Worker answers. */
export type StretchAnswer = { readonly kind: "stretched"; readonly ikm: Bytes } | { readonly kind: "failed" };

/** The part of a Worker, or of its inside, that messages need. */
export interface MessagePortLike {
  postMessage(message: unknown): void;
  addEventListener(type: "message", listener: (event: { readonly data: unknown }) => void): void;
}

/** Inside the Worker: answers each question. One line of a worker file is `answerStretch(self)`. */
export function answerStretch(scope: MessagePortLike): void {
  const answer = (message: StretchAnswer) => {
    scope.postMessage(message);
  };
  scope.addEventListener("message", ({ data }) => {
    const { digits, instance } = data as StretchQuestion;
    stretchCode(digits, instance, UNBROKEN).then(
      (ikm) => answer({ kind: "stretched", ikm }),
      () => answer({ kind: "failed" }),
    );
  });
}

/** In the page: one stretch by a fresh Worker, which the caller ends after. */
export function askStretch(worker: MessagePortLike, question: StretchQuestion): Promise<Bytes> {
  return new Promise((resolve, reject) => {
    worker.addEventListener("message", ({ data }) => {
      const answer = data as StretchAnswer;
      if (answer.kind === "stretched") resolve(answer.ikm);
      else reject(new Error("the access code could not be stretched"));
    });
    worker.postMessage(question);
  });
}
