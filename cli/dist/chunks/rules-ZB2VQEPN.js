import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);
import {
  UsageError,
  oneOf
} from "./chunk-XCOV2XSG.js";
import {
  RULES,
  closestNames
} from "./chunk-S3XKUYKQ.js";
import "./chunk-F6XARPIJ.js";

// cli/commands/rules.ts
var rules = {
  summary: "list the rules, or explain one",
  usage: "[ID]",
  options: { format: { type: "string", value: "text|json", help: "default text" } },
  examples: ["ds-review rules", "ds-review rules offload-param-stage3-only"],
  run
}, rules_default = rules;
async function run(args, io) {
  let format = oneOf("format", args.text("format") ?? "text", ["text", "json"]), id = args.positionals[0], chosen = id === void 0 ? RULES : RULES.filter((rule) => rule.id === id);
  if (id !== void 0 && chosen.length === 0) {
    let near = closestNames(
      id,
      RULES.map((rule) => rule.id)
    );
    throw new UsageError(`there is no rule "${id}"${near.length > 0 ? `; did you mean ${near.join(" or ")}?` : ""}`);
  }
  return format === "json" ? io.out(`${JSON.stringify(chosen.map(asData), null, 2)}
`) : io.out(id === void 0 ? list() : chosen.map(page).join(`
`)), 0;
}
function asData({ id, group, severity, effect, title, docs, since, until }) {
  return { id, group, severity, effect, title, docs, since: since ?? null, until: until ?? null };
}
function list() {
  let width = Math.max(...RULES.map((rule) => rule.id.length)), lines = [], group = "";
  for (let rule of RULES.toSorted(
    (a, b) => a.group === b.group ? a.id < b.id ? -1 : 1 : a.group < b.group ? -1 : 1
  ))
    rule.group !== group && lines.push(`${lines.length > 0 ? `
` : ""}${rule.group}`), group = rule.group, lines.push(`  ${rule.id.padEnd(width)}  ${rule.severity.padEnd(7)}  ${rule.title}`);
  return `${lines.join(`
`)}

${RULES.length} rules
`;
}
function page(rule) {
  let indent = (text) => text.trim().split(`
`).map((line) => `    ${line}`).join(`
`);
  return [
    `${rule.id} (${rule.severity}, ${rule.group})`,
    rule.title,
    "",
    rule.docs.why.trim(),
    "",
    "  bad:",
    indent(rule.docs.bad),
    "",
    "  good:",
    indent(rule.docs.good),
    "",
    ...rule.docs.sources.map((source) => `  ${source}`),
    ""
  ].join(`
`);
}
export {
  rules_default as default
};
