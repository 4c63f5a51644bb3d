#!/usr/bin/env python3
"""Second verifier of the transparency-log layer, written from record-formats.md (whose sections are cited below).

Usage: folder DIR TRUST | receipt FILE TRUST | note FILE VKEY... | signatures FILE | proofs FILE | grammar FILE...

Exit code: 0 valid (or a bitmap was printed), 1 invalid or awaiting witnesses, 2 cannot read. Parsers raise ValueError,
which is a GRAMMAR fault of what is verified and "cannot read" where the trust file, a vkey or a table is wrong.
"""

import base64
import functools
import hashlib
import os
import re
import sys
from typing import NamedTuple

NOTE_BYTES_MAX = 64 * 1024
NOTE_LINES_MAX = 64
ENTRY_BYTES_MAX = 65_535
NUMBER_MAX = 2**63 - 1      # sizes, indexes, timestamps: the same verdict where integers are signed
PROOF_LINES_MAX = 63        # the longest path in a tree of NUMBER_MAX leaves
RECEIPT_BYTES_MAX = NOTE_BYTES_MAX + 128 * 1024     # more than its three parts may have together
TRUST_BYTES_MAX = 1024 * 1024
TILE_WIDTH = 256
BUNDLE_BYTES_MAX = TILE_WIDTH * (2 + ENTRY_BYTES_MAX)

ED25519, COSIGNATURE, ML_DSA_44 = 0x01, 0x04, 0x06
PUBLIC_KEY_BYTES = {ED25519: 32, COSIGNATURE: 32, ML_DSA_44: 1312}


class Invalid(Exception):
    """The evidence is false; arguments: code, sentence."""


class AwaitingWitnesses(Exception):
    """Everything holds but the quorum (section 7)."""


class Unreadable(Exception):
    """No verdict is possible."""


# --- Section 1: Merkle tree ---

def sha256(data):
    return hashlib.sha256(data).digest()


def leaf_hash(entry):
    return sha256(b"\x00" + entry)


def node_hash(left, right):
    return sha256(b"\x01" + left + right)


def tree_hash(hashes):
    """MTH over leaf hashes. Pairing from the left, an odd last one moving up, splits at the largest power of two."""
    while len(hashes) > 1:
        paired = [node_hash(hashes[i], hashes[i + 1]) for i in range(0, len(hashes) - 1, 2)]
        hashes = paired + hashes[len(paired) * 2:]
    return hashes[0] if hashes else sha256(b"")


def fold_path(fn, sn, left, right, proof):
    """The loop of both proofs: `left` takes the left siblings only, `right` all. None if the length is wrong."""
    for p in proof:
        if sn == 0:
            return None
        if fn & 1 or fn == sn:
            left, right = node_hash(p, left), node_hash(p, right)
            while fn and not fn & 1:
                fn, sn = fn >> 1, sn >> 1
        else:
            right = node_hash(right, p)
        fn, sn = fn >> 1, sn >> 1
    return (left, right) if sn == 0 else None


def inclusion_holds(index, size, leaf, root, proof):
    folded = fold_path(index, size - 1, leaf, leaf, proof) if index < size else None
    return folded is not None and folded[1] == root


def consistency_holds(m, n, root_m, root_n, proof):
    """For m = 0 < n the text asks for an empty proof and nothing more."""
    if m == n:
        return not proof and root_m == root_n
    if m == 0:
        return not proof
    if m > n or not proof:
        return False
    if m & (m - 1) == 0:
        proof = [root_m, *proof]
    fn, sn = m - 1, n - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    return fold_path(fn, sn, proof[0], proof[0], proof[1:]) == (root_m, root_n)


# --- Section 8: Ed25519; points in extended coordinates (X, Y, Z, T) of RFC 8032 section 5.1.4 ---

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
IDENTITY = (0, 1, 1, 0)


def add(p, q):
    """Complete on this curve, so also right for p = q and for points of small order."""
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * D * p[3] * q[3] % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def multiply(scalar, p):
    result = IDENTITY
    for bit in bin(scalar)[2:]:
        result = add(result, result)
        if bit == "1":
            result = add(result, p)
    return result


def is_identity(p):
    return p[0] == 0 and p[1] == p[2]


def encode(p):
    inverse = pow(p[2], -1, P)
    x, y = p[0] * inverse % P, p[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def decode(data):
    """The point of a canonical encoding; None for y >= p, x = 0 with the sign bit, or no point of the curve."""
    sign, y = divmod(int.from_bytes(data, "little"), 2**255)
    if len(data) != 32 or y >= P:
        return None
    u, v = (y * y - 1) % P, (D * y * y + 1) % P
    x = u * pow(v, 3, P) * pow(u * pow(v, 7, P), (P - 5) // 8, P) % P
    if v * x * x % P != u:
        x = x * pow(2, (P - 1) // 4, P) % P
    if v * x * x % P != u or (x == 0 and sign):
        return None
    x = x if x & 1 == sign else P - x
    return x, y, 1, x * y % P


BASE = decode((4 * pow(5, -1, P) % P).to_bytes(32, "little"))


@functools.lru_cache(maxsize=1024)
def public_key_point(key):
    """Rule 1: the point of a clean public key, None for any other. Kept, because a key is checked once."""
    a = decode(key)
    clean = a is not None and not is_identity(a) and is_identity(multiply(L, a))
    return a if clean else None


def signature_holds(key, signature, message):
    """Rules 1 to 4. Rule 3 is tested on the point itself: one of order 1, 2, 4 or 8 is the identity when times 8."""
    a, r_bytes, s = public_key_point(key), signature[:32], int.from_bytes(signature[32:], "little")
    if a is None or len(signature) != 64 or s >= L:
        return False
    r = decode(r_bytes)
    if r is None or is_identity(multiply(8, r)):
        return False
    k = int.from_bytes(hashlib.sha512(r_bytes + key + message).digest(), "little") % L
    return encode(add(multiply(s, BASE), multiply(L - k, a))) == r_bytes


# --- Sections 2 to 4 and 9: signed notes, checkpoints, cosignatures ---

class Key(NamedTuple):
    name: str
    key_id: bytes
    type: int
    public_key: bytes


def decode_base64(text):
    """Standard alphabet, padded, trailing bits zero: only what encodes back to the same text."""
    data = base64.b64decode(text, validate=True)
    if base64.b64encode(data).decode() != text:
        raise ValueError("base64 is not in its one form")
    return data


def decode_hash(text):
    data = decode_base64(text)
    if len(data) != 32:
        raise ValueError("a hash is not of 32 bytes")
    return data


def decode_number(text):
    if not re.fullmatch("0|[1-9][0-9]{0,18}", text) or int(text) > NUMBER_MAX:
        raise ValueError(f"{text[:32]!a} is not a decimal without leading zeros of at most {NUMBER_MAX}")
    return int(text)


def check_key_name(name):
    """str.isspace is Unicode White_Space, and U+001C to U+001F, which no note may hold anyway."""
    if not name or any(c == "+" or c.isspace() for c in name):
        raise ValueError(f"{name[:80]!a} is not a key name")


def parse_vkey(text):
    """Section 2, with rule 1 of section 8, as this is where a key enters."""
    name, key_id, material = [*text.split("+", 2), "", ""][:3]
    check_key_name(name)
    data = decode_base64(material)
    key_type, public_key = int.from_bytes(data[:1], "big"), data[1:]
    if len(public_key) != PUBLIC_KEY_BYTES.get(key_type):
        raise ValueError("this is not a key of type 01, 04 or 06")
    if key_id != sha256(name.encode() + b"\n" + data)[:4].hex():
        raise ValueError("the key ID is not that of the key")
    if key_type != ML_DSA_44 and public_key_point(public_key) is None:
        raise ValueError("the Ed25519 public key is not clean")
    return Key(name, bytes.fromhex(key_id), key_type, public_key)


def parse_signature(line):
    """Section 2: (name, key ID, signature)."""
    match = re.fullmatch("\u2014 ([^ ]+) ([^ ]+)", line)
    if not match:
        raise ValueError(f"{line[:80]!a} is not a signature line")
    check_key_name(match[1])
    data = decode_base64(match[2])
    if len(data) < 5:
        raise ValueError("a signature line holds fewer than 5 bytes")
    return match[1], data[:4], data[4:]


def parse_note(data):
    """Sections 2 and 9: (signed text, signature lines). The text of a note may hold empty lines, a checkpoint's not."""
    note = data.decode()
    if len(data) > NOTE_BYTES_MAX or note.startswith("\ufeff") or re.search("[\x00-\x09\x0b-\x1f]", note):
        raise ValueError("the note is too long, or holds a byte order mark or a control character")
    body, separator, block = note.rpartition("\n\n")
    *lines, rest = block.split("\n")
    if not separator or rest or not 1 <= len(lines) <= NOTE_LINES_MAX:
        raise ValueError(f"no empty line is followed by 1 to {NOTE_LINES_MAX} whole signature lines")
    return (body + "\n").encode(), [parse_signature(line) for line in lines]


def parse_checkpoint(text):
    """Section 3: (origin, size, root); no extension lines."""
    lines = text.decode().split("\n")
    if len(lines) != 4 or not lines[0]:
        raise ValueError("the checkpoint is not an origin, a size and a root alone")
    return lines[0], decode_number(lines[1]), decode_hash(lines[2])


def line_holds(key, signature, text):
    """Section 2 for type 01, section 4 for type 04."""
    if key.type == ED25519:
        return signature_holds(key.public_key, signature, text)
    time = int.from_bytes(signature[:8], "big")
    signed = b"cosignature/v1\ntime %d\n" % time + text
    return 0 < time <= NUMBER_MAX and signature_holds(key.public_key, signature[8:], signed)


def signers(text, lines, keys):
    """Section 2: the known keys that signed. Unknown pairs and type 06 are ignored; a known failure rejects."""
    known = {(key.name, key.key_id): key for key in keys if key.type != ML_DSA_44}
    signed = set()
    for name, key_id, signature in lines:
        key = known.get((name, key_id))
        if key is None:
            continue
        if not line_holds(key, signature, text):
            raise Invalid("SIGNATURE" if key.type == ED25519 else "QUORUM", f"the known key {name!a} did not sign this")
        signed.add(key)
    return signed


# --- Section 7: trust file and receipt ---

class Policy(NamedTuple):
    logs: list
    witnesses: dict     # name in the file -> Key
    groups: dict        # name -> (threshold, members), in the order of definition
    quorum: str

    def reached_by(self, signed):
        """A group names only what stands before it, so one pass decides."""
        held = {"none"} | {name for name, key in self.witnesses.items() if key in signed}
        for name, (threshold, members) in self.groups.items():
            if len(held.intersection(members)) >= threshold:
                held.add(name)
        return self.quorum in held


def parse_policy(data):
    """tlog-policy: words between spaces and tabs; empty lines and lines that begin with # are passed over."""
    logs, witnesses, groups, quorum, grouped = [], {}, {}, None, []

    def new_key(vkey, *types):
        key = parse_vkey(vkey)
        if key.type not in types or key.public_key in [k.public_key for k in [*logs, *witnesses.values()]]:
            raise ValueError("the key is of a wrong type, or a duplicate")
        return key

    if len(data) > TRUST_BYTES_MAX or data[-1:] != b"\n" or re.search(rb"[\x00-\x08\x0b-\x1f\x7f]", data):
        raise ValueError("the file is too long, ends without LF or holds a control character")
    for line in data[:-1].decode("utf-8", "surrogateescape").split("\n"):
        match re.findall("[^ \t]+", line):
            case []:
                continue
            case [word, *_] if word.startswith("#"):
                continue
            case ["log", vkey, *url] if len(url) <= 1:
                logs.append(new_key(vkey, ED25519, ML_DSA_44))
            case ["witness", name, vkey, *url] if len(url) <= 1 and name not in {"none", *witnesses, *groups}:
                witnesses[name] = new_key(vkey, COSIGNATURE, ML_DSA_44)
            case ["group", name, k, *members] if members and name not in {"none", *witnesses, *groups}:
                threshold = {"any": 1, "all": len(members)}[k] if k in ("any", "all") else decode_number(k)
                grouped += members
                if not {*members} <= {*witnesses, *groups} or len({*grouped}) < len(grouped):
                    raise ValueError(f"group {name!a} has a member that is undefined or in a group already")
                if not 1 <= threshold <= len(members):
                    raise ValueError(f"group {name!a} has a threshold that its members cannot mean")
                groups[name] = threshold, members
            case ["quorum", name] if quorum is None and name in {"none", *witnesses, *groups}:
                quorum = name
            case _:
                raise ValueError(f"this line has no place: {line[:80]!a}")
    if quorum is None:
        raise ValueError("there is no quorum line")
    return Policy(logs, witnesses, groups, quorum)


def parse_receipt(data):
    """tlog-proof: (entry or None, index, proof, checkpoint note)."""
    head, _, note = data.partition(b"\n\n")
    match = re.fullmatch("c2sp\\.org/tlog-proof@v1(?:\nextra (.*))?\nindex (.*)((?:\n.+)*)", head.decode())
    if not match:
        raise ValueError("this is not a tlog-proof")
    entry = None if match[1] is None else decode_base64(match[1])
    proof = [decode_hash(line) for line in match[3].split("\n")[1:]]
    if len(entry or b"") > ENTRY_BYTES_MAX or len(proof) > PROOF_LINES_MAX:
        raise ValueError("the entry or the proof is too long")
    return entry, decode_number(match[2]), proof, note


def verify_note_of_log(data, policy):
    """Sections 2 to 4: (size, root, the policy's keys that signed). The log's key is named after the origin."""
    text, lines = parse_note(data)
    origin, size, root = parse_checkpoint(text)
    signed = signers(text, lines, [*policy.logs, *policy.witnesses.values()])
    if not any(key in signed and key.name == origin for key in policy.logs):
        raise Invalid("LOG_KEY", f"no log key of the trust file with the name {origin!a} signed the checkpoint")
    return size, root, signed


# --- Section 5: tiles ---

def read_file(path, bytes_max):
    with open(path, "rb") as file:
        return file.read(bytes_max + 1)     # one more, by which whoever checks the length knows


def tile_path(level, number):
    """Level "entries" or an integer; the number in groups of three digits, all but the last with an x."""
    digits = str(number)
    *high, low = re.findall("...", digits.zfill(len(digits) + -len(digits) % 3))
    return "/".join([f"tile/{level}", *("x" + group for group in high), low])


def read_tile(folder, level, number, width):
    """(path, bytes, whether the file is of just this width): a longer partial tile or the full one may stand in."""
    full = tile_path(level, number)
    for w in range(width, TILE_WIDTH + 1):
        path = full if w == TILE_WIDTH else f"{full}.p/{w}"
        try:
            return path, read_file(os.path.join(folder, path), BUNDLE_BYTES_MAX), w == width
        except (FileNotFoundError, NotADirectoryError):
            continue
    raise Invalid("MISSING", f"the checkpoint demands {full} of width {width}, which is not there")


def tile_widths(size):
    """(number, width) of each tile of a level of `size` hashes; lazy, as nothing vouches yet for a claimed size."""
    for number in range(-(-size // TILE_WIDTH)):
        yield number, min(TILE_WIDTH, size - number * TILE_WIDTH)


def read_leaf_hashes(folder, size):
    leaves = []
    for number, width in tile_widths(size):
        path, data, exact = read_tile(folder, "entries", number, width)
        end = 0
        for _ in range(width):
            start = end + 2
            end = start + int.from_bytes(data[end:start], "big")
            if max(start, end) > len(data):
                raise Invalid("BUNDLE", f"{path} ends within entry {len(leaves)}")
            leaves.append(leaf_hash(data[start:end]))
        if exact and end != len(data):
            raise Invalid("BUNDLE", f"{path} holds more than {width} entries")
    return leaves


def check_hash_tiles(folder, hashes, level=0):
    """This level and those above, where a hash stands for each full tile; a partial tile is never hashed upwards."""
    for number, width in tile_widths(len(hashes)):
        path, data, exact = read_tile(folder, level, number, width)
        expected = b"".join(hashes[number * TILE_WIDTH:][:width])
        if (data if exact else data[:len(expected)]) != expected:
            raise Invalid("TILE", f"{path} is not what the entries give")
    if len(hashes) >= TILE_WIDTH:
        full = range(0, len(hashes) // TILE_WIDTH * TILE_WIDTH, TILE_WIDTH)
        check_hash_tiles(folder, [tree_hash(hashes[i:i + TILE_WIDTH]) for i in full], level + 1)


# --- Commands ---

def trusted(parse, *arguments):
    """What the caller trusts is not evidence: where it is malformed there is no verdict."""
    try:
        return parse(*arguments)
    except ValueError as error:
        raise Unreadable(f"trust file or vkey: {error}")


def verify_folder(folder, trust):
    policy = trusted(parse_policy, read_file(trust, TRUST_BYTES_MAX))
    size, root, signed = verify_note_of_log(read_file(os.path.join(folder, "checkpoint"), NOTE_BYTES_MAX), policy)
    if not policy.reached_by(signed):
        raise Invalid("QUORUM", "the cosignatures do not reach the quorum of the trust file")
    leaves = read_leaf_hashes(folder, size)
    check_hash_tiles(folder, leaves)
    if tree_hash(leaves) != root:
        raise Invalid("ROOT", "the checkpoint's root is not that of the entries")
    witnessed = len(signed.intersection(policy.witnesses.values()))
    line = f"valid: {size} entries, root {base64.b64encode(root).decode()}"
    return f"{line}, witnessed {witnessed}" if witnessed else line


def verify_receipt(path, trust):
    """Section 7. The quorum comes last, because a receipt without it is told from a false one."""
    policy = trusted(parse_policy, read_file(trust, TRUST_BYTES_MAX))
    entry, index, proof, note = parse_receipt(read_file(path, RECEIPT_BYTES_MAX))
    size, root, signed = verify_note_of_log(note, policy)
    if entry is None:
        raise Unreadable("the receipt has no extra line, so the entry it speaks of is unknown")
    if not inclusion_holds(index, size, leaf_hash(entry), root, proof):
        raise Invalid("INCLUSION", f"the proof does not show this entry at position {index} of {size}")
    if not policy.reached_by(signed):
        raise AwaitingWitnesses(f"entry {index} of {size}")
    return f"valid: entry {index} of {size}"


def verify_note(path, vkeys):
    keys = [trusted(parse_vkey, vkey) for vkey in vkeys]
    if not signers(*parse_note(read_file(path, NOTE_BYTES_MAX)), keys):
        raise Invalid("SIGNATURE", "no line is of a known key")
    return "valid"


def bitmap(path, verdict):
    """A character a line. A malformed line ends the run, so that none is passed over."""
    with open(path, encoding="ascii", newline="\n") as file:
        try:
            return "".join("01"[verdict(*line.rstrip("\n").split(" "))] for line in file)
        except (ValueError, TypeError, KeyError) as error:
            raise Unreadable(f"a line of {path} is malformed: {error}")


def decode_hex(text):
    return b"" if text == "-" else bytes.fromhex(text)


def signature_verdict(key, signature, message):
    return signature_holds(decode_hex(key), decode_hex(signature), decode_hex(message))


def proof_verdict(kind, first, second, hash_1, hash_2, proof):
    """A hash of another length than 32 bytes is no hash, so the proof is false."""
    holds = {"inclusion": inclusion_holds, "consistency": consistency_holds}[kind]
    path = [] if proof == "-" else [bytes.fromhex(p) for p in proof.split(",")]
    hash_1, hash_2 = decode_hex(hash_1), decode_hex(hash_2)
    if not (first + second).isdecimal():
        raise ValueError("a number is not decimal")
    return {len(h) for h in [hash_1, hash_2, *path]} == {32} and holds(int(first), int(second), hash_1, hash_2, path)


def grammar_verdict(path):
    try:
        parse_checkpoint(parse_note(read_file(path, NOTE_BYTES_MAX))[0])
        return "1"
    except ValueError:
        return "0"


def run(arguments):
    match arguments:
        case ["folder", folder, trust]:
            return verify_folder(folder, trust)
        case ["receipt", path, trust]:
            return verify_receipt(path, trust)
        case ["note", path, _, *_]:
            return verify_note(path, arguments[2:])
        case ["signatures", path]:
            return bitmap(path, signature_verdict)
        case ["proofs", path]:
            return bitmap(path, proof_verdict)
        case ["grammar", _, *_]:
            return "".join(map(grammar_verdict, arguments[1:]))
    raise Unreadable(__doc__.split("\n")[2])


def main():
    """(line, exit code)"""
    try:
        return run(sys.argv[1:]), 0
    except Invalid as fault:
        return "invalid: {}: {}".format(*fault.args), 1
    except ValueError as fault:
        return f"invalid: GRAMMAR: {fault}", 1
    except AwaitingWitnesses as state:
        return f"recorded, awaiting witnesses: {state}", 1
    except (Unreadable, OSError) as error:
        return f"cannot read: {error}", 2


if __name__ == "__main__":
    LINE, CODE = main()
    print(LINE)
    sys.exit(CODE)
