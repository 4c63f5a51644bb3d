import "../node";
import { folderReader } from "./folder";
import { verifyRecord } from "./verify";

// npm run verify -- FOLDER …: the browser's verifier over records on a disk. A line of JSON for each; exit codes as
// those of `plenary verify`.
const exits = { valid: 0, invalid: 1, unreadable: 2 } as const;

async function main(folders: string[]): Promise<void> {
  for (const folder of folders) {
    const report = await verifyRecord(folderReader(folder));
    console.log(JSON.stringify({ record: folder, ...report }));
    process.exitCode = Math.max(Number(process.exitCode ?? 0), exits[report.verdict]);
  }
}

// vite-node hands over what stands behind its own words.
await main(process.argv.slice(2).filter((one) => one !== "--"));
