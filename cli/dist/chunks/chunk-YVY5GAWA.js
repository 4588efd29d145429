import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);
import {
  UsageError
} from "./chunk-XCOV2XSG.js";
import {
  rangeOf
} from "./chunk-OIUE2H5Q.js";

// core/report/finding.ts
function locate(finding, document) {
  let { fix } = finding, edits = fix?.edits.map((edit) => ({ range: rangeOf(document.text, edit.span), text: edit.text })) ?? [];
  return {
    rule: finding.rule,
    severity: finding.severity,
    effect: finding.effect,
    message: finding.message,
    path: finding.path,
    pointer: finding.at.pointer,
    range: rangeOf(document.text, finding.at.span),
    fix: fix === null ? null : { title: fix.title, safe: fix.safe, edits },
    integrations: finding.integrations ?? null,
    worldSizes: finding.worldSizes ?? null
  };
}
var RANK = { error: 0, warning: 1, notice: 2 };
function bySeverity(a, b) {
  return RANK[a.severity] - RANK[b.severity] || byPlace(a, b);
}
function byPlace(a, b) {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  let [one, other] = [a.range.start, b.range.start];
  return one.line - other.line || one.column - other.column || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}
function countBySeverity(findings) {
  let count = (severity) => findings.filter((finding) => finding.severity === severity).length;
  return { errors: count("error"), warnings: count("warning"), notices: count("notice") };
}

// cli/files.ts
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
var SKIPPED_FOLDERS = /* @__PURE__ */ new Set(["node_modules", ".git", ".venv", "dist", "__pycache__"]), CONFIG_NAME = /\.(json|hjson|jsonc)$/i, LARGEST_BYTES = 10 * 1024 * 1024;
async function* sourceFiles(paths, wanted = CONFIG_NAME) {
  for (let path of paths)
    (await stat(path).catch((error) => {
      throw new UsageError(error.code === "ENOENT" ? `${path}: no such file or folder` : `${path}: ${error.message}`);
    })).isDirectory() ? yield* folder(path, wanted) : yield await file(path, !0);
}
async function* folder(path, wanted) {
  let entries = await readdir(path, { withFileTypes: !0 });
  for (let entry of entries.sort((a, b) => a.name < b.name ? -1 : 1)) {
    let child = join(path, entry.name);
    entry.isDirectory() ? SKIPPED_FOLDERS.has(entry.name) || (yield* folder(child, wanted)) : entry.isFile() && wanted.test(entry.name) && (await stat(child)).size <= LARGEST_BYTES && (yield await file(child, !1));
  }
}
async function file(path, named) {
  return { path, bytes: await readFile(path), named };
}
async function readText(path) {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    let code = error.code;
    throw code === "ENOENT" ? new UsageError(`${path}: no such file`) : code === "EISDIR" ? new UsageError(`${path}: is a folder; this command takes one file`) : new UsageError(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

export {
  locate,
  bySeverity,
  byPlace,
  countBySeverity,
  sourceFiles,
  readText
};
