"""Writes normalising.json: Unicode's normal forms as Python's unicodedata has them. Run it from the folder with
Package.swift."""
import json
import unicodedata

texts = ["e\u0301te\u0301", "\ufb01n", "x\u00b2 + \u00bd", "\uff12\uff15 \u338f", "A\u030a\u0327", "\u1e9b\u0323", "\uac00\u11a8", "\u212b", "\u2126",
         "\u0439 \u0438\u0306 \u0457 \u0456\u0308", "\u01c4 \u01c6", "\u2460\u2167", "\u00a0\u2003\u3000", "q\u0307\u0323", "\u0958", "\U0001f600", "\u2026 \u2122", "\u0130 \u0131"]
with open("Tests/Golden/topics/normalising.json", "w") as file:
    json.dump({"texts": texts, **{form.lower(): [unicodedata.normalize(form, text) for text in texts] for form in ("NFC", "NFKC")}},
              file, separators=(",", ":"))
