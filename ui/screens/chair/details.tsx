// What an offer leaves open besides its wording: one small form for each act that has something to choose.
import type { FunctionComponent } from "preact";
import type { ActBody, Body, Snapshot } from "../../hall/contract";
import { termsOf, withTerms } from "../../hall/terms";
import { say, type PlainKey } from "../../messages";
import { TermsFields } from "../../parts/TermsFields";
import { Choice, Line, Seats, Ways, Whole, type Option } from "../desk/form/fields";

export type DetailProps = { body: Body; now: Snapshot; act: ActBody; onChange: (change: Partial<ActBody>) => void };
type Detail = FunctionComponent<DetailProps>;

const without = (act: ActBody, field: string): ActBody => Object.fromEntries(Object.entries(act).filter(([name]) => name !== field)) as ActBody;
export const changed = (act: ActBody, change: Partial<ActBody>): ActBody =>
  Object.entries(change).reduce<ActBody>((now, [field, value]) => (value === undefined ? without(now, field) : { ...now, [field]: value }), act);

export type Figure = { figure: string; value: number };
const figuresOf = (act: ActBody): Figure[] => (Array.isArray(act["figures"]) ? (act["figures"] as Figure[]) : []);
const seatsOf = (act: ActBody, field: string): string[] => (Array.isArray(act[field]) ? (act[field] as string[]) : []);
const textOf = (act: ActBody, field: string): string => (typeof act[field] === "string" ? act[field] : "");

// The usual method is the first and stands for itself; another one is named.
export function methodsOf(body: Body, question: unknown, timed: boolean): Option[] {
  const allowed = body.questions.find(({ id }) => id === question)?.methods ?? [];
  return body.methods.filter(({ id, timed: over }) => over === timed && allowed.includes(id)).map(({ id, says }) => ({ id, says }));
}

// Where several may apply, one may be named; else it is the usual one, or the one that was found to apply.
export function Majority({ body, question, value, onChange }: { body: Body; question: unknown; value: string; onChange: (id: string) => void }) {
  const majorities = body.questions.find(({ id }) => id === question)?.majorities ?? [];
  if (majorities.length < 2) return null;
  return <Choice says={say("field.majority")} hint={say("field.majority.hint")} empty={say("field.majority.applies")} options={majorities} value={value} onChange={onChange} />;
}

// The rules ask for a number only where the majority speaks of it: one that is not stated is left out.
export const Figures = ({ body, stated, onChange }: { body: Body; stated: readonly Figure[]; onChange: (stated: Figure[]) => void }) => (
  <>
    {body.figures.map(({ id, says, most }) => (
      <Whole key={id} says={say("field.figure", { name: says })} hint={say("field.figure.hint")} most={most} value={stated.find(({ figure }) => figure === id)?.value ?? null}
        onInput={(value) => onChange([...stated.filter(({ figure }) => figure !== id), ...(value === null ? [] : [{ figure: id, value }])])} />
    ))}
  </>
);

const Vote: Detail = ({ body, act, onChange }) => {
  const methods = methodsOf(body, act["question"], false);
  return (
    <>
      {methods.length > 1 && (
        <Ways says={say("field.method")} name="method" options={methods} value={textOf(act, "method") || (methods[0]?.id ?? "")}
          onChange={(method) => onChange({ method: method === methods[0]?.id ? undefined : method })} />
      )}
      {act["motion"] === undefined && (
        <Majority body={body} question={act["question"]} value={textOf(act, "majority")} onChange={(majority) => onChange({ majority: majority === "" ? undefined : majority })} />
      )}
      {act["motion"] === undefined && <Figures body={body} stated={figuresOf(act)} onChange={(figures) => onChange({ figures: figures.length === 0 ? undefined : figures })} />}
      {act["motion"] === undefined && (
        <Seats body={body} says={say("field.concerned")} hint={say("field.concerned.hint")} value={seatsOf(act, "concerned")}
          onChange={(concerned) => onChange({ concerned: concerned.length === 0 ? undefined : concerned })} />
      )}
    </>
  );
};

const Election: Detail = ({ body, act, onChange }) => {
  const places = body.elections.find(({ id }) => id === act["kind"])?.places ?? 0;
  if (places > 0) return <p>{say("field.places.fixed", { n: places })}</p>;
  return <Whole says={say("field.places")} required least={1} most={99} value={Number(act["places"] ?? 1)} onInput={(next) => onChange({ places: next ?? 1 })} />;
};

const Nomination: Detail = ({ body, act, onChange }) => (
  <Line says={say("field.candidate")} hint={say("field.candidate.hint", { example: body.seats[0]?.id ?? "" })} ltr required most={31} pattern="[A-Za-z0-9_.\-]+"
    value={textOf(act, "candidate")} onInput={(candidate) => onChange({ candidate })} />
);

const findings: readonly (readonly [boolean, PlainKey])[] = [[true, "chair.granted"], [false, "chair.not_granted"]];

// A ruling on a motion goes one way or the other; the offer cannot know which.
const Ruling: Detail = ({ act, onChange }) => {
  if ((act["finding"] ?? "on_motion") !== "on_motion") return null;
  return (
    <Ways says={say("chair.ruling")} name="granted" options={findings.map(([way, key]) => ({ id: String(way), says: say(key) }))}
      value={String(act["granted"] ?? true)} onChange={(way) => onChange({ granted: way === "true" })} />
  );
};

const Motion: Detail = ({ body, now, act, onChange }) => {
  const terms = termsOf(act);
  return terms === null ? null : (
    <TermsFields body={body} act={act} terms={terms} texts={now.texts} disabled={false} onChange={(change) => onChange({ terms: withTerms(act, change)["terms"] })} />
  );
};

const kinds: readonly (readonly [string, PlainKey])[] = [
  ["letter", "texts.letter"], ["report", "texts.report"], ["opinion", "texts.opinion"], ["note", "texts.note"],
];
export const documentKinds = (): Option[] => kinds.map(([id, key]) => ({ id, says: say(key) }));

const Circulated: Detail = ({ act, onChange }) => (
  <Choice says={say("field.kind")} options={documentKinds()} value={textOf(act, "kind")} onChange={(kind) => onChange({ kind })} />
);

const details: Record<string, Detail> = {
  "vote.open": Vote,
  "election.open": Election,
  "election.nominate": Nomination,
  "ruling.give": Ruling,
  "motion.move": Motion,
  "document.circulate": Circulated,
};

export const Details: Detail = (props) => {
  const Part = details[props.act.do];
  return Part === undefined ? null : <Part {...props} />;
};
