/** What is loaded on return: reading what is kept, talking, changing choices, erasing. */
import { EarlierScreen } from "./earlier.tsx";
import { Enter } from "./enter.tsx";
import { Home, MoreFiles, MoreWords, Switches } from "./home.tsx";
import { Erase, ReceiptScreen, ToldScreen } from "./kept.tsx";
import { Opened } from "./opened.tsx";
import { Parting } from "./parting.tsx";
import { Talk } from "./talk.tsx";

export const SCREENS = {
  enter: Enter,
  home: Home,
  section: Home,
  talk: Talk,
  opened: Opened,
  told: ToldScreen,
  switches: Switches,
  erase: Erase,
  receipt: ReceiptScreen,
  part: Parting,
  earlier: EarlierScreen,
  files: MoreFiles,
  words: MoreWords,
};
