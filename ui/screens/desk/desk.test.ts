import { ed25519 } from "@noble/curves/ed25519";
import { describe, expect, it } from "vitest";
import type { Body, KeyListed } from "../../hall/contract";
import { invitationIn } from "../../keys/invitation";
import { keepsKeys } from "../../keys/keepers";
import { isLocal } from "../../parts/links";
import { qrOf } from "../../parts/qr";
import { base64Of } from "../../record/bytes";
import { linksCsv } from "./csv";
import { bySeat, heldBy, rowsOf, shownOf, withoutKey, type Shown } from "./roster";
import { endingOf, invitationFor, liveKeys, openInvitations } from "./work";

const key = (seat: string, stage: KeyListed["stage"], id = "0"): KeyListed => ({ id, key: `key of ${id}`, seat, stage, by: "" });

const equal = { classes: [], weight: 1 };
const body: Body = {
  id: "club", name: "Club", short: "Club", origin: "plenary.example/club", rehearsal: true, log: "", seat_word: "member", script: false, choices: [],
  classes: [], questions: [], methods: [], elections: [], standings: [], figures: [], second_person: false,
  officers: [{ id: "chair", title: "chair", role: "presiding" }, { id: "secretary", title: "secretary", role: "secretary" }],
  seats: [{ id: "zoe", name: "Zoe", short: "Zoe", ...equal }, { id: "jose", name: "José", short: "José", ...equal }, { id: "ann", name: "Ann", short: "Ann", ...equal }],
};
const keys = [
  key("chair", "invited"), key("secretary", "enrolled"), key("zoe", "ended"), key("zoe", "enrolled"), key("zoe", "invited"),
  key("ann", "ended"),
];
const rows = rowsOf(body, bySeat(keys), "10p");

describe("the roster", () => {
  it("has the officers first, then the members by name, each with presence and keys", () => {
    expect(rows.map(({ id, name, presence, holding }) => [id, name, presence, holding])).toEqual([
      ["chair", "Chair", null, "invited"], ["secretary", "Secretary", null, "enrolled"],
      ["ann", "Ann", "proxy", "ended"], ["jose", "José", "away", "none"], ["zoe", "Zoe", "here", "enrolled"],
    ]);
  });

  it("counts devices, and tells an invitation beside them", () => {
    expect(heldBy([key("a", "enrolled"), key("a", "enrolled"), key("a", "invited")])).toEqual({ holding: "enrolled", devices: 2, invited: true });
    expect(heldBy([])).toEqual({ holding: "none", devices: 0, invited: false });
  });

  it("shows those of a kind, and finds a name without its accents", () => {
    const shown = (kind: Shown, find = ""): string[] => shownOf(rows, kind, find).map(({ id }) => id);
    expect(shown("none")).toEqual(["ann", "jose"]);
    expect(shown("invited")).toEqual(["chair"]);
    expect(shown("enrolled")).toEqual(["secretary", "zoe"]);
    expect(shown("away")).toEqual(["jose"]);
    expect(shown("all", " JOSE ")).toEqual(["jose"]);
    expect(withoutKey(rows).map(({ id }) => id)).toEqual(["ann", "jose"]);
  });

  it("is kept by the secretary and by whoever presides at the time", () => {
    expect(["secretary", "chair", "ann"].map((seat) => keepsKeys(body, null, seat))).toEqual([true, true, false]);
    expect(["secretary", "chair", "ann"].map((seat) => keepsKeys(body, "ann", seat))).toEqual([true, false, true]);
  });
});

describe("an invitation", () => {
  it("names the public key in the record and its seed in the link alone", () => {
    const seed = new Uint8Array(32).fill(7);
    const { act, fragment } = invitationFor("ann", seed);
    expect(act).toEqual({ do: "key.invite", seat: "ann", key: base64Of(ed25519.getPublicKey(seed)) });
    expect(invitationIn(`#${fragment}`)?.publicKey).toEqual(ed25519.getPublicKey(seed));
    expect(invitationFor("ann").fragment).not.toBe(invitationFor("ann").fragment);
  });

  it("ends with a reason, or with none", () => {
    expect(endingOf(key("ann", "enrolled", "7"), "lost")).toEqual({ do: "key.revoke", key: "key of 7", reason: "lost" });
    expect(endingOf(key("ann", "enrolled", "7"), "")).toEqual({ do: "key.revoke", key: "key of 7" });
    expect(liveKeys(keys).length).toBe(4);
    expect(openInvitations(keys).map(({ seat }) => seat)).toEqual(["chair", "zoe"]);
  });
});

describe("what is handed out", () => {
  it("is a table in which no name is a formula and no quote ends a cell", () => {
    const link = (name: string) => ({ seat: "a", name, key: "", url: "https://h/x#1" });
    expect(linksCsv([link('Ann "A", senior'), link("=1+1")])).toBe(
      '\ufeff"seat","name","link"\r\n"a","Ann ""A"", senior","https://h/x#1"\r\n"a","\'=1+1","https://h/x#1"\r\n',
    );
  });

  it("is a code with its quiet border, drawn as one path", () => {
    const { size, path } = qrOf("https://hall.example/club/join#seat=ann&invite=00");
    expect(size).toBeGreaterThanOrEqual(29);
    expect(path).toMatch(/^M4 4h7v1h-7z/);
    expect(path).not.toMatch(/M[0-3] |NaN/);
  });

  it("says where a link leads to this machine alone", () => {
    expect(["localhost", "127.0.0.1", "[::1]", "192.168.1.7", "hall.example"].map(isLocal)).toEqual([true, true, true, false, false]);
  });
});
