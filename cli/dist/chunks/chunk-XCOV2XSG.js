import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);

// cli/command.ts
var UsageError = class extends Error {
};

// cli/arguments.ts
import { parseArgs } from "node:util";
function parseArguments(command, argv) {
  let options = Object.fromEntries(
    Object.entries(command.options).map(([name, spec]) => [
      name,
      { type: spec.type, multiple: spec.multiple ?? !1 }
    ])
  ), { values, positionals } = parse(options, argv);
  return {
    positionals,
    text: (name) => {
      let value = values[name];
      return Array.isArray(value) ? value.join(",") : typeof value == "string" ? value : void 0;
    },
    flag: (name) => values[name] === !0
  };
}
function parse(options, argv) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: !0, strict: !0 });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message.split(". ")[0] ?? error.message : String(error));
  }
}
function wholeNumbers(flag, text) {
  return text.split(",").map((part) => wholeNumber(flag, part));
}
function wholeNumber(flag, text) {
  let value = Number(text.trim());
  if (text.trim() === "" || !Number.isSafeInteger(value) || value < 1)
    throw new UsageError(`--${flag} takes whole numbers of at least 1, not "${text}"`);
  return value;
}
function oneOf(flag, text, allowed) {
  let found = allowed.find((word) => word === text.trim());
  if (found === void 0) throw new UsageError(`--${flag} takes ${allowed.join(", ")}, not "${text}"`);
  return found;
}

export {
  UsageError,
  parseArguments,
  wholeNumbers,
  wholeNumber,
  oneOf
};
