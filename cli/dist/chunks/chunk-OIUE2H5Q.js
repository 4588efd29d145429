import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);
import {
  BATCH_KEYS,
  RULES,
  Refusals,
  atKey,
  atValue,
  blockAt,
  childOf,
  childPointer,
  dividesWorld,
  dotted,
  isTruthy,
  lookup,
  lookupMember,
  memberOf,
  modelIndex,
  quoted,
  readBatch,
  refuse,
  refuseBatch,
  refuseSequenceParallel,
  refuseType
} from "./chunk-S3XKUYKQ.js";

// core/config/decode.ts
var encodingProblem = (message, start, end) => ({
  code: "encoding",
  message,
  span: { start, end }
});
function utf16(bytes) {
  return bytes[0] === 255 && bytes[1] === 254 ? "utf-16le" : bytes[0] === 254 && bytes[1] === 255 ? "utf-16be" : null;
}
function strict(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: !0, ignoreBOM: !0 }).decode(bytes);
  } catch {
    return null;
  }
}
function validPrefix(bytes) {
  let decoder = () => new TextDecoder("utf-8", { fatal: !0, ignoreBOM: !0 }), low = 0, high = bytes.length;
  for (; low < high; ) {
    let middle = low + high + 1 >> 1;
    try {
      decoder().decode(bytes.subarray(0, middle), { stream: !0 }), low = middle;
    } catch {
      high = middle - 1;
    }
  }
  return low;
}
function decodeUtf8(bytes) {
  let text = strict(bytes);
  if (text !== null) return { text, problem: null };
  let wide = utf16(bytes);
  if (wide)
    return { text: new TextDecoder(wide).decode(bytes), problem: encodingProblem("the file is UTF-16: Python reads configs as UTF-8 and stops at its first byte; save it as UTF-8", 0, 0) };
  let valid2 = validPrefix(bytes), loose = new TextDecoder("utf-8", { ignoreBOM: !0 }), start = new TextDecoder("utf-8", { ignoreBOM: !0 }).decode(bytes.subarray(0, valid2), { stream: !0 }).length, message = `byte 0x${(bytes[valid2] ?? bytes.at(-1) ?? 0).toString(16).padStart(2, "0")} is not UTF-8, and Python does not read the file: save it as UTF-8`;
  return { text: loose.decode(bytes), problem: encodingProblem(message, start, start + 1) };
}

// core/config/positions.ts
var remembered = /* @__PURE__ */ new Map(), REMEMBERED_TEXTS = 16;
function lineStarts(text) {
  let known = remembered.get(text);
  if (known) return known;
  let starts = [0];
  for (let offset = 0; offset < text.length; offset++) {
    let code = text.charCodeAt(offset);
    code === 13 && text.charCodeAt(offset + 1) === 10 || (code === 10 || code === 13) && starts.push(offset + 1);
  }
  return remembered.size >= REMEMBERED_TEXTS && remembered.clear(), remembered.set(text, starts), starts;
}
function positionAt(text, offset) {
  let starts = lineStarts(text), wanted = Math.max(0, Math.min(offset, text.length)), low = 0, high = starts.length - 1;
  for (; low < high; ) {
    let middle = low + high + 1 >> 1;
    (starts[middle] ?? 0) <= wanted ? low = middle : high = middle - 1;
  }
  return { line: low + 1, column: wanted - (starts[low] ?? 0) + 1 };
}
function rangeOf(text, span) {
  return { start: positionAt(text, span.start), end: positionAt(text, span.end) };
}

// core/config/duplicates.ts
var isContainer = ({ kind }) => kind === "object" || kind === "array";
function duplicateKeys(root) {
  let found = [], rest = root ? [root] : [];
  for (let node = rest.pop(); node; node = rest.pop()) {
    if (node.kind === "array") for (let item of node.items) isContainer(item) && rest.push(item);
    if (node.kind !== "object") continue;
    let seen = /* @__PURE__ */ new Map();
    for (let member of node.members) {
      let first = seen.get(member.key);
      first ? found.push({ member, first }) : seen.set(member.key, member), isContainer(member.value) && rest.push(member.value);
    }
  }
  return found.sort((a, b) => a.member.keySpan.start - b.member.keySpan.start);
}

// core/config/scan.ts
var isBlank = (code) => code === 32 || code === 9 || code === 10 || code === 13, isLineEnd = (code) => code === 10 || code === 13, isDigit = (code) => code >= 48 && code <= 57, refused = (code, message, start, end = start) => ({
  root: null,
  problem: { code, message, span: { start, end } }
}), openObject = (start) => ({
  kind: "object",
  start,
  members: [],
  key: "",
  keySpan: { start, end: start }
}), openArray = (start) => ({ kind: "array", start, items: [] });
function attach(open, value) {
  open.kind === "array" ? open.items.push(value) : open.members.push({ key: open.key, keySpan: open.keySpan, value });
}
function close(open, end) {
  let span = { start: open.start, end };
  return open.kind === "array" ? { kind: "array", span, items: open.items } : { kind: "object", span, members: open.members };
}
function shown(text, offset) {
  let code = text.codePointAt(offset);
  return code === void 0 ? "the end of the file" : code === 10 || code === 13 ? "the end of the line" : code < 32 || code >= 127 && code <= 160 || code >= 8192 && code <= 8303 || code === 65279 ? `the character U+${code.toString(16).toUpperCase().padStart(4, "0")}` : code === 96 ? "a backtick" : `\`${String.fromCodePoint(code)}\``;
}

// core/config/hjson-blanks.ts
function lineEnd(text, start) {
  let offset = start;
  for (; offset < text.length && !isLineEnd(text.charCodeAt(offset)); ) offset++;
  return offset;
}
function skipComments(text, start) {
  let offset = start;
  for (; ; ) {
    for (; isBlank(text.charCodeAt(offset)); ) offset++;
    let code = text.charCodeAt(offset);
    if (code === 35) offset = lineEnd(text, offset);
    else {
      if (code !== 47) return offset;
      {
        let second = text.charCodeAt(offset + 1);
        if (second === 47) offset = lineEnd(text, offset);
        else if (second === 42) {
          let end = text.indexOf("*/", offset + 2);
          if (end < 0) return -offset - 1;
          offset = end + 2;
        } else return offset;
      }
    }
  }
}

// core/config/strings.ts
var ESCAPES = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: `
`,
  r: "\r",
  t: "	"
};
function scanString(text, start, dialect) {
  let quote = text.charCodeAt(start), mark = String.fromCharCode(quote), value = "", from = start + 1;
  for (let offset = from; offset < text.length; ) {
    let code = text.charCodeAt(offset);
    if (code === quote) return { ok: !0, value: value + text.slice(from, offset), end: offset + 1 };
    if (code < 32) return controlCharacter(text, start, offset);
    if (code !== 92) {
      offset++;
      continue;
    }
    let escaped = scanEscape(text, offset, dialect);
    if (!escaped.ok) return escaped;
    value += text.slice(from, offset) + escaped.value, offset = escaped.end, from = offset;
  }
  return { ok: !1, message: `this string is never closed: its ${mark} is missing`, offset: start };
}
function controlCharacter(text, start, offset) {
  if (isLineEnd(text.charCodeAt(offset))) {
    let { line, column } = positionAt(text, start);
    return {
      ok: !1,
      message: `the string that starts at line ${line}, column ${column} is not closed on its line`,
      offset
    };
  }
  return {
    ok: !1,
    message: `${shown(text, offset)} must be written as an escape such as \`\\t\` inside a string`,
    offset
  };
}
function scanEscape(text, offset, dialect) {
  let letter = text[offset + 1] ?? "";
  if (letter === "u") return scanUnicodeEscape(text, offset, dialect);
  if (letter === "'" && dialect === "hjson") return { ok: !0, value: "'", end: offset + 2 };
  let value = Object.hasOwn(ESCAPES, letter) ? ESCAPES[letter] : void 0;
  return value !== void 0 ? { ok: !0, value, end: offset + 2 } : { ok: !1, message: `a backslash before ${letter === "" ? "nothing" : shown(text, offset + 1)} is no escape; write \`\\\\\` for a backslash`, offset };
}
function scanUnicodeEscape(text, offset, dialect) {
  let first = codeUnit(text, offset + 2, dialect), failure = { ok: !1, message: "after `\\u` four hexadecimal digits are needed", offset };
  return first ? first.code < 0 ? { ...failure, hard: !0 } : { ok: !0, value: String.fromCharCode(first.code), end: first.end } : failure;
}
var FOUR_HEX = /^[0-9a-fA-F]{4}$/;
function codeUnit(text, offset, dialect) {
  let four = text.slice(offset, offset + 4);
  return FOUR_HEX.test(four) ? { code: Number.parseInt(four, 16), end: offset + 4 } : dialect === "hjson" ? lenientCodeUnit(text, offset) : null;
}
function lenientCodeUnit(text, offset) {
  let four = [...text.slice(offset, offset + 8)].slice(0, 4);
  if (four.length !== 4 || four[1] === "x" || four[1] === "X") return null;
  let number2 = pythonTrim(four.join("")).replace(new RegExp("\\p{Nd}", "gu"), decimalDigit), match = /^([-+]?)(?:0[xX]_?)?([0-9a-fA-F]+(?:_[0-9a-fA-F]+)*)$/.exec(number2);
  if (!match) return null;
  let code = Number.parseInt((match[2] ?? "").replaceAll("_", ""), 16);
  return { code: match[1] === "-" ? -code : code, end: offset + four.join("").length };
}
function decimalDigit(character) {
  let code = character.codePointAt(0) ?? 0;
  if (code < 128) return character;
  if (code >= 120782 && code <= 120831) return String((code - 120782) % 10);
  let zero = code;
  for (; code - zero < 9 && new RegExp("\\p{Nd}", "u").test(String.fromCodePoint(zero - 1)); ) zero--;
  return String(code - zero);
}
var PYTHON_BLANK = "\\t\\n\\v\\f\\r\\x1c-\\x1f \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000", LEADING = new RegExp(`^[${PYTHON_BLANK}]+`), BLANK = new RegExp(`[${PYTHON_BLANK}]`);
function skipPythonBlanks(text, start) {
  let offset = start;
  for (; offset < text.length && !isLineEnd(text.charCodeAt(offset)) && BLANK.test(text.charAt(offset)); ) offset++;
  return offset;
}
function pythonTrimEnd(text) {
  let end = text.length;
  for (; end > 0 && BLANK.test(text.charAt(end - 1)); ) end--;
  return text.slice(0, end);
}
function pythonTrim(text) {
  return pythonTrimEnd(text.replace(LEADING, ""));
}
var isQuote = (code) => code === 34 || code === 39;

// core/config/numbers.ts
var PYTHON_INT_DIGITS = 4300, JSON_NUMBER = /(-?(?:0|[1-9][0-9]*))(\.[0-9]+)?([eE][-+]?[0-9]+)?/y, HJSON_NUMBER = new RegExp("(-?(?:0|[1-9]\\p{Nd}*))(\\.\\p{Nd}+)?([eE][-+]?\\p{Nd}+)?[\\t ]*", "uy"), ascii = (digits) => digits.replace(new RegExp("\\p{Nd}", "gu"), decimalDigit);
function scanJsonNumber(text, start) {
  JSON_NUMBER.lastIndex = start;
  let match = JSON_NUMBER.exec(text);
  if (!match) return null;
  let [written, integer = "", fraction, exponent] = match, end = start + written.length;
  return fraction !== void 0 || exponent !== void 0 ? { ok: !0, value: Number(written), python: "float", end } : integerOf(integer, end);
}
function scanHjsonNumber(text, start) {
  HJSON_NUMBER.lastIndex = start;
  let match = HJSON_NUMBER.exec(text);
  if (!match) return null;
  let [written, integer = "", fraction, exponent] = match, end = start + written.length;
  if (fraction === void 0 && exponent === void 0) return integerOf(ascii(integer), end);
  let value = Number(ascii(`${integer}${fraction ?? ""}${exponent ?? ""}`));
  return Number.isFinite(value) ? Number.isInteger(value) && Math.abs(value) < 1e10 ? { ok: !0, value: value + 0, python: "int", end } : { ok: !0, value, python: "float", end } : { ok: !1, message: "this number is too large: hjson cannot turn infinity into an int", end };
}
function integerOf(digits, end) {
  return digits.length - (digits.startsWith("-") ? 1 : 0) > PYTHON_INT_DIGITS ? { ok: !1, message: `Python reads no integer of more than ${PYTHON_INT_DIGITS} digits`, end } : { ok: !0, value: Number(digits) + 0, python: "int", end };
}

// core/config/hjson-values.ts
var isPunctuator = (code) => code === 123 || code === 125 || code === 91 || code === 93 || code === 44 || code === 58;
function endsWord(text, offset) {
  if (offset >= text.length) return !0;
  let code = text.charCodeAt(offset);
  if (code === 44 || code === 125 || code === 93 || code === 35 || isLineEnd(code)) return !0;
  if (code !== 47) return !1;
  let second = text.charCodeAt(offset + 1);
  return second === 47 || second === 42;
}
function word(text, start) {
  let first = text[start], spelling = first === "n" ? "null" : first === "t" ? "true" : first === "f" ? "false" : null;
  if (!spelling || !text.startsWith(spelling, start)) return null;
  let end = start + spelling.length, stop = skipPythonBlanks(text, end);
  if (!endsWord(text, stop)) return null;
  let span = { start, end };
  return {
    node: spelling === "null" ? { kind: "null", span } : { kind: "boolean", span, value: spelling === "true" },
    end: stop
  };
}
function number(text, start) {
  let scanned = scanHjsonNumber(text, start);
  if (!scanned || !endsWord(text, scanned.end)) return null;
  if (!scanned.ok) return { message: scanned.message, offset: start, hard: !0 };
  let { value, python, end } = scanned, written = pythonTrimEnd(text.slice(start, end)).length;
  return { node: { kind: "number", span: { start, end: start + written }, value, python }, end };
}
function scanWord(text, start) {
  let first = text.charCodeAt(start);
  return first === 45 || isDigit(first) ? number(text, start) : word(text, start);
}
function scanQuoteless(text, start) {
  let first = text.charCodeAt(start);
  if (start >= text.length || isPunctuator(first))
    return { message: `a value is missing before ${shown(text, start)}`, offset: start };
  let known = scanWord(text, start);
  if (known) return known;
  let line = lineEnd(text, start), written = pythonTrimEnd(text.slice(start, line));
  return {
    node: { kind: "string", span: { start, end: start + written.length }, value: pythonTrim(written) },
    end: line
  };
}
var isIndent = (code) => code === 32 || code === 9 || code === 13;
function skipIndent(text, start, most) {
  let offset = start;
  for (let left = most; left > 0 && isIndent(text.charCodeAt(offset)); left--) offset++;
  return offset;
}
function indentBefore(text, start) {
  let newline = text.lastIndexOf(`
`, start - 1);
  if (start > 0 && newline >= 0) return characters(text, newline + 1, start);
  let last = text.lastIndexOf(`
`);
  return characters(text, 0, start) + characters(text, last + 1, text.length);
}
function characters(text, start, end) {
  let count = 0;
  for (let offset = start; offset < end; count++) offset += (text.codePointAt(offset) ?? 0) > 65535 ? 2 : 1;
  return count;
}
var neverClosed = (offset) => ({
  message: "this multi-line string is never closed: its ''' is missing",
  offset
});
function scanMultiline(text, start, manyLines) {
  if (!manyLines)
    return {
      message: "hjson cannot read a multi-line string in a text of one line: add a line break",
      offset: start,
      hard: !0
    };
  let indent, nextLine = (newline) => (indent ??= indentBefore(text, start), skipIndent(text, newline + 1, indent)), offset = skipIndent(text, start + 3, Number.POSITIVE_INFINITY);
  if (text.charCodeAt(offset) === 10) offset = nextLine(offset);
  else if (offset >= text.length) return { ...neverClosed(start), hard: !0 };
  let parts = [];
  for (let from = offset; offset < text.length; ) {
    let code = text.charCodeAt(offset);
    if (code === 39 && text.startsWith("'''", offset)) {
      parts.push(text.slice(from, offset));
      let joined = parts.join(""), value = joined.endsWith(`
`) ? joined.slice(0, -1) : joined;
      return { node: { kind: "string", span: { start, end: offset + 3 }, value }, end: offset + 3 };
    }
    code === 10 ? (parts.push(text.slice(from, offset + 1)), offset = nextLine(offset), from = offset) : code === 13 ? (parts.push(text.slice(from, offset)), from = ++offset) : offset++;
  }
  return neverClosed(start);
}
function scanKey(text, start, limit = text.length) {
  if (isQuote(text.charCodeAt(start))) {
    let string = scanString(text, start, "hjson");
    return string.ok ? { key: string.value, start, end: string.end, next: string.end } : string;
  }
  let blank = -1;
  for (let offset = start; offset < text.length && offset < limit; offset++) {
    let code = text.charCodeAt(offset);
    if (code === 58) {
      if (offset === start) return { message: "a key is missing before `:`", offset };
      if (blank < 0) return { key: text.slice(start, offset), start, end: offset, next: offset };
      if (blank !== offset - 1)
        return {
          message: "a blank inside a key: a key with blanks needs quotes, or a colon is missing",
          offset: firstBlank(text, start)
        };
      let key3 = pythonTrimEnd(text.slice(start, offset));
      return { key: key3, start, end: start + key3.length, next: offset };
    }
    if (isBlank(code))
      (blank < 0 || blank === offset - 1) && (blank = offset);
    else if (code === 123 || code === 125 || code === 91 || code === 93 || code === 44)
      return { message: `a key is expected before ${shown(text, offset)}`, offset: start };
  }
  return { message: start < text.length ? "a key without a colon" : "the file ends where a key or a closing `}` is expected", offset: start };
}
function firstBlank(text, start) {
  let offset = start;
  for (; !isBlank(text.charCodeAt(offset)); ) offset++;
  return offset;
}

// core/config/hjson.ts
var HJSON_DEPTH_LIMIT = 495, unclosedComment = (skipped) => ({
  message: "this comment is never closed: its `*/` is missing",
  offset: -skipped - 1,
  hard: !0
});
function afterByteOrderMark(text) {
  return text.charCodeAt(0) === 65279 ? 1 : text.startsWith("\xEF\xBB\xBF") ? 3 : 0;
}
function scalar(text, start, manyLines) {
  let code = text.charCodeAt(start);
  if (code === 39 && text.startsWith("'''", start)) return scanMultiline(text, start, manyLines);
  if (!isQuote(code)) return scanQuoteless(text, start);
  let string = scanString(text, start, "hjson");
  return string.ok ? { node: { kind: "string", span: { start, end: string.end }, value: string.value }, end: string.end } : string;
}
var failed = (step) => "message" in step;
function skip(text, start) {
  let offset = skipComments(text, start);
  return offset < 0 ? unclosedComment(offset) : { offset };
}
function key(text, start, open) {
  let scanned = scanKey(text, start);
  if (failed(scanned)) return scanned;
  open.key = scanned.key, open.keySpan = { start: scanned.start, end: scanned.end };
  let colon = skip(text, scanned.next);
  return failed(colon) ? colon : text.charCodeAt(colon.offset) !== 58 ? { message: `a colon is missing before ${shown(text, colon.offset)}`, offset: colon.offset } : skip(text, colon.offset + 1);
}
function scanValue(text, start, braceless, manyLines) {
  let open = [], offset = start;
  if (braceless) {
    let root = openObject(start);
    open.push(root);
    let next = key(text, offset, root);
    if (failed(next)) return next;
    offset = next.offset;
  }
  for (; ; ) {
    let value, code = text.charCodeAt(offset);
    if (code === 123 || code === 91) {
      let container = code === 123 ? openObject(offset) : openArray(offset);
      if (open.length - (braceless ? 1 : 0) >= HJSON_DEPTH_LIMIT)
        return {
          hard: !0,
          code: "too-deep",
          message: `nested more than ${HJSON_DEPTH_LIMIT} levels deep: Python's hjson gives up here`,
          offset
        };
      let inside = skip(text, offset + 1);
      if (failed(inside)) return inside;
      if (offset = inside.offset, text.charCodeAt(offset) === (code === 123 ? 125 : 93))
        value = close(container, ++offset);
      else {
        if (open.push(container), container.kind === "object") {
          let next = key(text, offset, container);
          if (failed(next)) return next;
          offset = next.offset;
        }
        continue;
      }
    } else {
      let next = scalar(text, offset, manyLines);
      if (failed(next)) return next;
      value = next.node, offset = next.end;
    }
    for (; ; ) {
      let container = open.at(-1);
      if (!container) return { node: value, end: offset };
      attach(container, value);
      let valueEnd = value.span.end, after = skip(text, offset);
      if (failed(after) || text.charCodeAt(after.offset) === 44 && (after = skip(text, after.offset + 1), failed(after)))
        return after;
      offset = after.offset;
      let root = braceless && open.length === 1;
      if (root && offset >= text.length) return { node: close(container, valueEnd), end: offset };
      if (!root && text.charCodeAt(offset) === (container.kind === "object" ? 125 : 93)) {
        value = close(container, ++offset), open.pop();
        continue;
      }
      if (container.kind === "object") {
        let next = key(text, offset, container);
        if (failed(next)) return next;
        offset = next.offset;
      }
      break;
    }
  }
}
function scanRoot(text, start) {
  let code = text.charCodeAt(start), manyLines = text.includes(`
`);
  if (code === 123 || code === 91) return scanValue(text, start, !1, manyLines);
  let object2 = scanValue(text, start, !0, manyLines);
  if (!failed(object2) || object2.hard) return object2;
  let single = scalar(text, start, manyLines);
  return failed(single) ? object2 : single;
}
function parseHjson(text) {
  let start = afterByteOrderMark(text), first = skip(text, start);
  if (failed(first)) return refused("syntax", first.message, first.offset);
  if (start === 0 && first.offset >= text.length)
    return { root: { kind: "object", span: { start: 0, end: 0 }, members: [] }, problem: null };
  let scanned = scanRoot(text, first.offset);
  if (failed(scanned)) return refused(scanned.code ?? "syntax", scanned.message, scanned.offset);
  let rest = skip(text, scanned.end);
  return failed(rest) ? refused("syntax", rest.message, rest.offset) : rest.offset < text.length ? refused(
    "syntax",
    `the document has ended, but ${shown(text, rest.offset)} follows`,
    rest.offset,
    text.length
  ) : { root: scanned.node, problem: null };
}

// core/config/json.ts
var JSON_DEPTH_LIMIT = 994, WORDS = [
  ["null", null],
  ["true", !0],
  ["false", !1],
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["-Infinity", Number.NEGATIVE_INFINITY]
];
function word2(text, start) {
  for (let [spelling, value] of WORDS) {
    if (!text.startsWith(spelling, start)) continue;
    let end = start + spelling.length, span = { start, end };
    return value === null ? { node: { kind: "null", span }, end } : typeof value == "boolean" ? { node: { kind: "boolean", span, value }, end } : { node: { kind: "number", span, value, python: "float" }, end };
  }
  return null;
}
function scalar2(text, start) {
  if (text.charCodeAt(start) === 34) {
    let string = scanString(text, start, "json");
    return string.ok ? { node: { kind: "string", span: { start, end: string.end }, value: string.value }, end: string.end } : string;
  }
  let number2 = scanJsonNumber(text, start);
  if (number2 && !number2.ok) return { message: number2.message, offset: start };
  if (number2) {
    let { value, python, end } = number2;
    return { node: { kind: "number", span: { start, end }, value, python }, end };
  }
  return word2(text, start) ?? { message: noValue(text, start), offset: start };
}
var PYTHON_WORDS = { True: "true", False: "false", None: "null" };
function pythonSpelling(written) {
  let meant = Object.hasOwn(PYTHON_WORDS, written) ? PYTHON_WORDS[written] : void 0;
  return meant ? `\`${written}\` is Python: JSON writes \`${meant}\`` : null;
}
var WORD = /[A-Za-z_][\w.+-]{0,40}/y;
function commentAt(text, start) {
  return text[start] === "#" || text[start] === "/" && (text[start + 1] === "/" || text[start + 1] === "*");
}
function noValue(text, start) {
  if (commentAt(text, start)) return NO_COMMENTS;
  WORD.lastIndex = start;
  let written = WORD.exec(text)?.[0];
  return written ? pythonSpelling(written) ?? `\`${written}\` is no JSON value: a text needs double quotes` : text[start] === "'" ? "JSON strings take double quotes, not single ones" : text[start] === "]" ? TRAILING_COMMA : `a value is missing before ${shown(text, start)}`;
}
var NO_COMMENTS = "JSON has no comments", TRAILING_COMMA = "JSON allows no comma after the last value";
function noKey(text, start) {
  return commentAt(text, start) ? NO_COMMENTS : text[start] === "}" ? TRAILING_COMMA : `a key in double quotes is missing before ${shown(text, start)}`;
}
function noComma(text, start, ending) {
  return commentAt(text, start) ? NO_COMMENTS : `a comma or ${ending} is missing before ${shown(text, start)}`;
}
function skipBlanks(text, start) {
  let offset = start;
  for (; isBlank(text.charCodeAt(offset)); ) offset++;
  return offset;
}
function key2(text, start, open) {
  if (text.charCodeAt(start) !== 34) return { message: noKey(text, start), offset: start };
  let string = scanString(text, start, "json");
  if (!string.ok) return string;
  open.key = string.value, open.keySpan = { start, end: string.end };
  let colon = skipBlanks(text, string.end);
  return text.charCodeAt(colon) !== 58 ? { message: `a colon is missing before ${shown(text, colon)}`, offset: colon } : skipBlanks(text, colon + 1);
}
function parseJson(text) {
  if (text.charCodeAt(0) === 65279)
    return refused(
      "bom",
      "the file starts with a byte order mark, which Python's json refuses: save it as UTF-8 without BOM",
      0,
      1
    );
  let open = [], offset = skipBlanks(text, 0);
  for (; ; ) {
    let value = null, code = text.charCodeAt(offset);
    if (code === 123 || code === 91) {
      let container = code === 123 ? openObject(offset) : openArray(offset);
      if (open.length >= JSON_DEPTH_LIMIT)
        return refused(
          "too-deep",
          `nested more than ${JSON_DEPTH_LIMIT} levels deep: Python gives up here`,
          offset,
          offset + 1
        );
      offset = skipBlanks(text, offset + 1);
      let closing = code === 123 ? 125 : 93;
      if (text.charCodeAt(offset) === closing) value = close(container, ++offset);
      else {
        if (open.push(container), container.kind === "object") {
          let next = key2(text, offset, container);
          if (typeof next != "number") return refused("syntax", next.message, next.offset);
          offset = next;
        }
        continue;
      }
    } else {
      let next = scalar2(text, offset);
      if (!("node" in next)) return refused("syntax", next.message, next.offset);
      value = next.node, offset = next.end;
    }
    for (; ; ) {
      offset = skipBlanks(text, offset);
      let container = open.at(-1);
      if (!container)
        return offset < text.length ? refused("syntax", `the document has ended, but ${shown(text, offset)} follows`, offset, text.length) : { root: value, problem: null };
      attach(container, value);
      let after = text.charCodeAt(offset);
      if (after === (container.kind === "object" ? 125 : 93)) {
        value = close(container, ++offset), open.pop();
        continue;
      }
      if (after !== 44) {
        let ending = container.kind === "object" ? "`}`" : "`]`";
        return refused("syntax", noComma(text, offset, ending), offset);
      }
      if (offset = skipBlanks(text, offset + 1), container.kind === "object") {
        let next = key2(text, offset, container);
        if (typeof next != "number") return refused("syntax", next.message, next.offset);
        offset = next;
      }
      break;
    }
  }
}

// core/config/recover.ts
var CONFLICT = /^<{7}(?= |$)/m, LONGEST_KEY = 1e3, Recovery = class {
  text;
  open = [];
  offset = 0;
  root = null;
  problem = null;
  constructor(text) {
    this.text = text;
  }
  note(message, offset) {
    this.problem ??= { message, offset };
  }
  at() {
    return this.text.charCodeAt(this.offset);
  }
  skip() {
    let next = skipComments(this.text, this.offset);
    next >= 0 ? this.offset = next : (this.note("this comment is never closed: its `*/` is missing", -next - 1), this.offset = this.text.length);
  }
  /** Goes on at the next comma, bracket or line. */
  resync() {
    for (this.offset++; this.offset < this.text.length && !isLineEnd(this.at()) && !this.atEndOfItem(); ) this.offset++;
  }
  atEndOfItem() {
    let code = this.at();
    return code === 44 || code === 125 || code === 93 || code === 123 || code === 91;
  }
  run() {
    let conflict = CONFLICT.exec(this.text);
    conflict && this.note("a merge conflict stands in this file: from `<<<<<<<` to `>>>>>>>` one side must go", conflict.index), this.text.charCodeAt(0) === 65279 && (this.offset = 1), this.skip();
    let code = this.at(), braceless = code !== 123 && code !== 91;
    for (braceless ? this.open.push(openObject(this.offset)) : this.container(code); this.open.length > 0; ) {
      if (this.skip(), this.offset >= this.text.length) {
        this.ended(braceless);
        return;
      }
      this.item(braceless);
    }
    this.skip(), this.offset < this.text.length && this.note(`the document has ended, but ${shown(this.text, this.offset)} follows`, this.offset);
  }
  ended(braceless) {
    let innermost = this.open.at(-1);
    if (innermost && !(braceless && this.open.length === 1)) {
      let { line, column } = positionAt(this.text, innermost.start), [opening, closing] = innermost.kind === "object" ? ["{", "}"] : ["[", "]"];
      this.note(
        `the file ends, but the \`${opening}\` of line ${line}, column ${column} is not closed: \`${closing}\` is missing`,
        this.offset
      );
    }
    for (; this.open.length > 0; ) this.leave(this.text.length);
  }
  leave(end) {
    let container = this.open.pop();
    if (!container) return;
    let node = close(container, end), outer = this.open.at(-1);
    outer ? attach(outer, node) : this.root = node;
  }
  container(code) {
    this.open.push(code === 123 ? openObject(this.offset) : openArray(this.offset)), this.offset++, !(this.open.length < JSON_DEPTH_LIMIT) && (this.note(`nested more than ${JSON_DEPTH_LIMIT} levels deep`, this.offset - 1), this.offset = this.text.length);
  }
  /** One member, element, comma or closing bracket of the innermost container. */
  item(braceless) {
    let container = this.open.at(-1), code = this.at();
    if (container) {
      if (code === 125 || code === 93) {
        this.closing(container, code, braceless);
        return;
      }
      if (code === 44) {
        this.note(`a ${container.kind === "object" ? "key" : "value"} is missing before \`,\``, this.offset), this.offset++;
        return;
      }
      container.kind === "object" && !this.key(container) || this.value(container);
    }
  }
  closing(container, code, braceless) {
    if (!(code === (container.kind === "object" ? 125 : 93) && !(braceless && this.open.length === 1))) {
      let what = code === 125 ? "}" : "]";
      this.note(`\`${what}\` closes nothing that is open here`, this.offset);
      let outer = this.open.at(-2), fitsOuter = outer && code === (outer.kind === "object" ? 125 : 93) && !(braceless && this.open.length === 2);
      if (!outer) {
        this.offset++;
        return;
      }
      if (!fitsOuter || this.wouldEndTooEarly()) {
        this.offset++, this.leave(this.offset), this.separator();
        return;
      }
      this.leave(this.offset);
    }
    this.offset++, this.leave(this.offset), this.separator();
  }
  /** Whether closing the container around would end the document although more follows. */
  wouldEndTooEarly() {
    if (this.open.length !== 2) return !1;
    let next = skipComments(this.text, this.offset + 1);
    return next >= 0 && next < this.text.length;
  }
  separator() {
    this.skip(), this.at() === 44 && this.open.length > 0 && this.offset++;
  }
  /** Reads a key and its colon; false where there is no member to read. */
  key(container) {
    let start = this.offset, scanned = scanKey(this.text, start, start + LONGEST_KEY);
    return "key" in scanned ? (container.key = scanned.key, container.keySpan = { start: scanned.start, end: scanned.end }, this.offset = scanned.next, this.skip(), this.at() === 58 ? this.offset++ : (this.note(`a colon is missing before ${shown(this.text, this.offset)}`, this.offset), this.text[this.offset] === "=" && this.offset++), this.skip(), this.offset < this.text.length && this.at() !== 44 && this.at() !== 125 && this.at() !== 93 ? !0 : (this.note(`the key \`${scanned.key}\` has no value`, this.offset), this.at() === 44 && this.offset++, !1)) : (this.note(scanned.message, scanned.offset), isQuote(this.text.charCodeAt(start)) ? this.offset = lineEnd(this.text, start) : this.resync(), !1);
  }
  value(container) {
    let start = this.offset, code = this.at();
    if (code === 123 || code === 91) {
      this.container(code);
      return;
    }
    if (isQuote(code)) {
      if (!this.quoted(container)) return;
    } else this.quoteless(container);
    this.offset === start && this.offset++, this.separator();
  }
  quoted(container) {
    let start = this.offset;
    if (this.text.startsWith("'''", start)) {
      let scanned = scanMultiline(this.text, start, !0);
      return "node" in scanned ? (attach(container, scanned.node), this.offset = scanned.end, !0) : (this.note(scanned.message, scanned.offset), this.offset = this.text.length, !1);
    }
    let string = scanString(this.text, start, "hjson");
    return string.ok ? (attach(container, { kind: "string", span: { start, end: string.end }, value: string.value }), this.offset = string.end, !0) : (this.note(string.message, string.offset), this.offset = lineEnd(this.text, start), !1);
  }
  quoteless(container) {
    let start = this.offset, scanned = scanWord(this.text, start);
    if (scanned && "node" in scanned) {
      attach(container, scanned.node), this.offset = scanned.end;
      return;
    }
    let end = start;
    for (; end < this.text.length && !isLineEnd(this.text.charCodeAt(end)) && !this.stops(end); ) end++;
    this.offset = end;
    let written = pythonTrimEnd(this.text.slice(start, end)), span = { start, end: start + written.length };
    if (!this.stops(end)) attach(container, { kind: "string", span, value: written });
    else {
      let known = scanWord(`${written}
`, 0), node = known && "node" in known ? known.node : null;
      node && this.text.charCodeAt(end) === 34 ? this.note('a comma or a new line is missing before `"`', end) : this.note(mistaken(written, this.text, start), start), node && attach(container, { ...node, span });
    }
  }
  stops(offset) {
    let code = this.text.charCodeAt(offset);
    return code === 44 || code === 125 || code === 93 || code === 34;
  }
};
function mistaken(written, text, start) {
  let spelling = pythonSpelling(written);
  return spelling || (written === "" ? `a value is missing before ${shown(text, start)}` : "this value needs quotes: without them hjson takes the rest of the line, brackets and commas included");
}
function recover(text) {
  let recovery = new Recovery(text);
  return recovery.run(), { root: recovery.root, problem: recovery.problem };
}

// core/config/unlike-hjson.ts
var CONSTANT = /^(?:NaN|-?Infinity)$/;
function difference(node, depth, text) {
  return (node.kind === "object" || node.kind === "array") && depth >= HJSON_DEPTH_LIMIT ? {
    message: `nested more than ${HJSON_DEPTH_LIMIT} levels deep: DeepSpeed's reader gives up here`,
    span: node.span
  } : node.kind !== "number" || Number.isFinite(node.value) || node.python === "int" ? null : { message: CONSTANT.test(text.slice(node.span.start, node.span.end)) ? "Python's json reads this word as a number; DeepSpeed reads with hjson, for which it is a text that goes on to the end of the line" : "this number is infinite for Python's json, and DeepSpeed's reader stops at it", span: node.span };
}
function firstUnlikeHjson(root, text) {
  let rest = [{ node: root, depth: 0 }], first = null;
  for (let next = rest.pop(); next; next = rest.pop()) {
    let { node, depth } = next, found = difference(node, depth, text);
    if (found && (!first || found.span.start < first.span.start) && (first = found), node.kind === "object") for (let { value } of node.members) rest.push({ node: value, depth: depth + 1 });
    else if (node.kind === "array") for (let item of node.items) rest.push({ node: item, depth: depth + 1 });
  }
  return first;
}

// core/config/parse.ts
var LARGEST_TEXT = 32 * 1024 * 1024, MOST_DUPLICATES = 100, reading = (parsed) => ({
  accepts: parsed.root !== null,
  root: parsed.root,
  problem: parsed.problem
}), refusal = (problem) => ({ accepts: !1, root: null, problem });
function unread(path, text, problem) {
  let refused2 = refusal(problem);
  return { path, text, syntax: "json", root: null, problems: [problem], readings: { json: refused2, hjson: refused2 } };
}
function duplicateProblems(text, root) {
  return duplicateKeys(root).slice(0, MOST_DUPLICATES).map(({ member, first }) => {
    let { line, column } = positionAt(text, first.keySpan.start);
    return { code: "duplicate-key", message: `\`${member.key}\` stands in this object twice, first at line ${line}, column ${column}: DeepSpeed refuses the file`, span: member.keySpan };
  });
}
function shapeProblem(root) {
  return root.kind === "object" ? null : {
    code: "not-an-object",
    message: `the file holds ${root.kind === "array" ? "a list" : `a single ${root.kind === "null" ? "null" : root.kind}`}: DeepSpeed needs an object, \`{ \u2026 }\``,
    span: root.span
  };
}
var inFileOrder = (problems) => problems.filter((problem) => problem !== null).sort((a, b) => a.span.start - b.span.start), emptyProblem = (text) => ({
  code: "empty",
  message: "the file holds no config: DeepSpeed stops without a batch size, and JSON readers stop at once",
  span: { start: 0, end: text.length }
});
function jsonDocument(path, text, root, json) {
  let unlike = firstUnlikeHjson(root, text), hjson = unlike ? reading(parseHjson(text)) : json, difference2 = unlike ? hjson.problem?.code === "too-deep" ? hjson.problem : { code: "not-hjson", message: unlike.message, span: unlike.span } : null, problems = inFileOrder([difference2, shapeProblem(root), ...duplicateProblems(text, root)]);
  return { path, text, syntax: "json", root, problems, readings: { json, hjson } };
}
function notStrictJson(text, json) {
  let problem = json.problem;
  if (problem?.code !== "bom")
    return [problem && { ...problem, code: "not-strict-json", span: visible(text, problem.span) }];
  let rest = parseJson(` ${text.slice(1)}`).problem;
  return [problem, rest && { ...rest, code: "not-strict-json", span: visible(text, rest.span) }];
}
var visible = (text, { start, end }) => ({
  start,
  end: Math.max(end, Math.min(start + 1, text.length))
});
function hjsonDocument(path, text, root, json, hjson) {
  let problems = root.kind === "object" && root.members.length === 0 && root.span.end === root.span.start ? [emptyProblem(text)] : inFileOrder([...notStrictJson(text, json), shapeProblem(root), ...duplicateProblems(text, root)]);
  return { path, text, syntax: "hjson", root, problems, readings: { json, hjson } };
}
function brokenDocument(path, text, json, hjson) {
  let readings = { json, hjson };
  if (text.replace("\uFEFF", "").trim() === "")
    return { path, text, syntax: "json", root: null, problems: [emptyProblem(text)], readings };
  let recovered = recover(text), byHjson = hjson.problem, problem = byHjson;
  if (recovered.problem && byHjson?.code !== "too-deep" && (!byHjson || recovered.problem.offset <= byHjson.span.start)) {
    let start = recovered.problem.offset;
    problem = { code: "syntax", message: recovered.problem.message, span: { start, end: start } };
  }
  let at = problem?.span.start ?? 0, earlier = notStrictJson(text, json).filter((place) => place !== null && place.span.start < at), problems = inFileOrder([
    problem && { ...problem, span: visible(text, problem.span) },
    ...earlier,
    ...duplicateProblems(text, recovered.root)
  ]);
  return { path, text, syntax: earlier.length > 0 ? "hjson" : "json", root: recovered.root, problems, readings };
}
function parseConfig(path, text) {
  if (text.length > LARGEST_TEXT) {
    let message = `the file has ${text.length} characters: more than ${LARGEST_TEXT} are not reviewed`;
    return unread(path, text, { code: "too-large", message, span: { start: 0, end: 0 } });
  }
  let json = reading(parseJson(text));
  if (json.root) return jsonDocument(path, text, json.root, json);
  let hjson = reading(parseHjson(text));
  return hjson.root ? hjsonDocument(path, text, hjson.root, json, hjson) : brokenDocument(path, text, json, hjson);
}
function parseConfigBytes(path, bytes) {
  let { text, problem } = decodeUtf8(bytes), document = parseConfig(path, text);
  if (!problem) return document;
  let refused2 = refusal(problem), others = document.problems.filter(({ code }) => code !== "bom");
  return { ...document, problems: inFileOrder([problem, ...others]), readings: { json: refused2, hjson: refused2 } };
}

// core/deepspeed/releases.ts
var LATEST = "0.19.8";
function compareReleases(a, b) {
  let left = a.split("."), right = b.split(".");
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    let difference2 = (Number.parseInt(left[i] ?? "0", 10) || 0) - (Number.parseInt(right[i] ?? "0", 10) || 0);
    if (difference2 !== 0) return difference2;
  }
  return 0;
}

// core/config/resolve/intended.ts
function intendedIntegrations(document, asked) {
  if (asked.length < 2) return asked;
  let managed = asked.filter((integration) => integration !== "raw");
  return document.root !== null && hasAuto(document.root) ? managed.length > 0 ? managed : asked : !!document.problems.some((problem) => problem.code === "not-strict-json" || problem.code === "bom") && asked.includes("raw") ? ["raw"] : asked;
}
function hasAuto(root) {
  let open = [root];
  for (let node = open.pop(); node !== void 0; node = open.pop())
    if (node.kind === "string") {
      if (node.value === "auto") return !0;
    } else if (node.kind === "object")
      for (let member of node.members) open.push(member.value);
    else if (node.kind === "array")
      for (let item of node.items) open.push(item);
  return !1;
}

// core/config/resolve/complaints.ts
var Complaints = class {
  byRule = /* @__PURE__ */ new Map();
  add(rule, report) {
    let known = this.byRule.get(rule);
    known === void 0 ? this.byRule.set(rule, [report]) : known.push(report);
  }
};

// core/config/resolve/draft.ts
var Draft = class {
  #root;
  constructor(root) {
    this.#root = root;
  }
  get root() {
    return this.#root;
  }
  get(...path) {
    return lookup(this.#root, path);
  }
  isAuto(...path) {
    let node = this.get(...path);
    return node?.kind === "string" && node.value === "auto";
  }
  /** Puts a value in place of what stands at this path, where something does. `by` is shown to people. */
  fill(path, value, by) {
    let member = lookupMember(this.#root, path);
    member !== void 0 && (this.#root = replaced(this.#root, path, 0, nodeOf(value, member.value.span, by)));
  }
  /** Adds a key to the top level. */
  add(key3, value, by) {
    let span = this.#root.span;
    this.addNode(key3, nodeOf(value, { start: span.start, end: Math.min(span.start + 1, span.end) }, by));
  }
  /** Sets a key of the top level, whether it is there or not. */
  set(key3, value, by) {
    this.get(key3) === void 0 ? this.add(key3, value, by) : this.fill([key3], value, by);
  }
  addNode(key3, node) {
    let member = { key: key3, keySpan: node.span, value: node };
    this.#root = { ...this.#root, members: [...this.#root.members, member] };
  }
};
function replaced(object2, path, depth, node) {
  let key3 = path[depth], at = object2.members.findLastIndex((member2) => member2.key === key3), member = object2.members[at];
  if (member === void 0) return object2;
  let inner = depth === path.length - 1 ? node : member.value.kind === "object" ? replaced(member.value, path, depth + 1, node) : member.value;
  return { ...object2, members: object2.members.with(at, { ...member, value: inner }) };
}
function nodeOf(value, span, filledBy) {
  return value === null ? { kind: "null", span, filledBy } : typeof value == "boolean" ? { kind: "boolean", value, span, filledBy } : typeof value == "string" ? { kind: "string", value, span, filledBy } : typeof value == "number" ? { kind: "number", value, python: Number.isInteger(value) ? "int" : "float", span, filledBy } : { kind: "array", items: value.map((item) => nodeOf(item, span, filledBy)), span, filledBy };
}

// core/config/plain.ts
function pythonTypeIn(number2, loader) {
  return number2.python === "int" || loader === "json" ? number2.python : Number.isInteger(number2.value) && Math.abs(number2.value) < 1e10 ? "int" : "float";
}
function shell(node) {
  return node.kind === "object" ? /* @__PURE__ */ Object.create(null) : node.kind === "array" ? [] : node.kind === "null" ? null : node.value;
}
function toPlain(root) {
  let result = shell(root), open = [{ node: root, plain: result }];
  for (let next = open.pop(); next; next = open.pop()) {
    let { node, plain } = next;
    if (plain === null || typeof plain != "object") continue;
    let add = (key3, child) => {
      let value = shell(child);
      put(plain, key3, value), open.push({ node: child, plain: value });
    };
    if (node.kind === "object") for (let member of node.members) add(member.key, member.value);
    else if (node.kind === "array") for (let [index, item] of node.items.entries()) add(index, item);
  }
  return result;
}
function put(container, key3, value) {
  Array.isArray(container) ? container[Number(key3)] = value : container[key3] = value;
}

// core/config/resolve/loader.ts
function loadHjson(document, written) {
  let refusals = new Refusals(), { accepts, root, problem } = document.readings.hjson;
  accepts ? refuseShape(document, root, refusals) : refuseSyntax(refusals, "syntax", problem ?? firstProblem(document));
  for (let duplicate of document.problems)
    duplicate.code === "duplicate-key" && refusals.add("duplicate-key", {
      message: `${duplicate.message}. Keep one of them.`,
      at: { pointer: "", span: duplicate.span }
    });
  let loaded = root?.kind === "object" ? root : written;
  return { root: document.syntax === "json" ? asHjsonNumbers(loaded) : loaded, refusals };
}
function loadJson(document, written) {
  let refusals = new Refusals(), { accepts, root, problem } = document.readings.json;
  if (accepts)
    refuseShape(document, root, refusals);
  else {
    let why = problem ?? firstProblem(document);
    document.readings.hjson.accepts ? refusals.add("json-only-in-hf", {
      message: `This is not strict JSON (${lower(why.message)}): DeepSpeed itself reads it, but Transformers and Accelerate read the file with \`json.load\` and stop. Write strict JSON, UTF-8 without a byte order mark.`,
      at: { pointer: "", span: why.span }
    }) : refuseSyntax(refusals, "syntax", why);
  }
  return { root: root?.kind === "object" ? root : written, refusals };
}
function refuseSyntax(refusals, rule, problem) {
  refusals.add(rule, {
    message: `${sentence(problem.message)} Nothing can read this file as a config.`,
    at: { pointer: "", span: problem.span }
  });
}
function refuseShape(document, root, refusals) {
  if (root === null || root.kind === "object") return;
  let problem = document.problems.find(({ code }) => code === "not-an-object");
  refusals.add("syntax", {
    message: sentence(problem?.message ?? "the file holds no object: DeepSpeed needs `{ \u2026 }`"),
    at: { pointer: "", span: root.span }
  });
}
function firstProblem(document) {
  return document.problems[0] ?? {
    code: "syntax",
    message: "the file cannot be read",
    span: { start: 0, end: document.text.length }
  };
}
function sentence(text) {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? "" : "."}`;
}
function lower(text) {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
function asHjsonNumbers(root) {
  let node = withInts(root, 0);
  return node.kind === "object" ? node : root;
}
var DEEPEST = 32;
function withInts(node, depth) {
  if (node.kind === "number") {
    if (node.python === "int") return node;
    let python = pythonTypeIn(node, "hjson");
    return python === node.python ? node : { ...node, python };
  }
  if (depth > DEEPEST) return node;
  if (node.kind === "object") {
    let members;
    for (let [i, member] of node.members.entries()) {
      let value = withInts(member.value, depth + 1);
      value !== member.value && (members ??= [...node.members], members[i] = { ...member, value });
    }
    return members === void 0 ? node : { ...node, members };
  }
  if (node.kind === "array") {
    let items = node.items.map((item) => withInts(item, depth + 1));
    return items.some((item, i) => item !== node.items[i]) ? { ...node, items } : node;
  }
  return node;
}

// core/config/resolve/plugin-fill.ts
var BY_ACCELERATE = "Accelerate";
function fillByPlugin(draft, run) {
  if (draft.get("gradient_accumulation_steps") === void 0 && draft.add("gradient_accumulation_steps", 1, BY_ACCELERATE), draft.get("zero_optimization") === void 0) {
    let { start, end } = draft.root.span;
    return {
      message: 'There is no `zero_optimization`, which Transformers and Accelerate demand: they stop. Add it; `{"stage": 0}` is enough to go without ZeRO.',
      at: { pointer: "", span: { start, end: Math.min(start + 1, end) } }
    };
  }
  let plugin = run.deepspeedPlugin ?? {}, environment = run.environment ?? {}, text = (argument, variable) => {
    let given = plugin[argument];
    return typeof given == "string" ? given : environment[variable] ?? "none";
  }, stage = plugin.zero_stage ?? environment.ACCELERATE_DEEPSPEED_ZERO_STAGE ?? 2, fills = [
    [["zero_optimization", "stage"], Number(stage)],
    [
      ["zero_optimization", "offload_optimizer", "device"],
      text("offload_optimizer_device", "ACCELERATE_DEEPSPEED_OFFLOAD_OPTIMIZER_DEVICE")
    ],
    [
      ["zero_optimization", "offload_param", "device"],
      text("offload_param_device", "ACCELERATE_DEEPSPEED_OFFLOAD_PARAM_DEVICE")
    ],
    [
      ["zero_optimization", "offload_param", "nvme_path"],
      text("offload_param_nvme_path", "ACCELERATE_DEEPSPEED_OFFLOAD_PARAM_NVME_PATH")
    ],
    [
      ["zero_optimization", "offload_optimizer", "nvme_path"],
      text("offload_optimizer_nvme_path", "ACCELERATE_DEEPSPEED_OFFLOAD_OPTIMIZER_NVME_PATH")
    ],
    [
      ["zero_optimization", "stage3_gather_16bit_weights_on_model_save"],
      plugin.zero3_save_16bit_model === !0 || environment.ACCELERATE_DEEPSPEED_ZERO3_SAVE_16BIT_MODEL?.toLowerCase() === "true"
    ]
  ];
  for (let [path, value] of fills) draft.isAuto(...path) && draft.fill(path, value, BY_ACCELERATE);
  draft.set("steps_per_print", Number.POSITIVE_INFINITY, BY_ACCELERATE);
}
function fillMixedPrecision(draft, mixedPrecision) {
  let wanted = { fp16: mixedPrecision === "fp16", bf16: mixedPrecision === "bf16" || mixedPrecision === "fp8" };
  for (let block of ["fp16", "bf16"])
    draft.get(block) === void 0 ? draft.addNode(block, precisionBlock(draft.root, wanted[block])) : draft.isAuto(block, "enabled") && draft.fill([block, "enabled"], wanted[block], BY_ACCELERATE);
}
function precisionBlock(root, enabled) {
  let span = { start: root.span.start, end: Math.min(root.span.start + 1, root.span.end) };
  return { kind: "object", span, filledBy: BY_ACCELERATE, members: [{ key: "enabled", keySpan: span, value: { kind: "boolean", value: enabled, span, filledBy: BY_ACCELERATE } }] };
}
function remainingAuto(root) {
  let found = [], open = [{ node: root, pointer: "" }];
  for (let next = open.shift(); next !== void 0; next = open.shift())
    for (let member of next.node.members) {
      let pointer = childPointer(next.pointer, member.key);
      member.value.kind === "object" ? open.push({ node: member.value, pointer }) : member.value.kind === "string" && member.value.value === "auto" && found.push({ key: dotted(pointer), pointer, node: member.value });
    }
  return found;
}
function sweep(draft, known) {
  let reports = [];
  for (let { key: key3, pointer, node } of remainingAuto(draft.root)) {
    let value = known.get(key3);
    value !== void 0 ? draft.fill(key3.split("."), value, BY_ACCELERATE) : reports.push({
      message: `\`${key3}\` is "auto", but neither Transformers nor Accelerate can fill it: the run stops. Write a value, or delete the key for DeepSpeed's default.`,
      at: atValue(pointer, node)
    });
  }
  return reports;
}

// core/config/resolve/trainer-arguments.ts
var ASSUMED_TRAINING_STEPS = 1e3, ASSUMED_WARMUP_STEPS = 10;
function trainerArguments(root, run) {
  let given = run.trainingArguments;
  if (given === void 0) {
    let fp16 = isTrue(root, "fp16") || isFalse(root, "bf16") && isAuto(lookup(root, ["fp16", "enabled"]));
    return {
      maxGradNorm: 1,
      learningRate: 1e-4,
      betas: [0.9, 0.999],
      epsilon: 1e-8,
      weightDecay: 0,
      fp16,
      bf16: !fp16,
      warmupSteps: ASSUMED_WARMUP_STEPS,
      trainingSteps: run.trainingSteps ?? ASSUMED_TRAINING_STEPS,
      known: !1
    };
  }
  let number2 = (key3, standard) => {
    let value = given[key3];
    return typeof value == "number" ? value : standard;
  }, trainingSteps = number2("max_steps", 0) > 0 ? number2("max_steps", 0) : run.trainingSteps ?? ASSUMED_TRAINING_STEPS, warmup = number2("warmup_steps", 0);
  return {
    maxGradNorm: number2("max_grad_norm", 1),
    learningRate: number2("learning_rate", 5e-5),
    betas: [number2("adam_beta1", 0.9), number2("adam_beta2", 0.999)],
    epsilon: number2("adam_epsilon", 1e-8),
    weightDecay: number2("weight_decay", 0),
    fp16: given.fp16 === !0 || given.fp16_full_eval === !0,
    bf16: given.bf16 === !0 || given.bf16_full_eval === !0,
    warmupSteps: warmup >= 1 ? Math.trunc(warmup) : Math.ceil(trainingSteps * warmup),
    trainingSteps,
    known: !0
  };
}
function batchArguments(root, run, worldSize) {
  let given = run.trainingArguments;
  if (given !== void 0) {
    let { per_device_train_batch_size: micro2, gradient_accumulation_steps: accumulation2 } = given;
    return {
      micro: typeof micro2 == "number" ? micro2 : 8,
      accumulation: typeof accumulation2 == "number" ? accumulation2 : 1
    };
  }
  let microNode = lookup(root, ["train_micro_batch_size_per_gpu"]), accumulationNode = lookup(root, ["gradient_accumulation_steps"]), train = numberOf(lookup(root, ["train_batch_size"])), micro = numberOf(microNode) ?? 1, accumulation = numberOf(accumulationNode) ?? 1;
  if (train === void 0) return { micro, accumulation };
  let share = (ranks) => ranks !== 0 && train % ranks === 0 && train >= ranks ? Math.floor(train / ranks) : void 0;
  return isAuto(microNode) ? micro = share(worldSize * accumulation) ?? (isAuto(accumulationNode) ? share(worldSize) : void 0) ?? micro : isAuto(accumulationNode) && (accumulation = share(worldSize * micro) ?? accumulation), { micro, accumulation };
}
function numberOf(node) {
  return node?.kind === "number" ? node.value : void 0;
}
function isAuto(node) {
  return node?.kind === "string" && node.value === "auto";
}
function isTrue(root, block) {
  let node = lookup(root, [block, "enabled"]);
  return node?.kind === "boolean" && node.value;
}
function isFalse(root, block) {
  let node = lookup(root, [block, "enabled"]);
  return node?.kind === "boolean" && !node.value;
}

// core/config/resolve/trainer-fill.ts
var BY_TRAINER = "Transformers", ASSUMED_HIDDEN_SIZE = 4096, HIDDEN_SIZE_KEYS = [
  "reduce_bucket_size",
  "stage3_prefetch_bucket_size",
  "stage3_param_persistence_threshold"
];
function fillByTrainer(draft, args, refusals, complaints) {
  refuseUnreadable(draft, refusals);
  let match = (path, value, argument) => fillMatch(draft, path, value, argument, args.known, complaints);
  match(["gradient_clipping"], args.maxGradNorm, "max_grad_norm"), match(["optimizer", "params", "lr"], args.learningRate, "learning_rate"), match(["optimizer", "params", "betas"], args.betas, "adam_beta1, adam_beta2"), match(["optimizer", "params", "eps"], args.epsilon, "adam_epsilon"), match(["optimizer", "params", "weight_decay"], args.weightDecay, "weight_decay"), draft.isAuto("scheduler", "params", "warmup_min_lr") && draft.fill(["scheduler", "params", "warmup_min_lr"], 0, BY_TRAINER), match(["scheduler", "params", "warmup_max_lr"], args.learningRate, "learning_rate"), match(["fp16", "enabled"], args.fp16, "fp16"), match(["bf16", "enabled"], args.bf16, "bf16");
}
function finishByTrainer(draft, args, run, stage3, refusals, complaints) {
  fillHiddenSize(draft, run.hiddenSize, stage3, refusals), fillMatch(
    draft,
    ["scheduler", "params", "total_num_steps"],
    args.trainingSteps,
    "the number of training steps",
    args.known,
    complaints
  ), fillMatch(
    draft,
    ["scheduler", "params", "warmup_num_steps"],
    args.warmupSteps,
    "warmup_steps",
    args.known,
    complaints
  );
}
function fillBatch(draft, run, worldSize) {
  let { micro, accumulation } = batchArguments(draft.root, run, worldSize);
  for (let [key3, value] of [
    ["train_micro_batch_size_per_gpu", micro],
    ["gradient_accumulation_steps", accumulation],
    ["train_batch_size", worldSize * micro * accumulation]
  ])
    draft.isAuto(key3) && draft.fill([key3], value, BY_TRAINER);
}
function complainOfBatch(draft, run, worldSize, complaints) {
  if (run.trainingArguments === void 0) return;
  let { micro, accumulation } = batchArguments(draft.root, run, worldSize);
  fillMatch(draft, ["train_micro_batch_size_per_gpu"], micro, "per_device_train_batch_size", !0, complaints), fillMatch(draft, ["gradient_accumulation_steps"], accumulation, "gradient_accumulation_steps", !0, complaints), fillMatch(
    draft,
    ["train_batch_size"],
    worldSize * micro * accumulation,
    "per_device_train_batch_size \xD7 gradient_accumulation_steps \xD7 world size",
    !0,
    complaints
  );
}
function fillHiddenSize(draft, hiddenSize, stage3, refusals) {
  let auto = HIDDEN_SIZE_KEYS.filter((key3) => draft.isAuto("zero_optimization", key3));
  if (auto.length === 0) return;
  if (hiddenSize === null) {
    for (let key3 of auto) {
      let node = draft.get("zero_optimization", key3);
      node !== void 0 && refusals.add("hf-hidden-size-auto", {
        message: `\`zero_optimization.${key3}\` is "auto", which is computed from the model's hidden size, but this model's config has none: the run stops. Write a number.`,
        at: atValue(`/zero_optimization/${key3}`, node)
      });
    }
    return;
  }
  let h = hiddenSize ?? ASSUMED_HIDDEN_SIZE, fill = (key3, value) => {
    draft.isAuto("zero_optimization", key3) && draft.fill(["zero_optimization", key3], value, BY_TRAINER);
  };
  fill("reduce_bucket_size", h * h), stage3 && (fill("stage3_prefetch_bucket_size", Math.trunc(0.9 * h * h)), fill("stage3_param_persistence_threshold", 10 * h));
}
function refuseUnreadable(draft, refusals) {
  for (let path of [
    ["optimizer"],
    ["optimizer", "params"],
    ["scheduler"],
    ["scheduler", "params"],
    ["fp16"],
    ["bf16"],
    ["zero_optimization"],
    ["zero_optimization", "offload_optimizer"],
    ["zero_optimization", "offload_param"]
  ]) {
    let node = draft.get(...path);
    if (node === void 0 || node.kind === "object" || node.kind === "null" || path.length === 2 && path[0] === "zero_optimization" && !isStage(draft, 2) && !isStage(draft, 3)) continue;
    let pointer = path.reduce((parent, key3) => childPointer(parent, key3), "");
    refusals.add(path.length === 1 && path[0] === "zero_optimization" ? "zero-block-type" : "block-type", {
      message: `\`${dotted(pointer)}\` is ${quoted(node)}, but Transformers and Accelerate read an object of settings there and stop. Write \`{ \u2026 }\`.`,
      at: atValue(pointer, node)
    });
  }
}
function isStage(draft, stage) {
  let node = draft.get("zero_optimization", "stage");
  return node?.kind === "number" && node.value === stage || node?.kind === "boolean" && Number(node.value) === stage;
}
function fillMatch(draft, path, value, argument, known, complaints) {
  let node = draft.get(...path);
  if (!(node === void 0 || node.kind === "null")) {
    if (node.kind === "string" && node.value === "auto") {
      draft.fill(path, value, BY_TRAINER);
      return;
    }
    !known || pythonEqual(node, value) || complaints.add(
      path[1] === "enabled" ? "hf-precision-mismatch" : "hf-mismatch",
      mismatch(path, node, value, argument)
    );
  }
}
function mismatch(path, node, value, argument) {
  let pointer = path.reduce((parent, key3) => childPointer(parent, key3), ""), shown2 = Array.isArray(value) ? `[${value.join(", ")}]` : String(value);
  return {
    message: `\`${path.join(".")}\` is ${quoted(node)}, but the Trainer has ${shown2} (${argument}): Transformers refuses to start. Write "auto".`,
    at: atValue(pointer, node)
  };
}
function pythonEqual(node, value) {
  return node.kind === "array" ? Array.isArray(value) && node.items.length === value.length && node.items.every((item, i) => pythonEqual(item, value[i])) : typeof value == "boolean" || typeof value == "number" ? (node.kind === "number" || node.kind === "boolean") && Number(node.value) === Number(value) : node.kind === "string" && node.value === value;
}

// core/config/resolve/accelerate.ts
function resolveAccelerate(document, written, run) {
  let { root, refusals } = loadJson(document, written), known = run.dummyOptimizer !== void 0, atWorld = (worldSize) => {
    let own = new Refusals(), filled = known ? fillKnown(root, run, worldSize, own) : fillUnknown(root, run, worldSize, own);
    return { root: filled, verdictRoot: filled, complaints: /* @__PURE__ */ new Map(), refusals: own };
  }, first = atWorld(1);
  return refusals.addAll(first.refusals), { root: first.root, verdictRoot: first.root, refusals, complaints: /* @__PURE__ */ new Map(), atWorld };
}
function fillUnknown(root, run, worldSize, refusals) {
  let draft = new Draft(root), args = trainerArguments(root, run);
  fillBatch(draft, run, worldSize), fillByTrainer(draft, args, refusals, new Complaints());
  let missing = fillByPlugin(draft, run);
  missing !== void 0 && refusals.add("hf-zero-block-required", missing), finishByTrainer(draft, args, run, isStage(draft, 3), refusals, new Complaints());
  let { micro, accumulation } = batchArguments(root, run, worldSize), values = hiddenSizeValues(run.hiddenSize ?? ASSUMED_HIDDEN_SIZE);
  values.set("train_micro_batch_size_per_gpu", micro).set("train_batch_size", micro * accumulation * worldSize);
  for (let report of sweep(draft, values)) refusals.add("hf-auto-not-resolved", report);
  return draft.root;
}
function fillKnown(root, run, worldSize, refusals) {
  let draft = new Draft(root);
  refuseUnreadable(draft, refusals);
  let missing = fillByPlugin(draft, run);
  missing !== void 0 && refusals.add("hf-zero-block-required", missing), run.mixedPrecision !== void 0 && fillMixedPrecision(draft, run.mixedPrecision ?? "no");
  let accumulation = run.acceleratorGradientAccumulationSteps ?? 1;
  draft.isAuto("gradient_accumulation_steps") && draft.fill(["gradient_accumulation_steps"], accumulation, BY_ACCELERATE);
  let values = run.hiddenSize === null || run.hiddenSize === void 0 ? hiddenSizeValues(void 0) : hiddenSizeValues(run.hiddenSize), micro = draft.isAuto("train_micro_batch_size_per_gpu") ? run.dataloaderBatchSize : numberAt(draft, "train_micro_batch_size_per_gpu");
  typeof micro == "number" && values.set("train_micro_batch_size_per_gpu", micro).set("train_batch_size", micro * (numberAt(draft, "gradient_accumulation_steps") ?? accumulation) * worldSize), run.dummyOptimizer === !0 && values.set("optimizer.params.lr", DUMMY_LEARNING_RATE).set("optimizer.params.weight_decay", 0), run.dummyScheduler === !0 && values.set("scheduler.params.warmup_min_lr", 0).set("scheduler.params.warmup_max_lr", DUMMY_LEARNING_RATE).set("scheduler.params.warmup_num_steps", 1).set("scheduler.params.total_num_steps", run.trainingSteps ?? 1);
  let own = /* @__PURE__ */ new Set(["train_micro_batch_size_per_gpu", ...HIDDEN_SIZE_KEYS2]);
  for (let report of sweep(draft, values)) {
    let key3 = report.at.pointer.slice(1).replaceAll("/", ".");
    own.has(key3) ? key3 !== "train_micro_batch_size_per_gpu" && refusals.add("hf-hidden-size-auto", {
      message: `\`${key3}\` is "auto", which Accelerate computes from \`model.config.hidden_size\`, but this model has none: the run stops. Write a number.`,
      at: report.at
    }) : refusals.add("hf-auto-not-resolved", report);
  }
  return draft.root;
}
var DUMMY_LEARNING_RATE = 1e-3, HIDDEN_SIZE_KEYS2 = [
  "reduce_bucket_size",
  "stage3_prefetch_bucket_size",
  "stage3_param_persistence_threshold"
].map((key3) => `zero_optimization.${key3}`);
function hiddenSizeValues(h) {
  let values = /* @__PURE__ */ new Map([
    ["gradient_clipping", 1],
    ["zero_optimization.stage3_gather_16bit_weights_on_model_save", !1]
  ]);
  return h === void 0 ? values : values.set("zero_optimization.reduce_bucket_size", h * h).set("zero_optimization.stage3_prefetch_bucket_size", Math.trunc(0.9 * h * h)).set("zero_optimization.stage3_param_persistence_threshold", 10 * h);
}
function numberAt(draft, key3) {
  let node = draft.get(key3);
  return node?.kind === "number" ? node.value : void 0;
}

// core/config/resolve/hf-trainer.ts
var BATCH_KEYS2 = /* @__PURE__ */ new Set(["train_batch_size", "train_micro_batch_size_per_gpu", "gradient_accumulation_steps"]);
function resolveHfTrainer(document, written, run) {
  let { root, refusals } = loadJson(document, written), complaints = new Complaints(), args = trainerArguments(root, run), draft = new Draft(root);
  fillByTrainer(draft, args, refusals, complaints);
  let verdict = new Draft(draft.root);
  finishByTrainer(verdict, args, run, isStage(verdict, 3), refusals, new Complaints());
  let whole = new Draft(draft.root), missing = fillByPlugin(whole, run);
  if (missing !== void 0 && complaints.add("hf-zero-block-required", missing), args.known && fillMixedPrecision(whole, args.fp16 ? "fp16" : args.bf16 ? "bf16" : "no"), finishByTrainer(whole, args, run, isStage(whole, 3), new Refusals(), complaints), whole.get("optimizer") === void 0 && whole.set("zero_allow_untested_optimizer", !0, BY_TRAINER), remainingAuto(whole.root).filter(({ key: key3 }) => !BATCH_KEYS2.has(key3)).length > 0)
    for (let report of sweep(whole, sweptAfterTrainer(run)))
      BATCH_KEYS2.has(report.at.pointer.slice(1)) || complaints.add("hf-auto-not-resolved", report);
  let filled = (from, worldSize) => {
    let batch = new Draft(from);
    return fillBatch(batch, run, worldSize), batch.root;
  }, atWorld = (worldSize) => {
    let batch = new Complaints();
    for (let [rule, reports] of complaints.byRule) for (let report of reports) batch.add(rule, report);
    complainOfBatch(new Draft(root), run, worldSize, batch);
    let verdictRoot = filled(verdict.root, worldSize);
    return {
      root: whole.root === verdict.root ? verdictRoot : filled(whole.root, worldSize),
      verdictRoot,
      refusals,
      complaints: batch.byRule
    };
  };
  return { root: whole.root, verdictRoot: verdict.root, refusals, complaints: complaints.byRule, atWorld };
}
function sweptAfterTrainer(run) {
  let h = run.hiddenSize ?? 4096;
  return /* @__PURE__ */ new Map([
    ["gradient_clipping", 1],
    ["zero_optimization.stage3_gather_16bit_weights_on_model_save", !1],
    ["zero_optimization.reduce_bucket_size", h * h],
    ["zero_optimization.stage3_prefetch_bucket_size", Math.trunc(0.9 * h * h)],
    ["zero_optimization.stage3_param_persistence_threshold", 10 * h]
  ]);
}

// core/config/resolve/raw.ts
function resolveRaw(document, written) {
  let { root, refusals } = loadHjson(document, written), resolved = { root, verdictRoot: root, refusals, complaints: /* @__PURE__ */ new Map() };
  return { ...resolved, atWorld: () => resolved };
}

// core/config/resolve/resolve.ts
function resolve(document, written, integration, run) {
  return integration === "raw" ? resolveRaw(document, written) : integration === "hf-trainer" ? resolveHfTrainer(document, written, run) : resolveAccelerate(document, written, run);
}

// core/deepspeed/generated/release-0.19.8.ts
var RELEASE = {
  deepspeed: "0.19.8",
  sections: {
    zero_optimization: "DeepSpeedZeroConfig",
    fp16: "DeepSpeedFP16Config",
    bf16: "DeepSpeedBF16Config",
    tensorboard: "TensorBoardConfig",
    wandb: "WandbConfig",
    csv_monitor: "CSVConfig",
    comet: "CometConfig",
    comms_logger: "CommsLoggerConfig",
    hybrid_engine: "HybridEngineConfig",
    compile: "CompileConfig",
    tensor_parallel: "TPTrainingConfig",
    weight_quantization: "WeightQuantConfig",
    "timers/throughput": "DeepSpeedThroughputTimerConfig"
  },
  models: {
    DeepSpeedZeroConfig: {
      source: "deepspeed/runtime/zero/config.py:90",
      fields: {
        stage: {
          kind: "int-enum",
          values: [
            0,
            1,
            2,
            3
          ],
          default: 0,
          source: "deepspeed/runtime/zero/config.py:95"
        },
        contiguous_gradients: {
          kind: "bool",
          default: !0,
          source: "deepspeed/runtime/zero/config.py:102"
        },
        reduce_scatter: {
          kind: "bool",
          default: !0,
          source: "deepspeed/runtime/zero/config.py:108"
        },
        reduce_bucket_size: {
          kind: "int",
          gt: 0,
          default: 5e8,
          source: "deepspeed/runtime/zero/config.py:113"
        },
        use_multi_rank_bucket_allreduce: {
          kind: "bool",
          default: !0,
          source: "deepspeed/runtime/zero/config.py:119"
        },
        allgather_partitions: {
          kind: "bool",
          default: !0,
          source: "deepspeed/runtime/zero/config.py:126"
        },
        allgather_bucket_size: {
          kind: "int",
          ge: 0,
          default: 5e8,
          source: "deepspeed/runtime/zero/config.py:132"
        },
        overlap_comm: {
          kind: "bool",
          nullable: !0,
          default: null,
          source: "deepspeed/runtime/zero/config.py:138"
        },
        compute_grad_norm: {
          kind: "bool",
          default: !0,
          source: "deepspeed/runtime/zero/config.py:143"
        },
        load_from_fp32_weights: {
          kind: "bool",
          default: !0,
          source: "deepspeed/runtime/zero/config.py:150"
        },
        elastic_checkpoint: {
          kind: "bool",
          default: !1,
          source: "deepspeed/runtime/zero/config.py:158"
        },
        offload_param: {
          kind: "model",
          model: "DeepSpeedZeroOffloadParamConfig",
          nullable: !0,
          default: null,
          source: "deepspeed/runtime/zero/config.py:164"
        },
        offload_optimizer: {
          kind: "model",
          model: "DeepSpeedZeroOffloadOptimizerConfig",
          nullable: !0,
          default: null,
          source: "deepspeed/runtime/zero/config.py:171"
        },
        zenflow: {
          kind: "model",
          model: "ZenFlowConfig",
          nullable: !0,
          default: null,
          source: "deepspeed/runtime/zero/config.py:179"
        },
        sub_group_size: {
          kind: "int",
          ge: 0,
          default: 1e9,
          source: "deepspeed/runtime/zero/config.py:182"
        },
        cpu_offload_param: {
          kind: "bool",
          nullable: !0,
          default: null,
          deprecated: {
            successor: "offload_param",
            moves: !0
          },
          source: "deepspeed/runtime/zero/config.py:188"
        },
        cpu_offload_use_pin_memory: {
          kind: "bool",
          nullable: !0,
          default: null,
          deprecated: {
            successor: "offload_param or offload_optimizer",
            moves: !1
          },
          source: "deepspeed/runtime/zero/config.py:199"
        },
        cpu_offload: {
          kind: "bool",
          nullable: !0,
          default: null,
          deprecated: {
            successor: "offload_optimizer",
            moves: !0
          },
          source: "deepspeed/runtime/zero/config.py:209"
        },
        prefetch_bucket_size: {
          kind: "int",
          ge: 0,
          alias: "stage3_prefetch_bucket_size",
          default: 5e7,
          source: "deepspeed/runtime/zero/config.py:222"
        },
        param_persistence_threshold: {
          kind: "int",
          ge: 0,
          alias: "stage3_param_persistence_threshold",
          default: 1e5,
          source: "deepspeed/runtime/zero/config.py:228"
        },
        model_persistence_threshold: {
          kind: "int",
          ge: 0,
          alias: "stage3_model_persistence_threshold",
          default: 9223372036854776e3,
          source: "deepspeed/runtime/zero/config.py:235"
        },
        max_live_parameters: {
          kind: "int",
          ge: 0,
          alias: "stage3_max_live_parameters",
          default: 1e9,
          source: "deepspeed/runtime/zero/config.py:245"
        },
        max_reuse_distance: {
          kind: "int",
          ge: 0,
          alias: "stage3_max_reuse_distance",
          default: 1e9,
          source: "deepspeed/runtime/zero/config.py:251"
        },
        gather_16bit_weights_on_model_save: {
          kind: "bool",
          alias: "stage3_gather_16bit_weights_on_model_save",
          default: !1,
          source: "deepspeed/runtime/zero/config.py:257"
        },
        module_granularity_threshold: {
          kind: "int",
          alias: "stage3_module_granularity_threshold",
          default: 0,
          source: "deepspeed/runtime/zero/config.py:265"
        },
        use_all_reduce_for_fetch_params: {
          kind: "bool",
          alias: "stage3_use_all_reduce_for_fetch_params",
          default: !1,
          source: "deepspeed/runtime/zero/config.py:273"
        },
        allgather_sequential: {
          kind: "bool",
          alias: "stage3_allgather_sequential",
          default: !1,
          source: "deepspeed/runtime/zero/config.py:279"
        },
        stage3_gather_fp16_weights_on_model_save: {
          kind: "bool",
          default: !1,
          deprecated: {
            successor: "gather_16bit_weights_on_model_save",
            moves: !0
          },
          source: "deepspeed/runtime/zero/config.py:287"
        },
        ignore_unused_parameters: {
          kind: "bool",
          default: !0,
          source: "deepspeed/runtime/zero/config.py:294"
        },
        legacy_stage1: {
          kind: "bool",
          default: !1,
          source: "deepspeed/runtime/zero/config.py:303"
        },
        round_robin_gradients: {
          kind: "bool",
          default: !1,
          source: "deepspeed/runtime/zero/config.py:309"
        },
        parameter_alignment: {
          kind: "bool",
          default: !1,
          source: "deepspeed/runtime/zero/config.py:317"
        },
        zero_hpz_partition_size: {
          kind: "int",
          ge: 0,
          default: 1,
          source: "deepspeed/runtime/zero/config.py:324"
        },
        zero_quantized_weights: {
          kind: "bool",
          default: !1,
          source: "deepspeed/runtime/zero/config.py:328"
        },
        zero_quantized_nontrainable_weights: {
          kind: "bool",
          default: !1,
          source: "deepspeed/runtime/zero/config.py:333"
        },
        zero_quantized_gradients: {
          kind: "bool",
          default: !1,
          source: "deepspeed/runtime/zero/config.py:340"
        },
        memory_efficient_linear: {
          kind: "bool",
          default: !0,
          source: "deepspeed/runtime/zero/config.py:346"
        },
        pipeline_loading_checkpoint: {
          kind: "bool",
          default: !1,
          source: "deepspeed/runtime/zero/config.py:353"
        },
        override_module_apply: {
          kind: "bool",
          default: !0,
          source: "deepspeed/runtime/zero/config.py:355"
        },
        log_trace_cache_warnings: {
          kind: "bool",
          default: !1,
          source: "deepspeed/runtime/zero/config.py:360"
        },
        enable_sanity_checks: {
          kind: "bool",
          default: !1,
          source: "deepspeed/runtime/zero/config.py:365"
        },
        save_muon_momentum_buffer_in_memory: {
          kind: "bool",
          default: !1,
          source: "deepspeed/runtime/zero/config.py:370"
        },
        leaf_module: {
          kind: "model",
          model: "DeepSpeedZeroLeafModuleConfig",
          default: {
            classes: [
              "transformers.models.mixtral.modeling_mixtral.MixtralSparseMoeBlock",
              "transformers.models.qwen2_moe.modeling_qwen2_moe.Qwen2MoeSparseMoeBlock",
              "transformers.models.qwen3_moe.modeling_qwen3_moe.Qwen3MoeSparseMoeBlock"
            ],
            names: [],
            name_suffixes: []
          },
          source: "deepspeed/runtime/zero/config.py:377"
        }
      }
    },
    DeepSpeedZeroOffloadParamConfig: {
      source: "deepspeed/runtime/zero/offload_config.py:21",
      fields: {
        device: {
          kind: "enum",
          values: [
            "none",
            "cpu",
            "nvme"
          ],
          default: "none",
          source: "deepspeed/runtime/zero/offload_config.py:24"
        },
        nvme_path: {
          kind: "string",
          nullable: !0,
          default: null,
          source: "deepspeed/runtime/zero/offload_config.py:30"
        },
        buffer_count: {
          kind: "int",
          ge: 0,
          default: 5,
          source: "deepspeed/runtime/zero/offload_config.py:33"
        },
        buffer_size: {
          kind: "int",
          ge: 0,
          default: 1e8,
          source: "deepspeed/runtime/zero/offload_config.py:36"
        },
        max_in_cpu: {
          kind: "int",
          ge: 0,
          default: 1e9,
          source: "deepspeed/runtime/zero/offload_config.py:39"
        },
        pin_memory: {
          kind: "bool",
          default: !0,
          source: "deepspeed/runtime/zero/offload_config.py:45"
        }
      }
    },
    DeepSpeedZeroOffloadOptimizerConfig: {
      source: "deepspeed/runtime/zero/offload_config.py:55",
      fields: {
        device: {
          kind: "enum",
          values: [
            "none",
            "cpu",
            "nvme"
          ],
          default: "none",
          source: "deepspeed/runtime/zero/offload_config.py:58"
        },
        nvme_path: {
          kind: "string",
          nullable: !0,
          default: null,
          source: "deepspeed/runtime/zero/offload_config.py:64"
        },
        buffer_count: {
          kind: "int",
          ge: 0,
          default: 4,
          source: "deepspeed/runtime/zero/offload_config.py:67"
        },
        pin_memory: {
          kind: "bool",
          default: !0,
          source: "deepspeed/runtime/zero/offload_config.py:75"
        },
        pipeline_read: {
          kind: "bool",
          default: !1,
          source: "deepspeed/runtime/zero/offload_config.py:84"
        },
        pipeline_write: {
          kind: "bool",
          default: !1,
          source: "deepspeed/runtime/zero/offload_config.py:90"
        },
        fast_init: {
          kind: "bool",
          default: !1,
          source: "deepspeed/runtime/zero/offload_config.py:96"
        },
        ratio: {
          kind: "float",
          ge: 0,
          le: 1,
          default: 1,
          source: "deepspeed/runtime/zero/offload_config.py:99"
        },
        super_offload: {
          kind: "bool",
          default: !1,
          source: "deepspeed/runtime/zero/offload_config.py:102"
        },
        cpuadam_cores_perc: {
          kind: "float",
          ge: 0,
          le: 1,
          default: 0.8,
          source: "deepspeed/runtime/zero/offload_config.py:105"
        }
      }
    },
    ZenFlowConfig: {
      source: "deepspeed/runtime/zenflow/zenflow_config.py:12",
      fields: {
        topk_ratio: {
          kind: "float",
          gt: 0,
          lt: 1,
          default: 0.1,
          source: "deepspeed/runtime/zenflow/zenflow_config.py:15"
        },
        select_strategy: {
          kind: "string",
          default: "auto",
          source: "deepspeed/runtime/zenflow/zenflow_config.py:18"
        },
        select_interval: {
          kind: "union",
          of: [
            {
              kind: "string"
            },
            {
              kind: "int"
            }
          ],
          default: "auto",
          source: "deepspeed/runtime/zenflow/zenflow_config.py:22"
        },
        update_interval: {
          kind: "union",
          of: [
            {
              kind: "string"
            },
            {
              kind: "int"
            }
          ],
          default: "auto",
          source: "deepspeed/runtime/zenflow/zenflow_config.py:26"
        },
        overlap_step: {
          kind: "bool",
          default: !1,
          source: "deepspeed/runtime/zenflow/zenflow_config.py:30"
        },
        offload: {
          kind: "bool",
          default: !1,
          source: "deepspeed/runtime/zenflow/zenflow_config.py:33"
        },
        auto_ratio: {
          kind: "float",
          ge: 0,
          le: 1,
          default: 0.99,
          source: "deepspeed/runtime/zenflow/zenflow_config.py:36"
        },
        full_warm_up_rounds: {
          kind: "int",
          default: 0,
          source: "deepspeed/runtime/zenflow/zenflow_config.py:39"
        },
        pt_reserved_cores_perc: {
          kind: "float",
          ge: 0,
          le: 1,
          default: 0.5,
          source: "deepspeed/runtime/zenflow/zenflow_config.py:42"
        },
        steps_per_epoch: {
          kind: "int",
          nullable: !0,
          default: null,
          source: "deepspeed/runtime/zenflow/zenflow_config.py:46"
        }
      }
    },
    DeepSpeedZeroLeafModuleConfig: {
      source: "deepspeed/runtime/zero/leaf_module_config.py:20",
      fields: {
        classes: {
          kind: "list",
          items: {
            kind: "string"
          },
          default: [
            "transformers.models.mixtral.modeling_mixtral.MixtralSparseMoeBlock",
            "transformers.models.qwen2_moe.modeling_qwen2_moe.Qwen2MoeSparseMoeBlock",
            "transformers.models.qwen3_moe.modeling_qwen3_moe.Qwen3MoeSparseMoeBlock"
          ],
          source: "deepspeed/runtime/zero/leaf_module_config.py:23"
        },
        names: {
          kind: "list",
          items: {
            kind: "string"
          },
          default: [],
          source: "deepspeed/runtime/zero/leaf_module_config.py:24"
        },
        name_suffixes: {
          kind: "list",
          items: {
            kind: "string"
          },
          default: [],
          source: "deepspeed/runtime/zero/leaf_module_config.py:25"
        }
      }
    },
    DeepSpeedFP16Config: {
      source: "deepspeed/runtime/precision_config.py:100",
      fields: {
        enabled: {
          kind: "bool",
          default: !1,
          source: "deepspeed/runtime/precision_config.py:105"
        },
        auto_cast: {
          kind: "bool",
          default: !1,
          source: "deepspeed/runtime/precision_config.py:110"
        },
        loss_scale: {
          kind: "float",
          default: 0,
          source: "deepspeed/runtime/precision_config.py:115"
        },
        initial_scale_power: {
          kind: "int",
          default: 16,
          source: "deepspeed/runtime/precision_config.py:135"
        },
        loss_scale_window: {
          kind: "int",
          default: 1e3,
          source: "deepspeed/runtime/precision_config.py:140"
        },
        hysteresis: {
          kind: "int",
          default: 2,
          source: "deepspeed/runtime/precision_config.py:145"
        },
        consecutive_hysteresis: {
          kind: "bool",
          default: !1,
          source: "deepspeed/runtime/precision_config.py:150"
        },
        min_loss_scale: {
          kind: "int",
          default: 1,
          source: "deepspeed/runtime/precision_config.py:155"
        },
        fp16_master_weights_and_grads: {
          kind: "bool",
          default: !1,
          source: "deepspeed/runtime/precision_config.py:160"
        }
      }
    },
    DeepSpeedBF16Config: {
      source: "deepspeed/runtime/precision_config.py:41",
      fields: {
        enabled: {
          kind: "bool",
          default: !1,
          source: "deepspeed/runtime/precision_config.py:46"
        },
        immediate_grad_update: {
          kind: "bool",
          default: !1,
          source: "deepspeed/runtime/precision_config.py:51"
        },
        check_grad_overflow: {
          kind: "bool",
          default: !0,
          source: "deepspeed/runtime/precision_config.py:56"
        },
        bf16_master_weights_and_grads: {
          kind: "bool",
          default: !1,
          source: "deepspeed/runtime/precision_config.py:63"
        },
        bf16_optimizer_states: {
          kind: "bool",
          default: !1,
          source: "deepspeed/runtime/precision_config.py:68"
        }
      }
    },
    TensorBoardConfig: {
      source: "deepspeed/monitor/config.py:17",
      fields: {
        enabled: {
          kind: "bool",
          default: !1,
          source: "deepspeed/monitor/config.py:20"
        },
        output_path: {
          kind: "string",
          default: "",
          source: "deepspeed/monitor/config.py:23"
        },
        job_name: {
          kind: "string",
          default: "DeepSpeedJobName",
          source: "deepspeed/monitor/config.py:29"
        }
      }
    },
    WandbConfig: {
      source: "deepspeed/monitor/config.py:33",
      fields: {
        enabled: {
          kind: "bool",
          default: !1,
          source: "deepspeed/monitor/config.py:36"
        },
        group: {
          kind: "string",
          nullable: !0,
          default: null,
          source: "deepspeed/monitor/config.py:39"
        },
        team: {
          kind: "string",
          nullable: !0,
          default: null,
          source: "deepspeed/monitor/config.py:42"
        },
        project: {
          kind: "string",
          default: "deepspeed",
          source: "deepspeed/monitor/config.py:45"
        }
      }
    },
    CSVConfig: {
      source: "deepspeed/monitor/config.py:49",
      fields: {
        enabled: {
          kind: "bool",
          default: !1,
          source: "deepspeed/monitor/config.py:52"
        },
        output_path: {
          kind: "string",
          default: "",
          source: "deepspeed/monitor/config.py:55"
        },
        job_name: {
          kind: "string",
          default: "DeepSpeedJobName",
          source: "deepspeed/monitor/config.py:61"
        }
      }
    },
    CometConfig: {
      source: "deepspeed/monitor/config.py:65",
      fields: {
        enabled: {
          kind: "bool",
          default: !1,
          source: "deepspeed/monitor/config.py:72"
        },
        samples_log_interval: {
          kind: "int",
          default: 100,
          source: "deepspeed/monitor/config.py:75"
        },
        project: {
          kind: "string",
          nullable: !0,
          default: null,
          source: "deepspeed/monitor/config.py:78"
        },
        workspace: {
          kind: "string",
          nullable: !0,
          default: null,
          source: "deepspeed/monitor/config.py:84"
        },
        api_key: {
          kind: "string",
          nullable: !0,
          default: null,
          source: "deepspeed/monitor/config.py:90"
        },
        experiment_name: {
          kind: "string",
          nullable: !0,
          default: null,
          source: "deepspeed/monitor/config.py:96"
        },
        experiment_key: {
          kind: "string",
          nullable: !0,
          default: null,
          source: "deepspeed/monitor/config.py:103"
        },
        online: {
          kind: "bool",
          nullable: !0,
          default: null,
          source: "deepspeed/monitor/config.py:110"
        },
        mode: {
          kind: "string",
          nullable: !0,
          default: null,
          source: "deepspeed/monitor/config.py:116"
        }
      }
    },
    CommsLoggerConfig: {
      source: "deepspeed/comm/config.py:11",
      fields: {
        enabled: {
          kind: "bool",
          default: !1,
          source: "deepspeed/comm/config.py:12"
        },
        prof_all: {
          kind: "bool",
          default: !0,
          source: "deepspeed/comm/config.py:13"
        },
        prof_ops: {
          kind: "list",
          default: [],
          source: "deepspeed/comm/config.py:14"
        },
        verbose: {
          kind: "bool",
          default: !1,
          source: "deepspeed/comm/config.py:15"
        },
        debug: {
          kind: "bool",
          default: !1,
          source: "deepspeed/comm/config.py:16"
        }
      }
    },
    HybridEngineConfig: {
      source: "deepspeed/runtime/config.py:359",
      fields: {
        enabled: {
          kind: "bool",
          default: !1,
          source: "deepspeed/runtime/config.py:360"
        },
        max_out_tokens: {
          kind: "int",
          gt: 0,
          default: 512,
          source: "deepspeed/runtime/config.py:361"
        },
        inference_tp_size: {
          kind: "int",
          default: 1,
          source: "deepspeed/runtime/config.py:362"
        },
        release_inference_cache: {
          kind: "bool",
          default: !1,
          source: "deepspeed/runtime/config.py:363"
        },
        pin_parameters: {
          kind: "bool",
          default: !0,
          source: "deepspeed/runtime/config.py:364"
        },
        tp_gather_partition_size: {
          kind: "int",
          default: 8,
          source: "deepspeed/runtime/config.py:365"
        },
        enable_cuda_graph: {
          kind: "bool",
          default: !1,
          source: "deepspeed/runtime/config.py:366"
        }
      }
    },
    CompileConfig: {
      source: "deepspeed/compile/config.py:12",
      fields: {
        deepcompile: {
          kind: "bool",
          default: !1,
          source: "deepspeed/compile/config.py:15"
        },
        autoep_non_moe: {
          kind: "bool",
          default: !1,
          source: "deepspeed/compile/config.py:18"
        },
        free_activation: {
          kind: "bool",
          default: !1,
          source: "deepspeed/compile/config.py:21"
        },
        free_activation_threshold: {
          kind: "int",
          default: 10485760,
          source: "deepspeed/compile/config.py:24"
        },
        offload_activation: {
          kind: "bool",
          default: !1,
          source: "deepspeed/compile/config.py:27"
        },
        offload_activation_pin_memory: {
          kind: "bool",
          default: !0,
          source: "deepspeed/compile/config.py:34"
        },
        offload_opt_states: {
          kind: "bool",
          default: !1,
          source: "deepspeed/compile/config.py:39"
        },
        double_buffer: {
          kind: "bool",
          default: !0,
          source: "deepspeed/compile/config.py:46"
        },
        symmetric_memory: {
          kind: "bool",
          default: !1,
          source: "deepspeed/compile/config.py:49"
        },
        debug_log: {
          kind: "bool",
          default: !1,
          source: "deepspeed/compile/config.py:52"
        },
        offload_parameters: {
          kind: "bool",
          default: !1,
          source: "deepspeed/compile/config.py:55"
        },
        sync_before_reduce: {
          kind: "bool",
          default: !1,
          source: "deepspeed/compile/config.py:58"
        },
        sync_after_reduce: {
          kind: "bool",
          default: !1,
          source: "deepspeed/compile/config.py:61"
        },
        sync_before_allgather: {
          kind: "bool",
          default: !1,
          source: "deepspeed/compile/config.py:64"
        },
        sync_after_allgather: {
          kind: "bool",
          default: !1,
          source: "deepspeed/compile/config.py:67"
        },
        keep_int_input_tensors: {
          kind: "bool",
          default: !0,
          source: "deepspeed/compile/config.py:70"
        },
        keep_all_input_tensors: {
          kind: "bool",
          default: !1,
          source: "deepspeed/compile/config.py:73"
        },
        passes: {
          kind: "list",
          items: {
            kind: "literal",
            values: [
              "z1",
              "z3",
              "autosp",
              "autotp"
            ]
          },
          nullable: !0,
          default: null,
          source: "deepspeed/compile/config.py:76"
        }
      }
    },
    TPTrainingConfig: {
      source: "deepspeed/runtime/tensor_parallel/config.py:38",
      fields: {
        dtype: {
          kind: "python",
          class: "torch.dtype",
          default: "torch.float16",
          source: "deepspeed/runtime/tensor_parallel/config.py:40"
        },
        autotp_size: {
          kind: "int",
          default: 0,
          source: "deepspeed/runtime/tensor_parallel/config.py:45"
        },
        tp_overlap_comm: {
          kind: "bool",
          default: !1,
          source: "deepspeed/runtime/tensor_parallel/config.py:50"
        },
        vocab_parallel_lm_head: {
          kind: "bool",
          nullable: !0,
          default: null,
          source: "deepspeed/runtime/tensor_parallel/config.py:53"
        },
        vocab_parallel_ce_backend: {
          kind: "literal",
          values: [
            "torch",
            "liger"
          ],
          default: "torch",
          source: "deepspeed/runtime/tensor_parallel/config.py:56"
        },
        tensor_parallel: {
          kind: "model",
          model: "TPConfig",
          alias: "tp",
          default: {},
          source: "deepspeed/runtime/tensor_parallel/config.py:59"
        },
        injection_policy_tuple: {
          kind: "list",
          nullable: !0,
          default: null,
          source: "deepspeed/runtime/tensor_parallel/config.py:65"
        },
        partition_config: {
          kind: "dict",
          nullable: !0,
          default: null,
          source: "deepspeed/runtime/tensor_parallel/config.py:68"
        },
        preset_model: {
          kind: "string",
          nullable: !0,
          default: null,
          source: "deepspeed/runtime/tensor_parallel/config.py:95"
        },
        keep_module_on_host: {
          kind: "bool",
          default: !1,
          source: "deepspeed/runtime/tensor_parallel/config.py:103"
        },
        replace_with_kernel_inject: {
          kind: "bool",
          alias: "kernel_inject",
          default: !1,
          source: "deepspeed/runtime/tensor_parallel/config.py:111"
        }
      }
    },
    TPConfig: {
      source: "deepspeed/runtime/tensor_parallel/config.py:18",
      fields: {
        tp_size: {
          kind: "int",
          default: 1,
          source: "deepspeed/runtime/tensor_parallel/config.py:21"
        },
        tp_grain_size: {
          kind: "int",
          default: 1,
          source: "deepspeed/runtime/tensor_parallel/config.py:24"
        },
        mpu: {
          kind: "any",
          default: null,
          source: "deepspeed/runtime/tensor_parallel/config.py:29"
        },
        tp_group: {
          kind: "any",
          default: null,
          source: "deepspeed/runtime/tensor_parallel/config.py:35"
        }
      }
    },
    WeightQuantConfig: {
      source: "deepspeed/inference/config.py:90",
      fields: {
        enabled: {
          kind: "bool",
          default: !0,
          source: "deepspeed/inference/config.py:91"
        },
        num_bits: {
          kind: "int",
          default: 8,
          source: "deepspeed/inference/config.py:85"
        },
        q_type: {
          kind: "enum",
          values: [
            "asymmetric",
            "symmetric"
          ],
          default: "symmetric",
          source: "deepspeed/inference/config.py:86"
        },
        q_groups: {
          kind: "int",
          default: 1,
          source: "deepspeed/inference/config.py:87"
        },
        quantized_initialization: {
          kind: "dict",
          default: {},
          source: "deepspeed/inference/config.py:92"
        },
        post_init_quant: {
          kind: "dict",
          default: {},
          source: "deepspeed/inference/config.py:93"
        }
      }
    },
    DeepSpeedThroughputTimerConfig: {
      source: "deepspeed/utils/config.py:35",
      fields: {
        enabled: {
          kind: "bool",
          default: !0,
          source: "deepspeed/utils/config.py:38"
        },
        synchronized: {
          kind: "bool",
          default: !0,
          source: "deepspeed/utils/config.py:41"
        }
      }
    }
  },
  keys: {
    activation_checkpointing: {
      read_at: [
        "deepspeed/runtime/activation_checkpointing/config.py:69"
      ]
    },
    "activation_checkpointing/contiguous_memory_optimization": {
      read_at: [
        "deepspeed/runtime/activation_checkpointing/config.py:80"
      ],
      default: !1
    },
    "activation_checkpointing/cpu_checkpointing": {
      read_at: [
        "deepspeed/runtime/activation_checkpointing/config.py:84"
      ],
      default: !1
    },
    "activation_checkpointing/number_checkpoints": {
      read_at: [
        "deepspeed/runtime/activation_checkpointing/config.py:87"
      ],
      default: null
    },
    "activation_checkpointing/partition_activations": {
      read_at: [
        "deepspeed/runtime/activation_checkpointing/config.py:77"
      ],
      default: !1
    },
    "activation_checkpointing/profile": {
      read_at: [
        "deepspeed/runtime/activation_checkpointing/config.py:90"
      ],
      default: !1
    },
    "activation_checkpointing/synchronize_checkpoint_boundary": {
      read_at: [
        "deepspeed/runtime/activation_checkpointing/config.py:92"
      ],
      default: !1
    },
    aio: {
      read_at: [
        "deepspeed/runtime/swap_tensor/aio_config.py:21"
      ]
    },
    "aio/block_size": {
      read_at: [
        "deepspeed/runtime/swap_tensor/aio_config.py:25"
      ],
      default: 1048576
    },
    "aio/intra_op_parallelism": {
      read_at: [
        "deepspeed/runtime/swap_tensor/aio_config.py:29"
      ],
      default: 1
    },
    "aio/overlap_events": {
      read_at: [
        "deepspeed/runtime/swap_tensor/aio_config.py:33"
      ],
      default: !0
    },
    "aio/queue_depth": {
      read_at: [
        "deepspeed/runtime/swap_tensor/aio_config.py:27"
      ],
      default: 8
    },
    "aio/single_submit": {
      read_at: [
        "deepspeed/runtime/swap_tensor/aio_config.py:31"
      ],
      default: !1
    },
    "aio/use_gds": {
      read_at: [
        "deepspeed/runtime/swap_tensor/aio_config.py:35"
      ],
      default: !1
    },
    allgather_size: {
      read_at: [
        "deepspeed/runtime/zero/config.py:64"
      ],
      default: 5e8
    },
    amp: {
      read_at: [
        "deepspeed/runtime/config.py:135"
      ]
    },
    autotuning: {
      read_at: [
        "deepspeed/autotuning/config.py:26"
      ]
    },
    "autotuning/arg_mappings": {
      read_at: [
        "deepspeed/autotuning/config.py:62"
      ],
      default: null
    },
    "autotuning/enabled": {
      read_at: [
        "deepspeed/autotuning/config.py:34"
      ],
      default: !1
    },
    "autotuning/end_profile_step": {
      read_at: [
        "deepspeed/autotuning/config.py:47"
      ],
      default: 5
    },
    "autotuning/exps_dir": {
      read_at: [
        "deepspeed/autotuning/config.py:40"
      ],
      default: "autotuning_exps"
    },
    "autotuning/fast": {
      read_at: [
        "deepspeed/autotuning/config.py:36"
      ],
      default: !0
    },
    "autotuning/max_train_batch_size": {
      read_at: [
        "deepspeed/autotuning/config.py:70"
      ],
      default: null
    },
    "autotuning/max_train_micro_batch_size_per_gpu": {
      read_at: [
        "deepspeed/autotuning/config.py:76"
      ],
      default: 1024
    },
    "autotuning/metric": {
      read_at: [
        "deepspeed/autotuning/config.py:50"
      ],
      default: "throughput"
    },
    "autotuning/metric_path": {
      read_at: [
        "deepspeed/autotuning/config.py:52"
      ],
      default: null
    },
    "autotuning/min_train_batch_size": {
      read_at: [
        "deepspeed/autotuning/config.py:73"
      ],
      default: 1
    },
    "autotuning/min_train_micro_batch_size_per_gpu": {
      read_at: [
        "deepspeed/autotuning/config.py:80"
      ],
      default: 1
    },
    "autotuning/model_info": {
      read_at: [
        "deepspeed/autotuning/config.py:89"
      ]
    },
    "autotuning/model_info/hidden_size": {
      read_at: [
        "deepspeed/autotuning/config.py:92"
      ],
      default: null
    },
    "autotuning/model_info/num_layers": {
      read_at: [
        "deepspeed/autotuning/config.py:92"
      ],
      default: null
    },
    "autotuning/model_info/num_params": {
      read_at: [
        "deepspeed/autotuning/config.py:92"
      ],
      default: null
    },
    "autotuning/model_info/profile": {
      read_at: [
        "deepspeed/autotuning/config.py:92"
      ],
      default: !1
    },
    "autotuning/model_info_path": {
      read_at: [
        "deepspeed/autotuning/config.py:66"
      ],
      default: null
    },
    "autotuning/mp_size": {
      read_at: [
        "deepspeed/autotuning/config.py:68"
      ],
      default: 1
    },
    "autotuning/num_tuning_micro_batch_sizes": {
      read_at: [
        "deepspeed/autotuning/config.py:84"
      ],
      default: 3
    },
    "autotuning/overwrite": {
      read_at: [
        "deepspeed/autotuning/config.py:42"
      ],
      default: !0
    },
    "autotuning/results_dir": {
      read_at: [
        "deepspeed/autotuning/config.py:38"
      ],
      default: "autotuning_results"
    },
    "autotuning/start_profile_step": {
      read_at: [
        "deepspeed/autotuning/config.py:44"
      ],
      default: 3
    },
    "autotuning/tuner_early_stopping": {
      read_at: [
        "deepspeed/autotuning/config.py:56"
      ],
      default: 5
    },
    "autotuning/tuner_num_trials": {
      read_at: [
        "deepspeed/autotuning/config.py:59"
      ],
      default: 50
    },
    "autotuning/tuner_type": {
      read_at: [
        "deepspeed/autotuning/config.py:54"
      ],
      default: "gridsearch"
    },
    bf16: {
      read_at: [
        "deepspeed/runtime/precision_config.py:35"
      ],
      default: null
    },
    bfloat16: {
      read_at: [
        "deepspeed/runtime/precision_config.py:37"
      ],
      default: {}
    },
    checkpoint: {
      read_at: [
        "deepspeed/runtime/config.py:380"
      ],
      default: {}
    },
    "checkpoint/checkpoint_serialization": {
      read_at: [
        "deepspeed/runtime/model_checkpointing/config.py:70"
      ],
      default: !0
    },
    "checkpoint/load_universal": {
      read_at: [
        "deepspeed/runtime/config.py:549"
      ],
      default: !1
    },
    "checkpoint/parallel_write": {
      read_at: [
        "deepspeed/runtime/config.py:399"
      ],
      default: {}
    },
    "checkpoint/parallel_write/pipeline_stage": {
      read_at: [
        "deepspeed/runtime/config.py:400"
      ],
      default: !1
    },
    "checkpoint/tag_validation": {
      read_at: [
        "deepspeed/runtime/config.py:388"
      ],
      default: "WARN"
    },
    "checkpoint/use_node_local_storage": {
      read_at: [
        "deepspeed/runtime/config.py:552"
      ],
      default: !1
    },
    "checkpoint/writer": {
      read_at: [
        "deepspeed/runtime/model_checkpointing/config.py:36"
      ],
      default: null
    },
    "checkpoint/writer/data_parallel": {
      read_at: [
        "deepspeed/runtime/model_checkpointing/config.py:50"
      ],
      default: null
    },
    "checkpoint/writer/decoupled": {
      read_at: [
        "deepspeed/runtime/model_checkpointing/config.py:52"
      ],
      default: !1
    },
    "checkpoint/writer/io_buffer_double": {
      read_at: [
        "deepspeed/runtime/model_checkpointing/config.py:46"
      ],
      default: !0
    },
    "checkpoint/writer/io_buffer_size": {
      read_at: [
        "deepspeed/runtime/model_checkpointing/config.py:44"
      ],
      default: 67108864
    },
    "checkpoint/writer/io_multiplier": {
      read_at: [
        "deepspeed/runtime/model_checkpointing/config.py:54"
      ],
      default: 1
    },
    "checkpoint/writer/show_statistics": {
      read_at: [
        "deepspeed/runtime/model_checkpointing/config.py:48"
      ],
      default: !1
    },
    "checkpoint/writer/type": {
      read_at: [
        "deepspeed/runtime/model_checkpointing/config.py:42"
      ],
      default: "FAST"
    },
    comet: {
      read_at: [
        "deepspeed/monitor/config.py:13"
      ],
      default: {}
    },
    comms_logger: {
      read_at: [
        "deepspeed/comm/config.py:22"
      ]
    },
    communication_data_type: {
      read_at: [
        "deepspeed/runtime/config.py:219"
      ],
      default: null
    },
    compile: {
      read_at: [
        "deepspeed/runtime/config.py:584"
      ],
      default: {}
    },
    compression_training: {
      read_at: [
        "deepspeed/runtime/config.py:135"
      ]
    },
    csv_monitor: {
      read_at: [
        "deepspeed/monitor/config.py:13"
      ],
      default: {}
    },
    curriculum_learning: {
      read_at: [
        "deepspeed/runtime/config.py:135"
      ]
    },
    data_efficiency: {
      read_at: [
        "deepspeed/runtime/data_pipeline/config.py:27"
      ]
    },
    "data_efficiency/data_routing": {
      read_at: [
        "deepspeed/runtime/data_pipeline/config.py:144"
      ]
    },
    "data_efficiency/data_routing/enabled": {
      read_at: [
        "deepspeed/runtime/data_pipeline/config.py:145"
      ],
      default: !1
    },
    "data_efficiency/data_routing/random_ltd": {
      read_at: [
        "deepspeed/runtime/data_pipeline/config.py:164"
      ]
    },
    "data_efficiency/data_routing/random_ltd/enabled": {
      read_at: [
        "deepspeed/runtime/data_pipeline/config.py:165"
      ],
      default: !1
    },
    "data_efficiency/data_sampling": {
      read_at: [
        "deepspeed/runtime/data_pipeline/config.py:41"
      ],
      default: {}
    },
    "data_efficiency/data_sampling/curriculum_learning": {
      read_at: [
        "deepspeed/runtime/data_pipeline/config.py:116"
      ]
    },
    "data_efficiency/data_sampling/curriculum_learning/enabled": {
      read_at: [
        "deepspeed/runtime/data_pipeline/config.py:117"
      ],
      default: !1
    },
    "data_efficiency/data_sampling/dynamic_batching": {
      read_at: [
        "deepspeed/runtime/data_pipeline/config.py:96"
      ],
      default: {}
    },
    "data_efficiency/data_sampling/dynamic_batching/enabled": {
      read_at: [
        "deepspeed/runtime/data_pipeline/config.py:97"
      ],
      default: !1
    },
    "data_efficiency/data_sampling/dynamic_batching/lr_scaling_method": {
      read_at: [
        "deepspeed/runtime/data_pipeline/config.py:99"
      ],
      default: "linear"
    },
    "data_efficiency/data_sampling/dynamic_batching/max_batch_size": {
      read_at: [
        "deepspeed/runtime/data_pipeline/config.py:103"
      ]
    },
    "data_efficiency/data_sampling/dynamic_batching/max_tokens": {
      read_at: [
        "deepspeed/runtime/data_pipeline/config.py:108"
      ]
    },
    "data_efficiency/data_sampling/dynamic_batching/min_batch_size": {
      read_at: [
        "deepspeed/runtime/data_pipeline/config.py:101"
      ],
      default: 1
    },
    "data_efficiency/data_sampling/dynamic_batching/sequence_picking_order": {
      read_at: [
        "deepspeed/runtime/data_pipeline/config.py:106"
      ],
      default: "dataloader"
    },
    "data_efficiency/data_sampling/dynamic_batching/verbose": {
      read_at: [
        "deepspeed/runtime/data_pipeline/config.py:111"
      ],
      default: !1
    },
    "data_efficiency/data_sampling/enabled": {
      read_at: [
        "deepspeed/runtime/data_pipeline/config.py:54"
      ],
      default: !1
    },
    "data_efficiency/data_sampling/num_epochs": {
      read_at: [
        "deepspeed/runtime/data_pipeline/config.py:61"
      ],
      default: 1e3
    },
    "data_efficiency/data_sampling/num_workers": {
      read_at: [
        "deepspeed/runtime/data_pipeline/config.py:68"
      ],
      default: 0
    },
    "data_efficiency/data_sampling/pin_memory": {
      read_at: [
        "deepspeed/runtime/data_pipeline/config.py:76"
      ],
      default: !1
    },
    "data_efficiency/enabled": {
      read_at: [
        "deepspeed/runtime/data_pipeline/config.py:28"
      ],
      default: !1
    },
    "data_efficiency/seed": {
      read_at: [
        "deepspeed/runtime/data_pipeline/config.py:35"
      ],
      default: 1234
    },
    data_parallel_size: {
      read_at: [
        "deepspeed/__init__.py:543"
      ]
    },
    data_types: {
      read_at: [
        "deepspeed/runtime/config.py:384"
      ],
      default: {}
    },
    "data_types/buffer_dtype": {
      read_at: [
        "deepspeed/runtime/config.py:561"
      ],
      default: null
    },
    "data_types/grad_accum_dtype": {
      read_at: [
        "deepspeed/runtime/config.py:556"
      ],
      default: null
    },
    "data_types/keep_in_fp32_modules": {
      read_at: [
        "deepspeed/runtime/config.py:563"
      ],
      default: "auto"
    },
    "data_types/param_dtype": {
      read_at: [
        "deepspeed/runtime/config.py:559"
      ],
      default: null
    },
    dataloader_drop_last: {
      read_at: [
        "deepspeed/runtime/config.py:410"
      ],
      default: !1
    },
    datastates_ckpt: {
      read_at: [
        "deepspeed/datastates/config.py:20"
      ],
      default: !1
    },
    disable_allgather: {
      read_at: [
        "deepspeed/runtime/config.py:257"
      ],
      default: !1
    },
    disable_python_gc: {
      read_at: [
        "deepspeed/runtime/config.py:265"
      ],
      default: !1
    },
    dump_state: {
      read_at: [
        "deepspeed/runtime/config.py:261"
      ],
      default: !1
    },
    eigenvalue: {
      read_at: [
        "deepspeed/runtime/config.py:135"
      ]
    },
    elasticity: {
      read_at: [
        "deepspeed/runtime/config.py:135"
      ]
    },
    expert_parallel: {
      read_at: [
        "deepspeed/runtime/config.py:172"
      ]
    },
    "expert_parallel/async_split_plan": {
      read_at: [
        "deepspeed/module_inject/auto_ep_config.py:52"
      ],
      default: !1
    },
    "expert_parallel/autoep_size": {
      read_at: [
        "deepspeed/module_inject/auto_ep_config.py:49"
      ],
      default: 1
    },
    "expert_parallel/combine_impl": {
      read_at: [
        "deepspeed/module_inject/auto_ep_config.py:62"
      ],
      default: "auto"
    },
    "expert_parallel/comm_backend": {
      read_at: [
        "deepspeed/module_inject/auto_ep_config.py:65"
      ],
      default: "comm"
    },
    "expert_parallel/comm_max_tokens_per_rank": {
      read_at: [
        "deepspeed/module_inject/auto_ep_config.py:68"
      ],
      default: 0
    },
    "expert_parallel/comm_num_sm": {
      read_at: [
        "deepspeed/module_inject/auto_ep_config.py:66"
      ],
      default: 12
    },
    "expert_parallel/comm_qp_margin": {
      read_at: [
        "deepspeed/module_inject/auto_ep_config.py:67"
      ],
      default: 4
    },
    "expert_parallel/disable_triton_grouped_mm": {
      read_at: [
        "deepspeed/module_inject/auto_ep_config.py:58"
      ],
      default: !1
    },
    "expert_parallel/enabled": {
      read_at: [
        "deepspeed/module_inject/auto_ep_config.py:48"
      ],
      default: !1
    },
    "expert_parallel/expert_activation": {
      read_at: [
        "deepspeed/module_inject/auto_ep_config.py:95"
      ],
      default: null
    },
    "expert_parallel/expert_pattern": {
      read_at: [
        "deepspeed/module_inject/auto_ep_config.py:55"
      ],
      default: null
    },
    "expert_parallel/expert_tensor_parallel_size": {
      read_at: [
        "deepspeed/module_inject/auto_ep_config.py:50"
      ],
      default: 1
    },
    "expert_parallel/expert_w1": {
      read_at: [
        "deepspeed/module_inject/auto_ep_config.py:83"
      ],
      default: null
    },
    "expert_parallel/expert_w2": {
      read_at: [
        "deepspeed/module_inject/auto_ep_config.py:84"
      ],
      default: null
    },
    "expert_parallel/expert_w3": {
      read_at: [
        "deepspeed/module_inject/auto_ep_config.py:86"
      ]
    },
    "expert_parallel/gate_up_impl": {
      read_at: [
        "deepspeed/module_inject/auto_ep_config.py:64"
      ],
      default: "separate"
    },
    "expert_parallel/has_shared_experts": {
      read_at: [
        "deepspeed/module_inject/auto_ep_config.py:92"
      ],
      default: null
    },
    "expert_parallel/load_balance_coeff": {
      read_at: [
        "deepspeed/module_inject/auto_ep_config.py:73"
      ]
    },
    "expert_parallel/moe_layer_pattern": {
      read_at: [
        "deepspeed/module_inject/auto_ep_config.py:54"
      ],
      default: null
    },
    "expert_parallel/num_expert_groups": {
      read_at: [
        "deepspeed/module_inject/auto_ep_config.py:69"
      ],
      default: null
    },
    "expert_parallel/num_experts_attr": {
      read_at: [
        "deepspeed/module_inject/auto_ep_config.py:90"
      ],
      default: null
    },
    "expert_parallel/num_limited_groups": {
      read_at: [
        "deepspeed/module_inject/auto_ep_config.py:70"
      ],
      default: null
    },
    "expert_parallel/preset_model": {
      read_at: [
        "deepspeed/module_inject/auto_ep_config.py:53"
      ],
      default: null
    },
    "expert_parallel/route_norm": {
      read_at: [
        "deepspeed/module_inject/auto_ep_config.py:59"
      ],
      default: null
    },
    "expert_parallel/route_scale": {
      read_at: [
        "deepspeed/module_inject/auto_ep_config.py:60"
      ],
      default: 1
    },
    "expert_parallel/routed_scaling_factor": {
      read_at: [
        "deepspeed/module_inject/auto_ep_config.py:82"
      ],
      default: "auto"
    },
    "expert_parallel/router_pattern": {
      read_at: [
        "deepspeed/module_inject/auto_ep_config.py:56"
      ],
      default: null
    },
    "expert_parallel/row_weighting_impl": {
      read_at: [
        "deepspeed/module_inject/auto_ep_config.py:63"
      ],
      default: "auto"
    },
    "expert_parallel/score_apply": {
      read_at: [
        "deepspeed/module_inject/auto_ep_config.py:61"
      ],
      default: "auto"
    },
    "expert_parallel/score_func": {
      read_at: [
        "deepspeed/module_inject/auto_ep_config.py:71"
      ],
      default: "auto"
    },
    "expert_parallel/shared_experts_gate_pattern": {
      read_at: [
        "deepspeed/module_inject/auto_ep_config.py:94"
      ],
      default: null
    },
    "expert_parallel/shared_experts_pattern": {
      read_at: [
        "deepspeed/module_inject/auto_ep_config.py:93"
      ],
      default: null
    },
    "expert_parallel/top_k": {
      read_at: [
        "deepspeed/module_inject/auto_ep_config.py:72"
      ],
      default: "auto"
    },
    "expert_parallel/top_k_attr": {
      read_at: [
        "deepspeed/module_inject/auto_ep_config.py:91"
      ],
      default: null
    },
    "expert_parallel/use_grouped_mm": {
      read_at: [
        "deepspeed/module_inject/auto_ep_config.py:57"
      ],
      default: !0
    },
    "expert_parallel/validate_folding_routing": {
      read_at: [
        "deepspeed/module_inject/auto_ep_config.py:51"
      ],
      default: !1
    },
    flops_profiler: {
      read_at: [
        "deepspeed/profiling/config.py:21"
      ]
    },
    "flops_profiler/detailed": {
      read_at: [
        "deepspeed/profiling/config.py:43"
      ],
      default: !0
    },
    "flops_profiler/enabled": {
      read_at: [
        "deepspeed/profiling/config.py:29"
      ],
      default: !1
    },
    "flops_profiler/module_depth": {
      read_at: [
        "deepspeed/profiling/config.py:37"
      ],
      default: -1
    },
    "flops_profiler/output_file": {
      read_at: [
        "deepspeed/profiling/config.py:45"
      ],
      default: null
    },
    "flops_profiler/profile_step": {
      read_at: [
        "deepspeed/profiling/config.py:34"
      ],
      default: 1
    },
    "flops_profiler/recompute_fwd_factor": {
      read_at: [
        "deepspeed/profiling/config.py:31"
      ],
      default: 0
    },
    "flops_profiler/top_modules": {
      read_at: [
        "deepspeed/profiling/config.py:40"
      ],
      default: 1
    },
    fp16: {
      read_at: [
        "deepspeed/runtime/precision_config.py:96"
      ],
      default: {}
    },
    gradient_accumulation_steps: {
      read_at: [
        "deepspeed/runtime/config.py:209"
      ],
      default: null
    },
    gradient_allreduce_op: {
      read_at: [
        "deepspeed/runtime/config.py:242"
      ],
      default: "mean"
    },
    gradient_clipping: {
      read_at: [
        "deepspeed/runtime/config.py:269"
      ],
      default: 1
    },
    gradient_predivide_factor: {
      read_at: [
        "deepspeed/runtime/config.py:238"
      ],
      default: 1
    },
    graph_harvesting: {
      read_at: [
        "deepspeed/runtime/config.py:135"
      ]
    },
    hybrid_engine: {
      read_at: [
        "deepspeed/runtime/config.py:370"
      ],
      default: {}
    },
    log_level: {
      read_at: [
        "deepspeed/runtime/config.py:414"
      ],
      default: null
    },
    managed_gradient_accumulation: {
      read_at: [
        "deepspeed/runtime/config.py:213"
      ],
      default: !0
    },
    memory_breakdown: {
      read_at: [
        "deepspeed/runtime/config.py:356"
      ],
      default: !1
    },
    nebula: {
      read_at: [
        "deepspeed/runtime/config.py:135"
      ]
    },
    optimizer: {
      read_at: [
        "deepspeed/runtime/config.py:289"
      ]
    },
    "optimizer/legacy_fusion": {
      read_at: [
        "deepspeed/runtime/config.py:311"
      ]
    },
    "optimizer/params": {
      read_at: [
        "deepspeed/runtime/config.py:296"
      ]
    },
    "optimizer/params/max_grad_norm": {
      read_at: [
        "deepspeed/runtime/config.py:723"
      ]
    },
    "optimizer/type": {
      read_at: [
        "deepspeed/runtime/config.py:289"
      ]
    },
    pipeline: {
      read_at: [
        "deepspeed/runtime/config.py:283"
      ],
      default: {}
    },
    prescale_gradients: {
      read_at: [
        "deepspeed/runtime/config.py:234"
      ],
      default: !1
    },
    progressive_layer_drop: {
      read_at: [
        "deepspeed/runtime/config.py:135"
      ]
    },
    quantize_training: {
      read_at: [
        "deepspeed/runtime/config.py:135"
      ]
    },
    scheduler: {
      read_at: [
        "deepspeed/runtime/config.py:326"
      ]
    },
    "scheduler/params": {
      read_at: [
        "deepspeed/runtime/config.py:333"
      ]
    },
    "scheduler/type": {
      read_at: [
        "deepspeed/runtime/config.py:326"
      ]
    },
    seq_parallel_communication_data_type: {
      read_at: [
        "deepspeed/runtime/config.py:219"
      ],
      default: "fp32"
    },
    sequence_parallel_size: {
      read_at: [
        "deepspeed/__init__.py:543"
      ]
    },
    sparse_attention: {
      read_at: [
        "deepspeed/runtime/config.py:135"
      ]
    },
    sparse_gradients: {
      read_at: [
        "deepspeed/runtime/config.py:135"
      ]
    },
    steps_per_print: {
      read_at: [
        "deepspeed/runtime/config.py:253"
      ],
      default: null
    },
    tensor_parallel: {
      read_at: [
        "deepspeed/runtime/tensor_parallel/config.py:150"
      ]
    },
    tensorboard: {
      read_at: [
        "deepspeed/monitor/config.py:13"
      ],
      default: {}
    },
    timers: {
      read_at: [
        "deepspeed/utils/config.py:28"
      ]
    },
    "timers/throughput": {
      read_at: [
        "deepspeed/utils/config.py:28"
      ]
    },
    torch_autocast: {
      read_at: [
        "deepspeed/runtime/config.py:180"
      ]
    },
    "torch_autocast/dtype": {
      read_at: [
        "deepspeed/runtime/config.py:188"
      ]
    },
    "torch_autocast/enabled": {
      read_at: [
        "deepspeed/runtime/config.py:181"
      ],
      default: !1
    },
    "torch_autocast/lower_precision_safe_modules": {
      read_at: [
        "deepspeed/runtime/config.py:199"
      ]
    },
    train_batch_size: {
      read_at: [
        "deepspeed/runtime/config.py:340"
      ],
      default: null
    },
    train_micro_batch_size_per_gpu: {
      read_at: [
        "deepspeed/runtime/config.py:344"
      ],
      default: null
    },
    use_data_before_expert_parallelism: {
      read_at: [
        "deepspeed/runtime/config.py:376"
      ],
      default: !1
    },
    vocabulary_size: {
      read_at: [
        "deepspeed/runtime/config.py:717"
      ],
      default: null
    },
    wall_clock_breakdown: {
      read_at: [
        "deepspeed/runtime/config.py:352"
      ],
      default: !1
    },
    wandb: {
      read_at: [
        "deepspeed/monitor/config.py:13"
      ],
      default: {}
    },
    weight_quantization: {
      read_at: [
        "deepspeed/runtime/config.py:582"
      ]
    },
    zero_allow_untested_optimizer: {
      read_at: [
        "deepspeed/runtime/config.py:318"
      ],
      default: !1
    },
    zero_force_ds_cpu_optimizer: {
      read_at: [
        "deepspeed/runtime/config.py:322"
      ],
      default: !0
    },
    zero_optimization: {
      read_at: [
        "deepspeed/runtime/config.py:137"
      ],
      default: null
    }
  },
  removed: {
    top: {
      nebula: "Nebula checkpointing has been removed. A leftover 'nebula' block would be ignored and checkpoints would silently fall back to local torch.save. See https://github.com/deepspeedai/DeepSpeed/issues/8489.",
      compression_training: "The DeepSpeed compression library has been removed. A leftover 'compression_training' block would be ignored and the model would train unquantized. See https://github.com/deepspeedai/DeepSpeed/issues/8489.",
      amp: "NVIDIA Apex AMP integration has been removed. Use DeepSpeed 'fp16', 'bf16', or 'torch_autocast' instead. See https://github.com/deepspeedai/DeepSpeed/issues/8489.",
      quantize_training: "Mixture-of-Quantization (MoQ) / 'quantize_training' has been removed. See https://github.com/deepspeedai/DeepSpeed/issues/8489.",
      sparse_gradients: "Sparse compression of dense torch.nn.Embedding gradients has been removed. A leftover 'sparse_gradients' flag would be ignored and those gradients would be reduced dense. Gradients from an embedding constructed with sparse=True are still reduced sparsely and need no config flag. See https://github.com/deepspeedai/DeepSpeed/issues/8489.",
      eigenvalue: "Eigenvalue-based Mixture-of-Quantization (MoQ) has been removed; the standalone 'eigenvalue' configuration block is no longer supported. See https://github.com/deepspeedai/DeepSpeed/issues/8489.",
      sparse_attention: "DeepSpeed Sparse Attention has been removed; the 'sparse_attention' configuration block is no longer supported. See https://github.com/deepspeedai/DeepSpeed/issues/8489.",
      elasticity: "Elastic training has been removed; the 'elasticity' configuration block is no longer supported. Set train_batch_size / train_micro_batch_size_per_gpu / gradient_accumulation_steps directly. ",
      graph_harvesting: "Graph harvesting has been removed; the 'graph_harvesting' configuration option is no longer supported. See https://github.com/deepspeedai/DeepSpeed/issues/8489.",
      curriculum_learning: "Legacy top-level 'curriculum_learning' has been removed. Use 'data_efficiency.data_sampling.curriculum_learning' instead. See https://github.com/deepspeedai/DeepSpeed/issues/8489.",
      progressive_layer_drop: "Progressive Layer Dropping has been removed; the 'progressive_layer_drop' configuration block is no longer supported. See https://github.com/deepspeedai/DeepSpeed/issues/8489."
    },
    zero_optimization: {
      mics_shard_size: "MiCS ZeRO-3 sharding has been removed; 'zero_optimization.mics_shard_size' is no longer supported. See https://github.com/deepspeedai/DeepSpeed/issues/8489.",
      mics_hierarchical_params_gather: "MiCS ZeRO-3 sharding has been removed; 'zero_optimization.mics_hierarchical_params_gather' is no longer supported. See https://github.com/deepspeedai/DeepSpeed/issues/8489.",
      zeropp_loco_param: "LoCo-Zero++ has been removed; 'zero_optimization.zeropp_loco_param' is no longer supported. Remove this key to use standard ZeRO++ quantized gradients without LoCo error feedback. See https://github.com/deepspeedai/DeepSpeed/issues/8489."
    }
  },
  values: {
    gradient_allreduce_op: [
      "mean",
      "sum"
    ],
    "checkpoint/tag_validation": [
      "WARN",
      "IGNORE",
      "FAIL"
    ],
    "checkpoint/writer/type": [
      "MOCK",
      "PYTHON",
      "FAST"
    ],
    "checkpoint/writer/data_parallel": [
      "REPLICA",
      "SOCKET",
      "MACHINE"
    ],
    "expert_parallel/preset_model": [
      "mixtral",
      "qwen3_moe",
      "qwen3_5_moe",
      "deepseek_v2",
      "deepseek_v3",
      "minimax_m3"
    ],
    "torch_autocast/dtype": [
      "torch.float16",
      "fp16",
      "float16",
      "half",
      "torch.float32",
      "fp32",
      "float32",
      "float",
      "torch.int8",
      "int8",
      "torch.bfloat16",
      "bf16",
      "bfloat16"
    ]
  }
};

// core/deepspeed/blocks/between.ts
function readBetweenBlocks(reader, sections) {
  let zero = valid(sections.get("zero_optimization")), fp16 = valid(sections.get("fp16")), bf16 = valid(sections.get("bf16"));
  fp16?.value("enabled") === !0 && bf16?.value("enabled") === !0 && refuseField(
    reader.refusals,
    "fp16-bf16-both",
    bf16,
    "enabled",
    "`fp16.enabled` and `bf16.enabled` are both true: DeepSpeed refuses the config. Keep the one that the hardware is good at, and delete the other."
  );
  let stage = zero?.value("stage");
  if (!(zero === void 0 || typeof stage != "number")) {
    if (summedGradients(reader, sections, zero, stage), stage !== 0) {
      bf16?.value("bf16_optimizer_states") === !0 && bf16.value("bf16_master_weights_and_grads") !== !0 && refuseField(
        reader.refusals,
        "bf16-optim-states-need-master",
        bf16,
        "bf16_optimizer_states",
        "`bf16_optimizer_states` needs `bf16_master_weights_and_grads: true` beside it: DeepSpeed refuses the config. Set both, or neither."
      );
      return;
    }
    for (let [block, name] of [
      [fp16, "fp16_master_weights_and_grads"],
      [bf16, "bf16_master_weights_and_grads"],
      [bf16, "bf16_optimizer_states"]
    ])
      block?.value(name) === !0 && refuseField(
        reader.refusals,
        "master-weights-need-zero",
        block,
        name,
        `\`${name}\` needs ZeRO stage 1, 2 or 3, but the stage is 0: DeepSpeed refuses the config. Set \`zero_optimization.stage\`, or delete the key.`
      );
  }
}
function summedGradients(reader, sections, zero, stage) {
  let op = childOf(reader.root, "gradient_allreduce_op");
  if (op?.node.kind !== "string" || op.node.value.toLowerCase() !== "sum") return;
  let zenflow = zero.value("zenflow"), compiled = valid(sections.get("compile"))?.value("deepcompile") === !0, obstacle = stage === 3 ? "ZeRO stage 3" : zenflow != null ? "ZenFlow" : compiled ? "DeepCompile" : void 0;
  obstacle !== void 0 && reader.refusals.add("allreduce-op", {
    message: `\`gradient_allreduce_op: sum\` does not go with ${obstacle}: DeepSpeed refuses the config. Use \`mean\`.`,
    at: atValue(op.pointer, op.node),
    member: op.member,
    parent: op.parent,
    parentPointer: op.parentPointer
  });
}
function valid(reading2) {
  return reading2?.valid === !0 ? reading2 : void 0;
}
function refuseField(refusals, rule, reading2, name, message) {
  let member = reading2.fields.get(name)?.member;
  member !== void 0 && refusals.add(rule, {
    message,
    at: atValue(childPointer(reading2.pointer, member.key), member.value),
    member,
    ...reading2.node !== void 0 && { parent: reading2.node, parentPointer: reading2.pointer }
  });
}

// core/deepspeed/blocks/checkpoint.ts
function readCheckpoint(reader) {
  let checkpoint = blockAt(reader, reader.root, "checkpoint");
  if (checkpoint === void 0) return;
  let tag = childOf(checkpoint, "tag_validation");
  tag !== void 0 && listed(reader, tag, "checkpoint/tag_validation");
  let write = blockAt(reader, checkpoint, "parallel_write"), stage = write && childOf(write, "pipeline_stage");
  stage !== void 0 && !isZeroOrOne(stage) && refuse(
    reader,
    "checkpoint-values",
    stage,
    `\`checkpoint.parallel_write.pipeline_stage\` is ${quoted(stage.node)}, but DeepSpeed takes only \`true\` and \`false\` and stops.`
  );
  let writer = blockAt(reader, checkpoint, "writer", !0);
  if (writer !== void 0)
    for (let key3 of ["type", "data_parallel"]) {
      let value = childOf(writer, key3);
      value !== void 0 && value.node.kind !== "null" && listed(reader, value, `checkpoint/writer/${key3}`);
    }
}
function listed(reader, placed, list) {
  let known = reader.release.values[list];
  known !== void 0 && (placed.node.kind === "string" && known.includes(placed.node.value.toUpperCase()) || refuse(
    reader,
    "checkpoint-values",
    placed,
    `\`${dotted(placed.pointer)}\` is ${quoted(placed.node)}, but DeepSpeed takes only ${known.map((value) => `\`${value}\``).join(", ")} (in any case) and stops.`
  ));
}
function isZeroOrOne({ node }) {
  return node.kind === "boolean" || node.kind === "number" && (node.value === 0 || node.value === 1);
}

// core/deepspeed/coerce.ts
var TRUE_WORDS = /* @__PURE__ */ new Set(["1", "on", "t", "true", "y", "yes"]), FALSE_WORDS = /* @__PURE__ */ new Set(["0", "off", "f", "false", "n", "no"]), INT_TEXT = /^[+-]?\d+(?:_\d+)*(?:\.0+)?$/, FLOAT_TEXT = /^[+-]?(?:(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:[eE][+-]?\d+(?:_\d+)*)?|inf(?:inity)?|nan)$/i, INT64 = 2 ** 63, good = (value) => ({ ok: !0, value }), bad = (reason, inner) => inner === void 0 ? { ok: !1, reason } : { ok: !1, reason, inner };
function coerce(field, node) {
  if (node.kind === "null" && field.nullable === !0) return good(null);
  switch (field.kind) {
    case "bool":
      return toBool(node);
    case "int":
      return inRange(field, toInt(node));
    case "float":
      return inRange(field, toFloat(node));
    case "string":
      return node.kind === "string" ? good(node.value) : bad("type");
    case "list":
      return toList(field, node);
    case "dict":
      return node.kind === "object" ? good(plainOf(node)) : bad("type");
    case "any":
      return good(plainOf(node));
    case "enum":
    case "literal":
      return node.kind === "string" && field.values?.includes(node.value) === !0 ? good(node.value) : bad("enum");
    case "int-enum": {
      let value = toInt(node);
      return value.ok && field.values?.includes(Number(value.value)) === !0 ? value : bad("enum");
    }
    case "union":
      return toUnion(field, node);
    default:
      return bad("type");
  }
}
function toBool(node) {
  if (node.kind === "boolean") return good(node.value);
  if (node.kind === "number") return node.value === 1 ? good(!0) : node.value === 0 ? good(!1) : bad("bool");
  if (node.kind !== "string") return bad("bool");
  let word3 = node.value.toLowerCase();
  return TRUE_WORDS.has(word3) ? good(!0) : FALSE_WORDS.has(word3) ? good(!1) : bad("bool");
}
function toInt(node) {
  switch (node.kind) {
    case "boolean":
      return good(node.value ? 1 : 0);
    case "number":
      return node.python === "int" || Number.isInteger(node.value) && Math.abs(node.value) < INT64 ? good(node.value) : bad("number");
    case "string": {
      let text = trimmed(node.value);
      return INT_TEXT.test(text) ? good(Number(text.replaceAll("_", ""))) : bad("number");
    }
    default:
      return bad("number");
  }
}
function toFloat(node) {
  switch (node.kind) {
    case "boolean":
      return good(node.value ? 1 : 0);
    case "number":
      return tooLargeForFloat(node) ? bad("number") : good(node.value);
    case "string": {
      let text = trimmed(node.value);
      return FLOAT_TEXT.test(text) ? good(floatOf(text)) : bad("number");
    }
    default:
      return bad("number");
  }
}
function tooLargeForFloat(node) {
  return node.python === "int" && !Number.isFinite(node.value);
}
function floatOf(text) {
  let word3 = text.toLowerCase().replace(/^[+-]/, ""), sign = text.startsWith("-") ? -1 : 1;
  return word3 === "nan" ? Number.NaN : word3 === "inf" || word3 === "infinity" ? sign * Number.POSITIVE_INFINITY : Number(text.replaceAll("_", ""));
}
function inRange(field, coerced) {
  if (!coerced.ok) return coerced;
  let value = Number(coerced.value);
  return (field.gt === void 0 || value > field.gt) && (field.ge === void 0 || value >= field.ge) && (field.lt === void 0 || value < field.lt) && (field.le === void 0 || value <= field.le) ? coerced : bad("range");
}
function toList(field, node) {
  if (node.kind !== "array") return bad("type");
  let items = [];
  for (let item of node.items) {
    let coerced = field.items === void 0 ? good(plainOf(item)) : coerce(field.items, item);
    if (!coerced.ok) return bad(coerced.reason, item);
    items.push(coerced.value);
  }
  return good(items);
}
function toUnion(field, node) {
  let members = field.of ?? [], exact = members.find((member) => isExactly(member, node));
  if (exact !== void 0) return coerce(exact, node);
  for (let member of members) {
    let coerced = coerce(member, node);
    if (coerced.ok) return coerced;
  }
  return bad("type");
}
function isExactly(member, node) {
  return member.kind === "string" ? node.kind === "string" : member.kind === "bool" ? node.kind === "boolean" : node.kind === "number" && member.kind === node.python;
}
function trimmed(text) {
  return text.trim();
}
function plainOf(root) {
  if (root.kind === "null") return null;
  if (root.kind !== "object" && root.kind !== "array") return root.value;
  let result = root.kind === "object" ? /* @__PURE__ */ Object.create(null) : [], open = [{ node: root, into: result }];
  for (let next = open.pop(); next !== void 0; next = open.pop()) {
    let { node, into } = next, put2 = (key3, child) => {
      let value;
      if (child.kind === "object" || child.kind === "array") {
        let inner = child.kind === "object" ? /* @__PURE__ */ Object.create(null) : [];
        open.push({ node: child, into: inner }), value = inner;
      } else value = child.kind === "null" ? null : child.value;
      Array.isArray(into) ? into[Number(key3)] = value : into[key3] = value;
    };
    if (node.kind === "object") for (let member of node.members) put2(member.key, member.value);
    else if (node.kind === "array") for (let [index, item] of node.items.entries()) put2(index, item);
  }
  return result;
}

// core/deepspeed/blocks/data-efficiency.ts
function readDataEfficiency(reader) {
  let block = blockAt(reader, reader.root, "data_efficiency");
  if (block === void 0) return;
  let sampling = blockAt(reader, block, "data_sampling");
  if (sampling !== void 0) {
    let curriculum = blockAt(reader, sampling, "curriculum_learning");
    curriculum !== void 0 && isTruthy(childOf(curriculum, "enabled")?.node) && required(reader, curriculum, "curriculum_metrics"), dynamicBatching(reader, sampling);
  }
  let routing = blockAt(reader, block, "data_routing");
  routing !== void 0 && blockAt(reader, routing, "random_ltd");
}
function dynamicBatching(reader, sampling) {
  let batching = childOf(sampling, "dynamic_batching");
  if (batching === void 0) return;
  if (batching.node.kind !== "object") {
    refuse(
      reader,
      "block-type",
      batching,
      `\`${dotted(batching.pointer)}\` is ${quoted(batching.node)}, but DeepSpeed reads an object of settings there and stops.`
    );
    return;
  }
  let enabled = isTruthy(childOf(batching, "enabled")?.node);
  for (let key3 of ["min_batch_size", "max_batch_size", ...enabled ? ["max_tokens"] : []]) {
    let value = childOf(batching, key3);
    value !== void 0 && !isPythonInt(value.node) && refuse(
      reader,
      "numeric-type",
      value,
      `\`${dotted(value.pointer)}\` is ${quoted(value.node)}, which Python cannot turn into a whole number: DeepSpeed stops.`
    );
  }
  enabled && required(reader, batching, "max_tokens");
}
function required(reader, block, key3) {
  if (childOf(block, key3) !== void 0) return;
  let name = dotted(block.pointer);
  refuse(
    reader,
    "data-efficiency-required",
    block,
    `\`${name}\` is enabled, but its \`${key3}\` is missing: DeepSpeed refuses the config. Add \`${key3}\`, or set \`enabled\` to false.`
  );
}
function isPythonInt(node) {
  return node.kind === "number" ? Number.isFinite(node.value) || node.python === "int" : node.kind === "string" ? toInt(node).ok && !node.value.includes(".") : node.kind === "boolean";
}

// core/deepspeed/blocks/optimizer.ts
function readOptimizer(reader) {
  blockAt(reader, reader.root, "scheduler");
  let optimizer = blockAt(reader, reader.root, "optimizer"), type = optimizer && childOf(optimizer, "type");
  if (optimizer === void 0 || type === void 0 || type.node.kind === "null") return;
  if (type.node.kind !== "string") {
    refuse(
      reader,
      "block-type",
      type,
      `\`optimizer.type\` is ${quoted(type.node)}, but DeepSpeed reads a name there and stops. Write "AdamW", for example.`
    );
    return;
  }
  let params = childOf(optimizer, "params");
  if (params === void 0 || params.node.kind === "null") return;
  if (params.node.kind !== "object") {
    refuseType(reader, params);
    return;
  }
  let norm = childOf(params, "max_grad_norm");
  norm === void 0 || norm.node.kind === "number" || norm.node.kind === "boolean" || refuse(
    reader,
    "numeric-type",
    norm,
    `\`optimizer.params.max_grad_norm\` is ${quoted(norm.node)}, but DeepSpeed compares it with 0 and stops. Delete it and set the top-level \`gradient_clipping\`.`
  );
}

// core/deepspeed/blocks/others.ts
function readOthers(reader) {
  for (let key3 of ["activation_checkpointing", "flops_profiler", "pipeline"]) blockAt(reader, reader.root, key3);
  autotuning(reader), dataTypes(reader), torchAutocast(reader), expertParallel(reader), tensorParallel(reader), asynchronousIo(reader);
}
function asynchronousIo(reader) {
  blockAt(reader, reader.root, "aio", !0);
}
function autotuning(reader) {
  let block = blockAt(reader, reader.root, "autotuning");
  if (block !== void 0) {
    for (let key3 of ["results_dir", "exps_dir"]) {
      let folder = childOf(block, key3);
      folder !== void 0 && !isTruthy(folder.node) && refuse(
        reader,
        "block-type",
        folder,
        `\`autotuning.${key3}\` must not be empty: DeepSpeed refuses the config. Name a folder, or leave the key out.`
      );
    }
    blockAt(reader, block, "model_info", !0);
  }
}
function dataTypes(reader) {
  let block = blockAt(reader, reader.root, "data_types"), modules = block && childOf(block, "keep_in_fp32_modules");
  if (modules === void 0 || reader.release.keys["data_types/keep_in_fp32_modules"] === void 0) return;
  let { node } = modules;
  node.kind === "string" && node.value === "auto" || node.kind === "array" && node.items.every((item) => item.kind === "string") || refuse(
    reader,
    "keep-in-fp32-value",
    modules,
    `\`data_types.keep_in_fp32_modules\` must be "auto" or a list of name patterns, not ${quoted(node)}: DeepSpeed refuses the config.`
  );
}
function torchAutocast(reader) {
  let block = blockAt(reader, reader.root, "torch_autocast");
  if (block === void 0) return;
  let known = reader.release.values["torch_autocast/dtype"] ?? [], dtype = childOf(block, "dtype");
  dtype !== void 0 && !(dtype.node.kind === "string" && known.includes(dtype.node.value)) && refuse(
    reader,
    "torch-autocast-dtype",
    dtype,
    `\`torch_autocast.dtype\` is ${quoted(dtype.node)}, which DeepSpeed does not know: it stops. Use \`bfloat16\` or \`float16\`.`
  );
  let modules = childOf(block, "lower_precision_safe_modules");
  if (modules === void 0) return;
  let { node } = modules;
  node.kind === "string" || node.kind === "object" || node.kind === "array" && node.items.every((item) => item.kind === "string") || refuse(
    reader,
    "torch-autocast-dtype",
    modules,
    "`torch_autocast.lower_precision_safe_modules` must be a list of class names: DeepSpeed refuses the config."
  );
}
function expertParallel(reader) {
  let block = childOf(reader.root, "expert_parallel");
  if (block === void 0 || !isTruthy(block.node)) return;
  if (block.node.kind !== "object") {
    refuseType(reader, block);
    return;
  }
  let coefficient = childOf(block, "load_balance_coeff");
  coefficient !== void 0 && coefficient.node.kind !== "null" && refuse(
    reader,
    "autoep-values",
    coefficient,
    "`expert_parallel.load_balance_coeff` is not supported: DeepSpeed refuses the config. Delete it."
  );
}
function tensorParallel(reader) {
  let block = childOf(reader.root, "tensor_parallel"), size = block?.node.kind === "object" ? childOf(block, "autotp_size") : void 0;
  if (size === void 0 || size.node.kind === "number" || size.node.kind === "boolean" || !isTruthy(size.node)) return;
  let auto = size.node.kind === "string" && size.node.value === "auto";
  refuse(
    reader,
    auto ? "auto-outside-hf" : "numeric-type",
    size,
    `\`${dotted(size.pointer)}\` is ${quoted(size.node)}, but DeepSpeed compares it with 0 and stops. Write a bare number.`
  );
}

// core/deepspeed/validators.ts
var PYTHON_FLOAT = /^[+-]?(?:(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:e[+-]?\d+(?:_\d+)*)?|inf(?:inity)?|nan)$/i, PYTHON_INT = /^[+-]?\d+(?:_\d+)*$/, BEFORE = {
  /** precision_config.py _validate_loss_scale */
  "DeepSpeedFP16Config.loss_scale": (node) => {
    let value = node.kind === "number" ? node.value : node.kind === "string" ? pythonFloat(node.value) : void 0;
    if (!(value !== void 0 && Number.isFinite(value) && value >= 0))
      return {
        rule: "fp16-loss-scale-value",
        message: `\`fp16.loss_scale\` is ${quoted(node)}, but DeepSpeed takes only a finite number of at least 0 and stops. Write 0 for dynamic loss scaling, or a positive number.`
      };
  },
  /** precision_config.py _reject_non_integer_scale_params */
  "DeepSpeedFP16Config.loss_scale_window": (node) => wholeNumber("loss_scale_window", node),
  "DeepSpeedFP16Config.min_loss_scale": (node) => wholeNumber("min_loss_scale", node)
};
function wholeNumber(name, node) {
  if (!(node.kind === "number" ? node.python === "int" || Number.isInteger(node.value) && Math.abs(node.value) < 9223372036854776e3 : node.kind === "string" && PYTHON_INT.test(node.value.trim())))
    return {
      rule: "fp16-dynamic-scale-params",
      message: `\`fp16.${name}\` is ${quoted(node)}, but DeepSpeed takes only a whole number and stops.`
    };
}
function pythonFloat(text) {
  let trimmed2 = text.trim();
  return PYTHON_FLOAT.test(trimmed2) ? floatOf(trimmed2) : void 0;
}
var CHECKS = {
  DeepSpeedZeroConfig: [
    /** zero/config.py compute_grad_norm_valid */
    (reading2, refusals) => {
      let stage = reading2.value("stage");
      return reading2.value("compute_grad_norm") !== !1 || stage === 1 || stage === 2 ? !0 : object(
        reading2,
        refusals,
        "compute-grad-norm",
        "compute_grad_norm",
        `\`compute_grad_norm: false\` works at ZeRO stage 1 and 2 only: at stage ${stage} DeepSpeed refuses the config. Delete the key.`
      );
    },
    /** zero/config.py offload_ratio_check */
    (reading2, refusals) => {
      let offload = reading2.fields.get("offload_optimizer")?.value;
      if (offload == null || typeof offload != "object" || !("index" in offload))
        return !0;
      let ratio = offload.value("ratio");
      return typeof ratio != "number" || ratio >= 1 || reading2.value("stage") === 3 ? !0 : object(
        offload,
        refusals,
        "offload-ratio-stage3-only",
        "ratio",
        `\`offload_optimizer.ratio\` below 1 needs ZeRO stage 3, but the stage is ${reading2.value("stage")}: DeepSpeed refuses the config. Use stage 3, or leave the ratio out.`
      );
    }
  ],
  DeepSpeedFP16Config: [
    /** precision_config.py _validate_dynamic_loss_scale_params */
    (reading2, refusals) => {
      if (reading2.value("enabled") !== !0 || reading2.value("loss_scale") !== 0) return !0;
      let passes = !0;
      for (let name of ["loss_scale_window", "min_loss_scale"]) {
        let value = reading2.value(name);
        typeof value == "number" && value > 0 || (passes = object(
          reading2,
          refusals,
          "fp16-dynamic-scale-params",
          name,
          `\`fp16.${name}\` is ${value}, but with dynamic loss scaling (\`loss_scale\` 0) it must be greater than 0: DeepSpeed refuses the config.`
        ));
      }
      return passes;
    }
  ],
  ZenFlowConfig: [
    /** zenflow_config.py validate_fields */
    (reading2, refusals) => {
      let strategy = reading2.value("select_strategy");
      if (strategy !== "auto" && strategy !== "step" && strategy !== "epoch")
        return object(
          reading2,
          refusals,
          "zenflow-values",
          "select_strategy",
          `\`zenflow.select_strategy\` must be "auto", "step" or "epoch", not \`${strategy}\`: DeepSpeed refuses the config.`
        );
      for (let name of ["select_interval", "update_interval"]) {
        let value = reading2.value(name);
        if (typeof value == "string" && value !== "auto")
          return object(
            reading2,
            refusals,
            "zenflow-values",
            name,
            `\`zenflow.${name}\` is the text \`${value}\`, but it must be a whole number or "auto": DeepSpeed refuses the config.`
          );
      }
      let update = reading2.value("update_interval");
      return typeof update == "number" && update < 1 ? object(
        reading2,
        refusals,
        "zenflow-values",
        "update_interval",
        `\`zenflow.update_interval\` is ${update}, but must be at least 1: DeepSpeed refuses the config.`
      ) : !0;
    }
  ]
};
function object(reading2, refusals, rule, name, message) {
  let member = reading2.fields.get(name)?.member, at = member !== void 0 ? atValue(childPointer(reading2.pointer, member.key), member.value) : { pointer: reading2.pointer, span: reading2.node?.span ?? { start: 0, end: 0 } };
  return refusals.add(rule, {
    message,
    at,
    model: reading2.index,
    ...member !== void 0 && { member },
    ...reading2.node !== void 0 && { parent: reading2.node, parentPointer: reading2.pointer }
  }), !1;
}

// core/deepspeed/model.ts
var ModelReading = class _ModelReading {
  index;
  node;
  pointer;
  fields = /* @__PURE__ */ new Map();
  /** Values that deprecated keys hand to their successors. */
  moved = /* @__PURE__ */ new Map();
  valid = !0;
  constructor(index, pointer, node) {
    this.index = index, this.pointer = pointer, this.node = node;
  }
  /** The value of a field by its name: written and coerced, moved from a deprecated key, or the default. Undefined where it is refused. */
  value(name) {
    let moved = this.moved.get(name);
    if (moved !== void 0) return moved;
    let written = this.fields.get(name);
    return written === void 0 ? this.index.byName.get(name)?.default : written.value;
  }
  plain() {
    let out = /* @__PURE__ */ Object.create(null);
    for (let name of this.index.byName.keys()) {
      let value = this.value(name);
      value !== void 0 && (out[name] = value instanceof _ModelReading ? value.plain() : value);
    }
    return out;
  }
};
function readModel(release, name, node, pointer, refusals) {
  let index = modelIndex(release, name);
  if (index === void 0) return;
  let reading2 = new ModelReading(index, pointer, node);
  if (node === void 0) return reading2;
  let strict2 = isStrict(node);
  for (let [i, member] of node.members.entries())
    isShadowed(node, i) || !strict2 && member.value.kind === "string" && member.value.value === "auto" && member.key !== "replace_method" || member.key !== "strict" && readMember(release, reading2, member, refusals);
  for (let check of reading2.valid ? CHECKS[name] ?? [] : []) check(reading2, refusals) || (reading2.valid = !1);
  return reading2.valid && moveDeprecated(release, reading2, refusals), reading2;
}
function readMember(release, reading2, member, refusals) {
  let field = reading2.index.byKey.get(member.key), pointer = childPointer(reading2.pointer, member.key), context = { model: reading2.index, member, parent: reading2.node, parentPointer: reading2.pointer }, given = field === void 0 ? void 0 : reading2.fields.get(field.name);
  if (field === void 0 || given !== void 0 && field.alias !== member.key) {
    reading2.valid = !1, reading2.index.name === "DeepSpeedZeroConfig" && Object.hasOwn(release.removed.zero_optimization, member.key) || refuseUnknown(reading2, member, refusals);
    return;
  }
  given !== void 0 && refuseUnknown(reading2, given.member, refusals);
  let before = BEFORE[`${reading2.index.name}.${field.name}`]?.(member.value);
  if (before !== void 0) {
    reading2.valid = !1, reading2.fields.set(field.name, { member, field, value: void 0 }), refusals.add(before.rule, { message: before.message, at: atValue(pointer, member.value), ...context, field });
    return;
  }
  if (field.kind === "model") {
    let inner = readNested(release, field, member.value, pointer, refusals);
    if ((inner === void 0 || inner instanceof ModelReading && !inner.valid) && (reading2.valid = !1), inner === void 0) {
      let message2 = `\`${dotted(pointer)}\` is ${quoted(member.value)}, but DeepSpeed reads an object of settings there and stops. Write \`{ \u2026 }\`.`;
      refusals.add("block-type", { message: message2, at: atValue(pointer, member.value), ...context, field });
    }
    reading2.fields.set(field.name, { member, field, value: inner });
    return;
  }
  let value = BEFORE_LISTS.has(reading2.index.name) && member.value.kind === "string" ? asList(member.value) : member.value, coerced = coerce(field, value);
  if (coerced.ok) {
    reading2.fields.set(field.name, { member, field, value: coerced.value });
    return;
  }
  reading2.valid = !1, reading2.fields.set(field.name, { member, field, value: void 0 });
  let [rule, message] = unfit(reading2.index.name, field, coerced.reason, pointer, coerced.inner ?? member.value);
  refusals.add(rule, { message, at: atValue(pointer, member.value), ...context, field });
}
var BEFORE_LISTS = /* @__PURE__ */ new Set(["DeepSpeedZeroLeafModuleConfig"]);
function asList(node) {
  return { kind: "array", items: [node], span: node.span };
}
function readNested(release, field, node, pointer, refusals) {
  return node.kind === "null" ? field.nullable === !0 ? null : field.model === "DeepSpeedZeroLeafModuleConfig" ? readModel(release, field.model, void 0, pointer, refusals) : void 0 : node.kind === "object" && field.model !== void 0 ? readModel(release, field.model, node, pointer, refusals) : void 0;
}
function isStrict(node) {
  let strict2 = node.members.findLast((member) => member.key === "strict")?.value;
  return strict2 !== void 0 && plainTruth(plainOf(strict2));
}
function plainTruth(value) {
  return Array.isArray(value) ? value.length > 0 : value !== null && typeof value == "object" ? Object.keys(value).length > 0 : !!value;
}
function isShadowed(node, at) {
  let key3 = node.members[at]?.key;
  for (let i = at + 1; i < node.members.length; i++) if (node.members[i]?.key === key3) return !0;
  return !1;
}
function refuseUnknown(reading2, member, refusals) {
  reading2.valid = !1;
  let pointer = childPointer(reading2.pointer, member.key);
  refusals.add("strict-block-unknown-key", {
    message: `\`${member.key}\` is no key of \`${dotted(reading2.pointer)}\`: DeepSpeed refuses the config.`,
    at: atKey(pointer, member),
    model: reading2.index,
    member,
    parent: reading2.node,
    parentPointer: reading2.pointer
  });
}
function unfit(model, field, reason, pointer, node) {
  let what = `\`${dotted(pointer)}\` is ${quoted(node)}`;
  if (model === "ZenFlowConfig" && reason === "range")
    return ["zenflow-values", `${what}, ${range(field)}: DeepSpeed refuses the config.`];
  if (field.name === "stage" && reason === "enum")
    return ["zero-stage-value", `${what}, but a ZeRO stage is 0, 1, 2 or 3: DeepSpeed refuses the config.`];
  switch (reason) {
    case "enum":
      return [
        "enum-value",
        `${what}, but DeepSpeed takes only ${(field.values ?? []).map((v) => `\`${v}\``).join(", ") || "listed values"} there (upper and lower case count).`
      ];
    case "number":
      return [
        "numeric-type",
        `${what}, but DeepSpeed wants ${field.kind === "float" ? "a number" : "a whole number"} there and stops. Write a bare number.`
      ];
    case "range":
      return ["numeric-range", `${what}, ${range(field)}: DeepSpeed refuses the config.`];
    case "bool":
      return ["bool-type", `${what}, which DeepSpeed cannot read as a boolean: it stops. Write \`true\` or \`false\`.`];
    default:
      return [
        field.kind === "string" || field.kind === "union" ? "numeric-type" : "block-type",
        `${what}, but DeepSpeed wants ${WANTED[field.kind] ?? "another type"} there and stops.`
      ];
  }
}
var WANTED = {
  string: "a text",
  list: "a list",
  dict: "an object",
  union: "a text or a whole number",
  python: "a Python object, which no config file can hold: leave it out"
};
function range(field) {
  return `but must be ${[
    field.gt === void 0 ? void 0 : `greater than ${field.gt}`,
    field.ge === void 0 ? void 0 : `at least ${field.ge}`,
    field.lt === void 0 ? void 0 : `less than ${field.lt}`,
    field.le === void 0 ? void 0 : `at most ${field.le}`
  ].filter((bound) => bound !== void 0).join(" and ")}`;
}
function moveDeprecated(release, reading2, refusals) {
  for (let field of reading2.index.deprecated) {
    let given = reading2.fields.get(field.name), successor = field.deprecated?.successor;
    if (given === void 0 || successor === null || successor === void 0 || field.deprecated?.moves !== !0)
      continue;
    if (reading2.fields.has(successor) || reading2.moved.has(successor)) {
      reading2.valid = !1, refusals.add("deprecated-and-new-together", {
        message: `\`${given.member.key}\` is the old name of \`${successor}\`, and both are here: DeepSpeed refuses the config. Delete \`${given.member.key}\`.`,
        at: atKey(childPointer(reading2.pointer, given.member.key), given.member),
        model: reading2.index,
        field,
        member: given.member,
        parent: reading2.node,
        parentPointer: reading2.pointer
      });
      continue;
    }
    if (given.value === void 0 || given.value instanceof ModelReading) continue;
    let target = reading2.index.byName.get(successor), model = target?.model === void 0 ? void 0 : modelIndex(release, target.model);
    if (model === void 0) reading2.moved.set(successor, given.value);
    else if (given.value !== !0) reading2.moved.set(successor, null);
    else {
      let offload = new ModelReading(model, childPointer(reading2.pointer, successor));
      offload.moved.set("device", "cpu"), reading2.moved.set(successor, offload);
    }
  }
}

// core/deepspeed/blocks/pydantic.ts
var MONITORS = /* @__PURE__ */ new Set(["tensorboard", "wandb", "csv_monitor", "comet"]);
function readSections(reader) {
  let readings = /* @__PURE__ */ new Map();
  for (let [section, model] of Object.entries(reader.release.sections)) {
    let placed = placeOf(reader, section), node = placed?.node.kind === "object" ? placed.node : void 0, pointer = placed?.pointer ?? `/${section}`, reading2 = readModel(reader.release, model, node, pointer, reader.refusals);
    reading2 !== void 0 && readings.set(section, reading2), section === "zero_optimization" && placed?.node.kind === "boolean" && reading2 !== void 0 && readBooleanStage(reader, placed, reading2);
  }
  return readings;
}
function placeOf(reader, section) {
  if (section === "timers/throughput") return throughput(reader);
  let key3 = section === "bf16" ? bf16Key(reader) : section, placed = childOf(reader.root, key3);
  if (placed === void 0 || placed.node.kind === "object" || section === "zero_optimization" && placed.node.kind === "boolean") return placed;
  MONITORS.has(section) && placed.node.kind === "string" && placed.node.value === "auto" || (section === "zero_optimization" ? refuse(
    reader,
    "zero-block-type",
    placed,
    `\`zero_optimization\` is ${quoted(placed.node)}, but DeepSpeed reads an object there and stops. Write \`"zero_optimization": {"stage": 2}\`.`
  ) : refuseType(reader, placed));
}
function bf16Key(reader) {
  let node = childOf(reader.root, "bf16")?.node;
  return node === void 0 || node.kind === "null" ? "bfloat16" : "bf16";
}
function throughput(reader) {
  let timers = childOf(reader.root, "timers");
  if (timers === void 0) return;
  let { node } = timers;
  if (node.kind === "object") return blockAt(reader, timers, "throughput");
  (node.kind === "string" ? node.value.includes("throughput") : node.kind !== "array" || node.items.some((item) => item.kind === "string" && item.value === "throughput")) && refuseType(reader, timers);
}
function readBooleanStage(reader, placed, reading2) {
  if (placed.node.kind !== "boolean" || !placed.node.value) return;
  reading2.moved.set("stage", 1);
  let size = childOf(reader.root, "allgather_size");
  if (size === void 0 || size.node.kind === "string" && size.node.value === "auto") return;
  let whole = {
    kind: "object",
    members: [{ ...size.member, key: "allgather_bucket_size" }],
    span: size.node.span
  }, value = readModel(reader.release, reading2.index.name, whole, "", reader.refusals)?.value("allgather_bucket_size");
  typeof value == "number" && reading2.moved.set("allgather_bucket_size", value);
}

// core/deepspeed/blocks/removed.ts
function readRemoved(reader) {
  let { top, zero_optimization: zero } = reader.release.removed;
  for (let member of reader.root.members)
    Object.hasOwn(top, member.key) && refuseRemoved(reader, "removed-top-level-key", childOf(reader.root, member.key), top[member.key] ?? "");
  let block = childOf(reader.root, "zero_optimization");
  if (block?.node.kind === "object")
    for (let member of block.node.members)
      Object.hasOwn(zero, member.key) && refuseRemoved(reader, "removed-zero-key", childOf(block, member.key), zero[member.key] ?? "");
}
function refuseRemoved(reader, rule, placed, said) {
  placed !== void 0 && reader.refusals.add(rule, {
    message: `\`${placed.member.key}\` was removed from DeepSpeed, and its presence alone, whatever the value, makes it refuse the config. It says: ${said.replace(/ See https?:\S+$/, "").trim()}`,
    at: atKey(placed.pointer, placed.member),
    member: placed.member,
    parent: placed.parent,
    parentPointer: placed.parentPointer
  });
}

// core/deepspeed/blocks/scalars.ts
var COMMUNICATION_TYPES = ["fp16", "bf16", "fp32"];
function readScalars(reader) {
  for (let key3 of ["communication_data_type", "seq_parallel_communication_data_type"]) communicationType(reader, key3);
  allreduceOp(reader), wallClock(reader), vocabulary(reader);
}
function communicationType(reader, key3) {
  let placed = childOf(reader.root, key3);
  placed === void 0 || placed.node.kind === "null" || placed.node.kind === "string" && COMMUNICATION_TYPES.includes(placed.node.value.toLowerCase()) || refuse(
    reader,
    "comm-dtype-value",
    placed,
    `\`${key3}\` is ${quoted(placed.node)}, but DeepSpeed takes only \`fp16\`, \`bf16\` and \`fp32\` (in any case) and stops.`
  );
}
function allreduceOp(reader) {
  let known = reader.release.values.gradient_allreduce_op, placed = childOf(reader.root, "gradient_allreduce_op");
  placed === void 0 || known === void 0 || placed.node.kind === "string" && known.includes(placed.node.value.toLowerCase()) || refuse(
    reader,
    "allreduce-op",
    placed,
    `\`gradient_allreduce_op\` is ${quoted(placed.node)}, but DeepSpeed takes only ${known.map((op) => `\`${op}\``).join(" and ")} and stops. Use \`mean\`.`
  );
}
function wallClock(reader) {
  let profiler = childOf(reader.root, "flops_profiler"), sides = [childOf(reader.root, "wall_clock_breakdown"), profiler && childOf(profiler, "enabled")];
  for (let placed of sides)
    placed === void 0 || isBitwise(placed.node) || refuse(
      reader,
      "bool-type",
      placed,
      `\`${dotted(placed.pointer)}\` is ${quoted(placed.node)}, but DeepSpeed computes with it as a boolean and stops. Write \`true\` or \`false\`.`
    );
}
function isBitwise(node) {
  return node.kind === "boolean" || node.kind === "number" && node.python === "int";
}
function vocabulary(reader) {
  let placed = childOf(reader.root, "vocabulary_size");
  placed === void 0 || !isTruthy(placed.node) || placed.node.kind === "number" || placed.node.kind === "boolean" || refuse(
    reader,
    "numeric-type",
    placed,
    `\`vocabulary_size\` is ${quoted(placed.node)}, but DeepSpeed computes with it and stops. Write a whole number.`
  );
}

// core/deepspeed/reading.ts
function readConfig(root, release) {
  return new ConfigReading(root, release);
}
var BATCH_NAMES = BATCH_KEYS, ConfigReading = class {
  batch = void 0;
  #root;
  #release;
  #refusals = new Refusals();
  #sections;
  #bf16;
  constructor(root, release) {
    this.#root = root, this.#release = release;
    let reader = { release, root, refusals: this.#refusals };
    readRemoved(reader), readScalars(reader), this.#sections = readSections(reader), this.#bf16 = bf16Key(reader), readOptimizer(reader), readOthers(reader), readDataEfficiency(reader), readCheckpoint(reader), refuseSequenceParallel(reader), readBetweenBlocks(reader, this.#sections);
  }
  get refused() {
    return this.#refusals.any;
  }
  get refusedBy() {
    return this.#refusals.rules;
  }
  refusals(rule) {
    return this.#refusals.of(rule);
  }
  setting(path) {
    let key3 = path[0];
    if (key3 === void 0) return;
    let section = key3 === "bfloat16" && this.#bf16 === "bfloat16" ? "bf16" : key3, reading2 = this.#sections.get(section);
    if (reading2 !== void 0) return fieldSetting(reading2, path, 1);
    if (key3 === "timers" && path[1] === "throughput") {
      let throughput2 = this.#sections.get("timers/throughput");
      if (throughput2 !== void 0) return fieldSetting(throughput2, path, 2);
    }
    let node = lookup(this.#root, path);
    if (node !== void 0) return plainOf(node);
    let known = path.join("/");
    return Object.hasOwn(this.#release.keys, known) ? this.#release.keys[known]?.default : void 0;
  }
  forWorld(root, worldSize) {
    return new WorldReading(this, root, readBatch(root, worldSize / dividesWorld(root)));
  }
}, WorldReading = class {
  batch;
  #config;
  #root;
  #refusals = new Refusals();
  constructor(config, root, batch) {
    this.#config = config, this.#root = root, this.batch = batch, batch.code !== "ok" && refuseBatch(this.#root, batch, this.#refusals);
  }
  get refused() {
    return this.#config.refused || this.#refusals.any;
  }
  get refusedBy() {
    return [...this.#config.refusedBy, ...this.#refusals.rules];
  }
  refusals(rule) {
    let own = this.#refusals.of(rule);
    return own.length > 0 ? [...this.#config.refusals(rule), ...own] : this.#config.refusals(rule);
  }
  setting(path) {
    let key3 = path[0], place = path.length === 1 && key3 !== void 0 ? BATCH_NAMES.indexOf(key3) : -1;
    if (place < 0) return this.#config.setting(path);
    if ("train" in this.batch) return [this.batch.train, this.batch.micro, this.batch.accumulation][place];
    let node = key3 === void 0 ? void 0 : memberOf(this.#root, key3)?.value;
    return node === void 0 ? void 0 : plainOf(node);
  }
  forWorld(root, worldSize) {
    return this.#config.forWorld(root, worldSize);
  }
};
function fieldSetting(reading2, path, from) {
  let model = reading2;
  for (let i = from; i < path.length; i++) {
    let field = model.index.byKey.get(path[i]);
    if (field === void 0) return;
    let value = model.value(field.name);
    if (value instanceof ModelReading) {
      model = value;
      continue;
    }
    return plainAt(value, path, i + 1);
  }
  return model.plain();
}
function plainAt(start, path, from) {
  let value = start;
  for (let i = from; i < path.length; i++) {
    if (value === null || typeof value != "object" || Array.isArray(value)) return;
    let key3 = path[i];
    value = Object.hasOwn(value, key3) ? value[key3] : void 0;
  }
  return value;
}

// core/rules/config-view.ts
var NOTHING = [], DocumentView = class {
  document;
  written;
  worldSizes;
  worldSizesKnown;
  deepspeed;
  facts;
  intended;
  run;
  root;
  integration;
  worldSize;
  #reading;
  #launch;
  constructor(frame, integration, root, reading2, launch, worldSize) {
    this.document = frame.document, this.written = frame.written, this.worldSizes = frame.worldSizes, this.worldSizesKnown = frame.worldSizesKnown, this.deepspeed = frame.deepspeed, this.facts = frame.facts, this.intended = frame.intended, this.run = frame.run, this.integration = integration, this.root = root, this.#reading = reading2, this.#launch = launch, worldSize !== void 0 && (this.worldSize = worldSize);
  }
  get(...path) {
    return lookup(this.root, path);
  }
  member(...path) {
    return lookupMember(this.root, path);
  }
  getWritten(...path) {
    return lookup(this.written, path);
  }
  setting(...path) {
    return this.#reading.setting(path);
  }
  refusals(rule) {
    let launch = this.#launch.refusals.of(rule), complaints = this.#launch.complaints.get(rule), reading2 = this.#reading.refusals(rule);
    return launch.length === 0 && complaints === void 0 ? reading2 : [...launch, ...complaints ?? NOTHING, ...reading2];
  }
  get batch() {
    return this.#reading.batch;
  }
};

// core/rules/merge.ts
var RANK = { notice: 0, warning: 1, error: 2 };
function mergeSightings(sightings, path, all) {
  let merged = /* @__PURE__ */ new Map();
  for (let sighting of sightings) {
    let { span } = sighting.report.at, key3 = `${sighting.rule.id} ${span.start} ${span.end} ${sighting.report.message}`, known = merged.get(key3);
    if (known === void 0) {
      merged.set(key3, {
        first: sighting,
        severity: sighting.severity,
        integrations: new Set(sighting.integrations),
        worldSizes: new Set(sighting.worldSizes)
      });
      continue;
    }
    RANK[sighting.severity] > RANK[known.severity] && (known.severity = sighting.severity);
    for (let integration of sighting.integrations) known.integrations.add(integration);
    for (let worldSize of sighting.worldSizes) known.worldSizes.add(worldSize);
  }
  let findings = [];
  for (let { first, severity, integrations, worldSizes } of merged.values())
    findings.push({
      rule: first.rule.id,
      severity,
      effect: first.effect,
      message: first.report.message,
      at: first.report.at,
      fix: first.report.fix ?? null,
      path,
      ...integrations.size < all.integrations.length && {
        integrations: all.integrations.filter((i) => integrations.has(i))
      },
      ...worldSizes.size < all.worldSizes.length && { worldSizes: all.worldSizes.filter((w) => worldSizes.has(w)) }
    });
  return findings.sort(
    (a, b) => a.at.span.start - b.at.span.start || a.at.span.end - b.at.span.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0)
  );
}

// core/rules/select.ts
var cache = /* @__PURE__ */ new WeakMap();
function selectRules(all, deepspeed, kind, broken) {
  let known = cache.get(all);
  known === void 0 && (known = /* @__PURE__ */ new Map(), cache.set(all, known));
  let key3 = `${deepspeed} ${kind} ${broken}`, selected = known.get(key3);
  if (selected === void 0) {
    let rules = all.filter((rule) => reads(rule, kind) && holds(rule, deepspeed) && (!broken || rule.local === !0));
    selected = {
      file: rules.filter((rule) => rule.scope === "file"),
      integration: rules.filter((rule) => rule.scope === "integration"),
      world: rules.filter((rule) => rule.scope === "world")
    }, known.set(key3, selected);
  }
  return selected;
}
function holds(rule, deepspeed) {
  return rule.since !== void 0 && compareReleases(deepspeed, rule.since) < 0 ? !1 : rule.until === void 0 || compareReleases(deepspeed, rule.until) <= 0;
}
function reads(rule, kind) {
  return rule.kind === "any" || (rule.kind ?? "ds_config") === kind;
}

// core/rules/settings.ts
var RANK2 = { notice: 0, warning: 1, error: 2 };
function applySetting(severity, effect, setting) {
  if (setting === void 0) return severity;
  let raised = severity === "error" && (effect === "rejects" || effect === "fails");
  return setting === "off" ? raised ? severity : void 0 : raised && RANK2[setting] < RANK2[severity] ? severity : setting;
}

// core/rules/check.ts
var DEFAULT_INTEGRATIONS = ["raw", "hf-trainer"], DEFAULT_WORLD_SIZES = [1, 4, 8], NO_RUN = {};
function checkConfig(document, options = {}) {
  let integrations = options.integrations ?? DEFAULT_INTEGRATIONS, worldSizes = options.worldSizes ?? DEFAULT_WORLD_SIZES, intended = options.intended ?? intendedIntegrations(document, integrations), release = options.release ?? RELEASE, deepspeed = options.deepspeed ?? release.deepspeed, broken = document.problems.some(isBroken), rules = selectRules(options.rules ?? RULES, deepspeed, options.kind ?? "ds_config", broken), written = document.root?.kind === "object" ? document.root : emptyObject(document.text.length), frame = {
    document,
    written,
    worldSizes,
    worldSizesKnown: options.worldSizesKnown ?? !1,
    deepspeed,
    facts: release,
    intended,
    run: options.run ?? NO_RUN
  }, sightings = [], accepts = /* @__PURE__ */ Object.create(null), look = (list, view, where, sizes) => {
    let meant = where.some((integration) => intended.includes(integration));
    for (let rule of list)
      if (!(rule.scope !== "file" && rule.integrations !== void 0 && !rule.integrations.includes(view.integration)) && !(rule.keys !== void 0 && !rule.keys.some((key3) => view.get(key3) !== void 0)))
        for (let report of rule.check(view)) {
          let effect = report.effect ?? rule.effect;
          if (!meant && effect !== "rejects") continue;
          let severity = meant ? report.severity ?? rule.severity : "notice", applied = applySetting(severity, effect, options.settings?.[rule.id]);
          applied !== void 0 && sightings.push({ rule, report, severity: applied, effect, integrations: where, worldSizes: sizes });
        }
  }, first = intended[0] ?? integrations[0] ?? "raw", plain = resolve(document, written, "raw", frame.run), plainReading = readConfig(plain.root, release);
  look(rules.file, new DocumentView(frame, first, written, plainReading, plain), integrations, worldSizes);
  for (let integration of integrations) {
    let resolved = integration === "raw" ? plain : resolve(document, written, integration, frame.run), reading2 = integration === "raw" ? plainReading : readConfig(resolved.root, release), verdict = resolved.verdictRoot === resolved.root ? reading2 : readConfig(resolved.verdictRoot, release), accepted = /* @__PURE__ */ Object.create(null);
    accepts[integration] = accepted;
    let view = new DocumentView(frame, integration, resolved.root, reading2, resolved);
    look(rules.integration, view, [integration], worldSizes);
    for (let size of worldSizes) {
      let world = resolved.atWorld(size), worldReading = reading2.forWorld(world.root, size), worldVerdict = world.verdictRoot === world.root ? worldReading : verdict.forWorld(world.verdictRoot, size);
      accepted[size] = !resolved.refusals.any && !world.refusals.any && !worldVerdict.refused, look(
        rules.world,
        new DocumentView(frame, integration, world.root, worldReading, world, size),
        [integration],
        [size]
      );
    }
  }
  return { findings: mergeSightings(sightings, document.path, { integrations, worldSizes }), accepts, intended };
}
var NOT_BROKEN = /* @__PURE__ */ new Set(["empty", "not-strict-json", "not-hjson", "duplicate-key", "bom"]);
function isBroken(problem) {
  return !NOT_BROKEN.has(problem.code);
}
function emptyObject(end) {
  return { kind: "object", members: [], span: { start: 0, end } };
}

export {
  decodeUtf8,
  skipComments,
  positionAt,
  rangeOf,
  parseHjson,
  parseJson,
  duplicateKeys,
  parseConfig,
  parseConfigBytes,
  LATEST,
  toPlain,
  resolve,
  checkConfig
};
