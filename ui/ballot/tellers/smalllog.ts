import { ed25519 } from "@noble/curves/ed25519";
import type { Point } from "../group";
import { publicly, Group } from "../group";

// Section 9: M = m·G with a small m, by baby steps and giant steps. Steps are compared by a mark that is the same for all
// forms of a ristretto element and for its negative, and that costs one inversion for many steps: (x·y)², for the forms
// differ by signs of x and y, and by an exchange of both. What a mark finds is then checked.
const Edwards = ed25519.Point;
type Form = InstanceType<typeof Edwards>;

const field = Edwards.Fp;
const perTurn = 256;

function marksOf(forms: Form[]): bigint[] {
  const inverses = inverted(forms.map(({ Z }) => Z));
  return forms.map(({ T }, i) => field.sqr(field.mul(T, inverses[i] ?? 0n)));
}

// All by one inversion.
function inverted(all: bigint[]): bigint[] {
  const before: bigint[] = [];
  let product = 1n;
  for (const one of all) {
    before.push(product);
    product = field.mul(product, one);
  }
  let rest = field.inv(product);
  const out = [...all];
  for (let i = all.length - 1; i >= 0; i -= 1) {
    out[i] = field.mul(rest, before[i] ?? 0n);
    rest = field.mul(rest, all[i] ?? 1n);
  }
  return out;
}

function steps(from: Form, step: Form, count: number): Form[] {
  const out: Form[] = [];
  for (let at = from; out.length < count; at = at.add(step)) out.push(at);
  return out;
}

// 0 … size times G, by mark; a larger table serves every smaller bound too.
let table = new Map<bigint, number>();

function tableOf(size: number): Map<bigint, number> {
  if (table.size > size) return table;
  table = new Map();
  for (let from = 0; from <= size; from += perTurn) {
    const first = Edwards.BASE.multiplyUnsafe(BigInt(from));
    marksOf(steps(first, Edwards.BASE, perTurn)).forEach((mark, i) => table.set(mark, from + i));
  }
  return table;
}

const isTimes = (M: Point, m: number): boolean => publicly(Group.BASE, BigInt(m)).equals(M);

// Each giant step reaches the table on both sides, so it is as wide as twice the table.
export function smallLog(M: Point, bound: number): number | null {
  const size = Math.max(1, Math.ceil(Math.sqrt(bound / 2)));
  const babies = tableOf(size);
  const reach = babies.size - 1;
  const wide = 2 * reach + 1;
  const giant = Edwards.BASE.multiplyUnsafe(BigInt(wide)).negate();
  const { x, y } = M.toAffine();
  let at = Edwards.fromAffine({ x, y });
  for (let from = 0; from * wide <= bound + reach; from += perTurn) {
    const turn = steps(at, giant, perTurn + 1);
    at = turn.pop() ?? at;
    for (const [i, mark] of marksOf(turn).entries()) {
      const baby = babies.get(mark);
      const middle = (from + i) * wide;
      const found = baby === undefined ? [] : [middle + baby, middle - baby].filter((m) => m >= 0 && m <= bound);
      for (const m of found) if (isTimes(M, m)) return m;
    }
  }
  return null;
}
