#!/usr/bin/env python3
"""Computes canonical.json, commitment.json and not-canonical.json, with Python's own json, hashlib and hmac.

It shares nothing with the Java code but the specification. Run it in this folder; it needs no package.
"""

import hashlib
import hmac
import json

CANONICAL = [
    ("an empty object", {}),
    ("keys sorted, no space", {"b": 1, "a": [True, False, "x"], "aa": {}}),
    ("the example of RFC 8785, 3.2.3: UTF-16 code units, not code points",
     {"\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh",
      "1": "One", "\U0001f600": "Emoji: Grinning Face", "\u0080": "Control",
      "\u00f6": "Latin Small Letter O With Diaeresis"}),
    ("a 4-byte key sorts before U+FF5E, though its code point is greater",
     {"～": 1, "\U00020000": 2, "一": 3}),
    ("a key sorts before its own continuation, and upper case before lower",
     {"ab": 1, "a": 2, "A": 3, "": 4, "a b": 5, "10": 6, "9": 7}),
    ("Chinese, half and full width", {"topic": "村里的水井被占了，请尽快处理。", "地点": "白水镇"}),
    ("rare characters of names, outside the basic plane", {"name": "𠮷野 𪚥 㐂 䶮 𰻝"}),
    ("emoji: joined, with skin tone, flag, keycap", {"text": "👨‍👩‍👧‍👦 👍🏽 🇨🇳 1️⃣"}),
    ("each short escape", {"text": "\" \\ \b \f \n \r \t"}),
    ("each other control character has four digits in lower case",
     {"text": "".join(chr(c) for c in range(0x20) if chr(c) not in "\b\f\n\r\t")}),
    ("slash, delete, line separators and angle brackets are not escaped", {"text": "/ \x7f \u0085 \u2028 \u2029 <&>'"}),
    ("control characters and quotes in keys", {"\x01": 1, "\"": 2, "\\": 3, "\n": 4}),
    ("one and two code points for é are two texts", {"a": "\u00e9", "b": "e\u0301"}),
    ("noncharacters and the byte order mark are characters like others", {"text": "\ufeff \ufffe \uffff \U0010ffff"}),
    ("the smallest and greatest integers", {"a": 9007199254740991, "b": -9007199254740991, "c": 0, "d": -1}),
    ("arrays keep their order", {"a": [3, 1, 2, [], [[]], {"z": [], "y": {}}]}),
]


def canonical(value):
    """RFC 8785 for integers, strings, booleans, lists and dicts."""
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        return "{" + ",".join(canonical(key) + ":" + canonical(value[key]) for key in keys) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def mac(key, message):
    return hmac.new(key, message, hashlib.sha256).digest()


def commitment(desc, facts, content, salt):
    facts_text, content_text = canonical(facts), "" if content is None else canonical(content)
    facts_key, content_key = mac(salt, b"huiyin/v1/facts"), mac(salt, b"huiyin/v1/content")
    facts_mac = mac(facts_key, facts_text.encode("utf-8"))
    content_mac = mac(content_key, content_text.encode("utf-8"))
    value = hashlib.sha256(b"huiyin/v1/entry\n" + facts_mac + content_mac).digest()
    return {"desc": desc, "facts": facts_text, "content": content_text, "salt": salt.hex(),
            "factsKey": facts_key.hex(), "contentMac": content_mac.hex(), "commitment": value.hex(),
            "leaf": hashlib.sha256(b"\x00" + value).hexdigest()}


COUNTING, ZERO, ONES = bytes(range(32)), bytes(32), b"\xff" * 32
FILED = {"act": "file", "seq": 1, "stage": "filed", "on": "2026-03-02", "rulebook": "cn-xinfang"}

COMMITMENTS = [
    commitment("facts and content", FILED, {"text": "水井"}, COUNTING),
    commitment("no content: zero bytes", FILED, None, COUNTING),
    commitment("an empty object is another content than none", FILED, {}, COUNTING),
    commitment("the smallest entry", {}, None, ZERO),
    commitment("another salt, another commitment", FILED, {"text": "水井"}, ONES),
    commitment("facts and content exchanged", {"text": "水井"}, FILED, COUNTING),
    commitment("4-byte characters, escapes and emoji",
               {"～": 1, "\U00020000": 2, "act": "reply"}, {"text": "𠮷\t\"👨‍👩‍👧‍👦\"\n\u0001"}, COUNTING),
    commitment("content of many blocks", FILED, {"text": "诉求" * 1_000}, COUNTING),
]


def refused(desc, data, offset, defect):
    return {"desc": desc, "hex": (data if isinstance(data, bytes) else data.encode("utf-8")).hex(),
            "offset": offset, "defect": defect}


NOT_CANONICAL = [
    refused("nothing", "", 0, "TRUNCATED"),
    refused("an array instead of an object", "[]", 0, "NOT_AN_OBJECT"),
    refused("a string instead of an object", "\"a\"", 0, "NOT_AN_OBJECT"),
    refused("a byte order mark", "\ufeff{}", 0, "NOT_AN_OBJECT"),
    refused("a space before", " {}", 0, "NOT_AN_OBJECT"),
    refused("a newline after", "{}\n", 2, "TRAILING_BYTES"),
    refused("a second object", "{}{}", 2, "TRAILING_BYTES"),
    refused("a space before a key", "{ \"a\":1}", 1, "KEY_IS_NOT_A_STRING"),
    refused("a space before a colon", "{\"a\" :1}", 4, "MISSING_SEPARATOR"),
    refused("a space before a value", "{\"a\": 1}", 5, "UNEXPECTED"),
    refused("a space before a comma", "{\"a\":[1 ,2]}", 7, "MISSING_SEPARATOR"),
    refused("a space after a comma in an object", "{\"a\":1, \"b\":2}", 7, "KEY_IS_NOT_A_STRING"),
    refused("a comma too many in an object", "{\"a\":1,}", 7, "KEY_IS_NOT_A_STRING"),
    refused("a comma too many in an array", "{\"a\":[1,]}", 8, "UNEXPECTED"),
    refused("a key without quotes", "{a:1}", 1, "KEY_IS_NOT_A_STRING"),
    refused("a number as key", "{1:1}", 1, "KEY_IS_NOT_A_STRING"),
    refused("a key twice", "{\"a\":1,\"a\":1}", 7, "DUPLICATE_KEY"),
    refused("a key twice, the second time with an escape", "{\"a\":1,\"\\u0061\":1}", 8, "NEEDLESS_ESCAPE"),
    refused("keys out of order", "{\"b\":1,\"a\":2}", 7, "KEYS_OUT_OF_ORDER"),
    refused("keys out of order, deep inside", "{\"a\":[{\"b\":1,\"aa\":2}]}", 13, "KEYS_OUT_OF_ORDER"),
    refused("keys in the order of code points", "{\"～\":1,\"\U00020000\":2}", 9, "KEYS_OUT_OF_ORDER"),
    refused("null", "{\"a\":null}", 5, "NULL"),
    refused("null in an array", "{\"a\":[1,null]}", 8, "NULL"),
    refused("a fraction", "{\"a\":1.5}", 6, "NOT_AN_INTEGER"),
    refused("a fraction of zero", "{\"a\":1.0}", 6, "NOT_AN_INTEGER"),
    refused("an exponent", "{\"a\":1e3}", 6, "NOT_AN_INTEGER"),
    refused("an exponent in upper case", "{\"a\":1E3}", 6, "NOT_AN_INTEGER"),
    refused("a plus sign", "{\"a\":+1}", 5, "UNEXPECTED"),
    refused("a minus sign alone", "{\"a\":-}", 6, "NOT_AN_INTEGER"),
    refused("minus zero", "{\"a\":-0}", 5, "NOT_SHORTEST_INTEGER"),
    refused("a leading zero", "{\"a\":01}", 5, "NOT_SHORTEST_INTEGER"),
    refused("a leading zero after a minus sign", "{\"a\":-01}", 5, "NOT_SHORTEST_INTEGER"),
    refused("2^53", "{\"a\":9007199254740992}", 5, "INTEGER_OUT_OF_RANGE"),
    refused("−2^53", "{\"a\":-9007199254740992}", 5, "INTEGER_OUT_OF_RANGE"),
    refused("more digits than any long has", "{\"a\":" + "9" * 400 + "}", 5, "INTEGER_OUT_OF_RANGE"),
    refused("Infinity", "{\"a\":Infinity}", 5, "UNEXPECTED"),
    refused("NaN", "{\"a\":NaN}", 5, "UNEXPECTED"),
    refused("True", "{\"a\":True}", 5, "UNEXPECTED"),
    refused("a word that begins like true", "{\"a\":tru3}", 8, "UNEXPECTED"),
    refused("a word that goes on after true", "{\"a\":truer}", 9, "MISSING_SEPARATOR"),
    refused("single quotes", "{\"a\":'b'}", 5, "UNEXPECTED"),
    refused("a comment", "{\"a\":/**/1}", 5, "UNEXPECTED"),
    refused("a tab in a string", "{\"a\":\"\t\"}", 6, "CONTROL_CHARACTER"),
    refused("a newline in a string", "{\"a\":\"字\n\"}", 9, "CONTROL_CHARACTER"),
    refused("a zero byte in a string", "{\"a\":\"\0\"}", 6, "CONTROL_CHARACTER"),
    refused("an escaped slash", "{\"a\":\"\\/\"}", 6, "NEEDLESS_ESCAPE"),
    refused("an escaped letter", "{\"a\":\"\\u0061\"}", 6, "NEEDLESS_ESCAPE"),
    refused("an escaped Chinese character", "{\"a\":\"字\\u4e95\"}", 9, "NEEDLESS_ESCAPE"),
    refused("a newline escaped the long way", "{\"a\":\"\\u000a\"}", 6, "NEEDLESS_ESCAPE"),
    refused("hexadecimal digits in upper case", "{\"a\":\"\\u001F\"}", 6, "NEEDLESS_ESCAPE"),
    refused("a surrogate pair as escapes", "{\"a\":\"\\ud83d\\ude00\"}", 6, "NEEDLESS_ESCAPE"),
    refused("a lone surrogate as an escape", "{\"a\":\"\\ud83d\"}", 6, "NEEDLESS_ESCAPE"),
    refused("an unknown escape", "{\"a\":\"\\x41\"}", 6, "NEEDLESS_ESCAPE"),
    refused("a lone surrogate as three bytes", b"{\"a\":\"\xed\xa0\xbd\"}", 6, "NOT_UTF_8"),
    refused("a surrogate pair as six bytes (CESU-8)", b"{\"a\":\"\xed\xa0\xbd\xed\xb8\x80\"}", 6, "NOT_UTF_8"),
    refused("an overlong slash", b"{\"a\":\"\xc0\xaf\"}", 6, "NOT_UTF_8"),
    refused("an overlong zero (modified UTF-8)", b"{\"a\":\"\xc0\x80\"}", 6, "NOT_UTF_8"),
    refused("past U+10FFFF", b"{\"a\":\"\xf4\x90\x80\x80\"}", 6, "NOT_UTF_8"),
    refused("a continuation byte alone", b"{\"a\":\"\x80\"}", 6, "NOT_UTF_8"),
    refused("GB 18030", "{\"a\":\"井\"}".encode("gb18030"), 6, "NOT_UTF_8"),
    refused("UTF-16", "{}".encode("utf-16-le"), 1, "KEY_IS_NOT_A_STRING"),
    refused("half a character at the end", b"{\"a\":\"\xe6\xb0", 6, "NOT_UTF_8"),
    refused("ends in an object", "{\"a\":1", 6, "TRUNCATED"),
    refused("ends after a key", "{\"a\"", 4, "TRUNCATED"),
    refused("ends after a colon", "{\"a\":", 5, "TRUNCATED"),
    refused("ends after a comma", "{\"a\":1,", 7, "TRUNCATED"),
    refused("ends in a string", "{\"a\":\"b", 7, "TRUNCATED"),
    refused("ends in an escape", "{\"a\":\"\\", 7, "TRUNCATED"),
    refused("ends in a long escape", "{\"a\":\"\\u00", 10, "TRUNCATED"),
    refused("ends in a word", "{\"a\":tr", 7, "TRUNCATED"),
    refused("ends after a minus sign", "{\"a\":-", 6, "TRUNCATED"),
    refused("ends in an array", "{\"a\":[", 6, "TRUNCATED"),
    refused("a bracket of the wrong kind", "{\"a\":[1}}", 7, "MISSING_SEPARATOR"),
    refused("65 deep", "{\"a\":" + "[" * 64 + "]" * 64 + "}", 68, "TOO_DEEP"),
    refused("very deep", "{\"a\":" + "[" * 5_000, 68, "TOO_DEEP"),
]


def write(name, vectors):
    with open(name, "w", encoding="utf-8", newline="\n") as out:
        out.write("[\n" + ",\n".join(json.dumps(vector) for vector in vectors) + "\n]\n")


# The input comes with its keys in reverse order, the file itself in ASCII.
write("canonical.json", [{"desc": desc, "entry": dict(reversed(entry.items())), "canonical": canonical(entry),
                          "sha256": hashlib.sha256(canonical(entry).encode("utf-8")).hexdigest()}
                         for desc, entry in CANONICAL])
write("commitment.json", COMMITMENTS)
write("not-canonical.json", NOT_CANONICAL)
