// The text of a code that a phone reads to join a Wi-Fi: the signs that part its fields are escaped.
const escaped = (text: string): string => text.replace(/[\\;,:"]/g, "\\$&");

export const wifiCode = (name: string, password: string): string =>
  `WIFI:T:${password === "" ? "nopass" : "WPA"};S:${escaped(name)};${password === "" ? "" : `P:${escaped(password)};`};`;
