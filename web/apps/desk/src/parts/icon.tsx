import { ICONS, MIRRORED, type IconName as SharedIcon } from "@backup/ui/icons";

/** Shapes that only the desk uses, beside the shared ones: one stroke path each on a grid of 24. */
const own = {
  bag: "M6 8.5h12l1 11H5zM9 8.5V7a3 3 0 0 1 6 0v1.5",
  bell: "M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10.5 20.5h3",
  bin: "M5 7h14M10 7V4.5h4V7M7 7l1 12.5h8L17 7M10.5 10.5v5.5M13.5 10.5v5.5",
  clock: "M3.5 12a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0 -17 0zM12 7.5V12l3 2",
  filter: "M4.5 6.5h15M7.5 12h9M10 17.5h4",
  folder: "M3.5 6.5a1 1 0 0 1 1-1H9l2 2.5h8.5a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-15a1 1 0 0 1-1-1z",
  globe: "M3.5 12a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0 -17 0zM3.5 12h17M12 3.5c5 5 5 12 0 17-5-5-5-12 0-17z",
  house: "M4 11.5 12 5l8 6.5M6.5 10v9.5h11V10",
  invite:
    "M6.5 8a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0zM3.5 19.5c.5-3.7 3-5.7 6.5-5.7 1.6 0 3 .4 4.1 1.2M18 13.5v6M15 16.5h6",
  list: "M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5h.01M4.5 12h.01M4.5 17.5h.01",
  moon: "M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z",
  pen: "m5 19 1-4L16.5 4.5l3 3L9 18z",
  person: "M8.5 8a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0zM5 20c.6-3.9 3.4-6 7-6s6.4 2.1 7 6",
  scale: "M12 4.5v15M8 19.5h8M5.5 7h13M5.5 7 3 13a2.7 2.7 0 0 0 5 0zM18.5 7 16 13a2.7 2.7 0 0 0 5 0z",
  search: "M5 11a6 6 0 1 0 12 0a6 6 0 1 0 -12 0zM15.5 15.5l4.5 4.5",
  undo: "M8.5 5 4.5 9l4 4M4.5 9h9a5.5 5.5 0 0 1 0 11H9",
  copy: "M9 9h9a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1zM5 15H4.5a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1h9a1 1 0 0 1 1 1v.5",
  unlock:
    "M6.5 11h11a1.5 1.5 0 0 1 1.5 1.5v6a1.5 1.5 0 0 1 -1.5 1.5h-11a1.5 1.5 0 0 1 -1.5 -1.5v-6a1.5 1.5 0 0 1 1.5 -1.5zM8 11V8a4 4 0 0 1 7.6-1.7",
} as const;

export type IconName = SharedIcon | keyof typeof own;

const shapes: Readonly<Record<IconName, string>> = { ...ICONS, ...own };
const mirrored = new Set<IconName>([...MIRRORED, "list", "undo"]);

/** A decorative sign beside a word; where it stands alone its button carries the label. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg aria-hidden="true" viewBox="0 0 24 24" class={mirrored.has(name) ? "flip" : undefined}>
    <path d={shapes[name]} />
  </svg>
);
