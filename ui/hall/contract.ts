// What the hall tells a screen, and what a screen tells the hall: docs/api.md in types. Nothing here decides anything;
// the server is the only judge.

// ---- events: GET /api/BODY/events, a stream of server-sent events
//   event: snapshot   data: Snapshot              id: the record's size
//   event: frame      data: Frame                 id: the record's size; only the sections that changed
//   event: alive      data: Alive                 every five seconds
// A frame is applied by putting each section that it has in the place of the old one, then `lamp`.
// Every route of a body that answers with words takes `?lang=` (en, ar, fr, es, ru, zh); without it they are English.
// A reader that sends a token (Authorization: Bearer) is counted as that seat's device.

export type SeatId = string; // "FRA", "ada"; an officer has an id of this kind too: "president"
export type Position = number; // of an entry in the record; a vote, a text, a motion is named by one
export type Iso = string; // "2022-10-12T19:02:11.123Z"
export type ChoiceId = string; // "yes", "no", "abstain", or a word of the body

export type Snapshot = {
  head: Head;
  sitting: Sitting | null;
  figures: Figures;
  vote: Vote | null; // the one that is open, else the last one
  count: Count | null; // of that vote
  lamps: string; // one letter for each seat, in the order of Body.seats:
  //   "-" no vote in this matter   "." has not voted   "v" has voted, how is not shown   "y" "n" "a" yes, no, abstain
  //   "x" another choice of the body
  presence: string; // one letter for each seat: "1" here, "p" represented by another, "0" not here, "-" not a member
  proxies: { from: SeatId; to: SeatId }[];
  floor: Floor;
  motions: Motion[]; // pending, the first goes first
  texts: Text[];
  documents: Circulated[];
  timed: Timed[]; // votes over some days: announced, open, or locked and not declared yet
  papers: { vote: Position; seat: SeatId; by: SeatId }[]; // entered by one person, waiting for the second; never what
  election: Election | null; // that is going on, else the last one
  secret: Secret | null; // tellers and the secret ballot; null: the body has had none
  last: Told | null; // the last act
};
// What is known live and stands in no record: how many seats have a device connected, of how many; how many watch.
export type Alive = { at: Iso; connected: number; seats: number; watchers: number };
export type Frame = Partial<Snapshot> & { lamp?: Record<string, string> }; // {"12": "y"}: that seat's letter changed

export type Head = { size: Position; root: string; at: Iso }; // root: base64 of 32 bytes
export type Sitting = {
  opened_at: Iso;
  suspended: boolean;
  meeting: number; // its number in the session; 0: not counted
  session: string; // "eleventh emergency special session"; may be empty
  chair: SeatId;
};
export type Figures = {
  members: number;
  filled: number;
  entitled: number;
  present: number;
  quorums: { says: string; cite: string; needed: number | null; holds: boolean }[]; // empty: presence was not taken
};
export type Mode = "recorded" | "hands" | "secret"; // by name; counted by tellers without names; in secret
export type Vote = {
  id: Position;
  document: string; // "A/ES-11/L.5"; may be empty
  title: string;
  question: string; // its id
  question_says: string; // "draft resolution on an important question"
  mode: Mode;
  method_says: string; // "by recorded vote"
  showing: "live" | "at_lock" | "totals"; // when names show what they voted
  majority_says: string; // "two thirds of members present and voting required"
  majority_cite: string; // "rule 83"
  choices: ChoiceId[];
  opened_at: Iso;
  motion: boolean; // on a motion, not on a text or a question
  on: Position | null; // that motion or text
  closes: Iso | null; // of a vote over some days
  sealed: number | null; // the secret ballot that carries it; null: none does (yet)
  test: string | null; // a test vote with a known answer: the letter each seat is to press, "-" none; it decides nothing
};
export type VoteState = "voting" | "last_call" | "locked" | "tied" | "declared" | "annulled" | "tested";
export type Count = {
  state: VoteState;
  tally: { choice: ChoiceId; count: number }[] | null; // null: not shown before the lock, or in secret
  voted: number; // how many have voted
  not_voting: number;
  entitled: number;
  present: number;
  // What the majority asks for, a line for each condition, with the numbers as they stand (final: after the lock).
  // `formula`: as in the rules, "yes >= 9"; `of`: where it is asked of each group, that one whose numbers these are, else "".
  lines: { says: string; formula: string; of: string; left: number; right: number; sign: ">" | ">=" | "=" | "<" | "<="; holds: boolean }[];
  needed: number | null; // how many yes are needed with these numbers; null: cannot be said in one number
  final: boolean;
  outcome: Outcome | null; // declared
  tested: { right: number; wrong: SeatId[]; missing: SeatId[] } | null; // what a test vote found
  proposed: { change: "annul" | "count" | "title"; by: SeatId } | null; // waits for a second person: {"do": "vote.confirm"}
};
export type Outcome = {
  result: "passed" | "failed" | "undecided" | "lapsed";
  word: string; // "Adopted"
  sentence: string; // with the rule and the arithmetic
  cite: string;
  stopped_by: SeatId[]; // whose votes stopped it
};
export type Floor = {
  speaker: { seat: SeatId; speech: string; since: Iso; minutes: number } | null; // minutes 0: no limit
  list: { seat: SeatId; speech: string }[];
  list_closed: boolean;
  debate_closed: boolean;
};
export type Motion = {
  id: Position;
  question: string;
  says: string; // "to adjourn the meeting"
  by: SeatId;
  text: string;
  waits: "vote" | "ruling" | "second";
};
export type Text = {
  id: Position;
  document: string;
  title: string;
  amends: Position | null;
  sponsors: SeatId[];
  stage: string; // "pending", "adopted", "rejected", "withdrawn", …
  says: string; // "draft resolution"; "amendment"
  digest: string; // SHA-256 of its words in hex: GET /records/BODY/blobs/DIGEST; "" none was handed in
  paragraphs: Paragraph[]; // of a proposal, or those that an amendment adds or puts in the place of others
  alteration: "remove" | "replace" | "add" | null; // of an amendment …
  of: string[]; // … which paragraphs of `amends` it removes or replaces, or behind which it adds
};
// The words of a text are UTF-8, paragraphs with an empty line between them: the nth block is the nth of `paragraphs`.
export type Paragraph = { label: string; operative: boolean };
export type Circulated = { id: Position; kind: "letter" | "opinion" | "report" | "note"; document: string; title: string; digest: string };
export type Timed = {
  announcement: Position;
  document: string;
  title: string;
  question_says: string;
  opens: Iso;
  closes: Iso;
  vote: Vote | null; // null: not opened yet
  count: Count | null;
  lamps: string; // of that vote, as in Snapshot.lamps; empty: not opened yet
};
export type Election = {
  id: Position;
  title: string;
  says: string; // "election to one place"
  places: number;
  stage: "nominating" | "balloting" | "counted" | "lot" | "other_body" | "ended";
  round: number;
  ballot: "open" | "restricted" | "among_tied" | "who_may_stand"; // the one that is held or comes next
  candidates: string[]; // who may be named in it; empty: anybody
  nominated: string[];
  elected: { candidate: string; by: "majority" | "most_votes" | "lot" | "no_contest" }[];
  counted: SeatId[]; // tellers who have handed in a sheet
  ballots: { round: number; valid: number; blank: number; invalid: number; needed: number | null; votes: { candidate: string; votes: number }[] }[];
};
// The tellers of secret ballots, and the ballot that is held, else the last one. Who voted, never what.
export type Secret = {
  registered: string; // "1" or "0" for each seat: whether it has a key for secret ballots
  ceremony: Ceremony | null; // the newest
  ballot: SecretBallot | null;
};
export type CeremonyStage = "commit" | "deal" | "verdict" | "answer" | "key";
export type Ceremony = {
  number: number;
  tellers: { seat: SeatId; state: "awaited" | "sent" | "left_out" | "in_the_key" }[];
  t: number; // so many open a count
  enough: number; // so many must answer in each round, and rehearse
  stage: CeremonyStage;
  awaits: boolean; // a second person's consent
  until: Iso; // before then nobody is left out of the round
  failed: boolean; // no key can come of it any more
  rehearsed: { vote: number; answered: SeatId[]; ready: boolean }[]; // of ballots that were not opened yet
};
export type SecretBallot = {
  number: number;
  ceremony: number;
  vote: Position | null; // what it is on: a vote …
  election: Position | null; // … or an election
  stage: "open" | "locked" | "counted" | "void";
  awaits: boolean;
  options: string[]; // ids of choices, or candidates
  minimum: number;
  maximum: number;
  t: number;
  listed: number; // seats in the roll
  voted: number;
  parts: { teller: SeatId; state: "awaited" | "right" | "wrong" }[]; // after the lock
  floor_forbids: boolean; // too few in a group have voted: it can only be void
  until: Iso | null; // the tellers' time, after the lock
  lamps: string; // "-" not in the roll, "." has not voted, "v" has voted
};
export type Told = { position: Position; at: Iso; by: SeatId; sentence: string };

// ---- GET /api/bodies
export type BodyListed = { id: string; name: string; origin: string; rehearsal: boolean; size: Position };

// ---- GET /api/BODY/body
export type Body = {
  id: string;
  name: string;
  short: string;
  origin: string; // "rehearsal.plenary.example/un-general-assembly": what is signed names it
  rehearsal: boolean;
  log: string; // the verifier's key of the record's heads: "<name>+<id>+<base64>"
  seat_word: string; // "member"
  officers: { id: SeatId; title: string; role: "presiding" | "secretary" | "teller" | "clock" }[];
  // in the order of the roll; short: where a board has no room; classes: of those below; weight: 1 where all are equal
  seats: { id: SeatId; name: string; short: string; classes: string[]; weight: number }[];
  classes: { id: string; says: string }[]; // "permanent members", regional groups; may be empty
  // What may be put, and how: the kinds of questions of these rules, the usual method first.
  // majorities: the usual one first, then what else may be found to apply; about_seats: it names seats (a standing).
  questions: { id: string; says: string; methods: string[]; majorities: { id: string; says: string }[]; about_seats: boolean }[];
  standings: { id: string; says: string }[];
  figures: { id: string; says: string; most: number }[]; // numbers that are stated when a vote opens
  methods: { id: string; says: string; timed: boolean; names: boolean; secret: boolean }[]; // timed: over some days
  elections: { id: string; says: string; places: number }[]; // places 0: to be said
  second_person: boolean; // a new key waits until another officer confirms it
  choices: { id: ChoiceId; says: string }[];
  script: boolean; // a demonstration: the chair's page has the story's acts
};

// ---- GET /api/BODY/may?as=SEAT: what that one may do now, and what not and why
export type May = { size: Position; offers: Offer[] };
export type Offer = {
  act: ActBody; // as it would be put; empty titles, texts and reasons are for the author to fill in
  label: string; // "Norway moves to adjourn the meeting."; … where the author fills in
  in_order: boolean;
  cite: string; // the rule, where it is known
  why: string; // the refusal as a sentence, if it is not in order
};
// An act without its envelope: {"do": "vote.cast", "vote": 1002, "seat": "FRA", "choice": "yes"}; docs/record.md
// names every act and its fields.
export type ActBody = { do: string; [field: string]: unknown };

// ---- GET /api/BODY/head: what a device puts into `seen`
export type HeadAnswer = { size: Position; root: string; note: string }; // note: the signed head, text

// ---- POST /api/BODY/acts, text/plain, one line: "<key id, 8 hex> <signature, base64> <act, exact bytes>"
export type Recorded = { position: Position; repeated: boolean; receipt: string; sentence: string }; // 200
export type Refused = { refused: { id: string; says: string; cite: string } }; // 409: the rules say no
export type Faulty = { fault: string; says: string }; // 422: a code of docs/record.md ("STALE": look again and sign anew)
// 413 too long, 429 too many, 503 the hall is stopping: {"error": sentence}

// ---- GET /api/BODY/keys/KEYID
export type KeyStage = "invited" | "waiting" | "enrolled" | "ended"; // waiting: for {"do": "key.confirm"} by another officer
export type KeyAnswer = { seat: SeatId; stage: KeyStage; n: number }; // n: the last number it signed; 404

// ---- GET /api/BODY/votes, newest first; GET /api/BODY/votes/N (also votes/N.csv)
export type VoteListed = { vote: Vote; count: Count };
export type VoteWhole = VoteListed & { roll: { seat: SeatId; letter: string }[] };

// ---- GET /api/BODY/ceremonies/N, /api/BODY/ballots/N: what a device runs itself. blobs: the roll, by SHA-256 in hex.
export type Transcript = { origin: string; size: Position; acts: { position: Position; act: string; key: string }[]; blobs: Record<string, string> };

// ---- the demonstration's script, for whoever has its token (header Authorization: Bearer TOKEN)
// GET /api/BODY/script; POST /api/BODY/script/next -> Recorded | Refused | Faulty
// POST /api/BODY/script/invite?seat=SEAT -> Invited: the link is "/BODY/join#" + fragment
export type Invited = { seat: SeatId; fragment: string };
export type Script = { played: number; total: number; next: { by: SeatId; sentence: string } | null };

// ---- GET /api/BODY/keys: every key there ever was. The desk invites, replaces and ends them by acts (key.invite,
// key.revoke), signed by an officer's own key.
export type KeyListed = { id: string; key: string; seat: SeatId; stage: KeyStage; by: SeatId | "" }; // by: who entered a key that waits // key: base64

// ---- a new association, for whoever has the setup link ("/new#setup=TOKEN", header Authorization: Bearer TOKEN)
// GET /api/form
export type Form = { questions: { id: string; asks: string; answers: { id: string; says: string }[] }[] };
// POST /api/bodies, JSON -> 200 Founded | 422 {"errors": FoundingError[]} | 401
export type Founding = { name: string; members: string; answers: Record<string, string>; rehearsal: boolean };
export type Founded = { id: string; secretary: string; presiding: string }; // fragments: "/ID/join#" + fragment
export type FoundingError = { about: string; line: number; what: string; advice: string }; // line 0: none

// ---- who asks: a token, for fifteen minutes, for what is not for everybody
// POST /api/BODY/challenge -> Challenge; then POST /api/BODY/token, text/plain, one line: "<key id> <signature> <challenge>",
// signed over "plenary/token/v1\n" + origin + "\n" + challenge. Afterwards Authorization: Bearer TOKEN.
export type Challenge = { challenge: string };
export type Token = { token: string; seat: SeatId; until: Iso };

// ---- POST /api/BODY/files, the bytes of a document (at most 256 KiB), by whoever has a token: text.submit and
// document.circulate then name its digest
export type Filed = { digest: string };

// ---- GET /api/BODY/shut-out, for officers: seats whose device was turned away since the vote was opened, and why.
// {"do": "vote.lock", "vote": …, "shut_out": [SEAT, …]} names every one of them, or the hall refuses the lock.
export type ShutOut = { seat: SeatId; why: string; at: Iso; times: number }[];

// ---- GET /api/BODY/minutes: all that was done, told; also minutes.csv
export type MinutesLine = { position: Position; at: Iso; kind: "heading" | "act" | "decision" | "followed" | "names"; text: string; vote: Position | null };
export type Minutes = { size: Position; root: string; lines: MinutesLine[] };
