/** For the first-start page only: it brings the whole age library. */
export { openRoot, sealRoot } from "./keys/root-file.ts";
