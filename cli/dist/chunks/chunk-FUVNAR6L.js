import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);

// core/hardware/names.ts
function plainName(name) {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}
function nameWords(name) {
  let spaced = name.toLowerCase().replace(/(\d)\s*g(i?b)?\b/g, "$1gb").replace(/rtx(?=\d)/g, "rtx ");
  return new Set(spaced.split(/[^a-z0-9.]+/).filter((word) => word !== ""));
}

export {
  plainName,
  nameWords
};
