import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);
import {
  checkConfig,
  parseConfig,
  positionAt
} from "./chunk-OIUE2H5Q.js";
import {
  nodeAt
} from "./chunk-S3XKUYKQ.js";
import "./chunk-F6XARPIJ.js";

// core/rules/row.ts
var TRAINER_DEFAULTS = { per_device_train_batch_size: 2, max_steps: 2 };
function launchOf(row) {
  let context = record(row.context) ?? {}, framework = text(context.framework) ?? "raw", worldSize = positive(context.world_size) ?? positive(context.nproc) ?? 1, path = text(context.filename) ?? "ds_config.json", launched = framework === "accelerate_launch", yaml = launched ? record(context.accelerate_yaml) ?? {} : void 0, integration = framework === "hf" ? "hf-trainer" : framework === "accelerate" || launched ? "accelerate" : "raw", run = {
    ...common(context),
    ...integration === "raw" ? raw(context) : integration === "hf-trainer" ? trainer(context) : accelerate(context, row, yaml)
  };
  return {
    integration,
    worldSize,
    path,
    run,
    deepspeed: yaml === void 0 || yaml.distributed_type === "DEEPSPEED",
    ...yaml !== void 0 && { yaml, yamlFacts: { hasFile: row.config != null || row.config_text != null } }
  };
}
function common(context) {
  let shims = Array.isArray(context.shims) ? context.shims : [], devices = shims.map((shim) => /^device_count=(\d+)$/.exec(String(shim))?.[1]).find((count) => count !== void 0), accelerator = text(context.accelerator);
  return {
    ...(accelerator === "cuda" || accelerator === "cpu" || accelerator === "rocm" || accelerator === "xpu" || accelerator === "hpu" || accelerator === "npu") && { accelerator },
    ...devices !== void 0 && { devicesPerNode: Number(devices) },
    fp16Supported: !shims.includes("fp16_unsupported"),
    bf16Supported: !shims.includes("bf16_unsupported"),
    pipelineStages: positive(context.pipeline) ?? 0,
    zeroInit: context.zero_init === !0,
    unusedParameters: context.model === "unused",
    forwardOnly: context.forward_only === !0,
    saves: context.save === "16bit" || context.save === "ckpt" || context.save === "model" ? context.save : null,
    environment: strings(context.env),
    packages: { mup: !1 },
    other: context
  };
}
function raw(context) {
  return {
    clientOptimizer: text(context.client_optimizer) ?? null,
    clientScheduler: text(context.client_scheduler) ?? null,
    hiddenSize: context.model === "llama" ? 32 : null
  };
}
function trainer(context) {
  let model = record(context.model_config) ?? {};
  return {
    clientOptimizer: text(context.client_optimizer) ?? null,
    clientScheduler: text(context.client_scheduler) ?? null,
    hiddenSize: context.no_hidden_size === !0 ? null : positive(model.hidden_size) ?? 32,
    trainingArguments: { ...TRAINER_DEFAULTS, ...record(context.training_args) },
    evaluatesFirst: context.hf_action === "evaluate"
  };
}
function accelerate(context, row, yaml) {
  let dummy = yaml === void 0 ? context.dummy_optim === !0 : record(row.config)?.optimizer !== void 0, settings = record(yaml?.deepspeed_config) ?? {}, mixed = yaml === void 0 ? context.mixed_precision : yaml.mixed_precision, accumulation = yaml === void 0 ? context.gradient_accumulation_steps : settings.gradient_accumulation_steps, client = "client_optimizer" in context ? text(context.client_optimizer) : "AdamW";
  return {
    clientOptimizer: dummy ? null : client ?? null,
    clientScheduler: text(context.client_scheduler) ?? null,
    hiddenSize: yaml === void 0 && context.model === "llama" ? 32 : null,
    dummyOptimizer: dummy,
    dummyScheduler: context.dummy_sched === !0,
    dataloaderBatchSize: context.no_dataloader === !0 ? null : positive(context.dl_batch) ?? 2,
    mixedPrecision: text(mixed) ?? "no",
    acceleratorGradientAccumulationSteps: positive(accumulation) ?? 1,
    ...record(context.plugin) !== void 0 && { deepspeedPlugin: record(context.plugin) ?? {} },
    trainingSteps: 10
  };
}
function configOfPlugin(settings) {
  let device = (kind) => text(settings[`offload_${kind}_device`]) ?? "none", offload = (kind) => ({
    device: device(kind),
    nvme_path: device(kind) === "nvme" ? text(settings[`offload_${kind}_nvme_path`]) ?? null : null
  });
  return JSON.stringify({
    train_batch_size: "auto",
    train_micro_batch_size_per_gpu: "auto",
    gradient_accumulation_steps: settings.gradient_accumulation_steps ?? "auto",
    zero_optimization: {
      stage: settings.zero_stage ?? 2,
      offload_optimizer: offload("optimizer"),
      offload_param: offload("param"),
      stage3_gather_16bit_weights_on_model_save: settings.zero3_save_16bit_model === !0
    },
    gradient_clipping: settings.gradient_clipping ?? "auto"
  });
}
function pluginSettings(launch) {
  if (launch.integration !== "accelerate") return;
  if (launch.yaml === void 0) return launch.run.deepspeedPlugin ?? {};
  let settings = record(record(launch.yaml)?.deepspeed_config) ?? {};
  return settings.deepspeed_config_file === void 0 ? settings : void 0;
}
function record(value) {
  return value !== null && typeof value == "object" && !Array.isArray(value) ? value : void 0;
}
function text(value) {
  return typeof value == "string" ? value : void 0;
}
function positive(value) {
  return typeof value == "number" && value > 0 ? value : void 0;
}
function strings(value) {
  return Object.fromEntries(Object.entries(record(value) ?? {}).map(([key, entry]) => [key, String(entry)]));
}

// core/rules/batch.ts
function checkRow(row, line) {
  if (row === null || typeof row != "object" || Array.isArray(row))
    return { id: null, outcome: "unknown", findings: [] };
  let given = row, launch = launchOf(given), findings = [];
  if (launch.yaml !== void 0) {
    let yaml = parseConfig("accelerate.yaml", JSON.stringify(launch.yaml)), run = { ...launch.run, ...launch.yamlFacts !== void 0 && { other: launch.yamlFacts } };
    findings.push(
      ...located(
        yaml,
        checkConfig(yaml, {
          kind: "accelerate",
          integrations: ["accelerate"],
          worldSizes: [launch.worldSize],
          worldSizesKnown: !0,
          run
        }).findings
      )
    );
  }
  let text2 = launch.deepspeed ? textOf(given, line, launch) : void 0;
  if (text2 !== void 0) {
    let document = parseConfig(launch.path, text2), { findings: found } = checkConfig(document, {
      integrations: [launch.integration],
      worldSizes: [launch.worldSize],
      worldSizesKnown: !0,
      run: launch.run
    });
    findings.push(...located(document, found));
  }
  return {
    id: given.id ?? null,
    outcome: findings.some(({ severity }) => severity === "error") ? "fails" : "ok",
    findings
  };
}
function textOf(row, line, launch) {
  if (typeof row.config_text == "string") return row.config_text;
  if (row.config === void 0 || row.config === null) {
    let settings = pluginSettings(launch);
    return settings === void 0 ? void 0 : configOfPlugin(settings);
  }
  if (line !== void 0) {
    let node = nodeAt(parseConfig("row", line).root, "/config");
    if (node !== void 0) return line.slice(node.span.start, node.span.end);
  }
  return JSON.stringify(row.config);
}
function located(document, findings) {
  return findings.map(({ rule, severity, message, at }) => ({
    rule,
    severity,
    message,
    pointer: at.pointer,
    start: positionAt(document.text, at.span.start),
    end: positionAt(document.text, at.span.end)
  }));
}
export {
  checkRow
};
