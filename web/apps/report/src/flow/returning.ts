/** What coming back needs and sending does not; loaded with the first look at what is kept. */
export { opens, readCase, readStanding } from "./record.ts";
export { findingWriters } from "./writers.ts";
