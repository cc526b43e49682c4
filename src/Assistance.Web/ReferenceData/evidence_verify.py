#!/usr/bin/env python3
"""python3 verify.py: computes the chain of the history anew and compares its end with the head that was signed for this bundle, and with the
daily seal of the installation, if one has seen it. The signatures themselves are checked by openssl, see README.txt."""
import glob, hashlib, json, os, sys

os.chdir(os.path.dirname(os.path.abspath(__file__)))

def field(value):
    raw = b"" if value is None else value.encode()
    return b"-\n" if value is None else b"%d:%s\n" % (len(raw), raw)

def fields(one, names): return b"".join(field(None if one[name] is None else str(one[name])) for name in names.split())

def told(path): return dict(line.rstrip("\n").split(": ", 1) for line in open(path, encoding="utf-8", newline="\n") if ": " in line)

head, hashes, last, erased = told("history/head.txt"), {}, bytes(32), {}
for text in sorted(glob.glob("history/erasure-*.txt")):
    lines = open(text[:-3] + "lines", encoding="utf-8", newline="\n").read()
    if hashlib.sha256(lines.encode()).hexdigest() != told(text)["lines"]: sys.exit(f"BAD: {text}")
    for chain, place, before, after in map(str.split, lines.splitlines()):
        if chain == head["chain"]: erased.setdefault(int(place), []).append((before, after))
for place, line in enumerate(open("history/entries.jsonl", encoding="utf-8", newline="\n"), 1):
    one = json.loads(line)
    content = hashlib.sha256(bytes.fromhex(one["salt"]) + fields(one, "byName forName values reason")).hexdigest()
    first, steps = one["content"] or content, erased.pop(place, [])
    if [first] + [after for _, after in steps] != [before for before, _ in steps] + [content] or bool(one["content"]) != bool(steps):
        sys.exit(f"BAD: entry {place} ({one['id']}) was changed without an erasure")
    body = fields(one, "chain sequence id at byId command record recordKey change caseId divisionCode")
    last = hashlib.sha256(last + body + bytes.fromhex(first)).digest()
    if (one["chain"], one["sequence"], one["hash"]) != (head["chain"], place, last.hex()): sys.exit(f"BAD: entry {place} ({one['id']})")
    hashes[place] = last.hex()
if (str(len(hashes)), last.hex()) != (head["sequence"], head["hash"]): sys.exit("BAD: the history does not end as the head says")
if erased: sys.exit(f"BAD: erased entries are missing: {sorted(erased)}")
if os.path.exists("history/seal.txt"):
    if hashlib.sha256(open("history/seal.chains", "rb").read()).hexdigest() != told("history/seal.txt")["lines"]: sys.exit("BAD: seal.chains")
    for chain, place, hash in (line.split() for line in open("history/seal.chains")):
        if chain == head["chain"] and hashes.get(int(place)) != hash: sys.exit(f"BAD: entry {place} is not the one that the seal saw")
print(f"whole: {len(hashes)} entries")
