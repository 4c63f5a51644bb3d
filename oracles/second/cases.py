#!/usr/bin/env python3
"""Cases for both verifiers: proofs, right and wrong, and notes in one spelling and in others. cases.py FOLDER"""

import os
import random
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from verify_log import leaf_hash, node_hash, tree_hash  # noqa: E402

FOLDER = sys.argv[1]
DICE = random.Random(6962)
LEAVES = [leaf_hash(b"entry %d" % i) for i in range(40)]


def split(n):
    return 1 << (n - 1).bit_length() - 1


def inclusion(m, leaves):
    """RFC 9162 section 2.1.3.1, as it is written there."""
    if len(leaves) == 1:
        return []
    k = split(len(leaves))
    if m < k:
        return inclusion(m, leaves[:k]) + [tree_hash(leaves[k:])]
    return inclusion(m - k, leaves[k:]) + [tree_hash(leaves[:k])]


def consistency(m, leaves, whole=True):
    """RFC 9162 section 2.1.4.1, likewise."""
    if m == len(leaves):
        return [] if whole else [tree_hash(leaves)]
    k = split(len(leaves))
    if m <= k:
        return consistency(m, leaves[:k], whole) + [tree_hash(leaves[k:])]
    return consistency(m - k, leaves[k:], False) + [tree_hash(leaves[:k])]


def line(kind, a, b, first, second, proof):
    return f"{kind} {a} {b} {first.hex()} {second.hex()} {','.join(p.hex() for p in proof) or '-'}\n"


def spoiled(proof):
    """The proof with one thing about it changed."""
    choice = DICE.randrange(4)
    if choice == 0 or not proof:
        return proof + [LEAVES[0]]
    at = DICE.randrange(len(proof))
    if choice == 1:
        return proof[:at] + proof[at + 1:]
    if choice == 2:
        return proof[:at] + [node_hash(proof[at], proof[at])] + proof[at + 1:]
    return proof[::-1]


def main():
    os.makedirs(FOLDER, exist_ok=True)
    with open(os.path.join(FOLDER, "proofs"), "w", encoding="ascii") as out:
        for n in range(1, len(LEAVES) + 1):
            root = tree_hash(LEAVES[:n])
            for m in range(n):
                proof = inclusion(m, LEAVES[:n])
                out.write(line("inclusion", m, n, LEAVES[m], root, proof))
                out.write(line("inclusion", m, n, LEAVES[m], root, spoiled(proof)))
                out.write(line("inclusion", DICE.randrange(n + 2), n, LEAVES[m], root, proof))
                proof = consistency(m, LEAVES[:n]) if m else []
                out.write(line("consistency", m, n, tree_hash(LEAVES[:m]), root, proof))
                out.write(line("consistency", m, n, tree_hash(LEAVES[:m]), root, spoiled(proof)))
                out.write(line("consistency", DICE.randrange(n + 1), n, tree_hash(LEAVES[:m]), root, proof))
    good = ("plenary.example/kat\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n\n\u2014 plenary.example/kat gjzxgFFzz+STP1kaIVTISUbUxf04"
            "jZyFJC5KeWF6Hm94xp0CrHED6+Fy7M5yUL52SJKbI8cLwBAzNH6Z/pKqyuHrEQI=\n").encode()
    notes = [good, good + good.split(b"\n\n")[1]]
    for at in range(len(good)):  # each byte left out, doubled, or another
        notes += [good[:at] + good[at + 1:], good[:at + 1] + good[at:], good[:at] + bytes([DICE.randrange(256)]) + good[at + 1:]]
    for number, note in enumerate(notes):
        with open(os.path.join(FOLDER, f"note-{number:04}"), "wb") as out:
            out.write(note)


main()
