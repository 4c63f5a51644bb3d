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
  ["Facebook", `${iphone} Mobile/15E148 [FBAN/FBIOS;FBAV/440.0.0;FBBV/1;FBDV/iPhone15,2]`, true],
  ["Facebook on Android", "Mozilla/5.0 (Linux; Android 14; SM-S911B) AppleWebKit/537.36 Version/4.0 Chrome/120.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/440.0;]", true],
  ["Outlook on an iPhone", `${iphone} Mobile/15E148 Outlook-iOS/4.2401`, true],
  ["Outlook on Android", "Mozilla/5.0 (Linux; Android 14; SM-S911B; wv) AppleWebKit/537.36 Version/4.0 Chrome/120.0 Mobile Safari/537.36 Outlook-Android/2.0", true],
  ["Gmail on an iPhone", `${iphone} GSA/300.0 Mobile/15E148 Safari/604.1`, true],
  ["Gmail on Android", "Mozilla/5.0 (Linux; Android 13; Pixel 6 Build/TQ3A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/119.0 Mobile Safari/537.36", true],
  ["a mail program on an iPad that poses as a Mac", "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)", true],
  ["WeChat", "Mozilla/5.0 (Linux; Android 12; M2012) AppleWebKit/537.36 Chrome/86 Mobile Safari/537.36 MicroMessenger/8.0.30", true],
  ["Line", `${iphone} Mobile/15E148 Safari Line/13.20.0`, true],
  ["Slack on a desk", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/120.0 Electron/28.0 Safari/537.36", true],
  ["Thunderbird", "Mozilla/5.0 (X11; Linux x86_64; rv:115.0) Gecko/20100101 Thunderbird/115.6.0", true],
  ["Safari on a Mac", "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.2 Safari/605.1.15", false],
  ["Chrome on an iPhone", `${iphone} CriOS/120.0.6099.50 Mobile/15E148 Safari/604.1`, false],
  ["Edge on a desk", "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0", false],
  ["Samsung's browser", "Mozilla/5.0 (Linux; Android 13; SAMSUNG SM-S911B) AppleWebKit/537.36 SamsungBrowser/23.0 Chrome/115.0 Mobile Safari/537.36", false],
  ["Firefox on a Mac", "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:120.0) Gecko/20100101 Firefox/120.0", false],
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
