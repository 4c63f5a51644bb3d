// The screens in the other languages: their words are longer, and nothing of them is cut off. Real browsers, a real hall.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { device, fitsTheWidth, isAccessible, joins, languageOf, launch, shot, speaks, type Device } from "./browsers";
import { meeting } from "./halls";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

// Buttons and keys whose words do not fit into them.
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("button, .btn, label, a, summary")]
      .filter((one) => one.offsetWidth > 1 && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 4) && getComputedStyle(one).display !== "inline")
      .map((one) => `${one.className}: ${one.innerText}`),
  );

describe("in each language", () => {
  let club: Awaited<ReturnType<typeof meeting>>;
  const screens: [string, Device][] = [];
  beforeAll(async () => {
    club = await meeting(12);
    const { hall, chair } = club;
    const links = hall.invite("chair", "secretary", "m1");
    await chair.must({ do: "vote.open", question: "decision", title: "A bench in front of the house" });
    for (const [name, seat] of [["chair", "chair"], ["desk", "secretary"], ["keypad", "m1"]] as const)
      screens.push([name, await joins(browser, links.get(seat) ?? "", { width: 1280, height: 900 })]);
    for (const [name, path] of [["home", ""], ["board", "/garden-club/board"], ["record", "/garden-club/record"]] as const)
      screens.push([name, await device(browser, `${hall.address}${path}`, { width: 1280, height: 900 })]);
  });
  afterAll(() => club.hall.close());

  it.each(["es", "fr", "ru", "zh"] as const)("%s fits wide and narrow windows", async (tag) => {
    for (const [name, { page }] of screens) {
      if (name === "board") await page.goto(`${club.hall.address}/garden-club/board?lang=${tag}`);
      else await speaks(page, tag);
      for (const width of [1280, 390, 320]) {
        await page.setViewportSize({ width, height: 900 });
        await page.waitForTimeout(150);
        await shot(page, `${name}-${tag}-${width}`);
        if (name !== "board") await fitsTheWidth(page, `${name} in ${tag} at ${width} px`);
        expect(await cutOff(page), `${name} in ${tag} at ${width} px`).toEqual([]);
      }
      await isAccessible(page, `${name} in ${tag}`);
    }
    expect(screens.flatMap(([, one]) => one.wrong)).toEqual([]);
  });

  it("is chosen from a list that says each language in itself, by keyboard too", async () => {
    const page = screens[0]![1].page;
    const list = languageOf(page);
    expect(await list.locator("option").evaluateAll((all) => all.map((one) => [(one as HTMLOptionElement).lang, one.textContent]))).toContainEqual(["fr", "Français"]);
    await speaks(page, "en");
    await list.focus();
    await page.keyboard.type("Fran");
    await page.locator("html[lang=fr]").waitFor();
    expect(await list.getAttribute("aria-label")).toBe("Langue");
  });
});
