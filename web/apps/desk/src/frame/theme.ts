/** Light and dark follow the system until the member chooses; the choice is the only thing the desk keeps here. */
const key = "theme";

export const followTheme = (): void => {
  const kept = localStorage.getItem(key);
  if (kept === "light" || kept === "dark") document.documentElement.dataset["theme"] = kept;
};

export const switchTheme = (): void => {
  const dark = getComputedStyle(document.documentElement).colorScheme === "dark";
  const next = dark ? "light" : "dark";
  document.documentElement.dataset["theme"] = next;
  localStorage.setItem(key, next);
};
