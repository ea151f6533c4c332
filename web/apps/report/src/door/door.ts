/**
 * The door: language, the five ways in, and the first questions, all inside the first response. It loads the rest while
 * she reads and hands over what was answered; it stores nothing, and Leave works before anything else does.
 */
import "../../../../packages/ui/src/tokens.css";
import "./door.css";
import type { Doorway, FirstQuestion, Way } from "./doorway.ts";

/** Written in by the build: texts of the door in every language, its questions, and the addresses of the rest. */
declare const TEXTS: Readonly<Record<string, Readonly<Record<string, string>>>>;
declare const QUESTIONS: Readonly<Record<string, readonly FirstQuestion[]>>;
declare const PARTS: {
  readonly app: string;
  readonly open: string;
  readonly style: string;
  readonly words: Readonly<Record<string, string>>;
};

type Open = (doorway: Doorway) => Promise<void>;

const root = document.documentElement;
const byId = (id: string) => document.getElementById(id) as HTMLElement;
const door = byId("door");
const pin = JSON.parse(byId("pin").textContent || "{}") as {
  leave?: Record<string, string>;
  ready?: boolean;
};
const leaveLink = byId("leave") as HTMLAnchorElement;
const answers: Record<string, readonly string[]> = {};
const forgetting: (() => void)[] = [];

let language = wish();
let way: Way = "care";
let step = 0;
let goBack: (() => void) | undefined;

function wish(): string {
  for (const tag of navigator.languages) {
    const base = tag.split("-")[0] ?? "";
    if (base in TEXTS) return base;
  }
  return "en";
}

const say = (key: string) => TEXTS[language]?.[key] ?? "";

/** Leaves at once: the page is hidden, what is in memory is forgotten, and this entry of the history is replaced. */
function leave(): void {
  root.hidden = true;
  root.style.display = "none";
  for (const forget of forgetting) {
    try {
      forget();
    } catch {
      // Leaving comes first.
    }
  }
  location.replace(leaveLink.href);
}

function speak(next: string): void {
  language = next;
  root.lang = next;
  root.dir = next === "ar" ? "rtl" : "ltr";
  document.title = say("title");
  document.querySelectorAll<HTMLElement>("[data-t]").forEach((element) => {
    element.textContent = say(element.dataset["t"] ?? "");
  });
  byId("back").setAttribute("aria-label", say("back"));
  byId("langs").setAttribute("aria-label", say("language"));
  byId("langs")
    .querySelectorAll("button")
    .forEach((button) => button.setAttribute("aria-pressed", String(button.lang === next)));
  leaveLink.href = pin.leave?.[next] ?? pin.leave?.["en"] ?? "about:blank";
}

/** What the rest of the page gets. */
const doorway: Doorway = {
  root: byId("app"),
  answers,
  pin,
  countries: fetch("/directory/countries", { credentials: "omit" }).then((answer) =>
    answer.ok ? answer.json() : null,
  ),
  get language() {
    return language;
  },
  get way() {
    return way;
  },
  words,
  load,
  onLeave: (forget) => void forgetting.push(forget),
  leave,
  onBack: (go) => {
    goBack = go;
    byId("back").hidden = !go;
  },
  reopen: () => {
    byId("app").hidden = true;
    if (way === "care" || way === "tell" || way === "note") ask(step);
    else show();
  },
};
doorway.countries.catch(() => undefined);

/** Asked for once in each language, while she reads: what was there when the line was cut must open without it. */
const catalogues = new Map<string, Promise<unknown>>();
function words(): Promise<unknown> {
  const asked = language;
  const coming = catalogues.get(asked) ?? load(PARTS.words[asked] ?? "");
  catalogues.set(asked, coming);
  coming.catch(() => catalogues.delete(asked));
  return coming;
}

async function load(address: string): Promise<unknown> {
  const answer = await fetch(address, { credentials: "omit" });
  if (!answer.ok) throw new Error("away");
  return answer.json();
}

function show(): void {
  door.hidden = false;
  byId("start").hidden = false;
  byId("ask").hidden = true;
  doorway.onBack(undefined);
  scrollTo(0, 0);
}

function questions(): readonly FirstQuestion[] {
  return QUESTIONS[language] ?? [];
}

function ask(next: number): void {
  step = next;
  const question = questions()[step];
  if (!question) return;
  door.hidden = false;
  byId("start").hidden = true;
  byId("ask").hidden = false;
  byId("label").textContent = question.label;
  byId("hint").textContent = question.help;
  byId("section").textContent = question.section;
  byId("thread").replaceChildren(
    ...Array.from({ length: step }, () => document.createElement("i")),
    document.createElement("b"),
    document.createElement("s"),
  );
  byId("options").replaceChildren(...question.options.map(([code, label]) => option(question, code, label)));
  if (step === 0) byId("options").append(option({ id: "age", type: "checkbox" }, "under_18", say("child.switch")));
  doorway.onBack(() => (step === 0 ? show() : ask(step - 1)));
  byId("wait").hidden = true;
  byId("label").focus();
  scrollTo(0, 0);
}

function option(question: { readonly id: string; readonly type?: string }, code: string, text: string): HTMLElement {
  const label = document.createElement("label");
  const input = document.createElement("input");
  const span = document.createElement("span");
  const id = question.id === "age" ? "victim.age_band" : question.id;
  label.className = code === "prefer_not" || question.type === "checkbox" ? "choice apart" : "choice";
  input.type = question.type ?? "radio";
  input.name = id;
  input.checked = answers[id]?.includes(code) === true;
  // A second touch clears the answer: nothing chosen must stay possible.
  input.onclick = () => {
    const was = answers[id]?.includes(code) === true;
    answers[id] = was ? [] : [code];
    input.checked = !was;
  };
  span.textContent = text;
  label.append(input, span);
  return label;
}

let opening: Promise<void> | undefined;

/** Gives the page to the rest, as soon as it is there. */
function handOver(): void {
  const wait = byId("wait");
  const waiting = setTimeout(() => {
    wait.textContent = say("loading");
    wait.hidden = false;
  }, 300);
  opening ??= import(/* @vite-ignore */ PARTS.app).then((rest: Readonly<Record<string, Open>>) => {
    doorway.root.hidden = false;
    return rest[PARTS.open]?.(doorway);
  });
  opening
    .then(() => {
      door.hidden = true;
      doorway.root.hidden = false;
    })
    .catch(() => {
      opening = undefined;
      wait.textContent = say("noNetwork");
      wait.hidden = false;
      byId("ask").hidden = false;
      addEventListener("online", handOver, { once: true });
    })
    .finally(() => {
      clearTimeout(waiting);
      opening = undefined;
    });
}

leaveLink.onclick = (event) => {
  event.preventDefault();
  leave();
};
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") leave();
});
byId("back").onclick = () => goBack?.();
byId("langs").onclick = ({ target }) => {
  const button = (target as Element).closest("button");
  if (!button) return;
  speak(button.lang);
  void words();
};
door.addEventListener("click", ({ target }) => {
  const button = (target as Element).closest<HTMLElement>("[data-way]");
  if (!button) return;
  way = button.dataset["way"] as Way;
  if (way === "care" || way === "tell" || way === "note") ask(0);
  else handOver();
});
const onward = () => {
  if (step + 1 < questions().length) ask(step + 1);
  else handOver();
};
byId("ask").onsubmit = (event) => {
  event.preventDefault();
  onward();
};
byId("skip").onclick = () => {
  const id = questions()[step]?.id ?? "";
  answers[id] = [];
  onward();
};

// Nobody reads yet: no way in asks for words (protocol section 7).
if (!pin.ready) {
  byId("shut").hidden = false;
  for (const name of ["care", "tell", "note"]) door.querySelector(`[data-way=${name}]`)?.parentElement?.remove();
}
speak(language);
show();
// The rest comes while she reads, in the order she may need it.
addEventListener("load", () => {
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = PARTS.style;
  document.head.append(style);
  void words();
  import(/* @vite-ignore */ PARTS.app).catch(() => undefined);
});
