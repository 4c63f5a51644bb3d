import "../node";
import { basename } from "node:path";
import { runFile, skipped } from "./testing/files";

// npm run vectors -- FILE…: the known answers of the secret ballot, every case of every file.
function run(path: string): boolean {
  const name = basename(path);
  if (skipped.has(name)) {
    console.log(`${name}: SKIPPED, ${skipped.get(name)}`);
    return true;
  }
  const results = [...runFile(path)];
  const wrong = results.filter((one) => one.wrong !== null);
  for (const one of wrong) console.log(`${name}: ${one.name}: ${one.wrong}`);
  console.log(`${name}: ${results.length - wrong.length} agree, ${wrong.length} disagree`);
  return wrong.length === 0 && results.length > 0;
}

const paths = process.argv.slice(2).filter((argument) => argument !== "--");
if (paths.length === 0) console.error("npm run vectors -- FILE…");
process.exitCode = paths.length > 0 && paths.map(run).every(Boolean) ? 0 : 1;
