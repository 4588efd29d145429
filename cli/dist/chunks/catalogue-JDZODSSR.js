import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);
import {
  plainName
} from "./chunk-FUVNAR6L.js";
import "./chunk-F6XARPIJ.js";

// core/hardware/catalogue.ts
function makeHardwareCatalogue(data) {
  let acceleratorByName = /* @__PURE__ */ new Map();
  for (let accelerator of data.accelerators)
    for (let name of [accelerator.id, ...accelerator.aliases, ...accelerator.device_names])
      acceleratorByName.set(plainName(name), accelerator);
  let instanceByName = /* @__PURE__ */ new Map();
  for (let instance of data.instances)
    for (let name of [instance.id, ...instance.aliases]) instanceByName.set(plainName(name), instance);
  return {
    ...data,
    acceleratorById: new Map(data.accelerators.map((accelerator) => [accelerator.id, accelerator])),
    acceleratorByName,
    ambiguousByName: new Map(data.ambiguous.map((entry) => [plainName(entry.alias), entry])),
    instanceByName
  };
}
export {
  makeHardwareCatalogue
};
