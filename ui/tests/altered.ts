// A real hall whose picture a test changes on its way into a page: for moments that a hall comes to only after days, and
// for lies that none of ours tells.
import type { Browser, BrowserContextOptions } from "playwright-core";
import type { Offer, Snapshot } from "../hall/contract";
import type { Device } from "./browsers";

type Holder = { more?: Partial<Snapshot> };

function altering(more: Partial<Snapshot>): void {
  const holder = window as unknown as Holder;
  holder.more = more;
  const real = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const answer = await real(input, init);
    if (!String(input).includes("/events") || answer.body === null) return answer;
    const [decoder, encoder] = [new TextDecoder(), new TextEncoder()];
    let text = "";
    const changed = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, pen) {
        text += decoder.decode(chunk, { stream: true });
        const blocks = text.split("\n\n");
        text = blocks.pop() ?? "";
        for (const block of blocks) {
          const told = /^event: (snapshot|frame)$/m.test(block)
            ? block.replace(/^data: (.*)$/m, (_, json: string) => `data: ${JSON.stringify({ ...(JSON.parse(json) as object), ...holder.more })}`)
            : block;
          pen.enqueue(encoder.encode(`${told}\n\n`));
        }
      },
    });
    return new Response(answer.body.pipeThrough(changed), { status: answer.status });
  };
}

export async function altered(browser: Browser, url: string, more: Partial<Snapshot>, how: BrowserContextOptions = {}): Promise<Device> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, ...how });
  await context.addInitScript(altering, more);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const wrong: string[] = [];
  page.on("pageerror", (error) => wrong.push(String(error)));
  await page.goto(url);
  return { page, context, wrong };
}

// From now on, and at once: the page reads its picture anew as a phone that wakes does.
export const alter = (one: Device, more: Partial<Snapshot>): Promise<void> =>
  one.page.evaluate((next) => {
    (window as unknown as Holder).more = next;
    document.dispatchEvent(new Event("visibilitychange"));
  }, more);

// What the hall would offer to that seat in these votes.
export async function offering(one: Device, seat: string, votes: readonly number[]): Promise<void> {
  const offers: Offer[] = votes.flatMap((vote) =>
    ["yes", "no", "abstain"].map((choice) => ({ act: { do: "vote.cast", vote, seat, choice }, label: "", in_order: true, cite: "", why: "" })));
  await one.page.route("**/api/*/may*", (route) => route.fulfill({ json: { size: 9_000, offers } }));
}
