/*
 * Verifies a receipt of the public ledger on this device. Nothing leaves it: the page forbids this script to connect anywhere.
 *
 * From the top: bytes; hashes (FIPS 180-4, RFC 2104); signatures (RFC 8032); the log (RFC 9162, C2SP signed-note and
 * tlog-checkpoint); the receipt (docs/verify.md); the page. It needs nothing else, and what it says stands in the page.
 */
(function () {
  "use strict";

  // ---- Bytes ----

  function bytes(text) { return new TextEncoder().encode(text); }
  function textOf(some) {
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(some);
    } catch (wrong) {
      return refuse("not-text");
    }
  }
  function isText(text) { return textOf(bytes(text)) === text; } // no half of a surrogate pair
  function joined() {
    const parts = Array.prototype.slice.call(arguments);
    const all = new Uint8Array(parts.reduce(function (sum, part) { return sum + part.length; }, 0));
    let at = 0;
    parts.forEach(function (part) { all.set(part, at); at += part.length; });
    return all;
  }
  function same(a, b) {
    return a.length === b.length && a.every(function (one, i) { return one === b[i]; });
  }
  function hex(some) {
    return Array.from(some, function (one) { return (256 + one).toString(16).slice(1); }).join("");
  }
  function toBase64(some) {
    return btoa(Array.from(some, function (one) { return String.fromCharCode(one); }).join(""));
  }
  function Defect(name) { this.defect = name; }
  function refuse(name) { throw new Defect(name); }
  function demand(holds, name) { if (!holds) { refuse(name); } }
  function fromLooseBase64(text) { // whatever its last, unused bits are
    demand(/^[A-Za-z0-9+/]*={0,2}$/.test(text) && text.length % 4 === 0, "base64");
    return Uint8Array.from(atob(text), function (one) { return one.charCodeAt(0); });
  }
  function fromBase64(text, length) {
    const some = fromLooseBase64(text);
    demand(toBase64(some) === text && (length === undefined || some.length === length), "base64");
    return some;
  }
  const big = typeof BigInt === "function" ? BigInt : null;
  function numberOf(some) { return big("0x" + hex(some)); } // big-endian
  function toBytes(number, length) {
    const digits = number.toString(16).padStart(2 * length, "0");
    return Uint8Array.from({ length: length }, function (_, i) { return parseInt(digits.substr(2 * i, 2), 16); });
  }

  // ---- Hashes ----

  // The constants of both are the first 64 bits, or 32, of the fractions of roots of the first primes.
  function primes(count) {
    const found = [];
    for (let n = 2; found.length < count; n++) {
      if (found.every(function (prime) { return n % prime; })) { found.push(n); }
    }
    return found;
  }
  function fraction(prime, degree) {
    const wanted = big(prime) << big(64 * degree);
    let root = big(0);
    for (let bit = 68; bit >= 0; bit--) {
      const more = root | big(1) << big(bit);
      let power = more;
      for (let i = 1; i < degree; i++) { power *= more; }
      if (power <= wanted) { root = more; }
    }
    return big.asUintN(64, root);
  }
  const START = big && primes(8).map(function (prime) { return fraction(prime, 2); });
  const ROUND = big && primes(80).map(function (prime) { return fraction(prime, 3); });
  function high(word) { return Number(word >> big(32)); }
  const START_256 = big && START.map(high);
  const ROUND_256 = big && ROUND.slice(0, 64).map(high);

  // Padded to whole blocks: a one, zeros, the length in bits.
  function padded(message, block) {
    const length = Math.ceil((message.length + 1 + block / 8) / block) * block;
    const all = new Uint8Array(length);
    all.set(message);
    all[message.length] = 0x80;
    all.set(toBytes(big(message.length) * big(8), 8), length - 8);
    return all;
  }

  function sha256(message) {
    const all = new DataView(padded(message, 64).buffer);
    const hash = Uint32Array.from(START_256);
    const w = new Uint32Array(64);
    function turned(x, n) { return (x >>> n) | (x << (32 - n)); }
    for (let at = 0; at < all.byteLength; at += 64) {
      for (let t = 0; t < 64; t++) {
        w[t] = t < 16 ? all.getUint32(at + 4 * t)
          : (turned(w[t - 2], 17) ^ turned(w[t - 2], 19) ^ (w[t - 2] >>> 10)) + w[t - 7]
            + (turned(w[t - 15], 7) ^ turned(w[t - 15], 18) ^ (w[t - 15] >>> 3)) + w[t - 16];
      }
      let [a, b, c, d, e, f, g, h] = hash;
      for (let t = 0; t < 64; t++) {
        const one = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + ROUND_256[t] + w[t]) | 0;
        const two = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        [a, b, c, d, e, f, g, h] = [one + two | 0, a, b, c, d + one | 0, e, f, g];
      }
      [a, b, c, d, e, f, g, h].forEach(function (word, i) { hash[i] += word; });
    }
    return joined.apply(null, Array.from(hash, function (word) { return toBytes(word, 4); }));
  }

  function sha512(message) {
    const all = padded(message, 128);
    let hash = START.slice();
    function word(x) { return big.asUintN(64, x); }
    function turned(x, n) { return (x >> big(n)) | word(x << big(64 - n)); }
    for (let at = 0; at < all.length; at += 128) {
      const w = [];
      for (let t = 0; t < 80; t++) {
        w.push(t < 16 ? numberOf(all.subarray(at + 8 * t, at + 8 * t + 8))
          : word((turned(w[t - 2], 19) ^ turned(w[t - 2], 61) ^ (w[t - 2] >> big(6))) + w[t - 7]
            + (turned(w[t - 15], 1) ^ turned(w[t - 15], 8) ^ (w[t - 15] >> big(7))) + w[t - 16]));
      }
      let [a, b, c, d, e, f, g, h] = hash;
      for (let t = 0; t < 80; t++) {
        const one = h + (turned(e, 14) ^ turned(e, 18) ^ turned(e, 41)) + ((e & f) ^ (word(~e) & g)) + ROUND[t] + w[t];
        const two = (turned(a, 28) ^ turned(a, 34) ^ turned(a, 39)) + ((a & b) ^ (a & c) ^ (b & c));
        [a, b, c, d, e, f, g, h] = [word(one + two), a, b, c, word(d + one), e, f, g];
      }
      hash = [a, b, c, d, e, f, g, h].map(function (x, i) { return word(hash[i] + x); });
    }
    return joined.apply(null, hash.map(function (x) { return toBytes(x, 8); }));
  }

  // Under keys of 32 bytes.
  function hmac(key, message) {
    const block = joined(key, new Uint8Array(32));
    function mixed(with_) { return block.map(function (one) { return one ^ with_; }); }
    return sha256(joined(mixed(0x5c), sha256(joined(mixed(0x36), message))));
  }

  // ---- Signatures: Ed25519 ----

  const curve = big && (function () {
    const ONE = big(1);
    const P = (ONE << big(255)) - big(19);
    const ORDER = (ONE << big(252)) + big("27742317777372353535851937790883648493");
    function mod(x) { const rest = x % P; return rest < 0 ? rest + P : rest; }
    function power(base, exponent) {
      let result = ONE;
      for (; exponent > 0; exponent >>= ONE) {
        if (exponent & ONE) { result = mod(result * base); }
        base = mod(base * base);
      }
      return result;
    }
    const D = mod(big(-121665) * power(big(121666), P - big(2)));
    const ROOT = power(big(2), (P - ONE) / big(4)); // of -1

    // A point (x, y) as X/Z, Y/Z, X·Y/Z (RFC 8032, 5.1.4).
    function sum(p, q) {
      const a = mod((p[1] - p[0]) * (q[1] - q[0]));
      const b = mod((p[1] + p[0]) * (q[1] + q[0]));
      const c = mod(big(2) * p[3] * D * q[3]);
      const d = mod(big(2) * p[2] * q[2]);
      const e = b - a, f = d - c, g = d + c, h = b + a;
      return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)];
    }
    function times(scalar, point) {
      let result = [big(0), ONE, ONE, big(0)];
      for (; scalar > 0; scalar >>= ONE) {
        if (scalar & ONE) { result = sum(result, point); }
        point = sum(point, point);
      }
      return result;
    }
    function little(some) { return numberOf(some.slice().reverse()); }

    // RFC 8032, 5.1.3; null where the bytes are no point, or not its one encoding.
    function point(encoded) {
      const odd = encoded[31] >> 7;
      const y = little(encoded) & ((ONE << big(255)) - ONE);
      if (y >= P) { return null; }
      const u = mod(y * y - ONE), v = mod(D * y * y + ONE);
      let x = mod(u * power(v, big(3)) * power(mod(u * power(v, big(7))), (P - big(5)) / big(8)));
      if (mod(v * x * x) !== u) { x = mod(x * ROOT); }
      if (mod(v * x * x) !== u || (x === big(0) && odd)) { return null; }
      if (Number(x & ONE) !== odd) { x = P - x; }
      return [x, y, ONE, mod(x * y)];
    }
    const BASE = point(toBytes(mod(big(4) * power(big(5), P - big(2))), 32).reverse());

    // RFC 8032, 5.1.7, without the cofactor.
    function verifies(key, message, signature) {
      const a = point(key), r = point(signature.slice(0, 32)), s = little(signature.slice(32));
      if (!a || !r || s >= ORDER) { return false; }
      const k = little(sha512(joined(signature.slice(0, 32), key, message))) % ORDER;
      const left = times(s, BASE), right = sum(r, times(k, a));
      return mod(left[0] * right[2]) === mod(right[0] * left[2]) && mod(left[1] * right[2]) === mod(right[1] * left[2]);
    }

    // Points of small order are nobody's key; what others make of them differs.
    function isSmall(encoded) {
      const p = point(encoded);
      return !p || times(big(8), p)[0] === big(0);
    }
    return { verifies: verifies, isSmall: isSmall };
  })();

  // The browser's own where it has one, which it shows to pages that came safely; else the one above.
  async function isSigned(key, message, signature) {
    if (signature.length !== 64) { return false; }
    if (window.isSecureContext && !curve.isSmall(key) && !curve.isSmall(signature.slice(0, 32))) {
      try {
        const known = await crypto.subtle.importKey("raw", key, { name: "Ed25519" }, false, ["verify"]);
        return await crypto.subtle.verify({ name: "Ed25519" }, known, signature, message);
      } catch (unknown) { /* This browser has no Ed25519. */ }
    }
    return curve.verifies(key, message, signature);
  }

  // ---- The log ----

  function leaf(commitment) { return sha256(joined([0], commitment)); }
  function node(left, right) { return sha256(joined([1], left, right)); }

  // RFC 9162, 2.1.3.2
  function isIncluded(hash, index, size, proof, root) {
    let at = big(index), last = size - big(1);
    if (at > last) { return false; }
    for (const other of proof) {
      if (last === big(0)) { return false; }
      if (at & big(1) || at === last) {
        hash = node(other, hash);
        while (!(at & big(1)) && at !== big(0)) { at >>= big(1); last >>= big(1); }
      } else {
        hash = node(hash, other);
      }
      at >>= big(1);
      last >>= big(1);
    }
    return last === big(0) && same(hash, root);
  }

  const NAME = /^[^+\u0000- \u007f-\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]{1,1000}$/;

  // A key as it is printed: name+id+base64(type and key).
  function keyOf(line) {
    const parts = line.split("+");
    demand(parts.length >= 3 && NAME.test(parts[0]) && /^[0-9a-f]{8}$/.test(parts[1]), "key");
    const typed = fromBase64(parts.slice(2).join("+"));
    const id = hex(sha256(joined(bytes(parts[0] + "\n"), typed)).slice(0, 4));
    demand(id === parts[1] && typed.length > 1 && ((typed[0] !== 1 && typed[0] !== 4) || typed.length === 33), "key");
    return { name: parts[0], id: id, type: typed[0], key: typed.slice(1), line: line };
  }

  function note(written) {
    demand(written.length <= 1e6 && isText(written) && !/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/.test(written), "note");
    const end = written.lastIndexOf("\n\n");
    demand(end >= 0 && written.endsWith("\n") && end + 2 < written.length, "note");
    const lines = written.slice(end + 2, -1).split("\n");
    demand(lines.length <= 100, "note");
    return {
      text: written.slice(0, end + 1),
      signatures: lines.map(function (line) {
        const parts = line.split(" ");
        demand(parts.length === 3 && parts[0] === "\u2014" && NAME.test(parts[1]) && line.length <= 20000, "note");
        const signed = fromLooseBase64(parts[2]);
        demand(signed.length > 4, "note");
        return { name: parts[1], id: hex(signed.slice(0, 4)), signature: signed.slice(4) };
      })
    };
  }

  // Whether one of the keys has signed, and none of them wrongly.
  async function signed(by, keys) {
    let state = "unknown";
    for (const line of by.signatures) {
      const key = keys.find(function (one) { return one.name === line.name && one.id === line.id; });
      if (key && !await isSigned(key.key, bytes(by.text), line.signature)) { return "wrong"; }
      if (key) { state = "right"; }
    }
    return state;
  }

  function checkpointOf(text) {
    const lines = text.split("\n");
    demand(lines.length >= 4 && lines.length <= 101 && lines.slice(0, -1).every(Boolean), "checkpoint");
    demand(/^(0|[1-9][0-9]{0,18})$/.test(lines[1]), "checkpoint");
    const size = big(lines[1]);
    demand(size < big(1) << big(63), "checkpoint");
    return { origin: lines[0], size: size, root: fromBase64(lines[2], 32) };
  }

  // ---- The receipt ----

  // What JSON.parse lets pass and a receipt can't have: a name twice, a number with a sign or a fraction.
  function jsonOf(text) {
    let read;
    try { read = JSON.parse(text); } catch (wrong) { refuse("form"); }
    const bare = text.replace(/"[^"\\]*(?:\\.[^"\\]*)*"/g, '""');
    function names(value) {
      return value && typeof value === "object" ? Object.keys(value).reduce(function (sum, name) {
        return sum + names(value[name]);
      }, Array.isArray(value) ? 0 : Object.keys(value).length) : 0;
    }
    demand(bare.split(":").length - 1 === names(read), "form");
    (bare.match(/[^\s{}[\]:,"]+/g) || []).forEach(function (number) {
      demand(/^(0|[1-9][0-9]*)$/.test(number) && Number.isSafeInteger(Number(number)), "form");
    });
    return read;
  }
  function fields(object, needed, others) {
    demand(object && typeof object === "object" && !Array.isArray(object), "form");
    demand(Object.keys(object).every(function (name) { return needed.concat(others).indexOf(name) >= 0; }), "form");
    demand(needed.every(function (name) { return name in object; }), "form");
    return object;
  }
  function string(text) { demand(typeof text === "string" && isText(text), "form"); return text; }
  function list(some, most) { demand(Array.isArray(some) && some.length <= most, "form"); return some; }
  function hash(text) { return fromBase64(string(text), 32); }

  function receiptOf(text) {
    const read = fields(jsonOf(text), ["format", "origin", "keys", "entries"], ["promise", "checkpoint"]);
    demand(read.format === "huiyin-receipt/v1" && NAME.test(string(read.origin)), "form");
    const receipt = {
      origin: read.origin,
      keys: list(read.keys, 16).map(function (key) { return keyOf(string(key)); }),
      promise: "promise" in read ? note(string(read.promise)) : null,
      checkpoint: "checkpoint" in read ? note(string(read.checkpoint)) : null,
      entries: list(read.entries, 10000).map(entryOf)
    };
    demand(receipt.entries.length > 0, "form");
    demand(receipt.checkpoint || receipt.entries.every(function (entry) { return !entry.proof; }), "form");
    return receipt;
  }

  function entryOf(read) {
    const closed = read && typeof read === "object" && "commitment" in read;
    fields(read, closed ? ["commitment"] : ["facts", "salt"], closed ? ["index", "proof"] : ["content", "index", "proof"]);
    demand("index" in read === "proof" in read, "form");
    const entry = { closed: closed, index: read.index, proof: "proof" in read ? list(read.proof, 63).map(hash) : null };
    demand(!entry.proof || typeof entry.index === "number", "form");
    if (closed) {
      entry.commitment = hash(read.commitment);
    } else {
      entry.facts = string(read.facts);
      entry.content = "content" in read ? string(read.content) : "";
      entry.commitment = commitment(entry.facts, entry.content, hash(read.salt));
    }
    return entry;
  }

  function commitment(facts, content, salt) {
    const factsMac = hmac(hmac(salt, bytes("huiyin/v1/facts")), bytes(facts));
    const contentMac = hmac(hmac(salt, bytes("huiyin/v1/content")), bytes(content));
    return sha256(joined(bytes("huiyin/v1/entry\n"), factsMac, contentMac));
  }

  function isDay(text) {
    const day = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text) ? new Date(text + "T00:00:00Z") : NaN;
    return !isNaN(day) && day.toISOString().slice(0, 10) === text;
  }
  function isInstant(text) {
    return /^[0-9-]{10}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.([0-9]{3}){1,3})?Z$/.test(text)
      && !/000Z$/.test(text.slice(19)) && isDay(text.slice(0, 10));
  }

  function promiseOf(text) {
    const lines = text.split("\n");
    const dues = lines.slice(5, -2), last = lines[lines.length - 2] || "";
    demand(lines.length >= 7 && lines[0] === "huiyin-promise/v1" && NAME.test(lines[1]), "form");
    demand(/^number [0-9A-Z-]{1,64}$/.test(lines[3]) && /^filed /.test(lines[4]), "form");
    demand(isDay(lines[4].slice(6)) || isInstant(lines[4].slice(6)), "form");
    demand(/^in-log-by /.test(last) && isDay(last.slice(10)) && dues.length <= 100, "form");
    return {
      origin: lines[1],
      commitment: fromBase64(lines[2], 32),
      number: lines[3].slice(7),
      filed: lines[4].slice(6),
      by: last.slice(10),
      dues: dues.map(function (line) {
        const parts = line.split(" ");
        demand(parts.length === 3 && parts[0] === "due" && /^[!-~]{1,100}$/.test(parts[1]) && isDay(parts[2]), "form");
        return parts.slice(1);
      })
    };
  }

  // The short form of a promise, from a QR code, as the note that it was made from.
  function longForm(code, origin) {
    const loose = code.slice(4).replace(/-/g, "+").replace(/_/g, "/");
    demand(/^[A-Za-z0-9_-]+$/.test(code.slice(4)) && code.length <= 20000, "form");
    const all = fromBase64(loose + "===".slice((loose.length + 3) % 4));
    let at = 0;
    function take(length) {
      demand(at + length <= all.length, "form");
      at += length;
      return all.slice(at - length, at);
    }
    function one() { return take(1)[0]; }
    function number() { // LEB128
      for (let sum = 0, weight = 1, group; weight < Math.pow(2, 42); weight *= 128) {
        group = one();
        sum += (group & 127) * weight;
        if (group < 128) { demand(group > 0 || weight === 1, "form"); return sum; }
      }
      return refuse("form");
    }
    function ascii() {
      const some = take(one());
      demand(some.every(function (letter) { return letter > 32 && letter < 127; }), "form");
      return textOf(some);
    }
    function time(seconds) {
      demand(seconds < 253402300800, "form"); // the year 10000
      return new Date(1000 * seconds).toISOString().replace(/\.000Z$/, "");
    }
    function day() { return time(86400 * number()).slice(0, 10); }
    function instant() {
      const seconds = time(number()), nanos = number();
      demand(nanos < 1e9, "form");
      return seconds + (nanos ? "." + String(1e9 + nanos).slice(1).replace(/(000){1,2}$/, "") : "") + "Z";
    }
    const form = one();
    demand(form < 2, "form");
    const lines = ["huiyin-promise/v1", origin, toBase64(take(32)), "number " + ascii()];
    lines.push("filed " + (form ? instant() : day()));
    const by = day();
    for (let left = one(); left > 0; left--) { lines.push("due " + ascii() + " " + day()); }
    lines.push("in-log-by " + by, "");
    let left = one();
    demand(left > 0, "form");
    for (; left > 0; left--) { lines.push("\u2014 " + origin + " " + toBase64(take(68))); }
    demand(at === all.length, "form");
    return lines.join("\n") + "\n";
  }

  // What an entry says of itself; null where it isn't as a journal writes entries, in the one canonical way.
  function toldBy(entry) {
    try {
      const facts = JSON.parse(entry.facts);
      demand(isObject(facts) && canonical(facts, 1) === entry.facts, "form");
      entry.matter = canonical([facts.authority || "", facts.matter || ""], 1);
      if (entry.content) {
        const content = JSON.parse(entry.content);
        demand(isObject(content) && canonical(content, 1) === entry.content, "form");
      }
      const number = isObject(facts.filing) && typeof facts.filing.number === "string" ? facts.filing.number : null;
      demand(Number.isSafeInteger(facts.seq) && typeof facts.act === "string" && isDay(facts.on), "form");
      return { seq: facts.seq, on: facts.on, number: number };
    } catch (wrong) {
      return null;
    }
  }
  function isObject(value) { return Boolean(value) && typeof value === "object" && !Array.isArray(value); }
  function canonical(value, depth) {
    if (Array.isArray(value)) {
      demand(depth <= 64, "form");
      return "[" + value.map(function (one) { return canonical(one, depth + 1); }).join(",") + "]";
    }
    if (isObject(value)) {
      demand(depth <= 64, "form");
      return "{" + Object.keys(value).sort().map(function (name) {
        return JSON.stringify(string(name)) + ":" + canonical(value[name], depth + 1);
      }).join(",") + "}";
    }
    demand(typeof value === "boolean" || Number.isSafeInteger(value) || string(value) === value, "form");
    return JSON.stringify(value);
  }

  // What holds of a receipt; `known` are keys from elsewhere, and only where there is none its own are taken.
  async function verified(receipt, known, today) {
    const seen = { origin: receipt.origin, wrong: [], entries: [], checkpoint: "absent", promised: "absent" };
    const keys = (known.length ? known : receipt.keys).filter(function (key) {
      return key.type === 1 && key.name === receipt.origin;
    });
    seen.trust = known.length ? (keys.length ? "pinned" : "other") : (keys.length ? "own" : "none");
    const wrong = {};
    let head = null, promise = null;
    if (receipt.checkpoint) {
      seen.checkpoint = await signed(receipt.checkpoint, keys);
      try { head = checkpointOf(receipt.checkpoint.text); } catch (none) { seen.checkpoint = "wrong"; }
      if (head && head.origin !== receipt.origin) {
        wrong["another-log"] = true;
        seen.checkpoint = "wrong";
        head = null;
      }
    }
    if (receipt.promise) {
      try { promise = promiseOf(receipt.promise.text); } catch (none) { seen.promised = "wrong"; }
      if (promise && promise.origin !== receipt.origin) {
        wrong["another-log"] = true;
        seen.promised = "wrong";
      } else if (promise) {
        seen.promised = await signed(receipt.promise, keys);
      }
    }
    seen.head = head;
    seen.promise = promise;
    seen.entries = receipt.entries.map(function (entry) {
      const told = entry.closed ? null : toldBy(entry);
      const isPromised = promise && same(entry.commitment, promise.commitment);
      let standing = isPromised && seen.promised === "right" ? "promised" : "unproven";
      if (!entry.closed && !told) {
        standing = "malformed";
      } else if (entry.proof) {
        standing = !head || !isIncluded(leaf(entry.commitment), entry.index, head.size, entry.proof, head.root) ? "absent"
          : seen.checkpoint === "right" ? "in" : "unsigned-head";
      }
      return { closed: entry.closed, standing: standing, isPromised: isPromised, told: told, index: entry.index };
    });
    seen.isKept = seen.entries.some(function (entry) { return entry.isPromised && entry.standing === "in"; });
    seen.isOverdue = Boolean(promise) && today > promise.by;
    function isTwice(all) { return new Set(all).size < all.length; }
    const told = seen.entries.map(function (entry) { return entry.told; }).filter(Boolean);
    if (new Set(receipt.entries.map(function (entry) { return entry.matter; }).filter(Boolean)).size > 1) {
      wrong["several-matters"] = true;
    }
    if (isTwice(receipt.entries.map(function (entry) { return hex(entry.commitment); }))
        || isTwice(receipt.entries.filter(function (entry) { return entry.proof; }).map(function (entry) { return entry.index; }))
        || isTwice(told.map(function (one) { return one.seq; }))) {
      wrong.twice = true;
    }
    if (promise && receipt.entries.length && !seen.entries.some(function (entry) { return entry.isPromised; })) {
      wrong["promise-of-another-entry"] = true;
    }
    if (promise && told.some(function (one) { return one.number && one.number !== promise.number; })) {
      wrong["another-number"] = true;
    }
    seen.wrong = ["another-log", "several-matters", "twice", "promise-of-another-entry", "another-number"]
      .filter(function (one) { return wrong[one]; });
    return seen;
  }

  // The same as sentences of the page's, each with what stands in its gaps.
  function sentences(seen, given) {
    const said = [];
    function tell(tone, key) { said.push({ tone: tone, key: key, values: Array.prototype.slice.call(arguments, 2).map(String) }); }
    const signs = [seen.checkpoint, seen.promised];
    if (seen.trust === "other" || seen.trust === "none") {
      tell("no", "key." + seen.trust, seen.origin);
    } else {
      tell("yes", "log", seen.origin);
      if (signs.indexOf("right") >= 0) {
        tell(seen.trust === "own" ? "open" : "yes", seen.trust === "own" ? "key.own" : given ? "key.given" : "key.known");
      }
      if (signs.every(function (state) { return state === "absent"; })) { tell("open", "unsigned"); }
    }
    if (seen.promised === "right") {
      tell("yes", "promise", seen.promise.number, seen.promise.filed, seen.promise.by);
      seen.promise.dues.forEach(function (due) { tell("yes", "promise.due", due[0], due[1]); });
      tell(seen.isKept ? "yes" : "open", seen.isKept ? "promise.kept" : seen.isOverdue ? "promise.overdue" : "promise.open");
    }
    if (seen.checkpoint === "right") { tell("yes", "head", seen.head.size); }
    if (signs.indexOf("wrong") >= 0) { tell("no", "bad.signature"); }
    if (signs.indexOf("unknown") >= 0) { tell("no", "bad.unsigned"); }
    seen.entries.forEach(function (entry, i) {
      const about = entry.told ? [entry.told.seq, entry.told.on] : [];
      const kind = entry.closed ? "closed" : "entry";
      switch (entry.standing) {
        case "in": tell.apply(null, ["yes", kind + ".in"].concat(about, entry.index + 1)); break;
        case "promised": tell.apply(null, ["yes", kind + ".promised"].concat(about)); break;
        case "unproven": tell.apply(null, ["open", kind + ".waiting"].concat(about)); break;
        default: tell("no", "bad." + entry.standing, i + 1);
      }
    });
    seen.wrong.forEach(function (one) { tell("no", "bad." + one); });
    const isWrong = said.some(function (one) { return one.tone === "no"; });
    const isRight = seen.promised === "right" || seen.entries.some(function (entry) { return entry.standing === "in"; });
    const isWhole = said.every(function (one) { return one.tone === "yes"; });
    if (!isWrong && isRight) {
      tell("means", seen.checkpoint === "right" ? "means" : "means.promise");
      tell("means", "means.not");
    }
    said.unshift({ tone: "head", key: isWrong ? "bad" : !isRight ? "nothing" : isWhole ? "good" : "partly", values: [] });
    return said;
  }

  // Of a receipt, a promise or the text of a QR code.
  async function found(input, lines, given, today) {
    try {
      const text = (typeof input === "string" ? input : textOf(input)).trim();
      const known = lines.map(keyOf);
      const code = /^(?:[^#]*#)?(hy1\.[^#]*)$/.exec(text);
      const promise = code && known.length ? note(longForm(code[1], known[0].name))
        : /^huiyin-promise\/v1\n/.test(text) ? note(text + "\n") : null;
      const receipt = promise ? { origin: promiseOf(promise.text).origin, keys: [], promise: promise, checkpoint: null, entries: [] }
        : receiptOf(text);
      return sentences(await verified(receipt, known, today), given);
    } catch (defect) {
      if (!(defect instanceof Defect)) { throw defect; }
      return [{ tone: "head", key: "bad", values: [] }, { tone: "no", key: "bad.form", values: [] }];
    }
  }

  // ---- The page ----

  function element(name, text) {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  }

  // A sentence of the page's, with these in its gaps.
  function say(key, values) {
    const said = document.querySelector('[data-say="' + key + '"]');
    return (said ? said.textContent : key).replace(/\{(\d)\}/g, function (gap, i) {
      return i < values.length ? String(values[i]) : gap;
    });
  }

  function show(result, findings) {
    result.textContent = "";
    findings.forEach(function (finding) {
      if (finding.tone === "head") {
        result.appendChild(element("h2", say(finding.key, finding.values))).className = "govuk-heading-m";
      } else if (finding.tone === "means") {
        result.appendChild(element("p", say(finding.key, finding.values))).className = "govuk-body";
      } else {
        const line = element("p", " " + say(finding.key, finding.values));
        line.insertBefore(element("strong", say(finding.tone, [])), line.firstChild);
        result.appendChild(line).className = "govuk-body found " + finding.tone;
      }
    });
    result.focus();
  }

  function day() { // on this device
    const now = new Date();
    return new Date(now - 60000 * now.getTimezoneOffset()).toISOString().slice(0, 10);
  }

  function fileOf(input) {
    return input.files.length ? new Response(input.files[0]).arrayBuffer().then(function (some) { return new Uint8Array(some); })
      : Promise.resolve(null);
  }

  function start() {
    const page = document.getElementById("verify");
    if (!page) { return; }
    const able = big && window.TextDecoder && document.getElementById("f-receipt");
    document.getElementById(able ? "verify-without" : "verify-how").hidden = true;
    if (!able) { return; }
    page.hidden = false;
    const file = document.getElementById("f-file"), typed = document.getElementById("f-receipt");
    const key = document.getElementById("f-key"), result = document.getElementById("result");
    async function go() {
      const known = page.getAttribute("data-keys").split("\n").filter(Boolean);
      const given = key.value.trim();
      const chosen = await fileOf(file);
      show(result, await found(chosen || typed.value, given ? [given] : known, Boolean(given), day()));
    }
    document.getElementById("verify-do").addEventListener("click", go);
    const code = decodeURIComponent(location.hash.slice(1));
    if (code) { typed.value = code; }
    if (typed.value) { go(); }
  }

  window.huiyin = { found: found, verifies: curve && curve.verifies, sha512: sha512 };
  start();
})();
