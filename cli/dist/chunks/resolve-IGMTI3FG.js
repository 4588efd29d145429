import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);
import {
  SHAPE_OPTIONS,
  engineConfig,
  hiddenSizeOf,
  namedModel,
  shapeOf
} from "./chunk-QWJ5AXOD.js";
import {
  readText
} from "./chunk-YVY5GAWA.js";
import {
  UsageError,
  oneOf
} from "./chunk-XCOV2XSG.js";
import "./chunk-OIUE2H5Q.js";
import "./chunk-S3XKUYKQ.js";
import "./chunk-F6XARPIJ.js";

// cli/commands/resolve.ts
import { writeFile } from "node:fs/promises";

// core/config/resolve/apply-profile.ts
var NVME_PATH = "/local_nvme", isObject = (value) => typeof value == "object" && value !== null && !Array.isArray(value);
function applyProfile(config, profile) {
  let overrides = [], zero = isObject(config.zero_optimization) ? { ...config.zero_optimization } : {}, set = (key, to) => {
    JSON.stringify(zero[key]) !== JSON.stringify(to) && (overrides.push({ pointer: `/zero_optimization/${key}`, from: zero[key], to }), zero[key] = to);
  };
  if (profile.stage !== void 0 && set("stage", profile.stage), profile.offload !== void 0) {
    let device = profile.offload, offload = (before) => ({
      ...isObject(before) ? before : {},
      device,
      ...device === "nvme" && !(isObject(before) && typeof before.nvme_path == "string") ? { nvme_path: NVME_PATH } : {}
    });
    set("offload_optimizer", offload(zero.offload_optimizer)), zero.stage === 3 && set("offload_param", offload(zero.offload_param));
  }
  return overrides.length === 0 ? { config, overrides } : { config: { ...config, zero_optimization: zero }, overrides };
}

// cli/commands/resolve.ts
var resolve = {
  summary: 'the config as the engine will see it: "auto" filled, stage and offload set',
  usage: "CONFIG [flags] --out FILE",
  options: {
    ...SHAPE_OPTIONS,
    stage: { type: "string", value: "0|1|2|3", help: "set the ZeRO stage" },
    offload: { type: "string", value: "cpu|nvme", help: "offload the optimizer (at stage 3 the parameters too)" },
    out: { type: "string", value: "FILE", help: "where the config goes (default: standard output)" }
  },
  examples: [
    "ds-review resolve ds_config.json --model meta-llama/Llama-3.1-8B --world-size 8 --stage 3 --out resolved.json"
  ],
  run
}, resolve_default = resolve;
async function run(args, io) {
  let [path, ...rest] = args.positionals;
  if (path === void 0 || rest.length > 0)
    throw new UsageError("resolve takes one config: ds-review resolve CONFIG --out FILE");
  let shape = shapeOf(args), model = args.text("model"), named = model === void 0 ? null : await namedModel(model), engine = engineConfig(
    path,
    await readText(path),
    shape,
    named?.model.kind === "config" ? hiddenSizeOf(named.model.config) : null
  ), { config, overrides } = applyProfile(engine.config, profileOf(args)), text = `${JSON.stringify(config, null, 2)}
`, out = args.text("out");
  if (out === void 0)
    return io.out(text), 0;
  await writeFile(out, text).catch((error) => {
    throw new UsageError(`--out ${out}: ${error instanceof Error ? error.message : String(error)}`);
  });
  for (let { pointer, from, to } of overrides)
    io.out(
      `${pointer}: ${from === void 0 ? "not set" : JSON.stringify(from)} \u2192 ${JSON.stringify(to)} (set by the profile)
`
    );
  for (let sentence of engine.side.assumptions) io.out(`${sentence}
`);
  return io.out(
    `${out}: written for ${shape.worldSize} ranks, as ${engine.side.intended[0] ?? "raw"} hands it to DeepSpeed
`
  ), 0;
}
function profileOf(args) {
  let stage = args.text("stage"), offload = args.text("offload");
  return {
    ...stage === void 0 ? {} : { stage: { 0: 0, 1: 1, 2: 2, 3: 3 }[oneOf("stage", stage, ["0", "1", "2", "3"])] },
    ...offload === void 0 ? {} : { offload: oneOf("offload", offload, ["cpu", "nvme"]) }
  };
}
export {
  resolve_default as default
};
