import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);
import "./chunk-F6XARPIJ.js";

// core/models/catalogue.ts
function makeModelCatalogue(data) {
  let byId = /* @__PURE__ */ new Map();
  for (let [id, { shape, gated, confidence }] of Object.entries(data.models)) {
    let found = data.shapes[shape];
    found !== void 0 && byId.set(id.toLowerCase(), { ...found, id, gated, confidence });
  }
  return { size: byId.size, byId };
}
export {
  makeModelCatalogue
};
