"""Writes encodings.json: what Python's codecs make of bytes. Run it from the folder with Package.swift."""
import json
import random

random.seed(3)
cases = [bytes([lead, *tail]) for lead in (0xC0, 0xC3, 0xE2, 0xED, 0xF0, 0xF4, 0xFF) for tail in
         ([], [0x28], [0x80], [0xA9, 0x41], [0x82, 0xAC], [0x9F, 0x98, 0x80], [0x90, 0x80])]
for _ in range(150):
    text = random.choice(["Привіт, річко", "naïve €5 😀", "tide"]).encode()
    place = random.randrange(len(text))
    cases.append(text[:place] + bytes([random.randrange(256)]) + text[place + 1:random.randrange(place + 1, len(text) + 1)])
table = [bytes([byte]).decode("cp1251", errors="ignore") for byte in range(256)]
with open("Tests/Golden/topics/encodings.json", "w") as file:
    json.dump({"cp1251": table, "bytes": [list(case) for case in cases],
               "repaired": [case.decode("utf-8", errors="replace") for case in cases]}, file, separators=(",", ":"))
