import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);

// cli/batch.ts
import { createInterface } from "node:readline";
async function batchLines(io, answer) {
  for await (let line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY }))
    line.trim() !== "" && io.out(`${JSON.stringify(answerLine(line, answer))}
`);
  return 0;
}
function answerLine(line, answer) {
  try {
    return answer(JSON.parse(line), line);
  } catch (error) {
    return { id: null, error: `not a JSON object: ${error instanceof Error ? error.message : String(error)}` };
  }
}

// core/report/escape.ts
var INVISIBLE = /(?!\ufe0f)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
function visible(text) {
  return text.replace(/\r\n|[\n\r\t\u2028\u2029]/g, " ").replace(INVISIBLE, "\uFFFD");
}
function terminalText(text) {
  return visible(text);
}
function commandData(text) {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll(`
`, "%0A");
}
function commandProperty(text) {
  return commandData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

// core/report/colour.ts
var sgr = (open, close) => (text) => text === "" ? "" : `\x1B[${open}m${text}\x1B[${close}m`, same = (text) => text, COLOURED = {
  red: sgr(31, 39),
  yellow: sgr(33, 39),
  green: sgr(32, 39),
  blue: sgr(36, 39),
  dim: sgr(2, 22),
  bold: sgr(1, 22)
}, PLAIN = { red: same, yellow: same, green: same, blue: same, dim: same, bold: same }, palette = (colour) => colour ? COLOURED : PLAIN;

// core/report/quantity.ts
function formatBytes(bytes) {
  if (bytes === 0) return "0";
  let size = Math.abs(bytes);
  return size < 0.095 * 1073741824 ? `${Math.max(1, Math.round(size / 1048576))} MiB` : `${formatGib(size)} GiB`;
}
function formatGib(bytes) {
  let gib = bytes / 1073741824;
  return gib >= 99.95 ? groupThousands(Math.round(gib)) : gib.toFixed(gib > 0 && gib < 0.095 ? 2 : 1);
}
function groupThousands(value) {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}
function formatCount(count) {
  return count >= 9995e8 ? `${trimmed(count / 1e12)} T` : count >= 9995e5 ? `${trimmed(count / 1e9)} B` : count >= 1e6 ? `${trimmed(count / 1e6)} M` : groupThousands(Math.round(count));
}
function trimmed(value) {
  return value >= 100 ? String(Math.round(value)) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
function plural(count, word) {
  return `${groupThousands(count)} ${word}${count === 1 ? "" : "s"}`;
}

// core/report/width.ts
function columnsOf(text) {
  let columns = 0;
  for (let character of withoutColour(text))
    new RegExp("\\p{Mn}|\\ufe0f", "u").test(character) || (columns += WIDE.test(character) ? 2 : 1);
  return columns;
}
var WIDE = new RegExp("[\\u1100-\\u115f\\u2e80-\\ua4cf\\uac00-\\ud7a3\\uf900-\\ufaff\\ufe30-\\ufe6f\\uff00-\\uff60\\uffe0-\\uffe6]|\\p{Emoji_Presentation}", "u"), withoutColour = (text) => text.replace(/\u001b\[\d+m/g, "");
function wrapped(text, columns) {
  let lines = [], line = "";
  for (let word of text.split(" "))
    line !== "" && columnsOf(line) + 1 + columnsOf(word) > columns ? (lines.push(line), line = word) : line = line === "" ? word : `${line} ${word}`;
  return lines.push(line), lines;
}

export {
  visible,
  terminalText,
  commandData,
  commandProperty,
  palette,
  formatBytes,
  formatCount,
  plural,
  wrapped,
  batchLines
};
