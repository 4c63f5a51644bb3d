// Programs for mail and messages open links in a browser of their own. What it keeps is gone with the message, or out
// of reach of the browser that is used next: a key made there is soon lost.
const named = /\b(FBAN|FBAV|FB_IAB|Instagram|Line|MicroMessenger|WhatsApp|Twitter|LinkedInApp|Snapchat|GSA|Teams|Slack|Outlook-(iOS|Android))\b/i;
const androidView = /; wv\)/;
const apple = /\b(iPhone|iPad|iPod)\b/;

export function insideAnotherProgram(agent: string): boolean {
  return named.test(agent) || androidView.test(agent) || (apple.test(agent) && !/\bSafari\//.test(agent));
}
