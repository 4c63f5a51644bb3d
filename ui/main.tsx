import { type FunctionComponent, render } from "preact";
import { Meeting } from "./hall/stream";
import { keepSetup, keepToken } from "./hall/token";
import { direction, lang } from "./messages";
import { chooseFirst } from "./messages/languages";
import { Failed, Unknown } from "./parts/Failed";
import { asBoard, followSystem } from "./style/theme";

type Screen = FunctionComponent<{ meeting: Meeting }>;

// Each screen is a file of its own: a board loads nothing of a keypad.
const screens: { readonly [name: string]: () => Promise<Screen> } = {
  board: async () => (await import("./screens/board/Board")).Board,
  chair: async () => (await import("./screens/chair/Chair")).Chair,
  teller: async () => (await import("./screens/teller/Teller")).Teller,
  vote: async () => (await import("./screens/keypad/Keypad")).Keypad,
  desk: async () => (await import("./screens/desk/Desk")).Desk,
  join: async () => (await import("./screens/join/Join")).Join,
  minutes: async () => (await import("./screens/minutes/Minutes")).Minutes,
  record: async () => (await import("./screens/public/Public")).Public,
  votes: async () => (await import("./screens/public/Public")).Public,
  elections: async () => (await import("./screens/public/Public")).Public,
};

async function page(): Promise<() => preact.JSX.Element> {
  const [body = "", name = "board"] = location.pathname.split("/").filter((part) => part !== "").map(decodeURIComponent);
  // No body may be called so: the hall keeps the address for itself.
  if (body === "new") {
    keepSetup();
    const { New } = await import("./screens/new/New");
    return () => <New />;
  }
  const load = screens[name];
  if (body === "" || load === undefined) {
    const { Home } = await import("./screens/home/Home");
    return () => <Home />;
  }
  keepToken(body);
  if (name === "board") asBoard();
  // The hall is asked while the screen is still loading.
  const meeting = new Meeting(body);
  const Screen = await load();
  return () => (meeting.unknown.value ? <Unknown /> : <Screen meeting={meeting} />);
}

async function start(root: HTMLElement): Promise<void> {
  followSystem();
  lang.subscribe((now) => {
    document.documentElement.lang = now;
    document.documentElement.dir = direction();
  });
  try {
    await chooseFirst();
    const Page = await page();
    render(<Page />, root);
  } catch {
    render(<Failed alone={/\/board\/?$/.test(location.pathname)} />, root);
  }
}

const root = document.getElementById("app");
if (root !== null) void start(root);
