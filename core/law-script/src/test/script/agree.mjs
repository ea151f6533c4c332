// Runs the ES module over the vectors and the profiles; prints one line of JSON a case: {name, result}.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [module, domain, vectors] = process.argv.slice(2);
const law = await import(pathToFileURL(module).href);
const read = (...path) => JSON.parse(readFileSync(join(...path), "utf8"));
const folder = (path) =>
  readdirSync(path)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => read(path, name));
const print = (name, result) => console.log(JSON.stringify({ name, result }));

const questionnaires = folder(join(domain, "questionnaires"));
const instruments = folder(join(domain, "legal"));
const words = folder(join(domain, "legal/words"));
const opened = law.open(instruments, questionnaires, words, folder(join(domain, "legal/texts")));
print("opened", opened);
const ids = opened.value;

const small = read(vectors, "instruments.json");
for (const one of small.cases) print(`instrument: ${one.name}`, law.check(one.instrument, small.questionnaires));
for (const one of read(vectors, "facts.json").cases) print(`facts: ${one.name}`, law.assess(one.file, ids, "en"));
for (const one of read(vectors, "assessments.json").cases)
  print(`assessment: ${one.name}`, law.assess(one.file, one.instruments, one.language));
for (const profile of folder(join(domain, "legal/profiles")))
  for (const language of profile.id.startsWith("02") ? ["en", "fr", "ar", "uk"] : ["en"])
    print(`profile: ${profile.id} ${language}`, law.assess(profile, ids, language));

print("refused: null", law.assess({ facts: { "act.types": null } }, ids, "en"));
print("refused: a fraction", law.assess({ facts: { "act.types": 0.5 } }, ids, "en"));
print("refused: an unknown instrument", law.assess({ facts: {} }, ["no-such-statute"], "en"));
print("refused: an unknown language", law.assess({ facts: {} }, ids, "xx"));

const other = { ...read(domain, "legal/texts/palermo-protocol.fr.json"), version: "0.0.1" };
print("refused: a translation of another version", law.open(instruments, questionnaires, words, [other]));
