// Programs for mail and messages open links in a browser of their own. What it keeps is gone with the message, or out
// of reach of the browser that is used next: a key made there is soon lost. Each tells itself by its name, or by the view
// that it borrows from the system, which a browser of its own right does not name so.
const insides: readonly (readonly [string, RegExp])[] = [
  ["Facebook, Messenger", /\b(FBAN|FBAV|FB_IAB|MessengerForiOS)\b/],
  ["Instagram, Threads", /\b(Instagram|Barcelona)\b/],
  ["other messengers", /\b(Line\/|KAKAOTALK|MicroMessenger|WhatsApp|Snapchat|Viber|Slack|Teams|Zalo)/i],
  ["networks", /\b(Twitter|LinkedInApp|Pinterest|BytedanceWebview|musical_ly|RedditMobile)\b|\[Pinterest/i],
  ["mail", /\b(Outlook-(iOS|Android)|OutlookMobile|MSOffice|Thunderbird|YahooMobileMail|GmailiOS)\b/i],
  ["the search app of Google", /\bGSA\//],
  ["a program of the desk", /\bElectron\//],
  ["a view inside an Android program", /; wv\)/],
  ["a view inside a program of Apple's, also where it poses as a Mac", /\b(iPhone|iPad|iPod|Macintosh)\b(?!.*\bSafari\/).*\bAppleWebKit\//],
];

export const insideAnotherProgram = (agent: string): boolean => insides.some(([, sign]) => sign.test(agent));
