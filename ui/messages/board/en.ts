import type { English } from "../catalogue";

export const board = {
  // ---- the menu of views
  "board.views": "Views of the board",
  "board.view.full": "Whole board",
  "board.view.result": "Result",
  "board.view.hemicycle": "Hemicycle",
  "board.view.groups": "Groups",
  "board.view.question": "Question",
  "board.view.speaker": "Speaker",
  "board.view.message": "Message",
  "board.view.network": "Network",
  "board.view.overlay": "Overlay for video",

  // ---- the foot
  "board.code": "Code of the public page of this record",
  "board.tested": "The test is over. It decided nothing.",

  // ---- votes over some days
  "board.closes_at": "Voting closes on {day} at {time}.",
  "board.over": "The time for voting is over. The vote is about to be locked.",
  "board.left": "Time left",
  "board.days": { one: "{n} day", other: "{n} days" },
  "board.beside": "Votes over some days",
  "board.beside.opens": "opens on {day} at {time}",
  "board.beside.closes": "closes on {day} at {time}",
  "board.beside.locked": "locked, not declared yet",
  "board.beside.voted": { one: "{n} of {all} has voted", other: "{n} of {all} have voted" },
  "board.more": { one: "and {n} more", other: "and {n} more" },

  // ---- what waits for a second person
  "board.proposed.annul": "Annulment proposed",
  "board.proposed.count": "Correction of the count proposed",
  "board.proposed.title": "Correction of the title proposed",
  "board.proposed.by": "Proposed by {name}. Nothing changes until a second person confirms it.",

  // ---- a test vote
  "board.test": "Test",
  "board.test.says": "A test vote with known answers. It decides nothing.",
  "board.test.open": "The test is open until the lock.",
  "board.test.press": "Each member presses what stands beside its name; ≠ marks another choice.",
  "board.test.right": "As asked",
  "board.test.wrong": "Not as asked",
  "board.test.missing": "Not pressed",
  "board.test.asked": "asked for: {choice}",
  "board.test.all": "All have pressed what was asked.",
  "board.test.hidden": "Until the lock only who has pressed is shown.",

  // ---- hemicycle and groups
  "board.seats": { one: "{n} member in a hemicycle", other: "{n} members in a hemicycle" },
  "board.by_choice": "By choice",
  "board.by_seat": "By seat",
  "board.no_vote": "No vote is before the meeting.",
  "board.groups": "Totals by group",
  "board.group": "Group",
  "board.group.none": "In no group",
  "board.group.total": "All",

  // ---- speaker, message, network
  "board.next": "Next",
  "board.time_left": "left",
  "board.time_spoken": "spoken",
  "board.message": "Message",
  "board.no_message": "No message was given with this address.",
  "board.network": "This hall on your own device",
  "board.network.open": "Open in a browser",
  "board.network.code": "Code of the hall’s address",
  "board.wifi": "Wi-Fi",
  "board.wifi.name": "Name",
  "board.wifi.password": "Password",
  "board.wifi.open": "none is needed",
  "board.wifi.code": "Code for joining the Wi-Fi",
} as const satisfies English;
