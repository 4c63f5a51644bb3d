import type { EventName } from "../entries/tables";
import type { Fields } from "../entries/fields";
import { textOf, textsOf, wideOf, type Handler, type State } from "./state";

// Sittings, presence, standings, proxies, the chair, the floor, motions and texts.

const freshFloor = (): State["floor"] => ({ list: [], speaker: null, listClosed: false, debateClosed: false });

const sittingClosed: Handler = (state) => {
  state.sitting = null;
  state.chair = "";
  state.present = new Set();
  state.taken = false;
  state.floor = freshFloor();
  state.consent = null;
};

function inner<K, V>(map: Map<string, Map<K, V>>, key: string): Map<K, V> {
  const made = map.get(key) ?? new Map<K, V>();
  map.set(key, made);
  return made;
}

const standingSet: Handler = (state, fields) => {
  const [seat, standing] = [textOf(fields, "seat"), textOf(fields, "standing")];
  inner(state.standings, seat).set(standing, { votes: fields["votes"] === true, until: textOf(fields, "until") });
  state.lifted.get(seat)?.delete(standing);
};
const standingLifted: Handler = (state, fields) => {
  const [seat, standing, until] = [textOf(fields, "seat"), textOf(fields, "standing"), textOf(fields, "until")];
  inner(state.lifted, seat).set(standing, until);
  if (until === "") state.standings.get(seat)?.delete(standing);
};

const moved: Handler = (state, fields) => {
  const id = wideOf(fields, "motion");
  const motion = { id, kind: textOf(fields, "kind"), by: textOf(fields, "by"), carried: null };
  state.motions.set(id, { ...motion, voted: fields["voted"] === true, seconded: fields["seconded"] === true });
};
const motionGone: Handler = (state, fields) => void state.motions.delete(wideOf(fields, "motion"));

const textOn = (what: (text: NonNullable<ReturnType<State["texts"]["get"]>>, fields: Fields) => void): Handler => (state, fields) => {
  const text = state.texts.get(wideOf(fields, "text"));
  if (text !== undefined) what(text, fields);
};
const submitted: Handler = (state, fields) => {
  const amends = fields["amends"] as Fields | undefined;
  const id = wideOf(fields, "text");
  state.texts.set(id, {
    id, question: textOf(fields, "question"), sponsors: textsOf(fields, "sponsors"), stage: "pending",
    amends: amends === undefined ? null : wideOf(amends, "text"),
  });
};

const asked: Handler = (state, fields) =>
  void state.floor.list.push({ seat: textOf(fields, "seat"), speech: textOf(fields, "speech") });
const given: Handler = ({ floor }, fields) => {
  const speaker = { seat: textOf(fields, "seat"), speech: textOf(fields, "speech") };
  const at = floor.list.findIndex((one) => one.seat === speaker.seat && one.speech === speaker.speech);
  if (at >= 0) floor.list.splice(at, 1);
  floor.speaker = speaker;
};

export const meeting: Partial<Record<EventName, Handler>> = {
  session_entered: (state, fields) => void (state.session = wideOf(fields, "session")),
  session_renewed: (state, fields) => void (state.session = wideOf(fields, "session")),
  chair_ceded: (state, fields) => void (state.chair = textOf(fields, "to")),
  item_taken_up: (state, fields) => {
    state.item = wideOf(fields, "item");
    state.floor = freshFloor();
  },
  sitting_opened: (state, fields) =>
    void (state.sitting = { at: textOf(fields, "at"), meeting: wideOf(fields, "meeting"), suspended: false }),
  sitting_suspended: (state) => void (state.sitting = state.sitting && { ...state.sitting, suspended: true }),
  sitting_resumed: (state) => void (state.sitting = state.sitting && { ...state.sitting, suspended: false }),
  sitting_closed: sittingClosed,
  arrived: (state, fields) => {
    state.present.add(textOf(fields, "seat"));
    state.taken = true;
  },
  left: (state, fields) => void state.present.delete(textOf(fields, "seat")),
  standing_set: standingSet,
  standing_lifted: standingLifted,
  proxy_given: (state, fields) => void state.proxies.set(textOf(fields, "from"), textOf(fields, "to")),
  proxy_ended: (state, fields) => void state.proxies.delete(textOf(fields, "from")),
  motion_moved: moved,
  motion_seconded: (state, fields) => {
    const motion = state.motions.get(wideOf(fields, "motion"));
    if (motion !== undefined) motion.seconded = true;
  },
  motion_withdrawn: motionGone,
  motion_decided: motionGone,
  ruled: motionGone,
  text_submitted: submitted,
  text_disposed: textOn((text, fields) => void (text.stage = textOf(fields, "stage"))),
  text_reopened: textOn((text) => void (text.stage = "pending")),
  sponsor_joined: textOn((text, fields) => void text.sponsors.push(textOf(fields, "seat"))),
  sponsor_left: textOn((text, fields) => void (text.sponsors = text.sponsors.filter((one) => one !== fields["seat"]))),
  amendment_detached: textOn((text) => void (text.amends = null)),
  amendment_attached: textOn((text, fields) => void (text.amends = wideOf(fields["amends"] as Fields, "text"))),
  floor_asked: asked,
  floor_given: given,
  speech_ended: (state) => void (state.floor.speaker = null),
  speakers_list_closed: (state) => void (state.floor.listClosed = true),
  debate_closed: (state) => void (state.floor.debateClosed = true),
  consent_asked: (state, fields) => void (state.consent = wideOf(fields, "on")),
  consent_ended: (state) => void (state.consent = null),
  blob_withheld: (state, fields) => void state.withheld.add(textOf(fields, "blob")),
  established: (state, fields) => void (state.names = { rules: textOf(fields, "rules"), roster: textOf(fields, "roster") }),
  amended: (state, fields) => void (state.names = { rules: textOf(fields, "rules"), roster: textOf(fields, "roster") }),
};
