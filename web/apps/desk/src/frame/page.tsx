import { Suspense, lazy } from "preact/compat";
import { useEffect, useState } from "preact/hooks";
import { Invitation } from "../screens/entrance/invitation-door.tsx";
import { SignIn } from "../screens/entrance/sign-in.tsx";
import { Unlock } from "../screens/entrance/unlock.tsx";
import { speakInside, t } from "../words/index.ts";
import { About } from "./about.tsx";
import { useKeyboard } from "./keyboard.ts";
import { place, type Place } from "./place.ts";
import { Bottom, Rail } from "./rail.tsx";
import { Shortcuts, shortcutsShown } from "./shortcuts.tsx";
import { desk, entrance } from "./state.ts";
import { Toasts } from "./toasts.tsx";
import { watchIdle } from "./idle.ts";

/** A screen behind the sign-in, with what it says. */
const behind = <Screen,>(load: () => Promise<Screen>): Promise<Screen> =>
  Promise.all([load(), speakInside()]).then(([screen]) => screen);

const Queue = lazy(() => behind(async () => (await import("../screens/queue/queue.tsx")).Queue));
const Case = lazy(() => behind(async () => (await import("../screens/case/case.tsx")).Case));
const Intake = lazy(() => behind(async () => (await import("../screens/intake/intake.tsx")).Intake));
const People = lazy(() => behind(async () => (await import("../screens/people/people.tsx")).People));
const Keys = lazy(() => behind(async () => (await import("../screens/people/own-keys.tsx")).OwnKeys));
const SetUp = lazy(() => behind(async () => (await import("../screens/setup/set-up.tsx")).SetUp));

const Screen = ({ at }: { at: Place }) => {
  switch (at.at) {
    case "case":
      return <Case key={at.reference} reference={at.reference} />;
    case "intake":
      return <Intake />;
    case "people":
      return <People />;
    case "keys":
      return <Keys />;
    default:
      return <Queue />;
  }
};

const Inside = () => {
  useKeyboard();
  useEffect(() => watchIdle(), []);
  const [notes] = useState(() => desk().door.aboutMe());
  const at = place.value;
  const slim = at.at === "case";
  return (
    <div class={slim ? "app slim" : "app"}>
      <a class="skip" href="#content" onClick={(event) => focusContent(event)}>
        {t("nav.skip")}
      </a>
      <Rail slim={slim} />
      <Suspense fallback={<main class="page" />}>
        <Screen at={at} />
      </Suspense>
      <Bottom />
      <Toasts />
      <About notes={notes} />
      {shortcutsShown.value && <Shortcuts />}
    </div>
  );
};

const focusContent = (event: Event): void => {
  event.preventDefault();
  document.querySelector<HTMLElement>("main")?.focus();
};

/** What the member sees: set-up, an invitation, sign-in, the lock or the desk. */
export const Page = () => {
  const state = entrance.value;
  const at = place.value;
  if (state === "reading") return null;
  if (state === "set-up")
    return (
      <Suspense fallback={null}>
        <SetUp token={at.at === "set-up" ? at.token : ""} />
      </Suspense>
    );
  if (at.at === "invitation" && state === "out") return <Invitation token={at.token} />;
  if (state === "out") return <SignIn />;
  return (
    <>
      {state === "locked" && <Unlock />}
      <div hidden={state === "locked"}>
        <Inside />
      </div>
    </>
  );
};
