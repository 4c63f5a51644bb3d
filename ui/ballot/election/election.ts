import { possession, settleAlone } from "../checks";
import { readRegistration } from "../credentials";
import { hexOf } from "../../record/bytes";
import { demand } from "../faults";
import { Group } from "../group";
import { ballotHandlers } from "./ballots";
import { parseAct, type Act, type ActName } from "./grammar";
import { start, type Around, type Handler, type Stage, type State } from "./state";
import { consent, tellerHandlers } from "./tellers";

const mostIssues = 2 ** 32;

const register: Handler = (state, act, { origin, settle }) => {
  const issue = act.int("issue");
  const before = state.credentials.get(act.by);
  demand(issue === (before?.issue ?? 0) + 1 && issue < mostIssues, "issue");
  const read = readRegistration(act.bytes("message"), { origin, seat: act.by, issue });
  const K = hexOf(read.K);
  settle(possession(read), Group.ZERO, K);
  demand(!state.holders.has(K), "duplicate");
  if (before !== undefined) state.holders.delete(before.K);
  state.holders.add(K);
  state.credentials.set(act.by, { issue, K });
};

const handlers: Readonly<Record<ActName, Handler>> = {
  "credential.register": register,
  "ballot.consent": consent("ballot"),
  ...tellerHandlers,
  ...ballotHandlers,
};

const ofVote: ReadonlySet<Stage> = new Set<Stage>(["open", "lock", "result", "void"]);
const whileAwaiting: ReadonlySet<ActName> = new Set<ActName>(["teller.consent", "ballot.consent", "ballot.void"]);

// Which ceremony or vote an act is of, before its own row of the table is asked.
function demandPlace({ stage, ceremony, ballots }: State, act: Act): void {
  if (act.name === "teller.setup") return;
  if (act.name.startsWith("teller.") || act.name === "ballot.open") {
    demand(stage !== "start", "phase");
    demand(act.int("ceremony") === ceremony?.number, "ceremony");
  } else {
    demand(ofVote.has(stage), "phase");
    demand(act.int("vote") === ballots?.vote, "vote");
  }
}

// Section 10: one state machine per vote, run by everybody.
export class Election implements Around {
  constructor(
    readonly origin: string,
    readonly blobs: ReadonlyMap<string, string>,
    readonly settle: Around["settle"] = settleAlone,
    readonly state: State = start(),
  ) {}

  // Throws the fault of an act that is refused; then nothing has changed.
  take(text: string): void {
    const act = parseAct(text);
    demand(act.body === this.origin, "origin");
    if (act.name !== "credential.register") {
      demandPlace(this.state, act);
      demand(this.state.awaiting === null || whileAwaiting.has(act.name), "override");
    }
    handlers[act.name](this.state, act, this);
  }
}
