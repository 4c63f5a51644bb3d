// The web side: headers, foreign origins, ambiguous requests, paths, spoofed hosts, uploads, errors (catalogue H2, H4, H5,
// H7, H8, H10, H14, H15, H17, H18).
import { ed25519 } from "@noble/curves/ed25519";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { base64Of } from "../../record/bytes";
import { meeting, program } from "../halls";
import { hasRoute, routes } from "./bodies";
import { ambiguous, traversals } from "./payloads";
import { all, bodyLimit, bodyOf, casts, get, must, opens, parsed, pause, plainOf, post, posted, raw, sizeOf, type Raw } from "./wire";

let club: Awaited<ReturnType<typeof meeting>>;
let vote = 0;
beforeAll(async () => {
  club = await meeting(4);
  vote = (await must(club.chair, opens("A bench"))).position;
  await must(club.members[0]!, casts(vote, "m1", "yes"));
});
afterAll(() => club.hall.close());

const headersOf = (answer: Raw): Headers => {
  const out = new Headers();
  for (const line of answer.text.slice(0, answer.text.indexOf("\r\n\r\n")).split("\r\n").slice(1)) out.append(line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim());
  return out;
};
const asked = (request: string, ms = 2_000): Promise<Raw> => raw(club.hall.port, Buffer.from(request, "latin1"), { answers: 1, ms });

// Every path that docs/api.md has, and requests that are wrong in each way that there is a status for.
async function places(): Promise<Record<string, string>> {
  const { hall } = club;
  const [key] = await hall.get<{ id: string }[]>("/keys");
  const asset = /\/assets\/[^"]+/.exec((await hall.ask("/")).text)![0];
  const out: Record<string, string> = {};
  for (const { method, path } of routes()) {
    const own = path.replace("/assets/{path}", asset).replace("{body}", hall.body).replace("{n}", String(vote)).replace("{key}", key!.id).replace("{hash}", "0".repeat(64)).replace("tile/{path}", "tile/0/000.p/1");
    out[`${method} ${path}`] = method === "GET" ? get(own + (own.endsWith("/may") ? "?as=m1" : "")) : post(own, "x");
  }
  return {
    ...out, csv: get(`/api/${hall.body}/votes/${vote}.csv`), "404": get("/nothing"), "404 of a body": get("/api/nobody/body"), "404 of a vote": get(`/api/${hall.body}/votes/99999`), "404 of an asset": get("/assets/x.js"),
    "404 of a tile": get(`/records/${hall.body}/tile/0/999`), "405": post("/healthz", "x"), "400 of an act": post(`/api/${hall.body}/acts`, "x"), "400 of a question": get(`/api/${hall.body}/may`), "400": "NONSENSE\r\n\r\n",
    "413": `POST /api/${hall.body}/acts HTTP/1.1\r\nHost: hall\r\nContent-Length: 1073741824\r\n\r\n`, "422": posted(hall, (await club.members[0]!.lineOf({ do: "no.act" }))), "409": posted(hall, (await club.members[0]!.lineOf({ do: "vote.lock", vote }))),
    "401": post("/api/bodies", "{}"), OPTIONS: `OPTIONS /api/${hall.body}/acts HTTP/1.1\r\nHost: hall\r\nOrigin: https://good.evil\r\n\r\n`, HEAD: "HEAD /healthz HTTP/1.1\r\nHost: hall\r\n\r\n",
  };
}

describe("H2 and H17 headers", () => {
  it("protect every answer, errors too; nothing of the hall's word is kept by anybody", async () => {
    const wrong: string[] = [];
    const told = await all(Object.entries(await places()), async ([name, request]) => ({ name, headers: headersOf(await asked(request, 600)) }));
    for (const { name, headers } of told) {
      const lacks = (what: string, holds: boolean): void => void (holds || wrong.push(`${name}: ${what}`));
      const policy = headers.get("content-security-policy") ?? "";
      lacks("default-src 'none'", policy.includes("default-src 'none'"));
      lacks("frame-ancestors 'none'", policy.includes("frame-ancestors 'none'"));
      lacks("nothing inline, nothing evaluated", !/unsafe-(?:inline|eval|hashes)/.test(policy.replace(/style-src-attr [^;]*/, "")) && !/script-src[^;]*(?:\*|http:|data:|blob:)/.test(policy));
      lacks("nosniff", headers.get("x-content-type-options") === "nosniff");
      lacks("no-referrer", headers.get("referrer-policy") === "no-referrer");
      lacks("a window of its own", headers.get("cross-origin-opener-policy") === "same-origin");
      lacks("no cookie", headers.get("set-cookie") === null);
      const lasts = /\/assets\/|\/records\/|GET \/(?:new|\{body\}|$)/.test(name) && !/^[45]|404/.test(name);
      if (!lasts) lacks("no-store", headers.get("cache-control") === "no-store");
      else lacks("cache-control", headers.get("cache-control") !== null);
    }
    expect(wrong).toEqual([]);
  });
});

describe("H4 and H5 another site's page", () => {
  it("is told nothing by the browser's rules, and what it posts needs a signature that it has not", async () => {
    const { hall } = club;
    const size = await sizeOf(hall);
    for (const origin of ["null", "https://good.evil", "http://127.0.0.1", "http://hall.evil.example", "file://", hall.address.replace("127.0.0.1", "localhost")])
      for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json"]) {
        const headers = `Origin: ${origin}\r\nReferer: ${origin}/\r\nSec-Fetch-Site: cross-site\r\nCookie: session=1; __Host-seat=m1\r\n`;
        const bodies = ["x", `{"do":"vote.cast","vote":${vote},"seat":"m1","choice":"no"}`, `act=${encodeURIComponent('{"do":"vote.lock"}')}`, (await club.chair.lineOf({ do: "vote.lock", vote })).replace(/ [^ ]{88} /, ` ${base64Of(new Uint8Array(64))} `)];
        for (const body of bodies) {
          const answer = await asked(post(`/api/${hall.body}/acts`, body, headers).replace("text/plain", type));
          expect(answer.status).toBeGreaterThanOrEqual(400);
          expect([...headersOf(answer).keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
        }
        for (const path of ["/snapshot", "/keys", "/head", "/events"]) expect(headersOf(await asked(get(`/api/${hall.body}${path}`, headers), 150)).get("access-control-allow-origin")).toBeNull();
      }
    for (const [method, header] of [["GET", "X-HTTP-Method-Override: POST"], ["GET", "X-Method-Override: POST"], ["PUT", "X-A: b"], ["DELETE", "X-A: b"], ["PATCH", "X-A: b"], ["OPTIONS", "Access-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: authorization"]]) {
      const answer = await asked(`${method} /api/${hall.body}/acts?_method=POST HTTP/1.1\r\nHost: hall\r\n${header}\r\n\r\n`);
      expect(answer.status, method).toBe(405);
      expect(answer.text.toLowerCase()).not.toContain("access-control");
    }
    expect(await sizeOf(hall)).toBe(size);
  });
});

describe("H7 requests that two readers would cut differently", () => {
  it.each(Object.keys(ambiguous))("%s: 400 and closed, and nothing that hides in it is answered", async (name) => {
    const answer = await raw(club.hall.port, Buffer.from(ambiguous[name]!.replace("BODY", club.hall.body), "latin1"), { ms: 1_500 });
    expect(answer.text).not.toContain("open\n");
    expect(answer.statuses.length).toBeLessThanOrEqual(1);
    expect([400, 411, 501, 0]).toContain(answer.status);
    expect(answer.closed).toBe(true);
  });
});

describe("H8 paths that would leave a folder", () => {
  it("lead nowhere", async () => {
    const { hall } = club;
    const paths = traversals(hall.body);
    expect(paths.length).toBeGreaterThanOrEqual(500);
    await all(Array(10), async (_, k) => {
      for (let i = k; i < paths.length; i += 10) {
        const answer = await raw(hall.port, Buffer.from(get(paths[i]!), "latin1"), { answers: 1 });
        expect([400, 404], paths[i]).toContain(answer.status);
        expect(bodyOf(answer), paths[i]).not.toMatch(/root:|plenary\/key-file|PATH=/);
        expect(bodyOf(answer).length, paths[i]).toBeLessThan(200);
      }
    });
  });
});

describe.skipIf(!/--log/.test(execFileSync(program, ["serve", "--help"]).toString()))("H10 what the hall writes down", () => {
  it("is one line of JSON for each request, whatever is asked", async () => {
    const { hall } = club;
    const log = join(hall.folder, "requests.log");
    hall["more"].push("--log", log);
    await hall.kill("SIGTERM");
    await hall.open();
    const strange = ["/%0d%0aforged", "/\u001b[31mred", "/%n%n%s", `/${"a".repeat(3_000)}`, "/%1b]0;title%07", '/"},{"status":200', "/\u007f\u0080\u00ff", "/\u2028"];
    for (const text of strange) await asked(get(text), 500);
    await asked(get("/healthz", "User-Agent: \u001b[2J\r\nX-Forwarded-For: a\tb\r\n"));
    await asked(post(`/api/${hall.body}/acts?x=\n{"id":1}`, "x"), 500);
    await club.members[0]!.does({ do: "floor.ask\u001b[31m\nforged" });
    await pause(100);
    const written = readFileSync(log, "latin1");
    const lines = written.trimEnd().split("\n");
    for (const line of lines) expect(Object.keys(JSON.parse(line) as object).sort(), line).toEqual(["at", "bytes", "id", "method", "ms", "path", "status"]);
    expect(lines.length).toBeGreaterThanOrEqual(6);
    expect(new Set(lines.map((line) => (JSON.parse(line) as { id: string }).id)).size).toBe(lines.length);
    expect(written).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(2_000);
    expect(hall.printed).not.toMatch(/\u001b|forged/);
  });
});

describe("H14 another host's name", () => {
  it("changes nothing in any answer, and leads nowhere", async () => {
    const { hall } = club;
    const plain = new Map<string, string>();
    const paths = ["/", "/api/bodies", `/api/${hall.body}/body`, `/${hall.body}/board`, "/nothing", `/records/${hall.body}/checkpoint`];
    for (const path of paths) plain.set(path, plainOf(await asked(get(path))));
    const spoofs = ["X-Forwarded-Host: evil.example", "X-Forwarded-Proto: https\r\nX-Forwarded-For: 1.2.3.4", "Forwarded: host=evil.example;proto=https", "X-Original-URL: /api/bodies", "X-Rewrite-URL: /metrics", "X-Host: evil.example", "Via: 1.1 evil.example"];
    for (const path of paths) {
      for (const spoof of spoofs) expect(plainOf(await asked(get(path, `${spoof}\r\n`)))).toBe(plain.get(path));
      for (const host of ["evil.example", "evil.example:80", "127.0.0.1@evil.example", "[::1]", "-"]) expect((await asked(get(path).replace("Host: hall", `Host: ${host}`))).text).not.toContain("evil");
      const absolute = await asked(get(`http://evil.example${path}`));
      expect(absolute.text).not.toMatch(/evil|^location:/im);
      expect([200, 400, 404, 421]).toContain(absolute.status);
    }
    for (const target of ["//evil.example/", "/\\evil.example", "http://169.254.169.254/latest/meta-data", "https://127.0.0.1:1/", "*", "evil.example:443"]) {
      const answer = await asked(get(target));
      expect([400, 404, 405], target).toContain(answer.status);
      expect(answer.text).not.toMatch(/^location:/im);
    }
    expect((await asked("CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n")).status).toBeGreaterThanOrEqual(400);
  });
});

describe.skipIf(!hasRoute("/api/{body}/files"))("H15 files", () => {
  it("are taken by their hash, from who has a token, up to a limit, and given as bytes", async () => {
    const { hall, chair, members } = club;
    const { challenge } = parsed<{ challenge: string }>(await hall.ask(`/api/${hall.body}/challenge`, { method: "POST" }));
    const signature = base64Of(ed25519.sign(Buffer.from(`plenary/token/v1\n${(await chair.body()).origin}\n${challenge}`), chair["secret"]));
    const { token } = parsed<{ token: string }>(await hall.ask(`/api/${hall.body}/token`, { method: "POST", body: `${(await chair.lineOf({ do: "x" })).slice(0, 8)} ${signature} ${challenge}` }));
    const put = (bytes: Uint8Array, bearer = token): ReturnType<typeof hall.ask> => hall.ask(`/api/${hall.body}/files`, { method: "POST", body: Buffer.from(bytes), headers: { Authorization: `Bearer ${bearer}` } });
    const texts = ["<script>alert(1)</script>", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "GIF89a/*\0*/=1;alert(1)", "%PDF-1.4\n<script>", "PK\u0003\u0004../../../../etc/cron.d/x", "#!/bin/sh\n", "MZ", "\u007fELF", "\0\0\0", "a", "plenary/salt/v1 x\n", "../../secret", "%EF%BB%BF<html>", "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>", "Content-Type: text/html\r\n\r\n<b>"];
    const files = [...texts.map((text) => Buffer.from(text, "latin1")), ...texts.map((text) => Buffer.from(`\ufeff${text}${" ".repeat(1_000)}`)), Buffer.alloc(bodyLimit, 7)];
    for (const bytes of files) {
      const digest = createHash("sha256").update(bytes).digest("hex");
      const answer = await put(bytes);
      expect(answer.status, answer.text).toBe(200);
      expect(parsed(answer)).toEqual({ digest });
      const given = await hall.ask(`/records/${hall.body}/blobs/${digest}`);
      if (given.status === 404) continue; // nobody has named it yet
      expect(given.headers.get("content-type")).toBe("application/octet-stream");
      expect(given.headers.get("x-content-type-options")).toBe("nosniff");
      expect(given.headers.get("content-disposition")).toMatch(/^attachment/);
    }
    expect((await put(Buffer.alloc(bodyLimit + 1))).status).toBe(413);
    expect((await asked(`POST /api/${hall.body}/files HTTP/1.1\r\nHost: hall\r\nAuthorization: Bearer ${token}\r\nContent-Length: 10737418240\r\n\r\n`)).status).toBe(413);
    for (const bearer of ["", "x", "0".repeat(token.length), token.slice(0, -1)]) expect([401, 403]).toContain((await put(Buffer.from("a"), bearer)).status);
    expect((await members[0]!.does({ do: "document.circulate", kind: "note", title: "x", digest: "../../secret" })).status).not.toBe(200);
  });
});

describe("H18 fifty errors", () => {
  it("tell what was wrong and nothing about the machine", async () => {
    const { hall } = club;
    const one = club.members[0]!;
    const acts = [{ do: "no.act" }, { do: "vote.cast" }, { do: "vote.cast", vote: -1 }, { do: "vote.cast", vote: 1e300 }, { do: "vote.cast", vote: 999999, seat: "m1", choice: "yes" }, { do: "text.submit", digest: "x" }, { do: "body.amend", edition: 99, rules: "0".repeat(64), roster: "0".repeat(64) }, { do: "body.establish", edition: 1, key: "x" }, { do: "key.enrol", seat: "m1", key: base64Of(new Uint8Array(32)), proof: "x" }, { do: "blob.withhold", blob: "../x" }];
    const requests = [...(await all(acts, async (act) => posted(hall, await one.lineOf(act)))), ...Object.values(await places()), ...["receipts/-1", "receipts/99999999999999999999", "votes/x", "votes/-1.csv", "keys/zz", "may?as=../x", "may?as=", "votes/1.csv.csv"].map((path) => get(`/api/${hall.body}/${path}`))];
    expect(requests.length).toBeGreaterThanOrEqual(50);
    for (const request of requests) {
      const answer = await asked(request, 300);
      if (answer.status < 400) continue;
      expect(answer.status, request.slice(0, 80)).toBeLessThan(500);
      expect(answer.text, request.slice(0, 80)).not.toMatch(/^(?:server|x-powered-by|via|etag):/im);
      expect(answer.text, request.slice(0, 80)).not.toMatch(/\/(?:tmp|home|work|usr|proc|root)\/|\.[ch]pp|boost|beast|terminate|std::|0x[0-9a-f]{6}|\b\d+\.\d+\.\d+\b|errno|No such file/);
    }
  });
});
