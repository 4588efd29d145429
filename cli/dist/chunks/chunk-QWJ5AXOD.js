import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);
import {
  bySeverity,
  locate
} from "./chunk-YVY5GAWA.js";
import {
  UsageError,
  oneOf,
  wholeNumber
} from "./chunk-XCOV2XSG.js";
import {
  checkConfig,
  parseConfig,
  resolve,
  toPlain
} from "./chunk-OIUE2H5Q.js";
import {
  closestNames,
  nodeAt
} from "./chunk-S3XKUYKQ.js";

// data/index.ts
async function loadHardware() {
  let [{ makeHardwareCatalogue }, { accelerators }, instances, ambiguous] = await Promise.all([
    import("./catalogue-JDZODSSR.js"),
    import("./accelerators-LFZIKL7J.js"),
    import("./instances-X6JTKTTD.js"),
    import("./ambiguous-FIYXTRP7.js")
  ]);
  return makeHardwareCatalogue({
    accelerators,
    instances: instances.default,
    ambiguous: ambiguous.default
  });
}
async function loadModels() {
  let [{ makeModelCatalogue }, data] = await Promise.all([
    import("./catalogue-56BQ2T74.js"),
    import("./catalogue-GWBOYRMX.js")
  ]);
  return makeModelCatalogue(data.default);
}

// core/memory/settings/read.ts
function isJson(value) {
  return typeof value == "object" && value !== null && !Array.isArray(value);
}
function section(config, name) {
  let value = Object.hasOwn(config, name) ? config[name] : void 0;
  return isJson(value) ? value : {};
}
function flagOf(config, name, fallback) {
  let value = Object.hasOwn(config, name) ? config[name] : void 0;
  return typeof value == "boolean" ? value : fallback;
}
function countOf(config, name, fallback) {
  let value = Object.hasOwn(config, name) ? config[name] : void 0;
  return typeof value == "number" && Number.isFinite(value) && value >= 0 ? Math.floor(value) : fallback;
}
function numberOf(config, name, fallback) {
  let value = Object.hasOwn(config, name) ? config[name] : void 0;
  return typeof value == "number" && Number.isFinite(value) ? value : fallback;
}
function textOf(config, name, fallback) {
  let value = Object.hasOwn(config, name) ? config[name] : void 0;
  return typeof value == "string" ? value : fallback;
}

// core/memory/settings/zero.ts
function offloadDevice(config, legacyFlag) {
  let device = textOf(config, "device", legacyFlag ? "cpu" : "none");
  return device === "cpu" || device === "nvme" ? device : "none";
}
function readZero(config) {
  let zero = section(config, "zero_optimization"), stage = stageOf(config), optimizer = section(zero, "offload_optimizer"), parameters = section(zero, "offload_param"), legacyOptimizer = flagOf(zero, "cpu_offload", !1) && !isJson(zero.offload_optimizer), legacyParameters = flagOf(zero, "cpu_offload_params", !1) && !isJson(zero.offload_param);
  return {
    stage,
    reduceBucket: countOf(zero, "reduce_bucket_size", 5e8),
    overlap: flagOf(zero, "overlap_comm", stage === 3),
    contiguousGradients: flagOf(zero, "contiguous_gradients", !0),
    roundRobin: flagOf(zero, "round_robin_gradients", !1),
    prefetchBucket: countOf(zero, "stage3_prefetch_bucket_size", countOf(zero, "prefetch_bucket_size", 5e7)),
    maxLive: countOf(zero, "stage3_max_live_parameters", countOf(zero, "max_live_parameters", 1e9)),
    maxReuse: countOf(zero, "stage3_max_reuse_distance", countOf(zero, "max_reuse_distance", 1e9)),
    persistenceThreshold: countOf(
      zero,
      "stage3_param_persistence_threshold",
      countOf(zero, "param_persistence_threshold", 1e5)
    ),
    subGroup: countOf(zero, "sub_group_size", 1e9),
    offloadOptimizer: {
      device: stage === 0 ? "none" : offloadDevice(optimizer, legacyOptimizer),
      pinned: flagOf(optimizer, "pin_memory", !0),
      bufferCount: countOf(optimizer, "buffer_count", 4),
      ratio: Math.min(1, Math.max(0, numberOf(optimizer, "ratio", 1)))
    },
    offloadParameters: {
      device: stage === 3 ? offloadDevice(parameters, legacyParameters) : "none",
      pinned: flagOf(parameters, "pin_memory", !0),
      bufferCount: countOf(parameters, "buffer_count", 5),
      bufferSize: countOf(parameters, "buffer_size", 1e8),
      maxInCpu: countOf(parameters, "max_in_cpu", 1e9)
    },
    secondaryPartition: Math.max(1, countOf(zero, "zero_hpz_partition_size", 1)),
    quantizedWeights: flagOf(zero, "zero_quantized_weights", !1)
  };
}
function stageOf(config) {
  let value = countOf(section(config, "zero_optimization"), "stage", 0);
  return value === 1 || value === 2 || value === 3 ? value : 0;
}

// core/review/effective.ts
function effective(config) {
  let zero = readZero(config);
  return {
    stage: zero.stage,
    precision: precisionOf(config),
    offloadOptimizer: zero.offloadOptimizer.device,
    offloadParameters: zero.offloadParameters.device,
    trainBatch: positive(config, "train_batch_size"),
    microBatch: positive(config, "train_micro_batch_size_per_gpu"),
    accumulation: positive(config, "gradient_accumulation_steps")
  };
}
function positive(config, key) {
  let value = countOf(config, key, 0);
  return value > 0 ? value : null;
}
function precisionOf(config) {
  let bf16 = Object.hasOwn(config, "bf16") ? section(config, "bf16") : section(config, "bfloat16"), fp16 = section(config, "fp16");
  return flagOf(bf16, "enabled", !1) ? "bf16" : flagOf(fp16, "enabled", !1) ? "fp16" : flagOf(section(config, "torch_autocast"), "enabled", !1) ? "autocast" : bf16.enabled === "auto" || fp16.enabled === "auto" ? "auto" : "fp32";
}

// core/review/assumed-arguments.ts
function assumedArguments(root, launch) {
  let numbers = {
    per_device_train_batch_size: launch.micro ?? numberAt(root, "/train_micro_batch_size_per_gpu") ?? 1,
    gradient_accumulation_steps: launch.accumulation ?? numberAt(root, "/gradient_accumulation_steps") ?? 1
  }, precision = isAuto(root, "/bf16/enabled") ? "bf16" : isAuto(root, "/fp16/enabled") ? "fp16" : null;
  return precision === null ? { trainingArguments: numbers, assumptions: [] } : {
    trainingArguments: { ...numbers, [precision]: !0 },
    assumptions: [`\`${precision}.enabled\` is "auto": reckoned as switched on by the Trainer's \`--${precision}\``]
  };
}
function numberAt(root, pointer) {
  let node = nodeAt(root, pointer);
  return node?.kind === "number" && Number.isFinite(node.value) && node.value > 0 ? node.value : null;
}
function isAuto(root, pointer) {
  let node = nodeAt(root, pointer);
  return node?.kind === "string" && node.value === "auto";
}

// core/review/side.ts
function readSide(path, text, options, launch) {
  let document = parseConfig(path, text), { findings, accepts, intended } = checkConfig(document, options), { trainingArguments, assumptions } = assumedArguments(document.root, launch), run = { ...options.run, trainingArguments }, known = /* @__PURE__ */ new Map();
  return {
    document,
    findings: findings.map((finding) => locate(finding, document)).toSorted(bySeverity),
    accepts,
    intended,
    assumptions,
    resolved: (worldSize) => {
      let before = known.get(worldSize);
      if (before !== void 0) return before;
      let plain = resolveFor(document, intended[0] ?? "raw", run, worldSize);
      return known.set(worldSize, plain), plain;
    }
  };
}
function resolveFor(document, integration, run, worldSize) {
  let written = document.root?.kind === "object" ? document.root : { kind: "object", members: [], span: { start: 0, end: 0 } }, plain = toPlain(resolve(document, written, integration, run).atWorld(worldSize).root);
  return plain !== null && typeof plain == "object" && !Array.isArray(plain) ? plain : /* @__PURE__ */ Object.create(null);
}

// cli/engine-config.ts
function engineConfig(path, text, shape, hiddenSize) {
  let run = hiddenSize === null ? {} : { hiddenSize }, side = readSide(
    path,
    text,
    { worldSizes: [shape.worldSize], run },
    { micro: shape.microBatch, accumulation: shape.accumulation }
  );
  if (side.document.root?.kind !== "object") {
    let first = side.findings[0], place = first === void 0 ? path : `${path}:${first.range.start.line}:${first.range.start.column}`;
    throw new UsageError(`${place}: ${first?.message ?? "no ds_config could be read"}`);
  }
  let config = side.resolved(shape.worldSize), { microBatch, accumulation } = effective(config);
  return {
    side,
    config,
    microBatch: shape.microBatch ?? microBatch ?? 1,
    accumulation: shape.accumulation ?? accumulation ?? 1
  };
}
function hiddenSizeOf(config) {
  let fields = (value) => value !== null && typeof value == "object" ? { ...value } : {}, top = fields(config);
  for (let value of [top.hidden_size, fields(top.text_config).hidden_size])
    if (typeof value == "number") return value;
  let { hidden_sizes: sizes } = top;
  return Array.isArray(sizes) ? Math.max(...sizes.filter((size) => typeof size == "number")) : null;
}

// cli/model.ts
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";

// core/models/find-model.ts
function findModel(id, catalogue) {
  let bare = id.trim().replace(/^https?:\/\/huggingface\.co\//i, "").replace(/\/+$/, ""), model = catalogue.byId.get(bare.toLowerCase());
  if (model !== void 0) return { found: !0, model };
  let suggestions = suggestionsFor(bare, catalogue), shown = bare.length > 100 ? `${bare.slice(0, 100)}\u2026` : bare, hint = suggestions.length > 0 ? ` Did you mean ${suggestions.map((one) => `\`${one}\``).join(" or ")}?` : "";
  return {
    found: !1,
    reason: "unknown-model",
    suggestions,
    message: `Model \`${shown}\` is not among the ${catalogue.size} known ones.${hint}`
  };
}
function suggestionsFor(id, catalogue) {
  let name = id.slice(id.lastIndexOf("/") + 1).toLowerCase(), sameName = [...catalogue.byId.values()].filter((model) => name !== "" && model.id.toLowerCase().endsWith(`/${name}`)).map((model) => model.id), ids = [...catalogue.byId.values()].map((model) => model.id), near = id.includes("/") ? closestNames(id, ids) : closestNames(
    id,
    ids.map((one) => one.slice(one.lastIndexOf("/") + 1))
  ).flatMap((one) => ids.find((full) => full.endsWith(`/${one}`)) ?? []);
  return [.../* @__PURE__ */ new Set([...sameName, ...near])].slice(0, 3);
}

// core/models/model-counts.ts
function parseModelCounts(text) {
  let fields = /* @__PURE__ */ new Map();
  for (let part of text.split(",")) {
    let [key = "", value = ""] = part.split("=").map((side) => side.trim());
    fields.set(key, value);
  }
  if (!fields.has("params") || [...fields.keys()].some((key) => key !== "params" && key !== "largest_layer"))
    return null;
  let params = Number(fields.get("params")), largestLayer = Number(fields.get("largest_layer") ?? "0");
  return Number.isFinite(params) && params >= 1 && Number.isFinite(largestLayer) && largestLayer >= 0 ? { params: Math.round(params), largestLayer: Math.round(largestLayer) } : null;
}

// cli/model.ts
var BUILT_IN = {
  tiny: () => import("./tiny.config-4BCD5KMZ.js"),
  "kosmos-2": () => import("./kosmos-2.config-HCD54A7H.js")
};
async function namedModel(name) {
  let counts = parseModelCounts(name);
  if (counts !== null) return { name, model: { kind: "count", ...counts }, from: "the command line" };
  let builtIn = Object.hasOwn(BUILT_IN, name) ? BUILT_IN[name] : void 0;
  if (builtIn !== void 0)
    return { name, model: { kind: "config", config: (await builtIn()).default }, from: "built in" };
  let path = await configPath(name);
  if (path !== null) return { name: path, model: { kind: "config", config: await readModelConfig(path) }, from: path };
  let search = findModel(name, await loadModels());
  if (!search.found)
    throw new UsageError(`${search.message} Give the path of its config.json, or params=2.7e9,largest_layer=65e6`);
  return { name: search.model.id, model: { kind: "config", config: search.model.config }, from: "catalogue" };
}
async function configPath(name) {
  let found = await stat(name).catch(() => null);
  return found === null ? null : found.isDirectory() ? join(name, "config.json") : name;
}
async function readModelConfig(path) {
  let text = await readFile(path, "utf8").catch((error) => {
    throw new UsageError(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  });
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${path}: not a config.json: ${error instanceof Error ? error.message : String(error)}`);
  }
}

// cli/shape.ts
var SHAPE_OPTIONS = {
  model: {
    type: "string",
    value: "MODEL",
    help: "Hugging Face id, path of a config.json, or params=2.7e9,largest_layer=65e6"
  },
  "world-size": { type: "string", value: "N", help: "ranks (default 8)" },
  "micro-batch": { type: "string", value: "N", help: "samples per rank (default: the config's, else 1)" },
  "sequence-length": { type: "string", value: "N", help: "tokens per sample (default 2048)" },
  "gradient-accumulation-steps": { type: "string", value: "N", help: "default: the config's, else 1" },
  "gradient-checkpointing": { type: "boolean", help: "recompute activations in backward" },
  attention: { type: "string", value: "sdpa|eager|flash", help: "default sdpa" },
  lora: { type: "string", value: "r=16,targets=q_proj+v_proj", help: "adapters; everything else is frozen" },
  "client-optimizer": {
    type: "string",
    value: "NAME",
    help: "optimizer of the script: torch_adamw, torch_adamw_fused, torch_sgd, torch_adagrad, lion, adamw_8bit"
  },
  "gpus-per-node": { type: "string", value: "N", help: "default 8" }
}, DEFAULT_SEQUENCE_LENGTH = 2048, CLIENT_OPTIMIZERS = [
  "torch_adamw",
  "torch_adamw_fused",
  "torch_sgd",
  "torch_adagrad",
  "lion",
  "adamw_8bit"
];
function shapeOf(args) {
  let number = (flag) => {
    let text = args.text(flag);
    return text === void 0 ? null : wholeNumber(flag, text);
  }, attention = args.text("attention"), lora = args.text("lora"), optimizer = args.text("client-optimizer"), sequenceLength = number("sequence-length"), worldSize = number("world-size");
  return {
    worldSize: worldSize ?? 8,
    gpusPerNode: number("gpus-per-node") ?? 8,
    microBatch: number("micro-batch"),
    sequenceLength: sequenceLength ?? DEFAULT_SEQUENCE_LENGTH,
    accumulation: number("gradient-accumulation-steps"),
    gradientCheckpointing: args.flag("gradient-checkpointing"),
    attention: attention === void 0 ? "sdpa" : oneOf("attention", attention, ["sdpa", "eager", "flash"]),
    lora: lora === void 0 ? null : loraOf(lora),
    clientOptimizer: optimizer === void 0 || optimizer === "none" ? null : oneOf("client-optimizer", optimizer, CLIENT_OPTIMIZERS),
    assumptions: [
      worldSize === null ? "world size 8: --world-size was not given" : "",
      sequenceLength === null ? `${DEFAULT_SEQUENCE_LENGTH} tokens a sample: --sequence-length was not given` : "",
      attention === void 0 ? "attention sdpa, the default of Transformers" : ""
    ].filter((sentence) => sentence !== "")
  };
}
function loraOf(text) {
  let found = /^r=([1-9][0-9]{0,4}),targets=([\w.-]+(?:\+[\w.-]+)*)$/.exec(text);
  if (found === null) throw new UsageError(`--lora looks like r=16,targets=q_proj+v_proj, not "${text}"`);
  return { r: Number(found[1]), targetModules: (found[2] ?? "").split("+") };
}

export {
  isJson,
  section,
  flagOf,
  countOf,
  numberOf,
  textOf,
  readZero,
  loadHardware,
  effective,
  engineConfig,
  hiddenSizeOf,
  namedModel,
  SHAPE_OPTIONS,
  shapeOf
};
