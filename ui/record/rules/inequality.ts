// docs/rules.md, "Inequalities": the only expressions that a body's rules have.
export type Count = { kind: "count"; name: string };
export type Carried = { kind: "carried"; partition: string };
export type Group = { kind: "sum"; terms: Term[] };
export type Term = { factor: bigint; what: Count | Carried | Group | null; of: string | null; by: string | null };
export type Relation = ">=" | ">" | "=" | "<" | "<=";
export type Inequality = { each: string | null; left: Term[]; relation: Relation; right: Term[] };

const token = /\s*(?:(\d+)|([A-Za-z_][A-Za-z0-9_.-]*)|(>=|<=|[>=<+\-():]))/y;

class Parser {
  private readonly tokens: string[] = [];
  private at = 0;

  constructor(text: string) {
    const whole = text.trim();
    token.lastIndex = 0;
    while (token.lastIndex < whole.length) {
      const found = token.exec(whole);
      if (found === null) throw new SyntaxError(`inequality: ${text}`);
      this.tokens.push(found[0].trim());
    }
  }

  inequality(): Inequality {
    const each = this.take("each") ? this.partition() : null;
    const left = this.sum();
    const relation = this.next() as Relation;
    if (![">=", ">", "=", "<", "<="].includes(relation)) this.fail();
    const right = this.sum();
    if (this.at !== this.tokens.length) this.fail();
    return { each, left, relation, right };
  }

  private fail(): never {
    throw new SyntaxError(`inequality: ${this.tokens.join(" ")}`);
  }
  private next(): string {
    const here = this.tokens[this.at] ?? this.fail();
    this.at += 1;
    return here;
  }
  private take(word: string): boolean {
    if (this.tokens[this.at] !== word) return false;
    this.at += 1;
    return true;
  }
  private need(word: string): void {
    if (!this.take(word)) this.fail();
  }
  private partition(): string {
    this.need("of");
    const name = this.next();
    this.need(":");
    return name;
  }
  private sum(): Term[] {
    const terms = [this.term(1n)];
    for (;;) {
      if (this.take("+")) terms.push(this.term(1n));
      else if (this.take("-")) terms.push(this.term(-1n));
      else return terms;
    }
  }
  private term(sign: bigint): Term {
    const numbered = /^\d+$/.test(this.tokens[this.at] ?? "") ? BigInt(this.next()) : null;
    const factor = sign * (numbered ?? 1n);
    const what = this.what();
    if (what === null && numbered === null) this.fail();
    const of = what !== null && this.take("of") ? this.next() : null;
    const by = what !== null && this.take("by") ? this.next() : null;
    return { factor, what, of, by };
  }
  private what(): Term["what"] {
    if (this.take("(")) {
      const terms = this.sum();
      this.need(")");
      return { kind: "sum", terms };
    }
    if (this.take("carried")) return { kind: "carried", partition: this.next() };
    return /^[A-Za-z_]/.test(this.tokens[this.at] ?? "") ? { kind: "count", name: this.next() } : null;
  }
}

export const parseInequality = (text: string): Inequality => new Parser(text).inequality();

export const holds: Readonly<Record<Relation, (left: bigint, right: bigint) => boolean>> = {
  ">=": (left, right) => left >= right,
  ">": (left, right) => left > right,
  "=": (left, right) => left === right,
  "<": (left, right) => left < right,
  "<=": (left, right) => left <= right,
};
