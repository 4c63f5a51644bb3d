import { ed25519 } from "@noble/curves/ed25519";
import { expect, it } from "vitest";
import { ofHex } from "../record/bytes";
import { insideAnotherProgram } from "./browser";
import { invitationIn } from "./invitation";

const iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";

it.each([
  ["Safari", `${iphone} Version/17.0 Mobile/15E148 Safari/604.1`, false],
  ["Firefox on an iPhone", `${iphone} FxiOS/120.0 Mobile/15E148 Safari/605.1.15`, false],
  ["a mail program on an iPhone", `${iphone} Mobile/15E148`, true],
  ["Chrome on Android", "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36", false],
  ["a view inside an Android program", "Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36 Version/4.0 Chrome/120.0 Mobile Safari/537.36", true],
  ["Instagram", `${iphone} Mobile/15E148 Instagram 300.0 Safari/604.1`, true],
  ["Firefox on a desk", "Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0", false],
])("knows %s", (_, agent, inside) => {
  expect(insideAnotherProgram(agent)).toBe(inside);
});

it("reads an invitation, and nothing that is cut", async () => {
  const seed = "07".repeat(32);
  const invitation = invitationIn(`#seat=FRA&invite=${seed}`);
  expect(invitation?.seat).toBe("FRA");
  expect(invitation?.publicKey).toEqual(ed25519.getPublicKey(ofHex(seed)));
  for (const wrong of ["", "#seat=FRA", `#seat=FRA&invite=${seed.slice(2)}`, `#seat=&invite=${seed}`, `#seat=F/A&invite=${seed}`]) {
    expect(invitationIn(wrong)).toBeNull();
  }
});
