import { keyPoint } from "../ed25519";
import { base64Of, utf8 } from "../bytes";
import { anyKey, checkpoint, keyTypes, NoteError, parseNote, signersOf, type NoteKey, type SignedHead } from "../note";

// The trust file (C2SP tlog-policy) as docs/record.md narrows it: which logs' heads somebody believes, and which
// witnesses must have seen them.
export type Witness = { name: string; key: NoteKey };
export type Group = { name: string; least: number; members: string[] }; // of witnesses, and of groups that stand before it
export type Trust = { logs: NoteKey[]; witnesses: Witness[]; groups: Group[]; quorum: string };

// `line`: from 1; 0: the file as a whole.
export class TrustError extends Error {
  constructor(
    readonly line: number,
    what: string,
  ) {
    super(what);
  }
}

const mostBytes = 1_048_576;
const nobody = "none";

class Parsing {
  readonly trust: Trust = { logs: [], witnesses: [], groups: [], quorum: "" };
  private readonly defined = new Set<string>();
  private readonly grouped = new Set<string>();
  private readonly keys = new Set<string>();
  private at = 0;

  private need(condition: boolean, what: string): asserts condition {
    if (!condition) throw new TrustError(this.at, what);
  }

  line(text: string, at: number): void {
    this.at = at;
    const words = text.split(/[ \t]+/).filter((word) => word !== "");
    const [does = "", first = "", second = "", ...rest] = words;
    if (does === "" || does.startsWith("#")) return;
    const count = words.length;
    if (does === "log" && (count === 2 || count === 3)) return void this.trust.logs.push(this.newKey(first, keyTypes.log));
    if (does === "witness" && (count === 3 || count === 4)) return this.witness(first, second);
    if (does === "group" && count >= 4) return this.group(first, second, rest);
    this.need(does === "quorum" && count === 2, "this line has no place in a trust file");
    this.quorum(first);
  }

  end(): Trust {
    this.at = 0;
    this.need(this.trust.quorum !== "", "the trust file says nothing of a quorum");
    return this.trust;
  }

  private newKey(vkey: string, usual: number): NoteKey {
    const key = this.readKey(vkey);
    this.need(key.type === usual || key.type === keyTypes.passedOver, "the key is of another kind");
    this.need(key.type === keyTypes.passedOver || keyPoint(key.publicKey) !== null, "this is no good key");
    const bytes = base64Of(key.publicKey);
    this.need(!this.keys.has(bytes), "the key comes twice");
    this.keys.add(bytes);
    return key;
  }
  private readKey(vkey: string): NoteKey {
    try {
      return anyKey(vkey);
    } catch {
      throw new TrustError(this.at, "this is no key");
    }
  }
  private define(name: string): void {
    this.need(name !== nobody && !this.defined.has(name), "the name is taken");
    this.defined.add(name);
  }

  private witness(name: string, vkey: string): void {
    this.define(name);
    this.trust.witnesses.push({ name, key: this.newKey(vkey, keyTypes.witness) });
  }
  private group(name: string, number: string, members: string[]): void {
    for (const member of members) {
      this.need(this.defined.has(member), "a member of the group is not defined before it");
      this.need(!this.grouped.has(member), "a member belongs to a group already");
      this.grouped.add(member);
    }
    const least = number === "any" ? 1 : number === "all" ? members.length : /^[1-9][0-9]{0,8}$/.test(number) ? Number(number) : 0;
    this.need(least >= 1 && least <= members.length, "the number is none that the members can mean");
    this.define(name);
    this.trust.groups.push({ name, least, members });
  }
  private quorum(name: string): void {
    this.need(this.trust.quorum === "", "there is a quorum already");
    this.need(name === nobody || this.defined.has(name), "the quorum is not defined before it");
    this.trust.quorum = name;
  }
}

export function parseTrust(text: string): Trust {
  const need = (condition: boolean, what: string): void => {
    if (!condition) throw new TrustError(0, what);
  };
  need(utf8(text).length <= mostBytes, "the trust file is too long");
  need(text.endsWith("\n"), "the trust file ends in the middle of a line");
  need(!/[\u0000-\u0008\u000b-\u001f\u007f]/.test(text), "the trust file holds a control character");
  const parsing = new Parsing();
  for (const [i, line] of text.slice(0, -1).split("\n").entries()) parsing.line(line, i + 1);
  return parsing.end();
}

// Whether these of the witnesses make the quorum. A group names only what stands before it: one pass decides.
export function reached({ groups, quorum }: Trust, signed: Iterable<string>): boolean {
  const held = new Set([nobody, ...signed]);
  for (const { name, least, members } of groups) if (members.filter((member) => held.has(member)).length >= least) held.add(name);
  return held.has(quorum);
}

// A signed head against a trust file; the log's key is the one that has the origin for its name.
export type TrustedHead = SignedHead & { log: string; witnesses: number; quorum: boolean };

const vkeyOf = ({ name, id, type, publicKey }: NoteKey): string => `${name}+${id}+${base64Of(new Uint8Array([type, ...publicKey]))}`;

export function trustedHead(note: string, trust: Trust): TrustedHead {
  const parsed = parseNote(note);
  const head = checkpoint(parsed.text);
  const log = signersOf(parsed, trust.logs, "HEAD_SIGNATURE").find(({ name }) => name === head.origin);
  if (log === undefined) throw new NoteError("LOG_KEY", "no log of the trust file with the origin for its name");
  const keys = trust.witnesses.map(({ key }) => key);
  const signed = new Set(signersOf(parsed, keys, "COSIGNATURE"));
  const names = trust.witnesses.filter(({ key }) => signed.has(key)).map(({ name }) => name);
  const known = [log, ...signed];
  const otherSignatures = parsed.signatures.filter((one) => !known.some(({ name, id }) => name === one.name && id === one.id)).length;
  return { ...head, log: vkeyOf(log), witnesses: names.length, quorum: reached(trust, names), otherSignatures };
}
