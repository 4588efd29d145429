import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);
import {
  SHAPE_OPTIONS,
  countOf,
  effective,
  engineConfig,
  flagOf,
  hiddenSizeOf,
  isJson,
  loadHardware,
  namedModel,
  numberOf,
  readZero,
  section,
  shapeOf,
  textOf
} from "./chunk-QWJ5AXOD.js";
import {
  batchLines,
  formatBytes,
  formatCount,
  palette,
  terminalText,
  wrapped
} from "./chunk-JIGUI5N3.js";
import {
  readText
} from "./chunk-YVY5GAWA.js";
import {
  UsageError,
  oneOf
} from "./chunk-XCOV2XSG.js";
import "./chunk-OIUE2H5Q.js";
import {
  closestNames
} from "./chunk-S3XKUYKQ.js";
import {
  nameWords,
  plainName
} from "./chunk-FUVNAR6L.js";
import "./chunk-F6XARPIJ.js";

// core/hardware/gpu-context.ts
var CUDA_CONTEXT_SOURCE = "measured on H100 80GB, driver 580, PyTorch 2.11, CUDA 13: 742 to 832 MiB in 127 runs";
var NCCL_SOURCE = "measured on 2 x H200 with NCCL: 1,804 MiB for context and NCCL together in 8 runs of two ranks; more ranks are assumed alike";
function gpuContext(worldSize, vendor = "nvidia") {
  let context = { part: "cuda-context", bytes: 872415232, source: CUDA_CONTEXT_SOURCE }, parts = worldSize > 1 ? [context, { part: "nccl", bytes: 1019215872, source: NCCL_SOURCE }] : [context];
  return {
    bytes: parts.reduce((sum2, part3) => sum2 + part3.bytes, 0),
    parts,
    confidence: vendor === "nvidia" && worldSize <= 2 ? "measured" : "assumed"
  };
}

// core/hardware/label.ts
function acceleratorLabel(accelerator) {
  let first = accelerator.aliases[0] ?? accelerator.name;
  return accelerator.kind === "mig" ? first : `${first.replace(/[-\s]?\d+(\.\d+)?\s?GB/i, "").replace(/-/g, " ").trim()} ${accelerator.memory.nominal.replace(" ", "")}`;
}
function targetLabel(accelerator, gpusPerNode, nodes) {
  let node = `${gpusPerNode} \xD7 ${acceleratorLabel(accelerator)}`;
  return nodes > 1 ? `${nodes} \xD7 ${node}` : node;
}

// core/hardware/make-target.ts
function makeTarget(parts) {
  let { accelerator, gpusPerNode, nodes } = parts, label = targetLabel(accelerator, gpusPerNode, nodes), worldSize = gpusPerNode * nodes, context = gpuContext(worldSize, accelerator.vendor), totalBytes = accelerator.memory.total_bytes;
  return {
    name: parts.name ?? label,
    label,
    accelerator,
    instance: parts.instance ?? null,
    nodes,
    gpusPerNode,
    worldSize,
    gpu: { totalBytes, context, usableBytes: Math.max(0, totalBytes - context.bytes) },
    cpu: parts.cpu,
    nvme: parts.nvme,
    notes: parts.notes ?? []
  };
}

// core/hardware/find-accelerator.ts
function findAccelerator(name, catalogue) {
  let plain = plainName(name), exact = catalogue.acceleratorByName.get(plain);
  if (exact !== void 0) return { found: !0, accelerator: exact };
  let ambiguous = catalogue.ambiguousByName.get(plain);
  if (ambiguous !== void 0) {
    let candidates = ambiguous.candidates.flatMap((id) => catalogue.acceleratorById.get(id) ?? []), chosen = catalogue.acceleratorById.get(ambiguous.default);
    if (chosen !== void 0) return { found: !0, accelerator: chosen, note: severalFit(name, candidates, chosen) };
  }
  let fitting = fittingAccelerators(name, catalogue), smallest = fitting[0];
  if (smallest !== void 0)
    return fitting.length === 1 ? { found: !0, accelerator: smallest } : { found: !0, accelerator: smallest, note: severalFit(name, fitting, smallest) };
  let known = catalogue.accelerators.flatMap((one) => [one.id, ...one.aliases]);
  return { found: !1, reason: "unknown-gpu", suggestions: closestNames(name, known) };
}
var NARROWING = /^(nvidia|amd|intel|huawei|geforce|instinct|tesla|rtx|gpu|sxm\d?|pcie|nvl|\d+(\.\d+)?gb|hbm\w*)$/;
function fittingAccelerators(name, catalogue) {
  let asked = [...nameWords(name)].filter((word) => word !== "tesla" && word !== "gpu");
  if (asked.every((word) => NARROWING.test(word))) return [];
  let wantsSlice = asked.some((word) => word === "mig" || /^\dg(\.|$)/.test(word));
  return catalogue.accelerators.filter((one) => one.kind === "mig" === wantsSlice).filter((one) => {
    let words = new Set(
      [one.id, ...one.aliases, ...one.device_names, one.vendor, one.form_factor].flatMap((text) => [
        ...nameWords(text)
      ])
    );
    return asked.every((word) => words.has(word));
  }).sort((a, b) => a.memory.total_bytes - b.memory.total_bytes || (a.id < b.id ? -1 : 1));
}
function severalFit(name, candidates, chosen) {
  let ids = candidates.map((one) => one.id).sort();
  return `\`${name}\` fits several cards (${ids.join(", ")}); ${chosen.id}, the smallest, is taken. Name the one you have.`;
}

// core/hardware/find-instance.ts
function findInstance(name, catalogue) {
  let instance = catalogue.instanceByName.get(plainName(name));
  if (instance !== void 0) return { found: !0, instance };
  let known = catalogue.instances.flatMap((one) => [one.id, ...one.aliases]);
  return { found: !1, reason: "unknown-instance", suggestions: closestNames(name, known) };
}

// core/hardware/resolve-targets.ts
function resolveTarget(request, pointer, catalogue) {
  let problem = (code, field, message) => ({
    problem: { code, message, pointer: field === "" ? pointer : `${pointer}/${field}` }
  });
  for (let field of ["gpus_per_node", "nodes"]) {
    let value = request[field];
    if (value !== void 0 && (!Number.isSafeInteger(value) || value < 1 || value > MOST))
      return problem(
        "bad-number",
        field,
        `\`${field}\` must be a whole number from 1 to ${MOST}, not ${String(value)}.`
      );
  }
  for (let field of ["cpu_memory", "nvme"]) {
    let value = request[field];
    if (value !== void 0 && !(Number.isFinite(value) && value >= 0))
      return problem("bad-number", field, `\`${field}\` must be a number of bytes, not ${String(value)}.`);
  }
  if (request.instance === void 0 && request.gpu === void 0)
    return problem(
      "no-hardware",
      "",
      "A target needs `gpu` or `instance`, for example `gpu: h100-80gb` or `instance: aws/p5.48xlarge`."
    );
  let instance = null;
  if (request.instance !== void 0) {
    let search2 = findInstance(request.instance, catalogue);
    if (!search2.found)
      return problem("unknown-instance", "instance", unknown("instance", request.instance, search2.suggestions));
    instance = search2.instance;
  }
  let search = findAccelerator(request.gpu ?? instance?.gpu ?? "", catalogue);
  if (!search.found) return problem("unknown-gpu", "gpu", unknown("GPU", request.gpu ?? "", search.suggestions));
  let notes = search.note === void 0 ? [] : [search.note], accelerator = instance === null ? search.accelerator : catalogue.acceleratorById.get(instance.gpu) ?? search.accelerator;
  if (instance !== null && search.note === void 0 && search.accelerator.id !== accelerator.id)
    return problem(
      "gpu-not-of-instance",
      "gpu",
      `${instance.id} has ${accelerator.id}, not ${search.accelerator.id}; leave \`gpu\` out.`
    );
  let gpusPerNode = request.gpus_per_node ?? instance?.gpus ?? 1;
  if (instance !== null && gpusPerNode > instance.gpus)
    return problem("too-many-gpus", "gpus_per_node", `${instance.id} has ${instance.gpus} GPUs, not ${gpusPerNode}.`);
  let cpu = given(request.cpu_memory, instance, "cpu_memory_bytes");
  return instance === null && cpu === null && notes.push("CPU memory is not known: say `cpu_memory` in the target, and offload is judged too."), {
    target: makeTarget({
      name: request.name,
      accelerator,
      instance,
      gpusPerNode,
      nodes: request.nodes ?? 1,
      cpu,
      nvme: given(request.nvme, instance, "local_nvme_bytes"),
      notes: instance === null || search.note === void 0 ? notes : notes.filter((note) => note !== search.note)
    })
  };
}
var MOST = 1e5;
function given(asked, instance, field) {
  if (asked !== void 0) return { bytes: asked, basis: "policy", source: "the target says so" };
  let bytes = instance?.[field];
  if (instance === null || bytes === null || bytes === void 0) return null;
  let doubt = instance.unsourced_fields.includes(field) || instance.confidence === "unsourced" ? " (without a source)" : "";
  return { bytes, basis: "catalogue", source: `${instance.id}${doubt}` };
}
function unknown(what, name, suggestions) {
  let hint = suggestions.length > 0 ? ` Did you mean ${suggestions.map((one) => `\`${one}\``).join(" or ")}?` : "", shown = name.length > 80 ? `${name.slice(0, 80)}\u2026` : name;
  return `No ${what} \`${shown}\` is known.${hint} All that are known stand in data/hardware.`;
}

// core/models/families/fields.ts
var ModelConfigProblem = class extends Error {
}, ABSURD = 2 ** 31, Fields = class _Fields {
  values;
  path;
  constructor(values, path = "") {
    this.values = values, this.path = path;
  }
  static of(value, path = "") {
    if (!isRecord(value)) throw new ModelConfigProblem(`The model config${path && ` (${path})`} is not a JSON object.`);
    return new _Fields(value, path);
  }
  get(name) {
    return Object.hasOwn(this.values, name) ? this.values[name] : void 0;
  }
  has(name) {
    let value = this.get(name);
    return value != null;
  }
  /** The first of `names` that is there, as a positive integer. Without a default its absence is a problem. */
  size(names, fallback) {
    let list = typeof names == "string" ? [names] : names;
    for (let name of list) {
      if (!this.has(name)) continue;
      let value = this.get(name);
      if (typeof value == "number" && Number.isInteger(value) && value > 0 && value < ABSURD) return value;
      throw new ModelConfigProblem(
        `${this.path}${name} of the model config is not a positive integer of a sensible size.`
      );
    }
    if (fallback !== void 0) return fallback;
    throw new ModelConfigProblem(`The model config lacks ${this.path}${list.join(" or ")}.`);
  }
  /** A non-negative integer that may be 0. */
  count(name, fallback) {
    return this.get(name) === 0 ? 0 : this.size(name, fallback);
  }
  number(names, fallback) {
    for (let name of typeof names == "string" ? [names] : names) {
      let value = this.get(name);
      if (typeof value == "number" && Number.isFinite(value)) return value;
    }
    return fallback;
  }
  flag(name, fallback) {
    let value = this.get(name);
    return typeof value == "boolean" ? value : fallback;
  }
  text(names, fallback) {
    for (let name of typeof names == "string" ? [names] : names) {
      let value = this.get(name);
      if (typeof value == "string") return value;
    }
    return fallback;
  }
  list(name) {
    let value = this.get(name);
    return Array.isArray(value) ? value : null;
  }
  /** A nested config; an empty one where it is absent. */
  object(name) {
    let value = this.get(name);
    return new _Fields(isRecord(value) ? value : {}, `${this.path}${name}.`);
  }
  /** Divides evenly or says what does not. */
  divide(whole2, parts, what) {
    if (whole2 % parts !== 0)
      throw new ModelConfigProblem(`${what} of the model config does not divide: ${whole2} / ${parts}.`);
    return whole2 / parts;
  }
};
function isRecord(value) {
  return typeof value == "object" && value !== null && !Array.isArray(value);
}

// core/memory/confidence.ts
function confidenceOf(run2, { zero, optimizer, network }, result) {
  if (run2.extraParameters !== void 0 || network.tensorParallel > 1) return "assumed";
  let odd = zero.secondaryPartition > 1 || zero.quantizedWeights || zero.offloadOptimizer.ratio < 1, nvme = zero.offloadOptimizer.device === "nvme" || zero.offloadParameters.device === "nvme";
  return result.measuredFamily && optimizer.measured && !odd && !nvme && run2.attention !== "flash" ? "measured" : "derived";
}
function assumptionsOf(run2, { zero, network }, result) {
  let list = [
    `Every sample has ${run2.sequenceLength} tokens without padding.`,
    "The allocator is PyTorch 2.11 with transformers 5.17; other versions differ in places."
  ];
  return zero.stage === 3 && list.push("The model is built under zero.Init."), result.measuredFamily || list.push("No measured run backs the activations of this model family."), network.tensorParallel > 1 && list.push(`Tensor parallelism divides weights and activations of linear layers by ${network.tensorParallel}.`), run2.attention === "flash" && list.push("The flash-attn package allocates as PyTorch\u2019s own flash kernel does."), list;
}

// core/memory/host/host-memory.ts
var PROCESS_AT_INIT = Math.floor(36507222016e-2), PROCESS_WITH_CPU_OPTIMIZER = Math.floor(0.9 * 2 ** 30), PROCESS_WITH_GPU_OPTIMIZER = Math.floor(0.97 * 2 ** 30);
function pinnedBlock(bytes) {
  let block2 = 1;
  for (; block2 < bytes; ) block2 *= 2;
  return block2;
}
var HostMemory = class {
  resident = 0;
  pinned = 0;
  byTerm = /* @__PURE__ */ new Map();
  cache = /* @__PURE__ */ new Map();
  peak = { bytes: 0, byTerm: /* @__PURE__ */ new Map() };
  /** Peak until `endInit`. */
  init = this.peak;
  peakPinned = 0;
  allocate(bytes, term) {
    this.change(bytes, term);
  }
  free(bytes, term) {
    this.change(-bytes, term);
  }
  /** Pins a block, or takes a free one of the same size: pinned memory is never given back. Returns the block's bytes. */
  pin(bytes, term) {
    let block2 = pinnedBlock(bytes), cached = this.cache.get(block2) ?? 0;
    return cached > 0 ? (this.cache.set(block2, cached - 1), block2) : (this.pinned += block2, this.peakPinned = Math.max(this.peakPinned, this.pinned), this.change(block2, term), block2);
  }
  unpin(block2) {
    this.cache.set(block2, (this.cache.get(block2) ?? 0) + 1);
  }
  /** tensor.pin_memory(): the pageable original goes once the pinned copy is there. */
  movePinned(bytes, term, pinned) {
    this.allocate(bytes, term), pinned && (this.pin(bytes, term), this.free(bytes, term));
  }
  touch(bytes, term) {
    this.allocate(bytes, term), this.free(bytes, term);
  }
  endInit() {
    this.init = this.peak, this.peak = { bytes: this.resident, byTerm: new Map(this.byTerm) };
  }
  get training() {
    return this.peak;
  }
  change(bytes, term) {
    this.resident += bytes, this.byTerm.set(term, (this.byTerm.get(term) ?? 0) + bytes), this.resident > this.peak.bytes && (this.peak = { bytes: this.resident, byTerm: new Map(this.byTerm) });
  }
};

// core/memory/states/moments.ts
function bytesOf(moment) {
  return moment.reduce((sum2, part3) => sum2 + part3.bytes, 0);
}
function fullest(moments) {
  return moments.reduce((most, moment) => bytesOf(moment) > bytesOf(most) ? moment : most, []);
}
function part(term, bytes) {
  return { term, bytes: Math.ceil(bytes) };
}

// core/memory/terms/numbers.ts
var TERM = {
  deviceBase: 0,
  modelWeights: 1,
  modelBuffers: 2,
  weightPartition: 3,
  gatheredWeights: 4,
  gatherBuffer: 5,
  masterWeights: 6,
  optimizerStates: 7,
  optimizerTemporaries: 8,
  gradients: 9,
  gradientPartition: 10,
  reduceBucket: 11,
  reduceFlatten: 12,
  stepGradients: 13,
  gradientNorm: 14,
  initTemporaries: 15,
  activations: 16,
  hiddenStates: 17,
  attention: 18,
  mlp: 19,
  normalization: 20,
  experts: 21,
  dropout: 22,
  embeddings: 23,
  logits: 24,
  attentionMask: 25,
  keyValueCache: 26,
  activationGradients: 27,
  attentionBackward: 28,
  vision: 29,
  inputs: 30,
  cublasWorkspace: 31,
  loraAdapters: 32,
  offloadStaging: 33,
  secondaryPartition: 34,
  quantizedGather: 35
}, TERMS_ON_GPU = Object.keys(TERM).length;

// core/memory/engines/optimizer.ts
var ADAM = {
  name: "Adam",
  states: [4, 4],
  foreachTemporary: !1,
  stepTensors: !1,
  fusedAdam: !0,
  measured: !0
}, EIGHT_BIT = 1 + 4 / 256;
function derived(name, states) {
  return { name, states, foreachTemporary: !1, stepTensors: !1, fusedAdam: !1, measured: !1 };
}
function optimizerOf(config, client) {
  switch (client) {
    case "torch_adamw":
      return { ...ADAM, name: "torch AdamW", foreachTemporary: !0, fusedAdam: !1 };
    case "torch_adamw_fused":
      return { ...ADAM, name: "torch AdamW fused", stepTensors: !0, fusedAdam: !1 };
    case "torch_sgd":
      return derived("SGD", []);
    case "torch_adagrad":
      return derived("Adagrad", [4]);
    case "lion":
      return derived("Lion", [4]);
    case "adamw_8bit":
      return derived("8-bit AdamW", [EIGHT_BIT, EIGHT_BIT]);
    case null:
      return configured(section(config, "optimizer"));
  }
}
function configured(optimizer) {
  let parameters = section(optimizer, "params");
  switch (textOf(optimizer, "type", "Adam").toLowerCase()) {
    case "adam":
    case "adamw":
      return parameters.torch_adam === !0 ? { ...ADAM, name: "torch AdamW", foreachTemporary: !0, fusedAdam: !1 } : ADAM;
    case "lion":
      return derived("Lion", [4]);
    case "adagrad":
      return derived("Adagrad", [4]);
    case "sgd":
      return derived("SGD", numberOf(parameters, "momentum", 0) > 0 ? [4] : []);
    case "muon":
      return derived("Muon", [4]);
    default:
      return derived(textOf(optimizer, "type", "Adam"), [4, 4]);
  }
}
var OptimizerStates = class {
  tape;
  kind;
  kept = [];
  constructor(tape, kind) {
    this.tape = tape, this.kind = kind;
  }
  /** One optimizer step over fp32 tensors of the given sizes (elements). */
  step(sizes) {
    let { tape, kind } = this;
    if (this.kept.length === 0) {
      for (let size of sizes)
        for (let bytes of kind.states) this.kept.push(tape.loose(Math.ceil(size * bytes), 1, TERM.optimizerStates));
      if (kind.stepTensors) for (let _ of sizes) this.kept.push(tape.loose(1, 4, TERM.optimizerStates));
    }
    if (!kind.foreachTemporary) return;
    let temporaries = sizes.map((size) => tape.loose(size, 4, TERM.optimizerTemporaries));
    for (let temporary of temporaries) tape.release(temporary.storage);
  }
};

// core/memory/states/sizes.ts
function stateSizes(input) {
  let config = isJson(input.config) ? input.config : {}, zero = readZero(config), tensorParallel = Math.max(1, countOf(section(config, "tensor_parallel"), "autotp_size", 1)), worldSize = whole(input.worldSize, 1), ranks = Math.max(1, Math.floor(worldSize / tensorParallel)), params = Math.ceil(whole(input.params, 0) / tensorParallel), trainable = Math.min(params, Math.ceil(whole(input.trainableParams ?? input.params, 0) / tensorParallel)), ranksPerNode = Math.min(whole(input.gpusPerNode ?? Math.min(worldSize, 8), 1), worldSize), part3 = zero.stage === 0 ? trainable : Math.ceil(trainable / ranks), half = flagOf(section(config, "fp16"), "enabled", !1) || flagOf(section(config, "bf16"), "enabled", flagOf(section(config, "bfloat16"), "enabled", !1)), accumulationSteps = whole(
    input.gradientAccumulationSteps ?? countOf(config, "gradient_accumulation_steps", 1),
    1
  );
  return {
    zero,
    optimizer: optimizerOf(config, input.clientOptimizer ?? null),
    ranks,
    ranksPerNode,
    nodes: Math.ceil(worldSize / ranksPerNode),
    accumulationSteps,
    accumulates: accumulationSteps > 1,
    width: half ? 2 : 4,
    params,
    trainable,
    largest: Math.min(params, whole(input.largestLayer, 0)),
    part: part3,
    weightPart: Math.ceil(params / ranks),
    group: Math.min(part3, Math.max(1, zero.subGroup))
  };
}
function stateBytesPerElement(optimizer) {
  return optimizer.states.reduce((sum2, bytes) => sum2 + bytes, 0);
}
function whole(value, least) {
  return Number.isFinite(value) ? Math.max(least, Math.floor(value)) : least;
}

// core/memory/states/cpu.ts
var LIBRARIES_BYTES = 2 ** 29;
function cpuStates(sizes) {
  let { stage, offloadOptimizer, offloadParameters } = sizes.zero, onCpu = offloadOptimizer.device !== "none", kept = stage === 3 ? stage3(sizes) : onCpu ? stage12(sizes) : NOTHING, process2 = part("process", onCpu ? PROCESS_WITH_CPU_OPTIMIZER : PROCESS_WITH_GPU_OPTIMIZER);
  return {
    init: [part("process", PROCESS_AT_INIT), ...kept.resting, ...kept.duringInit],
    training: [process2, ...kept.resting, ...kept.duringStep],
    pinnedBytes: offloadOptimizer.pinned || offloadParameters.device !== "none" ? kept.pinnedBytes : 0
  };
}
function residentBytes(states) {
  return Math.max(bytesOf(states.init), bytesOf(states.training));
}
var NOTHING = { resting: [], duringInit: [], duringStep: [], pinnedBytes: 0 };
function stage12({ zero, width, part: own, largest, optimizer, accumulates }) {
  let block2 = zero.offloadOptimizer.pinned ? pinnedBlock : (bytes) => bytes, master = block2(4 * own), gradients2 = block2(4 * own), weights = block2(width * own), staging = block2(width * largest), accumulated = accumulates ? width * own : 0;
  return {
    resting: [
      part("cpu-master-weights", master),
      part("cpu-gradients", gradients2),
      part("cpu-weights", weights),
      part("cpu-staging", staging)
    ],
    duringInit: [],
    duringStep: [
      part("cpu-optimizer-states", stateBytesPerElement(optimizer) * own),
      part("cpu-accumulated-gradients", accumulated)
    ],
    pinnedBytes: zero.offloadOptimizer.pinned ? master + gradients2 + weights + staging + accumulated : 0
  };
}
function stage3({ zero, width, part: own, weightPart, group, optimizer }) {
  let { offloadOptimizer, offloadParameters } = zero, weights = cpuWeights2();
  if (offloadOptimizer.device === "none") {
    let moved = offloadParameters.device === "none" ? [part("cpu-weights", width * weightPart)] : [];
    return { resting: weights.resting, duringInit: moved, duringStep: [], pinnedBytes: weights.pinnedBytes };
  }
  let block2 = offloadOptimizer.pinned ? pinnedBlock : (bytes) => bytes, groups = own === 0 ? 0 : Math.ceil(own / group), nvme = offloadOptimizer.device === "nvme", rest = own - Math.max(0, groups - 1) * group, fp32Gradients = nvme || groups === 0 ? 0 : (groups - 1) * block2(4 * group) + block2(4 * rest), halfGradients = block2(width * own), states = stateBytesPerElement(optimizer), swapBuffers = nvme ? offloadOptimizer.bufferCount * 4 * group : 0, copyBack = offloadParameters.device === "none" && width !== 4 ? width * group : 0;
  return {
    resting: [
      part("cpu-master-weights", nvme ? 0 : 4 * own),
      part("cpu-gradients", fp32Gradients + halfGradients),
      part("cpu-swap-buffers", swapBuffers),
      ...weights.resting
    ],
    duringInit: [part("cpu-init-temporaries", 4 * group)],
    duringStep: [part("cpu-optimizer-states", nvme ? states * group : states * own), part("cpu-weights", copyBack)],
    pinnedBytes: weights.pinnedBytes + (offloadOptimizer.pinned ? fp32Gradients + halfGradients : 0)
  };
  function cpuWeights2() {
    if (offloadParameters.device === "none") return { resting: [], pinnedBytes: 0 };
    let kept = offloadParameters.device === "nvme" ? Math.min(weightPart, offloadParameters.maxInCpu) : weightPart, flat = pinnedBlock(width * kept), pooled = offloadParameters.pinned && offloadParameters.device === "cpu" ? width * weightPart : 0, buffers = offloadParameters.device === "nvme" ? offloadParameters.bufferCount * offloadParameters.bufferSize * width : 0;
    return {
      resting: [part("cpu-weights", flat + pooled), part("cpu-swap-buffers", buffers)],
      pinnedBytes: flat + pooled
    };
  }
}

// core/memory/states/nvme.ts
function nvmeStates({ zero, width, part: own, weightPart, optimizer }) {
  let parts = [];
  return zero.stage === 3 && zero.offloadOptimizer.device === "nvme" && parts.push(part("nvme-optimizer", (8 + stateBytesPerElement(optimizer)) * own)), zero.offloadParameters.device === "nvme" && parts.push(part("nvme-weights", width * weightPart)), parts;
}

// core/memory/states/stage-0.ts
var ALLREDUCE_BUCKET = 5e8;
function stage0(sizes) {
  let { params, trainable, width, optimizer, accumulates } = sizes, half = width === 2, weights = part("model-weights", width * params), master = half ? [part("master-weights", 4 * trainable)] : [], states = part("optimizer-states", stateBytesPerElement(optimizer) * trainable), gradients2 = part("gradients", width * trainable), flatten = part("reduce-flatten", width * Math.min(trainable, ALLREDUCE_BUCKET)), temporary = optimizer.foreachTemporary ? [part("optimizer-temporaries", 4 * trainable)] : [], resting = [weights, ...master, states], stepGradients2 = (copies) => part("step-gradients", half ? 4 * copies * trainable : 0), steps = optimizer.fusedAdam ? [[...resting, gradients2, stepGradients2(2)]] : [[...resting, gradients2, stepGradients2(1), ...temporary]], zeroGradients = part("init-temporaries", optimizer.fusedAdam ? 4 * trainable : (4 + width) * trainable), afterInit = half ? resting : [weights];
  return {
    built: [weights],
    init: [half ? [...resting, zeroGradients] : [weights]],
    afterInit,
    forward: accumulates ? [...resting, gradients2] : resting,
    backward: [[...resting, gradients2, flatten]],
    step: steps,
    betweenSteps: resting
  };
}

// core/memory/states/stage-1-2.ts
function stage122(sizes) {
  return sizes.zero.offloadOptimizer.device === "none" ? onGpu(sizes) : offloaded(sizes);
}
function buckets({ zero, width, trainable, ranks }) {
  let held = Math.min(zero.reduceBucket, trainable), copies = zero.contiguousGradients || zero.offloadOptimizer.device !== "none" ? zero.overlap ? 2 : 1 : 0;
  return {
    held,
    bucket: part("reduce-bucket", width * zero.reduceBucket * copies),
    flatten: part("reduce-flatten", ranks > 1 || copies === 0 ? width * held : 0)
  };
}
function backwardOnGpu(sizes, resting, ownGradients) {
  let { zero, width, trainable, part: own, accumulates } = sizes, { held, bucket, flatten } = buckets(sizes);
  if (zero.stage === 1)
    return [
      [...resting, part("gradients", width * trainable), bucket],
      [...resting, part("gradients", width * (trainable - held)), bucket, ownGradients]
    ];
  let kept = accumulates ? [ownGradients] : [];
  return [
    [...resting, ...kept, bucket, flatten, ...own > held ? [ownGradients] : []],
    [...resting, ...kept, bucket, ownGradients]
  ];
}
function onGpu(sizes) {
  let { zero, width, params, trainable, part: own, optimizer, accumulates } = sizes, weights = part("model-weights", width * params), master = part("master-weights", 4 * own), states = part("optimizer-states", stateBytesPerElement(optimizer) * own), resting = [weights, master, states], allGradients = part("gradients", width * trainable), ownGradients = part("gradient-partition", width * own), bucket = part("reduce-bucket", width * zero.reduceBucket * (zero.contiguousGradients ? 1 : 0)), kept = accumulates ? zero.stage === 1 ? [allGradients, bucket] : [ownGradients] : [], flat = part("step-gradients", width * own), single = part("step-gradients", width === 4 ? 0 : 4 * own), temporary = part("optimizer-temporaries", optimizer.foreachTemporary ? 4 * own : 0);
  return {
    built: [weights],
    init: [
      [weights, part("init-temporaries", width * trainable)],
      [weights, master, part("init-temporaries", 4 * own)]
    ],
    afterInit: [weights, master],
    forward: [...resting, ...kept],
    backward: backwardOnGpu(sizes, resting, ownGradients),
    step: [
      [...resting, ownGradients, flat, single],
      [...resting, part("step-gradients", 4 * own), temporary]
    ],
    betweenSteps: resting
  };
}
function offloaded(sizes) {
  let { zero, width, params, trainable, largest, accumulates } = sizes, weights = part("model-weights", width * params), staging = part("offload-staging", width * largest), resting = [weights, staging], copying = part("gradient-norm", 8 * Math.min(largest, sizes.part)), { bucket, flatten } = buckets(sizes), gradients2 = zero.stage === 1 ? [part("gradients", width * trainable)] : [], kept = accumulates && zero.stage === 1 ? [...gradients2, bucket] : [];
  return {
    built: [weights],
    init: [[weights, part("init-temporaries", width * trainable)], resting],
    afterInit: resting,
    forward: [...resting, ...kept],
    backward: zero.stage === 1 ? [[...resting, ...gradients2, bucket]] : [
      [...resting, bucket, flatten],
      [...resting, bucket, copying]
    ],
    step: [resting],
    betweenSteps: resting
  };
}

// core/memory/states/stage-3.ts
function stage32(sizes) {
  let { zero, width, params, trainable, part: own, weightPart, group, largest, ranks, optimizer } = sizes, optimizerOnGpu = zero.offloadOptimizer.device === "none", weightsOnGpu = zero.offloadParameters.device === "none", weights = part("weight-partition", weightsOnGpu ? width * weightPart : 0), bucket = part("reduce-bucket", zero.contiguousGradients ? width * zero.reduceBucket : 0), gradients2 = part("gradient-partition", optimizerOnGpu ? width * own : 0), master = part("master-weights", optimizerOnGpu ? 4 * own : 0), states = part("optimizer-states", optimizerOnGpu ? stateBytesPerElement(optimizer) * own : 0), afterInit = [weights, master, bucket, gradients2], resting = [weights, master, bucket, gradients2, states], gatheredOnce = part(
    "gathered-weights",
    width * Math.ceil(largest / ranks) * ranks + (weightsOnGpu ? 0 : width * Math.ceil(largest / ranks))
  ), gathered = part("gathered-weights", width * liveParameters(sizes, params)), held = Math.max(Math.min(zero.reduceBucket, trainable), Math.min(largest, trainable)), flatten = part("reduce-flatten", width * held), stillGathered = part("gathered-weights", Math.min(gathered.bytes, width * Math.max(largest, params - held))), newest = part("gradients", width * Math.min(largest, trainable)), norm = part("gradient-norm", optimizerOnGpu ? 0 : 8 * Math.ceil(largest / ranks));
  return {
    built: [weights],
    init: [
      [weights, master, part("init-temporaries", optimizerOnGpu ? 4 * group : 0)],
      [...afterInit, gatheredOnce]
    ],
    afterInit,
    forward: [...resting, gathered],
    backward: [
      [...resting, gathered, newest],
      [...resting, stillGathered, flatten, norm]
    ],
    step: stepMoments(sizes, resting, optimizerOnGpu),
    betweenSteps: resting
  };
}
function liveParameters({ zero, ranks, largest }, params) {
  if (ranks === 1 && zero.offloadParameters.device === "none") return 0;
  let bound = zero.prefetchBucket === 0 ? 2 * largest : Math.max(zero.maxLive, largest);
  return Math.min(params, bound);
}
function stepMoments({ width, group, optimizer }, resting, onGpu2) {
  if (!onGpu2) return [resting];
  let flat = width * group, single = width === 4 ? 0 : 4 * group;
  return [
    [...resting, part("step-gradients", flat + single)],
    [
      ...resting,
      part("step-gradients", Math.max(flat, single)),
      part("optimizer-temporaries", optimizer.foreachTemporary ? 4 * group : 0)
    ]
  ];
}

// core/memory/terms/activation-gradients.ts
var activationGradients = {
  id: "activation-gradients",
  title: "Gradients of activations",
  where: "gpu",
  formula: "those of the op whose backward runs, and what waits for it",
  source: "torch autograd",
  rows: "all"
};

// core/memory/terms/activations.ts
var activations = {
  id: "activations",
  title: "Activations of no other term",
  where: "gpu",
  formula: "sizes of what autograd saves",
  source: "the modeling code of transformers",
  rows: "all"
};

// core/memory/terms/attention.ts
var attention = {
  id: "attention",
  title: "Activations of attention",
  where: "gpu",
  formula: "flash: q, k, v, result (e n D each head) and 4 H n; eager: scores B H S^2 in fp32 and e; fp32 with grouped heads and T5: scores in fp32",
  source: "torch scaled_dot_product_attention; transformers eager_attention_forward",
  rows: "r009, sw061, sw065, r006, r027"
};

// core/memory/terms/attention-backward.ts
var attentionBackward = {
  id: "attention-backward",
  title: "Temporaries of attention's backward",
  where: "gpu",
  formula: "dq, dk, dv, fp32 dq accumulator 4 B S128 H D; with grouped heads full dk and dv",
  source: "torch _scaled_dot_product_flash_attention_backward",
  rows: "r029, sw059"
};

// core/memory/terms/attention-mask.ts
var attentionMask = {
  id: "attention-mask",
  title: "Additive attention mask",
  where: "gpu",
  formula: "e B S^2 where one is built",
  source: "transformers/masking_utils.py",
  rows: "sw065, kosmos-2 rows"
};

// core/memory/terms/cpu-accumulated-gradients.ts
var cpuAccumulatedGradients = {
  id: "cpu-accumulated-gradients",
  title: "Gradients in the model's type on the CPU",
  where: "cpu",
  formula: "ZeRO-3: e P / W; ZeRO-1/2 with accumulation: e x each own parameter, each block a power of two",
  source: "runtime/zero/stage_1_and_2.py:1873-1911, runtime/zero/stage3.py",
  rows: "sw040, sw030"
};

// core/memory/terms/cpu-gradients.ts
var cpuGradients = {
  id: "cpu-gradients",
  title: "fp32 gradients on the CPU",
  where: "cpu",
  formula: "4 P / W pinned, and a staging block of the largest parameter",
  source: "runtime/zero/stage_1_and_2.py:711-760, runtime/zero/stage3.py:1301-1371",
  rows: "sw022, sw041"
};

// core/memory/terms/cpu-init-temporaries.ts
var cpuInitTemporaries = {
  id: "cpu-init-temporaries",
  title: "Copies on the CPU that live for a moment in initialize",
  where: "cpu",
  formula: "4 bytes of each element of the largest sub group (ZeRO-3)",
  source: "runtime/zero/stage3.py:1301-1371",
  rows: "sw030"
};

// core/memory/terms/cpu-master-weights.ts
var cpuMasterWeights = {
  id: "cpu-master-weights",
  title: "fp32 master weights on the CPU",
  where: "cpu",
  formula: "4 P / W; two copies for a moment in initialize of ZeRO-3",
  source: "runtime/zero/stage_1_and_2.py:560, runtime/zero/stage3.py:1081-1175",
  rows: "sw022, sw030"
};

// core/memory/terms/cpu-optimizer-states.ts
var cpuOptimizerStates = {
  id: "cpu-optimizer-states",
  title: "Optimizer states on the CPU",
  where: "cpu",
  formula: "8 P / W, pageable, made by the first step",
  source: "ops/adam/cpu_adam.py",
  rows: "sw022, sw030"
};

// core/memory/terms/cpu-staging.ts
var cpuStaging = {
  id: "cpu-staging",
  title: "Weights in the model's type on the CPU",
  where: "cpu",
  formula: "e P / W: copies on their way between CPU and GPU",
  source: "runtime/zero/stage_1_and_2.py:700, runtime/zero/utils.py:234",
  rows: "sw006, sw022"
};

// core/memory/terms/cpu-swap-buffers.ts
var cpuSwapBuffers = {
  id: "cpu-swap-buffers",
  title: "NVMe swap buffers",
  where: "cpu",
  formula: "buffer_count buffer_size e for parameters, buffer_count 4 x the largest sub group for the optimizer",
  source: "runtime/swap_tensor/partitioned_param_swapper.py:124, runtime/swap_tensor/utils.py",
  rows: "sw039"
};

// core/memory/terms/cpu-weights.ts
var cpuWeights = {
  id: "cpu-weights",
  title: "Parameters offloaded to the CPU",
  where: "cpu",
  formula: "e P / W, always pinned in one flat block; those of zero.Init before",
  source: "runtime/zero/stage3.py:906, runtime/zero/partition_parameters.py:1778-1889",
  rows: "sw038, r002"
};

// core/memory/terms/cublas-workspace.ts
var cublasWorkspace = {
  id: "cublas-workspace",
  title: "cuBLAS workspaces",
  where: "gpu",
  formula: "32 MiB for the main thread, 32 MiB for autograd's",
  source: "torch cuBLAS handles; after_step minus after_init of every row",
  rows: "all"
};

// core/memory/terms/cuda-context.ts
var cudaContext = {
  id: "cuda-context",
  title: "CUDA context, and NCCL with several ranks",
  where: "gpu",
  formula: "measured: 832 MiB; 1,804 MiB with NCCL",
  source: "process_on_device minus peak_reserved of the rows",
  rows: "all; two_gpus_nccl"
};

// core/memory/terms/device-base.ts
var deviceBase = {
  id: "device-base",
  title: "First touch of the GPU",
  where: "gpu",
  formula: "1,024 bytes",
  source: "PyTorch allocates two scalars before the model is built",
  rows: "all"
};

// core/memory/terms/dropout.ts
var dropout = {
  id: "dropout",
  title: "Dropout masks and results",
  where: "gpu",
  formula: "1 byte an element, and its result",
  source: "the modeling code of transformers",
  rows: "r003, r005"
};

// core/memory/terms/embeddings.ts
var embeddings = {
  id: "embeddings",
  title: "Embeddings and rotary tables",
  where: "gpu",
  formula: "e n h for each embedding; 2 e S D of tables",
  source: "the modeling code of transformers",
  rows: "all"
};

// core/memory/terms/experts.ts
var experts = {
  id: "experts",
  title: "Activations of the experts",
  where: "gpu",
  formula: "n k (4 h + 8 I) in bf16, k experts a token, whatever the routing",
  source: "transformers/integrations/moe.py grouped_mm_experts_forward",
  rows: "r017, r044"
};

// core/memory/terms/fragmentation.ts
var fragmentation = {
  id: "fragmentation",
  title: "Held by the caching allocator beyond what is allocated",
  where: "gpu",
  formula: "peak_reserved - peak_allocated, from the simulation of segments, best fit and splitting",
  source: "c10/cuda/CUDACachingAllocator.cpp",
  rows: "sw000 to sw068"
};

// core/memory/terms/gather-buffer.ts
var gatherBuffer = {
  id: "gather-buffer",
  title: "Flat buffers of all-gathers",
  where: "gpu",
  formula: "e W sum(ceil(numel / W)) for a gather of several parameters, until the last of them is waited for",
  source: "runtime/zero/partition_parameters.py:735-800",
  rows: "sw007, sw054"
};

// core/memory/terms/gathered-weights.ts
var gatheredWeights = {
  id: "gathered-weights",
  title: "Weights that ZeRO-3 has gathered",
  where: "gpu",
  formula: "e W ceil(numel / W) of each live parameter; up to stage3_max_live_parameters elements",
  source: "runtime/zero/partitioned_param_coordinator.py:356-664",
  rows: "sw007, sw048, sw049, sw051"
};

// core/memory/terms/gradient-norm.ts
var gradientNorm = {
  id: "gradient-norm",
  title: "Gradient norms",
  where: "gpu",
  formula: "8 bytes of each element of one gradient at a time (fp64)",
  source: "runtime/zero/utils.py:59, runtime/zero/stage_1_and_2.py:2684",
  rows: "sw022, sw007"
};

// core/memory/terms/gradient-partition.ts
var gradientPartition = {
  id: "gradient-partition",
  title: "Gradients that rank 0 keeps",
  where: "gpu",
  formula: "ZeRO-1/2: e x the full size of every parameter that begins in its partition, from the first flush to step(); ZeRO-3: e P / W, always",
  source: "runtime/zero/stage_1_and_2.py:2184-2203, runtime/zero/stage3.py:780-795",
  rows: "sw005, sw023, sw007"
};

// core/memory/terms/gradients.ts
var gradients = {
  id: "gradients",
  title: "Gradients before their reduction",
  where: "gpu",
  formula: "e P_t at stages 0 and 1 until the boundary; of one bucket at stage 2 and 3; e V h once more for a tied embedding",
  source: "runtime/engine.py:3921, runtime/zero/stage_1_and_2.py:958-975",
  rows: "sw000, sw003, sw015, r001"
};

// core/memory/terms/hidden-states.ts
var hiddenStates = {
  id: "hidden-states",
  title: "Hidden states between layers",
  where: "gpu",
  formula: "e n h for each residual sum; with checkpointing one for each layer",
  source: "the modeling code of transformers",
  rows: "all"
};

// core/memory/terms/init-temporaries.ts
var initTemporaries = {
  id: "init-temporaries",
  title: "Copies that live for a moment in initialize",
  where: "gpu",
  formula: "e P beside the flat weights; 4 P / W zero gradients",
  source: "runtime/zero/stage_1_and_2.py:505, 934-951; runtime/fp16/fused_optimizer.py:94-127; runtime/fp16/unfused_optimizer.py:412-433",
  rows: "peak_init of all"
};

// core/memory/terms/inputs.ts
var inputs = {
  id: "inputs",
  title: "The batch",
  where: "gpu",
  formula: "8 bytes a token for ids, mask and labels; pixels in the model's type",
  source: "measure.py",
  rows: "all"
};

// core/memory/terms/key-value-cache.ts
var keyValueCache = {
  id: "key-value-cache",
  title: "Key-value cache kept by a decoder in training",
  where: "gpu",
  formula: "2 e n inner a layer (T5, whose decoder keeps use_cache)",
  source: "transformers/models/t5/modeling_t5.py",
  rows: "r006, r042"
};

// core/memory/terms/libraries.ts
var libraries = {
  id: "libraries",
  title: "Python, PyTorch, transformers and DeepSpeed",
  where: "cpu",
  formula: "0.5 GiB a rank; only in the figures per node",
  source: "measured before the model is built",
  rows: "all"
};

// core/memory/terms/logits.ts
var logits = {
  id: "logits",
  title: "Logits, their fp32 copy and the loss",
  where: "gpu",
  formula: "forward 10 n V at its end (2 logits + 4 float + 4 log_softmax), 4 n V kept, 12 n V in backward; without the upcast 2 e n V",
  source: "transformers/loss/loss_utils.py:59",
  rows: "sw057, r037"
};

// core/memory/terms/lora-adapters.ts
var loraAdapters = {
  id: "lora-adapters",
  title: "LoRA adapters",
  where: "gpu",
  formula: "r (in + out) elements for each target; in the model's type, fp32 under ZeRO-3",
  source: "peft; runtime/engine.py module.bfloat16()",
  rows: "sw069 to sw074"
};

// core/memory/terms/master-weights.ts
var masterWeights = {
  id: "master-weights",
  title: "fp32 master weights",
  where: "gpu",
  formula: "4 P / W; at stage 0 4 P",
  source: "runtime/zero/stage_1_and_2.py:560, runtime/zero/stage3.py:1081-1175, runtime/fp16/fused_optimizer.py:127",
  rows: "all of bf16 and fp16 without offload"
};

// core/memory/terms/mlp.ts
var mlp = {
  id: "mlp",
  title: "Activations of the feed-forward layers",
  where: "gpu",
  formula: "gated: 4 e n I; gelu_new 5 e n I; others 2 e n I",
  source: "the modeling code of transformers",
  rows: "sw061, r003"
};

// core/memory/terms/model-buffers.ts
var modelBuffers = {
  id: "model-buffers",
  title: "Buffers of the model",
  where: "gpu",
  formula: "rotary frequencies 2 x D/2 x 4 bytes; position ids 8 bytes each; sinusoidal tables",
  source: "the modeling code of transformers",
  rows: "all"
};

// core/memory/terms/model-weights.ts
var modelWeights = {
  id: "model-weights",
  title: "Weights in the model's type",
  where: "gpu",
  formula: "e P; ZeRO-1/2 and FP16_Optimizer flatten the trained ones, padded to a multiple of 2 W",
  source: "runtime/zero/stage_1_and_2.py:505-560, runtime/fp16/fused_optimizer.py:94",
  rows: "all of stages 0 to 2"
};

// core/memory/terms/normalization.ts
var normalization = {
  id: "normalization",
  title: "Activations of the norms",
  where: "gpu",
  formula: "RMSNorm: 4 n h + 2 e n h; LayerNorm: its input and 8 n",
  source: "the modeling code of transformers",
  rows: "sw061, r003"
};

// core/memory/terms/nvme-optimizer.ts
var nvmeOptimizer = {
  id: "nvme-optimizer",
  title: "Master weights and optimizer states on NVMe",
  where: "nvme",
  formula: "12 P of all ranks of the node (fp32 master weights and Adam's states)",
  source: "runtime/swap_tensor/partitioned_optimizer_swapper.py",
  rows: null
};

// core/memory/terms/nvme-weights.ts
var nvmeWeights = {
  id: "nvme-weights",
  title: "Parameters on NVMe",
  where: "nvme",
  formula: "e P of all ranks of the node",
  source: "runtime/swap_tensor/partitioned_param_swapper.py",
  rows: null
};

// core/memory/terms/offload-staging.ts
var offloadStaging = {
  id: "offload-staging",
  title: "Staging for gradients on their way to the CPU",
  where: "gpu",
  formula: "e x the largest parameter (ZeRO-1/2); e ceil(numel / W) (ZeRO-3)",
  source: "runtime/zero/stage_1_and_2.py:711-760, runtime/zero/stage3.py",
  rows: "sw022, sw030"
};

// core/memory/terms/optimizer-states.ts
var optimizerStates = {
  id: "optimizer-states",
  title: "Optimizer states",
  where: "gpu",
  formula: "Adam 8 P / W, made by the first step; at stage 0 in fp16/bf16 in initialize. Lion and Adagrad 4 P / W, SGD with momentum 4 P / W, 8-bit Adam 2 (1 + 4/256) P / W",
  source: "runtime/zero/stage_1_and_2.py:934-951, 3013-3160; runtime/zero/stage3.py:2873-2931; ops/adam",
  rows: "Adam: all; the others derived"
};

// core/memory/terms/optimizer-temporaries.ts
var optimizerTemporaries = {
  id: "optimizer-temporaries",
  title: "Temporaries of torch's foreach AdamW",
  where: "gpu",
  formula: "4 bytes of every updated element",
  source: "torch/optim/adamw.py _multi_tensor_adamw",
  rows: "sw026, r032"
};

// core/memory/terms/process.ts
var process = {
  id: "process",
  title: "The process itself",
  where: "cpu",
  formula: "0.34 GiB until the first kernel; then 0.90 GiB with a CPU optimizer, 0.97 GiB with one on the GPU",
  source: "measured: CUDA context, lazily loaded modules",
  rows: "all"
};

// core/memory/terms/quantized-gather.ts
var quantizedGather = {
  id: "quantized-gather",
  title: "int8 copies of quantized all-gathers",
  where: "gpu",
  formula: "1 byte an element of the gather and fp32 scales",
  source: "runtime/zero/partition_parameters.py QuantizationInfo",
  rows: null
};

// core/memory/terms/reduce-bucket.ts
var reduceBucket = {
  id: "reduce-bucket",
  title: "Reduce bucket",
  where: "gpu",
  formula: "e reduce_bucket_size; ZeRO-1/2: from the first gradient of a backward to its end, twice with overlap_comm; ZeRO-3: always",
  source: "runtime/zero/stage_1_and_2.py:3256, runtime/zero/stage3.py:780",
  rows: "sw005, sw024, sw025, sw044, sw032, sw033"
};

// core/memory/terms/reduce-flatten.ts
var reduceFlatten = {
  id: "reduce-flatten",
  title: "Flat copy for the reduction",
  where: "gpu",
  formula: "e x elements in the bucket, where they go to more than one rank; ZeRO-3: padded to W; stage 0: buckets of 5e8 elements",
  source: "runtime/zero/stage_1_and_2.py:1516-1723, runtime/comm/coalesced_collectives.py:100-122, runtime/engine.py:151",
  rows: "sw004 and sw005, sw007, r036"
};

// core/memory/terms/secondary-partition.ts
var secondaryPartition = {
  id: "secondary-partition",
  title: "Secondary partition of ZeRO++ (hpZ)",
  where: "gpu",
  formula: "e sum(ceil(numel / zero_hpz_partition_size))",
  source: "runtime/zero/partition_parameters.py _partition_param_sec",
  rows: null
};

// core/memory/terms/step-gradients.ts
var stepGradients = {
  id: "step-gradients",
  title: "Gradients flattened and in fp32 for the update",
  where: "gpu",
  formula: "e P / W and 4 P / W; FP16_Optimizer 4 P twice",
  source: "runtime/zero/stage_1_and_2.py:3013-3160, runtime/zero/stage3.py:2873-2931, runtime/fp16/fused_optimizer.py:283-295",
  rows: "sw002, sw000, sw052"
};

// core/memory/terms/vision.ts
var vision = {
  id: "vision",
  title: "Activations of a vision tower",
  where: "gpu",
  formula: "as the feed-forward and attention terms, on patches",
  source: "the modeling code of transformers",
  rows: "kosmos-2 rows"
};

// core/memory/terms/weight-partition.ts
var weightPartition = {
  id: "weight-partition",
  title: "ZeRO-3 partition of the weights",
  where: "gpu",
  formula: "e sum(ceil(numel / W))",
  source: "runtime/zero/partition_parameters.py:1778-1889, runtime/zero/stage3.py:780-795",
  rows: "all of stage 3 without offload_param"
};

// core/memory/terms/index.ts
var TENSOR_TERMS = [
  deviceBase,
  modelWeights,
  modelBuffers,
  weightPartition,
  gatheredWeights,
  gatherBuffer,
  masterWeights,
  optimizerStates,
  optimizerTemporaries,
  gradients,
  gradientPartition,
  reduceBucket,
  reduceFlatten,
  stepGradients,
  gradientNorm,
  initTemporaries,
  activations,
  hiddenStates,
  attention,
  mlp,
  normalization,
  experts,
  dropout,
  embeddings,
  logits,
  attentionMask,
  keyValueCache,
  activationGradients,
  attentionBackward,
  vision,
  inputs,
  cublasWorkspace,
  loraAdapters,
  offloadStaging,
  secondaryPartition,
  quantizedGather
], TERMS = [
  ...TENSOR_TERMS,
  fragmentation,
  cudaContext,
  process,
  libraries,
  cpuMasterWeights,
  cpuInitTemporaries,
  cpuOptimizerStates,
  cpuGradients,
  cpuAccumulatedGradients,
  cpuStaging,
  cpuWeights,
  cpuSwapBuffers,
  nvmeWeights,
  nvmeOptimizer
], byId = new Map(TERMS.map((term) => [term.id, term]));
function termById(id) {
  return byId.get(id);
}

// core/memory/model-states.ts
function modelStates(input) {
  let sizes = stateSizes(input), { stage } = sizes.zero, moments = stage === 0 ? stage0(sizes) : stage === 3 ? stage32(sizes) : stage122(sizes);
  return { sizes, moments, cpu: cpuStates(sizes), nvme: nvmeStates(sizes) };
}
function cpuBytesPerNode({ sizes, cpu }) {
  return sizes.ranksPerNode * (residentBytes(cpu) + LIBRARIES_BYTES);
}
var NOT_IN_MODEL_STATES = "activations, logits and the allocator's rounding and fragmentation are not counted: only the number of parameters is known";
function modelStatesEstimate(input) {
  let states = modelStates(input), { sizes, moments, cpu, nvme } = states, phases = [
    ["init", fullest([...moments.init, moments.afterInit])],
    ["forward", moments.forward],
    ["backward", fullest(moments.backward)],
    ["step", fullest(moments.step)],
    ["between-steps", moments.betweenSteps]
  ], peak = (wanted) => bytesOf(phases.find(([phase]) => phase === wanted)?.[1] ?? []), peakAllocated = Math.max(peak("forward"), peak("backward"), peak("step")), context = gpuContext(input.worldSize).bytes, peakReserved = Math.max(peakAllocated, peak("init")), cpuPhase = bytesOf(cpu.init) > bytesOf(cpu.training) ? "init" : "step";
  return {
    params: input.params,
    trainable_params: Math.min(input.params, input.trainableParams ?? input.params),
    largest_layer_params: input.largestLayer,
    gpu: {
      model_on_gpu: bytesOf(moments.built),
      after_init: bytesOf(moments.afterInit),
      peak_init: peak("init"),
      peak_forward: null,
      peak_backward: null,
      peak_step: peak("step"),
      after_step: bytesOf(moments.betweenSteps),
      peak_allocated: peakAllocated,
      peak_reserved: peakReserved,
      context,
      total: peakReserved + context
    },
    cpu: { rss_per_rank: residentBytes(cpu), pinned_per_rank: cpu.pinnedBytes, per_node: cpuBytesPerNode(states) },
    nvme: { per_node: sizes.ranksPerNode * bytesOf(nvme) },
    terms: [
      ...phases.flatMap(([phase, moment]) => located(moment, phase, "gpu")),
      ...located(cpuPhase === "init" ? cpu.init : cpu.training, cpuPhase, "cpu"),
      ...located(nvme, "between-steps", "nvme")
    ],
    phases: phases.map(
      ([phase, moment]) => ({ phase, peakBytes: bytesOf(moment), terms: largestFirst(moment) })
    ),
    assumptions: [NOT_IN_MODEL_STATES],
    confidence: sizes.optimizer.measured ? "derived" : "assumed"
  };
}
function located(moment, phase, where2) {
  return largestFirst(moment).map(({ term, bytes }) => ({
    term,
    phase,
    where: where2,
    bytes,
    source: termById(term)?.source ?? "derived"
  }));
}
function largestFirst(moment) {
  let sums = /* @__PURE__ */ new Map();
  for (let { term, bytes } of moment) bytes > 0 && sums.set(term, (sums.get(term) ?? 0) + bytes);
  return [...sums].map(([term, bytes]) => ({ term, bytes })).sort((a, b) => b.bytes - a.bytes);
}

// core/memory/nvme.ts
function nvmePerNode({ zero, ranks, network, optimizer }, trained, params, ranksPerNode) {
  let terms = [], add2 = (term, bytes) => {
    terms.push({ term, phase: "between-steps", where: "nvme", bytes, source: termById(term)?.source ?? "derived" });
  };
  if (zero.stage === 3 && zero.offloadOptimizer.device === "nvme") {
    let perElement = 8 + optimizer.states.reduce((sum2, bytes) => sum2 + bytes, 0);
    add2("nvme-optimizer", perElement * Math.ceil(trained / ranks) * ranksPerNode);
  }
  return zero.offloadParameters.device === "nvme" && add2("nvme-weights", network.width * Math.ceil(params / ranks) * ranksPerNode), terms;
}

// core/memory/tape/tensor.ts
var Tensor = class {
  storage;
  elements;
  /** Bytes of one element. */
  width;
  needsGrad = !1;
  /** Where its gradient goes; meaningful while needsGrad. */
  node = null;
  /** Which output of that node it is. */
  output = 0;
  /** Whether this handle still counts among the holders of its storage. */
  held = !0;
  constructor(storage, elements, width) {
    this.storage = storage, this.elements = elements, this.width = width;
  }
};

// core/models/families/blocks/inputs.ts
var made = /* @__PURE__ */ new WeakMap();
function tokenIds(net) {
  let known = made.get(net);
  if (known !== void 0) return known;
  let { storage, elements, width } = net.tape.loose(net.tokens, 8, TERM.inputs), ids = new Tensor(storage, elements, width);
  return made.set(net, ids), ids;
}

// core/memory/autograd/accumulator.ts
var Accumulator = class {
  parameter;
  /** Uses in the running backward that have not yet given their gradient. */
  pending = 0;
  gradient = null;
  constructor(parameter) {
    this.parameter = parameter;
  }
};

// core/memory/tape/storage.ts
var Storage = class {
  block;
  term;
  holders = 1;
  constructor(block2, term) {
    this.block = block2, this.term = term;
  }
}, NO_STORAGE = new Storage(null, 0);

// core/memory/model/parameter.ts
var Parameter = class extends Tensor {
  /** Qualified name of its module and its own name. */
  name;
  shape;
  gradient = null;
  /** Called by backward once the gradient is complete (DeepSpeed's hook). */
  whenGradientIsReady = null;
  /** Position in named_parameters(), given by the engine. */
  index = -1;
  /** Where ZeRO-3 keeps it; null before it is partitioned. */
  zero = null;
  constructor(name, shape, width, storage) {
    super(storage, elementsOf(shape), width), this.name = name, this.shape = shape, this.needsGrad = !0, this.node = new Accumulator(this);
  }
  /** Points the parameter at other memory; the old is let go. Takes over the caller's hold on `storage`. */
  moveTo(tape, storage) {
    let old = this.storage;
    this.storage = storage, tape.release(old);
  }
  vacate(tape) {
    this.moveTo(tape, NO_STORAGE);
  }
  dropGradient(tape) {
    this.gradient !== null && (tape.release(this.gradient.storage), this.gradient = null);
  }
};
function elementsOf(shape) {
  return shape.reduce((product, side) => product * side, 1);
}

// core/memory/autograd/ops/elementwise.ts
function alias(graph, x) {
  let y = graph.tape.share(x);
  return y.needsGrad = x.needsGrad, y.node = x.node, y.output = x.output, y;
}
function identity(graph, x, before) {
  return graph.record([x], graph.tape.share(x), null, (g) => (before?.(), [graph.pass(g)]));
}
function to(graph, x, width) {
  if (x.width === width) return alias(graph, x);
  let { width: before } = x;
  return graph.record([x], graph.tape.local(x.elements, width), null, (g) => [graph.tape.loose(g.elements, before)]);
}
function contiguous(graph, x) {
  return graph.record([x], graph.tape.local(x.elements, x.width), null, (g) => [graph.pass(g)]);
}
function like(graph, g) {
  return graph.tape.loose(g.elements, g.width);
}
function keepsInput(graph, x) {
  return graph.record([x], graph.tape.local(x.elements, x.width), [x], (g) => [like(graph, g)]);
}
function keepsResult(graph, x) {
  let y = graph.tape.local(x.elements, x.width);
  return graph.record([x], y, [y], (g) => [like(graph, g)]);
}
function scale(graph, x) {
  return graph.record([x], graph.tape.local(x.elements, x.width), null, (g) => [like(graph, g)]);
}
function shift(graph, x) {
  return graph.record([x], graph.tape.local(x.elements, x.width), null, (g) => [graph.pass(g)]);
}
function square(graph, x) {
  let { tape } = graph;
  return graph.record([x], tape.local(x.elements, x.width), [x], (g) => {
    let power = like(graph, g), product = like(graph, g);
    tape.release(power.storage);
    let result = like(graph, g);
    return tape.release(product.storage), [result];
  });
}
function rsqrt(graph, x) {
  let { tape } = graph, y = tape.local(x.elements, x.width);
  return graph.record([x], y, [y], (g) => {
    let cube = like(graph, g), result = like(graph, g);
    return tape.release(cube.storage), [result];
  });
}
function meanOfRows(graph, x, rows) {
  let { elements } = x;
  return graph.record([x], graph.tape.local(rows, x.width), null, (g) => [graph.tape.loose(elements, g.width)]);
}
function add(graph, a, b) {
  let { tape } = graph, y = tape.local(Math.max(a.elements, b.elements), Math.max(a.width, b.width)), toA = sizeFor(a), toB = sizeFor(b), part3 = (g, to2) => to2.needed ? to2.elements === g.elements && to2.width === g.width ? graph.pass(g) : tape.loose(to2.elements, to2.width) : null;
  return graph.record([a, b], y, null, (g) => [part3(g, toA), part3(g, toB)]);
}
function multiply(graph, a, b) {
  let { tape } = graph, y = tape.local(Math.max(a.elements, b.elements), Math.max(a.width, b.width)), saved = [];
  b.needsGrad && !(a instanceof Parameter) && saved.push(a), a.needsGrad && !(b instanceof Parameter) && saved.push(b), saved.length === 0 && saved.push(null);
  let toA = sizeFor(a), toB = sizeFor(b);
  return graph.record([a, b], y, saved, (g) => {
    let ga = toA.needed ? like(graph, g) : null, gb = toB.needed ? like(graph, g) : null;
    return [shrink(graph, ga, toA), shrink(graph, gb, toB)];
  });
}
function sizeFor(x) {
  return { elements: x.elements, width: x.width, needed: x.needsGrad };
}
function shrink(graph, g, to2) {
  if (g === null || g.elements === to2.elements && g.width === to2.width) return g;
  let small = graph.tape.loose(to2.elements, to2.width);
  return graph.tape.release(g.storage), small;
}
function dropout2(graph, x, p) {
  if (!p) return alias(graph, x);
  let { tape } = graph, y = tape.local(x.elements, x.width), mask = tape.local(x.elements, 1);
  return graph.record([x], y, [mask], (g) => [like(graph, g)]), tape.drop(mask), y;
}
function maskedFill(graph, x) {
  return graph.record([x], graph.tape.local(x.elements, x.width), [null], (g) => [like(graph, g)]);
}
function where(graph, condition, x) {
  return graph.record([x], graph.tape.local(x.elements, x.width), [condition], (g) => [like(graph, g)]);
}

// core/memory/model/activation.ts
function activate(graph, name, x) {
  switch (name) {
    case "relu":
    case "tanh":
    case "sigmoid":
      return keepsResult(graph, x);
    case "gelu_new":
    case "gelu_fast":
      return geluWrittenOut(graph, x);
    case "quick_gelu":
      return quickGelu(graph, x);
    case "relu2":
      return squaredRelu(graph, x);
    case "linear":
      return alias(graph, x);
    default:
      return keepsInput(graph, x);
  }
}
function quickGelu(graph, x) {
  let { tape } = graph;
  return tape.frame(() => {
    let scaled = scale(graph, x), gate = keepsResult(graph, scaled);
    return tape.drop(scaled), multiply(graph, x, gate);
  });
}
function squaredRelu(graph, x) {
  return graph.tape.frame(() => keepsInput(graph, keepsResult(graph, x)));
}
function geluWrittenOut(graph, x) {
  let { tape } = graph;
  return tape.frame(() => {
    let half = scale(graph, x), cube = keepsInput(graph, x), small = scale(graph, cube);
    tape.drop(cube);
    let inner = add(graph, x, small);
    tape.drop(small);
    let scaled = scale(graph, inner);
    tape.drop(inner);
    let curve = keepsResult(graph, scaled);
    tape.drop(scaled);
    let shifted = shift(graph, curve);
    return tape.drop(curve), multiply(graph, half, shifted);
  });
}

// core/memory/autograd/ops/matrix.ts
function linear(graph, x, weight, bias, options = {}) {
  let { tape } = graph, [first = 1, second = 1] = weight.shape, [outs, ins] = options.transposed ? [second, first] : [first, second], y = tape.local(x.elements / ins * outs, x.width), { elements, needsGrad } = x, saved = weight.needsGrad || options.alwaysSavesInput ? [x] : [null];
  return graph.record([x, weight, bias], y, saved, (g) => [
    needsGrad ? tape.loose(elements, g.width) : null,
    gradientOf(graph, weight),
    bias === null ? null : gradientOf(graph, bias)
  ]);
}
function gradientOf(graph, parameter) {
  return parameter.needsGrad ? graph.tape.loose(parameter.elements, parameter.width, TERM.gradients) : null;
}
function batchedProduct(graph, a, b, elements, copies) {
  let { tape } = graph;
  return tape.frame(() => {
    let left = copies.a ? contiguous(graph, a) : a, right = copies.b ? contiguous(graph, b) : b, y = tape.local(elements, a.width), saved = [];
    right.needsGrad && saved.push(left), left.needsGrad && saved.push(right), saved.length === 0 && saved.push(null);
    let [la, lb, na, nb] = [a.elements, b.elements, a.needsGrad, b.needsGrad];
    return graph.record([left, right], y, saved, (g) => [
      na ? tape.loose(la, g.width) : null,
      nb ? tape.loose(lb, g.width) : null
    ]);
  });
}

// core/memory/autograd/ops/normalize.ts
function layerNorm(graph, x, rows, weight, bias) {
  let { tape } = graph;
  return tape.frame(() => {
    let y = tape.local(x.elements, x.width), mean = tape.local(rows, 4), deviation = tape.local(rows, 4);
    return graph.record([x, weight, bias], y, [x, mean, deviation], (g) => [
      tape.loose(g.elements, g.width),
      weight === null ? null : gradientOf(graph, weight),
      bias === null ? null : gradientOf(graph, bias)
    ]);
  });
}
function softmax(graph, x, width) {
  let { tape } = graph, y = tape.local(x.elements, width);
  return graph.record([x], y, [y], (g) => {
    let product = tape.loose(g.elements, g.width), result = tape.loose(g.elements, g.width);
    return tape.release(product.storage), [result];
  });
}

// core/memory/autograd/ops/shape.ts
function slice(graph, x, elements) {
  let { elements: whole2, width } = x;
  return graph.record([x], graph.tape.share(x, elements), null, () => [graph.tape.loose(whole2, width)]);
}
function split(graph, x, k) {
  let { tape } = graph, { elements, width } = x, parts = Array.from({ length: k }, () => tape.share(x, elements / k));
  return graph.recordMany([x], parts, null, () => [tape.loose(elements, width)]), parts;
}
function splitSizes(graph, x, sizes) {
  let { tape } = graph, { elements, width } = x, parts = sizes.map((size) => tape.share(x, size));
  return graph.recordMany([x], parts, null, () => [tape.loose(elements, width)]), parts;
}
function concatenate(graph, parts, width = parts[0]?.width ?? 4) {
  let elements = parts.reduce((sum2, part3) => sum2 + part3.elements, 0);
  return graph.record(parts, graph.tape.local(elements, width), null, (g) => parts.map(() => graph.pass(g)));
}
function repeat(graph, x, elements) {
  let { elements: before } = x;
  return graph.record([x], graph.tape.local(elements, x.width), null, (g) => [graph.tape.loose(before, g.width)]);
}
function gather(graph, x, elements, index) {
  let { tape } = graph, before = x.elements, entries = index.elements;
  return graph.record([x], tape.local(elements, x.width), [index], (g) => {
    let result = tape.loose(before, g.width), keys = tape.loose(entries, 8);
    return tape.touch(entries, 8), tape.release(keys.storage), [result];
  });
}
function sumOver(graph, x, elements) {
  return graph.record([x], graph.tape.local(elements, x.width), null, (g) => [graph.pass(g)]);
}

// core/memory/autograd/attention/eager.ts
function eager(graph, q, k, v, mask, shape, options) {
  let { tape } = graph, { batch, queries, keys, heads, keyHeads, headSize } = shape, valueSize = shape.valueSize ?? headSize;
  return tape.frame(() => {
    let grouped = keyHeads !== heads, copies = !grouped && batch > 1, keysAll = grouped ? repeat(graph, k, batch * heads * keys * headSize) : k, valuesAll = grouped ? repeat(graph, v, batch * heads * keys * valueSize) : v, scores = batchedProduct(graph, q, keysAll, batch * heads * queries * keys, { a: batch > 1, b: copies }), step = (made2) => {
      tape.drop(scores), scores = made2;
    };
    if (options.unscaled || step(scale(graph, scores)), options.softCap && (step(scale(graph, scores)), step(keepsResult(graph, scores)), step(scale(graph, scores))), options.bias && step(add(graph, scores, options.bias)), mask !== null && step(add(graph, scores, mask)), options.softmaxInFp32) {
      let wide = to(graph, scores, 4), probabilities = softmax(graph, wide, 4);
      tape.drop(wide);
      let narrow = to(graph, probabilities, q.width);
      tape.drop(probabilities), step(narrow);
    } else
      step(softmax(graph, scores, scores.width));
    step(tape.under(TERM.dropout, () => dropout2(graph, scores, shape.dropout)));
    let y = batchedProduct(graph, scores, valuesAll, batch * queries * heads * valueSize, { b: copies });
    return contiguous(graph, y);
  });
}

// core/memory/allocator/size-class.ts
function roundUp(value, step) {
  return Math.ceil(value / step) * step;
}
function roundRequest(bytes) {
  return bytes < 512 ? 512 : roundUp(bytes, 512);
}
function segmentBytes(rounded) {
  return rounded <= 1048576 ? 2097152 : rounded < 10485760 ? 20971520 : roundUp(rounded, 2097152);
}
function worthSplitting(rest, small) {
  return small ? rest >= 512 : rest > 1048576;
}
function pageBytes(small) {
  return small ? 2097152 : 20971520;
}

// core/memory/autograd/attention/efficient.ts
function efficient(graph, q, k, v, mask, shape) {
  let { tape } = graph, { batch, queries, keys, heads, headSize } = shape, { width } = q, learned = mask?.needsGrad ? mask.elements : 0, statistics = batch * heads * roundUp(queries, 32);
  return tape.frame(() => {
    let y = tape.local(batch * queries * heads * headSize, width), logSumExp = tape.local(statistics, 4), seed = tape.local(1, 8), offset = tape.local(1, 8);
    return graph.record([q, k, v, mask], y, [q, k, v, y, logSumExp, seed, offset, mask], () => {
      let term = TERM.attentionBackward, dq = tape.loose(batch * queries * heads * headSize, width, term), dk = tape.loose(batch * keys * heads * headSize, width, term), dv = tape.loose(batch * keys * heads * headSize, width, term), db = learned > 0 ? tape.loose(batch * heads * queries * roundUp(keys, 16), width, term) : null, delta = tape.loose(statistics, 4, term), sum2 = width === 4 ? null : tape.loose(batch * queries * heads * headSize, 4, term);
      if (db !== null && learned !== batch * heads * queries * keys) {
        let reduced = tape.loose(learned, width, term);
        tape.release(db.storage), db = reduced;
      }
      return tape.release(delta.storage), sum2 !== null && tape.release(sum2.storage), [dq, dk, dv, db];
    });
  });
}

// core/memory/autograd/attention/flash.ts
function flash(graph, q, k, v, shape) {
  let { tape } = graph, { batch, queries, keys, heads, keyHeads, headSize } = shape, { width } = q;
  return tape.frame(() => {
    let y = tape.local(batch * queries * heads * headSize, width), logSumExp = tape.local(batch * heads * queries, 4), seed = tape.local(2, 8), offset = tape.local(1, 8);
    return graph.record([q, k, v], y, [q, k, v, y, logSumExp, seed, offset], () => {
      let term = TERM.attentionBackward, rows = roundUp(queries, 128), head = roundUp(headSize, headSize <= 128 ? 32 : 64), dq = tape.loose(batch * queries * heads * headSize, width, term), dk = tape.loose(batch * keys * keyHeads * headSize, width, term), dv = tape.loose(batch * keys * keyHeads * headSize, width, term), temporaries = [tape.loose(batch * heads * rows, 4, term), tape.loose(batch * rows * heads * head, 4, term)];
      if (keyHeads !== heads)
        for (let i = 0; i < 2; i++) temporaries.push(tape.loose(batch * keys * heads * headSize, width, term));
      for (let temporary of temporaries) tape.release(temporary.storage);
      return [dq, dk, dv];
    });
  });
}

// core/memory/autograd/attention/math.ts
function math(graph, q, k, v, bias, shape, options = { contiguousKeys: !1 }) {
  let { tape } = graph, { batch, queries, keys, heads, keyHeads, headSize } = shape, { width } = q, copied = batch > 1 && !options.contiguousKeys;
  return tape.frame(() => {
    let q4 = to(graph, q, 4), k4 = to(graph, k, 4), v4 = to(graph, v, 4), scaled = scale(graph, q4);
    tape.drop(q4);
    let mask = bias;
    if (shape.causal) {
      let flags = tape.local(queries * keys, 1);
      mask = tape.local(queries * keys, 4), tape.drop(flags);
    }
    let grouped = keyHeads !== heads, keysAll = grouped ? repeat(graph, k4, batch * heads * keys * headSize) : alias(graph, k4);
    tape.drop(k4);
    let valuesAll = grouped ? repeat(graph, v4, batch * heads * keys * headSize) : alias(graph, v4);
    tape.drop(v4);
    let scaledKeys = scale(graph, keysAll), scores = batchedProduct(graph, scaled, scaledKeys, batch * heads * queries * keys, {
      a: batch > 1,
      b: copied && !grouped
    });
    tape.drop(scaledKeys), mask?.needsGrad && (scores = addInPlace(graph, scores, mask));
    let probabilities = safeSoftmax(graph, scores, keys);
    tape.drop(scores);
    let dropped = dropout2(graph, probabilities, shape.dropout);
    tape.drop(probabilities);
    let product = batchedProduct(graph, dropped, valuesAll, batch * queries * heads * headSize, {
      b: copied && !grouped
    }), y = to(graph, product, width);
    return tape.drop(product), width !== 4 && tape.touch(dropped.elements, width), contiguous(graph, y);
  });
}
function addInPlace(graph, scores, bias) {
  let { tape } = graph, sum2 = tape.share(scores), { elements, width } = bias;
  return graph.record([scores, bias], sum2, null, (g) => {
    let gradient = graph.pass(g);
    return elements !== g.elements && (gradient = swap(graph, gradient, tape.loose(elements, g.width))), width !== g.width && (gradient = swap(graph, gradient, tape.loose(elements, width))), [graph.pass(g), gradient];
  }), tape.drop(scores), sum2;
}
function swap(graph, old, made2) {
  return graph.tape.release(old.storage), made2;
}
function safeSoftmax(graph, scores, keys) {
  let { tape } = graph;
  return tape.frame(() => {
    let y = tape.local(scores.elements, 4), masked = tape.local(scores.elements, 1), rows = tape.local(scores.elements / keys, 1);
    return tape.drop(masked, rows), graph.record([scores], y, [y], (g) => {
      let product = tape.loose(g.elements, g.width), result = tape.loose(g.elements, g.width);
      return tape.release(product.storage), [result];
    });
  });
}

// core/memory/autograd/attention/sdpa.ts
var FLASH_HEAD_SIZE = 256;
function sdpa(graph, q, k, v, mask, shape) {
  let { tape } = graph, grouped = shape.keyHeads !== shape.heads;
  return q.width === 4 && grouped && mask === null ? math(graph, q, k, v, null, shape) : q.width !== 4 && mask === null && shape.headSize <= FLASH_HEAD_SIZE ? flash(graph, q, k, v, shape) : tape.frame(() => {
    let size = shape.batch * shape.heads * shape.keys * shape.headSize, keys = grouped ? repeat(graph, k, size) : alias(graph, k), values = grouped ? repeat(graph, v, size) : alias(graph, v), bias = mask?.width === 1 ? tape.local(mask.elements, q.width, TERM.attentionMask) : mask;
    return efficient(graph, q, keys, values, bias, { ...shape, keyHeads: shape.heads });
  });
}

// core/memory/autograd/ops/lookup.ts
var SORTED_ABOVE = 3072;
function embedding(graph, rows, indices, weight) {
  let { tape } = graph, hidden = weight.shape[1] ?? 1;
  return graph.record([weight], tape.local(rows * hidden, weight.width), [indices], () => {
    let gradient = gradientOf(graph, weight);
    if (rows > SORTED_ABOVE) {
      let sorted = tape.loose(rows, 8);
      tape.touch(rows, 8), tape.release(sorted.storage);
    }
    return [gradient];
  });
}

// core/memory/model/layers.ts
function plainLinear(net, module, x) {
  return net.run(
    module,
    [x],
    ([input = x]) => linear(net.graph, input, module.weight, module.bias, { alwaysSavesInput: net.options.zero3 })
  );
}
function applyLinear(net, module, x) {
  return withAdapter(net, module, x, plainLinear);
}
function applyConv1d(net, module, x) {
  return withAdapter(
    net,
    module,
    x,
    (_net, target, input) => net.run(
      target,
      [input],
      ([first = input]) => linear(net.graph, first, target.weight, target.bias, { transposed: !0 })
    )
  );
}
function withAdapter(net, module, x, base) {
  let { adapter } = module;
  if (adapter === null) return base(net, module, x);
  let { graph, tape } = net;
  return tape.frame(() => {
    let result = base(net, module, x), cast = to(graph, x, adapter.down.weight.width), low = plainLinear(net, adapter.down, cast), high = plainLinear(net, adapter.up, low);
    tape.drop(low);
    let scaled = scale(graph, high);
    tape.drop(high);
    let sum2 = add(graph, result, scaled), { width } = result;
    return tape.drop(result), to(graph, sum2, width);
  });
}
function applyLayerNorm(net, module, x) {
  let { weight, bias } = module;
  return net.tape.under(
    TERM.normalization,
    () => net.run(module, [x], ([input = x]) => layerNorm(net.graph, input, input.elements / weight.elements, weight, bias))
  );
}
function applyEmbedding(net, module, rows, indices) {
  return net.tape.under(
    TERM.embeddings,
    () => net.run(module, [], () => embedding(net.graph, rows, indices, module.weight))
  );
}
function residual(net, x, y) {
  return net.tape.under(TERM.hiddenStates, () => add(net.graph, x, y));
}
function attend(net, q, k, v, mask, shape, options) {
  return net.options.attention === "eager" ? eager(net.graph, q, k, v, mask, shape, options) : sdpa(net.graph, q, k, v, mask, shape);
}
function eagerMask(net) {
  let { attention: attention2, batch, sequence } = net.options;
  return attention2 === "eager" ? net.tape.local(batch * sequence * sequence, net.width, TERM.attentionMask) : null;
}

// core/memory/autograd/ops/cross-entropy.ts
function crossEntropy(graph, logits2, rows, padding, upcast) {
  let { tape } = graph, { elements } = logits2;
  return tape.under(
    TERM.logits,
    () => tape.frame(() => {
      let scores = to(graph, logits2, upcast ? 4 : logits2.width), { width } = scores, padded = tape.local(rows + padding, 8), labels = tape.local(rows, 8);
      tape.drop(padded);
      let logProbabilities = tape.local(elements, width);
      graph.record([scores], logProbabilities, [logProbabilities], () => [tape.loose(elements, width, TERM.logits)]), tape.drop(scores);
      let loss = tape.local(1, 4);
      return graph.record([logProbabilities], loss, [labels], () => [tape.loose(elements, width, TERM.logits)]);
    })
  );
}

// core/memory/model/loss.ts
function languageModelLoss(net, head, x, { upcast = !0, scaled = !1, softCap = !1 } = {}, rows = net.tokens) {
  let { tape, graph } = net;
  return tape.frame(() => {
    let logits2 = tape.under(TERM.logits, () => {
      let current = applyLinear(net, head, x), step = (next) => {
        tape.drop(current), current = next;
      };
      return (scaled || softCap) && step(scale(graph, current)), softCap && (step(keepsResult(graph, current)), step(scale(graph, current))), current;
    });
    return crossEntropy(graph, logits2, rows, net.options.batch, upcast);
  });
}

// core/memory/autograd/checkpoint.ts
var RECOMPUTED = { reason: "recomputed" }, CheckpointFrame = class {
  /** Ops of the region that save something, in order. */
  nodes = [];
  body;
  /** Held until the last of the nodes is done. */
  args;
  refilled = 0;
  executed = 0;
  done = !1;
  constructor(body, args) {
    this.body = body, this.args = args;
  }
};
function checkpoint(graph, args, body) {
  let { tape } = graph, kept = args.map((arg) => {
    let copy = new Tensor(tape.hold(arg.storage), arg.elements, arg.width);
    return copy.needsGrad = arg.needsGrad, copy;
  });
  graph.frame = new CheckpointFrame(body, kept);
  let result = body(args);
  return graph.frame = null, result;
}
function recompute(graph, frame, term) {
  let { tape } = graph, mark = tape.depth, outerTerm = tape.term;
  frame.done = !0, graph.recomputing = frame, tape.term = term;
  try {
    frame.body(frame.args);
  } catch (reason) {
    if (reason !== RECOMPUTED) throw reason;
  }
  tape.unwind(mark, null), tape.term = outerTerm, graph.recomputing = null;
}
function leaveFrame(graph, frame) {
  frame.executed++, frame.executed === frame.nodes.length && graph.tape.drop(...frame.args);
}

// core/memory/model/stack.ts
function runStack(net, layers, x, extras, body) {
  let { tape, graph, options } = net, given2 = extras.filter((extra) => extra !== null), current = x;
  for (let layer of layers) {
    let next = options.checkpointing ? checkpoint(graph, [current, ...given2], ([input = current, ...rest]) => {
      let queue = [...rest], restored = extras.map((extra) => extra === null ? null : queue.shift() ?? null);
      return tape.frame(() => body(layer, input, restored));
    }) : tape.frame(() => body(layer, current, extras));
    tape.drop(current), current = next;
  }
  return current;
}

// core/models/families/blocks/classifier.ts
function labelCount(config, fallback = 2) {
  let labels = config.get("id2label"), listed = typeof labels == "object" && labels !== null ? Object.keys(labels).length : 0;
  return config.size("num_labels", listed > 0 ? listed : fallback);
}
function classLoss(net, head, x, rows) {
  return net.tape.frame(() => {
    let logits2 = net.tape.under(TERM.logits, () => applyLinear(net, head, x));
    return crossEntropy(net.graph, logits2, rows, 0, !1);
  });
}
function pool(net, dense, x, hidden) {
  let { tape, graph } = net;
  return tape.frame(() => {
    let first = slice(graph, x, net.options.batch * hidden);
    return keepsResult(graph, applyLinear(net, dense, first));
  });
}
function droppedOut(net, x, p) {
  return net.tape.under(TERM.dropout, () => dropout2(net.graph, x, p));
}

// core/models/families/blocks/decoder.ts
function rotaryBuffers(net, rotated) {
  for (let copy = 0; copy < 2; copy++) net.buffer(Math.max(1, Math.floor(rotated / 2)), 4);
}
function decoderMask(net, window) {
  let { batch, sequence } = net.options, eagerOne = eagerMask(net);
  return eagerOne !== null || window === null || sequence < window ? eagerOne : net.tape.local(batch * sequence * sequence, 1, TERM.attentionMask);
}
function rotaryTables(net, rotated, width = net.width) {
  let elements = net.options.sequence * rotated;
  return net.tape.under(TERM.embeddings, () => ({
    cos: net.tape.local(elements, width),
    sin: net.tape.local(elements, width)
  }));
}
function embedTokens(net, embedding2, scaled = !1) {
  let { tape, graph } = net, x = applyEmbedding(net, embedding2, net.tokens, tokenIds(net)), { lora, checkpointing } = net.options;
  if (lora !== null && checkpointing && graph.recordMany([], [x], null, () => [], !0), !scaled) return x;
  let times = tape.under(TERM.hiddenStates, () => scale(graph, x));
  return tape.drop(x), times;
}
function decoderForward(net, decoder) {
  let { tape } = net;
  return tape.frame(() => {
    let start = decoder.embed();
    return tape.local(net.options.sequence, 8, TERM.inputs), decodeFrom(net, decoder, start);
  });
}
function decodeFrom(net, decoder, start) {
  let { tape } = net;
  return tape.frame(() => {
    let { rotated, window = null } = decoder, sliding = window === null ? null : decoderMask(net, window), mask = decoder.allSlide ? sliding : decoderMask(net, null), tables = rotated === null ? null : rotaryTables(net, rotated, decoder.wideTables ? 4 : net.width), local = rotated !== null && decoder.localTables ? rotaryTables(net, rotated) : tables, extras = [tables?.cos, tables?.sin, local?.cos, local?.sin, mask, sliding].map((extra) => extra ?? null), x = runStack(
      net,
      decoder.layers,
      start,
      extras,
      (layer, input, [cos, sin, cos2, sin2, m, m2]) => layer(input, {
        tables: cos && sin ? { cos, sin } : null,
        localTables: cos2 && sin2 ? { cos: cos2, sin: sin2 } : null,
        mask: m ?? null,
        localMask: m2 ?? null
      })
    );
    if (decoder.norm === null) return decoder.finish(x);
    let normed2 = decoder.norm(x);
    return tape.drop(x), decoder.finish(normed2);
  });
}

// core/models/families/blocks/post-norm-encoder.ts
function encoderLayer(net, { hidden, inner }) {
  return {
    q: net.linear("attention.self.query", hidden, hidden, !0),
    k: net.linear("attention.self.key", hidden, hidden, !0),
    v: net.linear("attention.self.value", hidden, hidden, !0),
    out: net.linear("attention.output.dense", hidden, hidden, !0),
    attentionNorm: net.layerNorm("attention.output.LayerNorm", hidden),
    up: net.linear("intermediate.dense", hidden, inner, !0),
    down: net.linear("output.dense", inner, hidden, !0),
    outputNorm: net.layerNorm("output.LayerNorm", hidden)
  };
}
function applyEncoderLayer(net, layer, sizes, x, mask) {
  let { tape, graph } = net, attended = tape.under(
    TERM.attention,
    () => tape.frame(() => {
      let q = applyLinear(net, layer.q, x), k = applyLinear(net, layer.k, x), v = applyLinear(net, layer.v, x), { batch, sequence } = net.options, { heads, headSize } = sizes, shape = {
        batch,
        queries: sequence,
        keys: sequence,
        heads,
        keyHeads: heads,
        headSize,
        causal: !1,
        dropout: sizes.attentionDropout
      };
      return attend(net, q, k, v, mask, shape, { softmaxInFp32: !1 });
    })
  ), after = summed(net, layer.out, layer.attentionNorm, sizes.dropout, attended, x);
  tape.drop(attended);
  let active = tape.under(
    TERM.mlp,
    () => tape.frame(() => activate(graph, sizes.activation, applyLinear(net, layer.up, after)))
  );
  return summed(net, layer.down, layer.outputNorm, sizes.dropout, active, after);
}
function summed(net, dense, norm, p, x, before) {
  let { tape, graph } = net;
  return tape.frame(() => {
    let projected2 = tape.under(TERM.mlp, () => applyLinear(net, dense, x)), dropped = tape.under(TERM.dropout, () => dropout2(graph, projected2, p));
    tape.drop(projected2);
    let sum2 = tape.under(TERM.hiddenStates, () => add(graph, dropped, before));
    return applyLayerNorm(net, norm, sum2);
  });
}

// core/models/families/bert.ts
function encoderSizes(config) {
  let hidden = config.size("hidden_size", 768), heads = config.size("num_attention_heads", 12);
  return {
    hidden,
    heads,
    inner: config.size("intermediate_size", 3072),
    headSize: config.divide(hidden, heads, "hidden_size by num_attention_heads"),
    activation: config.text("hidden_act", "gelu"),
    dropout: config.number("hidden_dropout_prob", 0.1),
    attentionDropout: config.number("attention_probs_dropout_prob", 0.1)
  };
}
function build(net, config) {
  let { tape } = net, sizes = encoderSizes(config), { hidden } = sizes, positions = config.size("max_position_embeddings", 512), words = net.module("bert.embeddings.word_embeddings", [config.size("vocab_size", 30522), hidden]), places = net.module("bert.embeddings.position_embeddings", [positions, hidden]), types = net.module("bert.embeddings.token_type_embeddings", [config.size("type_vocab_size", 2), hidden]), norm = net.layerNorm("bert.embeddings.LayerNorm", hidden);
  net.buffer(positions, 8), net.buffer(positions, 8);
  let layers = Array.from(
    { length: config.size("num_hidden_layers", 12) },
    (_, index) => net.within(`bert.encoder.layer.${index}`, () => encoderLayer(net, sizes))
  ), head = headFor(net, config, sizes, words);
  return {
    forward: () => tape.frame(() => {
      let { sequence } = net.options, ids = tape.local(sequence, 8, TERM.inputs), a = embedTokens(net, words), b = applyEmbedding(net, types, net.tokens, ids), ab = residual(net, a, b), c = applyEmbedding(net, places, sequence, ids), sum2 = residual(net, ab, c);
      tape.drop(ab, a, b, c);
      let normed2 = applyLayerNorm(net, norm, sum2);
      tape.drop(sum2);
      let start = droppedOut(net, normed2, sizes.dropout);
      tape.drop(normed2);
      let mask = eagerMask(net), x = runStack(
        net,
        layers,
        start,
        [mask],
        (layer, input, [m]) => applyEncoderLayer(net, layer, sizes, input, m ?? null)
      );
      return head(x);
    })
  };
}
function headFor(net, config, sizes, words) {
  let { tape, graph } = net, { hidden } = sizes, architecture = config.list("architectures")?.[0], name = typeof architecture == "string" ? architecture : "BertForMaskedLM";
  if (name.endsWith("MaskedLM") || name.endsWith("PreTraining") || name.endsWith("LMHeadModel")) {
    let vocab = config.size("vocab_size", 30522), transform = net.linear("cls.predictions.transform.dense", hidden, hidden, !0), norm = net.layerNorm("cls.predictions.transform.LayerNorm", hidden), decoder = net.linear("cls.predictions.decoder", hidden, vocab, !0), bias = net.module("cls.predictions", [vocab]);
    return net.tie(decoder, words), net.shareBias(decoder, bias.weight), (x) => tape.frame(() => {
      let dense = applyLinear(net, transform, x), active = activate(graph, sizes.activation, dense);
      tape.drop(dense);
      let normed2 = applyLayerNorm(net, norm, active);
      return tape.drop(active), languageModelLoss(net, decoder, normed2, { upcast: !1 });
    });
  }
  let pooler = name.endsWith("SequenceClassification") || name.endsWith("Model") ? net.linear("bert.pooler.dense", hidden, hidden, !0) : null, labels = name.endsWith("QuestionAnswering") ? 2 : labelCount(config), classifier = name.endsWith("Model") ? null : net.linear("classifier", hidden, labels, !0);
  return (x) => tape.frame(() => {
    let features = pooler === null ? x : pool(net, pooler, x, hidden);
    if (classifier === null) return features;
    let dropped = droppedOut(net, features, sizes.dropout);
    return classLoss(net, classifier, dropped, pooler === null ? net.tokens : net.options.batch);
  });
}
var bert = { modelTypes: ["bert"], measured: !0, build };

// core/models/families/blocks/gated-mlp.ts
function gatedMlp(net, { hidden, inner, bias = !1 }) {
  return {
    gate: net.linear("gate_proj", hidden, inner, bias),
    up: net.linear("up_proj", hidden, inner, bias),
    down: net.linear("down_proj", inner, hidden, bias)
  };
}
function fusedGatedMlp(net, { hidden, inner, bias = !1 }) {
  return {
    gate: net.linear("gate_up_proj", hidden, 2 * inner, bias),
    up: null,
    down: net.linear("down_proj", inner, hidden, bias)
  };
}
function applyGatedMlp(net, mlp2, activation, x) {
  let { tape } = net;
  return tape.under(
    TERM.mlp,
    () => tape.frame(() => {
      let product = gatedProduct(net, mlp2, activation, x);
      return applyLinear(net, mlp2.down, product);
    })
  );
}
function gatedProduct(net, mlp2, activation, x) {
  let { graph, tape } = net;
  return tape.frame(() => {
    let raw = applyLinear(net, mlp2.gate, x);
    if (mlp2.up === null) {
      let [gate = raw, up2 = raw] = split(graph, raw, 2);
      tape.drop(raw);
      let active2 = activate(graph, activation, gate);
      return multiply(graph, up2, active2);
    }
    let active = activate(graph, activation, raw);
    tape.drop(raw);
    let up = applyLinear(net, mlp2.up, x);
    return multiply(graph, active, up);
  });
}

// core/memory/model/rms-norm.ts
function applyRmsNorm(net, module, x, kind) {
  let body = { llama: llamaNorm, gemma: gemmaNorm, t5: t5Norm, olmo2: olmo2Norm }[kind];
  return net.tape.under(
    TERM.normalization,
    () => net.run(module, [x], ([input = x]) => net.tape.frame(() => body(net.graph, module, input)))
  );
}
function inverseRoot(graph, wide, rows) {
  let squares = square(graph, wide), variance = meanOfRows(graph, squares, rows);
  graph.tape.drop(squares);
  let shifted = shift(graph, variance), inverse = rsqrt(graph, shifted);
  return graph.tape.drop(shifted), inverse;
}
function llamaNorm(graph, { weight }, x) {
  let { tape } = graph, wide = to(graph, x, 4), inverse = inverseRoot(graph, wide, x.elements / weight.elements), normal = multiply(graph, wide, inverse);
  return tape.drop(wide, inverse), multiply(graph, weight, to(graph, normal, x.width));
}
function gemmaNorm(graph, { weight }, x) {
  let { tape } = graph, wide = to(graph, x, 4), inverse = inverseRoot(graph, wide, x.elements / weight.elements), normal = multiply(graph, wide, inverse);
  tape.drop(wide, inverse);
  let wideWeight = to(graph, weight, 4), factor = shift(graph, wideWeight);
  tape.drop(wideWeight);
  let weighted = multiply(graph, normal, factor);
  return tape.drop(normal, factor), to(graph, weighted, x.width);
}
function t5Norm(graph, { weight }, x) {
  let { tape } = graph, rows = x.elements / weight.elements, wide = to(graph, x, 4), inverse = inverseRoot(graph, wide, rows);
  tape.drop(wide);
  let normal = multiply(graph, x, inverse);
  return tape.drop(inverse), multiply(graph, weight, to(graph, normal, weight.width));
}
function olmo2Norm(graph, { weight }, x) {
  let { tape } = graph, wide = to(graph, x, 4), inverse = inverseRoot(graph, wide, x.elements / weight.elements), normal = multiply(graph, wide, inverse);
  return tape.drop(wide, inverse), to(graph, multiply(graph, weight, normal), x.width);
}

// core/models/families/blocks/norm.ts
function makeNorm(net, name, size, kind) {
  switch (kind) {
    case "llama":
    case "gemma":
    case "olmo2": {
      let module = net.module(name, [size]);
      return (x) => applyRmsNorm(net, module, x, kind);
    }
    case "layer":
    case "layer-without-bias": {
      let module = net.layerNorm(name, size, kind === "layer");
      return (x) => applyLayerNorm(net, module, x);
    }
    case "plain":
      return (x) => plainNorm(net, x, size);
    case "cohere": {
      let module = net.module(name, [size]);
      return (x) => writtenOut(net, module, x);
    }
    case "plus-one": {
      let module = net.module(name, [size], [size]);
      return (x) => plusOne(net, module, x);
    }
  }
}
function plainNorm(net, x, size) {
  let { tape, graph } = net;
  return tape.under(
    TERM.normalization,
    () => tape.frame(() => {
      let wide = to(graph, x, 4);
      return to(graph, layerNorm(graph, wide, x.elements / size, null, null), x.width);
    })
  );
}
function writtenOut(net, module, x) {
  let { tape, graph } = net;
  return tape.under(
    TERM.normalization,
    () => net.run(
      module,
      [x],
      ([input = x]) => tape.frame(() => {
        let rows = x.elements / module.weight.elements, wide = to(graph, input, 4), mean = meanOfRows(graph, wide, rows), apart = add(graph, wide, mean), squares = square(graph, apart), variance = meanOfRows(graph, squares, rows);
        tape.drop(squares, apart);
        let centred = add(graph, wide, mean), inverse = rsqrt(graph, shift(graph, variance)), normal = multiply(graph, centred, inverse);
        tape.drop(wide, centred, inverse);
        let weighted = multiply(graph, to(graph, module.weight, 4), normal);
        return tape.drop(normal), to(graph, weighted, x.width);
      })
    )
  );
}
function plusOne(net, module, x) {
  let { tape, graph } = net;
  return tape.under(
    TERM.normalization,
    () => net.run(
      module,
      [x],
      ([input = x]) => tape.frame(() => (scale(graph, module.weight), layerNorm(graph, input, x.elements / module.weight.elements, module.weight, module.bias)))
    )
  );
}

// core/memory/model/rotary.ts
function rotate(graph, q, { cos, sin }) {
  let { tape } = graph;
  return tape.frame(() => {
    let straight = multiply(graph, q, cos), half = rotateHalf(graph, q), turned = multiply(graph, half, sin);
    tape.drop(half);
    let sum2 = add(graph, straight, turned);
    return sum2.width === q.width ? sum2 : (tape.drop(straight, turned), to(graph, sum2, q.width));
  });
}
function rotateHalf(graph, q) {
  let { tape } = graph;
  return tape.frame(() => {
    let first = slice(graph, q, q.elements / 2), second = slice(graph, q, q.elements / 2), negative = scale(graph, second);
    return tape.drop(second), concatenate(graph, [negative, first]);
  });
}
function rotatePart(graph, q, tables, rotated, size) {
  let { tape } = graph;
  return tape.frame(() => {
    let part3 = q.elements * rotated / size, turning = rotated === size ? alias(graph, q) : slice(graph, q, part3), passing = slice(graph, q, q.elements - part3), turned = rotate(graph, turning, tables);
    return tape.drop(turning), concatenate(graph, [turned, passing]);
  });
}

// core/models/families/blocks/rotary-attention.ts
function applySelfAttention(net, attention2, sizes, x, tables, mask, options = {}) {
  let { tape, options: run2 } = net;
  return tape.under(
    TERM.attention,
    () => tape.frame(() => {
      let [q, k, v] = projected(net, attention2, sizes, x), shape = {
        batch: run2.batch,
        queries: run2.sequence,
        keys: run2.sequence,
        heads: sizes.heads,
        keyHeads: sizes.keyHeads,
        headSize: sizes.headSize,
        causal: !0,
        dropout: sizes.dropout ?? 0
      }, [turnedQ, turnedK] = turn(net, sizes, q, k, tables), y = attend(net, turnedQ, turnedK, v, mask, shape, {
        softmaxInFp32: sizes.softmaxInFp32 ?? !0,
        softCap: sizes.softCap ?? !1,
        ...options
      });
      return applyLinear(net, attention2.out, y);
    })
  );
}
function turn(net, sizes, q, k, tables) {
  if (tables === null) return [q, k];
  let { graph, tape } = net, { rotated, headSize } = sizes, one = (x) => rotated === void 0 ? rotate(graph, x, tables) : rotatePart(graph, x, tables, rotated, headSize), turnedQ = one(q), turnedK = one(k);
  return tape.drop(q, k), [turnedQ, turnedK];
}
function projected(net, attention2, sizes, x) {
  let { tape } = net, q = applyLinear(net, attention2.q, x), { heads, keyHeads } = sizes;
  if (attention2.k === null || attention2.v === null) {
    let head = q.elements / (heads + 2 * keyHeads), counts = [head * heads, head * keyHeads, head * keyHeads], parts = sizes.chunked ? splitSizes(net.graph, q, counts) : counts.map((size) => slice(net.graph, q, size));
    tape.drop(q);
    let [first = q, second = q, third = q] = parts;
    return normed(attention2, net, first, second, third);
  }
  let k = applyLinear(net, attention2.k, x), v = applyLinear(net, attention2.v, x);
  return normed(attention2, net, q, k, v);
}
function normed({ qNorm, kNorm }, net, q, k, v) {
  if (qNorm === void 0 || kNorm === void 0) return [q, k, v];
  let normedQ = qNorm(q);
  net.tape.drop(q);
  let normedK = kNorm(k);
  return net.tape.drop(k), [normedQ, normedK, v];
}

// core/models/families/blocks/sublayer.ts
function applySublayer(net, x, sublayer) {
  let { tape, graph } = net;
  return tape.frame(() => {
    let y = sublayer.before === void 0 ? null : sublayer.before(x), step = (next) => (tape.drop(y), y = next, next), out = step(sublayer.body(y ?? x));
    sublayer.after !== void 0 && (out = step(sublayer.after(out)));
    let { dropout: p = 0 } = sublayer;
    return p > 0 && (out = step(tape.under(TERM.dropout, () => dropout2(graph, out, p)))), sublayer.multiplied && (out = step(scale(graph, out))), residual(net, x, out);
  });
}
function applyParallel(net, x, parts) {
  let { tape, graph } = net, p = parts.dropout ?? 0, dropped = (y) => {
    let z = tape.under(TERM.dropout, () => dropout2(graph, y, p));
    return tape.drop(y), z;
  };
  return tape.frame(() => {
    let normed2 = parts.attentionNorm(x), attended = dropped(parts.attention(normed2)), second = parts.mlpNorm === null ? normed2 : parts.mlpNorm(x), fed = dropped(parts.mlp(second)), partial = parts.inputLast ? residual(net, attended, fed) : residual(net, x, attended);
    return parts.inputLast ? residual(net, partial, x) : residual(net, partial, fed);
  });
}

// core/models/families/llama.ts
var LLAMA = {
  defaults: { vocab: 32e3, hidden: 4096, inner: 11008, layers: 32, heads: 32 },
  keyHeads: (config, heads) => config.size("num_key_value_heads", heads),
  headSize: (config, hidden, heads) => config.size("head_dim", Math.floor(hidden / heads)),
  qkvBias: (config) => config.flag("attention_bias", !1),
  outBias: (config) => config.flag("attention_bias", !1),
  mlpBias: (config) => config.flag("mlp_bias", !1),
  normedHeads: !1,
  normKind: "llama",
  activation: (config) => config.text("hidden_act", "silu"),
  tied: !1,
  scaledEmbedding: !1,
  multiplied: !1,
  wideTables: !1,
  logits: {},
  rotates: () => !0,
  window: () => null
};
function keyHeadsOr(fallback) {
  return (config, heads) => config.get("num_key_value_heads") === null ? heads : config.size("num_key_value_heads", fallback);
}
function buildLlama(net, config, variant) {
  let vocab = config.size("vocab_size", variant.defaults.vocab), hidden = config.size("hidden_size", variant.defaults.hidden), inner = config.size("intermediate_size", variant.defaults.inner), heads = config.size("num_attention_heads", variant.defaults.heads), keyHeads = variant.keyHeads(config, heads), headSize = variant.headSize(config, hidden, heads);
  config.divide(heads, keyHeads, "num_attention_heads by num_key_value_heads");
  let activation = variant.activation(config), embedding2 = net.module("model.embed_tokens", [vocab, hidden]), sizes = { heads, keyHeads, headSize, dropout: config.number("attention_dropout", 0) }, { multiplied, normKind } = variant, layer = (index) => net.within(`model.layers.${index}`, () => {
    let attention2 = net.within("self_attn", () => ({
      q: net.linear("q_proj", hidden, heads * headSize, variant.qkvBias(config)),
      k: net.linear("k_proj", hidden, keyHeads * headSize, variant.qkvBias(config)),
      v: net.linear("v_proj", hidden, keyHeads * headSize, variant.qkvBias(config)),
      out: net.linear("o_proj", heads * headSize, hidden, variant.outBias(config)),
      ...variant.normedHeads ? { qNorm: makeNorm(net, "q_norm", headSize, normKind), kNorm: makeNorm(net, "k_norm", headSize, normKind) } : {}
    })), mlp2 = net.within("mlp", () => gatedMlp(net, { hidden, inner, bias: variant.mlpBias(config) })), inputNorm = makeNorm(net, "input_layernorm", hidden, normKind), middleNorm = makeNorm(net, "post_attention_layernorm", hidden, normKind);
    return (x, { tables, mask }) => {
      let middle = applySublayer(net, x, {
        before: inputNorm,
        body: (y) => applySelfAttention(net, attention2, sizes, y, variant.rotates(index) ? tables : null, mask),
        multiplied
      });
      return applySublayer(net, middle, {
        before: middleNorm,
        body: (y) => applyGatedMlp(net, mlp2, activation, y),
        multiplied
      });
    };
  }), count2 = config.size("num_hidden_layers", variant.defaults.layers), layers = Array.from({ length: count2 }, (_, index) => layer(index)), norm = makeNorm(net, "model.norm", hidden, normKind);
  rotaryBuffers(net, headSize);
  let head = net.module("lm_head", [vocab, hidden]);
  return config.flag("tie_word_embeddings", variant.tied) && net.tie(head, embedding2), {
    forward: () => decoderForward(net, {
      embed: () => embedTokens(net, embedding2, variant.scaledEmbedding),
      layers,
      norm,
      finish: (x) => languageModelLoss(net, head, x, variant.logits),
      rotated: headSize,
      window: variant.window(config),
      wideTables: variant.wideTables,
      allSlide: !0
    })
  };
}
var llama = {
  modelTypes: ["llama"],
  measured: !0,
  build: (net, config) => buildLlama(net, config, LLAMA)
};

// core/models/families/gemma.ts
var gemma = {
  modelTypes: ["gemma"],
  measured: !1,
  build: (net, config) => buildLlama(net, config, {
    ...LLAMA,
    defaults: { vocab: 256e3, hidden: 3072, inner: 24576, layers: 28, heads: 16 },
    keyHeads: keyHeadsOr(16),
    headSize: (fields) => fields.size("head_dim", 256),
    mlpBias: () => !1,
    normKind: "gemma",
    activation: (fields) => fields.text("hidden_activation", "gelu_pytorch_tanh"),
    tied: !0,
    scaledEmbedding: !0
  })
};

// core/models/families/blocks/decoder-sizes.ts
function decoderSizes(config, defaults) {
  let hidden = config.size("hidden_size", defaults.hidden), heads = config.size("num_attention_heads", defaults.heads), keyHeads = config.get("num_key_value_heads") === null ? heads : config.size("num_key_value_heads", defaults.keyHeads ?? heads);
  return config.divide(heads, keyHeads, "num_attention_heads by num_key_value_heads"), {
    vocab: config.size("vocab_size", defaults.vocab),
    hidden,
    inner: config.size("intermediate_size", defaults.inner),
    layers: config.size("num_hidden_layers", defaults.layers),
    heads,
    keyHeads,
    headSize: config.size("head_dim", defaults.headSize ?? Math.floor(hidden / heads))
  };
}
function rotatedPart(config, headSize, fallback) {
  let parameters = config.object("rope_parameters"), scaling = config.object("rope_scaling"), share = parameters.number("partial_rotary_factor", scaling.number("partial_rotary_factor", Number.NaN)), factor = Number.isNaN(share) ? config.number(["partial_rotary_factor", "rotary_pct", "rope_pct"], fallback) : share;
  return Math.floor(headSize * Math.min(1, Math.max(0, factor)));
}

// core/models/families/gemma2.ts
function gemmaDecoder(net, config, variant) {
  let sizes = decoderSizes(config, variant.defaults), { vocab, hidden, inner, heads, keyHeads, headSize } = sizes, bias = config.flag("attention_bias", !1), activation = config.text("hidden_activation", "gelu_pytorch_tanh"), types = config.list("layer_types"), pattern = config.size("sliding_window_pattern", variant.pattern), softCap = config.has("attn_logit_softcapping") || !variant.third && config.get("attn_logit_softcapping") !== null, capsLogits = config.has("final_logit_softcapping") || !variant.third && config.get("final_logit_softcapping") !== null, embedding2 = net.module("model.embed_tokens", [vocab, hidden]), layer = (index) => net.within(`model.layers.${index}`, () => {
    let slides = types === null ? (index + 1) % pattern !== 0 : types[index] === "sliding_attention", attention2 = net.within("self_attn", () => ({
      q: net.linear("q_proj", hidden, heads * headSize, bias),
      k: net.linear("k_proj", hidden, keyHeads * headSize, bias),
      v: net.linear("v_proj", hidden, keyHeads * headSize, bias),
      out: net.linear("o_proj", heads * headSize, hidden, bias),
      ...variant.third ? { qNorm: makeNorm(net, "q_norm", headSize, "gemma"), kNorm: makeNorm(net, "k_norm", headSize, "gemma") } : {}
    })), mlp2 = net.within("mlp", () => gatedMlp(net, { hidden, inner })), norm2 = (name) => makeNorm(net, name, hidden, "gemma"), before = norm2("input_layernorm"), after = norm2("post_attention_layernorm"), beforeMlp = norm2("pre_feedforward_layernorm"), afterMlp = norm2("post_feedforward_layernorm");
    return (x, inputs2) => {
      let tables = slides ? inputs2.localTables : inputs2.tables, mask = slides ? inputs2.localMask : inputs2.mask, middle = applySublayer(net, x, {
        before,
        body: (y) => applySelfAttention(net, attention2, { heads, keyHeads, headSize, softCap }, y, tables, mask),
        after
      });
      return applySublayer(net, middle, {
        before: beforeMlp,
        body: (y) => applyGatedMlp(net, mlp2, activation, y),
        after: afterMlp
      });
    };
  }), layers = Array.from({ length: sizes.layers }, (_, index) => layer(index)), norm = makeNorm(net, "model.norm", hidden, "gemma");
  rotaryBuffers(net, headSize), variant.third && rotaryBuffers(net, headSize);
  let head = net.module("lm_head", [vocab, hidden]);
  return config.flag("tie_word_embeddings", !0) && net.tie(head, embedding2), {
    embed: () => embedTokens(net, embedding2, !0),
    layers,
    norm,
    finish: (x) => languageModelLoss(net, head, x, { softCap: capsLogits }),
    rotated: headSize,
    window: config.size("sliding_window", variant.window),
    localTables: variant.third
  };
}
var GEMMA2 = {
  defaults: { vocab: 256e3, hidden: 2304, inner: 9216, layers: 26, heads: 8, keyHeads: 4, headSize: 256 },
  third: !1,
  window: 4096,
  pattern: 2
}, GEMMA3 = {
  defaults: { vocab: 262208, hidden: 2304, inner: 9216, layers: 26, heads: 8, keyHeads: 4, headSize: 256 },
  third: !0,
  window: 4096,
  pattern: 6
};
function program(net, config, variant) {
  let decoder = gemmaDecoder(net, config, variant);
  return { forward: () => decoderForward(net, decoder) };
}
var gemma2 = {
  modelTypes: ["gemma2"],
  measured: !1,
  build: (net, config) => program(net, config, GEMMA2)
}, gemma3 = {
  modelTypes: ["gemma3_text"],
  measured: !1,
  build: (net, config) => program(net, config, GEMMA3)
};

// core/models/families/blocks/plain-mlp.ts
function applyPlainMlp(net, mlp2, activation, x) {
  let { tape, graph } = net;
  return tape.under(
    TERM.mlp,
    () => tape.frame(() => {
      let raw = applyLinear(net, mlp2.up, x), active = activate(graph, activation, raw);
      return tape.drop(raw), applyLinear(net, mlp2.down, active);
    })
  );
}

// core/models/families/gpt-neox.ts
var DEFAULTS = { vocab: 50432, hidden: 6144, inner: 24576, layers: 44, heads: 64, keyHeads: null, headSize: null };
function build2(net, config) {
  let { vocab, hidden, inner, heads, headSize, layers: count2 } = decoderSizes(config, DEFAULTS), rotated = rotatedPart(config, headSize, 0.25), bias = config.flag("attention_bias", !0), activation = config.text("hidden_act", "gelu"), dropout3 = config.number("hidden_dropout", 0), parallel = config.flag("use_parallel_residual", !0), sizes = {
    heads,
    keyHeads: heads,
    headSize,
    rotated,
    dropout: config.number("attention_dropout", 0),
    chunked: !0
  }, embedding2 = net.module("gpt_neox.embed_in", [vocab, hidden]), layer = (index) => net.within(`gpt_neox.layers.${index}`, () => {
    let attentionNorm = makeNorm(net, "input_layernorm", hidden, "layer"), mlpNorm = makeNorm(net, "post_attention_layernorm", hidden, "layer"), attention2 = net.within(
      "attention",
      () => ({
        q: net.linear("query_key_value", hidden, 3 * hidden, bias),
        k: null,
        v: null,
        out: net.linear("dense", hidden, hidden, bias)
      })
    ), mlp2 = net.within("mlp", () => ({
      up: net.linear("dense_h_to_4h", hidden, inner, !0),
      down: net.linear("dense_4h_to_h", inner, hidden, !0)
    }));
    return (x, { tables, mask }) => {
      let attend2 = (y) => applySelfAttention(net, attention2, sizes, y, tables, mask), feed = (y) => applyPlainMlp(net, mlp2, activation, y);
      if (parallel)
        return applyParallel(net, x, {
          attentionNorm,
          mlpNorm,
          attention: attend2,
          mlp: feed,
          dropout: dropout3,
          inputLast: !0
        });
      let middle = applySublayer(net, x, { before: attentionNorm, body: attend2, dropout: dropout3 });
      return applySublayer(net, middle, { before: mlpNorm, body: feed, dropout: dropout3 });
    };
  }), layers = Array.from({ length: count2 }, (_, index) => layer(index)), norm = makeNorm(net, "gpt_neox.final_layer_norm", hidden, "layer");
  rotaryBuffers(net, rotated);
  let head = net.module("embed_out", [vocab, hidden]);
  return config.flag("tie_word_embeddings", !1) && net.tie(head, embedding2), {
    forward: () => decoderForward(net, {
      embed: () => droppedOut(net, embedTokens(net, embedding2), dropout3),
      layers,
      norm,
      finish: (x) => languageModelLoss(net, head, x),
      rotated
    })
  };
}
var gptNeox = { modelTypes: ["gpt_neox"], measured: !1, build: build2 };

// core/models/families/gpt2.ts
function build3(net, config) {
  let vocab = config.size("vocab_size", 50257), hidden = config.size(["n_embd", "hidden_size"], 768), heads = config.size(["n_head", "num_attention_heads"], 12), inner = config.size("n_inner", 4 * hidden), headSize = config.divide(hidden, heads, "n_embd by n_head"), activation = config.text("activation_function", "gelu_new"), p = {
    attention: config.number("attn_pdrop", 0.1),
    residual: config.number("resid_pdrop", 0.1),
    embedding: config.number("embd_pdrop", 0.1)
  }, tokens = net.module("transformer.wte", [vocab, hidden]), positions = net.module("transformer.wpe", [
    config.size(["n_positions", "max_position_embeddings"], 1024),
    hidden
  ]), blocks = Array.from(
    { length: config.size(["n_layer", "num_hidden_layers"], 12) },
    (_, index) => net.within(
      `transformer.h.${index}`,
      () => ({
        norm1: net.layerNorm("ln_1", hidden),
        qkv: net.conv1d("attn.c_attn", hidden, 3 * hidden),
        out: net.conv1d("attn.c_proj", hidden, hidden),
        norm2: net.layerNorm("ln_2", hidden),
        up: net.conv1d("mlp.c_fc", hidden, inner),
        down: net.conv1d("mlp.c_proj", inner, hidden)
      })
    )
  ), norm = net.layerNorm("transformer.ln_f", hidden), head = net.module("lm_head", [vocab, hidden]);
  config.flag("tie_word_embeddings", !0) && net.tie(head, tokens);
  let { tape, graph } = net, attention2 = (block2, x, mask) => tape.under(
    TERM.attention,
    () => tape.frame(() => {
      let qkv = applyConv1d(net, block2.qkv, x), [q = qkv, k = qkv, v = qkv] = split(graph, qkv, 3);
      tape.drop(qkv);
      let { batch, sequence } = net.options, shape = {
        batch,
        queries: sequence,
        keys: sequence,
        heads,
        keyHeads: heads,
        headSize,
        causal: !0,
        dropout: p.attention
      }, y = attend(net, q, k, v, mask, shape, { softmaxInFp32: !1 }), projected2 = applyConv1d(net, block2.out, y);
      return tape.under(TERM.dropout, () => dropout2(graph, projected2, p.residual));
    })
  ), feedForward = (block2, x) => tape.under(
    TERM.mlp,
    () => tape.frame(() => {
      let raw = applyConv1d(net, block2.up, x), active = activate(graph, activation, raw);
      tape.drop(raw);
      let down = applyConv1d(net, block2.down, active);
      return tape.drop(active), tape.under(TERM.dropout, () => dropout2(graph, down, p.residual));
    })
  ), layer = (block2, x, mask) => {
    let before = applyLayerNorm(net, block2.norm1, x), attended = attention2(block2, before, mask), middle = residual(net, attended, x);
    tape.drop(before);
    let between = applyLayerNorm(net, block2.norm2, middle), fed = feedForward(block2, between);
    return residual(net, middle, fed);
  };
  return {
    forward: () => tape.frame(() => {
      let words = embedTokens(net, tokens), places = applyEmbedding(
        net,
        positions,
        net.options.sequence,
        tape.local(net.options.sequence, 8, TERM.inputs)
      ), sum2 = residual(net, words, places), mask = eagerMask(net), start = tape.under(TERM.dropout, () => dropout2(graph, sum2, p.embedding));
      tape.drop(sum2);
      let x = runStack(net, blocks, start, [mask], (block2, input, [m]) => layer(block2, input, m ?? null));
      tape.drop(words, places);
      let normed2 = applyLayerNorm(net, norm, x);
      return tape.drop(x), languageModelLoss(net, head, normed2);
    })
  };
}
var gpt2 = { modelTypes: ["gpt2"], measured: !0, build: build3 };

// core/models/families/granite.ts
var granite = {
  modelTypes: ["granite"],
  measured: !1,
  build: (net, config) => buildLlama(net, config, {
    ...LLAMA,
    scaledEmbedding: !0,
    multiplied: !0,
    logits: { scaled: !0, softCap: !1 }
  })
};

// core/models/families/blocks/kosmos-resampler.ts
function resampler(net, visionHidden, hidden, latents, text) {
  return net.within("image_to_text_projection", () => {
    let latent = net.module("latent_query", [latents, hidden]), dense = net.linear("dense", visionHidden, hidden, !0);
    return {
      latent,
      dense,
      k: net.linear("x_attn.k_proj", hidden, hidden, !0),
      v: net.linear("x_attn.v_proj", hidden, hidden, !0),
      q: net.linear("x_attn.q_proj", hidden, hidden, !0),
      out: net.linear("x_attn.out_proj", hidden, hidden, !0),
      latents,
      hidden,
      heads: text.heads,
      dropout: text.attentionDropout
    };
  });
}
function resample(net, parts, postNorm, seen, rows, perImage) {
  let { tape, graph } = net;
  return tape.frame(() => {
    let features = applyLayerNorm(net, postNorm, seen), lengths = tape.local(rows, net.width), unit = tape.local(features.elements, features.width);
    return graph.record([features], unit, [features, lengths], (g) => [tape.loose(g.elements, g.width)]), tape.drop(features), net.run(
      parts.latent,
      [unit],
      ([input = unit]) => tape.frame(() => attendLatents(net, parts, input, perImage))
    );
  });
}
function attendLatents(net, parts, features, perImage) {
  let { tape, graph } = net, { batch } = net.options, { latents, hidden, heads } = parts, queries = batch * latents * hidden, states = applyLinear(net, parts.dense, features), latent = parts.latent.weight, expanded = tape.share(latent, queries);
  graph.record([latent], expanded, null, () => [gradientOf(graph, latent)]);
  let keys = tape.local(states.elements + queries, net.width);
  graph.record([states, expanded], keys, null, (g) => [part2(net, g, states.elements), part2(net, g, queries)]);
  let q = applyLinear(net, parts.q, expanded), k = applyLinear(net, parts.k, keys), v = applyLinear(net, parts.v, keys), shape = {
    batch,
    queries: latents,
    keys: perImage + latents,
    heads,
    keyHeads: heads,
    headSize: hidden / heads,
    causal: !1,
    dropout: parts.dropout
  }, y = attend(net, q, k, v, null, shape, { softmaxInFp32: !1 });
  return applyLinear(net, parts.out, y);
}
function part2(net, gradient, elements) {
  return new Tensor(net.tape.hold(gradient.storage), elements, gradient.width);
}

// core/models/families/blocks/patches.ts
function patchEmbedding(net, module, pixels, rows) {
  let { tape, graph } = net, { weight, bias } = module;
  return net.run(
    module,
    [pixels],
    ([input = pixels]) => graph.record([weight, bias], tape.local(rows * (weight.shape[0] ?? 1), net.width), [input], () => [
      gradientOf(graph, weight),
      bias === null ? null : gradientOf(graph, bias)
    ])
  );
}
function classAndPatches(net, token, patches, images) {
  let { tape, graph } = net, { elements } = patches, hidden = token.elements, all = tape.local(elements + images * hidden, net.width);
  return graph.record([patches, token], all, null, (g) => [tape.loose(elements, g.width), gradientOf(graph, token)]);
}

// core/models/families/blocks/vision-tower.ts
function visionSizes(config, defaults) {
  let hidden = config.size("hidden_size", defaults.hidden), heads = config.size("num_attention_heads", defaults.heads);
  return {
    hidden,
    heads,
    inner: config.size("intermediate_size", defaults.inner),
    headSize: config.divide(hidden, heads, "hidden_size by num_attention_heads of the vision tower"),
    layers: config.size("num_hidden_layers", defaults.layers),
    channels: config.size("num_channels", 3),
    image: config.size("image_size", 224),
    patch: config.size("patch_size", defaults.patch),
    activation: config.text("hidden_act", "quick_gelu"),
    attentionDropout: config.number("attention_dropout", 0),
    dropout: 0
  };
}
function visionTokens({ image, patch }) {
  return Math.floor(image / patch) ** 2 + 1;
}
function visionLayer(net, { hidden, inner }) {
  return {
    k: net.linear("self_attn.k_proj", hidden, hidden, !0),
    v: net.linear("self_attn.v_proj", hidden, hidden, !0),
    q: net.linear("self_attn.q_proj", hidden, hidden, !0),
    out: net.linear("self_attn.out_proj", hidden, hidden, !0),
    norm1: net.layerNorm("layer_norm1", hidden),
    up: net.linear("mlp.fc1", hidden, inner, !0),
    down: net.linear("mlp.fc2", inner, hidden, !0),
    norm2: net.layerNorm("layer_norm2", hidden)
  };
}
function visionTower(net, sizes) {
  let { hidden, channels, patch } = sizes, tokens = visionTokens(sizes), classToken = net.module("embeddings", [hidden]), patches = net.module("embeddings.patch_embedding", [hidden, channels, patch, patch]), positions = net.module("embeddings.position_embedding", [tokens, hidden]);
  net.buffer(tokens, 8);
  let preNorm = net.layerNorm("pre_layrnorm", hidden), layers = Array.from(
    { length: sizes.layers },
    (_, index) => net.within(`encoder.layers.${index}`, () => visionLayer(net, sizes))
  );
  return { sizes, patches, classToken, positions, preNorm, layers, postNorm: net.layerNorm("post_layernorm", hidden) };
}
function visionForward(net, tower, pixels, images) {
  let { tape, graph } = net, tokens = visionTokens(tower.sizes);
  return tape.under(
    TERM.vision,
    () => tape.frame(() => {
      let embedded = net.run(
        tower.classToken,
        [pixels],
        ([input = pixels]) => tape.frame(() => {
          let patches = patchEmbedding(net, tower.patches, input, images * (tokens - 1)), all = classAndPatches(net, tower.classToken.weight, patches, images), places = applyEmbedding(net, tower.positions, tokens, tape.local(tokens, 8, TERM.inputs));
          return add(graph, all, places);
        })
      ), start = applyLayerNorm(net, tower.preNorm, embedded);
      return tape.drop(embedded), runStack(
        net,
        tower.layers,
        start,
        [],
        (layer, x) => applyVisionLayer(net, layer, tower.sizes, x, images, tokens)
      );
    })
  );
}
function applyVisionLayer(net, layer, sizes, x, images, tokens) {
  let { tape, graph } = net;
  return tape.under(TERM.vision, () => {
    let before = applyLayerNorm(net, layer.norm1, x), attended = tape.frame(() => {
      let q = applyLinear(net, layer.q, before), k = applyLinear(net, layer.k, before), v = applyLinear(net, layer.v, before), { heads, headSize } = sizes, shape = {
        batch: images,
        queries: tokens,
        keys: tokens,
        heads,
        keyHeads: heads,
        headSize,
        causal: !1,
        dropout: sizes.attentionDropout
      };
      return applyLinear(net, layer.out, attend(net, q, k, v, null, shape, { softmaxInFp32: !1 }));
    });
    tape.drop(before);
    let middle = add(graph, x, attended);
    tape.drop(attended);
    let between = applyLayerNorm(net, layer.norm2, middle), fed = tape.frame(() => {
      let raw = applyLinear(net, layer.up, between), active = activate(graph, sizes.activation, raw);
      tape.drop(raw);
      let down = applyLinear(net, layer.down, active);
      return dropout2(graph, down, sizes.dropout);
    });
    return tape.drop(between), add(graph, middle, fed);
  });
}

// core/models/families/kosmos2.ts
function textSizes(text) {
  let hidden = text.size("embed_dim", 2048), heads = text.size("attention_heads", 32);
  return {
    hidden,
    heads,
    inner: text.size("ffn_dim", 8192),
    headSize: text.divide(hidden, heads, "embed_dim by attention_heads"),
    activation: text.text("activation_function", "gelu"),
    dropout: text.number("dropout", 0.1),
    attentionDropout: text.number("attention_dropout", 0.1),
    activationDropout: text.number("activation_dropout", 0)
  };
}
function textLayer(net, { hidden, inner }) {
  return {
    k: net.linear("self_attn.k_proj", hidden, hidden, !0),
    v: net.linear("self_attn.v_proj", hidden, hidden, !0),
    q: net.linear("self_attn.q_proj", hidden, hidden, !0),
    out: net.linear("self_attn.out_proj", hidden, hidden, !0),
    innerNorm: net.layerNorm("self_attn.inner_attn_ln", hidden),
    norm1: net.layerNorm("self_attn_layer_norm", hidden),
    up: net.linear("ffn.fc1", hidden, inner, !0),
    down: net.linear("ffn.fc2", inner, hidden, !0),
    middleNorm: net.layerNorm("ffn.ffn_layernorm", inner),
    norm2: net.layerNorm("final_layer_norm", hidden)
  };
}
function applyTextLayer(net, layer, sizes, x, mask) {
  let { tape, graph } = net, { batch, sequence } = net.options, dropped = (y, p) => tape.under(TERM.dropout, () => dropout2(graph, y, p)), before = applyLayerNorm(net, layer.norm1, x), attended = tape.under(
    TERM.attention,
    () => tape.frame(() => {
      let q = applyLinear(net, layer.q, before), k = applyLinear(net, layer.k, before), v = applyLinear(net, layer.v, before), { heads, headSize, attentionDropout } = sizes, y = attend(net, q, k, v, mask, {
        batch,
        queries: sequence,
        keys: sequence,
        heads,
        keyHeads: heads,
        headSize,
        causal: !0,
        dropout: attentionDropout
      }, { softmaxInFp32: !1 }), normed2 = applyLayerNorm(net, layer.innerNorm, y);
      return tape.drop(y), applyLinear(net, layer.out, normed2);
    })
  );
  tape.drop(before);
  let first = dropped(attended, sizes.dropout);
  tape.drop(attended);
  let middle = residual(net, x, first);
  tape.drop(first);
  let between = applyLayerNorm(net, layer.norm2, middle), fed = tape.under(
    TERM.mlp,
    () => tape.frame(() => {
      let raw = applyLinear(net, layer.up, between), active = activate(graph, sizes.activation, raw);
      tape.drop(raw);
      let kept = dropped(active, sizes.activationDropout);
      tape.drop(active);
      let normed2 = applyLayerNorm(net, layer.middleNorm, kept);
      tape.drop(kept);
      let down = applyLinear(net, layer.down, normed2);
      return tape.drop(normed2), dropped(down, sizes.dropout);
    })
  );
  return tape.drop(between), residual(net, middle, fed);
}
function placeImages(net, words, images, hidden) {
  let { tape, graph } = net, placed = tape.share(words), [all, some] = [words.elements, images.elements], index = tape.local(some / hidden, 8);
  return graph.record([words, images], placed, [index], (g) => [tape.loose(all, g.width), tape.loose(some, g.width)]), tape.drop(index), placed;
}
function build4(net, config) {
  let { tape, graph } = net, text = config.object("text_config"), sizes = textSizes(text), { hidden } = sizes, vocab = text.size("vocab_size", 65037), words = net.module("text_model.model.embed_tokens", [vocab, hidden]);
  net.buffer((text.size("max_position_embeddings", 2048) + 2) * hidden, net.width);
  let layers = Array.from(
    { length: text.size("layers", 24) },
    (_, index) => net.within(`text_model.model.layers.${index}`, () => textLayer(net, sizes))
  ), norm = net.layerNorm("text_model.model.layer_norm", hidden), head = net.module("text_model.lm_head", [vocab, hidden]);
  net.tie(head, words);
  let vision2 = visionSizes(config.object("vision_config"), {
    hidden: 1024,
    inner: 4096,
    layers: 24,
    heads: 16,
    patch: 14
  }), tower = net.within("vision_model.model", () => visionTower(net, vision2)), latents = config.size("latent_query_num", 64), projection = resampler(net, vision2.hidden, hidden, latents, sizes);
  net.dropGarbage();
  let pixels = null;
  return {
    makeInputs: () => {
      let { batch } = net.options;
      pixels = tape.loose(batch * vision2.channels * vision2.image ** 2, net.width, TERM.inputs), tape.loose(net.tokens, 8, TERM.inputs);
    },
    forward: () => tape.frame(() => {
      let { batch, sequence } = net.options, seen = visionForward(net, tower, pixels ?? tokenIds(net), batch), first = tape.track(new Tensor(tape.hold(seen.storage), batch * vision2.hidden, net.width));
      tape.under(TERM.vision, () => applyLayerNorm(net, tower.postNorm, first));
      let images = tape.under(
        TERM.vision,
        () => resample(net, projection, tower.postNorm, seen, batch * visionTokens(vision2), visionTokens(vision2))
      ), embedded = applyEmbedding(net, words, net.tokens, tokenIds(net)), placed = placeImages(net, embedded, images, hidden), scaled = tape.under(TERM.hiddenStates, () => scale(graph, placed));
      tape.drop(placed, embedded);
      let places = tape.local(net.tokens * hidden, net.width, TERM.embeddings), sum2 = residual(net, scaled, places);
      tape.drop(places, scaled);
      let once = tape.under(TERM.dropout, () => dropout2(graph, sum2, sizes.dropout));
      tape.drop(sum2);
      let mask = tape.local(batch * sequence * sequence, net.width, TERM.attentionMask), start = tape.under(TERM.dropout, () => dropout2(graph, once, sizes.dropout));
      tape.drop(once);
      let x = runStack(
        net,
        layers,
        start,
        [mask],
        (layer, input, [m]) => applyTextLayer(net, layer, sizes, input, m ?? null)
      ), normed2 = applyLayerNorm(net, norm, x);
      return tape.drop(x), languageModelLoss(net, head, normed2);
    })
  };
}
var kosmos2 = { modelTypes: ["kosmos-2"], measured: !0, build: build4 };

// core/models/families/mistral.ts
var mistral = {
  modelTypes: ["mistral", "ministral"],
  measured: !1,
  build: (net, config) => buildLlama(net, config, {
    ...LLAMA,
    defaults: { vocab: 32e3, hidden: 4096, inner: 14336, layers: 32, heads: 32 },
    keyHeads: keyHeadsOr(8),
    qkvBias: () => !1,
    outBias: () => !1,
    mlpBias: () => !1,
    window: (fields) => fields.get("sliding_window") === null ? null : fields.size("sliding_window", 4096)
  })
};

// core/models/families/blocks/grouped-experts.ts
function groupedExperts(net, { hidden, inner, experts: experts2 }) {
  return {
    gate: net.module("gate", [experts2, hidden]),
    experts: net.module("experts", [experts2, 2 * inner, hidden], [experts2, hidden, inner])
  };
}
function applyGroupedExperts(net, { gate, experts: experts2 }, sizes, activation, x) {
  let { tape } = net;
  return tape.under(
    TERM.experts,
    () => tape.frame(() => {
      let weights = route(net, gate, sizes, x);
      return net.run(
        experts2,
        [x, weights],
        ([input = x, scores = weights]) => tape.frame(() => expertsForward(net, experts2, sizes, activation, input, scores))
      );
    })
  );
}
function route(net, gate, { experts: experts2, chosen }, x) {
  let { tape, graph } = net, rows = net.tokens, indices = null, weights = net.run(
    gate,
    [x],
    ([input = x]) => tape.frame(() => {
      let logits2 = linear(graph, input, gate.weight, gate.bias, { alwaysSavesInput: net.options.zero3 }), wide = to(graph, logits2, 4), probabilities = softmax(graph, wide, 4);
      tape.drop(wide);
      let top = tape.local(rows * chosen, 4), index = tape.local(rows * chosen, 8);
      return graph.record([probabilities], top, [index], () => [tape.loose(rows * experts2, 4)]), indices = new Tensor(tape.hold(index.storage), index.elements, index.width), top;
    })
  );
  return indices !== null && tape.track(indices), weights;
}
function expertsForward(net, module, sizes, activation, x, weights) {
  let { tape, graph } = net, { hidden, inner, chosen } = sizes, pairs = net.tokens * chosen, [up = module.weight, down = module.weight] = module.parameters;
  tape.local(pairs, 8);
  let order = tape.local(pairs, 8), picks = tape.local(pairs, 8), selected = gather(graph, x, pairs * hidden, picks), sorted = gather(graph, weights, pairs, order), both = filled(net, selected, up, pairs * 2 * inner), [first = both, second = both] = split(graph, both, 2);
  tape.drop(both);
  let active = activate(graph, activation, first), product = multiply(graph, active, second);
  tape.drop(active, first, second);
  let out = filled(net, product, down, pairs * hidden);
  tape.drop(product);
  let weighted = multiply(graph, out, sorted), inverse = tape.local(pairs, 8), unsorted = gather(graph, weighted, pairs * hidden, inverse);
  tape.drop(weighted);
  let sum2 = sumOver(graph, unsorted, net.tokens * hidden);
  return to(graph, sum2, x.width);
}
function filled(net, x, weight, elements) {
  let { tape, graph } = net;
  return tape.frame(() => {
    let view = tape.share(weight), y = tape.local(elements, x.width), { elements: size } = x;
    return graph.record([x, weight], y, [x, view], (g) => [
      tape.loose(size, g.width),
      weight.needsGrad ? tape.loose(weight.elements, weight.width, TERM.gradients) : null
    ]), maskedFill(graph, y);
  });
}

// core/models/families/mixtral.ts
function build5(net, config) {
  let vocab = config.size("vocab_size", 32e3), hidden = config.size("hidden_size", 4096), heads = config.size("num_attention_heads", 32), keyHeads = keyHeadsOr(8)(config, heads), headSize = config.size("head_dim", Math.floor(hidden / heads)), sizes = { heads, keyHeads, headSize, dropout: config.number("attention_dropout", 0) }, experts2 = {
    hidden,
    inner: config.size("intermediate_size", 14336),
    experts: config.size(["num_local_experts", "num_experts"], 8),
    chosen: config.size("num_experts_per_tok", 2)
  }, activation = config.text("hidden_act", "silu"), embedding2 = net.module("model.embed_tokens", [vocab, hidden]), layer = (index) => net.within(`model.layers.${index}`, () => {
    let attention2 = net.within("self_attn", () => ({
      q: net.linear("q_proj", hidden, heads * headSize),
      k: net.linear("k_proj", hidden, keyHeads * headSize),
      v: net.linear("v_proj", hidden, keyHeads * headSize),
      out: net.linear("o_proj", heads * headSize, hidden)
    })), block2 = net.within("mlp", () => groupedExperts(net, experts2)), inputNorm = makeNorm(net, "input_layernorm", hidden, "llama"), middleNorm = makeNorm(net, "post_attention_layernorm", hidden, "llama");
    return (x, { tables, mask }) => {
      let middle = applySublayer(net, x, { before: inputNorm, body: (y) => applySelfAttention(net, attention2, sizes, y, tables, mask) });
      return applySublayer(net, middle, {
        before: middleNorm,
        body: (y) => applyGroupedExperts(net, block2, experts2, activation, y)
      });
    };
  }), layers = Array.from({ length: config.size("num_hidden_layers", 32) }, (_, index) => layer(index)), norm = makeNorm(net, "model.norm", hidden, "llama");
  rotaryBuffers(net, headSize);
  let head = net.module("lm_head", [vocab, hidden]);
  config.flag("tie_word_embeddings", !1) && net.tie(head, embedding2);
  let window = config.has("sliding_window") ? config.size("sliding_window") : null;
  return {
    forward: () => decoderForward(net, {
      embed: () => embedTokens(net, embedding2),
      layers,
      norm,
      finish: (x) => languageModelLoss(net, head, x),
      rotated: headSize,
      window,
      allSlide: !0
    })
  };
}
var mixtral = { modelTypes: ["mixtral"], measured: !0, build: build5 };

// core/models/families/olmo.ts
var olmo = {
  modelTypes: ["olmo"],
  measured: !1,
  build: (net, config) => buildLlama(net, config, {
    ...LLAMA,
    defaults: { vocab: 50304, hidden: 4096, inner: 11008, layers: 32, heads: 32 },
    headSize: (_fields, hidden, heads) => Math.floor(hidden / heads),
    mlpBias: () => !1,
    normKind: "plain",
    wideTables: !0
  })
};

// core/models/families/olmo2.ts
var DEFAULTS2 = { vocab: 50304, hidden: 4096, inner: 11008, layers: 32, heads: 32, keyHeads: null, headSize: null };
function build6(net, config) {
  let sizes = decoderSizes(config, DEFAULTS2), { vocab, hidden, inner, heads, keyHeads, headSize } = sizes, bias = config.flag("attention_bias", !1), activation = config.text("hidden_act", "silu"), embedding2 = net.module("model.embed_tokens", [vocab, hidden]), layer = (index) => net.within(`model.layers.${index}`, () => {
    let attention2 = net.within("self_attn", () => ({
      q: net.linear("q_proj", hidden, heads * headSize, bias),
      k: net.linear("k_proj", hidden, keyHeads * headSize, bias),
      v: net.linear("v_proj", hidden, keyHeads * headSize, bias),
      out: net.linear("o_proj", heads * headSize, hidden, bias),
      qNorm: makeNorm(net, "q_norm", heads * headSize, "olmo2"),
      kNorm: makeNorm(net, "k_norm", keyHeads * headSize, "olmo2")
    })), mlp2 = net.within("mlp", () => gatedMlp(net, { hidden, inner })), after = makeNorm(net, "post_attention_layernorm", hidden, "olmo2"), afterMlp = makeNorm(net, "post_feedforward_layernorm", hidden, "olmo2");
    return (x, { tables, mask }) => {
      let middle = applySublayer(net, x, { body: (y) => applySelfAttention(net, attention2, { heads, keyHeads, headSize }, y, tables, mask), after });
      return applySublayer(net, middle, { body: (y) => applyGatedMlp(net, mlp2, activation, y), after: afterMlp });
    };
  }), layers = Array.from({ length: sizes.layers }, (_, index) => layer(index)), norm = makeNorm(net, "model.norm", hidden, "olmo2");
  rotaryBuffers(net, headSize);
  let head = net.module("lm_head", [vocab, hidden]);
  return config.flag("tie_word_embeddings", !1) && net.tie(head, embedding2), {
    forward: () => decoderForward(net, {
      embed: () => embedTokens(net, embedding2),
      layers,
      norm,
      finish: (x) => languageModelLoss(net, head, x),
      rotated: headSize,
      wideTables: !0
    })
  };
}
var olmo2 = { modelTypes: ["olmo2"], measured: !0, build: build6 };

// core/models/families/opt.ts
var OFFSET = 2;
function build7(net, config) {
  let { tape, graph } = net, hidden = config.size("hidden_size", 768), heads = config.size("num_attention_heads", 12), headSize = config.divide(hidden, heads, "hidden_size by num_attention_heads"), inner = config.size("ffn_dim", 3072), vocab = config.size("vocab_size", 50272), words = config.size("word_embed_proj_dim", hidden), bias = config.flag("enable_bias", !0), normFirst = config.flag("do_layer_norm_before", !0), dropout3 = config.number("dropout", 0.1), activation = config.text("activation_function", "relu"), embedding2 = net.module("model.decoder.embed_tokens", [vocab, words]), positions = net.module("model.decoder.embed_positions", [
    config.size("max_position_embeddings", 2048) + OFFSET,
    hidden
  ]), projectOut = words === hidden ? null : net.linear("model.decoder.project_out", hidden, words), projectIn = words === hidden ? null : net.linear("model.decoder.project_in", words, hidden), finalNorm = normFirst && !config.flag("_remove_final_layer_norm", !1) ? makeNorm(net, "model.decoder.final_layer_norm", hidden, "layer") : null, attention2 = (parts, x, mask) => tape.under(
    TERM.attention,
    () => tape.frame(() => {
      let raw = applyLinear(net, parts.q, x), q = scale(graph, raw);
      tape.drop(raw);
      let k = applyLinear(net, parts.k ?? parts.q, x), v = applyLinear(net, parts.v ?? parts.q, x), { batch, sequence } = net.options, shape = {
        batch,
        queries: sequence,
        keys: sequence,
        heads,
        keyHeads: heads,
        headSize,
        causal: !0,
        dropout: config.number("attention_dropout", 0)
      };
      return applyLinear(net, parts.out, attend(net, q, k, v, mask, shape, { softmaxInFp32: !0 }));
    })
  ), layer = (index) => net.within(`model.decoder.layers.${index}`, () => {
    let parts = net.within("self_attn", () => {
      let k = net.linear("k_proj", hidden, hidden, bias), v = net.linear("v_proj", hidden, hidden, bias);
      return { q: net.linear("q_proj", hidden, hidden, bias), k, v, out: net.linear("out_proj", hidden, hidden, bias) };
    }), attentionNorm = makeNorm(net, "self_attn_layer_norm", hidden, "layer"), mlp2 = { up: net.linear("fc1", hidden, inner, bias), down: net.linear("fc2", inner, hidden, bias) }, mlpNorm = makeNorm(net, "final_layer_norm", hidden, "layer");
    return (x, { mask }) => {
      let attended = applySublayer(net, x, {
        before: normFirst ? attentionNorm : void 0,
        body: (y) => attention2(parts, y, mask),
        dropout: dropout3
      }), middle = normFirst ? attended : attentionNorm(attended);
      normFirst || tape.drop(attended);
      let fed = applySublayer(net, middle, {
        before: normFirst ? mlpNorm : void 0,
        body: (y) => applyPlainMlp(net, mlp2, activation, y),
        dropout: dropout3
      });
      return normFirst ? fed : mlpNorm(fed);
    };
  }), layers = Array.from({ length: config.size("num_hidden_layers", 12) }, (_, index) => layer(index)), head = net.module("lm_head", [vocab, words]);
  config.flag("tie_word_embeddings", !0) && net.tie(head, embedding2);
  let embed = () => tape.frame(() => {
    let raw = embedTokens(net, embedding2), tokens = projectIn === null ? raw : applyLinear(net, projectIn, raw), places = applyEmbedding(net, positions, net.tokens, tape.local(net.tokens, 8, TERM.inputs));
    return residual(net, tokens, places);
  });
  return {
    forward: () => decoderForward(net, {
      embed,
      layers,
      norm: finalNorm,
      finish: (x) => tape.frame(() => languageModelLoss(net, head, projectOut === null ? x : applyLinear(net, projectOut, x))),
      rotated: null
    })
  };
}
var opt = { modelTypes: ["opt"], measured: !1, build: build7 };

// core/models/families/phi.ts
var DEFAULTS3 = { vocab: 51200, hidden: 2048, inner: 8192, layers: 24, heads: 32, keyHeads: null, headSize: null };
function build8(net, config) {
  let sizes = decoderSizes(config, DEFAULTS3), { vocab, hidden, inner, heads, keyHeads, headSize } = sizes, rotated = rotatedPart(config, headSize, 0.5), activation = config.text("hidden_act", "gelu_new"), dropout3 = config.number("resid_pdrop", 0), attentionSizes = { heads, keyHeads, headSize, rotated, dropout: config.number("attention_dropout", 0) }, embedding2 = net.module("model.embed_tokens", [vocab, hidden]), layer = (index) => net.within(`model.layers.${index}`, () => {
    let attention2 = net.within("self_attn", () => ({
      q: net.linear("q_proj", hidden, heads * headSize, !0),
      k: net.linear("k_proj", hidden, keyHeads * headSize, !0),
      v: net.linear("v_proj", hidden, keyHeads * headSize, !0),
      out: net.linear("dense", heads * headSize, hidden, !0),
      ...config.flag("qk_layernorm", !1) ? {
        qNorm: makeNorm(net, "q_layernorm", headSize, "layer"),
        kNorm: makeNorm(net, "k_layernorm", headSize, "layer")
      } : {}
    })), mlp2 = net.within("mlp", () => ({
      up: net.linear("fc1", hidden, inner, !0),
      down: net.linear("fc2", inner, hidden, !0)
    })), attentionNorm = makeNorm(net, "input_layernorm", hidden, "layer");
    return (x, { tables, mask }) => applyParallel(net, x, {
      attentionNorm,
      mlpNorm: null,
      attention: (y) => applySelfAttention(net, attention2, attentionSizes, y, tables, mask),
      mlp: (y) => applyPlainMlp(net, mlp2, activation, y),
      dropout: dropout3,
      inputLast: !0
    });
  }), layers = Array.from({ length: sizes.layers }, (_, index) => layer(index));
  rotaryBuffers(net, rotated);
  let norm = makeNorm(net, "model.final_layernorm", hidden, "layer"), head = net.module("lm_head", [vocab, hidden], [vocab]);
  return config.flag("tie_word_embeddings", !1) && net.tie(head, embedding2), {
    forward: () => decoderForward(net, {
      embed: () => droppedOut(net, embedTokens(net, embedding2), config.number("embd_pdrop", 0)),
      layers,
      norm,
      finish: (x) => languageModelLoss(net, head, x),
      rotated
    })
  };
}
var phi = { modelTypes: ["phi"], measured: !1, build: build8 };

// core/models/families/phi3.ts
var DEFAULTS4 = { vocab: 32064, hidden: 3072, inner: 8192, layers: 32, heads: 32, keyHeads: null, headSize: null };
function build9(net, config) {
  let sizes = decoderSizes(config, DEFAULTS4), { vocab, hidden, inner, heads, keyHeads, headSize } = sizes, rotated = rotatedPart(config, headSize, 1), activation = config.text("hidden_act", "silu"), dropout3 = config.number("resid_pdrop", 0), attentionSizes = { heads, keyHeads, headSize, rotated, dropout: config.number("attention_dropout", 0) }, embedding2 = net.module("model.embed_tokens", [vocab, hidden]), layer = (index) => net.within(`model.layers.${index}`, () => {
    let attention2 = net.within("self_attn", () => {
      let out = net.linear("o_proj", heads * headSize, hidden);
      return { q: net.linear("qkv_proj", hidden, (heads + 2 * keyHeads) * headSize), k: null, v: null, out };
    }), mlp2 = net.within("mlp", () => fusedGatedMlp(net, { hidden, inner })), before = makeNorm(net, "input_layernorm", hidden, "llama"), beforeMlp = makeNorm(net, "post_attention_layernorm", hidden, "llama");
    return (x, { tables, mask }) => {
      let middle = applySublayer(net, x, { before, body: (y) => applySelfAttention(net, attention2, attentionSizes, y, tables, mask), dropout: dropout3 });
      return applySublayer(net, middle, {
        before: beforeMlp,
        body: (y) => applyGatedMlp(net, mlp2, activation, y),
        dropout: dropout3
      });
    };
  }), layers = Array.from({ length: sizes.layers }, (_, index) => layer(index)), norm = makeNorm(net, "model.norm", hidden, "llama");
  rotaryBuffers(net, rotated);
  let head = net.module("lm_head", [vocab, hidden]);
  config.flag("tie_word_embeddings", !1) && net.tie(head, embedding2);
  let window = config.has("sliding_window") ? config.size("sliding_window") : null;
  return {
    forward: () => decoderForward(net, {
      embed: () => embedTokens(net, embedding2),
      layers,
      norm,
      finish: (x) => languageModelLoss(net, head, x),
      rotated,
      window,
      allSlide: !0
    })
  };
}
var phi3 = { modelTypes: ["phi3"], measured: !1, build: build9 };

// core/models/families/qwen2.ts
var qwen2 = {
  modelTypes: ["qwen2"],
  measured: !0,
  build: (net, config) => buildLlama(net, config, {
    ...LLAMA,
    defaults: { vocab: 151936, hidden: 4096, inner: 22016, layers: 32, heads: 32 },
    keyHeads: keyHeadsOr(32),
    qkvBias: () => !0,
    outBias: () => !1,
    mlpBias: () => !1,
    headSize: (_fields, hidden, heads) => Math.floor(hidden / heads)
  })
};

// core/models/families/qwen3.ts
var qwen3 = {
  modelTypes: ["qwen3"],
  measured: !1,
  build: (net, config) => buildLlama(net, config, {
    ...LLAMA,
    defaults: { vocab: 151936, hidden: 4096, inner: 22016, layers: 32, heads: 32 },
    keyHeads: keyHeadsOr(32),
    headSize: (fields) => fields.size("head_dim", 128),
    mlpBias: () => !1,
    normedHeads: !0
  })
};

// core/models/families/roberta.ts
function build10(net, config) {
  let { tape } = net, sizes = encoderSizes(config), { hidden } = sizes, positions = config.size("max_position_embeddings", 512), words = net.module("roberta.embeddings.word_embeddings", [config.size("vocab_size", 50265), hidden]), types = net.module("roberta.embeddings.token_type_embeddings", [config.size("type_vocab_size", 2), hidden]), norm = net.layerNorm("roberta.embeddings.LayerNorm", hidden);
  net.buffer(positions, 8), net.buffer(positions, 8);
  let places = net.module("roberta.embeddings.position_embeddings", [positions, hidden]), layers = Array.from(
    { length: config.size("num_hidden_layers", 12) },
    (_, index) => net.within(`roberta.encoder.layer.${index}`, () => encoderLayer(net, sizes))
  ), head = headFor2(net, config, sizes, words);
  return {
    forward: () => tape.frame(() => {
      let positionIds = tape.local(net.tokens, 8, TERM.inputs), typeIds = tape.local(net.tokens, 8, TERM.inputs), a = embedTokens(net, words), b = applyEmbedding(net, types, net.tokens, typeIds), ab = residual(net, a, b), c = applyEmbedding(net, places, net.tokens, positionIds), sum2 = residual(net, ab, c);
      tape.drop(ab, a, b, c);
      let normed2 = applyLayerNorm(net, norm, sum2);
      tape.drop(sum2);
      let start = droppedOut(net, normed2, sizes.dropout);
      tape.drop(normed2);
      let mask = eagerMask(net), x = runStack(
        net,
        layers,
        start,
        [mask],
        (layer, input, [m]) => applyEncoderLayer(net, layer, sizes, input, m ?? null)
      );
      return head(x);
    })
  };
}
function headFor2(net, config, { hidden, dropout: dropout3 }, words) {
  let { tape, graph } = net, architecture = config.list("architectures")?.[0], name = typeof architecture == "string" ? architecture : "RobertaForMaskedLM";
  if (name.endsWith("MaskedLM") || name.endsWith("CausalLM")) {
    let vocab = config.size("vocab_size", 50265), bias = net.module("lm_head", [vocab]), dense2 = net.linear("lm_head.dense", hidden, hidden, !0), norm = net.layerNorm("lm_head.layer_norm", hidden), decoder = net.linear("lm_head.decoder", hidden, vocab, !0);
    return net.tie(decoder, words), net.shareBias(decoder, bias.weight), (x) => tape.frame(() => {
      let projected2 = applyLinear(net, dense2, x), active = keepsInput(graph, projected2);
      tape.drop(projected2);
      let normed2 = applyLayerNorm(net, norm, active);
      return tape.drop(active), languageModelLoss(net, decoder, normed2, { upcast: !1 });
    });
  }
  if (name.endsWith("Model")) {
    let pooler = net.linear("roberta.pooler.dense", hidden, hidden, !0);
    return (x) => pool(net, pooler, x, hidden);
  }
  let labels = name.endsWith("QuestionAnswering") ? 2 : labelCount(config), sequence = name.endsWith("SequenceClassification"), dense = sequence ? net.linear("classifier.dense", hidden, hidden, !0) : null, out = net.linear(sequence ? "classifier.out_proj" : "classifier", hidden, labels, !0);
  return (x) => tape.frame(() => {
    if (dense === null) return classLoss(net, out, droppedOut(net, x, dropout3), net.tokens);
    let first = droppedOut(net, slice(graph, x, net.options.batch * hidden), dropout3), active = keepsResult(graph, applyLinear(net, dense, first));
    return classLoss(net, out, droppedOut(net, active, dropout3), net.options.batch);
  });
}
var roberta = { modelTypes: ["roberta", "xlm-roberta"], measured: !0, build: build10 };

// core/models/families/smollm3.ts
var smollm3 = {
  modelTypes: ["smollm3"],
  measured: !1,
  build: (net, config) => {
    let interval = config.size("no_rope_layer_interval", 4);
    return buildLlama(net, config, {
      ...LLAMA,
      defaults: { vocab: 128256, hidden: 2048, inner: 11008, layers: 36, heads: 16 },
      keyHeads: keyHeadsOr(4),
      headSize: (fields, hidden, heads) => fields.size("head_dim", Math.floor(hidden / heads)),
      tied: !0,
      rotates: (index) => (index + 1) % interval !== 0
    });
  }
};

// core/models/families/stablelm.ts
var DEFAULTS5 = { vocab: 50304, hidden: 2560, inner: 6912, layers: 32, heads: 32, keyHeads: 32, headSize: null };
function normPerHead(net, name, heads, size) {
  let norms = Array.from(
    { length: heads },
    (_, index) => makeNorm(net, `${name}.norms.${index}`, size, "layer-without-bias")
  );
  return (x) => net.tape.frame(() => {
    let parts = splitSizes(
      net.graph,
      x,
      norms.map(() => x.elements / heads)
    );
    return concatenate(
      net.graph,
      parts.map((part3, index) => norms[index]?.(part3) ?? part3)
    );
  });
}
function build11(net, config) {
  let sizes = decoderSizes(config, DEFAULTS5), { vocab, hidden, inner, heads, keyHeads } = sizes, headSize = Math.floor(hidden / heads), rotated = rotatedPart(config, headSize, 0.25), bias = config.flag("use_qkv_bias", !1), parallel = config.flag("use_parallel_residual", !1), dropout3 = config.number("hidden_dropout", 0), activation = config.text("hidden_act", "silu"), attentionSizes = { heads, keyHeads, headSize, rotated, dropout: config.number("attention_dropout", 0) }, embedding2 = net.module("model.embed_tokens", [vocab, hidden]), layer = (index) => net.within(`model.layers.${index}`, () => {
    let attention2 = net.within("self_attn", () => ({
      q: net.linear("q_proj", hidden, heads * headSize, bias),
      k: net.linear("k_proj", hidden, keyHeads * headSize, bias),
      v: net.linear("v_proj", hidden, keyHeads * headSize, bias),
      out: net.linear("o_proj", hidden, hidden),
      ...config.flag("qk_layernorm", !1) ? {
        qNorm: normPerHead(net, "q_layernorm", heads, headSize),
        kNorm: normPerHead(net, "k_layernorm", keyHeads, headSize)
      } : {}
    })), mlp2 = net.within("mlp", () => gatedMlp(net, { hidden, inner })), before = makeNorm(net, "input_layernorm", hidden, "layer"), beforeMlp = parallel ? null : makeNorm(net, "post_attention_layernorm", hidden, "layer");
    return (x, { tables, mask }) => {
      let attend2 = (y) => applySelfAttention(net, attention2, attentionSizes, y, tables, mask), feed = (y) => applyGatedMlp(net, mlp2, activation, y);
      if (beforeMlp === null)
        return applyParallel(net, x, {
          attentionNorm: before,
          mlpNorm: null,
          attention: attend2,
          mlp: feed,
          inputLast: !1
        });
      let middle = applySublayer(net, x, { before, body: attend2 });
      return applySublayer(net, middle, { before: beforeMlp, body: feed, dropout: dropout3 });
    };
  }), layers = Array.from({ length: sizes.layers }, (_, index) => layer(index)), norm = makeNorm(net, "model.norm", hidden, "layer");
  rotaryBuffers(net, rotated);
  let head = net.module("lm_head", [vocab, hidden]);
  return config.flag("tie_word_embeddings", !1) && net.tie(head, embedding2), {
    forward: () => decoderForward(net, {
      embed: () => embedTokens(net, embedding2),
      layers,
      norm,
      finish: (x) => languageModelLoss(net, head, x),
      rotated
    })
  };
}
var stablelm = { modelTypes: ["stablelm"], measured: !0, build: build11 };

// core/models/families/starcoder2.ts
var DEFAULTS6 = { vocab: 49152, hidden: 3072, inner: 12288, layers: 30, heads: 24, keyHeads: 2, headSize: null };
function build12(net, config) {
  let sizes = decoderSizes(config, DEFAULTS6), { vocab, hidden, inner, heads, keyHeads, headSize } = sizes, bias = config.flag("use_bias", !0), dropout3 = config.number("residual_dropout", 0), activation = config.text("hidden_act", "gelu_pytorch_tanh"), attentionSizes = { heads, keyHeads, headSize, dropout: config.number("attention_dropout", 0) }, embedding2 = net.module("model.embed_tokens", [vocab, hidden]), layer = (index) => net.within(`model.layers.${index}`, () => {
    let attention2 = net.within("self_attn", () => ({
      q: net.linear("q_proj", hidden, heads * headSize, bias),
      k: net.linear("k_proj", hidden, keyHeads * headSize, bias),
      v: net.linear("v_proj", hidden, keyHeads * headSize, bias),
      out: net.linear("o_proj", heads * headSize, hidden, bias)
    })), mlp2 = net.within("mlp", () => ({
      up: net.linear("c_fc", hidden, inner, bias),
      down: net.linear("c_proj", inner, hidden, bias)
    })), before = makeNorm(net, "input_layernorm", hidden, "layer"), beforeMlp = makeNorm(net, "post_attention_layernorm", hidden, "layer");
    return (x, { tables, mask }) => {
      let middle = applySublayer(net, x, { before, body: (y) => applySelfAttention(net, attention2, attentionSizes, y, tables, mask), dropout: dropout3 });
      return applySublayer(net, middle, {
        before: beforeMlp,
        body: (y) => applyPlainMlp(net, mlp2, activation, y),
        dropout: dropout3
      });
    };
  }), layers = Array.from({ length: sizes.layers }, (_, index) => layer(index)), norm = makeNorm(net, "model.norm", hidden, "layer");
  rotaryBuffers(net, headSize);
  let head = net.module("lm_head", [vocab, hidden]);
  config.flag("tie_word_embeddings", !0) && net.tie(head, embedding2);
  let window = config.has("sliding_window") ? config.size("sliding_window") : null;
  return {
    forward: () => decoderForward(net, {
      embed: () => droppedOut(net, embedTokens(net, embedding2), config.number("embedding_dropout", 0)),
      layers,
      norm,
      finish: (x) => languageModelLoss(net, head, x),
      rotated: headSize,
      window,
      allSlide: !0
    })
  };
}
var starcoder2 = { modelTypes: ["starcoder2"], measured: !0, build: build12 };

// core/models/families/blocks/t5-modules.ts
function t5Modules(net, config) {
  let vocab = config.size("vocab_size", 32128), projection = config.text("feed_forward_proj", "relu"), gated = config.flag("is_gated_act", projection.startsWith("gated-")), named = projection.startsWith("gated-") ? projection.slice(6) : projection, tied = config.flag("tie_word_embeddings", !0), sizes = {
    hidden: config.size("d_model", 512),
    heads: config.size("num_heads", 8),
    headSize: config.size("d_kv", 64),
    inner: config.size("d_ff", 2048),
    activation: config.text("dense_act_fn", projection === "gated-gelu" ? "gelu_new" : named),
    dropout: config.number("dropout_rate", 0.1),
    gated,
    scalesOutput: config.flag("scale_decoder_outputs", tied)
  }, layers = config.size("num_layers", 6), buckets2 = config.size("relative_attention_num_buckets", 32), shared = net.module("shared", [vocab, sizes.hidden]), encoder = stack(net, "encoder", sizes, layers, buckets2, vocab, shared, !1), decoderLayers = config.size("num_decoder_layers", layers), decoder = stack(net, "decoder", sizes, decoderLayers, buckets2, vocab, shared, !0), head = net.module("lm_head", [vocab, sizes.hidden]);
  return tied && net.tie(head, shared), { shared, encoder, decoder, head, sizes };
}
function stack(net, name, sizes, layers, buckets2, vocab, shared, decodes) {
  return net.within(name, () => {
    let own = net.module("embed_tokens", [vocab, sizes.hidden]);
    return net.tie(own, shared), net.modules.splice(net.modules.indexOf(own), 1), { blocks: Array.from(
      { length: layers },
      (_, index) => net.within(`block.${index}`, () => block(net, sizes, index === 0 ? buckets2 : null, decodes))
    ), norm: net.module("final_layer_norm", [sizes.hidden]) };
  });
}
function projections(net, name, { hidden, heads, headSize }) {
  let all = heads * headSize;
  return {
    q: net.linear(`${name}.q`, hidden, all),
    k: net.linear(`${name}.k`, hidden, all),
    v: net.linear(`${name}.v`, hidden, all),
    out: net.linear(`${name}.o`, all, hidden)
  };
}
function block(net, sizes, buckets2, decodes) {
  let { hidden, heads, inner, gated } = sizes, norm = (name) => net.module(`${name}.layer_norm`, [hidden]), self = projections(net, "SelfAttention", sizes), relative = buckets2 === null ? null : net.module("SelfAttention.relative_attention_bias", [buckets2, heads]), first = norm("0"), cross = decodes ? { ...projections(net, "EncDecAttention", sizes), norm: norm("1") } : null;
  return {
    ...self,
    relative,
    norm: first,
    cross,
    up: net.linear(gated ? "DenseReluDense.wi_0" : "DenseReluDense.wi", hidden, inner),
    gated: gated ? net.linear("DenseReluDense.wi_1", hidden, inner) : null,
    down: net.linear("DenseReluDense.wo", inner, hidden),
    outputNorm: norm("2")
  };
}

// core/models/families/t5.ts
var T5Run = class {
  net;
  sizes;
  /** Keys and values of the decoder, whose own config keeps use_cache; null while there is no cache. */
  cache = null;
  constructor(net, sizes) {
    this.net = net, this.sizes = sizes;
  }
  forward(encoder, decoder, shared, head) {
    let { tape, graph, options, tokens, width } = this.net;
    return tape.frame(() => {
      let additive = () => options.attention === "eager" ? tape.local(options.batch * options.sequence ** 2, width, TERM.attentionMask) : null, masks = { self: additive(), cross: additive() }, encoded = this.stack(encoder, shared, tokenIds(this.net), null, { self: masks.cross, cross: null }), ids = tape.local(tokens, 8, TERM.inputs);
      this.cache = options.checkpointing ? null : [];
      let x = this.stack(decoder, shared, ids, encoded, masks);
      if (this.sizes.scalesOutput) {
        let scaled = scale(graph, x);
        tape.drop(x), x = scaled;
      }
      let loss = languageModelLoss(this.net, head, x, { upcast: !1 });
      for (let kept of this.cache ?? []) tape.release(kept.storage);
      return this.cache = null, loss;
    });
  }
  stack(stack2, shared, ids, encoded, masks) {
    let { net } = this, { tape, graph } = net;
    return tape.frame(() => {
      let embedded = applyEmbedding(net, shared, net.tokens, ids), flow = { x: this.dropped(embedded), bias: null, crossBias: null };
      tape.drop(embedded);
      for (let block2 of stack2.blocks) {
        let next = net.options.checkpointing ? this.checkpointed(block2, flow, encoded, masks) : this.framed(block2, flow, encoded, masks);
        tape.drop(flow.x), flow = next;
      }
      let normed2 = applyRmsNorm(net, stack2.norm, flow.x, "t5");
      return tape.drop(flow.x), tape.under(TERM.dropout, () => dropout2(graph, normed2, this.sizes.dropout));
    });
  }
  dropped(x) {
    return this.net.tape.under(TERM.dropout, () => dropout2(this.net.graph, x, this.sizes.dropout));
  }
  checkpointed(block2, flow, encoded, masks) {
    let slots = [flow.x, flow.bias, encoded, flow.crossBias, masks.self, masks.cross], given2 = slots.filter((slot) => slot !== null);
    return checkpoint(this.net.graph, given2, (args) => {
      let queue = [...args], [x = flow.x, bias = null, states = null, crossBias = null, self = null, cross = null] = slots.map(
        (slot) => slot === null ? null : queue.shift() ?? null
      );
      return this.framed(block2, { x: x ?? flow.x, bias, crossBias }, states, { self, cross });
    });
  }
  framed(block2, flow, encoded, masks) {
    let result = flow;
    return this.net.tape.frameOfMany(() => (result = this.block(block2, flow, encoded, masks), [result.x, result.bias, result.crossBias].filter((tensor) => tensor !== null))), result;
  }
  block(block2, flow, encoded, masks) {
    let { net } = this, { tape, options } = net, normed2 = applyRmsNorm(net, block2.norm, flow.x, "t5"), bias = flow.bias ?? this.relativeBias(block2.relative), attended = this.selfAttention(block2, normed2, bias, encoded !== null, masks.self), x = this.addDropped(flow.x, attended);
    tape.drop(attended, normed2);
    let { crossBias } = flow;
    if (block2.cross !== null && encoded !== null) {
      let before = applyRmsNorm(net, block2.cross.norm, x, "t5");
      crossBias === null && (crossBias = tape.local(this.sizes.heads * options.sequence ** 2, net.width, TERM.attentionMask), crossBias.needsGrad = options.checkpointing);
      let crossed = this.crossAttention(block2.cross, before, encoded, crossBias, masks.cross), next2 = this.addDropped(x, crossed);
      tape.drop(x, crossed, before), x = next2;
    }
    let next = this.feedForward(block2, x);
    return tape.drop(x), { x: next, bias, crossBias };
  }
  addDropped(x, y) {
    let { tape, graph } = this.net;
    return tape.frame(() => {
      let dropped = this.dropped(y);
      return tape.under(TERM.hiddenStates, () => add(graph, x, dropped));
    });
  }
  /** compute_bias: integer buckets of every pair of positions, then an embedding of them. */
  relativeBias(module) {
    let { net } = this, { tape } = net, pairs = net.options.sequence ** 2;
    return tape.under(
      TERM.attentionMask,
      () => tape.frame(() => {
        let relative = tape.local(pairs, 8), buckets2 = tape.local(pairs, 8), large = tape.local(pairs, 8), logarithm = tape.local(pairs, 4);
        return tape.drop(relative, logarithm, large), module === null ? buckets2 : applyEmbedding(net, module, pairs, buckets2);
      })
    );
  }
  selfAttention(block2, x, bias, causal, mask) {
    let { tape, graph, options } = this.net;
    return this.attention(block2, x, x, (q, k, v) => {
      let cached = this.cache !== null && causal, keys = cached ? this.cached(k) : k, values = cached ? this.cached(v) : v;
      if (options.attention === "eager") return this.eagerly(q, keys, values, bias, mask);
      let pairs = options.sequence ** 2, scores = causal ? where(graph, tape.local(pairs, 1, TERM.attentionMask), bias) : bias;
      return math(graph, q, keys, values, scores, this.shape(), { contiguousKeys: cached });
    });
  }
  crossAttention(block2, x, states, bias, mask) {
    let { graph, options } = this.net;
    return this.attention(
      block2,
      x,
      states,
      (q, k, v) => options.attention === "eager" ? this.eagerly(q, k, v, bias, mask) : efficient(graph, q, k, v, bias, this.shape())
    );
  }
  attention(block2, x, states, core) {
    let { net } = this, { tape } = net;
    return tape.under(
      TERM.attention,
      () => tape.frame(() => {
        let q = applyLinear(net, block2.q, x), k = applyLinear(net, block2.k, states), v = applyLinear(net, block2.v, states);
        return applyLinear(net, block2.out, core(q, k, v));
      })
    );
  }
  shape() {
    let { batch, sequence } = this.net.options, { heads, headSize, dropout: p } = this.sizes;
    return { batch, queries: sequence, keys: sequence, heads, keyHeads: heads, headSize, causal: !1, dropout: p };
  }
  eagerly(q, k, v, bias, mask) {
    return eager(this.net.graph, q, k, v, mask, this.shape(), { softmaxInFp32: !1, bias });
  }
  /** DynamicCache.update: torch.cat copies, and the cache holds on to it. */
  cached(x) {
    let { tape, graph } = this.net, copy = tape.under(TERM.keyValueCache, () => contiguous(graph, x));
    return tape.drop(x), tape.hold(copy.storage), this.cache?.push(copy), copy;
  }
  feedForward(block2, x) {
    let { net } = this, { tape, graph } = net;
    return tape.frame(() => {
      let normed2 = applyRmsNorm(net, block2.outputNorm, x, "t5"), down = tape.under(
        TERM.mlp,
        () => tape.frame(() => {
          let inner = this.inner(block2, normed2), dropped = tape.under(TERM.dropout, () => dropout2(graph, inner, this.sizes.dropout));
          return tape.drop(inner), applyLinear(net, block2.down, dropped);
        })
      );
      return tape.drop(normed2), this.addDropped(x, down);
    });
  }
  inner(block2, x) {
    let { net, sizes } = this, { tape, graph } = net;
    return tape.frame(() => {
      let raw = applyLinear(net, block2.up, x), active = activate(graph, sizes.activation, raw);
      return tape.drop(raw), block2.gated === null ? active : multiply(graph, active, applyLinear(net, block2.gated, x));
    });
  }
};
function build13(net, config) {
  let { encoder, decoder, shared, head, sizes } = t5Modules(net, config), run2 = new T5Run(net, sizes);
  return { forward: () => run2.forward(encoder, decoder, shared, head) };
}
var t5 = { modelTypes: ["t5", "mt5"], measured: !0, build: build13 };

// core/models/families/vit.ts
function build14(net, config) {
  let { tape, graph } = net, { batch } = net.options, hidden = config.size("hidden_size", 768), heads = config.size("num_attention_heads", 12), headSize = config.divide(hidden, heads, "hidden_size by num_attention_heads"), inner = config.size("intermediate_size", 3072), image = config.size("image_size", 224), patch = config.size("patch_size", 16), channels = config.size("num_channels", 3), tokens = Math.floor(image / patch) ** 2 + 1, p = config.number("hidden_dropout_prob", 0), activation = config.text("hidden_act", "gelu"), qkvBias = config.flag("qkv_bias", !0), embeddings2 = net.module("vit.embeddings", [1, 1, hidden], [1, tokens, hidden]), patches = net.module("vit.embeddings.patch_embeddings.projection", [hidden, channels, patch, patch], [hidden]), layers = Array.from(
    { length: config.size("num_hidden_layers", 12) },
    (_, index) => net.within(`vit.encoder.layer.${index}`, () => ({
      q: net.linear("attention.q_proj", hidden, hidden, qkvBias),
      k: net.linear("attention.k_proj", hidden, hidden, qkvBias),
      v: net.linear("attention.v_proj", hidden, hidden, qkvBias),
      out: net.linear("attention.o_proj", hidden, hidden, !0),
      norm1: makeNorm(net, "layernorm_before", hidden, "layer"),
      norm2: makeNorm(net, "layernorm_after", hidden, "layer"),
      up: net.linear("mlp.fc1", hidden, inner, !0),
      down: net.linear("mlp.fc2", inner, hidden, !0)
    }))
  ), norm = makeNorm(net, "vit.layernorm", hidden, "layer"), pooled = config.list("architectures")?.[0] === "ViTModel", head = net.linear(
    pooled ? "vit.pooler.dense" : "classifier",
    hidden,
    pooled ? hidden : labelCount(config),
    !0
  ), pixels = null, embed = (input) => {
    let [token = embeddings2.weight, places = embeddings2.weight] = embeddings2.parameters;
    return net.run(
      embeddings2,
      [input],
      ([x = input]) => tape.frame(() => {
        let rows = patchEmbedding(net, patches, x, batch * (tokens - 1)), all = classAndPatches(net, token, rows, batch), sum2 = tape.local(all.elements, net.width);
        return graph.record([all, places], sum2, null, (g) => [graph.pass(g), gradientOf(graph, places)]);
      })
    );
  }, attention2 = (layer, x) => tape.under(
    TERM.attention,
    () => tape.frame(() => {
      let q = applyLinear(net, layer.q, x), k = applyLinear(net, layer.k, x), v = applyLinear(net, layer.v, x), shape = {
        batch,
        queries: tokens,
        keys: tokens,
        heads,
        keyHeads: heads,
        headSize,
        causal: !1,
        dropout: config.number("attention_probs_dropout_prob", 0)
      };
      return applyLinear(net, layer.out, attend(net, q, k, v, null, shape, { softmaxInFp32: !0 }));
    })
  );
  return {
    makeInputs: () => {
      pixels = tape.loose(batch * channels * image ** 2, net.width, TERM.inputs);
    },
    forward: () => tape.frame(() => {
      let raw = tape.under(TERM.embeddings, () => embed(pixels ?? tokenIds(net))), start = tape.under(TERM.dropout, () => dropout2(graph, raw, p));
      tape.drop(raw);
      let x = runStack(net, layers, start, [], (layer, input) => {
        let middle = applySublayer(net, input, {
          before: layer.norm1,
          body: (y) => attention2(layer, y),
          dropout: p
        });
        return applySublayer(net, middle, {
          before: layer.norm2,
          body: (y) => applyPlainMlp(net, layer, activation, y),
          dropout: p
        });
      }), normed2 = norm(x);
      tape.drop(x);
      let first = slice(graph, normed2, batch * hidden);
      return pooled ? keepsResult(graph, applyLinear(net, head, first)) : classLoss(net, head, first, batch);
    })
  };
}
var vit = { modelTypes: ["vit"], measured: !1, build: build14 };

// core/models/families/index.ts
var FAMILIES = [
  bert,
  gemma,
  gemma2,
  gemma3,
  gpt2,
  gptNeox,
  granite,
  kosmos2,
  llama,
  mistral,
  mixtral,
  olmo,
  opt,
  phi,
  phi3,
  qwen2,
  qwen3,
  smollm3,
  olmo2,
  roberta,
  stablelm,
  starcoder2,
  t5,
  vit
], byType = new Map(FAMILIES.flatMap((family) => family.modelTypes.map((type) => [type, family])));
function familyOf(modelType) {
  return byType.get(modelType);
}
function knownModelTypes() {
  return [...byType.keys()].sort();
}

// core/memory/allocator/block.ts
var Block = class _Block {
  bytes;
  address;
  pool;
  before = null;
  after = null;
  free = !1;
  /** Expandable segments only: bytes of this free block whose pages went back to the driver. */
  unmapped = 0;
  constructor(bytes, address, pool2) {
    this.bytes = bytes, this.address = address, this.pool = pool2;
  }
  /** Cuts the tail off: this block keeps `bytes`, the rest becomes a free neighbour. */
  splitAt(bytes) {
    let rest = new _Block(this.bytes - bytes, this.address + bytes, this.pool);
    return rest.before = this, rest.after = this.after, this.after !== null && (this.after.before = rest), this.after = rest, this.bytes = bytes, rest.free = !0, rest;
  }
  /** Takes over its right neighbour. */
  absorbAfter(next) {
    this.bytes += next.bytes, this.unmapped += next.unmapped, this.after = next.after, next.after !== null && (next.after.before = this);
  }
};

// core/memory/allocator/free-blocks.ts
var FreeBlocks = class {
  small;
  blocks = [];
  constructor(small) {
    this.small = small;
  }
  /** Index of the first block not below (bytes, address). */
  lowerBound(bytes, address) {
    let blocks = this.blocks, low = 0, high = blocks.length;
    for (; low < high; ) {
      let middle = low + high >>> 1, block2 = blocks[middle];
      block2.bytes < bytes || block2.bytes === bytes && block2.address < address ? low = middle + 1 : high = middle;
    }
    return low;
  }
  add(block2) {
    this.blocks.splice(this.lowerBound(block2.bytes, block2.address), 0, block2);
  }
  remove(block2) {
    this.blocks.splice(this.lowerBound(block2.bytes, block2.address), 1);
  }
  /** Smallest block that holds `bytes`, lowest address first; it stays in the list. */
  bestFit(bytes) {
    return this.blocks[this.lowerBound(bytes, -1)];
  }
  takeBestFit(bytes) {
    let index = this.lowerBound(bytes, -1), block2 = this.blocks[index];
    return block2 !== void 0 && this.blocks.splice(index, 1), block2;
  }
};

// core/memory/allocator/pools.ts
var Pools = class {
  byKey = [];
  of(small, stream) {
    let key = stream * 2 + (small ? 1 : 0), known = this.byKey[key];
    if (known !== void 0) return known;
    let made2 = new FreeBlocks(small);
    return this.byKey[key] = made2, made2;
  }
  *[Symbol.iterator]() {
    for (let pool2 of this.byKey) pool2 !== void 0 && (yield pool2);
  }
};

// core/memory/allocator/caching-allocator.ts
var GAP = 2 * 1048576, CachingAllocator = class {
  allocated = 0;
  reserved = 0;
  peakReserved = 0;
  limit;
  pools = new Pools();
  nextAddress = 0;
  /** `limit`: bytes the device can give; over it the cached segments are released before the driver is asked again. */
  constructor(limit = Number.POSITIVE_INFINITY) {
    this.limit = limit;
  }
  take(bytes, stream) {
    let wanted = roundRequest(bytes), pool2 = this.pools.of(wanted <= 1048576, stream), block2 = pool2.takeBestFit(wanted);
    if (block2 === void 0) {
      let segment = segmentBytes(wanted);
      this.reserved + segment > this.limit && this.emptyCache(), this.reserved += segment, this.reserved > this.peakReserved && (this.peakReserved = this.reserved), block2 = new Block(segment, this.nextAddress, pool2), this.nextAddress += segment + GAP;
    }
    return worthSplitting(block2.bytes - wanted, pool2.small) && pool2.add(block2.splitAt(wanted)), block2.free = !1, this.allocated += block2.bytes, block2;
  }
  give(block2) {
    this.allocated -= block2.bytes;
    let { pool: pool2, before, after } = block2, whole2 = block2;
    after?.free && (pool2.remove(after), whole2.absorbAfter(after)), before?.free && (pool2.remove(before), before.absorbAfter(whole2), whole2 = before), whole2.free = !0, pool2.add(whole2);
  }
  emptyCache() {
    for (let pool2 of this.pools)
      for (let block2 of [...pool2.blocks])
        block2.before !== null || block2.after !== null || (pool2.remove(block2), this.reserved -= block2.bytes);
  }
};

// core/memory/allocator/expandable-allocator.ts
var ExpandableAllocator = class {
  allocated = 0;
  reserved = 0;
  peakReserved = 0;
  limit;
  pools = new Pools();
  tails = /* @__PURE__ */ new Map();
  constructor(limit = Number.POSITIVE_INFINITY) {
    this.limit = limit;
  }
  take(bytes, stream) {
    let wanted = roundRequest(bytes), pool2 = this.pools.of(wanted <= 1048576, stream), page = pageBytes(pool2.small), toMap = this.pagesFor(pool2, wanted, page);
    this.reserved + toMap > this.limit && (this.emptyCache(), toMap = this.pagesFor(pool2, wanted, page));
    let block2 = pool2.takeBestFit(wanted) ?? this.grow(pool2, wanted, page);
    this.reserved += toMap, this.reserved > this.peakReserved && (this.peakReserved = this.reserved);
    let stillUnmapped = Math.max(0, block2.unmapped - toMap);
    if (block2.unmapped = 0, worthSplitting(block2.bytes - wanted, !0)) {
      let rest = block2.splitAt(wanted);
      rest.unmapped = Math.min(stillUnmapped, rest.bytes), this.tails.get(pool2) === block2 && this.tails.set(pool2, rest), pool2.add(rest);
    }
    return block2.free = !1, this.allocated += block2.bytes, block2;
  }
  pagesFor(pool2, wanted, page) {
    let fit = pool2.bestFit(wanted);
    if (fit !== void 0) return Math.min(fit.unmapped, roundUp(wanted, page));
    let tail = this.tails.get(pool2);
    return tail?.free ? roundUp(wanted - tail.bytes, page) + tail.unmapped : roundUp(wanted, page);
  }
  grow(pool2, wanted, page) {
    let tail = this.tails.get(pool2);
    if (tail?.free)
      return pool2.remove(tail), tail.bytes += roundUp(wanted - tail.bytes, page), tail;
    let block2 = new Block(roundUp(wanted, page), tail === void 0 ? 0 : tail.address + tail.bytes, pool2);
    return block2.before = tail ?? null, tail !== void 0 && (tail.after = block2), this.tails.set(pool2, block2), block2;
  }
  give(block2) {
    this.allocated -= block2.bytes;
    let { pool: pool2, before, after } = block2, whole2 = block2;
    whole2.unmapped = 0, after?.free && (pool2.remove(after), whole2.absorbAfter(after), this.tails.get(pool2) === after && this.tails.set(pool2, whole2)), before?.free && (pool2.remove(before), before.absorbAfter(whole2), this.tails.get(pool2) === whole2 && this.tails.set(pool2, before), whole2 = before), whole2.free = !0, pool2.add(whole2);
  }
  /** Unmaps the whole pages inside free blocks. */
  emptyCache() {
    for (let pool2 of this.pools) {
      let page = pageBytes(pool2.small);
      for (let block2 of pool2.blocks) {
        let firstPage = Math.ceil(block2.address / page), whole2 = Math.max(0, Math.floor((block2.address + block2.bytes) / page) - firstPage) * page;
        whole2 <= block2.unmapped || (this.reserved -= whole2 - block2.unmapped, block2.unmapped = whole2);
      }
    }
  }
};

// core/memory/autograd/backward.ts
function backward(graph, loss) {
  let { tape } = graph, nodes = graph.nodes;
  graph.nodes = [], markReachable(tape, nodes, loss);
  let root = loss.node;
  if (!(root === null || root instanceof Accumulator)) {
    root.gradients[loss.output] = tape.loose(loss.elements, loss.width);
    for (let index = nodes.length - 1; index >= 0; index--) {
      let node = nodes[index];
      node?.reachable && execute(graph, node);
    }
  }
}
function markReachable(tape, nodes, loss) {
  loss.node !== null && !(loss.node instanceof Accumulator) && (loss.node.reachable = !0);
  for (let index = nodes.length - 1; index >= 0; index--) {
    let node = nodes[index];
    if (!node.reachable) {
      releaseSaved(tape, node);
      continue;
    }
    for (let input of node.inputs)
      input !== null && (input instanceof Accumulator ? input.pending++ : input.reachable = !0);
  }
}
function releaseSaved(tape, node) {
  if (node.saved !== null) {
    for (let storage of node.saved) tape.release(storage);
    node.saved = null;
  }
}
function execute(graph, node) {
  let { tape } = graph, frame = node.frame;
  frame !== null && !frame.done && recompute(graph, frame, TERM.activations);
  let first = node.gradients.find((gradient) => gradient !== null) ?? null, results = first === null ? [] : node.rule(first);
  releaseSaved(tape, node);
  for (let gradient of node.gradients) gradient !== null && tape.release(gradient.storage);
  node.gradients.fill(null), frame !== null && leaveFrame(graph, frame);
  let ready = [];
  for (let index = 0; index < node.inputs.length; index++) {
    let target = node.inputs[index], gradient = results[index] ?? null;
    if (target == null) {
      gradient !== null && tape.release(gradient.storage);
      continue;
    }
    if (target instanceof Accumulator)
      gradient !== null && (target.gradient = sumApart(tape, target.gradient, gradient)), target.pending--, target.pending === 0 && target.gradient !== null && ready.push(target);
    else if (gradient !== null) {
      let slot = node.slots[index] ?? 0;
      target.gradients[slot] = sum(tape, target.gradients[slot] ?? null, gradient);
    }
  }
  for (let accumulator of ready) accumulate(tape, accumulator);
}
function sum(tape, old, gradient) {
  return old === null ? gradient : old.storage.holders > 1 ? sumApart(tape, old, gradient) : (tape.release(gradient.storage), old);
}
function sumApart(tape, old, gradient) {
  if (old === null) return gradient;
  let total2 = tape.loose(old.elements, old.width, TERM.gradients);
  return tape.release(old.storage), tape.release(gradient.storage), total2;
}
function accumulate(tape, accumulator) {
  let { parameter, gradient } = accumulator;
  gradient !== null && (accumulator.gradient = null, parameter.gradient !== null ? tape.release(gradient.storage) : gradient.storage.holders === 1 ? parameter.gradient = gradient : (parameter.gradient = tape.loose(gradient.elements, gradient.width, TERM.gradients), tape.release(gradient.storage)), parameter.whenGradientIsReady?.(parameter));
}

// core/memory/autograd/node.ts
var GraphNode = class {
  inputs;
  /** For each input, which output of its node it is. */
  slots;
  rule;
  saved = null;
  /** The checkpointed region whose recomputation fills `saved`. */
  frame = null;
  reachable = !1;
  /** Gradients of the outputs, as they come in. */
  gradients;
  constructor(inputs2, slots, outputs, rule) {
    this.inputs = inputs2, this.slots = slots, this.rule = rule, this.gradients = outputs === 1 ? [null] : new Array(outputs).fill(null);
  }
};

// core/memory/autograd/graph.ts
var Graph = class {
  tape;
  /** In order of recording; backward goes from the end. */
  nodes = [];
  /** The checkpointed region being run in forward. */
  frame = null;
  /** The checkpointed region being run again in backward. */
  recomputing = null;
  constructor(tape) {
    this.tape = tape;
  }
  /**
   * Attaches one op to `output`. `saved`: what backward keeps (null: nothing at all; an entry null: something that takes no memory of its
   * own, such as a parameter, but that a recomputation has to reach).
   */
  record(inputs2, output, saved, rule) {
    return this.recordMany(inputs2, [output], saved, rule), output;
  }
  recordMany(inputs2, outputs, saved, rule, always = !1) {
    let needed = always;
    for (let input of inputs2) input?.needsGrad && (needed = !0);
    if (!needed) return;
    for (let output of outputs) output.needsGrad = !0;
    if (this.recomputing !== null) {
      saved !== null && this.refill(this.recomputing, saved);
      return;
    }
    let node = new GraphNode(inputs2.map(nodeOf), inputs2.map(slotOf), outputs.length, rule);
    this.nodes.push(node), outputs.forEach((output, index) => {
      output.node = node, output.output = index;
    }), saved !== null && (this.frame !== null ? (node.frame = this.frame, this.frame.nodes.push(node)) : node.saved = this.keep(saved));
  }
  /** The gradient itself goes on to one more input. */
  pass(gradient) {
    return this.tape.hold(gradient.storage), gradient;
  }
  keep(saved) {
    let kept = [];
    for (let tensor of saved) tensor !== null && kept.push(this.tape.hold(tensor.storage));
    return kept;
  }
  refill(frame, saved) {
    let node = frame.nodes[frame.refilled];
    if (node !== void 0 && (node.saved = this.keep(saved)), frame.refilled++, frame.refilled >= frame.nodes.length) throw RECOMPUTED;
  }
};
function nodeOf(tensor) {
  return tensor?.needsGrad ? tensor.node : null;
}
function slotOf(tensor) {
  return tensor === null ? 0 : tensor.output;
}

// core/memory/engines/stage0/all-reduce.ts
var BUCKET_ELEMENTS = 5e8;
function allReduceGradients(net) {
  let { tape } = net, elements = 0, tensors = 0, flush = (width2) => {
    tensors > 1 && tape.touch(elements, width2, TERM.reduceFlatten), elements = 0, tensors = 0;
  }, width = net.width;
  for (let parameter of net.named())
    parameter.needsGrad && (parameter.gradient ??= tape.loose(parameter.elements, parameter.width, TERM.gradients), width = parameter.width, elements += parameter.elements, tensors++, elements > BUCKET_ELEMENTS && flush(width));
  flush(width);
}

// core/memory/engines/stage0/stage0.ts
var Stage0 = class {
  net;
  trained;
  states;
  constructor({ net, optimizer }, trained) {
    this.net = net, this.trained = trained, this.states = new OptimizerStates(net.tape, optimizer);
  }
  beforeForward() {
  }
  setBoundary() {
  }
  afterBackward(boundary) {
    boundary && allReduceGradients(this.net);
  }
  dropGradients() {
    for (let parameter of this.trained) parameter.dropGradient(this.net.tape);
  }
  release(tensors) {
    for (let tensor of tensors) this.net.tape.release(tensor.storage);
  }
}, PlainStage0 = class extends Stage0 {
  clipping;
  constructor(context) {
    super(
      context,
      context.net.parameters.filter((parameter) => parameter.needsGrad)
    ), this.clipping = context.clipping;
  }
  step() {
    let { tape } = this.net;
    this.clipping > 0 && this.release(this.trained.map(() => tape.loose(1, 4, TERM.gradientNorm))), this.states.step(this.trained.map((parameter) => parameter.elements)), this.dropGradients();
  }
}, FusedStage0 = class extends Stage0 {
  elements;
  constructor(context) {
    super(
      context,
      context.net.named().filter((parameter) => parameter.needsGrad)
    );
    let { tape } = this.net, { width } = context, clones = this.trained.map((p) => tape.loose(p.elements, p.width, TERM.initTemporaries));
    this.elements = this.trained.reduce((sum2, parameter) => sum2 + parameter.elements, 0);
    let flat = tape.loose(this.elements, width, TERM.modelWeights);
    this.release(clones);
    for (let parameter of this.trained) parameter.moveTo(tape, tape.hold(flat.storage));
    let clone = tape.loose(this.elements, width, TERM.initTemporaries);
    tape.loose(this.elements, 4, TERM.masterWeights), tape.release(clone.storage);
    let zeros = tape.loose(this.elements, 4, TERM.initTemporaries);
    this.states.step([this.elements]), tape.release(zeros.storage);
  }
  step() {
    let { tape } = this.net, wide = this.trained.map((parameter) => tape.loose(parameter.elements, 4, TERM.stepGradients));
    if (wide.length > 1) {
      let flat = tape.loose(this.elements, 4, TERM.stepGradients);
      this.release(wide), this.dropGradients(), this.states.step([this.elements]), tape.release(flat.storage);
      return;
    }
    this.dropGradients(), this.states.step([this.elements]), this.release(wide);
  }
}, UnfusedStage0 = class extends Stage0 {
  constructor(context) {
    super(
      context,
      context.net.named().filter((parameter) => parameter.needsGrad)
    );
    let { tape } = this.net;
    for (let { elements, width } of this.trained) {
      let clone = tape.loose(elements, width, TERM.initTemporaries);
      tape.loose(elements, 4, TERM.masterWeights), tape.release(clone.storage);
    }
    let narrow = this.trained.map((p) => tape.loose(p.elements, p.width, TERM.initTemporaries)), wide = this.trained.map((p) => tape.loose(p.elements, 4, TERM.initTemporaries));
    this.states.step(this.sizes()), this.release(wide), this.release(narrow);
  }
  sizes() {
    return this.trained.map((parameter) => parameter.elements);
  }
  step() {
    let wide = this.trained.map((p) => this.net.tape.loose(p.elements, 4, TERM.stepGradients));
    this.states.step(this.sizes()), this.release(wide), this.dropGradients();
  }
};
function stage02(context) {
  return context.width === 4 ? new PlainStage0(context) : context.optimizer.fusedAdam ? new FusedStage0(context) : new UnfusedStage0(context);
}

// core/memory/engines/zero3/gather.ts
var Gather = class {
  parameters;
  flat;
  left;
  waited = !1;
  constructor(parameters, flat) {
    this.parameters = parameters, this.flat = flat, this.left = parameters.length;
  }
};

// core/memory/engines/zero3/order.ts
var ModuleOrder = class {
  /** Parameters of every call, in order, with the step they belong to. */
  queue;
  /** Elements of the parameters of all calls before a step. */
  elementsBefore;
  usesOf = /* @__PURE__ */ new Map();
  calls;
  constructor(calls) {
    this.calls = calls, this.elementsBefore = new Float64Array(calls.length + 1);
    let queue = [];
    calls.forEach((module, step) => {
      let elements = 0;
      for (let parameter of module.parameters) elements += parameter.elements;
      this.elementsBefore[step + 1] = (this.elementsBefore[step] ?? 0) + elements;
      for (let parameter of [...new Set(module.parameters)].sort((a, b) => a.index - b.index)) {
        queue.push({ parameter, step });
        let uses = this.usesOf.get(parameter);
        uses === void 0 ? this.usesOf.set(parameter, [step]) : uses.push(step);
      }
    }), this.queue = queue;
  }
  /** Whether the parameter is used again, from `step` on, before `distance` elements have gone by. */
  usedWithin(parameter, step, distance) {
    let next = this.usesOf.get(parameter)?.find((use) => use >= step);
    return next === void 0 || step >= this.calls.length ? !1 : (this.elementsBefore[next] ?? 0) - (this.elementsBefore[step] ?? 0) < distance;
  }
};

// core/memory/engines/zero3/coordinator.ts
var GATHER_STREAM = 1, Coordinator = class {
  net;
  zero;
  ranks;
  stream;
  parameters;
  /** Calls of the micro step being recorded; null once an order is known. */
  recording = null;
  order = null;
  queuePosition = 0;
  step = 0;
  /** Gathered elements, in flight or in use. */
  live = 0;
  inFlight = /* @__PURE__ */ new Set();
  /** Modules whose backward is under way, by index, in order of entry. */
  inBackward = /* @__PURE__ */ new Map();
  constructor(net, zero, ranks, parameters) {
    this.net = net, this.zero = zero, this.ranks = ranks, this.stream = zero.overlap ? GATHER_STREAM : 0, this.parameters = parameters;
  }
  beginMicroStep() {
    for (let parameter of [...this.inFlight])
      this.await(parameter), this.releaseIfUnused(parameter);
    this.order === null && (this.recording === null ? this.recording = [] : (this.order = new ModuleOrder(this.recording), this.recording = null)), this.queuePosition = 0, this.step = 0, this.live = 0;
    for (let parameter of this.parameters) state(parameter).lookedUpAt = Number.NEGATIVE_INFINITY;
  }
  /** The hooks around one module call. */
  run(module, inputs2, body) {
    let { tape, graph } = this.net;
    return tape.frame(() => {
      this.recording?.push(module), this.fetch(module, !0), module.awaited = 0;
      let watched = inputs2.map((input) => input.needsGrad ? (module.awaited++, identity(graph, input, () => this.afterBackward(module))) : input), result = body(watched);
      for (let [index, input] of watched.entries()) input !== inputs2[index] && tape.drop(input);
      return this.release(module, !0), result.needsGrad ? (module.applied++, identity(graph, result, () => this.beforeBackward(module))) : result;
    });
  }
  beforeBackward(module) {
    module.applied <= 0 || (this.recording?.push(module), this.fetch(module, !1), module.applied--);
  }
  afterBackward(module) {
    module.awaited--, module.awaited === 0 && this.release(module, !1);
  }
  fetch(module, forward) {
    forward || this.inBackward.set(module.index, module), this.gather(module.parameters);
    for (let parameter of module.parameters)
      state(parameter).users.add(module.index), forward && !parameter.needsGrad && this.net.graph.recomputing !== null && [...this.inBackward.values()].at(-1)?.recomputed.add(parameter), this.inFlight.has(parameter) && this.await(parameter);
    this.order !== null && (this.skipInQueue(this.order, module), this.zero.prefetchBucket > 0 && this.prefetch(this.order)), this.step++;
  }
  /** Moves the queue past what this module has just fetched. */
  skipInQueue({ queue }, module) {
    let missing = 0;
    for (let parameter of module.parameters) state(parameter).lookedUpAt < this.step && missing++;
    let seen = /* @__PURE__ */ new Set();
    for (; this.queuePosition < queue.length && seen.size < missing; ) {
      let entry = queue[this.queuePosition++];
      if (entry === void 0) break;
      state(entry.parameter).lookedUpAt = entry.step, seen.add(entry.parameter);
    }
  }
  prefetch({ queue }) {
    let room = Math.min(this.zero.maxLive - this.live, this.zero.prefetchBucket), wanted = /* @__PURE__ */ new Set(), elements = 0;
    for (; this.queuePosition < queue.length && elements < room; ) {
      let entry = queue[this.queuePosition++];
      if (entry === void 0) break;
      let known = state(entry.parameter);
      known.lookedUpAt = Math.max(known.lookedUpAt, entry.step), !(known.availability !== "partitioned" || wanted.has(entry.parameter)) && (wanted.add(entry.parameter), elements += entry.parameter.elements);
    }
    elements > 0 && this.gather([...wanted]);
  }
  gather(parameters) {
    let missing = parameters.filter((parameter) => state(parameter).availability === "partitioned");
    if (missing.length === 0) return;
    for (let parameter of missing) this.live += parameter.elements;
    missing.sort((a, b) => a.index - b.index);
    let gather2 = this.net.tape.on(this.stream, () => this.start(missing));
    for (let parameter of missing) {
      let known = state(parameter);
      known.availability = "in-flight", known.gather = gather2, this.inFlight.add(parameter);
    }
  }
  start(missing) {
    let { tape } = this.net, [first] = missing;
    if (this.ranks === 1 || first === void 0) {
      for (let parameter of missing) parameter.moveTo(tape, this.wholeOf(parameter));
      return new Gather(missing, null);
    }
    if (missing.length === 1) {
      let { share, partition } = state(first), whole2 = tape.allocate(share * this.ranks * first.width, TERM.gatheredWeights);
      return partition === null && tape.touch(share, first.width, TERM.gatherBuffer), first.moveTo(tape, whole2), new Gather(missing, null);
    }
    let elements = 0;
    for (let parameter of missing) elements += state(parameter).share;
    let flat = tape.loose(elements * this.ranks, first.width, TERM.gatherBuffer), copies = missing.filter((parameter) => state(parameter).partition === null).map((p) => tape.loose(state(p).share, p.width, TERM.gatherBuffer));
    for (let copy of copies) tape.release(copy.storage);
    return new Gather(missing, flat);
  }
  /** One rank: the partition is the parameter; from the CPU it is a copy. */
  wholeOf(parameter) {
    let { tape } = this.net, { partition } = state(parameter);
    return partition !== null ? tape.hold(partition.storage) : tape.allocate(parameter.elements * parameter.width, TERM.gatheredWeights);
  }
  /** Waits for the gather a parameter is part of and takes the parameter out of it. */
  await(parameter) {
    let { tape } = this.net;
    this.inFlight.delete(parameter);
    let { gather: gather2 } = state(parameter);
    if (gather2 !== null) {
      if (!gather2.waited) {
        gather2.waited = !0, gather2.flat !== null && tape.on(this.stream, () => {
          for (let member of gather2.parameters)
            member.moveTo(tape, tape.allocate(member.elements * member.width, TERM.gatheredWeights));
        });
        for (let member of gather2.parameters) state(member).availability = "available";
      }
      gather2.left--, gather2.left === 0 && gather2.flat !== null && tape.release(gather2.flat.storage), state(parameter).gather = null;
    }
  }
  releaseIfUnused(parameter) {
    let known = state(parameter);
    known.availability !== "available" || known.users.size > 0 || (parameter.vacate(this.net.tape), known.availability = "partitioned", this.live -= parameter.elements);
  }
  /** Whether a module's parameter may go: not persistent, not needed soon (while recording, all may). */
  mayGo(parameter) {
    if (this.order === null) return !0;
    let known = state(parameter);
    return known.persistent || known.lookedUpAt > this.step ? !1 : !this.order.usedWithin(parameter, this.step, this.zero.maxReuse);
  }
  release(module, forward) {
    let going = module.parameters.filter((parameter) => this.mayGo(parameter));
    for (let parameter of module.parameters) state(parameter).users.delete(module.index);
    if (!forward) {
      for (let parameter of module.recomputed)
        state(parameter).users.delete(module.index), state(parameter).persistent || going.push(parameter);
      module.recomputed.clear(), this.inBackward.delete(module.index);
    }
    for (let parameter of going) this.releaseIfUnused(parameter);
  }
  /** What integer inputs left gathered at the end of backward (the embedding). */
  endBackward() {
    for (let module of [...this.inBackward.values()].reverse()) {
      for (let parameter of [...module.parameters, ...module.recomputed])
        state(parameter).users.delete(module.index), state(parameter).persistent || this.releaseIfUnused(parameter);
      module.recomputed.clear();
    }
    this.inBackward.clear();
  }
  releaseAll() {
    for (let parameter of this.parameters)
      this.inFlight.has(parameter) && this.await(parameter), state(parameter).users.clear(), this.releaseIfUnused(parameter);
  }
  /** After a step the persistent parameters are gathered again, one by one. */
  gatherPersistent() {
    let { tape } = this.net, todo = this.parameters.filter((p) => state(p).persistent && state(p).availability === "partitioned"), copies = (this.ranks === 1 ? [] : todo.filter((parameter) => state(parameter).partition === null)).map((p) => tape.loose(state(p).share, p.width, TERM.gatherBuffer));
    for (let parameter of todo) {
      let whole2 = this.ranks === 1 ? this.wholeOf(parameter) : tape.allocate(state(parameter).share * this.ranks * parameter.width, TERM.gatheredWeights);
      parameter.moveTo(tape, whole2), state(parameter).availability = "available";
    }
    for (let copy of copies) tape.release(copy.storage);
  }
};
function state(parameter) {
  if (parameter.zero === null) throw new Error(`${parameter.name} is not partitioned`);
  return parameter.zero;
}

// core/memory/engines/zero3/host-optimizer.ts
var HostOptimizer = class {
  host;
  groups;
  onNvme;
  pinned;
  stateBytes;
  largest;
  stepped = /* @__PURE__ */ new Set();
  constructor({ host, zero, optimizer }, groups) {
    let { device, pinned, bufferCount } = zero.offloadOptimizer;
    this.host = host, this.groups = groups, this.onNvme = device === "nvme", this.pinned = pinned, this.stateBytes = optimizer.states.reduce((sum2, bytes) => sum2 + bytes, 0), this.largest = Math.max(0, ...groups.map((group) => group.elements)), this.onNvme && host.allocate(bufferCount * this.largest * 4, "cpu-swap-buffers");
  }
  /** fp32 master weights: `.to(fp32).clone()`, two copies for a moment (stage3.py:1081-1175). */
  allocateMasters() {
    if (!this.onNvme)
      for (let { elements } of this.groups)
        this.host.allocate(elements * 4, "cpu-master-weights"), this.host.touch(elements * 4, "cpu-init-temporaries");
  }
  /** Zero gradients for the first states, then the fp32 gradient of each sub group (stage3.py:1301-1371). */
  allocateGradients(bucket, gradientElements, width) {
    let { host } = this;
    if (host.allocate(this.largest * 4, "cpu-init-temporaries"), !this.onNvme)
      for (let { elements } of this.groups) host.movePinned(elements * 4, "cpu-gradients", this.pinned);
    bucket(), host.free(this.largest * 4, "cpu-init-temporaries"), host.movePinned(gradientElements * width, "cpu-accumulated-gradients", this.pinned);
  }
  /** `copiesWeights`: the GPU partition is written from fp32 CPU memory, converted on the CPU first. */
  step(group, copiesWeights, width) {
    let { host } = this, bytes = group.elements * this.stateBytes;
    this.onNvme ? host.touch(bytes, "cpu-optimizer-states") : this.stepped.has(group) || (this.stepped.add(group), host.allocate(bytes, "cpu-optimizer-states")), copiesWeights && width !== 4 && host.touch(group.elements * width, "cpu-staging");
  }
};

// core/memory/engines/zero3/reduce-bucket.ts
var REDUCE_STREAM = 2, NORM_CHUNK = 25e7, ReduceBucket = class {
  net;
  zero;
  ranks;
  width;
  stream;
  buffer;
  waiting = [];
  elements = 0;
  constructor(net, zero, ranks, width) {
    this.net = net, this.zero = zero, this.ranks = ranks, this.width = width, this.stream = zero.overlap ? REDUCE_STREAM : 0, this.buffer = zero.contiguousGradients ? net.tape.loose(zero.reduceBucket, width, TERM.reduceBucket) : null;
  }
  add(parameter, boundary) {
    let { tape } = this.net, { reduceBucket: reduceBucket2 } = this.zero;
    this.elements > 0 && this.elements + parameter.elements > reduceBucket2 && this.flush(boundary), this.buffer !== null && this.elements + parameter.elements <= reduceBucket2 && (parameter.dropGradient(tape), parameter.gradient = new Tensor(tape.hold(this.buffer.storage), parameter.elements, this.width)), this.waiting.push(parameter), this.elements += parameter.elements;
  }
  flush(boundary) {
    if (this.waiting.length === 0) return;
    let parameters = this.waiting.sort((a, b) => a.index - b.index);
    this.net.tape.on(this.stream, () => this.reduceScatter(parameters, boundary)), this.waiting = [], this.elements = 0;
  }
  reduceScatter(parameters, boundary) {
    let { tape } = this.net, [first] = parameters, single = parameters.length === 1 && first !== void 0 && first.elements % this.ranks === 0, padded = 0;
    for (let parameter of parameters) padded += state(parameter).share * this.ranks;
    let flat = single ? null : tape.loose(padded, this.width, TERM.reduceFlatten);
    for (let parameter of parameters)
      this.zero.offloadOptimizer.device !== "none" && this.toHost(state(parameter).share, boundary), parameter.dropGradient(tape);
    flat !== null && tape.release(flat.storage);
  }
  toHost(share, boundary) {
    let { tape } = this.net, copy = tape.loose(share, this.width, TERM.offloadStaging);
    boundary && (tape.touch(Math.min(share, NORM_CHUNK), 8, TERM.gradientNorm), this.width !== 4 && this.zero.offloadOptimizer.device !== "nvme" && tape.touch(share, 4, TERM.stepGradients)), tape.release(copy.storage);
  }
};

// core/memory/engines/zero3/sub-groups.ts
function subGroups(trained, limit) {
  let groups = [], parameters = [], elements = 0;
  for (let parameter of trained)
    parameters.push(parameter), elements += state(parameter).share, !(elements < limit) && (groups.push({ parameters, elements }), parameters = [], elements = 0);
  return parameters.length > 0 && groups.push({ parameters, elements }), groups;
}

// core/memory/engines/zero3/zero3.ts
var Zero3 = class {
  net;
  context;
  trained;
  groups;
  states;
  hostOptimizer;
  coordinator;
  bucket;
  /** Bytes of an element of the trained weights: 4 for adapters made after zero.Init, whatever the model's type. */
  trainedWidth;
  boundary = !0;
  constructor(context, partitioner) {
    let { net, zero, ranks, optimizer, width } = context, { tape } = net;
    this.net = net, this.context = context;
    let all = net.named();
    for (let parameter of all) parameter.zero === null && partitioner.partition(parameter);
    all.forEach((parameter, index) => {
      parameter.index = index, state(parameter).persistent = parameter.elements <= zero.persistenceThreshold;
    }), net.modules.forEach((module, index) => {
      module.index = index;
    }), this.trained = all.filter((parameter) => parameter.needsGrad), this.trainedWidth = this.trained[0]?.width ?? width, this.groups = subGroups(this.trained, zero.subGroup);
    let elements = this.groups.reduce((sum2, group) => sum2 + group.elements, 0);
    this.flattenPartitions(partitioner, elements);
    let offloads = zero.offloadOptimizer.device !== "none";
    if (this.hostOptimizer = offloads ? new HostOptimizer(context, this.groups) : null, this.allocateMasters(), this.states = this.groups.map(() => new OptimizerStates(tape, optimizer)), this.hostOptimizer === null)
      tape.touch(Math.max(0, ...this.groups.map((group) => group.elements)), 4, TERM.initTemporaries), this.bucket = new ReduceBucket(net, zero, ranks, width), tape.loose(elements, width, TERM.gradientPartition);
    else {
      let made2 = null;
      this.hostOptimizer.allocateGradients(
        () => {
          made2 = new ReduceBucket(net, zero, ranks, width);
        },
        elements,
        width
      ), this.bucket = made2 ?? new ReduceBucket(net, zero, ranks, width);
    }
    this.registerHooks(), this.coordinator = new Coordinator(net, zero, ranks, all), net.run = (module, inputs2, body) => this.coordinator.run(module, inputs2, body);
  }
  /** Partitions move into one flat buffer by way of the CPU (`defragment`, zero/utils.py:234), or into pinned CPU memory. */
  flattenPartitions(partitioner, elements) {
    let { tape } = this.net, { host, zero } = this.context, offload = zero.offloadParameters, bytes = elements * this.trainedWidth;
    if (offload.device === "none") {
      host.allocate(bytes, "cpu-staging");
      for (let parameter of this.trained) partitioner.releasePartition(state(parameter));
      this.net.dropGarbage(), tape.allocator.emptyCache();
      let flat = tape.loose(elements, this.trainedWidth, TERM.weightPartition);
      host.free(bytes, "cpu-staging");
      for (let parameter of this.trained) {
        let known = state(parameter);
        known.partition = new Tensor(tape.hold(flat.storage), known.share, this.trainedWidth);
      }
      return;
    }
    this.net.dropGarbage();
    let kept = offload.device === "nvme" ? Math.min(elements, offload.maxInCpu) : elements;
    host.movePinned(kept * this.trainedWidth, "cpu-weights", !0);
    for (let parameter of this.trained) partitioner.releaseHost(state(parameter));
  }
  allocateMasters() {
    let { tape } = this.net;
    if (this.hostOptimizer !== null) {
      this.hostOptimizer.allocateMasters();
      return;
    }
    for (let { elements } of this.groups) {
      let converted = this.trainedWidth === 4 ? null : tape.loose(elements, 4, TERM.initTemporaries);
      tape.loose(elements, 4, TERM.masterWeights), converted !== null && tape.release(converted.storage);
    }
  }
  /** Each parameter is gathered once to register its hook (stage3.py:1502-1531). */
  registerHooks() {
    let { tape } = this.net, { ranks, zero } = this.context;
    for (let parameter of this.trained) {
      let { share } = state(parameter), whole2 = tape.loose(share * ranks, this.trainedWidth, TERM.gatheredWeights);
      zero.offloadParameters.device !== "none" && tape.touch(share, this.trainedWidth, TERM.gatherBuffer), tape.release(whole2.storage), parameter.whenGradientIsReady = (ready) => this.bucket.add(ready, this.boundary);
    }
  }
  beforeForward() {
    this.coordinator.beginMicroStep();
  }
  setBoundary(boundary) {
    this.boundary = boundary;
  }
  afterBackward(boundary) {
    this.bucket.flush(boundary), this.coordinator.endBackward();
  }
  step() {
    this.coordinator.releaseAll();
    for (let module of this.net.modules) module.applied = 0;
    if (this.hostOptimizer === null)
      for (let parameter of this.trained) this.net.tape.touch(state(parameter).share, 8, TERM.gradientNorm);
    this.groups.forEach((group, index) => {
      if (this.hostOptimizer === null) this.updateGroup(group, this.states[index]);
      else {
        let onGpu2 = this.context.zero.offloadParameters.device === "none";
        this.hostOptimizer.step(group, onGpu2, this.trainedWidth);
      }
    }), this.coordinator.gatherPersistent();
  }
  /** Flatten, fp32 copy, update (stage3.py:2873-2931). */
  updateGroup(group, states) {
    let { tape } = this.net, { width } = this.context, { elements, parameters } = group, flat = parameters.length > 1 ? tape.loose(elements, width, TERM.stepGradients) : null, wide = width === 4 ? flat : tape.loose(elements, 4, TERM.stepGradients);
    flat !== null && flat !== wide && tape.release(flat.storage), states?.step([elements]), wide !== null && tape.release(wide.storage);
  }
};

// core/memory/engines/zero12/bucket.ts
var REDUCTION_STREAM = 1, GradientBuckets = class {
  net;
  capacity;
  overlap;
  contiguous;
  clonesLarge;
  width;
  partition;
  whenReduced;
  buffers = [];
  current = 0;
  waiting = [];
  elements = 0;
  constructor({ net, zero, width }, partition, offloaded2, whenReduced) {
    this.net = net, this.capacity = zero.reduceBucket, this.overlap = zero.overlap, this.contiguous = zero.contiguousGradients || offloaded2, this.clonesLarge = offloaded2, this.width = width, this.partition = partition, this.whenReduced = whenReduced;
  }
  /** setup_buckets, at the first gradient of a backward (stage_1_and_2.py:3256). */
  open() {
    if (this.contiguous) {
      for (let count2 = this.overlap ? 2 : 1; count2 > 0; count2--)
        this.buffers.push(this.net.tape.loose(this.capacity, this.width, TERM.reduceBucket));
      this.current = 0;
    }
  }
  close() {
    for (let buffer of this.buffers) this.net.tape.release(buffer.storage);
    this.buffers = [];
  }
  add(parameter) {
    this.elements + parameter.elements > this.capacity && (this.reduce(), this.contiguous && this.overlap && (this.current = 1 - this.current)), this.contiguous && this.place(parameter), this.elements += parameter.elements, this.waiting.push(parameter);
  }
  place(parameter) {
    let { tape } = this.net, buffer = this.buffers[this.current];
    if (parameter.elements > this.capacity) {
      if (!this.clonesLarge) return;
      let clone = tape.loose(parameter.elements, this.width, TERM.gradients);
      parameter.dropGradient(tape), parameter.gradient = clone;
    } else buffer !== void 0 && (parameter.dropGradient(tape), parameter.gradient = new Tensor(tape.hold(buffer.storage), parameter.elements, this.width));
  }
  /** reduce_ipg_grads: average, then hand the gradients to their owners. */
  reduce() {
    if (this.waiting.length === 0 && !this.contiguous) return;
    let { tape } = this.net, stream = this.overlap ? REDUCTION_STREAM : tape.stream, parameters = this.waiting, inBucket = this.elements;
    this.contiguous ? tape.on(stream, () => this.average(parameters)) : this.averageApart(parameters, inBucket), tape.on(stream, () => this.whenReduced(parameters)), this.waiting = [], this.elements = 0;
  }
  /** average_tensor: neighbours with one destination are merged; more than one destination means a flat copy (stage_1_and_2.py:1516, 1590-1723). */
  average(parameters) {
    let runs = [], previous = -1;
    for (let parameter of parameters)
      for (let piece of this.partition.pieces.get(parameter) ?? [])
        piece.rank === previous ? runs.push((runs.pop() ?? 0) + piece.elements) : runs.push(piece.elements), previous = piece.rank;
    this.flattenUpTo(runs, this.capacity);
  }
  averageApart(parameters, limit) {
    this.flattenUpTo(
      parameters.map((parameter) => parameter.elements),
      limit
    );
  }
  flattenUpTo(sizes, limit) {
    let tensors = 0, elements = 0, flush = () => {
      tensors > 1 && this.net.tape.touch(elements, this.width, TERM.reduceFlatten), tensors = 0, elements = 0;
    };
    for (let size of sizes)
      tensors++, elements += size, elements > limit && flush();
    flush();
  }
};

// core/memory/engines/zero12/offloaded.ts
var OffloadedOptimizer = class {
  net;
  host;
  pinned;
  partition;
  states;
  accumulated = /* @__PURE__ */ new Set();
  stepped = !1;
  constructor({ net, host, zero, optimizer, width }, partition) {
    this.net = net, this.host = host, this.pinned = zero.offloadOptimizer.pinned, this.partition = partition, this.states = optimizer.states.reduce((sum2, bytes) => sum2 + bytes, 0), host.movePinned(partition.share * 4, "cpu-master-weights", this.pinned), host.movePinned(partition.share * width, "cpu-staging", this.pinned);
  }
  /** Staging for one parameter's gradient, and the fp32 gradient partition (stage_1_and_2.py:711-760). */
  allocateGradients(width) {
    let { tape } = this.net, largest = Math.max(...this.partition.order.map((parameter) => parameter.elements));
    this.host.movePinned(largest * width, "cpu-gradients", this.pinned), tape.loose(largest, width, TERM.offloadStaging), this.host.movePinned(this.partition.share * 4, "cpu-gradients", this.pinned);
  }
  /** One reduced gradient of rank 0 goes to the CPU (stage_1_and_2.py:1873-1911). `accumulates`: more than one micro step in a step. */
  take(parameter, accumulates, boundary) {
    let { tape } = this.net, elements = this.partition.ownElements.get(parameter) ?? 0;
    accumulates && !this.accumulated.has(parameter) && (this.accumulated.add(parameter), this.host.movePinned(parameter.elements * parameter.width, "cpu-accumulated-gradients", this.pinned)), boundary && (tape.touch(elements, 8, TERM.gradientNorm), parameter.width !== 4 && tape.touch(elements, 4, TERM.stepGradients), parameter.dropGradient(tape));
  }
  step() {
    this.stepped || (this.stepped = !0, this.host.allocate(this.partition.share * this.states, "cpu-optimizer-states"));
  }
};

// core/memory/engines/zero12/partition.ts
function flatPartition(trained, ranks, roundRobin) {
  let order = roundRobin ? dealt(trained, ranks) : trained, elements = trained.reduce((sum2, parameter) => sum2 + parameter.elements, 0), padded = roundUp(elements, 2 * ranks), share = padded / ranks, pieces = /* @__PURE__ */ new Map(), start = 0;
  for (let parameter of order)
    pieces.set(parameter, cut(start, start + parameter.elements, share, ranks)), start += parameter.elements;
  let own = order.filter((parameter) => pieces.get(parameter)?.[0]?.rank === 0), ownElements = new Map(own.map((parameter) => [parameter, pieces.get(parameter)?.[0]?.elements ?? 0]));
  return { order, padded, padding: padded - elements, share, pieces, own, ownElements };
}
function cut(from, to2, share, ranks) {
  let pieces = [], last = Math.min(Math.floor((to2 - 1) / share), ranks - 1);
  for (let rank = Math.floor(from / share); rank <= last; rank++)
    pieces.push({ rank, elements: Math.min(to2, (rank + 1) * share) - Math.max(from, rank * share) });
  return pieces;
}
function dealt(trained, ranks) {
  let hands = Array.from({ length: Math.min(ranks, trained.length) }, () => []);
  for (let [index, parameter] of trained.entries()) hands[index % ranks]?.push(parameter);
  return hands.flat();
}

// core/memory/engines/zero12/zero12.ts
var Zero12 = class {
  net;
  trained;
  partition;
  own;
  width;
  /** Stage 2: gradients are reduced during backward and only rank 0's are kept. */
  partitionsGradients;
  overlap;
  contiguous;
  offloaded;
  states;
  buckets;
  bucketsOpen = !1;
  boundary = !0;
  /** Micro steps since the last step, from 0; -1 before the first gradient. */
  microStep = -1;
  /** Flat gradients of the own parameters of this backward. */
  partitionBuffer = null;
  /** Own gradients summed over the micro steps. */
  averaged = null;
  constructor(context) {
    let { net, zero, ranks, optimizer, width } = context, { tape } = net;
    this.net = net, this.width = width, this.partitionsGradients = zero.stage === 2, this.overlap = zero.overlap, this.trained = net.named().filter((parameter) => parameter.needsGrad);
    let offloads = zero.offloadOptimizer.device !== "none";
    this.contiguous = zero.contiguousGradients || offloads, tape.allocator.emptyCache(), this.partition = flatPartition(this.trained, ranks, zero.roundRobin), this.own = new Set(this.partition.own), this.flatten();
    let clone = tape.loose(this.partition.share, width, width === 4 ? TERM.masterWeights : TERM.initTemporaries);
    offloads ? (tape.release(clone.storage), this.offloaded = new OffloadedOptimizer(context, this.partition), this.offloaded.allocateGradients(width)) : (this.offloaded = null, width !== 4 && (tape.loose(this.partition.share, 4, TERM.masterWeights), tape.release(clone.storage)), tape.touch(this.partition.share, 4, TERM.initTemporaries)), this.states = new OptimizerStates(tape, optimizer), this.buckets = new GradientBuckets(context, this.partition, offloads, (reduced) => this.keepOwn(reduced));
    for (let parameter of this.trained) parameter.whenGradientIsReady = (ready) => this.gradientReady(ready);
  }
  /** The weights move into one flat buffer (stage_1_and_2.py:505-560). */
  flatten() {
    let { tape } = this.net, { padded, padding, order } = this.partition, tail = padding > 0 ? tape.loose(padding, this.width, TERM.initTemporaries) : null, flat = tape.loose(padded, this.width, TERM.modelWeights);
    tail !== null && tape.release(tail.storage);
    for (let parameter of order) parameter.moveTo(tape, tape.hold(flat.storage));
    tape.release(flat.storage);
  }
  beforeForward() {
  }
  setBoundary(boundary) {
    this.boundary = boundary;
  }
  gradientReady(parameter) {
    this.bucketsOpen || (this.bucketsOpen = !0, this.microStep++, this.buckets.open()), (this.partitionsGradients || this.overlap) && this.buckets.add(parameter);
  }
  /** copy_grads_in_partition for what is rank 0's; stage 2 lets the rest go (stage_1_and_2.py:2184-2203). */
  keepOwn(reduced) {
    let { tape } = this.net;
    for (let parameter of reduced)
      this.own.has(parameter) ? this.contiguous && this.copyIntoPartition(parameter) : this.partitionsGradients && parameter.dropGradient(tape);
  }
  copyIntoPartition(parameter) {
    let { tape } = this.net;
    if (this.offloaded !== null) {
      this.offloaded.take(parameter, this.microStep > 0 || !this.boundary, this.boundary);
      return;
    }
    this.partitionBuffer ??= tape.loose(
      this.partition.own.reduce((sum2, own) => sum2 + own.elements, 0),
      this.width,
      TERM.gradientPartition
    ), parameter.dropGradient(tape), parameter.gradient = new Tensor(tape.hold(this.partitionBuffer.storage), parameter.elements, this.width);
  }
  afterBackward(boundary) {
    if (this.partitionsGradients)
      this.finish(boundary);
    else if (boundary) {
      if (!this.overlap)
        for (let parameter of this.trained) parameter.gradient !== null && this.buckets.add(parameter);
      this.finish(boundary);
    }
  }
  /** independent_gradient_partition_epilogue */
  finish(boundary) {
    let { tape } = this.net;
    this.buckets.reduce(), this.offloaded === null && (this.averaged ??= this.partition.own.map(
      (parameter) => parameter.gradient === null ? tape.loose(parameter.elements, this.width, TERM.gradientPartition) : new Tensor(tape.hold(parameter.gradient.storage), parameter.elements, this.width)
    ), boundary && this.padAveraged()), this.buckets.close(), this.bucketsOpen = !1, this.partitionBuffer !== null && tape.release(this.partitionBuffer.storage), this.partitionBuffer = null;
    for (let parameter of this.trained) parameter.dropGradient(tape);
  }
  padAveraged() {
    let owned = 0;
    for (let elements of this.partition.ownElements.values()) owned += elements;
    let missing = this.partition.share - owned;
    missing > 0 && this.averaged?.push(this.net.tape.loose(missing, this.width, TERM.gradientPartition));
  }
  step() {
    let { tape } = this.net;
    if (this.microStep = -1, this.offloaded !== null) {
      for (let parameter of this.trained) parameter.dropGradient(tape);
      this.offloaded.step();
      return;
    }
    for (let elements of this.partition.ownElements.values()) tape.touch(elements, 8, TERM.gradientNorm);
    let wide = this.wideGradient();
    this.states.step([this.partition.share]), tape.release(wide.storage);
  }
  /** flatten, then .to(fp32); each is skipped where there is nothing to do (stage_1_and_2.py:3013-3160). */
  wideGradient() {
    let { tape } = this.net, averaged = this.averaged ?? [], { share } = this.partition, [only] = averaged, flat = averaged.length === 1 && only !== void 0 ? new Tensor(tape.hold(only.storage), share, this.width) : tape.loose(share, this.width, TERM.stepGradients), wide = flat;
    this.width !== 4 && (wide = tape.loose(share, 4, TERM.stepGradients), tape.release(flat.storage));
    for (let gradient of averaged) tape.release(gradient.storage);
    return this.averaged = null, wide;
  }
};

// core/memory/engines/create.ts
function createEngine(context, partitioner) {
  switch (context.zero.stage) {
    case 0:
      return stage02(context);
    case 1:
    case 2:
      return new Zero12(context);
    case 3:
      return new Zero3(context, partitioner);
  }
}

// core/memory/engines/zero3/partition-state.ts
var PartitionState = class {
  /** Elements of one rank: ceil(elements / ranks). */
  share;
  /** The partition on the GPU; null while it is on the CPU or on NVMe. */
  partition = null;
  /** The partition that zero.Init put into CPU memory. */
  hostBlock = null;
  availability = "partitioned";
  gather = null;
  persistent = !1;
  /** Indices of the modules that use it right now. */
  users = /* @__PURE__ */ new Set();
  /** Step of the recorded order at which it was last looked up. */
  lookedUpAt = Number.NEGATIVE_INFINITY;
  constructor(share) {
    this.share = share;
  }
};

// core/memory/engines/zero3/partitioner.ts
var SWAPPABLE_BYTES = 1024 ** 2, Partitioner = class {
  tape;
  host;
  offload;
  ranks;
  swapBuffers = !1;
  constructor(tape, host, zero, ranks) {
    this.tape = tape, this.host = host, this.offload = zero.offloadParameters, this.ranks = ranks;
  }
  partition(parameter) {
    let state2 = new PartitionState(Math.ceil(parameter.elements / this.ranks)), bytes = state2.share * parameter.width;
    parameter.zero = state2, this.offload.device === "none" ? state2.partition = this.tape.loose(state2.share, parameter.width, TERM.weightPartition) : state2.hostBlock = this.toHost(bytes, parameter.width), parameter.vacate(this.tape);
  }
  toHost(bytes, width) {
    let { host, offload } = this;
    return offload.device === "nvme" && !this.swapBuffers && (this.swapBuffers = !0, host.allocate(offload.bufferCount * offload.bufferSize * width, "cpu-swap-buffers")), offload.device === "nvme" && bytes >= SWAPPABLE_BYTES ? { pinned: !1, bytes: 0 } : offload.pinned ? { pinned: !0, bytes: host.pin(bytes, "cpu-weights") } : (host.allocate(bytes, "cpu-weights"), { pinned: !1, bytes });
  }
  /** The partition moves into the optimizer's flat buffer. */
  releaseHost(state2) {
    state2.hostBlock !== null && (state2.hostBlock.pinned ? this.host.unpin(state2.hostBlock.bytes) : this.host.free(state2.hostBlock.bytes, "cpu-weights"), state2.hostBlock = null);
  }
  releasePartition(state2) {
    state2.partition !== null && this.tape.release(state2.partition.storage), state2.partition = null;
  }
};

// core/memory/model/module.ts
var Module = class {
  /** Qualified name, such as `model.layers.0.self_attn.q_proj`. */
  name;
  parameters;
  /** Adapters that PEFT put on it. */
  adapter = null;
  /** Position among the model's modules, given by the engine. */
  index = -1;
  /** Forwards (recomputed ones too) whose backward has not begun; as ZeRO-3's hooks count them. */
  applied = 0;
  /** Inputs whose gradients are still awaited in backward. */
  awaited = 0;
  /** Frozen parameters that a recomputation fetched on behalf of this module's backward. */
  recomputed = /* @__PURE__ */ new Set();
  constructor(name, parameters) {
    this.name = name, this.parameters = parameters;
  }
  get weight() {
    let first = this.parameters[0];
    if (first === void 0) throw new Error(`${this.name} has no parameters`);
    return first;
  }
  get bias() {
    return this.parameters[1] ?? null;
  }
};

// core/memory/model/lora.ts
function addAdapters(net, lora) {
  for (let parameter of net.parameters) parameter.needsGrad = !1;
  let modules = [];
  for (let module of net.modules) {
    modules.push(module);
    let size = net.linears.get(module);
    if (size === void 0 || !isTarget(module.name, lora.targetModules)) continue;
    let down = net.parameter(`${module.name}.lora_A`, [lora.r, size.ins], 4, TERM.loraAdapters), up = net.parameter(`${module.name}.lora_B`, [size.outs, lora.r], 4, TERM.loraAdapters), adapter = { down: new Module(down.name, [down]), up: new Module(up.name, [up]) };
    module.adapter = adapter, modules.push(adapter.down, adapter.up), net.parameters.push(down, up);
  }
  net.modules = modules;
}
function isTarget(name, targets) {
  return targets.includes("all-linear") ? !name.endsWith("lm_head") && !name.endsWith("embed_out") : targets.some((target) => name === target || name.endsWith(`.${target}`));
}
function castAdapters(net, width) {
  for (let parameter of net.parameters)
    parameter.width !== width && (parameter.moveTo(net.tape, net.tape.allocate(parameter.elements * width, TERM.loraAdapters)), parameter.width = width);
}

// core/memory/model/network.ts
var Network = class {
  graph;
  tape;
  options;
  modules = [];
  parameters = [];
  /** Linear layers, which PEFT can put adapters on: in and out features. */
  linears = /* @__PURE__ */ new Map();
  /** Weights replaced by tying: under zero.Init they sit in a reference cycle until the next garbage collection. */
  garbage = [];
  run = (_module, inputs2, body) => body(inputs2);
  /** zero.Init: what happens to a parameter as soon as it is made. */
  partition = null;
  scope = "";
  constructor(graph, options) {
    this.graph = graph, this.tape = graph.tape, this.options = options;
  }
  get width() {
    return this.options.width;
  }
  get tokens() {
    return this.options.batch * this.options.sequence;
  }
  /** Makes modules whose names begin with `prefix`. */
  within(prefix, body) {
    let outer = this.scope;
    this.scope = `${outer}${prefix}.`;
    let result = body();
    return this.scope = outer, result;
  }
  module(name, ...shapes) {
    let qualified = this.scope + name, made2 = shapes.map((shape) => this.parameter(qualified, shape, this.width, TERM.modelWeights)), module = new Module(qualified, made2);
    if (this.modules.push(module), this.parameters.push(...made2), this.partition !== null) for (let parameter of made2) this.partition(parameter);
    return module;
  }
  parameter(name, shape, width, term) {
    let elements = shape.reduce((product, side) => product * side, 1);
    return new Parameter(name, shape, width, this.tape.allocate(elements * width, term));
  }
  linear(name, ins, outs, bias = !1) {
    let module = this.module(name, [outs, ins], ...bias ? [[outs]] : []);
    return this.linears.set(module, { ins, outs }), module;
  }
  /** GPT-2's Conv1D: weight (in, out), always a bias. */
  conv1d(name, ins, outs) {
    let module = this.module(name, [ins, outs], [outs]);
    return this.linears.set(module, { ins, outs }), module;
  }
  layerNorm(name, size, bias = !0) {
    return this.module(name, [size], ...bias ? [[size]] : []);
  }
  /** A tensor that the model keeps beside its parameters. */
  buffer(elements, width) {
    this.tape.allocate(elements * width, TERM.modelBuffers);
  }
  /** tie_weights(): the head takes the embedding's weight, its own is dropped. */
  tie(head, embedding2) {
    let own = head.weight;
    head.parameters[0] = embedding2.weight, this.parameters.splice(this.parameters.lastIndexOf(own), 1), this.options.zero3 ? this.garbage.push(own) : own.vacate(this.tape);
  }
  /** The cyclic garbage collector has run: what tying replaced is gone. */
  dropGarbage() {
    for (let { zero } of this.garbage) zero?.partition && this.tape.release(zero.partition.storage);
    this.garbage = [];
  }
  /** A module shares a bias that another owns (BERT's decoder); its own is dropped at once. */
  shareBias(module, owner) {
    let own = module.bias;
    own !== null && (module.parameters[1] = owner, this.parameters.splice(this.parameters.lastIndexOf(own), 1), own.zero?.partition && this.tape.release(own.zero.partition.storage), own.vacate(this.tape));
  }
  /** named_parameters(): by module, each once. */
  named() {
    return [...new Set(this.modules.flatMap((module) => module.parameters))];
  }
};

// core/memory/tape/phase-peak.ts
var PhasePeak = class {
  bytes = 0;
  byTerm;
  constructor(terms) {
    this.byTerm = new Float64Array(terms);
  }
  offer(bytes, byTerm) {
    bytes <= this.bytes || (this.bytes = bytes, this.byTerm.set(byTerm));
  }
};

// core/memory/tape/tape.ts
var Tape = class {
  allocator;
  /** Bytes in use now, by term. */
  byTerm;
  /** The term that new storages get. */
  term = 0;
  /** CUDA stream on which new storages are made. */
  stream = 0;
  locals = [];
  peak;
  higher = !1;
  constructor(allocator, terms) {
    this.allocator = allocator, this.byTerm = new Float64Array(terms), this.peak = new PhasePeak(terms);
  }
  allocate(bytes, term = this.term) {
    if (bytes <= 0) return new Storage(null, term);
    let block2 = this.allocator.take(bytes, this.stream);
    return this.byTerm[term] = (this.byTerm[term] ?? 0) + block2.bytes, this.allocator.allocated > this.peak.bytes && (this.higher = !0), new Storage(block2, term);
  }
  hold(storage) {
    return storage.holders++, storage;
  }
  release(storage) {
    storage.holders--, !(storage.holders !== 0 || storage.block === null) && (this.higher && this.keepPeak(), this.byTerm[storage.term] = (this.byTerm[storage.term] ?? 0) - storage.block.bytes, this.allocator.give(storage.block));
  }
  /** A tensor that nobody but the caller keeps track of. */
  loose(elements, width, term = this.term) {
    return new Tensor(this.allocate(elements * width, term), elements, width);
  }
  /** A tensor that dies at the end of the current frame, as a Python local does. */
  local(elements, width, term = this.term) {
    return this.track(this.loose(elements, width, term));
  }
  /** A second handle on a tensor's memory, without a place in the graph. */
  share(tensor, elements = tensor.elements, width = tensor.width) {
    return this.track(new Tensor(this.hold(tensor.storage), elements, width));
  }
  track(tensor) {
    return this.locals.push(tensor), tensor;
  }
  drop(...tensors) {
    for (let tensor of tensors) tensor?.held && this.letGo(tensor);
  }
  letGo(tensor) {
    tensor.held = !1, this.release(tensor.storage);
  }
  /** Runs a function body: what it made and does not return dies with it. */
  frame(body) {
    let mark = this.locals.length, result = body();
    return this.unwind(mark, result), this.locals.push(result), result;
  }
  frameOfMany(body) {
    let mark = this.locals.length, results = body();
    for (let result of results) result.held = !1;
    this.unwind(mark, null);
    for (let result of results)
      result.held = !0, this.locals.push(result);
    return results;
  }
  get depth() {
    return this.locals.length;
  }
  /** Drops every local made since `mark`, save one. */
  unwind(mark, keep) {
    let { locals } = this;
    for (let index = locals.length - 1; index >= mark; index--) {
      let tensor = locals[index];
      tensor.held && tensor !== keep && this.letGo(tensor);
    }
    locals.length = mark;
  }
  /** Runs `body` with its allocations under another term. */
  under(term, body) {
    let outer = this.term;
    this.term = term;
    let result = body();
    return this.term = outer, result;
  }
  on(stream, body) {
    let outer = this.stream;
    this.stream = stream;
    let result = body();
    return this.stream = outer, result;
  }
  /** Allocates and frees at once: a temporary nothing else overlaps with. */
  touch(elements, width, term = this.term) {
    this.release(this.allocate(elements * width, term));
  }
  keepPeak() {
    this.higher = !1, this.peak.offer(this.allocator.allocated, this.byTerm);
  }
  /** Starts a phase, or goes on with one: what is allocated now counts towards its peak. */
  enter(peak) {
    this.higher && this.keepPeak(), this.peak = peak, this.higher = this.allocator.allocated > peak.bytes;
  }
  /** Ends the running phase. */
  close() {
    this.higher && this.keepPeak();
  }
};

// core/memory/replay.ts
var CUBLAS_WORKSPACE = 32 * 1048576, STEPS = 3, MICRO_STEPS = 8;
function replay(run2) {
  let allocator = run2.expandableSegments ? new ExpandableAllocator(run2.deviceBytes) : new CachingAllocator(run2.deviceBytes), tape = new Tape(allocator, TERMS_ON_GPU), host = new HostMemory(), fields = Fields.of(run2.modelConfig), type = fields.text("model_type", ""), family = familyOf(type);
  if (family === void 0)
    throw new ModelConfigProblem(
      `The architecture ${JSON.stringify(type.slice(0, 60))} is not modelled; known are ${knownModelTypes().join(", ")}.`
    );
  tape.loose(1, 4, TERM.deviceBase);
  let graph = new Graph(tape), net = new Network(graph, run2.network), partitioner = new Partitioner(tape, host, run2.zero, run2.ranks);
  run2.zero.stage === 3 && (net.partition = (parameter) => partitioner.partition(parameter));
  let program2 = family.build(net, fields), params = total(net.parameters.map((parameter) => parameter.elements)), largestLayer = Math.max(0, ...net.modules.map((module) => total(module.parameters.map((p) => p.elements))));
  run2.network.lora !== null && addAdapters(net, run2.network.lora);
  for (let parameter of net.parameters)
    run2.network.frozen.some((prefix) => parameter.name.includes(prefix)) && (parameter.needsGrad = !1);
  let modelOnGpu = allocator.allocated, peaks = phasePeaks();
  tape.enter(peaks.init), run2.network.lora !== null && run2.zero.stage !== 3 && castAdapters(net, net.width), tape.loose(1, 4, TERM.deviceBase);
  let context = { ...run2, net, host, width: run2.network.width }, engine = createEngine(context, partitioner), afterInit = allocator.allocated;
  return tape.close(), host.endInit(), train(run2, engine, net, peaks, program2), {
    params,
    trainable: total(net.parameters.filter((p) => p.needsGrad).map((parameter) => parameter.elements)),
    largestLayer,
    modelOnGpu,
    afterInit,
    afterStep: allocator.allocated,
    peaks,
    peakReserved: allocator.peakReserved,
    host,
    measuredFamily: family.measured
  };
}
function phasePeaks() {
  let make = () => new PhasePeak(TERMS_ON_GPU);
  return { init: make(), forward: make(), backward: make(), step: make(), "between-steps": make() };
}
function train(run2, engine, net, peaks, program2) {
  let { tape, graph } = net;
  tokenIds(net), tape.loose(net.tokens, 8, TERM.inputs), tape.loose(net.tokens, 8, TERM.inputs), program2.makeInputs?.();
  let microSteps = Math.min(run2.gradientAccumulation, MICRO_STEPS), workspaces = 0, workspace = (count2) => {
    for (; workspaces < count2; workspaces++) tape.loose(CUBLAS_WORKSPACE, 1, TERM.cublasWorkspace);
  };
  for (let step = 0; step < STEPS; step++)
    for (let micro = 0; micro < microSteps; micro++) {
      let boundary = micro === microSteps - 1;
      engine.setBoundary(boundary), tape.enter(peaks.forward), workspace(1), engine.beforeForward();
      let mark = tape.depth;
      tape.term = TERM.activations;
      let loss = tape.frame(() => program2.forward());
      tape.enter(peaks.backward), workspace(2), tape.term = TERM.activationGradients, backward(graph, loss), tape.unwind(mark, null), engine.afterBackward(boundary), tape.enter(peaks.step), boundary && engine.step(), tape.close();
    }
  tape.enter(peaks["between-steps"]), tape.close();
}
function total(values) {
  return values.reduce((sum2, value) => sum2 + value, 0);
}

// core/memory/settings/resolved-run.ts
var LIMITS = { worldSize: 1e6, microBatch: 1e6, sequenceLength: 1e8, steps: 1e6 };
function resolveRun(run2) {
  if (!isJson(run2.config)) return { error: "The DeepSpeed config is not a JSON object." };
  let config = run2.config, accumulation = run2.gradientAccumulationSteps ?? countOf(config, "gradient_accumulation_steps", 1), problem = sizeProblem("The world size", run2.worldSize, LIMITS.worldSize) ?? sizeProblem("The micro batch", run2.microBatch, LIMITS.microBatch) ?? sizeProblem("The sequence length", run2.sequenceLength, LIMITS.sequenceLength) ?? sizeProblem("gradient_accumulation_steps", accumulation, LIMITS.steps);
  if (problem !== null) return { error: problem };
  if (run2.lora !== null && sizeProblem("", run2.lora.r, 1e6) !== null)
    return { error: `The LoRA rank ${run2.lora.r} is not a positive integer.` };
  let tensorParallel = Math.max(1, countOf(section(config, "tensor_parallel"), "autotp_size", 1));
  if (run2.worldSize % tensorParallel !== 0)
    return { error: `The world size ${run2.worldSize} does not divide by the tensor parallel size ${tensorParallel}.` };
  let zero = readZero(config);
  return {
    zero,
    optimizer: optimizerOf(config, run2.clientOptimizer),
    ranks: run2.worldSize / tensorParallel,
    gradientAccumulation: accumulation,
    clipping: numberOf(config, "gradient_clipping", 0),
    network: {
      width: isHalf(config) ? 2 : 4,
      batch: run2.microBatch,
      sequence: run2.sequenceLength,
      checkpointing: run2.gradientCheckpointing,
      attention: run2.attention,
      lora: run2.lora,
      frozen: run2.frozen ?? [],
      zero3: zero.stage === 3,
      tensorParallel
    },
    modelConfig: run2.model.kind === "config" ? run2.model.config : null,
    expandableSegments: run2.expandableSegments ?? !1,
    deviceBytes: run2.deviceBytes ?? Number.POSITIVE_INFINITY
  };
}
function isHalf(config) {
  return ["bf16", "bfloat16", "fp16"].some((name) => flagOf(section(config, name), "enabled", !1));
}
function sizeProblem(what, value, limit) {
  return Number.isInteger(value) && value > 0 && value <= limit ? null : `${what} ${value} is not a positive integer of a sensible size.`;
}

// core/memory/estimate.ts
function estimate(run2) {
  try {
    let resolved = resolveRun(run2);
    return "error" in resolved ? resolved : run2.model.kind === "count" ? estimateByCount(run2, run2.model.params, run2.model.largestLayer) : describe(run2, resolved, replay(resolved));
  } catch (problem) {
    return problem instanceof ModelConfigProblem ? { error: problem.message } : { error: `The estimate failed: ${problem instanceof Error ? problem.message : "unknown reason"}.` };
  }
}
function estimateByCount(run2, params, largestLayer) {
  return [params, largestLayer].every((count2) => Number.isFinite(count2) && count2 > 0 && count2 < 1e14) ? modelStatesEstimate({
    params,
    largestLayer,
    worldSize: run2.worldSize,
    clientOptimizer: run2.clientOptimizer,
    config: run2.config,
    ...run2.gpusPerNode === void 0 ? {} : { gpusPerNode: run2.gpusPerNode },
    ...run2.gradientAccumulationSteps === void 0 ? {} : { gradientAccumulationSteps: run2.gradientAccumulationSteps }
  }) : { error: "The parameter count and the largest layer have to be positive numbers of a sensible size." };
}
var PHASES = ["init", "forward", "backward", "step", "between-steps"];
function describe(run2, resolved, result) {
  let ranksPerNode = Math.min(run2.gpusPerNode ?? 8, run2.worldSize), gpu = gpuMemory(run2, result), cpu = cpuMemory(resolved, result, ranksPerNode), nvme = nvmePerNode(resolved, result.trainable, result.params, ranksPerNode), phases = PHASES.map((phase) => breakdown(phase, result.peaks[phase]));
  return {
    params: result.params,
    trainable_params: result.trainable,
    largest_layer_params: result.largestLayer,
    gpu,
    cpu: cpu.memory,
    nvme: { per_node: nvme.reduce((sum2, term) => sum2 + term.bytes, 0) },
    terms: [
      ...phases.flatMap(({ phase, terms }) => terms.map(({ term, bytes }) => sourced(term, phase, "gpu", bytes))),
      sourced("fragmentation", "backward", "gpu", Math.max(0, gpu.peak_reserved - gpu.peak_allocated)),
      sourced("cuda-context", "between-steps", "gpu", gpu.context),
      ...cpu.terms,
      ...nvme
    ],
    phases,
    assumptions: assumptionsOf(run2, resolved, result),
    confidence: confidenceOf(run2, resolved, result)
  };
}
function gpuMemory(run2, { peaks, modelOnGpu, afterInit, afterStep, peakReserved }) {
  let context = gpuContext(run2.worldSize).bytes;
  return {
    model_on_gpu: modelOnGpu,
    after_init: afterInit,
    peak_init: peaks.init.bytes,
    peak_forward: peaks.forward.bytes,
    peak_backward: peaks.backward.bytes,
    peak_step: peaks.step.bytes,
    after_step: afterStep,
    peak_allocated: Math.max(peaks.forward.bytes, peaks.backward.bytes, peaks.step.bytes),
    peak_reserved: peakReserved,
    context,
    total: peakReserved + context
  };
}
function cpuMemory({ zero }, { host }, ranksPerNode) {
  let running = zero.offloadOptimizer.device !== "none" ? PROCESS_WITH_CPU_OPTIMIZER : PROCESS_WITH_GPU_OPTIMIZER, atInit = PROCESS_AT_INIT + host.init.bytes, training = running + host.training.bytes, [phase, peak, process2] = atInit > training ? ["init", host.init, PROCESS_AT_INIT] : ["step", host.training, running], rss = Math.max(atInit, training);
  return {
    memory: {
      rss_per_rank: rss,
      pinned_per_rank: host.peakPinned,
      per_node: ranksPerNode * (rss + LIBRARIES_BYTES)
    },
    terms: [
      sourced("process", phase, "cpu", process2),
      ...[...peak.byTerm].filter(([, bytes]) => bytes > 0).map(([term, bytes]) => sourced(term, phase, "cpu", bytes)).sort((a, b) => b.bytes - a.bytes)
    ]
  };
}
function breakdown(phase, peak) {
  let terms = TENSOR_TERMS.map((term, index) => ({ term: term.id, bytes: peak.byTerm[index] ?? 0 }));
  return {
    phase,
    peakBytes: peak.bytes,
    terms: terms.filter(({ bytes }) => bytes > 0).sort((a, b) => b.bytes - a.bytes)
  };
}
function sourced(term, phase, where2, bytes) {
  return { term, phase, where: where2, bytes, source: termById(term)?.source ?? "derived" };
}

// core/memory/verdict.ts
function verdictOf(estimate3, target) {
  let failure = gpuFailure(estimate3, target) ?? nodeFailure(estimate3, target);
  return failure !== null ? failure : unknownOf(estimate3, target) ?? tightness(estimate3, target) ?? {
    fit: "fits",
    code: "fits",
    message: `fits with ${gib(headroom(estimate3, target))} GiB to spare`
  };
}
function headroom(estimate3, target) {
  return target.gpu.usableBytes - estimate3.gpu.peak_reserved;
}
function gpuFailure(estimate3, target) {
  let worst = fullestPhase(estimate3), needed = worst.bytes + target.gpu.context.bytes, shortBytes = needed - target.gpu.totalBytes;
  if (shortBytes <= 0) return null;
  let shortage = {
    resource: "gpu",
    shortBytes,
    neededBytes: needed,
    availableBytes: target.gpu.totalBytes,
    phase: worst.phase,
    term: worst.term
  }, place = worst.phase === "init" ? "already in deepspeed.initialize" : `in ${worst.phase}`;
  return { fit: "does-not-fit", code: "gpu-too-small", shortage, message: `${gib(shortBytes)} GiB short, ${place}` };
}
function nodeFailure(estimate3, target) {
  for (let resource of ["cpu", "nvme"]) {
    let available = target[resource], needed = estimate3[resource].per_node;
    if (available === null || needed <= available.bytes) continue;
    let shortage = {
      resource,
      shortBytes: needed - available.bytes,
      neededBytes: needed,
      availableBytes: available.bytes,
      phase: null,
      term: largestTerm(estimate3, resource)
    }, name = resource === "cpu" ? "CPU memory" : "NVMe";
    return {
      fit: "does-not-fit",
      code: `${resource}-too-small`,
      shortage,
      message: `${gib(shortage.shortBytes)} GiB of ${name} short per node`
    };
  }
  return null;
}
function unknownOf(estimate3, target) {
  return estimate3.gpu.peak_forward === null || estimate3.gpu.peak_backward === null ? {
    fit: "unknown",
    code: "activations-unknown",
    message: "model states fit; activations are not known without the model"
  } : target.cpu === null && estimate3.cpu.per_node > 17179869184 ? {
    fit: "unknown",
    code: "cpu-unknown",
    message: `needs ${gib(estimate3.cpu.per_node)} GiB of CPU memory per node; the target does not say how much it has (\`cpu_memory\`)`
  } : target.nvme === null && estimate3.nvme.per_node > 0 ? {
    fit: "unknown",
    code: "nvme-unknown",
    message: `needs ${gib(estimate3.nvme.per_node)} GiB of NVMe per node; the target does not say how much it has`
  } : null;
}
function tightness(estimate3, target) {
  let spare = headroom(estimate3, target);
  if (spare < 0) {
    let worst = fullestPhase(estimate3), neededBytes = estimate3.gpu.peak_reserved + target.gpu.context.bytes, shortage = {
      resource: "gpu",
      shortBytes: -spare,
      neededBytes,
      availableBytes: target.gpu.totalBytes,
      phase: worst.phase,
      term: worst.term
    }, message = `allocations fit, but the caching allocator reserves ${gib(-spare)} GiB more than the card has; PYTORCH_CUDA_ALLOC_CONF=expandable_segments:True can help`;
    return { fit: "tight", code: "reserved-over-card", shortage, expandableSegmentsHelp: !0, message };
  }
  let { cpu } = target;
  return cpu !== null && estimate3.cpu.per_node > 0.95 * cpu.bytes ? {
    fit: "tight",
    code: "cpu-nearly-full",
    shortage: {
      resource: "cpu",
      shortBytes: 0,
      neededBytes: estimate3.cpu.per_node,
      availableBytes: cpu.bytes,
      phase: null,
      term: largestTerm(estimate3, "cpu")
    },
    expandableSegmentsHelp: !1,
    message: `CPU memory of the node is ${Math.floor(100 * estimate3.cpu.per_node / cpu.bytes)} % full`
  } : null;
}
function fullestPhase({ gpu, phases }) {
  let peaks = [
    ["init", gpu.peak_init],
    ["forward", gpu.peak_forward ?? 0],
    ["backward", gpu.peak_backward ?? 0],
    ["step", gpu.peak_step]
  ], worst = { phase: "init", bytes: -1, term: null };
  for (let [phase, bytes] of peaks) bytes > worst.bytes && (worst = { phase, bytes, term: null });
  return gpu.peak_allocated > worst.bytes && (worst = { phase: phases.filter(({ phase }) => phase === "forward" || phase === "backward").sort((a, b) => b.peakBytes - a.peakBytes)[0]?.phase ?? "backward", bytes: gpu.peak_allocated, term: null }), { ...worst, term: phases.find(({ phase }) => phase === worst.phase)?.terms[0]?.term ?? null };
}
function largestTerm({ terms }, where2) {
  return terms.filter((term) => term.where === where2).sort((a, b) => b.bytes - a.bytes)[0]?.term ?? null;
}
function gib(bytes) {
  let value = bytes / 1073741824;
  return value < 0.1 ? value.toFixed(2) : value.toFixed(1);
}

// core/report/bar.ts
function bar(shares, cells = 10) {
  let total2 = cellsFor(shares.total, shares.capacity, cells), allocated = Math.min(total2, cellsFor(Math.min(shares.allocated, shares.total), shares.capacity, cells));
  return "\u2593".repeat(allocated) + "\u2592".repeat(total2 - allocated) + "\u2591".repeat(cells - total2);
}
function cellsFor(part3, whole2, cells) {
  if (!(part3 > 0) || !(whole2 > 0)) return 0;
  let filled2 = Math.round(part3 / whole2 * cells);
  return part3 < whole2 ? Math.min(cells - 1, Math.max(1, filled2)) : cells;
}

// core/report/estimate-text.ts
var WORTH_A_LINE = 0.01;
function estimateText(report, options) {
  let colours = palette(options.colour), width = Math.max(40, Math.min(options.width, 120)), { estimate: estimate3, target, run: run2 } = report, capacity = target?.gpu.usableBytes ?? Math.max(...estimate3.phases.map((phase) => phase.peakBytes), 1);
  return `${[
    colours.bold(
      `${terminalText(report.path)}: ${terminalText(report.model)}, ${formatCount(estimate3.params)} parameters`
    ),
    `${run2.worldSize} ranks, micro batch ${run2.microBatch}, ${run2.sequenceLength} tokens${run2.gradientCheckpointing ? ", gradient checkpointing" : ""} (model: ${terminalText(report.from)})`,
    ...verdictLine(report, colours),
    "",
    `per GPU   allocated ${formatBytes(Math.max(estimate3.gpu.peak_allocated, estimate3.gpu.peak_init))}, reserved ${formatBytes(estimate3.gpu.peak_reserved)}, with the CUDA context ${formatBytes(estimate3.gpu.total)}`,
    ...estimate3.phases.flatMap((phase) => phaseLines(phase, capacity, colours)),
    "",
    `CPU       per rank ${formatBytes(estimate3.cpu.rss_per_rank)} (pinned ${formatBytes(estimate3.cpu.pinned_per_rank)}), per node ${formatBytes(estimate3.cpu.per_node)}`,
    ...estimate3.nvme.per_node > 0 ? [`NVMe      per node ${formatBytes(estimate3.nvme.per_node)}`] : [],
    "",
    `confidence: ${estimate3.confidence}`,
    ...estimate3.assumptions.flatMap((sentence) => wrapped(`- ${terminalText(sentence)}`, width))
  ].join(`
`)}
`;
}
function verdictLine({ verdict, target }, colours) {
  if (verdict === null || target === null) return [];
  let paint = { fits: colours.green, tight: colours.yellow, "does-not-fit": colours.red, unknown: colours.yellow }[verdict.fit];
  return [paint(`${target.label}: ${verdict.message}`)];
}
function phaseLines(phase, capacity, colours) {
  let shares = { allocated: phase.peakBytes, total: phase.peakBytes, capacity }, shown = phase.terms.filter((term) => term.bytes >= WORTH_A_LINE * phase.peakBytes), rest = phase.terms.filter((term) => !shown.includes(term)).reduce((sum2, term) => sum2 + term.bytes, 0), line = (name, bytes) => colours.dim(`    ${name.padEnd(28)}${formatBytes(bytes).padStart(10)}`);
  return [
    `  ${phase.phase.padEnd(14)}${bar(shares, 24)} ${formatBytes(phase.peakBytes).padStart(9)}`,
    ...shown.map((term) => line(term.term, term.bytes)),
    ...rest > 0 ? [line("other", rest)] : []
  ];
}

// core/memory/deepspeed-estimator.ts
function estimateZero2(input) {
  let { totalParams, gpusPerNode = 1, nodes = 1, cpuOffload = !0, additionalBufferFactor = 1.5 } = input, gpus = nodes * gpusPerNode;
  return cpuOffload ? {
    cpuBytes: Math.trunc(totalParams * Math.max(4 * gpus, 16) * additionalBufferFactor),
    gpuBytes: 2 * totalParams
  } : {
    cpuBytes: Math.trunc(totalParams * 4 * gpusPerNode * additionalBufferFactor),
    gpuBytes: 2 * totalParams + Math.trunc(18 * totalParams / gpus)
  };
}
function estimateZero3(input) {
  let { totalParams, largestLayerParams, gpusPerNode = 1, nodes = 1, additionalBufferFactor = 1.5 } = input, { cpuOffload = !0, cpuOffloadParams = !0, zeroInit = !0 } = input, gpus = nodes * gpusPerNode, nodeShare = 1 / nodes, largestLayerBytes = 4 * largestLayerParams, offloaded2 = (bytesPerParam) => {
    let perParam = bytesPerParam * nodeShare, states = zeroInit ? totalParams * bytesPerParam * nodeShare : totalParams * Math.max(4 * gpusPerNode, perParam);
    return Math.trunc(states * additionalBufferFactor);
  };
  if (cpuOffload && cpuOffloadParams)
    return { cpuBytes: offloaded2(18), gpuBytes: largestLayerBytes, largestLayerBytes };
  if (cpuOffload)
    return {
      cpuBytes: offloaded2(16),
      gpuBytes: largestLayerBytes + Math.trunc(2 * totalParams / gpus),
      largestLayerBytes
    };
  let loaded = zeroInit ? largestLayerParams * 4 * gpusPerNode : totalParams * 4 * gpusPerNode;
  return {
    cpuBytes: Math.trunc(loaded * additionalBufferFactor),
    gpuBytes: largestLayerBytes + Math.trunc(18 * totalParams / gpus),
    largestLayerBytes
  };
}
function zero3Table(input) {
  return [
    { cpuOffload: !0, cpuOffloadParams: !0 },
    { cpuOffload: !0, cpuOffloadParams: !1 },
    { cpuOffload: !1, cpuOffloadParams: !1 }
  ].flatMap(
    (offload) => [!0, !1].map((zeroInit) => {
      let { cpuBytes, gpuBytes } = estimateZero3({ ...input, ...offload, zeroInit }), device = (on) => on ? "cpu " : "none", options = `offload_param=${device(offload.cpuOffloadParams)}, offload_optimizer=${device(offload.cpuOffload)}, zero_init=${zeroInit ? 1 : 0}`;
      return { cpuBytes, gpuBytes, options };
    })
  );
}
function zero2Table(input) {
  return [!0, !1].map((cpuOffload) => ({
    ...estimateZero2({ ...input, cpuOffload }),
    options: `offload_optimizer=${cpuOffload ? "cpu " : "none"}`
  }));
}
function formatRow(row) {
  return ` ${gib2(row.cpuBytes).padStart(7)}GB | ${gib2(row.gpuBytes).padStart(6)}GB | ${row.options}`;
}
function gib2(bytes) {
  let value = bytes / 1073741824, tie = Number.isInteger(value * 8) && value % 0.25 !== 0, hundredths = Math.floor(value * 100);
  return tie && hundredths % 2 === 0 ? (hundredths / 100).toFixed(2) : value.toFixed(2);
}

// cli/deepspeed-table.ts
function deepspeedTable(found, shape, config, format) {
  let gpusPerNode = Math.min(shape.gpusPerNode, shape.worldSize), hardware = { gpusPerNode, nodes: Math.ceil(shape.worldSize / gpusPerNode) }, { stage } = effective(config), rows = stage === 3 ? zero3Table({ totalParams: found.params, largestLayerParams: found.largest_layer_params, ...hardware }) : zero2Table({ totalParams: found.params, ...hardware });
  if (format === "json") {
    let data = rows.map(({ options, cpuBytes, gpuBytes }) => ({ options, cpu_bytes: cpuBytes, gpu_bytes: gpuBytes }));
    return `${JSON.stringify({ method: "deepspeed", stage, params: found.params, largest_layer_params: found.largest_layer_params, ...hardware, rows: data }, null, 2)}
`;
  }
  return [
    `DeepSpeed's own estimate for ZeRO-${stage === 3 ? 3 : 2}: ${found.params.toLocaleString("en")} parameters, largest layer ${found.largest_layer_params.toLocaleString("en")}`,
    `${hardware.nodes} node(s) of ${hardware.gpusPerNode} GPU(s)`,
    "",
    "   per CPU  |  per GPU | options",
    ...rows.map(formatRow),
    "",
    "It counts model states alone: no activations, no logits, no communication buckets, no offload buffers, no allocator. On measured runs it is",
    "47 % off on average and nearly always too low; `--method replay` (the default) replays what the engine allocates.",
    ""
  ].join(`
`);
}

// cli/estimate-row.ts
import { readFileSync } from "node:fs";
function estimateRow(row, targetOf) {
  if (row === null || typeof row != "object" || Array.isArray(row))
    return { id: null, error: "a row is a JSON object" };
  let fields = { ...row }, id = fields.id ?? null;
  try {
    return { id, ...answer(fields, targetOf) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}
function answer(row, targetOf) {
  let worldSize = count(row, "world_size", 1), gpusPerNode = count(row, "gpus_per_node", 8), config = row.ds_config ?? {}, found = estimate({
    worldSize,
    gpusPerNode,
    microBatch: count(row, "micro_batch", 1),
    sequenceLength: count(row, "seq", 2048),
    ..."gradient_accumulation_steps" in row ? { gradientAccumulationSteps: count(row, "gradient_accumulation_steps", 1) } : {},
    gradientCheckpointing: row.activation_checkpointing === !0,
    attention: attentionOf(row.attention),
    lora: loraOf(row.lora),
    clientOptimizer: optimizerOf2(row.client_optimizer),
    config,
    model: { kind: "config", config: modelConfig(row.model_config) }
  });
  if ("error" in found) return found;
  let target = targetOf({ worldSize, gpusPerNode }), { params, trainable_params, gpu, cpu, nvme, terms, confidence } = found;
  return {
    params,
    trainable_params,
    gpu,
    cpu,
    nvme,
    terms,
    verdict: target === null ? null : verdictOf(found, target).fit,
    confidence
  };
}
function count(row, field, otherwise) {
  let value = row[field] ?? otherwise;
  if (typeof value != "number" || !Number.isSafeInteger(value) || value < 1)
    throw new Error(`\`${field}\` must be a whole number of at least 1`);
  return value;
}
function modelConfig(value) {
  return typeof value != "string" ? value : JSON.parse(readFileSync(value.endsWith(".json") ? value : `${value}/config.json`, "utf8"));
}
function attentionOf(value) {
  if (value == null || value === "sdpa") return "sdpa";
  if (value === "eager") return "eager";
  if (value === "flash" || value === "flash_attention_2") return "flash";
  throw new Error("`attention` must be sdpa, eager or flash");
}
function loraOf(value) {
  if (value == null) return null;
  let { r, target_modules: targets } = value;
  if (typeof r != "number" || !Array.isArray(targets)) throw new Error("`lora` must have `r` and `target_modules`");
  return { r, targetModules: targets.map(String) };
}
var OPTIMIZERS = ["torch_adamw", "torch_adamw_fused", "torch_sgd", "torch_adagrad", "lion", "adamw_8bit"];
function optimizerOf2(value) {
  if (value == null) return null;
  let found = OPTIMIZERS.find((name) => name === value);
  if (found === void 0) throw new Error(`\`client_optimizer\` must be null or one of ${OPTIMIZERS.join(", ")}`);
  return found;
}

// cli/commands/estimate.ts
var estimate2 = {
  summary: "memory per GPU, CPU and NVMe for one config and one model",
  usage: "CONFIG --model MODEL [flags]",
  options: {
    ...SHAPE_OPTIONS,
    gpu: { type: "string", value: "h100-80gb", help: "verdict for this card" },
    instance: { type: "string", value: "aws/p5.48xlarge", help: "verdict for this machine" },
    method: {
      type: "string",
      value: "replay|deepspeed",
      help: "default replay; deepspeed: DeepSpeed's own estimator, to the byte"
    },
    format: { type: "string", value: "text|json", help: "default text" },
    batch: { type: "boolean", help: "JSON Lines in on stdin, JSON Lines out" }
  },
  examples: [
    "ds-review estimate ds_config.json --model meta-llama/Llama-3.1-8B --world-size 8 --micro-batch 1 --sequence-length 4096 --gpu h100-80gb",
    "ds-review estimate ds_config.json --model params=2783959040,largest_layer=65798144 --world-size 1 --method deepspeed"
  ],
  run
}, estimate_default = estimate2;
async function run(args, io) {
  let gpu = args.text("gpu");
  if (args.flag("batch")) {
    let hardware = gpu === void 0 ? null : await loadHardware();
    return await batchLines(
      io,
      (row) => estimateRow(row, (shape2) => hardware === null ? null : targetFrom({ gpu }, shape2, hardware))
    );
  }
  let [path, ...rest] = args.positionals, model = args.text("model");
  if (path === void 0 || rest.length > 0)
    throw new UsageError("estimate takes one config: ds-review estimate CONFIG --model MODEL");
  if (model === void 0)
    throw new UsageError(
      "estimate needs --model: a Hugging Face id, the path of a config.json, or params=2.7e9,largest_layer=65e6"
    );
  let format = oneOf("format", args.text("format") ?? "text", ["text", "json"]), method = oneOf("method", args.text("method") ?? "replay", ["replay", "deepspeed"]), shape = shapeOf(args), named = await namedModel(model), engine = engineConfig(
    path,
    await readText(path),
    shape,
    named.model.kind === "config" ? hiddenSizeOf(named.model.config) : null
  ), trained = {
    ...shape,
    microBatch: engine.microBatch,
    gradientAccumulationSteps: engine.accumulation,
    config: engine.config,
    model: named.model
  }, found = estimate(trained);
  if ("error" in found) throw new UsageError(`${named.name}: ${found.error}`);
  if (method === "deepspeed")
    return io.out(deepspeedTable(found, shape, engine.config, format)), 0;
  let instance = args.text("instance"), target = gpu === void 0 && instance === void 0 ? null : targetFrom({ gpu, instance }, shape, await loadHardware()), verdict = target === null ? null : verdictOf(found, target), assumptions = [...shape.assumptions, ...engine.side.assumptions, ...found.assumptions];
  return io.out(
    format === "json" ? `${JSON.stringify({ model: named.name, ...found, assumptions, verdict: verdict?.fit ?? null, verdict_reason: verdict?.message ?? null }, null, 2)}
` : estimateText(
      {
        path,
        model: named.name,
        from: named.from,
        run: trained,
        estimate: { ...found, assumptions },
        target,
        verdict
      },
      { colour: io.colour, width: io.columns }
    )
  ), 0;
}
function targetFrom(wanted, shape, hardware) {
  let perNode = Math.min(shape.gpusPerNode, shape.worldSize), found = resolveTarget(
    { name: "target", ...wanted, gpus_per_node: perNode, nodes: Math.ceil(shape.worldSize / perNode) },
    "",
    hardware
  );
  if ("problem" in found) throw new UsageError(found.problem.message);
  return found.target;
}
export {
  estimate_default as default
};
