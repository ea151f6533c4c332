import "./styles/base.css";
import "./styles/parts.css";
import "./styles/frame.css";
import { render } from "preact";
import { follow } from "./frame/place.ts";
import { entrance, provide } from "./frame/state.ts";
import { followTheme } from "./frame/theme.ts";
import { Page } from "./frame/page.tsx";
import { createDesk } from "./work/create.ts";
import { isLanguage, preferredLanguage, speak } from "./words/index.ts";

const start = async (): Promise<void> => {
  const kept = localStorage.getItem("language");
  await speak(isLanguage(kept) ? kept : preferredLanguage(navigator.languages));
  followTheme();
  follow();
  const desk = createDesk();
  provide(desk);
  const root = document.getElementById("desk");
  if (root !== null) render(<Page />, root);
  entrance.value = desk.door.instance() === "set-up" ? "set-up" : "out";
};

void start();
