// docs/record.md, "Strict JSON"; for acts of secret ballots, docs/secret-ballot-notes.md, section 10, which lets lines be broken
// between tokens and is else as strict. An object is a Map, so that its keys keep their order and no name is special.
export type Json = string | number | boolean | Json[] | JsonObject;
export type JsonObject = Map<string, Json>;

const mostDepth = 8;
const mostKeys = 64;
const escapes: Readonly<Record<string, string>> = {
  '"': '"', "\\": "\\", "/": "/", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t",
};
const numberForm = /-?(?:0|[1-9][0-9]*)(?![0-9.eE+-])/y;
const plainForm = /[^"\\\u0000-\u001f]+/y;
const hexForm = /[0-9a-fA-F]{4}/y;
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

class Parser {
  private at = 0;
  constructor(
    private readonly text: string,
    private readonly gaps: string,
  ) {}

  whole(): Json {
    const value = this.value(1);
    if (this.at !== this.text.length) this.fail();
    return value;
  }

  private fail(): never {
    throw new SyntaxError(`json at ${this.at}`);
  }
  private gap(): void {
    while (this.at < this.text.length && this.gaps.includes(this.text[this.at] ?? "")) this.at += 1;
  }
  private take(char: string): boolean {
    if (this.text[this.at] !== char) return false;
    this.at += 1;
    return true;
  }
  private need(char: string): void {
    if (!this.take(char)) this.fail();
  }
  private match(form: RegExp): string | null {
    form.lastIndex = this.at;
    const found = form.exec(this.text)?.[0] ?? null;
    this.at += found?.length ?? 0;
    return found;
  }

  private value(depth: number): Json {
    switch (this.text[this.at]) {
      case "{": return this.object(depth);
      case "[": return this.list(depth);
      case '"': return this.string();
      case "t": return this.word("true", true);
      case "f": return this.word("false", false);
      default: return this.number();
    }
  }
  private word(word: string, value: boolean): boolean {
    if (!this.text.startsWith(word, this.at)) this.fail();
    this.at += word.length;
    return value;
  }
  private number(): number {
    const value = Number(this.match(numberForm) ?? this.fail());
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) this.fail();
    return value;
  }
  private string(): string {
    this.need('"');
    let out = "";
    for (;;) {
      out += this.match(plainForm) ?? "";
      if (this.take('"')) break;
      this.need("\\");
      out += this.escape();
    }
    if (loneSurrogate.test(out)) this.fail();
    return out;
  }
  private escape(): string {
    if (this.take("u")) return String.fromCharCode(Number.parseInt(this.match(hexForm) ?? this.fail(), 16));
    const plain = escapes[this.text[this.at] ?? ""] ?? this.fail();
    this.at += 1;
    return plain;
  }
  private list(depth: number): Json[] {
    const out: Json[] = [];
    this.between("[", "]", depth, () => out.push(this.value(depth + 1)));
    return out;
  }
  private object(depth: number): JsonObject {
    const out: JsonObject = new Map();
    this.between("{", "}", depth, () => {
      const key = this.string();
      if (out.has(key) || out.size === mostKeys) this.fail();
      this.gap();
      this.need(":");
      this.gap();
      out.set(key, this.value(depth + 1));
    });
    return out;
  }
  private between(open: string, close: string, depth: number, member: () => void): void {
    if (depth > mostDepth) this.fail();
    this.need(open);
    this.gap();
    if (this.take(close)) return;
    do {
      this.gap();
      member();
      this.gap();
    } while (this.take(","));
    this.need(close);
  }
}

export const parseJson = (text: string): Json => new Parser(text, " \t").whole();
export const parseLines = (text: string): Json => new Parser(text, " \t\n\r").whole();

// Such a text has no bytes in UTF-8.
export const hasLoneSurrogate = (text: string): boolean => loneSurrogate.test(text);

const shortEscapes: Readonly<Record<string, string>> = {
  '"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r",
};

// A text as a ruling spells it.
export function spelled(text: string): string {
  const inner = text.replace(/["\\\u0000-\u001f]/g, (char) =>
    shortEscapes[char] ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return `"${inner}"`;
}
