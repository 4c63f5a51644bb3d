// Records with secret ballots, played by the program: where it is not built there are none, and whoever asks skips and
// says so.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../../..");
const program = process.env["PLENARY"] ?? join(root, "build/check/plenary");
export const isBuilt = existsSync(program);

function played(scene: string, to: string): string[] {
  spawnSync(program, ["play", "--quiet", "--board", "none", scene, "--out", to], { cwd: root, stdio: "ignore" });
  return readdirSync(to).sort().map((name) => join(to, name)).filter((path) => statSync(path).isDirectory());
}

export const secretRecords = (folder: string): string[] => played(join("scenarios", "association", "secret.scene"), join(folder, "secret"));

// Places are filled by one ballot with several names, and in the second round among fewer.
const election = `Scene: an election by sealed ballots
Association, 3 May 2024 18:00
the secretary appoints the tellers fay gus hana, any 2 open
the secretary leads the tellers to their key
all register for secret ballots
present: all
the chair opens the election many to 2 places
ada nominates ben
cleo nominates dora
emil nominates fay
the chair opens the ballot
the secretary calls a rehearsal
the tellers rehearse
the chair opens the secret ballot
in secret, ben dora: ada ben
in secret, ben fay: gus hana ivo
in secret, dora: jana
in secret, abstain: uma
the chair locks the secret ballot
gus hana open their parts
the chair states the secret count
the chair opens the ballot
the secretary calls a rehearsal
fay gus hana rehearse
the chair opens the secret ballot
in secret, dora: ada ben cleo
in secret, fay: gus hana
the chair locks the secret ballot
fay hana open their parts
the chair states the secret count
`;

export function electionRecord(folder: string): string {
  const scene = join(folder, "election.scene");
  writeFileSync(scene, election);
  return played(scene, join(folder, "election"))[0] ?? "";
}
