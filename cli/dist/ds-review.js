#!/usr/bin/env node
import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);
import {
  version
} from "./chunks/chunk-KM5IKVDI.js";
import {
  UsageError,
  parseArguments
} from "./chunks/chunk-XCOV2XSG.js";
import "./chunks/chunk-F6XARPIJ.js";

// cli/help.ts
function commandHelp(name, command) {
  let flags = Object.entries(command.options).map(([flag, spec]) => ({
    left: `--${flag}${spec.value ? ` ${spec.value}` : ""}`,
    right: spec.help
  })), width = Math.min(34, Math.max(0, ...flags.map((row) => row.left.length))), rows = flags.map(
    (row) => row.left.length > width ? `  ${row.left}
  ${" ".repeat(width)}  ${row.right}` : `  ${row.left.padEnd(width)}  ${row.right}`
  );
  return [
    `ds-review ${name}: ${command.summary}`,
    "",
    `usage: ds-review ${name} ${command.usage}`,
    ...rows.length > 0 ? ["", ...rows] : [],
    ...command.examples.length > 0 ? ["", "examples:", ...command.examples.map((line) => `  ${line}`)] : [],
    ""
  ].join(`
`);
}
function overview(commands2) {
  let width = Math.max(...commands2.map((command) => command.name.length));
  return [
    "ds-review: reviews DeepSpeed configs: what DeepSpeed will say, and the memory they take",
    "",
    "usage: ds-review COMMAND \u2026      ds-review COMMAND --help",
    "",
    ...commands2.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`),
    ""
  ].join(`
`);
}

// cli/io.ts
function processIo() {
  return process.stdout.on("error", (error) => {
    error.code === "EPIPE" && process.exit(process.exitCode ?? 0);
  }), {
    out: (text) => {
      process.stdout.write(text);
    },
    err: (text) => {
      process.stderr.write(text);
    },
    stdin: async () => {
      let chunks = [];
      for await (let chunk of process.stdin) chunks.push(Buffer.from(chunk));
      return Buffer.concat(chunks).toString("utf8");
    },
    columns: process.stdout.columns ?? 100,
    colour: process.stdout.isTTY === !0 && process.env.NO_COLOR === void 0
  };
}

// cli/main.ts
var commands = {
  check: {
    summary: "validate configs as DeepSpeed does, and say what it does not",
    load: () => import("./chunks/check-PZH6U52L.js")
  },
  estimate: {
    summary: "memory per GPU, CPU and NVMe for one config and one model",
    load: () => import("./chunks/estimate-AI4T3PX7.js")
  },
  resolve: {
    summary: 'the config as the engine will see it: "auto" filled, stage and offload set',
    load: () => import("./chunks/resolve-IGMTI3FG.js")
  },
  rules: { summary: "list the rules, or explain one", load: () => import("./chunks/rules-ZB2VQEPN.js") }
};
async function main(argv, io2) {
  let [name, ...rest] = argv;
  if (name === void 0 || name === "--help" || name === "-h" || name === "help")
    return io2.out(overview(Object.entries(commands).map(([word, entry2]) => ({ name: word, summary: entry2.summary })))), name === void 0 ? 2 : 0;
  if (name === "--version")
    return io2.out(`${version}
`), 0;
  let entry = Object.hasOwn(commands, name) ? commands[name] : void 0;
  if (entry === void 0)
    throw new UsageError(`there is no command "${name}"; there are ${Object.keys(commands).join(", ")}`);
  let command = (await entry.load()).default;
  return rest.includes("--help") || rest.includes("-h") ? (io2.out(commandHelp(name, command)), 0) : await command.run(parseArguments(command, rest), io2);
}
var io = processIo();
main(process.argv.slice(2), io).then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    let reason = error instanceof Error ? error.message : String(error);
    io.err(
      error instanceof UsageError ? `ds-review: ${reason}
` : `ds-review: internal error: ${reason}. Please report it with the command and the file.
`
    ), process.exitCode = 2;
  }
);
export {
  commands
};
