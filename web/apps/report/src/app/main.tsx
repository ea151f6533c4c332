import "./app.css";
import type { Doorway } from "../door/doorway.ts";
export async function open(doorway: Doorway): Promise<void> {
  await doorway.words();
}
