/**
 * The icon set: 24 grid, 1.75 stroke, round ends, drawn with `currentColor`. Each is one path, so that a page carries
 * only those it names. Care is a heart, never a cross or crescent (protected emblems).
 */
export const ICONS = {
  alert: "M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17zM12 7.5v5.5M12 16.3v.01",
  back: "M14.5 5.5 8 12l6.5 6.5",
  next: "M9.5 5.5 16 12l-6.5 6.5",
  down: "m6 9.5 6 6 6-6",
  check: "m5 12.5 4.5 4.5L19 7.5",
  close: "m6 6 12 12M18 6 6 18",
  download: "M12 4.5V15M7.5 10.5 12 15l4.5-4.5M5 19.5h14",
  edit: "m5 19 1-4L16.5 4.5l3 3L9 18z",
  eye: "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9.25a2.75 2.75 0 1 0 0 5.5a2.75 2.75 0 1 0 0-5.5z",
  file: "M13.5 3.5H7a1 1 0 0 0-1 1v15a1 1 0 0 0 1 1h10a1 1 0 0 0 1-1V8zM13.5 3.5V8H18",
  heart: "M12 19.5S4.5 15 4.5 9.7A4 4 0 0 1 12 7.7a4 4 0 0 1 7.5 2c0 5.3-7.5 9.8-7.5 9.8z",
  info: "M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17zM12 11v5M12 7.8v.01",
  key: "M8 11a4 4 0 1 0 0 8a4 4 0 1 0 0-8zM11 12l8.5-8.5M16 7l3 3",
  leave: "M10 4.5H6.5a1 1 0 0 0-1 1v13a1 1 0 0 0 1 1H10M14.5 8l4 4-4 4M18 12H10",
  lock: "M6.5 11h11a1.5 1.5 0 0 1 1.5 1.5v6a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 5 18.5v-6A1.5 1.5 0 0 1 6.5 11zM8 11V8a4 4 0 0 1 8 0v3",
  message: "M5.5 5h13a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H11l-4.5 4v-4h-1a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1z",
  mic: "M12 3.5a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0v-5a3 3 0 0 1 3-3zM6 11.5a6 6 0 0 0 12 0M12 17.5V21",
  more: "M6 12h.01M12 12h.01M18 12h.01",
  mute: "M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM16 10l4 4M20 10l-4 4",
  pause: "M9 6v12M15 6v12",
  people:
    "M9 5.5a3 3 0 1 0 0 6a3 3 0 1 0 0-6zM3.5 19a5.5 5.5 0 0 1 11 0M15.5 6a3 3 0 0 1 0 5.5M17 14a5.5 5.5 0 0 1 3.5 5",
  phone:
    "M6.5 4h3l1.5 4-2 1.5a10 10 0 0 0 5.5 5.5l1.5-2 4 1.5v3a1.5 1.5 0 0 1-1.6 1.5C11.5 18.5 5.5 12.5 5 5.6A1.5 1.5 0 0 1 6.5 4z",
  photo:
    "M5.5 5h13a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2h-13a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2zM4 16.5l4.5-4.5 4 4 3-3 4.5 4.5M15.5 8a1 1 0 1 0 0 2a1 1 0 1 0 0-2z",
  place:
    "M12 20.5s-6.5-6-6.5-10.5a6.5 6.5 0 0 1 13 0c0 4.5-6.5 10.5-6.5 10.5zM12 7.75a2.25 2.25 0 1 0 0 4.5a2.25 2.25 0 1 0 0-4.5z",
  play: "M8 5.5v13l10.5-6.5z",
  plus: "M12 5v14M5 12h14",
  receipt: "M6 3.5h12v17l-3-2-3 2-3-2-3 2zM9 8.5h6M9 12.5h6",
  send: "M12 19V5.5M6 11.5l6-6 6 6",
  shield: "M12 3.5 5 6v5.5c0 4.3 2.9 7.4 7 9 4.1-1.6 7-4.7 7-9V6z",
  talk: "M4.5 5h10a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1H9l-3.5 3v-3h-1a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zM18.5 9h1a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-1v3L15 17h-4",
  veil: "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM4.5 4.5l15 15",
} as const;

export type IconName = keyof typeof ICONS;

/** Icons that point along the line of reading, and so turn round in right-to-left. */
export const MIRRORED: readonly IconName[] = ["leave", "back", "next"];
