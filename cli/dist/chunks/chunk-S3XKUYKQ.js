import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);

// core/config/pointer.ts
function escapeSegment(segment) {
  return segment.replaceAll("~", "~0").replaceAll("/", "~1");
}
function pointerOf(...segments2) {
  return segments2.map((segment) => `/${escapeSegment(String(segment))}`).join("");
}
function segmentsOf(pointer) {
  return pointer === "" ? [] : pointer.startsWith("/") ? pointer.slice(1).split("/").map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~")) : null;
}
function lastMember(node, key) {
  return node?.kind === "object" ? node.members.findLast((member) => member.key === key) : void 0;
}
var ARRAY_INDEX = /^(?:0|[1-9]\d*)$/;
function step(node, segment) {
  return node?.kind === "array" ? ARRAY_INDEX.test(segment) ? node.items[Number(segment)] : void 0 : lastMember(node, segment)?.value;
}
function nodeAt(root, pointer) {
  let segments2 = segmentsOf(pointer);
  if (!segments2 || !root) return;
  let node = root;
  for (let segment of segments2) node = step(node, segment);
  return node;
}

// core/text/closest-names.ts
function closestNames(name, known) {
  let wanted = letters(name);
  if (wanted.length === 0 || wanted.length > 100) return [];
  let limit = Math.max(1, Math.floor(wanted.length / 3)), near = [];
  for (let candidate of new Set(known)) {
    let distance = editDistance(wanted, letters(candidate), limit);
    distance <= limit && near.push({ name: candidate, distance });
  }
  return near.sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1)), near.slice(0, 3).map((one) => one.name);
}
function letters(name) {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}
function editDistance(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforePrevious = [], previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    let current = [row], best = row;
    for (let column = 1; column <= b.length; column += 1) {
      let same = a[row - 1] === b[column - 1], distance = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (same ? 0 : 1)
      );
      row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1] && (distance = Math.min(distance, (beforePrevious[column - 2] ?? 0) + 1)), current.push(distance), best = Math.min(best, distance);
    }
    if (best > limit) return limit + 1;
    beforePrevious = previous, previous = current;
  }
  return Math.min(previous[b.length] ?? limit + 1, limit + 1);
}

// core/rules/place.ts
function onValue(view, ...path) {
  let node = view.get(...path);
  return node === void 0 ? onKey(view, ...path) : { pointer: pointerOf(...path), span: node.span };
}
function onKey(view, ...path) {
  for (let length = path.length; length > 0; length -= 1) {
    let here = path.slice(0, length), member = view.member(...here);
    if (member !== void 0) return { pointer: pointerOf(...here), span: member.keySpan };
  }
  return onFile(view);
}
function onFile(view) {
  return {
    pointer: "",
    span: { start: view.root.span.start, end: Math.min(view.root.span.start + 1, view.root.span.end) }
  };
}
function shown(node) {
  let text2 = node.kind === "array" ? "a list" : node.kind === "object" ? "an object" : node.kind === "null" ? "null" : JSON.stringify(node.value);
  return text2.length > 60 ? `${text2.slice(0, 57)}...` : text2;
}

// core/rules/accelerate/accelerate-clip-missing.ts
var accelerate_clip_missing_default = {
  id: "accelerate-clip-missing",
  group: "accelerate",
  severity: "notice",
  effect: "changed",
  title: "No gradient_clipping, under Accelerate",
  docs: {
    why: "Left out it is DeepSpeed's default, 1.0; accelerator.clip_grad_norm_ does nothing under DeepSpeed.",
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "zero_optimization": {"stage": 2}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}}',
    run: { integration: "accelerate" },
    sources: ["deepspeed/runtime/constants.py:203"]
  },
  integrations: ["accelerate"],
  scope: "integration",
  *check(view) {
    view.getWritten("gradient_clipping") === void 0 && (yield {
      message: 'There is no `gradient_clipping`, so DeepSpeed clips at its default of 1.0, whatever the script does. Write the value, or "auto".',
      at: onFile(view)
    });
  }
};

// core/rules/accelerate/accelerate-dummy-without-config.ts
var accelerate_dummy_without_config_default = {
  id: "accelerate-dummy-without-config",
  group: "accelerate",
  severity: "error",
  effect: "fails",
  title: "DummyOptim or DummyScheduler without its block",
  docs: {
    why: "A DummyOptim stands for the optimizer of the config, a DummyScheduler for its scheduler: where the block is missing Accelerate refuses it.",
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}, "optimizer": {"type": "AdamW", "params": {"lr": 0.001}}}',
    run: {
      integration: "accelerate",
      facts: { dummyOptimizer: !0, dataloaderBatchSize: 2, hiddenSize: null, clientOptimizer: null }
    },
    sources: ["accelerate/accelerator.py:2259"]
  },
  integrations: ["accelerate"],
  scope: "integration",
  *check(view) {
    view.run.dummyOptimizer === !0 && view.get("optimizer") === void 0 && (yield {
      message: "The script hands over a DummyOptim, but the config has no `optimizer`: Accelerate refuses it. Add the block.",
      at: onFile(view)
    }), view.run.dummyScheduler === !0 && view.get("scheduler") === void 0 && (yield {
      message: "The script hands over a DummyScheduler, but the config has no `scheduler`: Accelerate refuses it. Add the block.",
      at: onFile(view)
    });
  }
};

// core/rules/accelerate/accelerate-gas-mismatch.ts
var accelerate_gas_mismatch_default = {
  id: "accelerate-gas-mismatch",
  group: "accelerate",
  severity: "warning",
  effect: "changed",
  title: "Accumulation steps other than the Accelerator's",
  docs: {
    why: "The file wins over Accelerator(gradient_accumulation_steps=...), with one line in the log.",
    bad: '{"train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": 8, "gradient_clipping": "auto", "zero_optimization": {"stage": 2}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}}',
    run: {
      integration: "accelerate",
      facts: {
        dummyOptimizer: !1,
        dataloaderBatchSize: 2,
        hiddenSize: null,
        clientOptimizer: "AdamW",
        acceleratorGradientAccumulationSteps: 4
      }
    },
    sources: ["accelerate/accelerator.py:2218"]
  },
  integrations: ["accelerate"],
  keys: ["gradient_accumulation_steps"],
  scope: "integration",
  *check(view) {
    let file = view.getWritten("gradient_accumulation_steps"), given = view.run.acceleratorGradientAccumulationSteps;
    file?.kind !== "number" || typeof given != "number" || file.value === given || (yield {
      message: `\`gradient_accumulation_steps\` is ${file.value}, but the Accelerator has ${given}: the file wins. Write "auto".`,
      at: onValue(view, "gradient_accumulation_steps"),
      fix: { title: 'write "auto"', edits: [{ span: file.span, text: '"auto"' }], safe: !1 }
    });
  }
};

// core/deepspeed/run/truth.ts
function isTruthy(node) {
  if (node === void 0) return !1;
  switch (node.kind) {
    case "null":
      return !1;
    case "boolean":
      return node.value;
    case "number":
      return node.value !== 0;
    case "string":
      return node.value !== "";
    case "array":
      return node.items.length > 0;
    case "object":
      return node.members.length > 0;
  }
}
function isAuto(node) {
  return node?.kind === "string" && node.value === "auto";
}

// core/rules/accelerate/accelerate-micro-auto-no-dataloader.ts
var accelerate_micro_auto_no_dataloader_default = {
  id: "accelerate-micro-auto-no-dataloader",
  group: "accelerate",
  severity: "error",
  effect: "fails",
  title: 'Micro batch "auto" without a DataLoader',
  docs: {
    why: 'Accelerate takes train_micro_batch_size_per_gpu "auto" from the DataLoader that goes into prepare(); without one it stops.',
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}}',
    good: '{"train_micro_batch_size_per_gpu": 2, "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}}',
    run: {
      integration: "accelerate",
      facts: { dummyOptimizer: !1, dataloaderBatchSize: null, hiddenSize: null, clientOptimizer: "AdamW" }
    },
    sources: ["accelerate/accelerator.py:2199"]
  },
  integrations: ["accelerate"],
  keys: ["train_micro_batch_size_per_gpu"],
  scope: "integration",
  *check(view) {
    view.run.dataloaderBatchSize !== null || !isAuto(view.getWritten("train_micro_batch_size_per_gpu")) || (yield {
      message: '`train_micro_batch_size_per_gpu` is "auto", but no DataLoader goes into prepare(), from which Accelerate would take it: it stops. Write a number.',
      at: onValue(view, "train_micro_batch_size_per_gpu")
    });
  }
};

// core/rules/accelerate/accelerate-micro-vs-dataloader.ts
var accelerate_micro_vs_dataloader_default = {
  id: "accelerate-micro-vs-dataloader",
  group: "accelerate",
  severity: "warning",
  effect: "changed",
  title: "A micro batch other than the DataLoader's",
  docs: {
    why: "Accelerate does not compare a number in the config with the batch_size of the DataLoader: DeepSpeed then averages and counts with a batch that is not the real one.",
    bad: '{"train_micro_batch_size_per_gpu": 8, "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}}',
    run: {
      integration: "accelerate",
      facts: { dummyOptimizer: !1, dataloaderBatchSize: 2, hiddenSize: null, clientOptimizer: "AdamW" }
    },
    sources: ["accelerate/accelerator.py:2205"]
  },
  integrations: ["accelerate"],
  keys: ["train_micro_batch_size_per_gpu"],
  scope: "integration",
  *check(view) {
    let micro = view.getWritten("train_micro_batch_size_per_gpu"), loader = view.run.dataloaderBatchSize;
    micro?.kind !== "number" || typeof loader != "number" || micro.value === loader || (yield {
      message: `\`train_micro_batch_size_per_gpu\` is ${micro.value}, but the DataLoader gives batches of ${loader}: nobody checks it, and the batch arithmetic is wrong. Write "auto".`,
      at: onValue(view, "train_micro_batch_size_per_gpu"),
      fix: { title: 'write "auto"', edits: [{ span: micro.span, text: '"auto"' }], safe: !1 }
    });
  }
};

// core/rules/accelerate/accelerate-mixed-precision-conflict.ts
var accelerate_mixed_precision_conflict_default = {
  id: "accelerate-mixed-precision-conflict",
  group: "accelerate",
  severity: "error",
  effect: "fails",
  title: "mixed_precision against the config",
  docs: {
    why: "mixed_precision bf16 with fp16.enabled true in the config (or the reverse) is refused by Accelerate.",
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}, "fp16": {"enabled": true}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}, "bf16": {"enabled": true}}',
    run: {
      integration: "accelerate",
      facts: {
        dummyOptimizer: !1,
        dataloaderBatchSize: 2,
        hiddenSize: null,
        clientOptimizer: "AdamW",
        mixedPrecision: "bf16"
      }
    },
    sources: ["accelerate/utils/dataclasses.py:1440"]
  },
  integrations: ["accelerate"],
  scope: "integration",
  *check(view) {
    let mixed = view.run.mixedPrecision;
    if (mixed == null || mixed === "no") return;
    let other = mixed === "fp16" ? "bf16" : "fp16", enabled = view.getWritten(other, "enabled");
    (enabled?.kind === "boolean" && enabled.value || enabled?.kind === "string" && enabled.value.toLowerCase() === "true") && (yield {
      message: `mixed_precision is ${mixed}, but \`${other}.enabled\` is true: Accelerate refuses it. Write "auto" in the config.`,
      at: onValue(view, other, "enabled"),
      fix: {
        title: 'write "auto"',
        edits: [{ span: onValue(view, other, "enabled").span, text: '"auto"' }],
        safe: !0
      }
    });
  }
};

// core/rules/accelerate/accelerate-mixed-precision-ignored.ts
var accelerate_mixed_precision_ignored_default = {
  id: "accelerate-mixed-precision-ignored",
  group: "accelerate",
  severity: "warning",
  effect: "ignored",
  title: "mixed_precision that the config overrules",
  docs: {
    why: "The file wins: mixed_precision bf16 with bf16.enabled false trains in fp32, mixed_precision no with bf16.enabled true in bf16.",
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}, "bf16": {"enabled": false}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}, "bf16": {"enabled": "auto"}}',
    run: {
      integration: "accelerate",
      facts: {
        dummyOptimizer: !1,
        dataloaderBatchSize: 2,
        hiddenSize: null,
        clientOptimizer: "AdamW",
        mixedPrecision: "bf16"
      }
    },
    sources: ["accelerate/utils/dataclasses.py:1446"]
  },
  integrations: ["accelerate"],
  scope: "integration",
  *check(view) {
    let mixed = view.run.mixedPrecision;
    if (mixed != null)
      for (let block of ["fp16", "bf16"]) {
        let enabled = view.getWritten(block, "enabled");
        if (enabled?.kind !== "boolean") continue;
        let wanted = mixed === block || block === "bf16" && mixed === "fp8";
        enabled.value === wanted || mixed !== "no" && !wanted || (yield {
          message: `mixed_precision is ${mixed}, but \`${block}.enabled\` is ${enabled.value}, and the file wins. Write "auto".`,
          at: onValue(view, block, "enabled"),
          fix: { title: 'write "auto"', edits: [{ span: enabled.span, text: '"auto"' }], safe: !1 }
        });
      }
  }
};

// core/rules/accelerate/accelerate-optimizer-twice.ts
var accelerate_optimizer_twice_default = {
  id: "accelerate-optimizer-twice",
  group: "accelerate",
  severity: "error",
  effect: "fails",
  title: "An optimizer in the config and in the code",
  docs: {
    why: "Accelerate refuses to prepare a real optimizer where the config has an optimizer block: the code must hand over a DummyOptim then.",
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}, "optimizer": {"type": "AdamW", "params": {"lr": 0.001}}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}}',
    run: {
      integration: "accelerate",
      facts: { dummyOptimizer: !1, dataloaderBatchSize: 2, hiddenSize: null, clientOptimizer: "AdamW" }
    },
    sources: ["accelerate/accelerator.py:2253"]
  },
  integrations: ["accelerate"],
  keys: ["optimizer"],
  scope: "integration",
  *check(view) {
    typeof view.run.clientOptimizer != "string" || view.run.dummyOptimizer !== !1 || (yield {
      message: `The config has an \`optimizer\`, and the script hands over ${view.run.clientOptimizer}, too: Accelerate refuses it. Use accelerate.utils.DummyOptim in the script, or delete the block.`,
      at: onKey(view, "optimizer")
    });
  }
};

// core/rules/accelerate/accelerate-plugin-args-ignored.ts
var PATHS = {
  gradient_accumulation_steps: ["gradient_accumulation_steps"],
  gradient_clipping: ["gradient_clipping"],
  zero_stage: ["zero_optimization", "stage"],
  offload_optimizer_device: ["zero_optimization", "offload_optimizer", "device"],
  offload_param_device: ["zero_optimization", "offload_param", "device"],
  offload_param_nvme_path: ["zero_optimization", "offload_param", "nvme_path"],
  offload_optimizer_nvme_path: ["zero_optimization", "offload_optimizer", "nvme_path"],
  zero3_save_16bit_model: ["zero_optimization", "stage3_gather_16bit_weights_on_model_save"]
}, accelerate_plugin_args_ignored_default = {
  id: "accelerate-plugin-args-ignored",
  group: "accelerate",
  severity: "warning",
  effect: "ignored",
  title: "DeepSpeedPlugin arguments beside a config file",
  docs: {
    why: 'With a config file DeepSpeedPlugin(zero_stage=..., offload_*=...) only fills "auto" values; where the file has a value of its own, the argument is ignored.',
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": "auto"}}',
    run: {
      integration: "accelerate",
      facts: {
        dummyOptimizer: !1,
        dataloaderBatchSize: 2,
        hiddenSize: null,
        clientOptimizer: "AdamW",
        deepspeedPlugin: { zero_stage: 3 }
      }
    },
    sources: ["accelerate/utils/dataclasses.py:1292"]
  },
  integrations: ["accelerate"],
  scope: "integration",
  *check(view) {
    let plugin = view.run.deepspeedPlugin;
    if (!(plugin === void 0 || view.written.members.length === 0))
      for (let [argument, path] of Object.entries(PATHS))
        plugin[argument] === void 0 || isAuto(view.getWritten(...path)) || (yield {
          message: `DeepSpeedPlugin(${argument}=\u2026) is ignored: with a config file only its "auto" values are filled. Put it into the file as \`${path.join(".")}\`.`,
          at: onKey(view, ...path)
        });
  }
};

// core/rules/accelerate/accelerate-scheduler-twice.ts
var accelerate_scheduler_twice_default = {
  id: "accelerate-scheduler-twice",
  group: "accelerate",
  severity: "error",
  effect: "fails",
  title: "A scheduler in the config and in the code",
  docs: {
    why: "Accelerate refuses to prepare a real scheduler where the config has a scheduler block: the code must hand over a DummyScheduler then.",
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}, "optimizer": {"type": "AdamW", "params": {"lr": 0.001}}, "scheduler": {"type": "WarmupLR", "params": {"warmup_num_steps": 10}}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}, "optimizer": {"type": "AdamW", "params": {"lr": 0.001}}}',
    run: {
      integration: "accelerate",
      facts: {
        dummyOptimizer: !0,
        dummyScheduler: !1,
        dataloaderBatchSize: 2,
        hiddenSize: null,
        clientOptimizer: null,
        clientScheduler: "LambdaLR"
      }
    },
    sources: ["accelerate/accelerator.py:2268"]
  },
  integrations: ["accelerate"],
  keys: ["scheduler"],
  scope: "integration",
  *check(view) {
    typeof view.run.clientScheduler != "string" || view.run.dummyScheduler !== !1 || (yield {
      message: `The config has a \`scheduler\`, and the script hands over ${view.run.clientScheduler}, too: Accelerate refuses it. Use accelerate.utils.DummyScheduler in the script, or delete the block.`,
      at: onKey(view, "scheduler")
    });
  }
};

// core/config/resolve/lookup.ts
function memberOf(node, key) {
  if (node?.kind !== "object") return;
  let members = node.members;
  for (let i = members.length - 1; i >= 0; i--) {
    let member = members[i];
    if (member !== void 0 && member.key === key) return member;
  }
}
function lookupMember(root, path) {
  let node = root, member;
  for (let key of path) {
    if (member = memberOf(node, key), member === void 0) return;
    node = member.value;
  }
  return member;
}
function lookup(root, path) {
  return path.length === 0 ? root : lookupMember(root, path)?.value;
}

// core/deepspeed/generated/accelerate.ts
var CLUSTER_KEYS = [
  "command_file",
  "commands",
  "compute_environment",
  "debug",
  "deepspeed_config",
  "distributed_type",
  "downcast_bf16",
  "dynamo_config",
  "enable_cpu_affinity",
  "fp8_config",
  "fsdp_config",
  "gpu_ids",
  "machine_rank",
  "main_process_ip",
  "main_process_port",
  "main_training_function",
  "megatron_lm_config",
  "mixed_precision",
  "mpirun_config",
  "num_machines",
  "num_processes",
  "parallelism_config",
  "rdzv_backend",
  "same_network",
  "tpu_env",
  "tpu_name",
  "tpu_use_cluster",
  "tpu_use_sudo",
  "tpu_vm",
  "tpu_zone",
  "use_cpu",
  "dynamo_backend",
  "fp16"
], SAGEMAKER_KEYS = [
  "additional_args",
  "base_job_name",
  "compute_environment",
  "debug",
  "distributed_type",
  "dynamo_config",
  "ec2_instance_type",
  "enable_cpu_affinity",
  "gpu_ids",
  "iam_role_name",
  "image_uri",
  "mixed_precision",
  "num_machines",
  "profile",
  "py_version",
  "pytorch_version",
  "region",
  "sagemaker_inputs_file",
  "sagemaker_metrics_file",
  "transformers_version",
  "use_cpu"
], DEEPSPEED_CONFIG_KEYS = [
  "deepspeed_config_file",
  "deepspeed_exclusion_filter",
  "deepspeed_hostfile",
  "deepspeed_inclusion_filter",
  "deepspeed_moe_layer_cls_names",
  "deepspeed_multinode_launcher",
  "gradient_accumulation_steps",
  "gradient_clipping",
  "offload_optimizer_device",
  "offload_optimizer_nvme_path",
  "offload_param_device",
  "offload_param_nvme_path",
  "zero3_init_flag",
  "zero3_save_16bit_model",
  "zero_stage"
], AMBIGUOUS_KEYS = [
  "gradient_accumulation_steps",
  "gradient_clipping",
  "zero_stage",
  "offload_optimizer_device",
  "offload_param_device",
  "offload_param_nvme_path",
  "offload_optimizer_nvme_path",
  "zero3_save_16bit_model",
  "mixed_precision"
];

// core/deepspeed/refusals.ts
var NOTHING = [], Refusals = class {
  #byRule = /* @__PURE__ */ new Map();
  add(rule2, refusal) {
    let known = this.#byRule.get(rule2), whole = { ...refusal, effect: "rejects" };
    known === void 0 ? this.#byRule.set(rule2, [whole]) : known.push(whole);
  }
  addAll(other) {
    for (let [rule2, refusals] of other.#byRule) for (let refusal of refusals) this.add(rule2, refusal);
  }
  of(rule2) {
    return this.#byRule.get(rule2) ?? NOTHING;
  }
  get any() {
    return this.#byRule.size > 0;
  }
  get rules() {
    return [...this.#byRule.keys()];
  }
};
function childPointer(pointer, key) {
  return `${pointer}/${escapeSegment(String(key))}`;
}
function atValue(pointer, node) {
  return { pointer, span: node.span };
}
function atKey(pointer, member) {
  return { pointer, span: member.keySpan };
}
function dotted(pointer) {
  return pointer.slice(1).replaceAll("/", ".").replaceAll("~1", "/").replaceAll("~0", "~");
}
function quoted(node) {
  if (node.kind === "array") return "a list";
  if (node.kind === "object") return "an object";
  let text2 = node.kind === "null" ? "null" : node.kind === "number" ? String(node.value) : JSON.stringify(node.value);
  return `\`${text2.length > 60 ? `${text2.slice(0, 57)}\u2026` : text2}\``;
}

// core/deepspeed/run/accelerate-file.ts
function* ambiguousKeys(view) {
  let block = view.getWritten("deepspeed_config"), file = memberOf(block, "deepspeed_config_file")?.value;
  if (!usesDeepSpeed(view) || block?.kind !== "object" || file === void 0 || file.kind === "null") return;
  for (let member of block.members)
    AMBIGUOUS_KEYS.includes(member.key) && (yield ambiguous(member, childPointer("/deepspeed_config", member.key), member.key));
  let mixed = memberOf(view.written, "mixed_precision");
  mixed !== void 0 && mixed.value.kind !== "null" && (yield ambiguous(mixed, "/mixed_precision", "mixed_precision"));
}
function* ambiguousFields(view) {
  let fields = (view.run.environment?.ACCELERATE_CONFIG_DS_FIELDS ?? "").split(",").filter((field) => AMBIGUOUS_KEYS.includes(field));
  fields.length === 0 || view.document.root === null || (yield {
    message: `The accelerate config names ${fields.map((field) => `\`${field}\``).join(", ")} beside this file: Accelerate refuses it. Move them into this file.`,
    at: onFile(view)
  });
}
function* unknownKeys(view) {
  let known = textOf(view.getWritten("compute_environment")) === "AMAZON_SAGEMAKER" ? SAGEMAKER_KEYS : CLUSTER_KEYS;
  for (let member of view.written.members)
    known.includes(member.key) || (yield {
      message: `\`${member.key}\` is no key of an accelerate config: the launcher stops.${suggestion(member.key, known)}`,
      at: { pointer: childPointer("", member.key), span: member.keySpan },
      severity: "error",
      effect: "fails"
    });
  let block = view.getWritten("deepspeed_config");
  if (block?.kind === "object")
    for (let member of block.members)
      DEEPSPEED_CONFIG_KEYS.includes(member.key) || (yield {
        message: `\`deepspeed_config.${member.key}\` is not read by Accelerate and silently ignored.${suggestion(member.key, DEEPSPEED_CONFIG_KEYS)} Settings of DeepSpeed belong into a file that \`deepspeed_config_file\` names.`,
        at: { pointer: childPointer("/deepspeed_config", member.key), span: member.keySpan }
      });
}
function usesDeepSpeed(view) {
  return textOf(view.getWritten("distributed_type")) === "DEEPSPEED";
}
function ambiguous(member, pointer, key) {
  return {
    message: `\`${key}\` stands beside \`deepspeed_config_file\`, which it would not reach: Accelerate refuses the two together. Move it into the DeepSpeed config.`,
    at: { pointer, span: member.keySpan }
  };
}
function suggestion(key, known) {
  let near = closestNames(key, known)[0];
  return near === void 0 ? "" : ` Did you mean \`${near}\`?`;
}
function textOf(node) {
  return node?.kind === "string" ? node.value : void 0;
}

// core/rules/accelerate/accelerate-yaml-ambiguous.ts
var accelerate_yaml_ambiguous_default = {
  id: "accelerate-yaml-ambiguous",
  group: "accelerate",
  severity: "error",
  effect: "fails",
  title: "deepspeed_config_file beside settings of its own",
  docs: {
    why: `With a deepspeed_config_file the launcher's own settings would be ignored, so Accelerate refuses them: gradient_accumulation_steps, gradient_clipping, zero_stage, offload_*, zero3_save_16bit_model, and a top-level mixed_precision, even "no".`,
    bad: '{"distributed_type": "DEEPSPEED", "num_processes": 8, "deepspeed_config": {"deepspeed_config_file": "ds.json", "zero_stage": 2}}',
    good: '{"distributed_type": "DEEPSPEED", "num_processes": 8, "deepspeed_config": {"deepspeed_config_file": "ds.json", "zero3_init_flag": false}}',
    run: { path: "accelerate.yaml" },
    sources: ["accelerate/utils/dataclasses.py:1527"]
  },
  kind: "any",
  scope: "file",
  check: (view) => view.run.environment?.ACCELERATE_CONFIG_DS_FIELDS === void 0 ? ambiguousKeys(view) : ambiguousFields(view)
};

// core/rules/accelerate/accelerate-yaml-distributed-type.ts
var accelerate_yaml_distributed_type_default = {
  id: "accelerate-yaml-distributed-type",
  group: "accelerate",
  severity: "warning",
  effect: "ignored",
  title: "A deepspeed_config that is not used",
  docs: {
    why: "Only distributed_type DEEPSPEED starts DeepSpeed; with any other the deepspeed_config block does nothing.",
    bad: '{"distributed_type": "MULTI_GPU", "num_processes": 8, "deepspeed_config": {"zero_stage": 2}}',
    good: '{"distributed_type": "DEEPSPEED", "num_processes": 8, "deepspeed_config": {"zero_stage": 2}}',
    run: { path: "accelerate.yaml" },
    sources: ["accelerate/commands/launch.py:1228"]
  },
  kind: "accelerate",
  scope: "file",
  *check(view) {
    let type = view.getWritten("distributed_type"), block = view.getWritten("deepspeed_config");
    type?.kind !== "string" || type.value === "DEEPSPEED" || block?.kind !== "object" || block.members.length === 0 || (yield {
      message: `\`distributed_type\` is ${type.value}, so the \`deepspeed_config\` is not used at all. Write \`distributed_type: DEEPSPEED\`.`,
      at: { pointer: "/distributed_type", span: type.span }
    });
  }
};

// core/rules/accelerate/accelerate-yaml-unknown-key.ts
var accelerate_yaml_unknown_key_default = {
  id: "accelerate-yaml-unknown-key",
  group: "accelerate",
  severity: "warning",
  effect: "ignored",
  title: "A key that Accelerate's config file does not have",
  docs: {
    why: "An unknown key at the top of the file is refused by the launcher; inside deepspeed_config it is ignored in silence: settings such as train_micro_batch_size_per_gpu belong into the DeepSpeed config.",
    bad: '{"distributed_type": "DEEPSPEED", "num_processes": 8, "deepspeed_config": {"zero_stage": 2, "train_micro_batch_size_per_gpu": 4}}',
    good: '{"distributed_type": "DEEPSPEED", "num_processes": 8, "deepspeed_config": {"zero_stage": 2}}',
    run: { path: "accelerate.yaml" },
    sources: ["accelerate/commands/config/config_args.py:137"]
  },
  kind: "accelerate",
  scope: "file",
  check: (view) => unknownKeys(view)
};

// core/deepspeed/run/zero-stage.ts
function zeroStage(view) {
  let stage = view.setting("zero_optimization", "stage") ?? (view.get("zero_optimization") === void 0 ? 0 : void 0);
  return stage === 0 || stage === 1 || stage === 2 || stage === 3 ? stage : void 0;
}

// core/rules/accelerate/accelerate-zero3-init-flag.ts
var accelerate_zero3_init_flag_default = {
  id: "accelerate-zero3-init-flag",
  group: "accelerate",
  severity: "notice",
  effect: "ignored",
  title: "zero3_init_flag below stage 3",
  docs: {
    why: "zero.Init builds partitioned weights, which only stage 3 has: Accelerate resets the flag to false.",
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 3}}',
    run: {
      integration: "accelerate",
      facts: {
        dummyOptimizer: !1,
        dataloaderBatchSize: 2,
        hiddenSize: null,
        clientOptimizer: "AdamW",
        deepspeedPlugin: { zero3_init_flag: !0 }
      }
    },
    sources: ["accelerate/utils/dataclasses.py:1338"]
  },
  integrations: ["accelerate"],
  scope: "integration",
  *check(view) {
    let environment = view.run.environment?.ACCELERATE_DEEPSPEED_ZERO3_INIT?.toLowerCase();
    if (view.run.deepspeedPlugin?.zero3_init_flag !== !0 && environment !== "true") return;
    let stage = zeroStage(view);
    stage === 3 || stage === void 0 || (yield {
      message: `zero3_init_flag is on, but the ZeRO stage is ${stage}: Accelerate resets it to false. Switch it off, or use stage 3.`,
      at: onKey(view, "zero_optimization", "stage")
    });
  }
};

// core/rules/activations/activation-checkpointing-needs-model.ts
var activation_checkpointing_needs_model_default = {
  id: "activation-checkpointing-needs-model",
  group: "activations",
  severity: "notice",
  effect: "ignored",
  title: "activation_checkpointing acts on models that call it",
  docs: {
    why: "The block configures deepspeed.checkpointing, which only Megatron-style and pipeline models call. It switches no checkpointing on; with Hugging Face models that is gradient_checkpointing.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "activation_checkpointing": {"partition_activations": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1}',
    sources: ["deepspeed/runtime/activation_checkpointing/checkpointing.py:1152"]
  },
  keys: ["activation_checkpointing"],
  scope: "file",
  *check(view) {
    let block = view.getWritten("activation_checkpointing");
    block?.kind !== "object" || !block.members.some((member) => on(member.value)) || (yield {
      message: "`activation_checkpointing` only configures models that call `deepspeed.checkpointing` (Megatron, pipelines); it saves no memory elsewhere. Use `gradient_checkpointing` with Hugging Face models.",
      at: onKey(view, "activation_checkpointing")
    });
  }
};
function on(value) {
  return isTruthy(value) && value.kind !== "string";
}

// core/rules/activations/contiguous-memory-needs-partition.ts
var contiguous_memory_needs_partition_default = {
  id: "contiguous-memory-needs-partition",
  group: "activations",
  severity: "warning",
  effect: "fails",
  title: "contiguous_memory_optimization alone",
  docs: {
    why: "The contiguous buffer holds partitioned activations and is as long as number_checkpoints says: deepspeed.checkpointing.configure asserts both when the model calls it.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "activation_checkpointing": {"contiguous_memory_optimization": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "activation_checkpointing": {"contiguous_memory_optimization": true, "partition_activations": true, "number_checkpoints": 4}}',
    sources: ["deepspeed/runtime/activation_checkpointing/checkpointing.py:1229"]
  },
  keys: ["activation_checkpointing"],
  scope: "integration",
  *check(view) {
    let get = (key) => view.get("activation_checkpointing", key);
    if (!isTruthy(get("contiguous_memory_optimization"))) return;
    let checkpoints = get("number_checkpoints"), missing2 = [
      ...isTruthy(get("partition_activations")) ? [] : ["`partition_activations: true`"],
      ...checkpoints === void 0 || checkpoints.kind === "null" ? ["`number_checkpoints`"] : []
    ];
    missing2.length !== 0 && (yield {
      message: `\`contiguous_memory_optimization\` needs ${missing2.join(" and ")}: a model that uses the block stops with an AssertionError. Add ${missing2.length === 1 ? "it" : "them"}.`,
      at: onKey(view, "activation_checkpointing", "contiguous_memory_optimization")
    });
  }
};

// core/rules/edits.ts
function renameKey(document, member, key) {
  let written = document.text.slice(member.keySpan.start, member.keySpan.end), quote = written.startsWith('"') || document.syntax === "json" ? '"' : written.startsWith("'") ? "'" : "";
  return { span: member.keySpan, text: `${quote}${key}${quote}` };
}
function replaceValue(node, text2) {
  return { span: node.span, text: text2 };
}
function deleteMember(document, parent, member) {
  let { text: text2 } = document, at = parent.members.indexOf(member), next = parent.members[at + 1], previous = parent.members[at - 1];
  if (at < 0) return;
  if (next !== void 0) {
    let between2 = text2.slice(member.value.span.end, next.keySpan.start);
    return /^\s*,?\s*$/.test(between2) ? { span: { start: member.keySpan.start, end: next.keySpan.start }, text: "" } : void 0;
  }
  let from = previous === void 0 ? parent.span.start + 1 : previous.value.span.end, between = text2.slice(from, member.keySpan.start);
  if (!/^\s*,?\s*$/.test(between)) return;
  let trailing = /^\s*,/.exec(text2.slice(member.value.span.end))?.[0].length ?? 0;
  return { span: { start: previous === void 0 ? member.keySpan.start : from, end: member.value.span.end + trailing }, text: "" };
}
function insertMember(document, parent, key, value) {
  let { text: text2 } = document;
  if (text2[parent.span.start] !== "{") return;
  let written = `"${key}": ${value}`, last = parent.members.at(-1);
  if (last === void 0)
    return text2.slice(parent.span.start + 1, parent.span.end - 1).trim() === "" ? { span: { start: parent.span.start, end: parent.span.end }, text: `{${written}}` } : void 0;
  let after = text2.slice(last.value.span.end, parent.span.end - 1);
  if (!/^\s*,?\s*$/.test(after)) return;
  let comma = /^\s*,/.exec(after)?.[0].length ?? 0, lineStart = text2.lastIndexOf(`
`, last.keySpan.start) + 1, indent = text2.slice(lineStart, last.keySpan.start), separator = lineStart > parent.span.start && /^[ \t]*$/.test(indent) ? `
${indent}` : " ";
  return { span: { start: last.value.span.end, end: last.value.span.end + comma }, text: `,${separator}${written}` };
}
function memberText(document, member) {
  return document.text.slice(member.keySpan.start, member.value.span.end);
}

// core/rules/batch/batch-missing.ts
var batch_missing_default = {
  id: "batch-missing",
  group: "batch",
  severity: "error",
  effect: "rejects",
  title: "No batch size",
  docs: {
    why: "DeepSpeed needs train_batch_size or train_micro_batch_size_per_gpu; gradient_accumulation_steps alone is not enough.",
    bad: '{"gradient_accumulation_steps": 4}',
    good: '{"train_micro_batch_size_per_gpu": 1, "gradient_accumulation_steps": 4}',
    sources: ["deepspeed/runtime/config.py:650", "https://github.com/deepspeedai/DeepSpeed/issues/1270"]
  },
  scope: "world",
  check: (view) => view.refusals("batch-missing").map((refusal) => {
    let value = view.integration === "raw" ? "1" : '"auto"', edit = insertMember(view.document, view.written, "train_micro_batch_size_per_gpu", value);
    return edit === void 0 ? refusal : { ...refusal, fix: { title: `add "train_micro_batch_size_per_gpu": ${value}`, edits: [edit], safe: !1 } };
  })
};

// core/deepspeed/batch.ts
var BATCH_KEYS = [
  "train_batch_size",
  "train_micro_batch_size_per_gpu",
  "gradient_accumulation_steps"
];
function givenBatch(root) {
  let numbers = [];
  for (let key of BATCH_KEYS) {
    let node = memberOf(root, key)?.value, value = node === void 0 || node.kind === "null" ? void 0 : numberOf(node);
    if (value === null && node !== void 0) return { key, node };
    numbers.push(value ?? void 0);
  }
  return { train: numbers[0], micro: numbers[1], accumulation: numbers[2] };
}
function readBatch(root, worldSize) {
  let given = givenBatch(root);
  if ("key" in given) return { code: "type", ...given };
  let sizes = derive(given, worldSize);
  if (sizes === void 0) return { code: "missing" };
  let keys = [
    ["train_batch_size", sizes.train],
    ["train_micro_batch_size_per_gpu", sizes.micro],
    ["gradient_accumulation_steps", sizes.accumulation]
  ];
  for (let [key, value] of keys) if (!(value > 0)) return { code: "not-positive", key, ...sizes };
  return sizes.train === sizes.micro * sizes.accumulation * worldSize ? { code: "ok", ...sizes } : { code: "mismatch", ...sizes };
}
function derive({ train, micro, accumulation }, worldSize) {
  if (train !== void 0 && micro !== void 0 && accumulation !== void 0) return { train, micro, accumulation };
  if (train !== void 0 && micro !== void 0)
    return { train, micro, accumulation: floorDivide(floorDivide(train, micro), worldSize) };
  if (train !== void 0 && accumulation !== void 0)
    return { train, micro: floorDivide(floorDivide(train, worldSize), accumulation), accumulation };
  if (micro !== void 0 && accumulation !== void 0)
    return { train: micro * accumulation * worldSize, micro, accumulation };
  if (train !== void 0) return { train, micro: floorDivide(train, worldSize), accumulation: 1 };
  if (micro !== void 0) return { train: micro * worldSize, micro, accumulation: 1 };
}
function floorDivide(a, b) {
  return b === 0 ? Number.NaN : Math.floor(a / b);
}
function numberOf(node) {
  return node.kind === "number" ? node.value : node.kind === "boolean" ? Number(node.value) : null;
}

// core/deepspeed/blocks/reader.ts
function childOf(parent, key) {
  let placed = "pointer" in parent, object = placed ? parent.node : parent;
  if (object.kind !== "object") return;
  let member = memberOf(object, key);
  if (member === void 0) return;
  let parentPointer = placed ? parent.pointer : "";
  return { member, node: member.value, pointer: childPointer(parentPointer, key), parent: object, parentPointer };
}
function refuse(reader, rule2, placed, message) {
  reader.refusals.add(rule2, {
    message,
    at: atValue(placed.pointer, placed.node),
    member: placed.member,
    parent: placed.parent,
    parentPointer: placed.parentPointer
  });
}
function blockAt(reader, parent, key, nullable = !1) {
  let placed = childOf(parent, key);
  if (!(placed === void 0 || nullable && placed.node.kind === "null")) {
    if (placed.node.kind === "object") return placed;
    refuseType(reader, placed);
  }
}
function refuseType(reader, placed) {
  let name = dotted(placed.pointer);
  refuse(
    reader,
    "block-type",
    placed,
    `\`${name}\` is ${quoted(placed.node)}, but DeepSpeed reads an object of settings there and stops. Write \`"${placed.member.key}": { \u2026 }\`.`
  );
}

// core/deepspeed/blocks/world.ts
function dividesWorld(root) {
  let node = memberOf(root, "sequence_parallel_size")?.value;
  return node?.kind === "number" ? node.value : node?.kind === "boolean" ? Number(node.value) : 1;
}
function refuseSequenceParallel(reader) {
  let size = childOf(reader.root, "sequence_parallel_size");
  if (size === void 0) return;
  size.node.kind === "number" || size.node.kind === "boolean" ? dividesWorld(reader.root) === 0 && refuse(
    reader,
    "numeric-range",
    size,
    "`sequence_parallel_size` is 0, and DeepSpeed divides the world size by it: it stops. Write at least 1."
  ) : refuse(
    reader,
    "numeric-type",
    size,
    `\`sequence_parallel_size\` is ${quoted(size.node)}, but DeepSpeed divides the world size by it and stops. Write a whole number.`
  );
}
function refuseBatch(root, batch, refusals) {
  let start = { pointer: "", span: { start: root.span.start, end: Math.min(root.span.start + 1, root.span.end) } };
  if (batch.code === "missing") {
    refusals.add("batch-missing", {
      message: "Neither `train_batch_size` nor `train_micro_batch_size_per_gpu` is set: DeepSpeed refuses the config. Set `train_micro_batch_size_per_gpu`.",
      at: start,
      parent: root,
      parentPointer: ""
    });
    return;
  }
  if (batch.code === "type") {
    let member2 = memberOf(root, batch.key), auto = batch.node.kind === "string" && batch.node.value === "auto";
    refusals.add(auto ? "auto-outside-hf" : "batch-type", {
      message: auto ? `\`${batch.key}\` is "auto", which only Transformers and Accelerate replace: DeepSpeed itself stops on it. Write a number, or launch through one of them.` : `\`${batch.key}\` is ${quoted(batch.node)}, but DeepSpeed computes with it and stops. Write a bare number.`,
      at: atValue(`/${batch.key}`, batch.node),
      parent: root,
      parentPointer: "",
      ...member2 !== void 0 && { member: member2 }
    });
    return;
  }
  let member = ["train_batch_size", "train_micro_batch_size_per_gpu", "gradient_accumulation_steps"].map((key) => memberOf(root, key)).find((known) => known !== void 0);
  refusals.add("batch-triangle", {
    message: "The batch sizes do not fit the number of GPUs: `train_batch_size` must be `train_micro_batch_size_per_gpu` \xD7 `gradient_accumulation_steps` \xD7 world size.",
    at: member === void 0 ? start : { pointer: `/${member.key}`, span: member.value.span },
    parent: root,
    parentPointer: "",
    ...member !== void 0 && { member }
  });
}

// core/rules/batch/batch-triangle.ts
var batch_triangle_default = {
  id: "batch-triangle",
  group: "batch",
  severity: "error",
  effect: "rejects",
  title: "Batch sizes that do not fit the number of GPUs",
  docs: {
    why: "train_batch_size must be exactly train_micro_batch_size_per_gpu \xD7 gradient_accumulation_steps \xD7 number of GPUs. DeepSpeed derives what is left out by whole-number division, which can come out as 0, and stops where the product does not fit.",
    bad: '{"train_batch_size": 10, "train_micro_batch_size_per_gpu": 4}',
    good: '{"train_micro_batch_size_per_gpu": 4, "gradient_accumulation_steps": 2}',
    sources: ["deepspeed/runtime/config.py:602", "https://github.com/deepspeedai/DeepSpeed/issues/1150"]
  },
  scope: "world",
  *check(view) {
    for (let refusal of view.refusals("batch-triangle")) {
      let { text: text2, everFits } = words(view), fix = dropTrainBatch(view);
      yield {
        ...refusal,
        message: text2,
        // Another number of GPUs may be what the run has.
        ...!view.worldSizesKnown && everFits && { severity: "notice" },
        ...fix !== void 0 && { fix }
      };
    }
  }
};
function words(view) {
  let given = givenBatch(view.root);
  if ("key" in given) return { text: "A batch size is no number: DeepSpeed stops.", everFits: !1 };
  let { train, micro, accumulation } = given, sp = dividesWorld(view.root), gpus = sp === 1 ? "GPUs" : `(GPUs \xF7 sequence_parallel_size ${sp})`, nonPositive = [
    ["train_batch_size", train],
    ["train_micro_batch_size_per_gpu", micro],
    ["gradient_accumulation_steps", accumulation]
  ].find(([, value]) => typeof value == "number" && !(value > 0));
  if (nonPositive !== void 0)
    return {
      text: `\`${nonPositive[0]}\` is ${nonPositive[1]}, but must be greater than 0: DeepSpeed refuses the config.`,
      everFits: !1
    };
  let advice2 = "Leave `train_batch_size` out, and DeepSpeed derives it.";
  if (train === void 0)
    return { text: "The batch sizes do not multiply up: DeepSpeed refuses the config.", everFits: !1 };
  if (micro !== void 0 && accumulation !== void 0) {
    let fits = train / (micro * accumulation) * sp;
    return { text: `\`train_batch_size\` ${train} must be micro batch ${micro} \xD7 accumulation steps ${accumulation} \xD7 ${gpus}, which ${fitsAt(fits)}: DeepSpeed refuses any other number. ${advice2}`, everFits: Number.isInteger(fits) };
  }
  if (micro !== void 0) {
    let fits = train / micro;
    return Number.isInteger(fits) ? {
      text: `\`train_batch_size\` ${train} with micro batch ${micro} needs a number of GPUs that divides ${fits}; at any other DeepSpeed refuses the config. ${advice2}`,
      everFits: !0
    } : {
      text: `\`train_batch_size\` ${train} is no multiple of \`train_micro_batch_size_per_gpu\` ${micro}: DeepSpeed refuses the config at every number of GPUs. ${advice2}`,
      everFits: !1
    };
  }
  let share = accumulation === void 0 ? train : train / accumulation;
  return Number.isInteger(share) ? {
    text: `\`train_batch_size\` ${train}${accumulation === void 0 ? "" : ` with ${accumulation} accumulation steps`} needs a number of GPUs that divides ${share}; at any other DeepSpeed refuses the config. Set \`train_micro_batch_size_per_gpu\` instead of \`train_batch_size\`.`,
    everFits: !0
  } : {
    text: `\`train_batch_size\` ${train} is no multiple of \`gradient_accumulation_steps\` ${accumulation}: DeepSpeed refuses the config at every number of GPUs.`,
    everFits: !1
  };
}
function fitsAt(gpus) {
  return !Number.isInteger(gpus) || gpus < 1 ? "holds at no number of GPUs" : `holds at ${gpus} GPU${gpus === 1 ? "" : "s"} only`;
}
function dropTrainBatch(view) {
  let member = view.written.members.findLast(({ key }) => key === "train_batch_size"), micro = view.getWritten("train_micro_batch_size_per_gpu");
  if (member === void 0 || micro?.kind !== "number" || !(micro.value > 0)) return;
  let edit = deleteMember(view.document, view.written, member);
  return edit === void 0 ? void 0 : { title: "delete `train_batch_size`", edits: [edit], safe: !1 };
}

// core/rules/fixes/bare-number.ts
function bareNumberFix(_view, refusal) {
  let node = refusal.member?.value;
  if (node?.kind !== "string") return refusal;
  let text2 = node.value.trim().replaceAll("_", "").replaceAll(",", ""), value = Number(text2);
  if (text2 === "" || !Number.isFinite(value) || /^0[xob]/i.test(text2)) return refusal;
  let whole = refusal.field?.kind === "int" || refusal.field === void 0;
  if (whole && !Number.isInteger(value)) return refusal;
  let bare = whole ? String(value) : JSON.stringify(value);
  return bare.includes("+") ? refusal : { ...refusal, fix: { title: `write ${bare}`, edits: [replaceValue(node, bare)], safe: !0 } };
}

// core/rules/batch/batch-type.ts
var batch_type_default = {
  id: "batch-type",
  group: "batch",
  severity: "error",
  effect: "rejects",
  title: "A batch size that is no number",
  docs: {
    why: "DeepSpeed computes with the batch sizes as they stand in the file: a text ends in a TypeError. 8.0 is fine.",
    bad: '{"train_micro_batch_size_per_gpu": "2"}',
    good: '{"train_micro_batch_size_per_gpu": 2}',
    sources: ["deepspeed/runtime/config.py:596"]
  },
  scope: "world",
  check: (view) => view.refusals("batch-type").map((refusal) => bareNumberFix(view, refusal))
};

// core/rules/batch/gas-inferred.ts
var gas_inferred_default = {
  id: "gas-inferred",
  group: "batch",
  severity: "notice",
  effect: "advice",
  title: "Gradient accumulation follows from the number of GPUs",
  docs: {
    why: "With train_batch_size and train_micro_batch_size_per_gpu alone DeepSpeed derives gradient_accumulation_steps from the world size: it changes with the number of GPUs, and is refused where it does not come out even.",
    bad: '{"train_batch_size": 16, "train_micro_batch_size_per_gpu": 4}',
    good: '{"train_micro_batch_size_per_gpu": 4, "gradient_accumulation_steps": 4}',
    sources: ["deepspeed/runtime/config.py:619", "https://github.com/deepspeedai/DeepSpeed/issues/6914"]
  },
  keys: ["train_batch_size"],
  scope: "file",
  *check(view) {
    let number = (key) => view.getWritten(key)?.kind === "number", accumulation = view.getWritten("gradient_accumulation_steps");
    !number("train_batch_size") || !number("train_micro_batch_size_per_gpu") || accumulation !== void 0 && accumulation.kind !== "null" || (yield {
      message: "`gradient_accumulation_steps` is left to `train_batch_size` \xF7 (micro batch \xD7 GPUs), so it changes with the number of GPUs. Write the steps and leave `train_batch_size` out.",
      at: onKey(view, "train_batch_size")
    });
  }
};

// core/rules/batch/micro-batch-inferred.ts
var micro_batch_inferred_default = {
  id: "micro-batch-inferred",
  group: "batch",
  severity: "notice",
  effect: "advice",
  title: "Only train_batch_size is given",
  docs: {
    why: "With train_batch_size alone, each GPU's whole share becomes one micro batch, with no accumulation: on few GPUs that is the usual way to run out of memory.",
    bad: '{"train_batch_size": 64}',
    good: '{"train_batch_size": 64, "train_micro_batch_size_per_gpu": 8}',
    sources: ["deepspeed/runtime/config.py:637"]
  },
  keys: ["train_batch_size"],
  scope: "file",
  *check(view) {
    let absent = (key) => {
      let node = view.getWritten(key);
      return node === void 0 || node.kind === "null";
    };
    view.getWritten("train_batch_size")?.kind === "number" && (!absent("train_micro_batch_size_per_gpu") || !absent("gradient_accumulation_steps") || (yield {
      message: "Only `train_batch_size` is given: the whole share of each GPU becomes one micro batch, without accumulation. Add `train_micro_batch_size_per_gpu`.",
      at: onKey(view, "train_batch_size")
    }));
  }
};

// core/rules/checkpoint/checkpoint-values.ts
var checkpoint_values_default = {
  id: "checkpoint-values",
  group: "checkpoint",
  severity: "error",
  effect: "rejects",
  title: "A checkpoint setting that DeepSpeed does not know",
  docs: {
    why: "tag_validation is Ignore, Warn or Fail, writer.type mock, python or fast, and parallel_write.pipeline_stage a boolean; null and other values crash DeepSpeed.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "checkpoint": {"tag_validation": "Error"}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "checkpoint": {"tag_validation": "Fail"}}',
    sources: ["deepspeed/runtime/config.py:394", "deepspeed/runtime/model_checkpointing/config.py:25"]
  },
  scope: "integration",
  check: (view) => view.refusals("checkpoint-values")
};

// core/rules/checkpoint/checkpoint-writer.ts
var VARIABLES = ["CROSS_SIZE", "CROSS_RANK", "LOCAL_SIZE"], checkpoint_writer_default = {
  id: "checkpoint-writer",
  group: "checkpoint",
  severity: "error",
  effect: "fails",
  title: "checkpoint.writer without data_parallel",
  docs: {
    why: `Without data_parallel the engine asks for a rank that is not there and dies with "'UniversalParallelInfo' object has no attribute 'dp_rank'". The writer also needs CROSS_SIZE, CROSS_RANK and LOCAL_SIZE, which the deepspeed launcher sets and torchrun does not.`,
    bad: '{"train_micro_batch_size_per_gpu": 1, "checkpoint": {"writer": {"type": "FAST"}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "checkpoint": {"writer": {"type": "FAST", "data_parallel": "replica"}}}',
    sources: ["deepspeed/runtime/model_checkpointing/data_parallel_writer_factory.py:95"]
  },
  keys: ["checkpoint"],
  scope: "integration",
  *check(view) {
    if (view.get("checkpoint", "writer")?.kind !== "object") return;
    let unit = view.get("checkpoint", "writer", "data_parallel");
    if (unit === void 0 || unit.kind === "null") {
      yield {
        message: '`checkpoint.writer` needs `data_parallel`: without it DeepSpeed stops at start with an AttributeError. Add `"data_parallel": "replica"`.',
        at: onKey(view, "checkpoint", "writer")
      };
      return;
    }
    let environment = view.run.environment;
    environment === void 0 || VARIABLES.every((name) => Object.hasOwn(environment, name)) || (yield {
      message: `\`checkpoint.writer\` reads ${VARIABLES.join(", ")} from the environment and stops without them. The deepspeed launcher sets them, torchrun does not.`,
      at: onKey(view, "checkpoint", "writer"),
      severity: "notice",
      effect: "advice"
    });
  }
};

// core/rules/compile/autotuning-needs-launcher.ts
var autotuning_needs_launcher_default = {
  id: "autotuning-needs-launcher",
  group: "compile",
  severity: "notice",
  effect: "advice",
  title: "autotuning acts with the launcher only",
  docs: {
    why: "The block is read by `deepspeed --autotuning run|tune`. In a plain run, under torchrun or accelerate, it tunes nothing.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "autotuning": {"enabled": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1}',
    sources: ["deepspeed/autotuning/config.py:10"]
  },
  keys: ["autotuning"],
  scope: "integration",
  *check(view) {
    view.get("autotuning")?.kind !== "object" || !isTruthy(view.get("autotuning", "enabled")) || (yield {
      message: "`autotuning` acts only when the run is started with `deepspeed --autotuning run` or `tune`.",
      at: onKey(view, "autotuning")
    });
  }
};

// core/rules/compile/deepcompile-needs-compile-call.ts
var deepcompile_needs_compile_call_default = {
  id: "deepcompile-needs-compile-call",
  group: "compile",
  severity: "notice",
  effect: "advice",
  title: "compile.deepcompile acts in engine.compile()",
  docs: {
    why: "The switch only chooses what engine.compile() does. A script that never calls it, as Trainer does not, runs uncompiled.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "compile": {"deepcompile": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "compile": {"deepcompile": false}}',
    sources: ["deepspeed/runtime/engine.py:5859"]
  },
  keys: ["compile"],
  scope: "integration",
  *check(view) {
    view.setting("compile", "deepcompile") === !0 && (yield {
      message: "`compile.deepcompile` does nothing until the script calls `engine.compile()` after `deepspeed.initialize`.",
      at: onKey(view, "compile", "deepcompile")
    });
  }
};

// core/rules/compile/hybrid-engine-model.ts
var hybrid_engine_model_default = {
  id: "hybrid-engine-model",
  group: "compile",
  severity: "notice",
  effect: "advice",
  title: "hybrid_engine works with models that have an inference policy",
  docs: {
    why: "The hybrid engine swaps in inference kernels for generate() where DeepSpeed has a policy for the architecture. For any other model it falls back to the plain generate() without saying so.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "hybrid_engine": {"enabled": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "hybrid_engine": {"enabled": false}}',
    sources: ["deepspeed/runtime/hybrid_engine.py:143"]
  },
  keys: ["hybrid_engine"],
  scope: "integration",
  *check(view) {
    view.setting("hybrid_engine", "enabled") === !0 && (yield {
      message: "`hybrid_engine` speeds up `generate()` only for architectures that DeepSpeed has an inference policy for; other models fall back to the plain one.",
      at: onKey(view, "hybrid_engine")
    });
  }
};

// core/rules/data/data-efficiency-disabled.ts
var data_efficiency_disabled_default = {
  id: "data-efficiency-disabled",
  group: "data",
  severity: "notice",
  effect: "ignored",
  title: "data_efficiency without enabled",
  docs: {
    why: "enabled defaults to false for the whole block: curriculum learning and random-LTD inside it do nothing, whatever their own switches say.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "data_efficiency": {"seed": 7}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "data_efficiency": {"enabled": true, "seed": 7}}',
    sources: ["deepspeed/runtime/data_pipeline/config.py:26"]
  },
  keys: ["data_efficiency"],
  scope: "file",
  *check(view) {
    let block = view.getWritten("data_efficiency");
    if (block?.kind !== "object" || block.members.length === 0) return;
    let enabled = view.getWritten("data_efficiency", "enabled");
    enabled !== void 0 && enabled.kind !== "null" || (yield {
      message: 'The `data_efficiency` block has no `enabled`, which means false: nothing in it acts. Add `"enabled": true`.',
      at: onKey(view, "data_efficiency")
    });
  }
};

// core/deepspeed/run/data-efficiency.ts
var RANDOM_LTD = ["total_layer_num", "random_ltd_layer_num", "random_ltd_schedule"], RANDOM_LTD_SCHEDULE = ["min_value", "max_value", "schedule_config", "schedule_type"], CURRICULUM = ["data_cluster_path"];
function* missingAtStart(view) {
  yield* missing(view, ["data_efficiency", "data_routing", "random_ltd"], RANDOM_LTD);
  let routing = ["data_efficiency", "data_routing", "random_ltd"];
  isTruthy(view.get(...routing, "enabled")) && view.get(...routing, "random_ltd_schedule")?.kind === "object" && (yield* missing(view, [...routing, "random_ltd_schedule"], RANDOM_LTD_SCHEDULE, !0));
  let given = view.run.other?.training_data, curriculum = ["data_efficiency", "data_sampling", "curriculum_learning"];
  if (given === !0) yield* missing(view, curriculum, CURRICULUM);
  else if (given === void 0 && view.run.clientOptimizer === void 0)
    for (let report of missing(view, curriculum, CURRICULUM)) yield { ...report, severity: "notice" };
}
function* missing(view, path, keys, on2 = !1) {
  let block = view.get(...path);
  if (!(block?.kind !== "object" || !(on2 || isTruthy(memberOf(block, "enabled")?.value))))
    for (let key of keys)
      memberOf(block, key) === void 0 && (yield {
        message: `\`${path.join(".")}\` needs \`${key}\`, which is missing: DeepSpeed dies with a KeyError at start. Add it, or switch the feature off.`,
        at: onKey(view, ...path),
        effect: "fails"
      });
}

// core/rules/data/data-efficiency-required.ts
var data_efficiency_required_default = {
  id: "data-efficiency-required",
  group: "data",
  severity: "error",
  effect: "rejects",
  title: "A data_efficiency feature without its settings",
  docs: {
    why: "Curriculum learning needs curriculum_metrics and data_cluster_path, dynamic batching max_tokens, random-LTD its layer settings; an enabled feature without them stops DeepSpeed.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "data_efficiency": {"enabled": true, "data_sampling": {"enabled": true, "curriculum_learning": {"enabled": true}}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "data_efficiency": {"enabled": true, "data_sampling": {"enabled": true, "curriculum_learning": {"enabled": false}}}}',
    sources: ["deepspeed/runtime/data_pipeline/config.py:89"]
  },
  scope: "integration",
  *check(view) {
    yield* view.refusals("data-efficiency-required"), yield* missingAtStart(view);
  }
};

// core/rules/gradients/allreduce-op.ts
var allreduce_op_default = {
  id: "allreduce-op",
  group: "gradients",
  severity: "error",
  effect: "rejects",
  title: "A gradient reduction that does not exist or does not fit",
  docs: {
    why: "gradient_allreduce_op is mean or sum, and sum does not go with ZeRO stage 3, ZenFlow and DeepCompile: DeepSpeed refuses it.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "gradient_allreduce_op": "avg"}',
    good: '{"train_micro_batch_size_per_gpu": 1, "gradient_allreduce_op": "mean"}',
    sources: ["deepspeed/runtime/config.py:696"]
  },
  scope: "integration",
  check: (view) => view.refusals("allreduce-op")
};

// core/rules/gradients/comm-dtype-value.ts
var SHORT = {
  float32: "fp32",
  float: "fp32",
  float16: "fp16",
  half: "fp16",
  bfloat16: "bf16"
}, comm_dtype_value_default = {
  id: "comm-dtype-value",
  group: "gradients",
  severity: "error",
  effect: "rejects",
  title: "A communication type that DeepSpeed does not know",
  docs: {
    why: 'communication_data_type and seq_parallel_communication_data_type take fp16, bf16 or fp32 in any case. The names of PyTorch ("float32", "bfloat16") and "auto" are refused.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "communication_data_type": "bfloat16"}',
    good: '{"train_micro_batch_size_per_gpu": 1, "communication_data_type": "bf16"}',
    sources: ["deepspeed/runtime/config.py:230"]
  },
  scope: "integration",
  check: (view) => view.refusals("comm-dtype-value").map((refusal) => {
    let node = refusal.member?.value, known = node?.kind === "string" ? SHORT[node.value.toLowerCase().replace(/^torch\./, "")] : void 0;
    return node === void 0 || known === void 0 ? refusal : { ...refusal, fix: { title: `write "${known}"`, edits: [replaceValue(node, `"${known}"`)], safe: !0 } };
  })
};

// core/rules/gradients/gradient-clipping-default.ts
var gradient_clipping_default_default = {
  id: "gradient-clipping-default",
  group: "gradients",
  severity: "notice",
  effect: "changed",
  title: "gradient_clipping left out",
  docs: {
    why: "DeepSpeed 0.19 clips at 1.0 where the key is left out; before, clipping was off. The same file trains differently after an upgrade.",
    bad: '{"train_micro_batch_size_per_gpu": 1}',
    good: '{"train_micro_batch_size_per_gpu": 1, "gradient_clipping": 1.0}',
    run: { integration: "raw" },
    sources: ["deepspeed/runtime/constants.py:203", "https://github.com/deepspeedai/DeepSpeed/pull/8068"]
  },
  integrations: ["raw"],
  scope: "integration",
  *check(view) {
    if (view.get("gradient_clipping") !== void 0 || view.root.members.length === 0) return;
    let byDefault = view.setting("gradient_clipping");
    typeof byDefault != "number" || byDefault === 0 || (yield {
      message: `\`gradient_clipping\` is left out, which means ${byDefault.toFixed(1)} in this release (off before DeepSpeed 0.19). Write it down: ${byDefault.toFixed(1)}, or 0.0 for off.`,
      at: onFile(view)
    });
  }
};

// core/rules/gradients/gradient-clipping-negative.ts
var gradient_clipping_negative_default = {
  id: "gradient-clipping-negative",
  group: "gradients",
  severity: "warning",
  effect: "changed",
  title: "Negative gradient_clipping",
  docs: {
    why: "Only a value above 0 clips; a negative one is accepted and means off.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "gradient_clipping": -1.0}',
    good: '{"train_micro_batch_size_per_gpu": 1, "gradient_clipping": 0.0}',
    run: { integration: "raw" },
    sources: ["deepspeed/runtime/zero/stage_1_and_2.py:212"]
  },
  keys: ["gradient_clipping"],
  scope: "integration",
  *check(view) {
    let clipping = view.get("gradient_clipping");
    clipping?.kind !== "number" || clipping.value >= 0 || (yield {
      message: "A negative `gradient_clipping` switches clipping off. Write 0.0 if that is meant, or the largest norm.",
      at: onValue(view, "gradient_clipping")
    });
  }
};

// core/deepspeed/generated/constructors.ts
var DEEPSPEED_OPTIMIZERS = [
  "adagrad",
  "adam",
  "adamw",
  "lamb",
  "lion",
  "muadam",
  "muadamw",
  "muon",
  "musgd"
], OPTIMIZER_CLASSES = {
  DeepSpeedCPUAdagrad: {
    required: [],
    optional: {
      lr: 0.01,
      eps: 1e-10,
      weight_decay: 0,
      amsgrad: !1,
      fp32_optimizer_states: !0
    }
  },
  DeepSpeedCPUAdam: {
    required: [],
    optional: {
      lr: 1e-3,
      bias_correction: !0,
      betas: [
        0.9,
        0.999
      ],
      eps: 1e-8,
      weight_decay: 0,
      amsgrad: !1,
      adamw_mode: !0,
      fp32_optimizer_states: !0
    }
  },
  DeepSpeedCPULion: {
    required: [],
    optional: {
      lr: 1e-3,
      betas: [
        0.9,
        0.999
      ],
      weight_decay: 0,
      fp32_optimizer_states: !0
    }
  },
  FusedAdam: {
    required: [],
    optional: {
      lr: 1e-3,
      bias_correction: !0,
      betas: [
        0.9,
        0.999
      ],
      eps: 1e-8,
      adam_w_mode: !0,
      weight_decay: 0,
      amsgrad: !1,
      set_grad_none: !0
    }
  },
  FusedLamb: {
    required: [],
    optional: {
      lr: 1e-3,
      bias_correction: !0,
      betas: [
        0.9,
        0.999
      ],
      eps: 1e-8,
      eps_inside_sqrt: !1,
      weight_decay: 0,
      max_grad_norm: 0,
      max_coeff: 10,
      min_coeff: 0.01,
      amsgrad: !1
    }
  },
  FusedLion: {
    required: [],
    optional: {
      lr: 1e-3,
      betas: [
        0.9,
        0.999
      ],
      weight_decay: 0,
      set_grad_none: !0
    }
  }
}, TORCH_OPTIMIZERS = {
  ASGD: {
    required: [],
    optional: {
      lr: 0.01,
      lambd: 1e-4,
      alpha: 0.75,
      t0: 1e6,
      weight_decay: 0,
      foreach: null,
      maximize: !1,
      differentiable: !1,
      capturable: !1
    }
  },
  Adadelta: {
    required: [],
    optional: {
      lr: 1,
      rho: 0.9,
      eps: 1e-6,
      weight_decay: 0,
      foreach: null,
      capturable: !1,
      maximize: !1,
      differentiable: !1
    }
  },
  Adafactor: {
    required: [],
    optional: {
      lr: 0.01,
      beta2_decay: -0.8,
      eps: [
        null,
        1e-3
      ],
      d: 1,
      weight_decay: 0,
      foreach: null,
      maximize: !1
    }
  },
  Adagrad: {
    required: [],
    optional: {
      lr: 0.01,
      lr_decay: 0,
      weight_decay: 0,
      initial_accumulator_value: 0,
      eps: 1e-10,
      foreach: null,
      maximize: !1,
      differentiable: !1,
      fused: null
    }
  },
  Adam: {
    required: [],
    optional: {
      lr: 1e-3,
      betas: [
        0.9,
        0.999
      ],
      eps: 1e-8,
      weight_decay: 0,
      amsgrad: !1,
      foreach: null,
      maximize: !1,
      capturable: !1,
      differentiable: !1,
      fused: null,
      decoupled_weight_decay: !1
    }
  },
  AdamW: {
    required: [],
    optional: {
      lr: 1e-3,
      betas: [
        0.9,
        0.999
      ],
      eps: 1e-8,
      weight_decay: 0.01,
      amsgrad: !1,
      maximize: !1,
      foreach: null,
      capturable: !1,
      differentiable: !1,
      fused: null
    }
  },
  Adamax: {
    required: [],
    optional: {
      lr: 2e-3,
      betas: [
        0.9,
        0.999
      ],
      eps: 1e-8,
      weight_decay: 0,
      foreach: null,
      maximize: !1,
      differentiable: !1,
      capturable: !1
    }
  },
  LBFGS: {
    required: [],
    optional: {
      lr: 1,
      max_iter: 20,
      max_eval: null,
      tolerance_grad: 1e-7,
      tolerance_change: 1e-9,
      history_size: 100,
      line_search_fn: null
    }
  },
  Muon: {
    required: [],
    optional: {
      lr: 1e-3,
      weight_decay: 0.1,
      momentum: 0.95,
      nesterov: !0,
      ns_coefficients: [
        3.4445,
        -4.775,
        2.0315
      ],
      eps: 1e-7,
      ns_steps: 5,
      adjust_lr_fn: null
    }
  },
  NAdam: {
    required: [],
    optional: {
      lr: 2e-3,
      betas: [
        0.9,
        0.999
      ],
      eps: 1e-8,
      weight_decay: 0,
      momentum_decay: 4e-3,
      decoupled_weight_decay: !1,
      foreach: null,
      maximize: !1,
      capturable: !1,
      differentiable: !1
    }
  },
  RAdam: {
    required: [],
    optional: {
      lr: 1e-3,
      betas: [
        0.9,
        0.999
      ],
      eps: 1e-8,
      weight_decay: 0,
      decoupled_weight_decay: !1,
      foreach: null,
      maximize: !1,
      capturable: !1,
      differentiable: !1
    }
  },
  RMSprop: {
    required: [],
    optional: {
      lr: 0.01,
      alpha: 0.99,
      eps: 1e-8,
      weight_decay: 0,
      momentum: 0,
      centered: !1,
      capturable: !1,
      foreach: null,
      maximize: !1,
      differentiable: !1
    }
  },
  Rprop: {
    required: [],
    optional: {
      lr: 0.01,
      etas: [
        0.5,
        1.2
      ],
      step_sizes: [
        1e-6,
        50
      ],
      capturable: !1,
      foreach: null,
      maximize: !1,
      differentiable: !1
    }
  },
  SGD: {
    required: [],
    optional: {
      lr: 1e-3,
      momentum: 0,
      dampening: 0,
      weight_decay: 0,
      nesterov: !1,
      maximize: !1,
      foreach: null,
      differentiable: !1,
      fused: null
    }
  },
  SparseAdam: {
    required: [],
    optional: {
      lr: 1e-3,
      betas: [
        0.9,
        0.999
      ],
      eps: 1e-8,
      maximize: !1
    }
  }
}, MUON_PARAMS = [
  "adam_lr",
  "adam_w_mode",
  "betas",
  "eps",
  "fp32_optimizer_states",
  "lr",
  "momentum",
  "muon_lr",
  "ns_method",
  "per_head_muon",
  "torch_adam",
  "weight_decay"
], ZERO_OPTIMIZERS = [
  "Adagrad",
  "Adam",
  "AdamW",
  "DeepSpeedCPUAdagrad",
  "DeepSpeedCPUAdam",
  "DeepSpeedCPULion",
  "FusedAdam",
  "FusedLion",
  "MuonWithAuxAdam",
  "ZenFlowCPUAdam"
], SCHEDULERS = {
  LRRangeTest: {
    required: [],
    optional: {
      lr_range_test_min_lr: 1e-3,
      lr_range_test_step_size: 2e3,
      lr_range_test_step_rate: 1,
      lr_range_test_staircase: !1,
      last_batch_iteration: -1
    }
  },
  OneCycle: {
    required: [
      "cycle_min_lr",
      "cycle_max_lr"
    ],
    optional: {
      decay_lr_rate: 0,
      cycle_first_step_size: 2e3,
      cycle_second_step_size: null,
      cycle_first_stair_count: 0,
      cycle_second_stair_count: null,
      decay_step_size: 0,
      cycle_momentum: !0,
      cycle_min_mom: 0.8,
      cycle_max_mom: 0.9,
      decay_mom_rate: 0,
      last_batch_iteration: -1
    }
  },
  WarmupCosineLR: {
    required: [
      "total_num_steps"
    ],
    optional: {
      warmup_min_ratio: 0,
      warmup_num_steps: 1e3,
      cos_min_ratio: 1e-4,
      warmup_type: "log",
      last_batch_iteration: -1
    }
  },
  WarmupDecayLR: {
    required: [
      "total_num_steps"
    ],
    optional: {
      warmup_min_lr: 0,
      warmup_max_lr: 1e-3,
      warmup_num_steps: 1e3,
      warmup_type: "log",
      last_batch_iteration: -1
    }
  },
  WarmupLR: {
    required: [],
    optional: {
      warmup_min_lr: 0,
      warmup_max_lr: null,
      warmup_num_steps: 1e3,
      warmup_type: "log",
      last_batch_iteration: -1
    }
  }
}, TORCH_MODULES = [
  "AdaptiveAvgPool1d",
  "AdaptiveAvgPool2d",
  "AdaptiveAvgPool3d",
  "AdaptiveLogSoftmaxWithLoss",
  "AdaptiveMaxPool1d",
  "AdaptiveMaxPool2d",
  "AdaptiveMaxPool3d",
  "AlphaDropout",
  "AvgPool1d",
  "AvgPool2d",
  "AvgPool3d",
  "BCELoss",
  "BCEWithLogitsLoss",
  "BatchNorm1d",
  "BatchNorm2d",
  "BatchNorm3d",
  "Bilinear",
  "Buffer",
  "CELU",
  "CTCLoss",
  "ChannelShuffle",
  "CircularPad1d",
  "CircularPad2d",
  "CircularPad3d",
  "ConstantPad1d",
  "ConstantPad2d",
  "ConstantPad3d",
  "Container",
  "Conv1d",
  "Conv2d",
  "Conv3d",
  "ConvTranspose1d",
  "ConvTranspose2d",
  "ConvTranspose3d",
  "CosineEmbeddingLoss",
  "CosineSimilarity",
  "CrossEntropyLoss",
  "CrossMapLRN2d",
  "DataParallel",
  "Dropout",
  "Dropout1d",
  "Dropout2d",
  "Dropout3d",
  "ELU",
  "Embedding",
  "EmbeddingBag",
  "FeatureAlphaDropout",
  "Flatten",
  "Fold",
  "FractionalMaxPool2d",
  "FractionalMaxPool3d",
  "GELU",
  "GLU",
  "GRU",
  "GRUCell",
  "GaussianNLLLoss",
  "GroupNorm",
  "Hardshrink",
  "Hardsigmoid",
  "Hardswish",
  "Hardtanh",
  "HingeEmbeddingLoss",
  "HuberLoss",
  "Identity",
  "InstanceNorm1d",
  "InstanceNorm2d",
  "InstanceNorm3d",
  "KLDivLoss",
  "L1Loss",
  "LPPool1d",
  "LPPool2d",
  "LPPool3d",
  "LSTM",
  "LSTMCell",
  "LayerNorm",
  "LazyBatchNorm1d",
  "LazyBatchNorm2d",
  "LazyBatchNorm3d",
  "LazyConv1d",
  "LazyConv2d",
  "LazyConv3d",
  "LazyConvTranspose1d",
  "LazyConvTranspose2d",
  "LazyConvTranspose3d",
  "LazyInstanceNorm1d",
  "LazyInstanceNorm2d",
  "LazyInstanceNorm3d",
  "LazyLinear",
  "LeakyReLU",
  "Linear",
  "LinearCrossEntropyLoss",
  "LinearCrossEntropyOptions",
  "LocalResponseNorm",
  "LogSigmoid",
  "LogSoftmax",
  "MSELoss",
  "MarginRankingLoss",
  "MaxPool1d",
  "MaxPool2d",
  "MaxPool3d",
  "MaxUnpool1d",
  "MaxUnpool2d",
  "MaxUnpool3d",
  "Mish",
  "Module",
  "ModuleDict",
  "ModuleList",
  "MultiLabelMarginLoss",
  "MultiLabelSoftMarginLoss",
  "MultiMarginLoss",
  "MultiheadAttention",
  "NLLLoss",
  "NLLLoss2d",
  "PReLU",
  "PairwiseDistance",
  "Parameter",
  "ParameterDict",
  "ParameterList",
  "PixelShuffle",
  "PixelUnshuffle",
  "PoissonNLLLoss",
  "RMSNorm",
  "RNN",
  "RNNBase",
  "RNNCell",
  "RNNCellBase",
  "RReLU",
  "ReLU",
  "ReLU6",
  "ReflectionPad1d",
  "ReflectionPad2d",
  "ReflectionPad3d",
  "ReplicationPad1d",
  "ReplicationPad2d",
  "ReplicationPad3d",
  "SELU",
  "Sequential",
  "SiLU",
  "Sigmoid",
  "SmoothL1Loss",
  "SoftMarginLoss",
  "Softmax",
  "Softmax2d",
  "Softmin",
  "Softplus",
  "Softshrink",
  "Softsign",
  "SyncBatchNorm",
  "Tanh",
  "Tanhshrink",
  "Threshold",
  "Transformer",
  "TransformerDecoder",
  "TransformerDecoderLayer",
  "TransformerEncoder",
  "TransformerEncoderLayer",
  "TripletMarginLoss",
  "TripletMarginWithDistanceLoss",
  "Unflatten",
  "Unfold",
  "UninitializedBuffer",
  "UninitializedParameter",
  "Upsample",
  "UpsamplingBilinear2d",
  "UpsamplingNearest2d",
  "ZeroPad1d",
  "ZeroPad2d",
  "ZeroPad3d"
], TORCH_SCHEDULERS = {
  ChainedScheduler: {
    required: [],
    optional: {
      optimizer: null
    }
  },
  ConstantLR: {
    required: [],
    optional: {
      factor: 0.3333333333333333,
      total_iters: 5,
      last_epoch: -1
    }
  },
  CosineAnnealingLR: {
    required: [
      "T_max"
    ],
    optional: {
      eta_min: 0,
      last_epoch: -1
    }
  },
  CosineAnnealingWarmRestarts: {
    required: [
      "T_0"
    ],
    optional: {
      T_mult: 1,
      eta_min: 0,
      last_epoch: -1
    }
  },
  CyclicLR: {
    required: [
      "base_lr",
      "max_lr"
    ],
    optional: {
      step_size_up: 2e3,
      step_size_down: null,
      mode: "triangular",
      gamma: 1,
      scale_fn: null,
      scale_mode: "cycle",
      cycle_momentum: !0,
      base_momentum: 0.8,
      max_momentum: 0.9,
      last_epoch: -1
    }
  },
  ExponentialLR: {
    required: [
      "gamma"
    ],
    optional: {
      last_epoch: -1
    }
  },
  LambdaLR: {
    required: [
      "lr_lambda"
    ],
    optional: {
      last_epoch: -1
    }
  },
  LinearLR: {
    required: [],
    optional: {
      start_factor: 0.3333333333333333,
      end_factor: 1,
      total_iters: 5,
      last_epoch: -1
    }
  },
  MultiStepLR: {
    required: [
      "milestones"
    ],
    optional: {
      gamma: 0.1,
      last_epoch: -1
    }
  },
  MultiplicativeLR: {
    required: [
      "lr_lambda"
    ],
    optional: {
      last_epoch: -1
    }
  },
  OneCycleLR: {
    required: [
      "max_lr"
    ],
    optional: {
      total_steps: null,
      epochs: null,
      steps_per_epoch: null,
      pct_start: 0.3,
      anneal_strategy: "cos",
      cycle_momentum: !0,
      base_momentum: 0.85,
      max_momentum: 0.95,
      div_factor: 25,
      final_div_factor: 1e4,
      three_phase: !1,
      last_epoch: -1
    }
  },
  PolynomialLR: {
    required: [],
    optional: {
      total_iters: 5,
      power: 1,
      last_epoch: -1
    }
  },
  ReduceLROnPlateau: {
    required: [],
    optional: {
      mode: "min",
      factor: 0.1,
      patience: 10,
      threshold: 1e-4,
      threshold_mode: "rel",
      cooldown: 0,
      min_lr: 0,
      eps: 1e-8
    }
  },
  SequentialLR: {
    required: [
      "schedulers",
      "milestones"
    ],
    optional: {
      last_epoch: -1
    }
  },
  StepLR: {
    required: [
      "step_size"
    ],
    optional: {
      gamma: 0.1,
      last_epoch: -1
    }
  }
};

// core/deepspeed/run/optimizer.ts
function optimizerType(view) {
  return text(view.get("optimizer", "type"));
}
function optimizerName(view) {
  let type = optimizerType(view);
  if (type === void 0) return;
  let lower = type.toLowerCase();
  return DEEPSPEED_OPTIMIZERS.includes(lower) ? lower : type;
}
function optimizerParams(view) {
  let params = view.get("optimizer", "params");
  return params?.kind === "object" ? params : void 0;
}
function chooseOptimizer(view) {
  let name = optimizerName(view), type = optimizerType(view), client = view.run.clientOptimizer;
  return view.integration !== "raw" ? name !== void 0 && type !== void 0 ? { from: "config", name, type } : view.get("optimizer") !== void 0 ? { from: "none" } : view.integration === "accelerate" && client === null ? { from: "none" } : client ? { from: "client", className: client } : { from: "client" } : client ? { from: "client", className: client } : name !== void 0 && type !== void 0 ? { from: "config", name, type } : client === null ? { from: "none" } : { from: "unknown" };
}
function text(node) {
  return node?.kind === "string" ? node.value : void 0;
}

// core/rules/gradients/gradient-clipping-type.ts
var gradient_clipping_type_default = {
  id: "gradient-clipping-type",
  group: "gradients",
  severity: "error",
  effect: "fails",
  title: "gradient_clipping that is no number",
  docs: {
    why: "DeepSpeed reads gradient_clipping unchecked and compares it with 0 at the first step: text or null ends in a TypeError after the model was loaded. true counts as 1.0.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "gradient_clipping": "1.0"}',
    good: '{"train_micro_batch_size_per_gpu": 1, "gradient_clipping": 1.0}',
    run: { integration: "raw", facts: { clientOptimizer: "AdamW" } },
    sources: ["deepspeed/runtime/utils.py:356", "deepspeed/runtime/engine.py:3506"]
  },
  keys: ["gradient_clipping"],
  scope: "integration",
  *check(view) {
    let clipping = view.get("gradient_clipping");
    if (clipping === void 0 || clipping.kind === "number" || isAuto(clipping)) return;
    let { from } = chooseOptimizer(view);
    if (clipping.kind === "boolean") {
      yield {
        message: `\`gradient_clipping: ${clipping.value}\` is read as ${clipping.value ? "1.0" : "0, which is off"}. Write the number.`,
        at: onValue(view, "gradient_clipping"),
        severity: "warning",
        effect: "changed"
      };
      return;
    }
    yield {
      message: `\`gradient_clipping\` must be a number, not ${shown(clipping)}: the first step fails with a TypeError.${clipping.kind === "string" ? " Drop the quotes." : " Use 0 to switch it off."}`,
      at: onValue(view, "gradient_clipping"),
      // Without an optimizer there is no step.
      ...from === "none" && { severity: "warning" }
    };
  }
};

// core/deepspeed/run/cards.ts
function computeCapability(card) {
  let number = Number.parseFloat(card.compute_capability ?? "");
  return Number.isNaN(number) ? void 0 : number;
}
function cardsBelow(run, capability) {
  return (run.gpus ?? []).filter((card) => {
    let own2 = computeCapability(card);
    return card.vendor === "nvidia" && own2 !== void 0 && own2 < capability;
  });
}
function cardNames(cards) {
  return [...new Set(cards.map((card) => card.name))].join(" and ");
}

// core/deepspeed/run/precision.ts
function modelPrecision(view) {
  return view.setting("fp16", "enabled") === !0 ? "fp16" : view.setting(bf16Block(view), "enabled") === !0 ? "bf16" : "fp32";
}
function bf16Block(view) {
  let bf16 = view.get("bf16");
  return (bf16 === void 0 || bf16.kind === "null") && view.get("bfloat16") !== void 0 ? "bfloat16" : "bf16";
}
function usesAutocast(view) {
  let enabled = view.get("torch_autocast", "enabled");
  return enabled !== void 0 && enabled.kind !== "null" && !(enabled.kind === "boolean" && !enabled.value);
}

// core/rules/hardware/hw-bf16-emulated.ts
var hw_bf16_emulated_default = {
  id: "hw-bf16-emulated",
  group: "hardware",
  severity: "warning",
  effect: "changed",
  title: "bf16 on GPUs older than Ampere",
  docs: {
    why: "V100, T4, RTX 20 and older have no bf16 units. PyTorch 2 emulates it and tells DeepSpeed that it is supported, so the run starts, crawls, and may die in a kernel that has no bf16 path.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "bf16": {"enabled": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "fp16": {"enabled": true}}',
    run: {
      integration: "raw",
      facts: {
        gpus: [
          {
            name: "Tesla T4",
            vendor: "nvidia",
            compute_capability: "7.5",
            supports: { bf16_native: !1, fp16: !0, tf32: !1, fp8: !1 }
          }
        ]
      }
    },
    sources: [
      "torch/cuda/__init__.py:191",
      "deepspeed/accelerator/cuda_accelerator.py:204",
      "https://github.com/deepspeedai/DeepSpeed/issues/6723",
      "https://github.com/OptimalScale/LMFlow/issues/88"
    ]
  },
  keys: ["bf16", "bfloat16"],
  scope: "integration",
  *check(view) {
    if (modelPrecision(view) !== "bf16") return;
    let old = cardsBelow(view.run, 8);
    old.length !== 0 && (yield {
      message: `${cardNames(old)} has no bf16 units: PyTorch emulates it slowly, and some kernels fail. Use fp16 there.`,
      at: onKey(view, bf16Block(view))
    });
  }
};

// core/rules/hardware/hw-bf16-overflow.ts
var hw_bf16_overflow_default = {
  id: "hw-bf16-overflow",
  group: "hardware",
  severity: "notice",
  effect: "advice",
  title: "bf16.check_grad_overflow switched off",
  docs: {
    why: "The check skips a step whose gradients hold inf or NaN. Without it one such step goes into the moments of Adam, and every step after it is NaN.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "bf16": {"enabled": true, "check_grad_overflow": false}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "bf16": {"enabled": true}}',
    run: { integration: "raw" },
    sources: ["deepspeed/runtime/precision_config.py", "https://github.com/deepspeedai/DeepSpeed/pull/8035"]
  },
  keys: ["bf16", "bfloat16"],
  scope: "integration",
  *check(view) {
    let block = bf16Block(view);
    modelPrecision(view) !== "bf16" || view.setting(block, "check_grad_overflow") !== !1 || view.get(block, "check_grad_overflow") !== void 0 && (yield {
      message: "`check_grad_overflow: false` lets a step with inf or NaN gradients into the optimizer states, which it poisons for good. Leave it on.",
      at: onValue(view, block, "check_grad_overflow")
    });
  }
};

// core/deepspeed/run/offload.ts
function offloadDevice(view, block) {
  let device = view.setting("zero_optimization", block, "device");
  return device === "cpu" || device === "nvme" ? device : "none";
}
function usesCpuOptimizer(view) {
  return offloadDevice(view, "offload_optimizer") !== "none";
}

// core/rules/hardware/hw-cpu-ram.ts
var SHORT_OF_RAM = /(?:cpu|host|system)\s*(?:ram|memory|oom|메모리|内存|メモリ)[^\n]{0,40}(?:short|lack|full|insufficient|not enough|out of|oom|부족|不足)|(?:out of|not enough|insufficient|lack of)\s+(?:cpu|host|system)\s*(?:ram|memory)/i, hw_cpu_ram_default = {
  id: "hw-cpu-ram",
  group: "hardware",
  severity: "warning",
  effect: "advice",
  title: "Offload moves the memory need to the CPU",
  docs: {
    why: 'Offload frees GPU memory by filling host RAM: about 16 bytes per parameter for an offloaded optimizer, shared by all ranks of a node. Where the host is short of it the job is killed with exit code -9 and no Python error. "CPU memory is short, so switch CPU offload on" is backwards.',
    bad: `# CPU memory is not enough, so enable CPU offload
{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "offload_optimizer": {"device": "cpu"}, "offload_param": {"device": "cpu"}}}`,
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3}}',
    run: { integration: "raw" },
    sources: [
      "deepspeed/runtime/zero/stage3.py",
      "https://github.com/deepspeedai/DeepSpeed/issues/4239",
      "https://github.com/deepspeedai/DeepSpeed/issues/4571",
      "https://github.com/deepspeedai/DeepSpeed/issues/3823",
      "https://github.com/hiyouga/LlamaFactory/issues/4629"
    ]
  },
  keys: ["zero_optimization"],
  scope: "integration",
  *check(view) {
    let block = ["offload_optimizer", "offload_param"].find(
      (name) => offloadDevice(view, name) !== "none"
    );
    if (block === void 0) return;
    let place = onKey(view, "zero_optimization", block);
    if (saysShortOfRam(view)) {
      yield {
        message: "A comment here names a lack of CPU memory as the reason to offload, which is backwards: offload takes GPU memory away and needs more CPU memory, about 16 bytes per parameter of an offloaded optimizer. With too little RAM switch offload off, use more GPUs or nodes, or NVMe at stage 3.",
        at: place
      };
      return;
    }
    zeroStage(view) !== 0 && (yield {
      message: "Offload moves memory from the GPUs to the host: about 16 bytes per parameter for an offloaded optimizer, over all ranks of a node. Check the RAM of the node; when it runs out the job is killed with exit code -9.",
      at: place,
      severity: "notice"
    });
  }
};
function saysShortOfRam(view) {
  if (view.document.syntax === "json") return !1;
  let comments = view.document.text.match(/(?:#|\/\/)[^\n]*|\/\*[\s\S]*?\*\//g) ?? [];
  return SHORT_OF_RAM.test(comments.join(" "));
}

// core/deepspeed/run/built-optimizer.ts
var ADAM_TAKEN = ["torch_adam", "fp32_optimizer_states", "adam_w_mode"];
function builtOptimizer(view) {
  let choice = chooseOptimizer(view);
  if (choice.from !== "config") return;
  let cpu = usesCpuOptimizer(view);
  switch (choice.name) {
    case "adam":
    case "adamw":
      return usesTorchAdam(view) ? torch(adamMode(view) ? "AdamW" : "Adam", [...ADAM_TAKEN, "foreach"], []) : cpu ? own("DeepSpeedCPUAdam", ADAM_TAKEN, ["adamw_mode"]) : own("FusedAdam", ADAM_TAKEN);
    case "adagrad":
      return cpu ? own("DeepSpeedCPUAdagrad") : torch("Adagrad");
    case "lion":
      return own(cpu ? "DeepSpeedCPULion" : "FusedLion");
    case "lamb":
      return own("FusedLamb");
    default:
      return torch(choice.name);
  }
}
function usesTorchAdam(view) {
  return isTruthy(optimizerParams(view)?.members.findLast((member) => member.key === "torch_adam")?.value);
}
function adamMode(view) {
  let choice = chooseOptimizer(view), mode = optimizerParams(view)?.members.findLast((member) => member.key === "adam_w_mode")?.value;
  return choice.from === "config" && choice.name === "adamw" || mode === void 0 || isTruthy(mode);
}
function own(className, taken = [], passed = []) {
  return built(className, !1, OPTIMIZER_CLASSES, taken, passed);
}
function torch(className, taken = [], passed = []) {
  return built(className, !0, TORCH_OPTIMIZERS, taken, passed);
}
function built(className, isTorch, classes, taken, passed) {
  let signature = Object.hasOwn(classes, className) ? classes[className] : void 0;
  return signature === void 0 ? void 0 : { className, torch: isTorch, signature, taken, passed };
}

// core/rules/hardware/hw-cpuadam-compiler.ts
var hw_cpuadam_compiler_default = {
  id: "hw-cpuadam-compiler",
  group: "hardware",
  severity: "notice",
  effect: "advice",
  title: "Optimizer offload compiles cpu_adam",
  docs: {
    why: "DeepSpeedCPUAdam is C++ that is compiled at first use, with g++ and ninja, on every node that has no cache of it: one to two minutes on two cores, or an error without a compiler.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "cpu"}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2}}',
    sources: ["deepspeed/ops/op_builder/cpu_adam.py", "https://github.com/deepspeedai/DeepSpeed/issues/5274"]
  },
  keys: ["zero_optimization"],
  scope: "integration",
  *check(view) {
    if (!usesCpuOptimizer(view)) return;
    let className = chooseOptimizer(view).from === "config" ? builtOptimizer(view)?.className : "DeepSpeedCPUAdam";
    className === void 0 || !className.startsWith("DeepSpeedCPU") || (yield {
      message: `Optimizer offload compiles ${className} when training starts: the image needs g++ and ninja, or a DeepSpeed built with DS_BUILD_CPU_ADAM=1.`,
      at: onValue(view, "zero_optimization", "offload_optimizer", "device")
    });
  }
};

// core/rules/hardware/hw-cuda-only.ts
var hw_cuda_only_default = {
  id: "hw-cuda-only",
  group: "hardware",
  severity: "error",
  effect: "fails",
  title: "Options that only CUDA has",
  docs: {
    why: "GPUDirect Storage and the quantized collectives of ZeRO++ are CUDA code: on any other accelerator the run stops when the op is loaded.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "zero_quantized_gradients": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3}}',
    run: { facts: { accelerator: "xpu" } },
    sources: ["deepspeed/runtime/swap_tensor/aio_config.py:39", "deepspeed/runtime/zero/partition_parameters.py:1154"]
  },
  keys: ["zero_optimization", "aio"],
  scope: "integration",
  *check(view) {
    let { accelerator } = view.run;
    if (accelerator !== "xpu" && accelerator !== "hpu" && accelerator !== "npu") return;
    if (zeroStage(view) === 3)
      for (let key of ["zero_quantized_weights", "zero_quantized_nontrainable_weights", "zero_quantized_gradients"])
        view.setting("zero_optimization", key) === !0 && (yield {
          message: `\`${key}\` needs CUDA ops and stops the run on ${accelerator.toUpperCase()}. Remove it there.`,
          at: onKey(view, "zero_optimization", key)
        });
    (offloadDevice(view, "offload_param") === "nvme" || offloadDevice(view, "offload_optimizer") === "nvme") && isTruthy(view.get("aio", "use_gds")) && (yield {
      message: `\`aio.use_gds\` is NVIDIA's GPUDirect Storage and stops the run on ${accelerator.toUpperCase()}. Remove it there.`,
      at: onKey(view, "aio", "use_gds")
    });
  }
};

// core/rules/hardware/hw-fp16-overflow.ts
var hw_fp16_overflow_default = {
  id: "hw-fp16-overflow",
  group: "hardware",
  severity: "notice",
  effect: "advice",
  title: "fp16 with models pretrained in bf16",
  docs: {
    why: 'T5, LLaMA and most newer models were trained in bf16, whose range is far beyond the 65504 of fp16. Trained on in fp16 they overflow until DeepSpeed gives up: "Current loss scale already at minimum".',
    bad: '{"train_micro_batch_size_per_gpu": 1, "fp16": {"enabled": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "bf16": {"enabled": true}}',
    run: { integration: "raw" },
    sources: [
      "deepspeed/runtime/fp16/loss_scaler.py",
      "https://github.com/huggingface/transformers/issues/14531",
      "https://github.com/deepspeedai/DeepSpeedExamples/issues/418",
      "https://github.com/LIN-SHANG/InstructERC/issues/6",
      "https://github.com/ymcui/Chinese-LLaMA-Alpaca/issues/534"
    ]
  },
  keys: ["fp16"],
  scope: "integration",
  *check(view) {
    modelPrecision(view) !== "fp16" || view.run.gpus?.every((card) => !card.supports.bf16_native) || (yield {
      message: 'fp16 overflows with weights that were pretrained in bf16 (T5, LLaMA and most newer models): the run ends at "loss scale already at minimum". Use bf16 on Ampere or newer.',
      at: onKey(view, "fp16")
    });
  }
};

// core/rules/hardware/hw-fp16-pascal.ts
var VARIABLE = "DS_ALLOW_DEPRECATED_FP16", hw_fp16_pascal_default = {
  id: "hw-fp16-pascal",
  group: "hardware",
  severity: "error",
  effect: "fails",
  title: "fp16 on GPUs older than Volta",
  docs: {
    why: 'DeepSpeed takes fp16 from compute capability 7.0 on. On 6.x (P100, GTX 10) it stops with "Type fp16 is not supported on your device" unless DS_ALLOW_DEPRECATED_FP16=1, below 6 always.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "fp16": {"enabled": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1}',
    run: {
      integration: "raw",
      facts: {
        gpus: [
          {
            name: "Tesla P100",
            vendor: "nvidia",
            compute_capability: "6.0",
            supports: { bf16_native: !1, fp16: !0, tf32: !1, fp8: !1 }
          }
        ]
      }
    },
    sources: ["deepspeed/accelerator/cuda_accelerator.py:209"]
  },
  keys: ["fp16"],
  scope: "integration",
  *check(view) {
    if (modelPrecision(view) !== "fp16") return;
    let allowed = view.run.environment?.[VARIABLE] === "1", old = cardsBelow(view.run, allowed ? 6 : 7);
    old.length !== 0 && (yield {
      message: `DeepSpeed refuses fp16 on ${cardNames(old)} (compute capability below 7.0): the run stops at start. Use fp32, a newer GPU, or ${VARIABLE}=1 on 6.x.`,
      at: onKey(view, "fp16")
    });
  }
};

// core/rules/hardware/hw-hpu-offload.ts
var hw_hpu_offload_default = {
  id: "hw-hpu-offload",
  group: "hardware",
  severity: "error",
  effect: "fails",
  title: "Optimizer offload on Gaudi in lazy mode",
  docs: {
    why: "accelerate refuses an offloaded optimizer on HPU in lazy mode, which is the default there. PT_HPU_LAZY_MODE=0 switches to eager mode.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "cpu"}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2}}',
    run: { integration: "accelerate", facts: { accelerator: "hpu" } },
    sources: ["accelerate/accelerator.py:2379"]
  },
  keys: ["zero_optimization"],
  integrations: ["hf-trainer", "accelerate"],
  scope: "integration",
  *check(view) {
    if (view.run.accelerator !== "hpu" || !usesCpuOptimizer(view) || view.get("optimizer") !== void 0) return;
    let { environment } = view.run, mode = environment?.PT_HPU_LAZY_MODE;
    mode !== void 0 && mode !== "1" || (yield {
      message: "Optimizer offload does not work on Gaudi in lazy mode, the default: accelerate stops. Set PT_HPU_LAZY_MODE=0.",
      at: onKey(view, "zero_optimization", "offload_optimizer"),
      ...environment === void 0 && { severity: "notice", effect: "advice" }
    });
  }
};

// core/rules/hardware/hw-nvme-io.ts
var hw_nvme_io_default = {
  id: "hw-nvme-io",
  group: "hardware",
  severity: "notice",
  effect: "advice",
  title: "Parameters on NVMe must fit the buffer",
  docs: {
    why: 'A parameter is read into one buffer of buffer_size elements (100 million by default); a larger partition, mostly the embedding, stops the run with "More elements \u2026 than buffer size" or "buffer nbytes != file bytes". The same message comes from a full disk or a file system without O_DIRECT.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "offload_param": {"device": "nvme", "nvme_path": "/local_nvme"}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "offload_param": {"device": "cpu"}}}',
    sources: [
      "deepspeed/runtime/swap_tensor/partitioned_param_swapper.py",
      "https://github.com/deepspeedai/DeepSpeed/issues/3506",
      "https://github.com/deepspeedai/DeepSpeed/issues/1070",
      "https://github.com/deepspeedai/DeepSpeed/issues/1627",
      "https://github.com/deepspeedai/DeepSpeed/issues/2006",
      "https://github.com/deepspeedai/DeepSpeed/issues/4888"
    ]
  },
  keys: ["zero_optimization"],
  scope: "integration",
  *check(view) {
    if (zeroStage(view) !== 3 || offloadDevice(view, "offload_param") !== "nvme") return;
    let size = view.setting("zero_optimization", "offload_param", "buffer_size");
    typeof size == "number" && (yield {
      message: `Parameters on NVMe are read through buffers of ${size.toLocaleString("en-US")} elements (\`buffer_size\`): the largest partitioned parameter must fit, and the disk must be local and take O_DIRECT.`,
      at: onKey(view, "zero_optimization", "offload_param", "buffer_size")
    });
  }
};

// core/rules/hardware/hw-nvme-libaio.ts
var BLOCKS = ["offload_optimizer", "offload_param"], hw_nvme_libaio_default = {
  id: "hw-nvme-libaio",
  group: "hardware",
  severity: "warning",
  effect: "advice",
  title: "NVMe offload needs libaio",
  docs: {
    why: "The async_io op is compiled at first use on every node: without the libaio headers (libaio-dev, libaio-devel) and a compiler the run stops, and with them the build takes minutes.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "offload_param": {"device": "nvme", "nvme_path": "/local_nvme"}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "offload_param": {"device": "cpu"}}}',
    sources: [
      "deepspeed/ops/op_builder/async_io.py",
      "https://github.com/deepspeedai/DeepSpeed/issues/2503",
      "https://github.com/deepspeedai/DeepSpeed/issues/1534"
    ]
  },
  keys: ["zero_optimization"],
  scope: "integration",
  *check(view) {
    let block = BLOCKS.find((name) => offloadDevice(view, name) === "nvme");
    block === void 0 || zeroStage(view) !== 3 || (yield {
      message: "NVMe offload compiles the async_io op when training starts: every node needs the libaio headers (`libaio-dev`) and a compiler. Add them to the image, or prebuild with DS_BUILD_AIO=1.",
      at: onValue(view, "zero_optimization", block, "device"),
      // Whether the image has it no config tells.
      severity: "notice"
    });
  }
};

// core/rules/hardware/hw-nvme-tuning.ts
var BLOCKS2 = ["offload_optimizer", "offload_param"], TUNED = ["block_size", "queue_depth", "intra_op_parallelism"], hw_nvme_tuning_default = {
  id: "hw-nvme-tuning",
  group: "hardware",
  severity: "notice",
  effect: "advice",
  title: "NVMe offload with the default aio settings",
  docs: {
    why: "One thread, a queue of 8 and blocks of 1 MiB are the defaults, and few disks are at their best with them: the time of a step is often the time of the disk.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "offload_param": {"device": "nvme", "nvme_path": "/local_nvme"}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "offload_param": {"device": "nvme", "nvme_path": "/local_nvme"}}, "aio": {"queue_depth": 32, "intra_op_parallelism": 8}}',
    sources: ["deepspeed/runtime/swap_tensor/constants.py", "https://github.com/deepspeedai/DeepSpeed/issues/998"]
  },
  keys: ["zero_optimization"],
  scope: "integration",
  *check(view) {
    let block = BLOCKS2.find((name) => offloadDevice(view, name) === "nvme");
    block === void 0 || zeroStage(view) !== 3 || TUNED.some((key) => view.get("aio", key) !== void 0) || (yield {
      message: "NVMe offload runs with the default `aio` settings (1 MiB blocks, queue of 8, one thread), rarely the best of a disk. Measure it with `ds_nvme_tune` and write an `aio` block.",
      at: onKey(view, "zero_optimization", block)
    });
  }
};

// core/rules/hardware/hw-overlap-buffers.ts
var LARGE = 5e8, hw_overlap_buffers_default = {
  id: "hw-overlap-buffers",
  group: "hardware",
  severity: "notice",
  effect: "advice",
  title: "overlap_comm with large buckets",
  docs: {
    why: "overlap_comm keeps a second reduce bucket on the GPU, so that one can be sent while the next fills. Buckets are counted in elements: 5e8 of them are 1 GB in 16 bit, twice. It is why a higher stage sometimes takes more memory.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "overlap_comm": true, "reduce_bucket_size": 5e8}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "overlap_comm": true, "reduce_bucket_size": 2e8}}',
    sources: [
      "deepspeed/runtime/zero/stage_1_and_2.py",
      "https://github.com/deepspeedai/DeepSpeed/issues/467",
      "https://github.com/deepspeedai/DeepSpeed/issues/1302",
      "https://github.com/deepspeedai/DeepSpeedExamples/issues/336"
    ]
  },
  keys: ["zero_optimization"],
  scope: "integration",
  *check(view) {
    let stage = zeroStage(view), size = view.setting("zero_optimization", "reduce_bucket_size");
    stage !== 1 && stage !== 2 || typeof size != "number" || size < LARGE || view.get("zero_optimization", "overlap_comm") !== void 0 && view.setting("zero_optimization", "overlap_comm") === !0 && (yield {
      message: `\`overlap_comm\` holds two reduce buckets of ${size.toLocaleString("en-US")} elements on the GPU. Use 2e8, or switch the overlap off, where memory is short.`,
      at: onKey(view, "zero_optimization", "overlap_comm")
    });
  }
};

// core/rules/hardware/hw-pinned-memory.ts
var BLOCKS3 = ["offload_optimizer", "offload_param"], hw_pinned_memory_default = {
  id: "hw-pinned-memory",
  group: "hardware",
  severity: "notice",
  effect: "advice",
  title: "Offload with pinned host memory",
  docs: {
    why: "Pinned memory makes the transfers fast and cannot be swapped out. It is bounded by ulimit -l, by the limits of a container, and by what the host can spare: beyond it the allocation fails or the kernel kills the job.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "offload_param": {"device": "cpu", "pin_memory": true}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "offload_param": {"device": "cpu", "pin_memory": false}}}',
    sources: ["deepspeed/runtime/zero/offload_config.py:45", "https://github.com/zoedolan/Vybn/pull/2294"]
  },
  keys: ["zero_optimization"],
  scope: "integration",
  *check(view) {
    for (let block of BLOCKS3)
      if (!(offloadDevice(view, block) === "none" || view.get("zero_optimization", block, "pin_memory") === void 0 || view.setting("zero_optimization", block, "pin_memory") !== !0)) {
        yield {
          message: `\`${block}\` pins host memory: all of it counts against \`ulimit -l\` and the container's limit, and cannot be swapped. Give the job that RAM, or set \`pin_memory\` to false.`,
          at: onValue(view, "zero_optimization", block, "pin_memory")
        };
        return;
      }
  }
};

// core/rules/hardware/hw-rocm-bf16.ts
var hw_rocm_bf16_default = {
  id: "hw-rocm-bf16",
  group: "hardware",
  severity: "notice",
  effect: "advice",
  title: "Narrow reductions of bf16 on ROCm",
  docs: {
    why: "On AMD GPUs bf16 reductions have overflowed and corrupted gradients: accelerate sets communication_data_type to fp32 there, but only where the key is absent.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "bf16": {"enabled": true}, "communication_data_type": "bf16"}',
    good: '{"train_micro_batch_size_per_gpu": 1, "bf16": {"enabled": true}, "communication_data_type": "fp32"}',
    run: { integration: "raw", facts: { accelerator: "rocm" } },
    sources: [
      "accelerate/utils/dataclasses.py:1454",
      "https://github.com/deepspeedai/DeepSpeed/issues/4717",
      "https://github.com/deepspeedai/DeepSpeed/issues/5274"
    ]
  },
  keys: ["communication_data_type"],
  scope: "integration",
  *check(view) {
    let amd = view.run.accelerator === "rocm" || view.run.gpus?.some((card) => card.vendor === "amd") === !0, type = view.get("communication_data_type");
    !amd || modelPrecision(view) !== "bf16" || type?.kind !== "string" || type.value.toLowerCase() === "fp32" || (yield {
      message: "On ROCm bf16 gradients should be reduced in fp32, which accelerate sets itself where the key is absent. Remove `communication_data_type`, or set it to fp32.",
      at: onValue(view, "communication_data_type")
    });
  }
};

// core/rules/hf/hf-auto-find-batch-zero3.ts
var hf_auto_find_batch_zero3_default = {
  id: "hf-auto-find-batch-zero3",
  group: "hf",
  severity: "error",
  effect: "fails",
  title: "auto_find_batch_size with stage 3",
  docs: {
    why: "The Trainer cannot restart a ZeRO-3 run with a smaller batch: it refuses to start.",
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 3}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}}',
    run: { integration: "hf-trainer", facts: { trainingArguments: { auto_find_batch_size: !0 } } },
    sources: ["transformers/trainer.py:866"]
  },
  integrations: ["hf-trainer"],
  scope: "integration",
  *check(view) {
    view.run.trainingArguments?.auto_find_batch_size !== !0 || zeroStage(view) !== 3 || (yield {
      message: "`auto_find_batch_size` does not work with ZeRO stage 3: the Trainer refuses to start. Use stage 2, or set the batch size.",
      at: onValue(view, "zero_optimization", "stage")
    });
  }
};

// core/rules/fixes/default-value.ts
function withDefault(view, report) {
  let value = defaultOf(view, segmentsOf(report.at.pointer) ?? []);
  if (value == null || typeof value == "object") return report;
  let text2 = JSON.stringify(value);
  return {
    ...report,
    fix: { title: `write ${text2}, DeepSpeed's default`, edits: [{ span: report.at.span, text: text2 }], safe: !1 }
  };
}
function defaultOf(view, path) {
  let [block = "", key = ""] = path;
  if (path.length === 1) return view.facts.keys[block]?.default;
  let model = path.length === 2 ? view.facts.sections[block] : void 0, fields = model === void 0 ? {} : view.facts.models[model]?.fields ?? {};
  return Object.entries(fields).find(([name, field]) => name === key || field.alias === key)?.[1].default;
}

// core/rules/hf/hf-auto-not-resolved.ts
var hf_auto_not_resolved_default = {
  id: "hf-auto-not-resolved",
  group: "hf",
  severity: "error",
  effect: "fails",
  title: '"auto" where nobody fills it',
  docs: {
    why: `Transformers and Accelerate fill a fixed list of keys. Any other "auto" ends in "not found in kwargs"; under plain Accelerate betas, epsilon and, without a DummyScheduler, the scheduler's steps belong to these.`,
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2, "overlap_comm": "auto"}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2, "overlap_comm": true}}',
    run: { integration: "hf-trainer" },
    sources: ["accelerate/utils/dataclasses.py:1369", "https://github.com/hiyouga/LLaMA-Factory/issues/5252"]
  },
  integrations: ["hf-trainer", "accelerate"],
  scope: "integration",
  check: (view) => view.refusals("hf-auto-not-resolved").map((report) => withDefault(view, report))
};

// core/rules/fixes/add-key.ts
function addKey(view, key, value) {
  let edit = insertMember(view.document, view.written, key, value);
  return edit === void 0 ? {} : { fix: { title: `add "${key}": ${value}`, edits: [edit], safe: !1 } };
}

// core/rules/hf/hf-clip-missing.ts
var hf_clip_missing_default = {
  id: "hf-clip-missing",
  group: "hf",
  severity: "warning",
  effect: "changed",
  title: "No gradient_clipping beside the Trainer's max_grad_norm",
  docs: {
    why: "Under DeepSpeed the Trainer leaves clipping to the config: without the key --max_grad_norm is ignored, and DeepSpeed's own default (1.0) counts.",
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "zero_optimization": {"stage": 2}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}}',
    run: { integration: "hf-trainer", facts: { trainingArguments: { max_grad_norm: 0.3 } } },
    sources: ["transformers/integrations/deepspeed.py:158"]
  },
  integrations: ["hf-trainer"],
  scope: "integration",
  *check(view) {
    let norm = view.run.trainingArguments?.max_grad_norm;
    view.getWritten("gradient_clipping") !== void 0 || typeof norm != "number" || norm === 1 || (yield {
      message: `There is no \`gradient_clipping\`, so the Trainer's max_grad_norm ${norm} is ignored and DeepSpeed's 1.0 counts. Add \`"gradient_clipping": "auto"\`.`,
      at: onFile(view),
      ...addKey(view, "gradient_clipping", '"auto"')
    });
  }
};

// core/rules/hf/hf-ds-optimizer-overrides.ts
var hf_ds_optimizer_overrides_default = {
  id: "hf-ds-optimizer-overrides",
  group: "hf",
  severity: "warning",
  effect: "ignored",
  title: "An optimizer in the config beside the Trainer's",
  docs: {
    why: "With an optimizer block DeepSpeed builds the optimizer; --optim and Trainer(optimizers=(...)) are ignored.",
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}, "optimizer": {"type": "AdamW", "params": {"lr": "auto"}}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}}',
    run: { integration: "hf-trainer", facts: { trainingArguments: { optim: "adafactor" } } },
    sources: ["transformers/integrations/deepspeed.py:546"]
  },
  integrations: ["hf-trainer"],
  keys: ["optimizer"],
  scope: "integration",
  *check(view) {
    let optim = view.run.trainingArguments?.optim, client = view.run.clientOptimizer;
    typeof optim != "string" && typeof client != "string" || (yield {
      message: `The \`optimizer\` block wins over the Trainer's ${typeof client == "string" ? `own ${client}` : `optim ${optim}`}, which is ignored. Remove one of the two.`,
      at: onKey(view, "optimizer")
    });
  }
};

// core/rules/hf/hf-ds-scheduler-overrides.ts
var hf_ds_scheduler_overrides_default = {
  id: "hf-ds-scheduler-overrides",
  group: "hf",
  severity: "warning",
  effect: "ignored",
  title: "A scheduler in the config beside the Trainer's",
  docs: {
    why: "With a scheduler block DeepSpeed builds the scheduler, and --lr_scheduler_type is ignored.",
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}, "scheduler": {"type": "WarmupLR", "params": {"warmup_num_steps": 10}}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}}',
    run: { integration: "hf-trainer", facts: { trainingArguments: { lr_scheduler_type: "cosine" } } },
    sources: ["transformers/integrations/deepspeed.py:562"]
  },
  integrations: ["hf-trainer"],
  keys: ["scheduler"],
  scope: "integration",
  *check(view) {
    let type = view.run.trainingArguments?.lr_scheduler_type, client = view.run.clientScheduler;
    typeof type != "string" && typeof client != "string" || (yield {
      message: `The \`scheduler\` block wins over the Trainer's ${typeof type == "string" ? `lr_scheduler_type ${type}` : `own ${client}`}, which is ignored. Remove one of the two.`,
      at: onKey(view, "scheduler")
    });
  }
};

// core/rules/hf/hf-duplicate-key-silent.ts
var hf_duplicate_key_silent_default = {
  id: "hf-duplicate-key-silent",
  group: "hf",
  severity: "warning",
  effect: "changed",
  title: "A key that stands twice, for Transformers and Accelerate",
  docs: {
    why: "Python's json keeps the last of two equal keys without a word; DeepSpeed itself refuses the same file.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "train_micro_batch_size_per_gpu": 2, "zero_optimization": {"stage": 2}}',
    good: '{"train_micro_batch_size_per_gpu": 2, "zero_optimization": {"stage": 2}}',
    run: { integration: "hf-trainer" },
    sources: ["accelerate/utils/deepspeed.py:143"]
  },
  integrations: ["hf-trainer", "accelerate"],
  scope: "integration",
  *check(view) {
    for (let { code, span } of view.document.problems)
      code === "duplicate-key" && (yield {
        message: "This key stands here a second time: Transformers and Accelerate silently use the last one (DeepSpeed itself would refuse the file). Keep one of them.",
        at: { pointer: "", span }
      });
  }
};

// core/rules/hf/hf-eval-needs-zero3.ts
var hf_eval_needs_zero3_default = {
  id: "hf-eval-needs-zero3",
  group: "hf",
  severity: "warning",
  effect: "fails",
  title: "evaluate() before train() without stage 3",
  docs: {
    why: "Trainer.evaluate() and predict() start DeepSpeed for inference where no training has started it, which Transformers allows at stage 3 only.",
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 3}}',
    run: { integration: "hf-trainer", facts: { evaluatesFirst: !0 } },
    sources: ["transformers/integrations/deepspeed.py:620"]
  },
  integrations: ["hf-trainer"],
  scope: "integration",
  *check(view) {
    view.run.evaluatesFirst !== !0 || zeroStage(view) === 3 || (yield {
      message: "evaluate() or predict() runs before train() here, which Transformers allows at ZeRO stage 3 only: it stops. Use stage 3, or evaluate after training.",
      at: onKey(view, "zero_optimization", "stage")
    });
  }
};

// core/rules/hf/hf-fsdp-and-deepspeed.ts
var hf_fsdp_and_deepspeed_default = {
  id: "hf-fsdp-and-deepspeed",
  group: "hf",
  severity: "error",
  effect: "fails",
  title: "--fsdp together with --deepspeed",
  docs: {
    why: "Both shard the model; the Trainer refuses to start with the two.",
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}, "bf16": {"enabled": "auto"}}',
    run: { integration: "hf-trainer", facts: { trainingArguments: { fsdp: "full_shard" } } },
    sources: ["transformers/trainer.py:461"]
  },
  integrations: ["hf-trainer"],
  scope: "integration",
  *check(view) {
    let fsdp = view.run.trainingArguments?.fsdp;
    fsdp === void 0 || fsdp === !1 || fsdp === "" || fsdp === null || Array.isArray(fsdp) && fsdp.length === 0 || (yield {
      message: "`--fsdp` and `--deepspeed` do not go together: the Trainer refuses to start. Drop one of them.",
      at: onFile(view)
    });
  }
};

// core/rules/hf/hf-gas-missing.ts
var hf_gas_missing_default = {
  id: "hf-gas-missing",
  group: "hf",
  severity: "warning",
  effect: "changed",
  title: "No gradient_accumulation_steps, for Transformers and Accelerate",
  docs: {
    why: 'Without the key Accelerate puts 1 into the config, whatever --gradient_accumulation_steps says; with train_batch_size "auto" the batch sizes no longer multiply up, and the run stops.',
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}}',
    run: { integration: "hf-trainer", facts: { trainingArguments: { gradient_accumulation_steps: 4 } } },
    sources: ["accelerate/utils/dataclasses.py:1275"]
  },
  integrations: ["hf-trainer", "accelerate"],
  scope: "integration",
  *check(view) {
    if (view.getWritten("gradient_accumulation_steps") !== void 0) return;
    let given = view.integration === "hf-trainer" ? view.run.trainingArguments : void 0, steps = given === void 0 ? view.run.acceleratorGradientAccumulationSteps : given.gradient_accumulation_steps ?? 1;
    steps === 1 || steps === null || (yield {
      message: steps === void 0 ? 'There is no `gradient_accumulation_steps`: under Transformers and Accelerate it becomes 1, whatever the arguments say. Add `"gradient_accumulation_steps": "auto"`.' : `There is no \`gradient_accumulation_steps\`, so it becomes 1 instead of the ${steps} of the arguments. Add \`"gradient_accumulation_steps": "auto"\`.`,
      at: onFile(view),
      ...steps === void 0 && { severity: "notice" },
      ...addKey(view, "gradient_accumulation_steps", '"auto"')
    });
  }
};

// core/rules/hf/hf-hidden-size-auto.ts
var hf_hidden_size_auto_default = {
  id: "hf-hidden-size-auto",
  group: "hf",
  severity: "error",
  effect: "rejects",
  title: 'Bucket sizes "auto" for a model without a hidden size',
  docs: {
    why: `reduce_bucket_size, stage3_prefetch_bucket_size and stage3_param_persistence_threshold "auto" are computed from the model's hidden size. A model whose config has none stops the run; under Accelerate text_config does not count.`,
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 3, "reduce_bucket_size": "auto"}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 3, "reduce_bucket_size": 500000000}}',
    run: { integration: "hf-trainer", facts: { hiddenSize: null } },
    sources: ["transformers/integrations/deepspeed.py:223"]
  },
  integrations: ["hf-trainer", "accelerate"],
  scope: "integration",
  check: (view) => view.refusals("hf-hidden-size-auto").map((report) => withDefault(view, report))
};

// core/rules/hf/hf-micro-missing.ts
var hf_micro_missing_default = {
  id: "hf-micro-missing",
  group: "hf",
  severity: "error",
  effect: "rejects",
  title: "No train_micro_batch_size_per_gpu, under the Trainer",
  docs: {
    why: 'The Trainer fills batch keys that are there as "auto", but adds none: without train_micro_batch_size_per_gpu and train_batch_size DeepSpeed stops. train_batch_size "auto" alone works.',
    bad: '{"gradient_accumulation_steps": "auto", "zero_optimization": {"stage": 2}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}}',
    run: { integration: "hf-trainer" },
    sources: ["deepspeed/runtime/config.py:650"]
  },
  integrations: ["hf-trainer"],
  scope: "integration",
  *check(view) {
    if (view.getWritten("train_micro_batch_size_per_gpu") !== void 0) return;
    let train = view.getWritten("train_batch_size");
    train !== void 0 && !isAuto(train) || (yield {
      message: train === void 0 ? 'Neither `train_micro_batch_size_per_gpu` nor `train_batch_size` is there, and the Trainer adds neither: DeepSpeed stops. Add `"train_micro_batch_size_per_gpu": "auto"`.' : 'There is no `train_micro_batch_size_per_gpu`; `train_batch_size` "auto" alone works, but DeepSpeed then divides it itself. Add `"train_micro_batch_size_per_gpu": "auto"`.',
      at: onFile(view),
      ...train !== void 0 && { severity: "notice", effect: "advice" },
      ...addKey(view, "train_micro_batch_size_per_gpu", '"auto"')
    });
  }
};

// core/rules/hf/hf-mismatch.ts
var hf_mismatch_default = {
  id: "hf-mismatch",
  group: "hf",
  severity: "error",
  effect: "fails",
  title: "A number that differs from the Trainer's arguments",
  docs: {
    why: "Transformers compares every number in the file that an argument of the Trainer sets, too, and refuses to start where they differ: micro batch, accumulation, clipping (1.0), learning rate (5e-5), betas, epsilon, weight decay, warm-up and total steps.",
    bad: '{"train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": 8, "zero_optimization": {"stage": 2}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}}',
    run: { integration: "hf-trainer", facts: { trainingArguments: { gradient_accumulation_steps: 4 } } },
    sources: ["transformers/integrations/deepspeed.py:256", "https://github.com/huggingface/transformers/issues/21872"]
  },
  integrations: ["hf-trainer"],
  scope: "world",
  check: (view) => view.refusals("hf-mismatch").map((report) => ({
    ...report,
    fix: { title: 'write "auto"', edits: [{ span: report.at.span, text: '"auto"' }], safe: !0 }
  }))
};

// core/rules/hf/hf-no-precision.ts
var hf_no_precision_default = {
  id: "hf-no-precision",
  group: "hf",
  severity: "notice",
  effect: "advice",
  title: "Neither --bf16 nor --fp16",
  docs: {
    why: "The precision blocks follow the Trainer's arguments. Without --bf16 and --fp16 both are off: the model trains in fp32, with twice the memory for weights and activations.",
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}, "bf16": {"enabled": "auto"}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}, "bf16": {"enabled": true}}',
    run: { integration: "hf-trainer", facts: { trainingArguments: {} } },
    sources: ["transformers/integrations/deepspeed.py:189"]
  },
  integrations: ["hf-trainer"],
  scope: "integration",
  *check(view) {
    let args = view.run.trainingArguments;
    if (args === void 0 || args.bf16 === !0 || args.fp16 === !0) return;
    let on2 = (block) => view.setting(block, "enabled") === !0;
    on2("fp16") || on2("bf16") || (yield {
      message: "Neither `--bf16` nor `--fp16` is given to the Trainer, so the model trains in fp32. Pass `--bf16` (or `--fp16` on older GPUs).",
      at: view.get("bf16") === void 0 ? onFile(view) : onKey(view, "bf16")
    });
  }
};

// core/rules/hf/hf-offload-auto.ts
var hf_offload_auto_default = {
  id: "hf-offload-auto",
  group: "hf",
  severity: "warning",
  effect: "changed",
  title: 'Offload device "auto"',
  docs: {
    why: "Accelerate replaces it by the launcher's setting, which is none where nobody sets it: nothing is offloaded.",
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "auto"}}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "cpu"}}}',
    run: { integration: "hf-trainer" },
    sources: ["accelerate/utils/dataclasses.py:1241"]
  },
  integrations: ["hf-trainer", "accelerate"],
  keys: ["zero_optimization"],
  scope: "integration",
  *check(view) {
    for (let block of ["offload_optimizer", "offload_param"])
      isAuto(view.getWritten("zero_optimization", block, "device")) && (yield {
        message: `\`zero_optimization.${block}.device\` is "auto": Accelerate takes the launcher's setting for it, else \`none\`, and then nothing is offloaded. Write the device.`,
        at: onValue(view, "zero_optimization", block, "device")
      });
  }
};

// core/rules/hf/hf-offload-replaces-optimizer.ts
var CPU_TWINS = /^(?:adamw?|adagrad|deepspeedcpu\w+)(?:_|$)/i;
function scriptOptimizer(view) {
  let { clientOptimizer, trainingArguments } = view.run;
  return typeof clientOptimizer == "string" ? clientOptimizer : typeof trainingArguments?.optim == "string" ? trainingArguments.optim : void 0;
}
var hf_offload_replaces_optimizer_default = {
  id: "hf-offload-replaces-optimizer",
  group: "hf",
  severity: "warning",
  effect: "changed",
  title: "Offload replaces the optimizer",
  docs: {
    why: "With offload_optimizer Accelerate replaces the script's optimizer by DeepSpeedCPUAdam, whatever it was: SGD or Adafactor silently become Adam.",
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "cpu"}}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "cpu"}}, "zero_force_ds_cpu_optimizer": false}',
    run: {
      integration: "accelerate",
      facts: { clientOptimizer: "SGD", dummyOptimizer: !1, dataloaderBatchSize: 2, hiddenSize: null }
    },
    sources: ["accelerate/utils/deepspeed.py:29", "accelerate/accelerator.py:2376"]
  },
  integrations: ["hf-trainer", "accelerate"],
  keys: ["zero_optimization"],
  scope: "integration",
  *check(view) {
    if (offloadDevice(view, "offload_optimizer") === "none" || view.get("optimizer") !== void 0) return;
    let force = view.get("zero_force_ds_cpu_optimizer");
    if (force !== void 0 && !isTruthy(force)) return;
    let optimizer2 = scriptOptimizer(view);
    optimizer2 === void 0 || CPU_TWINS.test(optimizer2) || (yield {
      message: `With \`offload_optimizer\` Accelerate silently replaces ${optimizer2} by DeepSpeedCPUAdam. Set \`"zero_force_ds_cpu_optimizer": false\` to keep it, or name the optimizer in the config.`,
      at: onKey(view, "zero_optimization", "offload_optimizer")
    });
  }
};

// core/rules/hf/hf-precision-mismatch.ts
var hf_precision_mismatch_default = {
  id: "hf-precision-mismatch",
  group: "hf",
  severity: "error",
  effect: "fails",
  title: "fp16 or bf16 other than the Trainer's",
  docs: {
    why: "fp16.enabled and bf16.enabled must be what --fp16 and --bf16 say; Transformers refuses to start otherwise. A missing block is filled from the arguments.",
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}, "fp16": {"enabled": true}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}, "bf16": {"enabled": "auto"}}',
    run: { integration: "hf-trainer", facts: { trainingArguments: { bf16: !0 } } },
    sources: ["transformers/integrations/deepspeed.py:181"]
  },
  integrations: ["hf-trainer"],
  scope: "integration",
  check: (view) => view.refusals("hf-precision-mismatch").map((report) => ({
    ...report,
    fix: { title: 'write "auto"', edits: [{ span: report.at.span, text: '"auto"' }], safe: !0 }
  }))
};

// core/rules/hf/hf-save-only-model-best.ts
var hf_save_only_model_best_default = {
  id: "hf-save-only-model-best",
  group: "hf",
  severity: "error",
  effect: "fails",
  title: "save_only_model with load_best_model_at_end",
  docs: {
    why: "Under DeepSpeed the Trainer cannot load the best model again where only the weights were saved: it refuses to start.",
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}, "bf16": {"enabled": "auto"}}',
    run: {
      integration: "hf-trainer",
      facts: { trainingArguments: { save_only_model: !0, load_best_model_at_end: !0 } }
    },
    sources: ["transformers/trainer.py:857"]
  },
  integrations: ["hf-trainer"],
  scope: "integration",
  *check(view) {
    let args = view.run.trainingArguments;
    args?.save_only_model !== !0 || args.load_best_model_at_end !== !0 || (yield {
      message: "`save_only_model` and `load_best_model_at_end` do not go together under DeepSpeed: the Trainer refuses to start. Drop one of them.",
      at: onFile(view)
    });
  }
};

// core/rules/hf/hf-stage-auto.ts
var hf_stage_auto_default = {
  id: "hf-stage-auto",
  group: "hf",
  severity: "warning",
  effect: "changed",
  title: 'ZeRO stage "auto"',
  docs: {
    why: "Accelerate replaces it by ACCELERATE_DEEPSPEED_ZERO_STAGE, which is 2 where nobody sets it. DeepSpeed itself would take 0.",
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": "auto"}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}}',
    run: { integration: "hf-trainer" },
    sources: ["accelerate/utils/dataclasses.py:1238"]
  },
  integrations: ["hf-trainer", "accelerate"],
  keys: ["zero_optimization"],
  scope: "integration",
  *check(view) {
    if (!isAuto(view.getWritten("zero_optimization", "stage"))) return;
    let stage = view.setting("zero_optimization", "stage");
    yield {
      message: `\`zero_optimization.stage\` is "auto": Accelerate takes ACCELERATE_DEEPSPEED_ZERO_STAGE for it, else 2 (here ${stage}). Write the stage.`,
      at: onValue(view, "zero_optimization", "stage"),
      fix: {
        title: `write ${stage}`,
        edits: [{ span: onValue(view, "zero_optimization", "stage").span, text: String(stage) }],
        safe: !0
      }
    };
  }
};

// core/rules/fixes/remove-key.ts
function removeKey(view, key) {
  let member = memberOf(view.written, key), edit = member === void 0 ? void 0 : deleteMember(view.document, view.written, member);
  return edit === void 0 ? {} : { fix: { title: `delete \`${key}\``, edits: [edit], safe: !0 } };
}

// core/rules/hf/hf-steps-per-print-overwritten.ts
var hf_steps_per_print_overwritten_default = {
  id: "hf-steps-per-print-overwritten",
  group: "hf",
  severity: "notice",
  effect: "ignored",
  title: "steps_per_print under Transformers and Accelerate",
  docs: {
    why: "Accelerate sets steps_per_print to infinity, so that DeepSpeed prints nothing; the value in the file is lost.",
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}, "steps_per_print": 10}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}}',
    run: { integration: "hf-trainer" },
    sources: ["accelerate/utils/dataclasses.py:1326"]
  },
  integrations: ["hf-trainer", "accelerate"],
  keys: ["steps_per_print"],
  scope: "integration",
  *check(view) {
    view.getWritten("steps_per_print") !== void 0 && (yield {
      message: "`steps_per_print` is overwritten with infinity by Accelerate (Transformers uses it, too). Delete it.",
      at: onKey(view, "steps_per_print"),
      ...removeKey(view, "steps_per_print")
    });
  }
};

// core/rules/hf/hf-warmup-auto-zero.ts
var hf_warmup_auto_zero_default = {
  id: "hf-warmup-auto-zero",
  group: "hf",
  severity: "error",
  effect: "fails",
  title: 'Warm-up steps "auto" that come out as 0',
  docs: {
    why: 'warmup_num_steps "auto" becomes --warmup_steps, which is 0 by default; DeepSpeed 0.19.6 and later stop on it. The ZeRO-3 example of the Transformers docs fails as published.',
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}, "optimizer": {"type": "AdamW", "params": {"lr": "auto"}}, "scheduler": {"type": "WarmupLR", "params": {"warmup_num_steps": "auto"}}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}, "optimizer": {"type": "AdamW", "params": {"lr": "auto"}}, "scheduler": {"type": "WarmupLR", "params": {"warmup_num_steps": 100}}}',
    run: { integration: "hf-trainer", facts: { trainingArguments: { warmup_steps: 0 } } },
    sources: ["deepspeed/runtime/lr_schedules.py:734"]
  },
  since: "0.19.6",
  integrations: ["hf-trainer"],
  keys: ["scheduler"],
  scope: "integration",
  *check(view) {
    if (!isAuto(view.getWritten("scheduler", "params", "warmup_num_steps"))) return;
    let steps = view.get("scheduler", "params", "warmup_num_steps"), known = view.run.trainingArguments !== void 0;
    steps?.kind !== "number" || known && steps.value >= 1 || (yield {
      message: known ? '`warmup_num_steps` "auto" becomes 0 with these arguments (`--warmup_steps`), and DeepSpeed stops: it must be at least 1. Pass `--warmup_steps` of at least 1, or a ratio.' : '`warmup_num_steps` "auto" becomes `--warmup_steps`, which is 0 where it is not given, and DeepSpeed then stops. Pass at least 1, or a ratio.',
      at: onValue(view, "scheduler", "params", "warmup_num_steps"),
      ...!known && { severity: "notice", effect: "advice" }
    });
  }
};

// core/rules/hf/hf-zero-block-required.ts
var hf_zero_block_required_default = {
  id: "hf-zero-block-required",
  group: "hf",
  severity: "error",
  effect: "fails",
  title: "No zero_optimization, for Transformers and Accelerate",
  docs: {
    why: 'Accelerate, which Transformers uses too, demands a zero_optimization block; {"stage": 0} is enough to go without ZeRO.',
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "bf16": {"enabled": "auto"}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "bf16": {"enabled": "auto"}, "zero_optimization": {"stage": 0}}',
    run: { integration: "hf-trainer" },
    sources: ["accelerate/utils/dataclasses.py:1277"]
  },
  integrations: ["hf-trainer", "accelerate"],
  scope: "integration",
  check: (view) => view.refusals("hf-zero-block-required").map((report) => {
    let edit = insertMember(view.document, view.written, "zero_optimization", '{"stage": 0}');
    return edit === void 0 ? report : { ...report, fix: { title: 'add "zero_optimization": {"stage": 0}', edits: [edit], safe: !0 } };
  })
};

// core/rules/fixes/strict-json.ts
function strictJsonFix(view) {
  let { root, text: text2 } = view.document;
  if (root?.kind !== "object" || !view.document.readings.hjson.accepts) return;
  let written = print(root, "");
  return written === void 0 ? void 0 : {
    title: "write strict JSON (comments are lost)",
    edits: [{ span: { start: 0, end: text2.length }, text: `${written}
` }],
    safe: !1
  };
}
var DEEPEST = 64;
function print(node, indent) {
  if (indent.length > DEEPEST * 2) return;
  let inner = `${indent}  `;
  switch (node.kind) {
    case "object": {
      if (node.members.length === 0) return "{}";
      let lines = node.members.map((member) => {
        let value = print(member.value, inner);
        return value === void 0 ? void 0 : `${inner}${JSON.stringify(member.key)}: ${value}`;
      });
      return lines.includes(void 0) ? void 0 : `{
${lines.join(`,
`)}
${indent}}`;
    }
    case "array": {
      let items = node.items.map((item) => print(item, inner));
      return items.includes(void 0) ? void 0 : `[${items.join(", ")}]`;
    }
    case "null":
      return "null";
    case "number":
      return Number.isFinite(node.value) ? JSON.stringify(node.value).replace(/e\+/, "e") : void 0;
    default:
      return JSON.stringify(node.value);
  }
}

// core/rules/hf/json-only-in-hf.ts
var json_only_in_hf_default = {
  id: "json-only-in-hf",
  group: "hf",
  severity: "error",
  effect: "rejects",
  title: "Not strict JSON, for Transformers and Accelerate",
  docs: {
    why: "DeepSpeed itself reads HJSON: comments, trailing commas, a byte order mark are fine. Transformers and Accelerate read the same file with Python's json.load, and stop.",
    bad: `{
  // ZeRO
  "zero_optimization": {"stage": 2},
  "train_micro_batch_size_per_gpu": "auto"
}`,
    good: `{
  "zero_optimization": {"stage": 2},
  "train_micro_batch_size_per_gpu": "auto"
}`,
    run: { integration: "hf-trainer" },
    sources: ["accelerate/utils/deepspeed.py:143", "https://github.com/huggingface/transformers/issues/11044"]
  },
  integrations: ["hf-trainer", "accelerate"],
  local: !0,
  scope: "integration",
  check: (view) => view.refusals("json-only-in-hf").map((refusal) => {
    let fix = strictJsonFix(view);
    return fix === void 0 ? refusal : { ...refusal, fix };
  })
};

// core/deepspeed/run/scheduler.ts
function builtScheduler(view) {
  if (!(view.integration === "raw" && view.run.clientScheduler))
    return chooseOptimizer(view).from === "none" ? void 0 : namedScheduler(view);
}
function namedScheduler(view) {
  let type = view.get("scheduler", "type");
  if (type?.kind !== "string") return;
  let own2 = Object.hasOwn(SCHEDULERS, type.value) ? SCHEDULERS[type.value] : void 0, torch2 = Object.hasOwn(TORCH_SCHEDULERS, type.value) ? TORCH_SCHEDULERS[type.value] : void 0;
  return { type: type.value, torch: own2 === void 0 && torch2 !== void 0, signature: own2 ?? torch2 };
}
function schedulerParams(view) {
  let params = view.get("scheduler", "params");
  return params?.kind === "object" ? params : void 0;
}

// core/rules/keys/auto-outside-hf.ts
var BATCH = /* @__PURE__ */ new Set(["train_batch_size", "train_micro_batch_size_per_gpu", "gradient_accumulation_steps"]), SWITCHES = {
  "zero_optimization/stage": "stage 0, which is no ZeRO",
  "fp16/enabled": "false, which is fp32",
  "bf16/enabled": "false, which is fp32",
  "bfloat16/enabled": "false, which is fp32",
  "zero_optimization/offload_optimizer/device": "none",
  "zero_optimization/offload_param/device": "none"
}, auto_outside_hf_default = {
  id: "auto-outside-hf",
  group: "keys",
  severity: "error",
  effect: "fails",
  title: '"auto" without Trainer or accelerate',
  docs: {
    why: 'Only Trainer and accelerate replace "auto". DeepSpeed itself stops at it in the batch sizes, the optimizer and scheduler parameters and gradient_clipping; in most blocks it silently means the default, so that stage "auto" is 0 and bf16.enabled "auto" is false.',
    bad: '{"train_micro_batch_size_per_gpu": "auto", "zero_optimization": {"stage": 2}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "reduce_bucket_size": "auto"}}',
    run: { integration: "raw" },
    sources: [
      "deepspeed/runtime/config_utils.py:56",
      "https://github.com/LianjiaTech/BELLE/issues/558",
      "https://github.com/huggingface/accelerate/issues/1644"
    ]
  },
  integrations: ["raw"],
  scope: "integration",
  *check(view) {
    view.intended.includes("raw") && (yield* autoValues(view));
  }
};
function* autoValues(view) {
  let open = [[view.root, []]], found = [];
  for (let entry = open.pop(); entry !== void 0; entry = open.pop()) {
    let [node, path] = entry;
    if (node.kind === "object") {
      for (let member of node.members) open.push([member.value, [...path, member.key]]);
      continue;
    }
    if (!isAuto(node)) continue;
    let outcome = outcomeOf(view, path);
    outcome !== void 0 && found.push({
      message: `\`${path.join(".")}\` is "auto", which only Trainer and accelerate replace: ${outcome.text}`,
      at: { pointer: pointerOf(...path), span: node.span },
      severity: outcome.severity,
      effect: outcome.effect
    });
  }
  yield* found.sort((a, b) => a.at.span.start - b.at.span.start);
}
function outcomeOf(view, path) {
  let [block, key] = path;
  if (block === void 0) return;
  if (path.length === 1)
    return BATCH.has(block) ? {
      effect: "rejects",
      severity: "error",
      text: "DeepSpeed stops while it reads the config. Write a number."
    } : (block === "gradient_clipping" || block === "steps_per_print") && chooseOptimizer(view).from !== "none" ? failing("the first step fails. Write a number.") : void 0;
  if (block === "optimizer") return optimizer(view, path);
  if (block === "scheduler") return builtScheduler(view) === void 0 ? void 0 : scheduler(path);
  if (block === "tensor_parallel" && key === "autotp_size")
    return { effect: "rejects", severity: "error", text: "DeepSpeed stops at start. Write a number." };
  let joined = path.join("/"), byDefault = Object.hasOwn(SWITCHES, joined) ? SWITCHES[joined] : void 0;
  if (byDefault !== void 0)
    return {
      effect: "changed",
      severity: "warning",
      text: `DeepSpeed takes its default, ${byDefault}. Write the value.`
    };
}
function optimizer(view, path) {
  if (path.length === 2 && path[1] === "type")
    return failing('DeepSpeed stops at start. Write a name such as "AdamW".');
  if (!(path[1] !== "params" || path.length !== 3))
    return chooseOptimizer(view).from === "config" ? failing("the optimizer stops on it. Write a number.") : void 0;
}
function scheduler(path) {
  return path.length === 2 && path[1] === "type" ? failing('DeepSpeed stops at start. Write a name such as "WarmupLR".') : path[1] === "params" && path.length === 3 ? failing("DeepSpeed stops at start. Write a number.") : void 0;
}
function failing(text2) {
  return { effect: "fails", severity: "error", text: text2 };
}

// core/deepspeed/run/reduce-scatter.ts
function averagesWithReduceScatter(view) {
  let stage = zeroStage(view);
  if (stage !== 2 && stage !== 3 || view.setting("zero_optimization", "reduce_scatter") === !1 || chooseOptimizer(view).from === "none") return !1;
  let op = view.get("gradient_allreduce_op");
  return stage === 3 || !(op?.kind === "string" && op.value.toLowerCase() === "sum");
}

// core/rules/keys/bool-string-truthy.ts
var INNER = [
  ["activation_checkpointing", "partition_activations"],
  ["activation_checkpointing", "cpu_checkpointing"],
  ["activation_checkpointing", "contiguous_memory_optimization"],
  ["activation_checkpointing", "synchronize_checkpoint_boundary"],
  ["activation_checkpointing", "profile"],
  ["torch_autocast", "enabled"],
  ["aio", "single_submit"],
  ["aio", "overlap_events"],
  ["checkpoint", "load_universal"],
  ["checkpoint", "use_node_local_storage"],
  ["autotuning", "enabled"],
  ["data_efficiency", "enabled"],
  ["optimizer", "legacy_fusion"],
  ["optimizer", "params", "torch_adam"],
  ["optimizer", "params", "adam_w_mode"]
], bool_string_truthy_default = {
  id: "bool-string-truthy",
  group: "keys",
  severity: "warning",
  effect: "changed",
  title: "A switch written as text is always on",
  docs: {
    why: 'These switches are not parsed: DeepSpeed takes the value as it stands, and in Python every text but the empty one is true. "false" in quotes therefore switches the option on.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "memory_breakdown": "false"}',
    good: '{"train_micro_batch_size_per_gpu": 1, "memory_breakdown": false}',
    sources: ["deepspeed/runtime/config.py:317"]
  },
  scope: "integration",
  *check(view) {
    for (let path of switches(view)) {
      let value = view.get(...path);
      if (value?.kind !== "string" || value.value === "") continue;
      let prescale = path[0] === "prescale_gradients" && averagesWithReduceScatter(view);
      yield {
        message: `${shown(value)} is text, and any text counts as true: \`${path.join(".")}\` is switched on${prescale ? ", which ZeRO stages 2 and 3 refuse with reduce_scatter" : ""}. Write true or false without quotes.`,
        at: onValue(view, ...path),
        ...prescale && { severity: "error", effect: "fails" }
      };
    }
  }
};
function* switches(view) {
  for (let { key } of view.root.members)
    key === "wall_clock_breakdown" || !Object.hasOwn(view.facts.keys, key) || typeof view.facts.keys[key]?.default == "boolean" && view.get(key)?.kind === "string" && (yield [key]);
  yield* INNER;
}

// core/rules/fixes/deletion.ts
function withDeletion(view, refusal, safe) {
  let { member, parent } = refusal;
  if (member === void 0 || parent === void 0) return refusal;
  let written = writtenMember(view, refusal) ?? { member, parent }, edit = deleteMember(view.document, written.parent, written.member);
  return edit === void 0 ? refusal : { ...refusal, fix: { title: `delete \`${member.key}\``, edits: [edit], safe } };
}
function writtenMember(view, refusal) {
  let segments2 = (refusal.parentPointer ?? "").split("/").slice(1), parent = view.getWritten(...segments2.map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~")));
  if (parent?.kind !== "object") return;
  let member = parent.members.find(({ keySpan }) => keySpan.start === refusal.member?.keySpan.start);
  return member === void 0 ? void 0 : { member, parent };
}

// core/rules/keys/deprecated-and-new-together.ts
var deprecated_and_new_together_default = {
  id: "deprecated-and-new-together",
  group: "keys",
  severity: "error",
  effect: "rejects",
  title: "An old key beside its successor",
  docs: {
    why: "A key and the one that replaced it in the same block: DeepSpeed refuses to guess which one counts.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "cpu_offload": true, "offload_optimizer": {"device": "cpu"}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "cpu"}}}',
    sources: ["deepspeed/runtime/config_utils.py:91"]
  },
  local: !0,
  scope: "integration",
  check: (view) => view.refusals("deprecated-and-new-together").map((refusal) => withDeletion(view, refusal, !0))
};

// core/deepspeed/fields.ts
var indexes = /* @__PURE__ */ new WeakMap();
function modelIndex(release, name) {
  let known = indexes.get(release);
  return known === void 0 && (known = new Map(Object.entries(release.models).map(([model, facts]) => [model, indexOf(model, facts)])), indexes.set(release, known)), known.get(name);
}
function indexOf(name, facts) {
  let fields = Object.entries(facts.fields).map(([field, row]) => ({ ...row, name: field })), byKey = /* @__PURE__ */ new Map();
  for (let field of fields) byKey.set(field.name, field);
  for (let field of fields) field.alias !== void 0 && byKey.set(field.alias, field);
  return {
    name,
    facts,
    byKey,
    byName: new Map(fields.map((field) => [field.name, field])),
    keys: fields.map((field) => field.alias ?? field.name),
    deprecated: fields.filter((field) => field.deprecated !== void 0)
  };
}

// core/rules/fixes/deprecated-keys.ts
function* deprecatedKeys(view) {
  let block = view.getWritten("zero_optimization"), model = view.facts.sections.zero_optimization, index = model === void 0 ? void 0 : modelIndex(view.facts, model);
  if (!(block?.kind !== "object" || index === void 0))
    for (let field of index.deprecated) {
      let member = memberOf(block, field.name);
      if (member === void 0 || member.value.kind === "string" && member.value.value === "auto") continue;
      let successor = field.deprecated?.successor ?? void 0, target = successor === void 0 ? void 0 : index.byName.get(successor);
      if (target !== void 0 && (memberOf(block, target.name) !== void 0 || memberOf(block, target.alias ?? target.name) !== void 0))
        continue;
      let name = target?.alias ?? target?.name ?? successor, dropped = field.deprecated?.moves !== !0, fix = fixOf(view, block, member, target, dropped);
      yield {
        message: dropped ? `\`${field.name}\` is an old key whose value DeepSpeed drops. Delete it, and set \`pin_memory\` inside \`offload_optimizer\` or \`offload_param\`.` : `\`${field.name}\` is the old name of \`${name}\`. It still works, but may be gone in a later release: write the new one.`,
        at: { pointer: `/zero_optimization/${field.name}`, span: member.keySpan },
        ...fix !== void 0 && { fix }
      };
    }
}
function fixOf(view, block, member, target, dropped) {
  let deletion2 = deleteMember(view.document, block, member);
  if (dropped)
    return deletion2 === void 0 ? void 0 : { title: `delete \`${member.key}\``, edits: [deletion2], safe: !0 };
  if (target === void 0 || member.value.kind !== "boolean") return;
  let key = target.alias ?? target.name;
  if (target.kind !== "model")
    return { title: `rename to \`${key}\``, edits: [renameKey(view.document, member, key)], safe: !0 };
  if (!member.value.value)
    return deletion2 === void 0 ? void 0 : { title: `delete \`${member.key}\``, edits: [deletion2], safe: !0 };
  let edits = [renameKey(view.document, member, key), { span: member.value.span, text: '{"device": "cpu"}' }];
  return { title: `write \`${key}: {"device": "cpu"}\``, edits, safe: !0 };
}

// core/rules/keys/deprecated-key.ts
var deprecated_key_default = {
  id: "deprecated-key",
  group: "keys",
  severity: "warning",
  effect: "changed",
  title: "A key with a newer name",
  docs: {
    why: "The old key still works, except for cpu_offload_use_pin_memory, whose value is dropped; it may be gone in a later release.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "cpu_offload": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "cpu"}}}',
    sources: ["deepspeed/runtime/config_utils.py:70", "https://github.com/deepspeedai/DeepSpeed/issues/1004"]
  },
  keys: ["zero_optimization"],
  local: !0,
  scope: "file",
  check: (view) => deprecatedKeys(view)
};

// core/deepspeed/comment-key.ts
function isCommentKey(key) {
  return key.startsWith("_") || key === "$schema" || key.startsWith("//") || key.startsWith("#") || /^comments?$/i.test(key);
}

// core/deepspeed/known-keys.ts
var indexes2 = /* @__PURE__ */ new WeakMap();
function topLevelKeys(facts) {
  return indexOf2(facts).top;
}
function blocksWith(facts, key) {
  return indexOf2(facts).blocks.get(key) ?? [];
}
function handReadKeys(facts, block) {
  let prefix = `${block}/`, names = Object.keys(facts.keys).filter((path) => path.startsWith(prefix) && !path.slice(prefix.length).includes("/")).map((path) => path.slice(prefix.length));
  return names.length === 0 ? void 0 : names;
}
function indexOf2(facts) {
  let index = indexes2.get(facts);
  return index === void 0 && (index = build(facts), indexes2.set(facts, index)), index;
}
function build(facts) {
  let top = /* @__PURE__ */ new Set(), blocks = /* @__PURE__ */ new Map(), note = (key, block) => {
    let known = blocks.get(key);
    known === void 0 ? blocks.set(key, [block]) : known.includes(block) || known.push(block);
  };
  for (let section of Object.keys(facts.sections)) {
    let [first = section] = section.split("/");
    top.add(first);
  }
  for (let [section, model] of Object.entries(facts.sections))
    noteModel(facts, model, section.replaceAll("/", "."), note);
  for (let path of Object.keys(facts.keys)) {
    let parts = path.split("/");
    parts[0] !== void 0 && top.add(parts[0]);
    let key = parts.at(-1);
    parts.length > 1 && key !== void 0 && key !== "max_grad_norm" && note(key, parts.slice(0, -1).join("."));
  }
  for (let key of ["lr", "betas", "eps", "weight_decay", "momentum", "torch_adam", "adam_w_mode", "bias_correction"])
    note(key, "optimizer.params");
  for (let key of ["warmup_num_steps", "warmup_min_lr", "warmup_max_lr", "total_num_steps", "warmup_type"])
    note(key, "scheduler.params");
  return { top, blocks };
}
function noteModel(facts, name, block, note) {
  for (let [field, row] of Object.entries(facts.models[name]?.fields ?? {}))
    row.kind === "model" && row.model !== void 0 && row.model !== name && noteModel(facts, row.model, `${block}.${row.alias ?? field}`, note), note(row.alias ?? field, block);
}

// core/rules/keys/lenient-block-unknown-key.ts
var BLOCKS4 = [
  "optimizer",
  "scheduler",
  "activation_checkpointing",
  "flops_profiler",
  "aio",
  "checkpoint",
  "checkpoint/writer",
  "checkpoint/parallel_write",
  "data_types",
  "timers",
  "torch_autocast",
  "autotuning",
  "data_efficiency",
  "data_efficiency/data_sampling"
], SUCCESSORS = {
  "aio/thread_count": "intra_op_parallelism",
  "optimizer/param": "params",
  "scheduler/param": "params"
}, READ_LATER = {
  autotuning: ["start_step", "end_step", "metric_path", "arg_mappings", "model_info", "mp_size"]
}, lenient_block_unknown_key_default = {
  id: "lenient-block-unknown-key",
  group: "keys",
  severity: "warning",
  effect: "ignored",
  title: "Unknown key in a block that DeepSpeed does not check",
  docs: {
    why: "Most blocks refuse unknown keys; these are read key by key, and the rest is ignored: a misspelt option stays at its default. Parameters beside `type` instead of inside `params` are lost this way, too, and so is aio.thread_count, which the DeepSpeed documentation still names.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "lr": 1e-4}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}}',
    sources: [
      "deepspeed/runtime/activation_checkpointing/config.py:76",
      "deepspeed/runtime/swap_tensor/aio_config.py:29",
      "https://github.com/deepspeedai/Megatron-DeepSpeed/pull/452",
      "https://github.com/deepspeedai/DeepSpeed/issues/1809"
    ]
  },
  local: !0,
  scope: "file",
  *check(view) {
    for (let block of BLOCKS4) {
      let path = block.split("/"), node = view.getWritten(...path), known = node?.kind === "object" ? keysOf(view.facts, block) : void 0;
      if (!(node?.kind !== "object" || known === void 0))
        for (let member of node.members)
          known.includes(member.key) || isCommentKey(member.key) || (yield {
            message: `\`${path.join(".")}\` has no key \`${member.key}\`: DeepSpeed ignores it. ${advise(block, node, member, known)}`,
            at: { pointer: pointerOf(...path, member.key), span: member.keySpan }
          });
    }
  }
};
function keysOf(facts, block) {
  let read = handReadKeys(facts, block);
  return read && [...read, ...Object.hasOwn(READ_LATER, block) ? READ_LATER[block] ?? [] : []];
}
function advise(block, node, member, known) {
  let path = `${block}/${member.key}`, successor = Object.hasOwn(SUCCESSORS, path) ? SUCCESSORS[path] : void 0;
  if (successor !== void 0) return `The code reads \`${successor}\` instead.`;
  let near = closestNames(
    member.key,
    known.filter((name) => !node.members.some((other) => other.key === name))
  )[0];
  return near !== void 0 ? `Did you mean \`${near}\`?` : block === "optimizer" || block === "scheduler" ? `Move it into \`${block}.params\`.` : `It reads ${known.map((name) => `\`${name}\``).join(", ")}.`;
}

// core/rules/keys/log-level-value.ts
var LEVELS = ["debug", "info", "warning", "error", "critical"], log_level_value_default = {
  id: "log-level-value",
  group: "keys",
  severity: "error",
  effect: "fails",
  title: "Unknown log_level",
  docs: {
    why: 'DeepSpeed looks the level up while it builds the engine and raises for any other name ("warn" too).',
    bad: '{"train_micro_batch_size_per_gpu": 1, "log_level": "warn"}',
    good: '{"train_micro_batch_size_per_gpu": 1, "log_level": "warning"}',
    sources: ["deepspeed/utils/logging.py:189"]
  },
  since: "0.19.0",
  keys: ["log_level"],
  scope: "integration",
  *check(view) {
    let level = view.get("log_level");
    if (level === void 0 || level.kind === "null" || level.kind === "string" && LEVELS.includes(level.value.toLowerCase())) return;
    let near = level.kind === "string" ? closestNames(level.value, LEVELS)[0] : void 0;
    yield {
      message: `\`log_level\` ${shown(level)} is none of ${LEVELS.join(", ")}: DeepSpeed stops at start.${near ? ` Did you mean "${near}"?` : ""}`,
      at: onValue(view, "log_level")
    };
  }
};

// core/rules/keys/removed-top-level-key.ts
var removed_top_level_key_default = {
  id: "removed-top-level-key",
  group: "keys",
  severity: "error",
  effect: "rejects",
  title: "A feature that DeepSpeed has removed",
  docs: {
    why: 'Blocks of removed features are refused by their presence alone, even as null or {"enabled": false}: they would otherwise be ignored in silence.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "amp": {"enabled": false}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "bf16": {"enabled": true}}',
    sources: ["deepspeed/runtime/config.py:134", "https://github.com/deepspeedai/DeepSpeed/issues/8489"]
  },
  local: !0,
  scope: "integration",
  check: (view) => view.refusals("removed-top-level-key").map((refusal) => withDeletion(view, refusal, !0))
};

// core/rules/keys/removed-zero-key.ts
var removed_zero_key_default = {
  id: "removed-zero-key",
  group: "keys",
  severity: "error",
  effect: "rejects",
  title: "A ZeRO feature that DeepSpeed has removed",
  docs: {
    why: "MiCS and LoCo are gone from zero_optimization; their keys are refused by their presence alone. What MiCS did, zero_hpz_partition_size does in part.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "mics_shard_size": 8}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "zero_hpz_partition_size": 8}}',
    sources: ["deepspeed/runtime/config.py:139", "https://github.com/deepspeedai/DeepSpeed/issues/8489"]
  },
  local: !0,
  scope: "integration",
  check: (view) => view.refusals("removed-zero-key").map((refusal) => withDeletion(view, refusal, !0))
};

// core/rules/keys/steps-per-print-positive.ts
var steps_per_print_positive_default = {
  id: "steps-per-print-positive",
  group: "keys",
  severity: "error",
  effect: "fails",
  title: "steps_per_print must be a positive number",
  docs: {
    why: "DeepSpeed divides the step counter by it: 0 ends the first step with ZeroDivisionError, a text with a TypeError. To print nothing leave it out or write null; accelerate overwrites it with infinity.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "steps_per_print": 0}',
    good: '{"train_micro_batch_size_per_gpu": 1, "steps_per_print": null}',
    run: { integration: "raw", facts: { clientOptimizer: "AdamW" } },
    sources: ["deepspeed/runtime/engine.py:3552"]
  },
  keys: ["steps_per_print"],
  integrations: ["raw"],
  scope: "integration",
  *check(view) {
    let steps = view.get("steps_per_print");
    steps === void 0 || steps.kind === "null" || isAuto(steps) || !(steps.kind === "number" && steps.value === 0 || steps.kind === "boolean" && !steps.value) && (steps.kind === "number" || steps.kind === "boolean") || (yield {
      message: `\`steps_per_print\` must be a positive integer, not ${shown(steps)}: the first step fails. Leave it out to print nothing.`,
      at: onValue(view, "steps_per_print"),
      ...chooseOptimizer(view).from === "none" && { severity: "warning" }
    });
  }
};

// core/rules/fixes/unknown-key.ts
function unknownKeyAdvice(view, refusal) {
  let { model, member } = refusal;
  if (model === void 0 || member === void 0) return refusal;
  let key = member.key, block = dotted(refusal.parentPointer ?? ""), start = `\`${key}\` is no key of \`${block}\`, which allows no others: DeepSpeed refuses the config.`, home = homeOf(view, key, block);
  if (isCommentKey(key))
    return withFix(
      refusal,
      `${start} Comments in JSON are only ignored at the top level: delete it, or move it there.`,
      deletion(view, refusal, !0)
    );
  let near = closestNames(key, model.keys).filter(
    (name) => view.getWritten(...segments(refusal), name) === void 0
  );
  if (home !== void 0 && near[0] === void 0)
    return withFix(
      refusal,
      `${start} It belongs ${home === "" ? "at the top level" : `into \`${home}\``}: move it there.`,
      home === "" ? move(view, refusal) : void 0
    );
  let best = near[0];
  if (best !== void 0) {
    let message = `${start} Did you mean ${near.map((name) => `\`${name}\``).join(" or ")}?`;
    return withFix(refusal, message, {
      title: `rename to \`${best}\``,
      edits: [renameKey(view.document, member, best)],
      safe: !1
    });
  }
  return withFix(refusal, `${start} Delete it.`, deletion(view, refusal, !1));
}
function homeOf(view, key, block) {
  if (Object.hasOwn(view.facts.keys, key)) return "";
  let homes = Object.entries(view.facts.sections).filter(([section, model]) => section !== block && modelIndex(view.facts, model)?.byKey.has(key) === !0).map(([section]) => section.replace("/", "."));
  if (homes.includes("fp16") && block === "bf16") return "fp16";
  let inner = Object.keys(view.facts.keys).filter((path) => path.endsWith(`/${key}`) && path.split("/").length === 2), all = [...homes, ...inner.map((path) => path.slice(0, path.indexOf("/")))];
  return all.length === 1 ? all[0] : void 0;
}
function segments(refusal) {
  return (refusal.parentPointer ?? "").split("/").slice(1).map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
}
function deletion(view, refusal, safe) {
  let written = writtenMember(view, refusal), edit = written === void 0 ? void 0 : deleteMember(view.document, written.parent, written.member);
  return edit === void 0 || written === void 0 ? void 0 : { title: `delete \`${written.member.key}\``, edits: [edit], safe };
}
function move(view, refusal) {
  let written = writtenMember(view, refusal);
  if (written === void 0 || memberOf(view.written, written.member.key) !== void 0) return;
  let removal = deleteMember(view.document, written.parent, written.member), text2 = memberText(view.document, written.member), value = text2.slice(
    text2.indexOf(view.document.text.slice(written.member.value.span.start, written.member.value.span.end))
  ), insertion = insertMember(view.document, view.written, written.member.key, value);
  if (!(removal === void 0 || insertion === void 0 || overlap(removal.span, insertion.span)))
    return { title: `move \`${written.member.key}\` to the top level`, edits: [removal, insertion], safe: !1 };
}
function overlap(a, b) {
  return a.start < b.end && b.start < a.end;
}
function withFix(refusal, message, fix) {
  return { ...refusal, message, ...fix !== void 0 && { fix } };
}

// core/rules/keys/strict-block-unknown-key.ts
var strict_block_unknown_key_default = {
  id: "strict-block-unknown-key",
  group: "keys",
  severity: "error",
  effect: "rejects",
  title: "An unknown key in a block that allows none",
  docs: {
    why: "Blocks such as zero_optimization, fp16 and bf16 refuse every key they do not know: a typing mistake, a comment key, or a key that belongs elsewhere stops the run.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "aio": {"block_size": 1048576}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3}, "aio": {"block_size": 1048576}}',
    sources: ["deepspeed/runtime/config_utils.py:110", "https://github.com/deepspeedai/DeepSpeed/issues/2183"]
  },
  local: !0,
  scope: "integration",
  check: (view) => view.refusals("strict-block-unknown-key").map((refusal) => unknownKeyAdvice(view, refusal))
};

// core/deepspeed/foreign-keys.ts
var TRAINER = "is an argument of Trainer", FOREIGN_KEYS = /* @__PURE__ */ new Map([
  ["zero", { use: "zero_optimization", why: "the block is called `zero_optimization`" }],
  ["zero_config", { use: "zero_optimization", why: "the block is called `zero_optimization`" }],
  ["max_grad_norm", { use: "gradient_clipping", why: "DeepSpeed calls it `gradient_clipping`" }],
  ["clip_grad", { use: "gradient_clipping", why: "DeepSpeed calls it `gradient_clipping`" }],
  ["grad_clip", { use: "gradient_clipping", why: "DeepSpeed calls it `gradient_clipping`" }],
  ["gradient_clip", { use: "gradient_clipping", why: "DeepSpeed calls it `gradient_clipping`" }],
  ["train_micro_batch_size", { use: "train_micro_batch_size_per_gpu", why: "the key ends in `_per_gpu`" }],
  [
    "micro_batch_size",
    { use: "train_micro_batch_size_per_gpu", why: "DeepSpeed calls it `train_micro_batch_size_per_gpu`" }
  ],
  [
    "micro_batch_size_per_gpu",
    { use: "train_micro_batch_size_per_gpu", why: "DeepSpeed calls it `train_micro_batch_size_per_gpu`" }
  ],
  [
    "per_device_train_batch_size",
    { use: "train_micro_batch_size_per_gpu", why: "DeepSpeed calls it `train_micro_batch_size_per_gpu`" }
  ],
  ["batch_size", { use: "train_batch_size", why: "DeepSpeed calls it `train_batch_size`" }],
  ["grad_accum_steps", { use: "gradient_accumulation_steps", why: "DeepSpeed calls it `gradient_accumulation_steps`" }],
  ["lr_scheduler", { use: "scheduler", why: "the block is called `scheduler`" }],
  ["comms_config", { use: "comms_logger", why: "the block is called `comms_logger`" }],
  ["monitor_config", { why: "DeepSpeed reads `tensorboard`, `wandb`, `csv_monitor` and `comet` at the top level" }],
  ["fp32", { why: "fp32 is what runs without `fp16` and `bf16`; there is nothing to switch on" }],
  ["mixed_precision", { why: "DeepSpeed reads the blocks `fp16` and `bf16`" }],
  ["gradient_checkpointing", { why: "it is switched on in the model or by Trainer; DeepSpeed has no such key" }],
  ["checkpointing", { why: "DeepSpeed reads `activation_checkpointing` and `checkpoint`" }],
  ["learning_rate", { why: "DeepSpeed reads `optimizer.params.lr`" }],
  ["warmup_steps", { why: "DeepSpeed reads `scheduler.params.warmup_num_steps`" }],
  ["num_gpus", { why: "the number of GPUs is an argument of the launcher" }],
  ["num_nodes", { why: "the number of nodes is an argument of the launcher" }],
  ["world_size", { why: "the world size comes from the launcher" }],
  ["zero_stage", { why: "the stage is `zero_optimization.stage`" }],
  ["num_train_epochs", { why: `it ${TRAINER}` }],
  ["output_dir", { why: `it ${TRAINER}` }]
]);

// core/rules/keys/unknown-top-level-key.ts
var unknown_top_level_key_default = {
  id: "unknown-top-level-key",
  group: "keys",
  severity: "warning",
  effect: "ignored",
  title: "Unknown key at the top level",
  docs: {
    why: "DeepSpeed looks up the keys it knows and never asks for the others: a misspelt block (zero_optimisation) or a key at the wrong level (stage, offload_optimizer, overlap_comm) is ignored without a word, and the run trains with the defaults. Names that start with an underscore, // or #, and $schema, are taken as comments.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimisation": {"stage": 3}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3}, "_note": "a comment"}',
    sources: [
      "deepspeed/runtime/config.py:482",
      "https://github.com/deepspeedai/DeepSpeed/issues/1809",
      "https://github.com/deepspeedai/DeepSpeed/issues/653",
      "https://github.com/deepspeedai/DeepSpeed/issues/1935"
    ]
  },
  local: !0,
  scope: "file",
  *check(view) {
    let known = topLevelKeys(view.facts);
    for (let member of view.written.members) {
      if (known.has(member.key) || isCommentKey(member.key)) continue;
      let advice2 = advise2(view, member.key), fix = renameFix(view, member, advice2.rename);
      yield {
        message: `DeepSpeed knows no key \`${member.key}\` at the top level and ignores it. ${advice2.text}`,
        at: { pointer: pointerOf(member.key), span: member.keySpan },
        ...fix && { fix }
      };
    }
  }
};
function advise2(view, key) {
  let foreign = FOREIGN_KEYS.get(key);
  if (foreign !== void 0) {
    let text2 = `${foreign.why.slice(0, 1).toUpperCase()}${foreign.why.slice(1)}.`;
    return foreign.use === void 0 ? { text: text2 } : { text: text2, rename: foreign.use };
  }
  let blocks = blocksWith(view.facts, key);
  if (blocks.length > 0) return { text: `It belongs in ${listed(blocks)}.` };
  let names = [...topLevelKeys(view.facts)].filter((name) => !Object.hasOwn(view.facts.removed.top, name)), near = closestNames(key, names)[0];
  return near !== void 0 ? { text: `Did you mean \`${near}\`?`, rename: near } : { text: "Remove it, or put an underscore before the name if it is a comment." };
}
function listed(blocks) {
  let most = blocks.slice(0, 3).map((block) => `\`${block}\``);
  return blocks.length > 3 ? `a block such as ${most.join(", ")}` : most.join(" or ");
}
function renameFix(view, member, name) {
  if (!(name === void 0 || view.written.members.some((other) => other.key === name)))
    return {
      title: `Rename \`${member.key}\` to \`${name}\``,
      edits: [{ span: member.keySpan, text: JSON.stringify(name) }],
      safe: !1
    };
}

// core/rules/keys/vocab-size-alignment.ts
var vocab_size_alignment_default = {
  id: "vocab-size-alignment",
  group: "keys",
  severity: "notice",
  effect: "advice",
  title: "A vocabulary that is no multiple of 8",
  docs: {
    why: "vocabulary_size only makes DeepSpeed log a warning where it is no multiple of 8: tensor cores are used less well then.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "vocabulary_size": 50257}',
    good: '{"train_micro_batch_size_per_gpu": 1, "vocabulary_size": 50264}',
    sources: ["deepspeed/runtime/config.py:720"]
  },
  keys: ["vocabulary_size"],
  scope: "file",
  *check(view) {
    let node = view.getWritten("vocabulary_size");
    node?.kind !== "number" || node.value === 0 || node.value % 8 === 0 || (yield {
      message: `\`vocabulary_size\` ${node.value} is no multiple of 8, so tensor cores are used less well. Pad the vocabulary to ${Math.ceil(node.value / 8) * 8}.`,
      at: { pointer: "/vocabulary_size", span: node.span }
    });
  }
};

// core/rules/monitor/flops-profiler-output.ts
var flops_profiler_output_default = {
  id: "flops-profiler-output",
  group: "monitor",
  severity: "notice",
  effect: "advice",
  title: "The folder of flops_profiler.output_file",
  docs: {
    why: "The profiler opens output_file in the middle of the training, at profile_step, and creates no folder that is missing below a read-only one: the run stops there.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "flops_profiler": {"enabled": true, "output_file": "/data/flops.txt"}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "flops_profiler": {"enabled": true}}',
    sources: ["deepspeed/profiling/flops_profiler/profiler.py:286"]
  },
  keys: ["flops_profiler"],
  scope: "integration",
  *check(view) {
    let file = view.get("flops_profiler", "output_file");
    file?.kind !== "string" || file.value === "" || !isTruthy(view.get("flops_profiler", "enabled")) || (yield {
      message: "`flops_profiler.output_file` is opened at `profile_step`: its folder must be there and writable, or the run stops there.",
      at: onValue(view, "flops_profiler", "output_file")
    });
  }
};

// core/rules/monitor/monitor-disabled.ts
var MONITORS = ["tensorboard", "wandb", "csv_monitor", "comet", "comms_logger"], monitor_disabled_default = {
  id: "monitor-disabled",
  group: "monitor",
  severity: "notice",
  effect: "ignored",
  title: "Monitor block without enabled",
  docs: {
    why: "enabled defaults to false in every monitor block: a block that only names a path or a project logs nothing.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "tensorboard": {"output_path": "runs"}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "tensorboard": {"enabled": true, "output_path": "runs"}}',
    sources: ["deepspeed/monitor/config.py:20"]
  },
  keys: [...MONITORS],
  scope: "file",
  *check(view) {
    for (let name of MONITORS) {
      let block = view.getWritten(name);
      block?.kind !== "object" || block.members.length === 0 || view.getWritten(name, "enabled") === void 0 && (yield {
        message: `The \`${name}\` block has no \`enabled\`, which means false: it logs nothing. Add \`"enabled": true\`, or remove it.`,
        at: onKey(view, name)
      });
    }
  }
};

// core/rules/monitor/monitor-package-needed.ts
var PACKAGES = { tensorboard: "tensorboard", wandb: "wandb", comet: "comet_ml>=3.41.0" }, NAMES = ["tensorboard", "wandb", "comet"], monitor_package_needed_default = {
  id: "monitor-package-needed",
  group: "monitor",
  severity: "notice",
  effect: "advice",
  title: "Monitor that needs a package",
  docs: {
    why: "DeepSpeed imports the package of an enabled monitor on rank 0 when it starts, and stops with an ImportError without it. csv_monitor needs none.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "wandb": {"enabled": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "csv_monitor": {"enabled": true}}',
    sources: ["deepspeed/monitor/utils.py:9"]
  },
  keys: [...NAMES],
  scope: "integration",
  *check(view) {
    for (let name of NAMES) {
      if (view.setting(name, "enabled") !== !0) continue;
      let [distribution = name] = PACKAGES[name].split(">="), known = view.run.packages?.[distribution];
      known !== !0 && (yield {
        message: `\`${name}\` needs the package \`${PACKAGES[name]}\` on rank 0: without it the run stops with an ImportError. Add it to the image.`,
        at: onKey(view, name),
        ...known === !1 && { severity: "error", effect: "fails" }
      });
    }
  }
};

// core/rules/nvme/aio-without-nvme.ts
var aio_without_nvme_default = {
  id: "aio-without-nvme",
  group: "nvme",
  severity: "notice",
  effect: "ignored",
  title: "aio block without NVMe offload",
  docs: {
    why: "The aio block tunes the reads and writes of NVMe offload and is read by nothing else: without a block that goes to nvme at stage 3 it does nothing.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2}, "aio": {"queue_depth": 16}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "offload_param": {"device": "nvme", "nvme_path": "/local_nvme"}}, "aio": {"queue_depth": 16}}',
    sources: ["deepspeed/runtime/engine.py:1793"]
  },
  keys: ["aio"],
  scope: "integration",
  *check(view) {
    let aio = view.get("aio"), stage = zeroStage(view);
    aio?.kind !== "object" || stage === void 0 || ["offload_optimizer", "offload_param"].some(
      (block) => offloadDevice(view, block) === "nvme"
    ) && stage === 3 || (yield {
      message: "The `aio` block tunes NVMe offload, and nothing here is offloaded to NVMe: it does nothing. Remove it.",
      at: onKey(view, "aio")
    });
  }
};

// core/rules/nvme/gds-cuda-only.ts
var gds_cuda_only_default = {
  id: "gds-cuda-only",
  group: "nvme",
  severity: "error",
  effect: "rejects",
  title: "GPUDirect Storage without CUDA",
  docs: {
    why: "aio.use_gds works on NVIDIA GPUs only: with any other accelerator DeepSpeed refuses the config.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "aio": {"use_gds": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "aio": {"use_gds": false}}',
    run: { facts: { accelerator: "cpu" } },
    sources: ["deepspeed/runtime/swap_tensor/aio_config.py:39"]
  },
  keys: ["aio"],
  scope: "integration",
  *check(view) {
    if (!isTruthy(view.get("aio", "use_gds")) || view.run.accelerator === "cuda") return;
    let known = view.run.accelerator !== void 0;
    yield {
      message: known ? "`aio.use_gds` needs an NVIDIA GPU, which this run does not have: DeepSpeed refuses the config. Delete it." : "`aio.use_gds` works on NVIDIA GPUs only: on any other accelerator DeepSpeed refuses the config.",
      at: onValue(view, "aio", "use_gds"),
      ...!known && { severity: "notice", effect: "advice" }
    };
  }
};

// core/rules/nvme/nvme-needs-path.ts
var BLOCKS5 = ["offload_optimizer", "offload_param"], nvme_needs_path_default = {
  id: "nvme-needs-path",
  group: "nvme",
  severity: "error",
  effect: "fails",
  title: "NVMe offload without nvme_path",
  docs: {
    why: 'There is no default folder: at stage 3 DeepSpeed joins nvme_path with a folder name at start and dies with "expected str, bytes or os.PathLike object, not NoneType", or with an assertion inside zero.Init.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 3, "offload_optimizer": {"device": "nvme"}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 3, "offload_optimizer": {"device": "nvme", "nvme_path": "/local_nvme"}}}',
    sources: [
      "deepspeed/runtime/zero/partition_parameters.py:1230",
      "deepspeed/runtime/zero/stage3.py:840",
      "https://github.com/deepspeedai/DeepSpeed/issues/1005"
    ]
  },
  keys: ["zero_optimization"],
  scope: "integration",
  *check(view) {
    if (zeroStage(view) === 3)
      for (let block of BLOCKS5) {
        if (offloadDevice(view, block) !== "nvme" || block === "offload_optimizer" && chooseOptimizer(view).from === "none") continue;
        let path = view.get("zero_optimization", block, "nvme_path");
        (path === void 0 || path.kind === "null" || path.kind === "string" && path.value === "auto") && (yield {
          message: `\`${block}\` goes to nvme but has no \`nvme_path\`: DeepSpeed has no default folder and stops at start. Set it to a folder on a local NVMe disk of every node.`,
          at: onValue(view, "zero_optimization", block, "device")
        });
      }
  }
};

// core/rules/nvme/nvme-optimizer-stage3-only.ts
var nvme_optimizer_stage3_only_default = {
  id: "nvme-optimizer-stage3-only",
  group: "nvme",
  severity: "warning",
  effect: "changed",
  title: "Optimizer offload to NVMe below ZeRO stage 3",
  docs: {
    why: "Stages 1 and 2 know offload on or off only: with device nvme they keep the optimizer states in CPU RAM and never touch the disk. A job that was sized for NVMe then runs out of host memory.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "nvme", "nvme_path": "/local_nvme"}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "offload_optimizer": {"device": "nvme", "nvme_path": "/local_nvme"}}}',
    sources: ["deepspeed/runtime/zero/stage_1_and_2.py:221", "https://github.com/deepspeedai/DeepSpeed/issues/1005"]
  },
  keys: ["zero_optimization"],
  scope: "integration",
  *check(view) {
    let stage = zeroStage(view);
    stage !== 1 && stage !== 2 || offloadDevice(view, "offload_optimizer") !== "nvme" || (yield {
      message: `ZeRO stage ${stage} keeps the offloaded optimizer states in CPU RAM whatever the device says: nothing goes to NVMe. Use stage 3 for NVMe, or say cpu.`,
      at: onValue(view, "zero_optimization", "offload_optimizer", "device")
    });
  }
};

// core/rules/nvme/nvme-path-writable.ts
var BLOCKS6 = ["offload_optimizer", "offload_param"], nvme_path_writable_default = {
  id: "nvme-path-writable",
  group: "nvme",
  severity: "notice",
  effect: "advice",
  title: "The NVMe folder must be there on every node",
  docs: {
    why: "DeepSpeed creates its folders below nvme_path when it starts and empties the one for parameters. A path that cannot be created, or that is a network mount shared by several nodes, ends the run or mixes up the files of the ranks.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "offload_param": {"device": "nvme", "nvme_path": "/local_nvme"}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "offload_param": {"device": "cpu"}}}',
    sources: [
      "deepspeed/runtime/swap_tensor/partitioned_param_swapper.py:89",
      "deepspeed/runtime/zero/stage3.py:840",
      "https://github.com/deepspeedai/DeepSpeed/issues/1627"
    ]
  },
  keys: ["zero_optimization"],
  scope: "integration",
  *check(view) {
    if (zeroStage(view) !== 3) return;
    let seen = /* @__PURE__ */ new Set();
    for (let block of BLOCKS6) {
      if (offloadDevice(view, block) !== "nvme") continue;
      let path = view.get("zero_optimization", block, "nvme_path");
      path?.kind !== "string" || path.value === "auto" || seen.has(path.value) || (seen.add(path.value), yield {
        message: "`nvme_path` is created when training starts: it must be writable, and a disk of its own, on every node. Check the mount in the job or container.",
        at: onValue(view, "zero_optimization", block, "nvme_path")
      });
    }
  }
};

// core/rules/offload/offload-needs-ds-cpu-optimizer.ts
var CPU_OPTIMIZERS = /* @__PURE__ */ new Set(["DeepSpeedCPUAdam", "DeepSpeedCPULion", "ZenFlowCPUAdam"]), offload_needs_ds_cpu_optimizer_default = {
  id: "offload-needs-ds-cpu-optimizer",
  group: "offload",
  severity: "error",
  effect: "fails",
  title: "Optimizer offload with an optimizer built in the script",
  docs: {
    why: 'With offload_optimizer DeepSpeed wants an optimizer that computes on the CPU. One that the script built and passed to deepspeed.initialize is refused ("You are using ZeRO-Offload with a client provided optimizer") unless it is DeepSpeedCPUAdam or DeepSpeedCPULion. Trainer and accelerate swap it themselves.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "cpu"}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "cpu"}}, "zero_force_ds_cpu_optimizer": false}',
    run: { integration: "raw", facts: { clientOptimizer: "AdamW" } },
    sources: [
      "deepspeed/runtime/engine.py:2346",
      "https://github.com/deepspeedai/DeepSpeed/issues/7524",
      "https://github.com/OptimalScale/LMFlow/issues/693",
      "https://github.com/Lightning-AI/pytorch-lightning/issues/17603"
    ]
  },
  keys: ["zero_optimization"],
  integrations: ["raw"],
  scope: "integration",
  *check(view) {
    if (!usesCpuOptimizer(view)) return;
    let force = view.get("zero_force_ds_cpu_optimizer");
    if (force !== void 0 && !isTruthy(force)) return;
    let choice = chooseOptimizer(view);
    choice.from === "client" && choice.className !== void 0 && !CPU_OPTIMIZERS.has(choice.className) ? yield {
      message: `\`offload_optimizer\` refuses the script's own optimizer (${choice.className}). Put the optimizer into the config, build DeepSpeedCPUAdam, or set \`zero_force_ds_cpu_optimizer\` to false and accept a slow step.`,
      at: onKey(view, "zero_optimization", "offload_optimizer")
    } : choice.from === "unknown" && (yield {
      message: "`offload_optimizer` without an `optimizer` block: an optimizer that the script builds must be DeepSpeedCPUAdam or DeepSpeedCPULion, or DeepSpeed stops (unless `zero_force_ds_cpu_optimizer` is false).",
      at: onKey(view, "zero_optimization", "offload_optimizer"),
      severity: "notice",
      effect: "advice"
    });
  }
};

// core/rules/offload/offload-optimizer-stage0.ts
var offload_optimizer_stage0_default = {
  id: "offload-optimizer-stage0",
  group: "offload",
  severity: "error",
  effect: "fails",
  title: "offload_optimizer without ZeRO",
  docs: {
    why: "The block still makes DeepSpeed build its CPU optimizer, but at stage 0 nothing moves the parameters or gradients to the CPU: the CPU kernel is handed tensors that live on the GPU and the step fails.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 0, "offload_optimizer": {"device": "cpu"}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "cpu"}}}',
    sources: ["deepspeed/runtime/engine.py:1562", "https://github.com/deepspeedai/DeepSpeed/issues/1403"]
  },
  keys: ["zero_optimization"],
  scope: "integration",
  *check(view) {
    if (zeroStage(view) !== 0 || !usesCpuOptimizer(view)) return;
    let built2 = chooseOptimizer(view).from, harmless2 = view.run.accelerator === "cpu" || built2 === "none";
    yield {
      message: "`offload_optimizer` at ZeRO stage 0 gives the parameters on the GPU to a CPU optimizer, which fails at the first step. Set `stage` to 1 or more, or remove the block.",
      at: onKey(view, "zero_optimization", "offload_optimizer"),
      ...harmless2 && { severity: "warning", effect: "ignored" }
    };
  }
};

// core/rules/offload/offload-param-stage3-only.ts
var offload_param_stage3_only_default = {
  id: "offload-param-stage3-only",
  group: "offload",
  severity: "warning",
  effect: "ignored",
  title: "offload_param below ZeRO stage 3",
  docs: {
    why: "Only stage 3 partitions the parameters, so only there can they be kept on the CPU or on NVMe. Below it the block is accepted and nothing is offloaded: every GPU still holds all weights.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "offload_param": {"device": "cpu"}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "offload_param": {"device": "cpu"}}}',
    sources: ["deepspeed/runtime/zero/config.py:164", "https://github.com/wenet-e2e/wenet/pull/2499"]
  },
  keys: ["zero_optimization"],
  scope: "integration",
  *check(view) {
    let stage = zeroStage(view), device = offloadDevice(view, "offload_param");
    if (device === "none" || stage === void 0 || stage === 3) return;
    let key = view.member("zero_optimization", "offload_param") === void 0 ? "cpu_offload_param" : "offload_param";
    yield {
      message: `\`offload_param\` to ${device} does nothing at ZeRO stage ${stage}: only stage 3 partitions parameters, so every GPU keeps all of them. Use stage 3, or remove the block.`,
      at: onKey(view, "zero_optimization", key)
    };
  }
};

// core/rules/offload/offload-ratio-needs-cpuadam.ts
var offload_ratio_needs_cpuadam_default = {
  id: "offload-ratio-needs-cpuadam",
  group: "offload",
  severity: "error",
  effect: "fails",
  title: "Partial optimizer offload without DeepSpeedCPUAdam",
  docs: {
    why: "A ratio below 1 splits the optimizer states between CPU and GPU (twin-flow). DeepSpeed can only do that with the DeepSpeedCPUAdam it builds itself and asserts it at start.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4, "torch_adam": true}}, "zero_optimization": {"stage": 3, "offload_optimizer": {"device": "cpu", "ratio": 0.5}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 3, "offload_optimizer": {"device": "cpu", "ratio": 0.5}}}',
    sources: ["deepspeed/runtime/zero/stage3.py:316"]
  },
  keys: ["zero_optimization"],
  scope: "integration",
  *check(view) {
    let ratio = view.setting("zero_optimization", "offload_optimizer", "ratio");
    if (zeroStage(view) !== 3 || !usesCpuOptimizer(view) || typeof ratio != "number" || ratio >= 1) return;
    let choice = chooseOptimizer(view);
    if (choice.from === "none" || choice.from === "unknown") return;
    let client = choice.from === "client" && view.integration === "raw" ? choice.className : void 0, className = choice.from === "config" ? builtOptimizer(view)?.className ?? choice.type : client;
    className === void 0 || className === "DeepSpeedCPUAdam" || (yield {
      message: `\`offload_optimizer.ratio\` below 1 needs DeepSpeedCPUAdam, but this run builds ${className}: DeepSpeed stops with "Hybrid Optimizer Only Supports DeepSpeedCPUAdam". Use type AdamW without \`torch_adam\`, or ratio 1.`,
      at: onValue(view, "zero_optimization", "offload_optimizer", "ratio")
    });
  }
};

// core/rules/offload/offload-ratio-stage3-only.ts
var offload_ratio_stage3_only_default = {
  id: "offload-ratio-stage3-only",
  group: "offload",
  severity: "error",
  effect: "rejects",
  title: "Partial optimizer offload below stage 3",
  docs: {
    why: "offload_optimizer.ratio below 1 keeps a part of the optimizer on the GPU (ZeRO-Offload++), which only stage 3 can.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "cpu", "ratio": 0.5}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "offload_optimizer": {"device": "cpu", "ratio": 0.5}}}',
    sources: ["deepspeed/runtime/zero/config.py:399"]
  },
  scope: "integration",
  check: (view) => view.refusals("offload-ratio-stage3-only").map((refusal) => {
    let node = refusal.member?.value;
    return node === void 0 ? refusal : {
      ...refusal,
      fix: { title: "write 1.0: the whole optimizer on the CPU", edits: [replaceValue(node, "1.0")], safe: !1 }
    };
  })
};

// core/rules/offload/pin-memory-default-true.ts
var BLOCKS7 = ["offload_optimizer", "offload_param"], pin_memory_default_true_default = {
  id: "pin-memory-default-true",
  group: "offload",
  severity: "notice",
  effect: "advice",
  title: "Offload pins host memory unless told otherwise",
  docs: {
    why: 'Since pin_memory defaults to true, everything that is offloaded is page-locked: it cannot be swapped out and counts against the memlock limit. On hosts or containers that are short of RAM the run is killed (exit code -9) or stops at "cannot allocate pinned memory".',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "cpu"}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "cpu", "pin_memory": false}}}',
    sources: ["deepspeed/runtime/zero/offload_config.py:45", "https://github.com/deepspeedai/DeepSpeed/issues/4571"]
  },
  keys: ["zero_optimization"],
  scope: "integration",
  *check(view) {
    for (let block of BLOCKS7)
      offloadDevice(view, block) !== "none" && (block === "offload_param" && zeroStage(view) !== 3 || view.get("zero_optimization", block, "pin_memory") === void 0 && view.setting("zero_optimization", block, "pin_memory") === !0 && (yield {
        message: `\`${block}.pin_memory\` is left out and therefore true: what is offloaded is page-locked host memory. Write it down; set it to false on hosts with little RAM or a low \`ulimit -l\`.`,
        at: onKey(view, "zero_optimization", block)
      }));
  }
};

// core/rules/offload/super-offload-cuda-only.ts
var super_offload_cuda_only_default = {
  id: "super-offload-cuda-only",
  group: "offload",
  severity: "error",
  effect: "fails",
  title: "super_offload off NVIDIA CUDA",
  docs: {
    why: "SuperOffload asserts that the accelerator is CUDA before it builds anything, so the run stops at start on CPUs, ROCm, XPU, HPU and NPU.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 3, "offload_optimizer": {"device": "cpu", "super_offload": true}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 3, "offload_optimizer": {"device": "cpu"}}}',
    run: { facts: { accelerator: "cpu" } },
    sources: ["deepspeed/runtime/superoffload/superoffload_stage3.py:24"]
  },
  since: "0.18.0",
  keys: ["zero_optimization"],
  scope: "integration",
  *check(view) {
    if (zeroStage(view) !== 3 || view.setting("zero_optimization", "offload_optimizer", "super_offload") !== !0) return;
    let { accelerator } = view.run;
    accelerator !== "cuda" && (yield {
      message: "`super_offload` works on NVIDIA CUDA GPUs only; on any other accelerator the run stops with an AssertionError. Remove it there.",
      at: onKey(view, "zero_optimization", "offload_optimizer", "super_offload"),
      ...accelerator === void 0 && { severity: "notice", effect: "advice" }
    });
  }
};

// core/rules/offload/super-offload-stage3-only.ts
var super_offload_stage3_only_default = {
  id: "super-offload-stage3-only",
  group: "offload",
  severity: "warning",
  effect: "ignored",
  title: "super_offload below ZeRO stage 3",
  docs: {
    why: "SuperOffload is an optimizer of stage 3 alone; below it the plain CPU offload runs and the option is never read.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "cpu", "super_offload": true}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "offload_optimizer": {"device": "cpu", "super_offload": true}}}',
    sources: ["deepspeed/runtime/engine.py:2749"]
  },
  since: "0.18.0",
  keys: ["zero_optimization"],
  scope: "integration",
  *check(view) {
    let stage = zeroStage(view);
    stage === void 0 || stage === 3 || view.setting("zero_optimization", "offload_optimizer", "super_offload") === !0 && (yield {
      message: `\`super_offload\` is ignored at ZeRO stage ${stage}: it exists in stage 3 only. Use stage 3, or remove it.`,
      at: onKey(view, "zero_optimization", "offload_optimizer", "super_offload")
    });
  }
};

// core/rules/optimizer/adam-means-adamw.ts
var adam_means_adamw_default = {
  id: "adam-means-adamw",
  group: "optimizer",
  severity: "warning",
  effect: "changed",
  title: "Adam with weight decay trains as AdamW",
  docs: {
    why: "DeepSpeed builds Adam in AdamW mode unless adam_w_mode is false: weight_decay is decoupled from the gradient. Results differ from torch.optim.Adam with the same numbers.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "Adam", "params": {"lr": 1e-4, "weight_decay": 0.1}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4, "weight_decay": 0.1}}}',
    sources: ["deepspeed/runtime/engine.py:2490"]
  },
  keys: ["optimizer"],
  scope: "integration",
  *check(view) {
    let choice = chooseOptimizer(view);
    if (choice.from !== "config" || choice.name !== "adam" || !adamMode(view) || view.get("optimizer", "params", "adam_w_mode") !== void 0) return;
    let decay = optimizerParams(view)?.members.findLast((member) => member.key === "weight_decay")?.value;
    decay?.kind !== "number" || decay.value === 0 || (yield {
      message: 'DeepSpeed runs type "Adam" with the decoupled weight decay of AdamW. Write "AdamW" if that is meant, or `"adam_w_mode": false` for the classic L2 decay.',
      at: onValue(view, "optimizer", "type")
    });
  }
};

// core/rules/optimizer/adamw-mode-false-ignored.ts
var adamw_mode_false_ignored_default = {
  id: "adamw-mode-false-ignored",
  group: "optimizer",
  severity: "warning",
  effect: "ignored",
  title: "adam_w_mode: false with type AdamW",
  docs: {
    why: "The type AdamW always means decoupled weight decay; adam_w_mode is looked at for the type Adam only.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4, "adam_w_mode": false}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "Adam", "params": {"lr": 1e-4, "adam_w_mode": false}}}',
    sources: ["deepspeed/runtime/engine.py:2490"]
  },
  keys: ["optimizer"],
  scope: "integration",
  *check(view) {
    let choice = chooseOptimizer(view);
    if (choice.from !== "config" || choice.name !== "adamw") return;
    let mode = optimizerParams(view)?.members.findLast((member) => member.key === "adam_w_mode")?.value;
    mode === void 0 || isTruthy(mode) || (yield {
      message: '`adam_w_mode: false` is ignored for type "AdamW": it stays AdamW. Use type "Adam" for the classic L2 decay.',
      at: onValue(view, "optimizer", "params", "adam_w_mode")
    });
  }
};

// core/rules/optimizer/client-optimizer-overrides.ts
var client_optimizer_overrides_default = {
  id: "client-optimizer-overrides",
  group: "optimizer",
  severity: "notice",
  effect: "ignored",
  title: "An optimizer passed in code beats the config's",
  docs: {
    why: "deepspeed.initialize(optimizer=...) wins: the optimizer block of the config, with its learning rate, is not used.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}}',
    good: '{"train_micro_batch_size_per_gpu": 1}',
    run: { integration: "raw", facts: { clientOptimizer: "AdamW" } },
    sources: ["deepspeed/runtime/engine.py:2337"]
  },
  keys: ["optimizer"],
  integrations: ["raw"],
  scope: "integration",
  *check(view) {
    !view.run.clientOptimizer || optimizerType(view) === void 0 || (yield {
      message: `The script passes its own optimizer (${view.run.clientOptimizer}), which beats this block. Keep one of the two.`,
      at: onKey(view, "optimizer")
    });
  }
};

// core/rules/optimizer/fused-lion-gpu-only.ts
var fused_lion_gpu_only_default = {
  id: "fused-lion-gpu-only",
  group: "optimizer",
  severity: "notice",
  effect: "advice",
  title: "Lion without offload is a GPU kernel",
  docs: {
    why: "Without offload_optimizer the type Lion builds FusedLion, a CUDA kernel compiled at first use, for which there is no CPU build. With offload it builds DeepSpeedCPULion.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "Lion", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "Lion", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "cpu"}}}',
    sources: ["deepspeed/runtime/engine.py:2510"]
  },
  keys: ["optimizer"],
  scope: "integration",
  *check(view) {
    let choice = chooseOptimizer(view);
    choice.from !== "config" || choice.name !== "lion" || usesCpuOptimizer(view) || view.run.accelerator !== "cuda" && (yield {
      message: "Lion without `offload_optimizer` is a CUDA kernel, compiled at first use: it does not run on CPUs.",
      at: onValue(view, "optimizer", "type"),
      ...view.run.accelerator === "cpu" && { severity: "error", effect: "fails" }
    });
  }
};

// core/rules/optimizer/lamb-gpu-only.ts
var lamb_gpu_only_default = {
  id: "lamb-gpu-only",
  group: "optimizer",
  severity: "notice",
  effect: "advice",
  title: "Lamb is a GPU kernel",
  docs: {
    why: "FusedLamb is a CUDA kernel that is compiled at first use. There is none for CPUs, so it neither runs there nor goes with offload_optimizer.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "Lamb", "params": {"lr": 1e-4}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}}',
    sources: ["deepspeed/ops/lamb/fused_lamb.py:15", "https://github.com/deepspeedai/DeepSpeed/issues/4187"]
  },
  keys: ["optimizer"],
  scope: "integration",
  *check(view) {
    let choice = chooseOptimizer(view);
    if (choice.from !== "config" || choice.name !== "lamb") return;
    let stops = view.run.accelerator === "cpu" || usesCpuOptimizer(view);
    yield {
      message: "Lamb is a CUDA kernel: it runs on no CPU and does not go with `offload_optimizer`. Use AdamW there.",
      at: onValue(view, "optimizer", "type"),
      ...stops && { severity: "error", effect: "fails" }
    };
  }
};

// core/rules/optimizer/lamb-needs-dynamic-scale.ts
var lamb_needs_dynamic_scale_default = {
  id: "lamb-needs-dynamic-scale",
  group: "optimizer",
  severity: "error",
  effect: "fails",
  title: "Lamb with a static loss scale",
  docs: {
    why: "DeepSpeed asserts dynamic loss scaling as soon as the config names Lamb: fp16.loss_scale must be 0.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "Lamb", "params": {"lr": 1e-4}}, "fp16": {"enabled": true, "loss_scale": 128}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "Lamb", "params": {"lr": 1e-4}}, "fp16": {"enabled": true, "loss_scale": 0}}',
    sources: ["deepspeed/runtime/engine.py:2022"]
  },
  keys: ["optimizer"],
  scope: "integration",
  *check(view) {
    let scale = view.setting("fp16", "loss_scale");
    optimizerName(view) !== "lamb" || typeof scale != "number" || scale === 0 || (yield {
      message: "Lamb requires dynamic loss scaling: DeepSpeed stops at start with this `loss_scale`. Set it to 0.",
      at: onValue(view, "fp16", "loss_scale")
    });
  }
};

// core/rules/optimizer/legacy-fusion.ts
var legacy_fusion_default = {
  id: "legacy-fusion",
  group: "optimizer",
  severity: "notice",
  effect: "ignored",
  title: "legacy_fusion",
  docs: {
    why: "legacy_fusion is read by one wrapper only: FP16_Optimizer around FusedAdam, which runs at stage 0 with fp16 (or bf16). Everywhere else it does nothing.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}, "legacy_fusion": true}, "zero_optimization": {"stage": 2}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2}}',
    sources: ["deepspeed/runtime/config.py:310", "deepspeed/runtime/engine.py:2590"]
  },
  keys: ["optimizer"],
  scope: "integration",
  *check(view) {
    let fusion = view.get("optimizer", "legacy_fusion");
    fusion === void 0 || !isTruthy(fusion) || zeroStage(view) === 0 && modelPrecision(view) !== "fp32" && builtOptimizer(view)?.className === "FusedAdam" || (yield {
      message: "`legacy_fusion` acts only at ZeRO stage 0 with fp16 and FusedAdam: here it does nothing. Remove it.",
      at: onKey(view, "optimizer", "legacy_fusion")
    });
  }
};

// core/rules/optimizer/muon-param-ignored.ts
var muon_param_ignored_default = {
  id: "muon-param-ignored",
  group: "optimizer",
  severity: "warning",
  effect: "ignored",
  title: "Parameter that Muon does not read",
  docs: {
    why: "For Muon the engine picks the parameters that it knows out of optimizer.params and drops the rest without a word: a misspelt or foreign name leaves the default in place.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "Muon", "params": {"lr": 1e-3, "nesterov": true}}, "zero_optimization": {"stage": 1}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "Muon", "params": {"lr": 1e-3, "momentum": 0.95}}, "zero_optimization": {"stage": 1}}',
    sources: ["deepspeed/runtime/engine.py:2413"]
  },
  keys: ["optimizer"],
  scope: "integration",
  *check(view) {
    let choice = chooseOptimizer(view);
    if (!(choice.from !== "config" || choice.name !== "muon"))
      for (let { key } of optimizerParams(view)?.members ?? []) {
        if (MUON_PARAMS.includes(key) || key === "max_grad_norm") continue;
        let near = closestNames(key, MUON_PARAMS)[0];
        yield {
          message: `Muon does not read \`${key}\` and drops it silently. ${near === void 0 ? "Delete it." : `Did you mean \`${near}\`?`}`,
          at: onKey(view, "optimizer", "params", key)
        };
      }
  }
};

// core/rules/optimizer/muon-per-head.ts
var NO_ATTENTION = /* @__PURE__ */ new Set(["mlp", "emb", "bignl", "unused"]), muon_per_head_default = {
  id: "muon-per-head",
  group: "optimizer",
  severity: "error",
  effect: "fails",
  title: "per_head_muon needs attention projections it can recognise",
  docs: {
    why: "per_head_muon reads the head counts from the model config and tags the attention projections. Where it can tag none (no attention, an unknown layout, weights already sharded), deepspeed.initialize raises.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "Muon", "params": {"lr": 1e-3, "per_head_muon": true}}, "zero_optimization": {"stage": 1}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "Muon", "params": {"lr": 1e-3}}, "zero_optimization": {"stage": 1}}',
    sources: ["deepspeed/__init__.py:325"]
  },
  keys: ["optimizer"],
  scope: "integration",
  *check(view) {
    let choice = chooseOptimizer(view);
    if (choice.from !== "config" || choice.name !== "muon") return;
    let perHead = optimizerParams(view)?.members.findLast((member) => member.key === "per_head_muon");
    if (!isTruthy(perHead?.value)) return;
    let model = view.run.other === void 0 ? view.run.modelClass : view.run.other.model ?? "mlp", stops = typeof model == "string" && NO_ATTENTION.has(model);
    yield {
      message: "`per_head_muon` stops DeepSpeed at start if it recognises no attention projection in the model. Remove it unless the model is a standard transformer.",
      at: onKey(view, "optimizer", "params", "per_head_muon"),
      ...!stops && { severity: "notice", effect: "advice" }
    };
  }
};

// core/rules/optimizer/muon-zero3-reduce-scatter.ts
var muon_zero3_reduce_scatter_default = {
  id: "muon-zero3-reduce-scatter",
  group: "optimizer",
  severity: "error",
  effect: "fails",
  title: "Muon at stage 3 with reduce_scatter",
  docs: {
    why: 'Muon orthogonalises whole gradient matrices, which a reduce-scatter would have cut: stage 3 raises "Muon and reduce scatter cannot be used together", and reduce_scatter is on when it is left out.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "Muon", "params": {"lr": 1e-3}}, "zero_optimization": {"stage": 3}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "Muon", "params": {"lr": 1e-3}}, "zero_optimization": {"stage": 3, "reduce_scatter": false}}',
    sources: ["deepspeed/runtime/zero/stage3.py:361"]
  },
  keys: ["optimizer"],
  scope: "integration",
  *check(view) {
    let choice = chooseOptimizer(view);
    choice.from !== "config" || choice.name !== "muon" || zeroStage(view) !== 3 || view.setting("zero_optimization", "reduce_scatter") !== !1 && (yield {
      message: 'Muon at ZeRO stage 3 needs `"reduce_scatter": false` in `zero_optimization` (it is on by default): DeepSpeed stops at start. Or use stage 1 or 2.',
      at: onValue(view, "optimizer", "type")
    });
  }
};

// core/rules/optimizer/optimizer-max-grad-norm.ts
var optimizer_max_grad_norm_default = {
  id: "optimizer-max-grad-norm",
  group: "optimizer",
  severity: "error",
  effect: "fails",
  title: "max_grad_norm among the optimizer parameters",
  docs: {
    why: "DeepSpeed clips gradients itself and refuses to hand max_grad_norm to an optimizer: it raises when it builds one.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4, "max_grad_norm": 1.0}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "gradient_clipping": 1.0}',
    sources: ["deepspeed/runtime/engine.py:2483"]
  },
  keys: ["optimizer"],
  scope: "integration",
  *check(view) {
    !optimizerParams(view)?.members.some((member) => member.key === "max_grad_norm") || chooseOptimizer(view).from !== "config" || (yield {
      message: "`max_grad_norm` is not supported as an optimizer parameter: DeepSpeed stops at start. Write it as `gradient_clipping` at the top level.",
      at: onKey(view, "optimizer", "params", "max_grad_norm")
    });
  }
};

// core/rules/optimizer/optimizer-package-missing.ts
var MUP = /* @__PURE__ */ new Set(["muadam", "muadamw", "musgd"]), optimizer_package_missing_default = {
  id: "optimizer-package-missing",
  group: "optimizer",
  severity: "warning",
  effect: "fails",
  title: "MuAdam, MuAdamW and MuSGD need the mup package",
  docs: {
    why: "These optimizers come from the package mup, which DeepSpeed does not install. Without it the import error is only logged, and the run dies with an UnboundLocalError that names no package.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "MuAdam", "params": {"lr": 1e-4}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "Adam", "params": {"lr": 1e-4}}}',
    sources: ["deepspeed/runtime/engine.py:2516"]
  },
  keys: ["optimizer"],
  scope: "integration",
  *check(view) {
    let choice = chooseOptimizer(view);
    choice.from !== "config" || !MUP.has(choice.name) || view.run.packages?.mup === !0 || (yield {
      message: `${choice.type} comes from the package \`mup\`, which DeepSpeed does not install: without it the run stops with an UnboundLocalError. Add mup to the image.`,
      at: onValue(view, "optimizer", "type"),
      ...view.run.packages?.mup === !1 && { severity: "error" }
    });
  }
};

// core/deepspeed/constructor.ts
function keywordsOf(signature) {
  return [...signature.required, ...Object.keys(signature.optional)];
}
function takes(signature, keyword) {
  return signature.required.includes(keyword) || Object.hasOwn(signature.optional, keyword);
}

// core/rules/optimizer/optimizer-param-unknown.ts
var OTHER_NAMES = {
  learning_rate: "lr",
  beta1: "betas",
  beta2: "betas",
  adam_beta1: "betas",
  adam_beta2: "betas",
  epsilon: "eps",
  adam_epsilon: "eps",
  l2: "weight_decay"
}, optimizer_param_unknown_default = {
  id: "optimizer-param-unknown",
  group: "optimizer",
  severity: "error",
  effect: "fails",
  title: "Parameter that the optimizer does not take",
  docs: {
    why: 'optimizer.params are the keyword arguments of the class that is really built: FusedAdam, DeepSpeedCPUAdam with offload_optimizer, a torch class with torch_adam or for other types. A name it does not know ends in "got an unexpected keyword argument".',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"learning_rate": 1e-4}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}}',
    sources: ["deepspeed/runtime/engine.py:2493"]
  },
  keys: ["optimizer"],
  scope: "integration",
  *check(view) {
    let params = optimizerParams(view), built2 = builtOptimizer(view);
    if (!(params === void 0 || built2 === void 0))
      for (let { key } of params.members) {
        if (built2.taken.includes(key) || key === "max_grad_norm" || takes(built2.signature, key) && !built2.passed.includes(key)) continue;
        let known = keywordsOf(built2.signature).filter((name) => !built2.passed.includes(name)), other = Object.hasOwn(OTHER_NAMES, key) ? OTHER_NAMES[key] : void 0, near = other !== void 0 && known.includes(other) ? other : closestNames(key, known)[0], hint2 = near === void 0 ? `It takes ${known.join(", ")}.` : `Did you mean \`${near}\`?`;
        yield {
          message: `\`${key}\` is no parameter of ${built2.className}, which this config builds: DeepSpeed stops with a TypeError. ${hint2}`,
          at: onKey(view, "optimizer", "params", key)
        };
      }
  }
};

// core/rules/optimizer/optimizer-param-value.ts
var NUMBERS = /* @__PURE__ */ new Set([
  "lr",
  "weight_decay",
  "momentum",
  "dampening",
  "alpha",
  "lr_decay",
  "rho",
  "muon_lr",
  "adam_lr",
  "initial_accumulator_value"
]), optimizer_param_value_default = {
  id: "optimizer-param-value",
  group: "optimizer",
  severity: "error",
  effect: "fails",
  title: "Optimizer parameter of the wrong kind",
  docs: {
    why: "The values go into the optimizer unchecked: a number written as text or a negative learning rate stops torch classes at start and the fused kernels at the first step, and FusedAdam has no AMSGrad.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": "1e-4"}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}}',
    sources: [
      "deepspeed/runtime/engine.py:2493",
      "deepspeed/ops/adam/fused_adam.py:88",
      "https://github.com/deepspeedai/Megatron-DeepSpeed/issues/298"
    ]
  },
  keys: ["optimizer"],
  scope: "integration",
  *check(view) {
    let params = optimizerParams(view), choice = chooseOptimizer(view);
    if (params === void 0 || choice.from !== "config") return;
    let built2 = builtOptimizer(view);
    for (let { key, value } of params.members) {
      if (isAuto(value) || value.filledBy !== void 0 || built2 !== void 0 && !takes(built2.signature, key)) continue;
      let problem = problemOf(key, value, built2);
      problem !== void 0 && (yield {
        message: problem,
        at: onValue(view, "optimizer", "params", key),
        ...harmless(key, value, built2) && { severity: "warning", effect: "changed" }
      });
    }
  }
};
function problemOf(key, value, built2) {
  let name = `\`optimizer.params.${key}\``;
  if (key === "amsgrad" && built2?.className === "FusedAdam" && isTruthy(value))
    return 'FusedAdam has no AMSGrad and stops DeepSpeed at start. Remove `amsgrad`, or add `"torch_adam": true`.';
  if (key === "betas")
    return isPair(value) ? void 0 : `${name} must be a list of two numbers such as [0.9, 0.999], not ${shown(value)}.`;
  if ((NUMBERS.has(key) || key === "eps" && built2?.className !== "Adafactor") && value.kind !== "boolean") {
    if (value.kind !== "number")
      return `${name} must be a number, not ${shown(value)}: ${built2?.torch === !1 ? "the optimizer stops at its first step" : "DeepSpeed stops at start"}.${value.kind === "string" ? " Drop the quotes." : ""}`;
    if (!(value.value >= 0))
      return harmless(key, value, built2) ? `${name} is negative (${value.value}), and no one checks it: training goes the wrong way.` : `${name} must not be negative (${value.value}): ${built2?.className ?? "the optimizer"} stops DeepSpeed at start.`;
  }
}
function harmless(key, value, built2) {
  return value.kind === "number" && key !== "betas" && built2?.torch !== !0;
}
function isPair(value) {
  return value.kind === "array" && value.items.length === 2 && value.items.every((item) => item.kind === "number");
}

// core/rules/optimizer/optimizer-type-unknown.ts
var SUCCESSORS2 = /* @__PURE__ */ new Map([
  ["fusedadam", "AdamW: DeepSpeed builds FusedAdam for it"],
  ["deepspeedcpuadam", "AdamW: with `offload_optimizer` DeepSpeed builds DeepSpeedCPUAdam for it"],
  ["cpuadam", "AdamW: with `offload_optimizer` DeepSpeed builds DeepSpeedCPUAdam for it"],
  ["cpu_adam", "AdamW: with `offload_optimizer` DeepSpeed builds DeepSpeedCPUAdam for it"],
  ["fusedlamb", "Lamb"],
  ["fusedlion", "Lion"],
  ["onebitadam", "AdamW: the 1-bit optimizers were removed"],
  ["onebitlamb", "Lamb: the 1-bit optimizers were removed"],
  ["zerooneadam", "AdamW: the 1-bit optimizers were removed"]
]), PROPER = {
  adam: "Adam",
  adamw: "AdamW",
  adagrad: "Adagrad",
  lamb: "Lamb",
  lion: "Lion",
  muon: "Muon"
}, optimizer_type_unknown_default = {
  id: "optimizer-type-unknown",
  group: "optimizer",
  severity: "error",
  effect: "fails",
  title: "Unknown optimizer type",
  docs: {
    why: "The type must be one of the names DeepSpeed builds itself (adam, adamw, adagrad, lamb, lion, muon, muadam, muadamw, musgd; any case) or the exact name of a class in torch.optim. Names of Trainer (adamw_torch, paged_adamw_32bit), of DeepSpeed classes (FusedAdam, DeepSpeedCPUAdam) and the removed 1-bit optimizers are not.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "OneBitAdam", "params": {"lr": 1e-4}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}}',
    sources: [
      "deepspeed/runtime/engine.py:2019",
      "https://github.com/deepspeedai/DeepSpeed/issues/4187",
      "https://github.com/deepspeedai/DeepSpeed/issues/5046",
      "https://github.com/deepspeedai/DeepSpeed/issues/1197",
      "https://github.com/deepspeedai/DeepSpeed/issues/4042"
    ]
  },
  since: "0.19.0",
  keys: ["optimizer"],
  scope: "integration",
  *check(view) {
    let type = view.get("optimizer", "type");
    if (type === void 0 || type.kind === "null" || isAuto(type)) return;
    if (type.kind !== "string") {
      yield {
        message: `\`optimizer.type\` must be a text, not ${shown(type)}: DeepSpeed stops while it reads the config. Write a name such as "AdamW".`,
        at: onValue(view, "optimizer", "type"),
        effect: "rejects"
      };
      return;
    }
    let name = type.value;
    if (DEEPSPEED_OPTIMIZERS.includes(name.toLowerCase()) || Object.hasOwn(TORCH_OPTIMIZERS, name)) return;
    let overridden = chooseOptimizer(view).from === "client";
    yield {
      message: `${shown(type)} is no optimizer that DeepSpeed or torch.optim knows: ${overridden ? "only the optimizer passed in code keeps this from failing" : "DeepSpeed stops at start"}. ${advice(name)}`,
      at: onValue(view, "optimizer", "type"),
      ...overridden && { severity: "warning", effect: "ignored" }
    };
  }
};
function advice(name) {
  let successor = SUCCESSORS2.get(name.toLowerCase());
  if (successor !== void 0) return `Use ${successor}.`;
  let torch2 = Object.keys(TORCH_OPTIMIZERS), sameLetters = torch2.find((one) => one.toLowerCase() === name.toLowerCase());
  if (sameLetters !== void 0) return `Classes of torch.optim are case-sensitive: write "${sameLetters}".`;
  if (/adam/i.test(name)) return 'Use "AdamW" (or "Adam").';
  let near = closestNames(name, [...DEEPSPEED_OPTIMIZERS, ...torch2])[0];
  return near === void 0 ? 'Use "AdamW", or build the optimizer in the script.' : `Did you mean "${PROPER[near] ?? near}"?`;
}

// core/rules/optimizer/optimizer-without-type.ts
var optimizer_without_type_default = {
  id: "optimizer-without-type",
  group: "optimizer",
  severity: "error",
  effect: "fails",
  title: "optimizer block without a type",
  docs: {
    why: 'Without type DeepSpeed builds no optimizer from the block. Stages 1 and 2 then stop ("zero stage 1 requires an optimizer"); at stage 0 and 3 the run starts and trains nothing, in silence.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"params": {"lr": 1e-4}}, "zero_optimization": {"stage": 1}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 1}}',
    sources: ["deepspeed/runtime/config.py:288", "deepspeed/runtime/engine.py:2659"]
  },
  keys: ["optimizer"],
  scope: "integration",
  *check(view) {
    if (view.get("optimizer")?.kind !== "object") return;
    let type = view.get("optimizer", "type");
    if (type !== void 0 && type.kind !== "null") return;
    let client = view.integration === "raw" ? view.run.clientOptimizer : null, stage = zeroStage(view), stops = (stage === 1 || stage === 2) && client === null;
    yield {
      message: 'The `optimizer` block has no `type`, so DeepSpeed builds no optimizer from it: ZeRO stages 1 and 2 stop at start, stages 0 and 3 train nothing. Add `"type": "AdamW"`, or remove the block.',
      at: onKey(view, "optimizer"),
      ...!stops && { severity: "warning", effect: "ignored" }
    };
  }
};

// core/rules/optimizer/untested-optimizer-with-zero.ts
var untested_optimizer_with_zero_default = {
  id: "untested-optimizer-with-zero",
  group: "optimizer",
  severity: "error",
  effect: "fails",
  title: "Optimizer that ZeRO was not tested with",
  docs: {
    why: "ZeRO takes Adam, AdamW, Adagrad, Lion and Muon as they are. Any other optimizer, also one built in the script, needs zero_allow_untested_optimizer, or DeepSpeed stops at start. Trainer and accelerate set the flag themselves, but not for an optimizer that stands in the config.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "SGD", "params": {"lr": 0.01}}, "zero_optimization": {"stage": 2}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "SGD", "params": {"lr": 0.01}}, "zero_optimization": {"stage": 2}, "zero_allow_untested_optimizer": true}',
    sources: [
      "deepspeed/runtime/engine.py:2301",
      "https://github.com/deepspeedai/DeepSpeed/issues/281",
      "https://github.com/EleutherAI/gpt-neox/issues/1166",
      "https://github.com/deepspeedai/DeepSpeed/issues/153"
    ]
  },
  scope: "integration",
  *check(view) {
    let stage = zeroStage(view);
    if (stage === void 0 || stage === 0 || isTruthy(view.get("zero_allow_untested_optimizer"))) return;
    let className = untested(view);
    if (className === void 0) return;
    let inConfig = view.get("optimizer", "type") !== void 0;
    yield {
      message: `ZeRO stops at ${className} ("You are using an untested ZeRO Optimizer") unless \`"zero_allow_untested_optimizer": true\` is added at the top level.`,
      at: inConfig ? onValue(view, "optimizer", "type") : onValue(view, "zero_optimization", "stage")
    };
  }
};
function untested(view) {
  let choice = chooseOptimizer(view);
  if (choice.from === "client")
    return view.integration === "raw" && choice.className !== void 0 && !ZERO_OPTIMIZERS.includes(choice.className) ? choice.className : void 0;
  if (choice.from !== "config" || choice.name === "muon") return;
  if (choice.name.startsWith("mu") && choice.name !== choice.type) return choice.type;
  let built2 = builtOptimizer(view);
  return built2 === void 0 || ZERO_OPTIMIZERS.includes(built2.className) ? void 0 : built2.className;
}

// core/rules/optimizer/zero12-needs-optimizer.ts
var zero12_needs_optimizer_default = {
  id: "zero12-needs-optimizer",
  group: "optimizer",
  severity: "error",
  effect: "fails",
  title: "ZeRO stage 1 or 2 without an optimizer",
  docs: {
    why: 'Stages 1 and 2 wrap an optimizer and stop without one ("zero stage 2 requires an optimizer"). Stage 3 may run without: that is how inference uses it.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2}}',
    run: { integration: "raw", facts: { clientOptimizer: null } },
    sources: ["deepspeed/runtime/engine.py:2659"]
  },
  keys: ["zero_optimization"],
  scope: "integration",
  *check(view) {
    let stage = zeroStage(view);
    if (stage !== 1 && stage !== 2 || view.get("optimizer") !== void 0) return;
    let { from } = chooseOptimizer(view);
    from !== "none" && from !== "unknown" || (yield {
      message: `ZeRO stage ${stage} needs an optimizer, and the config has none: add an \`optimizer\` block, or pass one to \`deepspeed.initialize\`.`,
      at: onValue(view, "zero_optimization", "stage"),
      ...from === "unknown" && { severity: "notice", effect: "advice" }
    });
  }
};

// core/deepspeed/run/auto-expert-parallel.ts
var SIZES = ["autoep_size", "expert_tensor_parallel_size"];
function* autoExpertParallel(view) {
  let presets = view.facts.values["expert_parallel/preset_model"], preset = view.get("expert_parallel", "preset_model");
  preset !== void 0 && preset.kind !== "null" && presets !== void 0 && !(preset.kind === "string" && presets.includes(preset.value)) && (yield {
    message: `\`expert_parallel.preset_model\` is ${quoted(preset)}, but DeepSpeed knows only ${presets.map((name) => `\`${name}\``).join(", ")}: the engine stops.`,
    at: atValue("/expert_parallel/preset_model", preset)
  });
  let width = 1;
  for (let key of SIZES) {
    let node2 = view.get("expert_parallel", key);
    if (node2 !== void 0) {
      if (!(node2.kind === "number" && node2.python === "int" && node2.value >= 1) && node2.kind !== "boolean") {
        yield {
          message: `\`expert_parallel.${key}\` is ${quoted(node2)}, but must be a whole number of at least 1: the engine stops.`,
          at: atValue(`/expert_parallel/${key}`, node2)
        };
        return;
      }
      width *= Number((node2.kind === "number", node2.value));
    }
  }
  let node = view.get("expert_parallel", "autoep_size") ?? view.get("expert_parallel", "expert_tensor_parallel_size"), ranks = (view.worldSize ?? 1) / (view.run.pipelineStages || 1);
  node === void 0 || width === 0 || ranks % width === 0 || (yield {
    message: `\`expert_parallel.autoep_size\` \xD7 \`expert_tensor_parallel_size\` is ${width}, which must divide the number of GPUs: the engine stops otherwise.`,
    at: atValue("/expert_parallel/autoep_size", node),
    ...!view.worldSizesKnown && { severity: "notice" }
  });
}

// core/rules/parallel/autoep-values.ts
var autoep_values_default = {
  id: "autoep-values",
  group: "parallel",
  severity: "error",
  effect: "fails",
  title: "Expert parallelism that does not fit",
  docs: {
    why: "autoep_size times expert_tensor_parallel_size must divide the number of ranks, and preset_model must be one of DeepSpeed's own: the engine stops otherwise.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "expert_parallel": {"enabled": true, "autoep_size": 2}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "expert_parallel": {"enabled": true, "autoep_size": 1}}',
    run: { worldSize: 1 },
    sources: ["deepspeed/module_inject/auto_ep_config.py:177", "deepspeed/module_inject/auto_ep_folding.py:112"]
  },
  keys: ["expert_parallel"],
  scope: "world",
  *check(view) {
    yield* view.refusals("autoep-values"), isTruthy(view.get("expert_parallel", "enabled")) && (yield* autoExpertParallel(view));
  }
};

// core/rules/parallel/autotp-batch-triangle.ts
var autotp_batch_triangle_default = {
  id: "autotp-batch-triangle",
  group: "parallel",
  severity: "warning",
  effect: "changed",
  title: "train_batch_size with AutoTP",
  docs: {
    why: "Ranks of one tensor-parallel group see the same samples, but the batch check still multiplies by the whole world size. The train_batch_size that is right by arithmetic (micro \xD7 accumulation \xD7 data-parallel ranks) is refused, and the one that is accepted counts every sample several times.",
    bad: '{"train_batch_size": 4, "train_micro_batch_size_per_gpu": 2, "gradient_accumulation_steps": 1, "tensor_parallel": {"autotp_size": 2}}',
    good: '{"train_micro_batch_size_per_gpu": 2, "gradient_accumulation_steps": 1, "tensor_parallel": {"autotp_size": 2}}',
    run: { integration: "raw", worldSize: 2 },
    sources: ["deepspeed/runtime/config.py:461"]
  },
  keys: ["tensor_parallel"],
  scope: "integration",
  *check(view) {
    let size = view.setting("tensor_parallel", "autotp_size"), train = view.get("train_batch_size");
    typeof size != "number" || size <= 1 || train === void 0 || train.kind === "null" || train.filledBy !== void 0 || (yield {
      message: "With `autotp_size` the batch check still multiplies by the whole world size, although the ranks of a tensor-parallel group share their samples. Give only `train_micro_batch_size_per_gpu` and `gradient_accumulation_steps`.",
      at: onValue(view, "train_batch_size")
    });
  }
};

// core/rules/parallel/autotp-size-world.ts
var autotp_size_world_default = {
  id: "autotp-size-world",
  group: "parallel",
  severity: "error",
  effect: "fails",
  title: "autotp_size that does not fit the world size",
  docs: {
    why: 'AutoTP lays a mesh of data-parallel \xD7 autotp_size over the ranks. A size above the world fails with "Mesh should not be bigger than default world size"; one that does not divide it leaves ranks over.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 1}, "tensor_parallel": {"autotp_size": 4}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 1}, "tensor_parallel": {"autotp_size": 2}}',
    run: { worldSize: 2 },
    sources: ["deepspeed/utils/groups.py:202"]
  },
  keys: ["tensor_parallel"],
  scope: "world",
  *check(view) {
    let size = view.setting("tensor_parallel", "autotp_size"), world = view.worldSize;
    typeof size != "number" || size <= 1 || world === void 0 || world % size === 0 || (yield {
      message: `\`autotp_size\` ${size} must divide the number of ranks: DeepSpeed cannot build its tensor-parallel mesh. Use a divisor of the world size, mostly the GPUs of one node.`,
      at: onValue(view, "tensor_parallel", "autotp_size"),
      ...!view.worldSizesKnown && { severity: "notice" }
    });
  }
};

// core/rules/parallel/autotp-tp-size-mismatch.ts
var autotp_tp_size_mismatch_default = {
  id: "autotp-tp-size-mismatch",
  group: "parallel",
  severity: "error",
  effect: "fails",
  title: "tensor_parallel.tp.tp_size differs from autotp_size",
  docs: {
    why: "tp.tp_size repeats autotp_size; DeepSpeed raises when both are given and differ (1 counts as not given).",
    bad: '{"train_micro_batch_size_per_gpu": 1, "tensor_parallel": {"autotp_size": 2, "tp": {"tp_size": 4}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "tensor_parallel": {"autotp_size": 2}}',
    sources: ["deepspeed/runtime/engine.py:1022"]
  },
  keys: ["tensor_parallel"],
  scope: "integration",
  *check(view) {
    let size = view.setting("tensor_parallel", "autotp_size"), inner = ["tp", "tensor_parallel"].find((key) => view.get("tensor_parallel", key)?.kind === "object");
    if (typeof size != "number" || size <= 1 || inner === void 0) return;
    let repeated = view.setting("tensor_parallel", inner, "tp_size");
    typeof repeated != "number" || repeated === 1 || repeated === size || (yield {
      message: `\`tensor_parallel.tp.tp_size\` ${repeated} contradicts \`autotp_size\` ${size}: DeepSpeed stops at start. Delete \`tp.tp_size\`.`,
      at: onValue(view, "tensor_parallel", inner, "tp_size")
    });
  }
};

// core/rules/parallel/mesh-size-mismatch.ts
var mesh_size_mismatch_default = {
  id: "mesh-size-mismatch",
  group: "parallel",
  severity: "error",
  effect: "fails",
  title: "data_parallel_size \xD7 sequence_parallel_size is not the world size",
  docs: {
    why: 'With both keys DeepSpeed builds a device mesh of that shape over all ranks. A product above the world size fails at once ("Mesh should not be bigger than default world size"), a smaller one leaves ranks without a group.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "data_parallel_size": 4, "sequence_parallel_size": 2}',
    good: '{"train_micro_batch_size_per_gpu": 1, "data_parallel_size": 2, "sequence_parallel_size": 2}',
    run: { integration: "raw", worldSize: 4 },
    sources: ["deepspeed/comm/comm.py:817", "deepspeed/__init__.py:543"]
  },
  keys: ["data_parallel_size"],
  scope: "world",
  *check(view) {
    let data = view.get("data_parallel_size"), sequence = view.get("sequence_parallel_size"), world = view.worldSize;
    data?.kind !== "number" || sequence?.kind !== "number" || world === void 0 || data.value * sequence.value !== world && (yield {
      message: `\`data_parallel_size\` \xD7 \`sequence_parallel_size\` = ${data.value * sequence.value} is not the world size: DeepSpeed cannot build its device mesh. Make the product equal to the number of ranks.`,
      at: onValue(view, "data_parallel_size"),
      ...!view.worldSizesKnown && { severity: "notice" }
    });
  }
};

// core/rules/parallel/overlap-comm-pipeline.ts
var overlap_comm_pipeline_default = {
  id: "overlap-comm-pipeline",
  group: "parallel",
  severity: "notice",
  effect: "changed",
  title: "overlap_comm with a PipelineModule",
  docs: {
    why: "The pipeline schedule decides when gradients are reduced, so DeepSpeed switches overlap_comm off for a PipelineModule.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 1, "overlap_comm": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 1}}',
    run: { integration: "raw", facts: { pipelineStages: 2 } },
    sources: ["deepspeed/runtime/engine.py:2665"]
  },
  keys: ["zero_optimization"],
  scope: "integration",
  *check(view) {
    !view.run.pipelineStages || zeroStage(view) !== 1 || view.setting("zero_optimization", "overlap_comm") === !0 && (yield {
      message: "`overlap_comm` is switched off for a PipelineModule. Remove it.",
      at: onKey(view, "zero_optimization", "overlap_comm")
    });
  }
};

// core/rules/parallel/pipeline-block-ignored.ts
var pipeline_block_ignored_default = {
  id: "pipeline-block-ignored",
  group: "parallel",
  severity: "notice",
  effect: "ignored",
  title: "pipeline block",
  docs: {
    why: 'The block tunes the PipelineEngine, which only runs for a model built as PipelineModule. Writing "stages" here makes no pipeline.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "pipeline": {"stages": 4}}',
    good: '{"train_micro_batch_size_per_gpu": 1}',
    sources: ["deepspeed/runtime/config.py:272"]
  },
  keys: ["pipeline"],
  scope: "integration",
  *check(view) {
    view.get("pipeline")?.kind !== "object" || (view.run.pipelineStages ?? 0) > 0 || (yield {
      message: "The `pipeline` block acts only for a model that the script builds as a PipelineModule; it splits no other model into stages. Remove it otherwise.",
      at: onKey(view, "pipeline")
    });
  }
};

// core/rules/parallel/pipeline-zero-stage.ts
var pipeline_zero_stage_default = {
  id: "pipeline-zero-stage",
  group: "parallel",
  severity: "error",
  effect: "fails",
  title: "PipelineModule with ZeRO stage 2 or 3",
  docs: {
    why: 'Pipeline parallelism accumulates gradients over micro batches that ZeRO 2 would already have scattered. DeepSpeed asserts "ZeRO-2 and ZeRO-3 are incompatible with pipeline parallelism".',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 3}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 1}}',
    run: { integration: "raw", facts: { pipelineStages: 2 } },
    sources: [
      "deepspeed/runtime/pipe/engine.py:77",
      "https://github.com/deepspeedai/DeepSpeed/issues/823",
      "https://github.com/deepspeedai/DeepSpeed/issues/568",
      "https://github.com/deepspeedai/DeepSpeed/issues/1629"
    ]
  },
  keys: ["zero_optimization"],
  scope: "integration",
  *check(view) {
    let stage = zeroStage(view);
    !view.run.pipelineStages || stage !== 2 && stage !== 3 || (yield {
      message: `A PipelineModule cannot run with ZeRO stage ${stage}: DeepSpeed stops at start. Use stage 0 or 1.`,
      at: onValue(view, "zero_optimization", "stage")
    });
  }
};

// core/rules/parallel/sequence-parallel-alone.ts
var sequence_parallel_alone_default = {
  id: "sequence-parallel-alone",
  group: "parallel",
  severity: "warning",
  effect: "changed",
  title: "sequence_parallel_size without data_parallel_size",
  docs: {
    why: "Alone, sequence_parallel_size builds no groups at all, yet the batch arithmetic divides the world size by it: the config is checked against a world that the run does not have.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "sequence_parallel_size": 2}',
    good: '{"train_micro_batch_size_per_gpu": 1, "sequence_parallel_size": 1, "data_parallel_size": 1}',
    sources: ["deepspeed/runtime/config.py:468", "https://github.com/deepspeedai/DeepSpeed/issues/6582"]
  },
  keys: ["sequence_parallel_size"],
  scope: "integration",
  *check(view) {
    let size = view.get("sequence_parallel_size");
    size === void 0 || view.get("data_parallel_size") !== void 0 || size.kind === "number" && size.value === 1 || (yield {
      message: "`sequence_parallel_size` without `data_parallel_size` builds no sequence groups, but divides the world size in the batch arithmetic. Set both (their product is the number of ranks), or remove it.",
      at: onKey(view, "sequence_parallel_size")
    });
  }
};

// core/rules/precision/autocast-with-bf16.ts
var autocast_with_bf16_default = {
  id: "autocast-with-bf16",
  group: "precision",
  severity: "warning",
  effect: "changed",
  title: "torch_autocast together with bf16 or fp16",
  docs: {
    why: "torch_autocast keeps the weights in fp32 and casts the operations; bf16 and fp16 cast the weights. With both on, both happen: the fp32 weights that autocast is meant to keep are gone.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "bf16": {"enabled": true}, "torch_autocast": {"enabled": true, "dtype": "bfloat16"}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "torch_autocast": {"enabled": true, "dtype": "bfloat16"}}',
    run: { integration: "raw" },
    sources: ["deepspeed/runtime/torch_autocast.py:35"]
  },
  keys: ["torch_autocast"],
  scope: "integration",
  *check(view) {
    let precision = modelPrecision(view);
    if (!isTruthy(view.get("torch_autocast", "enabled")) || precision === "fp32") return;
    yield {
      message: `\`torch_autocast\` and \`${precision === "bf16" ? bf16Block(view) : "fp16"}\` are both on, and both apply: the weights are cast to ${precision} although autocast would keep them in fp32. Keep one.`,
      at: onKey(view, "torch_autocast")
    };
  }
};

// core/rules/precision/autocast-with-qwz.ts
var autocast_with_qwz_default = {
  id: "autocast-with-qwz",
  group: "precision",
  severity: "error",
  effect: "fails",
  title: "torch_autocast with zero_quantized_weights",
  docs: {
    why: "Both decide in which type weights are gathered; DeepSpeed asserts that only one is on.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "zero_quantized_weights": true}, "torch_autocast": {"enabled": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3}, "torch_autocast": {"enabled": true}}',
    sources: ["deepspeed/runtime/torch_autocast.py:32"]
  },
  keys: ["torch_autocast"],
  scope: "integration",
  *check(view) {
    isTruthy(view.get("torch_autocast", "enabled")) && view.setting("zero_optimization", "zero_quantized_weights") === !0 && (yield {
      message: "`torch_autocast` does not go with `zero_quantized_weights`: DeepSpeed stops with an AssertionError. Drop one.",
      at: onKey(view, "torch_autocast")
    });
  }
};

// core/deepspeed/run/dtype.ts
var NAMES2 = {
  fp16: ["torch.float16", "fp16", "float16", "half"],
  fp32: ["torch.float32", "fp32", "float32", "float"],
  int8: ["torch.int8", "int8"],
  bf16: ["torch.bfloat16", "bf16", "bfloat16"]
}, DTYPES = ["fp16", "fp32", "int8", "bf16"];
function dtypeOf(node) {
  if (node?.kind === "string")
    return DTYPES.find((dtype) => NAMES2[dtype].includes(node.value));
}

// core/rules/precision/bf16-key-only-bf16-optimizer.ts
var bf16_key_only_bf16_optimizer_default = {
  id: "bf16-key-only-bf16-optimizer",
  group: "precision",
  severity: "notice",
  effect: "ignored",
  title: "immediate_grad_update outside BF16_Optimizer",
  docs: {
    why: "bf16.immediate_grad_update is read by BF16_Optimizer alone, which runs for stage 1 with fp32 gradient accumulation and for pipelines. Everywhere else it does nothing.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2}, "bf16": {"enabled": true, "immediate_grad_update": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 1}, "bf16": {"enabled": true, "immediate_grad_update": true}, "data_types": {"grad_accum_dtype": "fp32"}}',
    run: { integration: "raw" },
    sources: ["deepspeed/runtime/engine.py:2620", "deepspeed/runtime/engine.py:2306"]
  },
  keys: ["bf16", "bfloat16"],
  scope: "integration",
  *check(view) {
    let block = bf16Block(view);
    if (view.setting(block, "enabled") !== !0 || view.setting(block, "immediate_grad_update") !== !0) return;
    let stage = zeroStage(view);
    if (stage === void 0 || (view.run.pipelineStages ?? 0) > 0) return;
    let fp32 = dtypeOf(view.get("data_types", "grad_accum_dtype")) === "fp32";
    stage === 1 && fp32 && offloadDevice(view, "offload_optimizer") !== "cpu" || (yield {
      message: "`immediate_grad_update` acts at ZeRO stage 1 with fp32 gradient accumulation (and in pipelines) only: here it does nothing. Remove it.",
      at: onKey(view, block, "immediate_grad_update")
    });
  }
};

// core/rules/precision/bf16-optim-states-need-master.ts
var bf16_optim_states_need_master_default = {
  id: "bf16-optim-states-need-master",
  group: "precision",
  severity: "error",
  effect: "rejects",
  title: "bf16 optimizer states without bf16 master weights",
  docs: {
    why: "bf16_optimizer_states only goes with bf16_master_weights_and_grads; alone it is refused.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2}, "bf16": {"enabled": true, "bf16_optimizer_states": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2}, "bf16": {"enabled": true, "bf16_optimizer_states": true, "bf16_master_weights_and_grads": true}}',
    sources: ["deepspeed/runtime/config.py:714"]
  },
  scope: "integration",
  check: (view) => view.refusals("bf16-optim-states-need-master")
};

// core/rules/precision/bf16-unsupported-device.ts
var bf16_unsupported_device_default = {
  id: "bf16-unsupported-device",
  group: "precision",
  severity: "error",
  effect: "fails",
  title: "bf16 on a device without it",
  docs: {
    why: 'DeepSpeed asks the accelerator before it starts and stops with "Type bf16 is not supported on your device". GPUs before Ampere do not say so: PyTorch 2 emulates bf16 there, see hw-bf16-emulated.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "bf16": {"enabled": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "fp16": {"enabled": true}}',
    run: { integration: "raw", facts: { bf16Supported: !1 } },
    sources: [
      "deepspeed/runtime/engine.py:2007",
      "https://github.com/deepspeedai/DeepSpeed/issues/6723",
      "https://github.com/OptimalScale/LMFlow/issues/88"
    ]
  },
  keys: ["bf16", "bfloat16"],
  scope: "integration",
  *check(view) {
    let block = bf16Block(view);
    view.setting(block, "enabled") !== !0 || view.run.bf16Supported !== !1 || (yield {
      message: "The accelerator of this run has no bf16: DeepSpeed stops at start. Use fp16 there.",
      at: onKey(view, block)
    });
  }
};

// core/rules/precision/bf16-zero0-no-fp32-master.ts
var bf16_zero0_no_fp32_master_default = {
  id: "bf16-zero0-no-fp32-master",
  group: "precision",
  severity: "notice",
  effect: "changed",
  title: "bf16 without ZeRO",
  docs: {
    why: "At stage 0 bf16 runs in the fp16 wrapper (FP16_Optimizer with FusedAdam, else FP16_UnfusedOptimizer), not in BF16_Optimizer: gradients are accumulated in bf16. Stage 1 partitions the optimizer states for the same communication and can accumulate in fp32.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "bf16": {"enabled": true}, "zero_optimization": {"stage": 0}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "bf16": {"enabled": true}, "zero_optimization": {"stage": 1}}',
    run: { integration: "raw" },
    sources: ["deepspeed/runtime/engine.py:2321"]
  },
  keys: ["bf16", "bfloat16"],
  scope: "integration",
  *check(view) {
    zeroStage(view) !== 0 || modelPrecision(view) !== "bf16" || chooseOptimizer(view).from === "none" || (view.run.pipelineStages ?? 0) > 0 || (yield {
      message: "bf16 at stage 0 runs in the fp16 optimizer wrapper and accumulates gradients in bf16. ZeRO stage 1 costs no more communication and can accumulate in fp32 (`data_types.grad_accum_dtype`).",
      at: onKey(view, bf16Block(view))
    });
  }
};

// core/rules/precision/bfloat16-old-name.ts
var bfloat16_old_name_default = {
  id: "bfloat16-old-name",
  group: "precision",
  severity: "warning",
  effect: "ignored",
  title: "bfloat16 beside bf16",
  docs: {
    why: "bfloat16 is the old name of the bf16 block. It is read only where bf16 is absent or null: with both, what it says is ignored.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "bf16": {"enabled": false}, "bfloat16": {"enabled": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "bf16": {"enabled": true}}',
    sources: ["deepspeed/runtime/precision_config.py:37"]
  },
  keys: ["bfloat16"],
  scope: "file",
  *check(view) {
    let bf16 = view.getWritten("bf16");
    view.getWritten("bfloat16") === void 0 || bf16 === void 0 || bf16.kind === "null" || (yield {
      message: "`bfloat16` is the old name of `bf16` and is ignored beside it. Keep `bf16` only.",
      at: onKey(view, "bfloat16")
    });
  }
};

// core/rules/precision/comm-dtype-lower-than-model.ts
var comm_dtype_lower_than_model_default = {
  id: "comm-dtype-lower-than-model",
  group: "precision",
  severity: "warning",
  effect: "changed",
  title: "Gradients are reduced in a narrower type",
  docs: {
    why: "communication_data_type fp16 squeezes bf16 or fp32 gradients through fp16 while they are reduced: its range ends at 65504, and there is no loss scale to keep them inside. bf16 cuts the precision of fp32 gradients.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "bf16": {"enabled": true}, "communication_data_type": "fp16"}',
    good: '{"train_micro_batch_size_per_gpu": 1, "bf16": {"enabled": true}, "communication_data_type": "fp32"}',
    run: { integration: "raw" },
    sources: ["deepspeed/runtime/engine.py:1719"]
  },
  keys: ["communication_data_type"],
  scope: "integration",
  *check(view) {
    let type = view.get("communication_data_type");
    if (type?.kind !== "string") return;
    let communicated = type.value.toLowerCase(), model = modelPrecision(view);
    (communicated === "fp16" && model !== "fp16" || communicated === "bf16" && model === "fp32") && (yield {
      message: `\`communication_data_type\` ${communicated} narrows the gradients of a model in ${model} while they are reduced. Use ${model === "fp32" ? "fp32" : "bf16 or fp32"}, or remove it.`,
      at: onValue(view, "communication_data_type")
    });
  }
};

// core/rules/precision/dtype-name.ts
var KEYS = ["grad_accum_dtype", "param_dtype", "buffer_dtype"], dtype_name_default = {
  id: "dtype-name",
  group: "precision",
  severity: "error",
  effect: "fails",
  title: "Unknown type name in data_types",
  docs: {
    why: `data_types takes fp32/float32/float, fp16/float16/half, bf16/bfloat16 and int8. Other names, also "auto", pass the config and stop the engine: "'tf32' is not a valid DtypeEnum".`,
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2}, "data_types": {"grad_accum_dtype": "tf32"}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2}, "data_types": {"grad_accum_dtype": "fp32"}}',
    sources: ["deepspeed/runtime/engine.py:1809"]
  },
  keys: ["data_types"],
  scope: "integration",
  *check(view) {
    for (let key of KEYS) {
      let value = view.get("data_types", key);
      value === void 0 || value.kind === "null" || dtypeOf(value) !== void 0 || key === "grad_accum_dtype" && chooseOptimizer(view).from === "none" && zeroStage(view) === 0 || (yield {
        message: `${shown(value)} is no type that \`data_types.${key}\` knows: DeepSpeed stops at start. Use fp32, bf16 or fp16.`,
        at: onValue(view, "data_types", key)
      });
    }
  }
};

// core/rules/precision/fp16-bf16-both.ts
var fp16_bf16_both_default = {
  id: "fp16-bf16-both",
  group: "precision",
  severity: "error",
  effect: "rejects",
  title: "fp16 and bf16 both on",
  docs: {
    why: "A model can train in one of the two only; DeepSpeed refuses the config.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "fp16": {"enabled": true}, "bf16": {"enabled": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "fp16": {"enabled": false}, "bf16": {"enabled": true}}',
    sources: ["deepspeed/runtime/config.py:511"]
  },
  scope: "integration",
  check: (view) => view.refusals("fp16-bf16-both")
};

// core/rules/precision/fp16-dynamic-scale-params.ts
var fp16_dynamic_scale_params_default = {
  id: "fp16-dynamic-scale-params",
  group: "precision",
  severity: "error",
  effect: "rejects",
  title: "Parameters of dynamic loss scaling out of range",
  docs: {
    why: "With dynamic scaling (loss_scale 0) loss_scale_window and min_loss_scale must be whole numbers above 0; fractions are refused in any case.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "fp16": {"enabled": true, "min_loss_scale": 0}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "fp16": {"enabled": true, "min_loss_scale": 1}}',
    sources: ["deepspeed/runtime/precision_config.py:193"]
  },
  scope: "integration",
  check: (view) => view.refusals("fp16-dynamic-scale-params")
};

// core/rules/precision/fp16-initial-scale.ts
var LARGEST = 1023, fp16_initial_scale_default = {
  id: "fp16-initial-scale",
  group: "precision",
  severity: "error",
  effect: "fails",
  title: "initial_scale_power that overflows",
  docs: {
    why: 'The first loss scale is 2 to the initial_scale_power. From 1024 on that number fits no float: the first step dies with "int too large to convert to float".',
    bad: '{"train_micro_batch_size_per_gpu": 1, "fp16": {"enabled": true, "initial_scale_power": 2000}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "fp16": {"enabled": true, "initial_scale_power": 16}}',
    sources: ["deepspeed/runtime/precision_config.py:204"]
  },
  keys: ["fp16"],
  scope: "integration",
  *check(view) {
    let power = view.setting("fp16", "initial_scale_power");
    view.setting("fp16", "enabled") !== !0 || view.setting("fp16", "loss_scale") !== 0 || typeof power != "number" || power <= LARGEST || (yield {
      message: `\`initial_scale_power\` is an exponent: 2^${power} fits no float and the first step fails. The usual value is 16.`,
      at: onValue(view, "fp16", "initial_scale_power")
    });
  }
};

// core/rules/precision/fp16-initial-scale-large.ts
var USUAL = 16, WELL_ABOVE = 24, fp16_initial_scale_large_default = {
  id: "fp16-initial-scale-large",
  group: "precision",
  severity: "notice",
  effect: "advice",
  title: "initial_scale_power well above 16",
  docs: {
    why: "A higher initial scale makes fp16 overflow more likely, not less: every overflow skips a step and halves the scale until it fits. At 32 the first steps are all skipped. It is often raised against NaN losses, which is backwards: overflow wants a lower scale, or bf16.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "fp16": {"enabled": true, "initial_scale_power": 32}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "fp16": {"enabled": true, "initial_scale_power": 16}}',
    sources: [
      "deepspeed/runtime/precision_config.py:135",
      "deepspeed/runtime/fp16/loss_scaler.py",
      "https://github.com/deepspeedai/DeepSpeedExamples/issues/418"
    ]
  },
  keys: ["fp16"],
  scope: "integration",
  *check(view) {
    let power = view.setting("fp16", "initial_scale_power");
    typeof power != "number" || power < WELL_ABOVE || power > 1023 || view.setting("fp16", "loss_scale") === 0 && (yield {
      message: `\`initial_scale_power\` ${power} starts at a loss scale of 2^${power}: about the first ${power - USUAL} steps overflow and are skipped. Raising it against NaN is backwards, as overflow wants a lower scale: use 16, or bf16 on Ampere and newer.`,
      at: onValue(view, "fp16", "initial_scale_power")
    });
  }
};

// core/rules/precision/fp16-loss-scale-value.ts
var fp16_loss_scale_value_default = {
  id: "fp16-loss-scale-value",
  group: "precision",
  severity: "error",
  effect: "rejects",
  title: "A loss scale that is no number",
  docs: {
    why: 'loss_scale is 0 for dynamic scaling, or a positive number. Booleans, negative numbers and words such as "dynamic" are refused.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "fp16": {"enabled": true, "loss_scale": "dynamic"}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "fp16": {"enabled": true, "loss_scale": 0}}',
    sources: ["deepspeed/runtime/precision_config.py:124"]
  },
  scope: "integration",
  check: (view) => view.refusals("fp16-loss-scale-value").map((refusal) => {
    let node = refusal.member?.value, dynamic = node?.kind === "string" && /dynamic/i.test(node.value);
    return node === void 0 || !dynamic ? refusal : {
      ...refusal,
      fix: { title: "write 0, which is dynamic loss scaling", edits: [replaceValue(node, "0")], safe: !0 }
    };
  })
};

// core/rules/precision/fp16-min-scale-above-initial.ts
var fp16_min_scale_above_initial_default = {
  id: "fp16-min-scale-above-initial",
  group: "precision",
  severity: "warning",
  effect: "changed",
  title: "min_loss_scale above the initial scale",
  docs: {
    why: 'Dynamic scaling may not go below min_loss_scale. If that is above 2 to the initial_scale_power, the first overflow raises the scale instead of lowering it, and the run ends at "loss scale already at minimum".',
    bad: '{"train_micro_batch_size_per_gpu": 1, "fp16": {"enabled": true, "initial_scale_power": 8, "min_loss_scale": 65536}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "fp16": {"enabled": true, "initial_scale_power": 16, "min_loss_scale": 1}}',
    sources: ["deepspeed/runtime/precision_config.py:155"]
  },
  keys: ["fp16"],
  scope: "integration",
  *check(view) {
    let power = view.setting("fp16", "initial_scale_power"), least = view.setting("fp16", "min_loss_scale");
    view.setting("fp16", "enabled") !== !0 || view.setting("fp16", "loss_scale") !== 0 || typeof power != "number" || typeof least != "number" || least <= 2 ** power || (yield {
      message: `\`min_loss_scale\` ${least} is above the initial scale 2^${power}: the loss scale cannot fall at an overflow. Lower it; the usual value is 1.`,
      at: onValue(view, "fp16", "min_loss_scale")
    });
  }
};

// core/rules/precision/fp16-static-scale-1.ts
var fp16_static_scale_1_default = {
  id: "fp16-static-scale-1",
  group: "precision",
  severity: "warning",
  effect: "changed",
  title: "fp16 without loss scaling",
  docs: {
    why: "loss_scale 1 is a static scale of 1, that is none: small gradients become 0 in fp16 and the model stops learning. 0 is what asks for dynamic scaling.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "fp16": {"enabled": true, "loss_scale": 1}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "fp16": {"enabled": true, "loss_scale": 0}}',
    sources: ["deepspeed/runtime/precision_config.py:115", "https://github.com/deepspeedai/DeepSpeed/issues/697"]
  },
  keys: ["fp16"],
  scope: "integration",
  *check(view) {
    view.setting("fp16", "enabled") !== !0 || view.setting("fp16", "loss_scale") !== 1 || (yield {
      message: "`loss_scale` 1 means no loss scaling at all: small fp16 gradients underflow to 0. Set it to 0 for dynamic scaling.",
      at: onValue(view, "fp16", "loss_scale")
    });
  }
};

// core/rules/precision/fp16-unsupported-device.ts
var fp16_unsupported_device_default = {
  id: "fp16-unsupported-device",
  group: "precision",
  severity: "error",
  effect: "fails",
  title: "fp16 on a device without it",
  docs: {
    why: 'DeepSpeed asks the accelerator before it starts: on one that says it has no fp16 (old CPUs, GPUs before Volta) the run stops with "Type fp16 is not supported on your device".',
    bad: '{"train_micro_batch_size_per_gpu": 1, "fp16": {"enabled": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "bf16": {"enabled": true}}',
    run: { integration: "raw", facts: { fp16Supported: !1 } },
    sources: ["deepspeed/runtime/engine.py:2004"]
  },
  keys: ["fp16"],
  scope: "integration",
  *check(view) {
    view.setting("fp16", "enabled") !== !0 || view.run.fp16Supported !== !1 || (yield {
      message: "The accelerator of this run has no fp16: DeepSpeed stops at start. Use bf16 where it has that, or fp32.",
      at: onKey(view, "fp16")
    });
  }
};

// core/rules/precision/grad-accum-dtype-mix.ts
var grad_accum_dtype_mix_default = {
  id: "grad-accum-dtype-mix",
  group: "precision",
  severity: "error",
  effect: "fails",
  title: "Gradient accumulation type differs from the model at stage 0",
  docs: {
    why: 'Only ZeRO keeps gradients in another type than the model. At stage 0 DeepSpeed raises NotImplementedError("unsupported mix of model_dtype and grad_accum_dtype").',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "bf16": {"enabled": true}, "data_types": {"grad_accum_dtype": "fp32"}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "bf16": {"enabled": true}, "data_types": {"grad_accum_dtype": "fp32"}, "zero_optimization": {"stage": 1}}',
    sources: ["deepspeed/runtime/engine.py:2323"]
  },
  keys: ["data_types"],
  scope: "integration",
  *check(view) {
    let dtype = dtypeOf(view.get("data_types", "grad_accum_dtype"));
    if (zeroStage(view) !== 0 || dtype === void 0 || chooseOptimizer(view).from === "none") return;
    let model = modelPrecision(view);
    dtype !== model && (yield {
      message: `\`grad_accum_dtype\` ${dtype} with a model in ${model} works with ZeRO only: at stage 0 DeepSpeed stops at start. Use stage 1 or more, or remove it.`,
      at: onValue(view, "data_types", "grad_accum_dtype")
    });
  }
};

// core/rules/precision/keep-in-fp32-value.ts
var keep_in_fp32_value_default = {
  id: "keep-in-fp32-value",
  group: "precision",
  severity: "error",
  effect: "rejects",
  title: 'keep_in_fp32_modules is neither "auto" nor a list of names',
  docs: {
    why: 'data_types.keep_in_fp32_modules takes "auto" or a list of name patterns; everything else is refused.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "data_types": {"keep_in_fp32_modules": "norm"}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "data_types": {"keep_in_fp32_modules": ["norm"]}}',
    sources: ["deepspeed/runtime/config.py:566"]
  },
  scope: "integration",
  check: (view) => view.refusals("keep-in-fp32-value").map((refusal) => {
    let node = refusal.member?.value;
    if (node?.kind !== "string") return refusal;
    let text2 = `[${JSON.stringify(node.value)}]`;
    return { ...refusal, fix: { title: `write ${text2}`, edits: [replaceValue(node, text2)], safe: !0 } };
  })
};

// core/rules/precision/master-weights-need-offload.ts
var KEYS2 = [
  ["fp16", "fp16_master_weights_and_grads"],
  ["bf16", "bf16_master_weights_and_grads"]
], master_weights_need_offload_default = {
  id: "master-weights-need-offload",
  group: "precision",
  severity: "error",
  effect: "fails",
  title: "16-bit master weights without DeepSpeedCPUAdam",
  docs: {
    why: "16-bit master weights are built for the CPU optimizer: DeepSpeed asserts offload_optimizer and DeepSpeedCPUAdam. Only bf16 master weights with bf16_optimizer_states may stay on the GPU.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2}, "bf16": {"enabled": true, "bf16_master_weights_and_grads": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2}, "bf16": {"enabled": true, "bf16_master_weights_and_grads": true, "bf16_optimizer_states": true}}',
    sources: ["deepspeed/runtime/base_optimizer.py:512", "deepspeed/runtime/zero/stage_1_and_2.py:332"]
  },
  keys: ["fp16", "bf16"],
  scope: "integration",
  *check(view) {
    let stage = zeroStage(view);
    if (stage === void 0 || stage === 0 || chooseOptimizer(view).from === "none") return;
    let offload = usesCpuOptimizer(view);
    for (let [block, key] of KEYS2) {
      if (view.setting(block, key) !== !0 || block === "bf16" && view.setting("bf16", "bf16_optimizer_states") === !0 && !offload) continue;
      let className = optimizerClass(view);
      if (offload && (className === void 0 || className === "DeepSpeedCPUAdam")) continue;
      yield {
        message: offload ? `\`${key}\` needs DeepSpeedCPUAdam, but this run uses ${className}: DeepSpeed stops with an AssertionError. Use type AdamW without \`torch_adam\`.` : `\`${key}\` needs \`offload_optimizer\` with DeepSpeedCPUAdam: DeepSpeed stops with an AssertionError. Offload the optimizer to cpu${block === "bf16" ? ", or set `bf16_optimizer_states` too" : ""}.`,
        at: onKey(view, block, key)
      };
    }
  }
};
function optimizerClass(view) {
  let choice = chooseOptimizer(view);
  return choice.from === "config" ? builtOptimizer(view)?.className ?? choice.type : choice.from === "client" && view.integration === "raw" ? choice.className : void 0;
}

// core/rules/precision/master-weights-need-zero.ts
var master_weights_need_zero_default = {
  id: "master-weights-need-zero",
  group: "precision",
  severity: "error",
  effect: "rejects",
  title: "16-bit master weights without ZeRO",
  docs: {
    why: "fp16_master_weights_and_grads and bf16_master_weights_and_grads are part of the ZeRO optimizers: at stage 0 DeepSpeed refuses them.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "bf16": {"enabled": true, "bf16_master_weights_and_grads": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 1}, "bf16": {"enabled": true, "bf16_master_weights_and_grads": true}}',
    sources: ["deepspeed/runtime/config.py:705"]
  },
  scope: "integration",
  check: (view) => view.refusals("master-weights-need-zero")
};

// core/rules/precision/no-precision-fp32.ts
var BLOCKS8 = ["fp16", "bf16", "bfloat16"], no_precision_fp32_default = {
  id: "no-precision-fp32",
  group: "precision",
  severity: "notice",
  effect: "advice",
  title: "Training in fp32",
  docs: {
    why: "Without fp16, bf16 or torch_autocast DeepSpeed trains in fp32: weights, gradients and activations take twice the memory of 16 bit, and tensor cores idle.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2}, "bf16": {"enabled": true}}',
    run: { integration: "raw" },
    sources: ["deepspeed/runtime/engine.py:1800"]
  },
  scope: "integration",
  *check(view) {
    modelPrecision(view) !== "fp32" || usesAutocast(view) || BLOCKS8.some((name) => view.get(name) !== void 0) || view.integration !== "raw" || view.root.members.length === 0 || (yield {
      message: 'Neither `fp16` nor `bf16` nor `torch_autocast` is enabled: this trains in fp32, with twice the memory. Add `"bf16": {"enabled": true}` unless that is meant.',
      at: onFile(view)
    });
  }
};

// core/rules/precision/param-dtype-mismatch.ts
var param_dtype_mismatch_default = {
  id: "param-dtype-mismatch",
  group: "precision",
  severity: "error",
  effect: "fails",
  title: "data_types.param_dtype contradicts the precision blocks",
  docs: {
    why: "The type of the weights follows fp16.enabled and bf16.enabled. param_dtype may only repeat it: DeepSpeed asserts that the two agree.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "bf16": {"enabled": true}, "data_types": {"param_dtype": "fp16"}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "bf16": {"enabled": true}, "data_types": {"param_dtype": "bf16"}}',
    run: { integration: "raw" },
    sources: ["deepspeed/runtime/engine.py:1827"]
  },
  since: "0.19.0",
  keys: ["data_types"],
  scope: "integration",
  *check(view) {
    let dtype = dtypeOf(view.get("data_types", "param_dtype")), model = modelPrecision(view);
    dtype === void 0 || dtype === model || (yield {
      message: `\`param_dtype\` says ${dtype}, but the model is trained in ${model}: DeepSpeed stops with an AssertionError. Switch on the matching \`fp16\` or \`bf16\` block, or remove it.`,
      at: onValue(view, "data_types", "param_dtype")
    });
  }
};

// core/rules/precision/precision-block-not-enabled.ts
var BLOCKS9 = ["fp16", "bf16", "bfloat16"], precision_block_not_enabled_default = {
  id: "precision-block-not-enabled",
  group: "precision",
  severity: "warning",
  effect: "ignored",
  title: "fp16 or bf16 block without enabled",
  docs: {
    why: "enabled defaults to false: a block that only sets loss-scale options (or nothing) leaves the training in fp32, with twice the memory of 16 bit.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "fp16": {"initial_scale_power": 16}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "fp16": {"enabled": true, "initial_scale_power": 16}}',
    sources: ["deepspeed/runtime/precision_config.py:46"]
  },
  keys: [...BLOCKS9],
  scope: "integration",
  *check(view) {
    for (let name of BLOCKS9) {
      let block = view.get(name);
      if (block?.kind !== "object" || view.get(name, "enabled") !== void 0) continue;
      let other = modelPrecision(view) !== "fp32";
      other && onlyAuto(block) || (yield {
        message: `The \`${name}\` block has no \`enabled\`, which means false: ${other ? "it does nothing" : "the training runs in fp32"}. Add \`"enabled": true\`, or remove the block.`,
        at: onKey(view, name),
        ...other && { severity: "notice" }
      });
    }
  }
};
function onlyAuto(block) {
  return block.members.every((member) => isAuto(member.value) || isCommentKey(member.key));
}

// core/rules/precision/static-scale-ignores-dynamic.ts
var DYNAMIC = ["initial_scale_power", "loss_scale_window", "hysteresis", "min_loss_scale", "consecutive_hysteresis"], static_scale_ignores_dynamic_default = {
  id: "static-scale-ignores-dynamic",
  group: "precision",
  severity: "notice",
  effect: "ignored",
  title: "Dynamic loss-scale options beside a static loss_scale",
  docs: {
    why: "A loss_scale other than 0 is static: it never moves, and the options that steer the dynamic scale are not read.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "fp16": {"enabled": true, "loss_scale": 64, "initial_scale_power": 20}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "fp16": {"enabled": true, "loss_scale": 0, "initial_scale_power": 20}}',
    sources: ["deepspeed/runtime/engine.py:1781"]
  },
  keys: ["fp16"],
  scope: "integration",
  *check(view) {
    let scale = view.setting("fp16", "loss_scale");
    if (view.setting("fp16", "enabled") !== !0 || typeof scale != "number" || scale === 0) return;
    let ignored = DYNAMIC.filter((key) => view.get("fp16", key) !== void 0), first = ignored[0];
    first !== void 0 && (yield {
      message: `\`loss_scale\` ${scale} is static, so ${ignored.map((key) => `\`${key}\``).join(", ")} ${ignored.length === 1 ? "is" : "are"} not used. Set \`loss_scale\` to 0 for dynamic scaling, or remove ${ignored.length === 1 ? "it" : "them"}.`,
      at: onKey(view, "fp16", first)
    });
  }
};

// core/rules/precision/torch-autocast-dtype.ts
var torch_autocast_dtype_default = {
  id: "torch-autocast-dtype",
  group: "precision",
  severity: "error",
  effect: "rejects",
  title: "An autocast type that DeepSpeed does not know",
  docs: {
    why: "torch_autocast.dtype is one of DeepSpeed's names of types, and lower_precision_safe_modules a list of class names; the rest is refused.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "torch_autocast": {"enabled": true, "dtype": "fp8"}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "torch_autocast": {"enabled": true, "dtype": "bfloat16"}}',
    sources: ["deepspeed/runtime/config.py:186"]
  },
  scope: "integration",
  check: (view) => view.refusals("torch-autocast-dtype")
};

// core/rules/precision/torch-autocast-modules.ts
var torch_autocast_modules_default = {
  id: "torch-autocast-modules",
  group: "precision",
  severity: "error",
  effect: "fails",
  title: "lower_precision_safe_modules names a class that cannot be imported",
  docs: {
    why: 'Each entry is imported when the engine is built, as package.Class. A name without a package, or a class that is not there, stops the run: "Failed to import lower precision safe module".',
    bad: '{"train_micro_batch_size_per_gpu": 1, "torch_autocast": {"enabled": true, "dtype": "bfloat16", "lower_precision_safe_modules": ["torch.nn.NotALayer"]}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "torch_autocast": {"enabled": true, "dtype": "bfloat16", "lower_precision_safe_modules": ["torch.nn.Linear"]}}',
    sources: ["deepspeed/runtime/torch_autocast.py:52"]
  },
  keys: ["torch_autocast"],
  scope: "integration",
  *check(view) {
    if (!isTruthy(view.get("torch_autocast", "enabled"))) return;
    let list = view.get("torch_autocast", "lower_precision_safe_modules");
    if (list?.kind === "array")
      for (let [index, item] of list.items.entries()) {
        if (item.kind !== "string") continue;
        let missing2 = item.value.startsWith("torch.nn.") && !TORCH_MODULES.includes(item.value.slice(9)), inner = item.value.startsWith("torch.nn.") && item.value.slice(9).includes(".");
        if (item.value.includes(".") && (!missing2 || inner)) continue;
        let place = onValue(view, "torch_autocast", "lower_precision_safe_modules");
        yield {
          message: `${shown(item)} cannot be imported, and DeepSpeed stops at start. Write the full path of a class, such as "torch.nn.Linear".`,
          at: { pointer: `${place.pointer}/${index}`, span: item.span }
        };
      }
  }
};

// core/rules/scheduler/client-scheduler-overrides.ts
var client_scheduler_overrides_default = {
  id: "client-scheduler-overrides",
  group: "scheduler",
  severity: "notice",
  effect: "ignored",
  title: "A scheduler passed in code beats the config's",
  docs: {
    why: "deepspeed.initialize(lr_scheduler=...) wins: the scheduler block of the config is not used.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "scheduler": {"type": "WarmupLR", "params": {"warmup_num_steps": 10}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}}',
    run: { integration: "raw", facts: { clientScheduler: "LambdaLR" } },
    sources: ["deepspeed/runtime/engine.py:1889"]
  },
  keys: ["scheduler"],
  integrations: ["raw"],
  scope: "integration",
  *check(view) {
    !view.run.clientScheduler || namedScheduler(view) === void 0 || (yield {
      message: `The script passes its own scheduler (${view.run.clientScheduler}), which beats this block. Keep one of the two.`,
      at: onKey(view, "scheduler")
    });
  }
};

// core/rules/scheduler/scheduler-missing-param.ts
var scheduler_missing_param_default = {
  id: "scheduler-missing-param",
  group: "scheduler",
  severity: "error",
  effect: "fails",
  title: "Scheduler without a parameter that it needs",
  docs: {
    why: "scheduler.params are the arguments of the class, and some have no default: total_num_steps of WarmupDecayLR and WarmupCosineLR, cycle_min_lr and cycle_max_lr of OneCycle. The params object itself must be there, too, if only as {}.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "scheduler": {"type": "WarmupDecayLR", "params": {"warmup_num_steps": 10}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "scheduler": {"type": "WarmupDecayLR", "params": {"warmup_num_steps": 10, "total_num_steps": 1000}}}',
    sources: ["deepspeed/runtime/engine.py:1935"]
  },
  keys: ["scheduler"],
  scope: "integration",
  *check(view) {
    let scheduler2 = builtScheduler(view);
    if (scheduler2?.signature === void 0) return;
    let params = view.get("scheduler", "params");
    if (params === void 0 || params.kind === "null") {
      yield {
        message: 'The `scheduler` block has no `params`: DeepSpeed stops with "argument after ** must be a mapping, not NoneType". Add `params`, empty where the defaults will do.',
        at: onKey(view, "scheduler", "params")
      };
      return;
    }
    if (params.kind !== "object") return;
    let missing2 = scheduler2.signature.required.filter(
      (name) => !params.members.some((member) => member.key === name)
    );
    if (missing2.length === 0) return;
    let names = missing2.map((name) => `\`${name}\``).join(" and ");
    yield {
      message: `${scheduler2.type} needs ${names}: DeepSpeed stops with a TypeError. Add ${missing2.length === 1 ? "it" : "them"} to \`scheduler.params\`.`,
      at: onKey(view, "scheduler", "params")
    };
  }
};

// core/rules/scheduler/scheduler-param-unknown.ts
var OTHER_NAMES2 = {
  warmup_steps: "warmup_num_steps",
  num_warmup_steps: "warmup_num_steps",
  total_steps: "total_num_steps",
  num_training_steps: "total_num_steps",
  max_lr: "cycle_max_lr",
  min_lr: "cycle_min_lr"
}, scheduler_param_unknown_default = {
  id: "scheduler-param-unknown",
  group: "scheduler",
  severity: "error",
  effect: "fails",
  title: "Parameter that the scheduler does not take",
  docs: {
    why: `scheduler.params are the arguments of the class. WarmupLR has no total_num_steps, WarmupCosineLR neither warmup_max_lr nor warmup_min_lr (it scales the optimizer's own lr by ratios), and none has warmup_steps: each ends in "got an unexpected keyword argument".`,
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "scheduler": {"type": "WarmupLR", "params": {"warmup_steps": 10}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "scheduler": {"type": "WarmupLR", "params": {"warmup_num_steps": 10}}}',
    sources: ["deepspeed/runtime/engine.py:1935"]
  },
  keys: ["scheduler"],
  scope: "integration",
  *check(view) {
    let scheduler2 = builtScheduler(view), params = schedulerParams(view);
    if (!(scheduler2?.signature === void 0 || params === void 0))
      for (let { key } of params.members)
        takes(scheduler2.signature, key) || (yield {
          message: `${scheduler2.type} has no parameter \`${key}\`: DeepSpeed stops with a TypeError. ${hint(scheduler2.type, key, keywordsOf(scheduler2.signature))}`,
          at: onKey(view, "scheduler", "params", key)
        });
  }
};
function hint(type, key, known) {
  if (type === "WarmupLR" && key === "total_num_steps") return "Remove it, or use WarmupDecayLR.";
  if (type === "WarmupCosineLR" && /^warmup_m(?:ax|in)_lr$/.test(key))
    return "Remove it: the schedule scales the optimizer's `lr` (`warmup_min_ratio`, `cos_min_ratio`).";
  let other = Object.hasOwn(OTHER_NAMES2, key) ? OTHER_NAMES2[key] : void 0, near = other !== void 0 && known.includes(other) ? other : closestNames(key, known)[0];
  return near === void 0 ? `It takes ${known.join(", ")}.` : `Did you mean \`${near}\`?`;
}

// core/rules/scheduler/scheduler-param-value.ts
var NOT_NUMBERS = /* @__PURE__ */ new Set(["warmup_type", "lr_range_test_staircase", "cycle_momentum"]), LISTS = /* @__PURE__ */ new Set([
  "warmup_min_lr",
  "warmup_max_lr",
  "cycle_min_lr",
  "cycle_max_lr",
  "cycle_min_mom",
  "cycle_max_mom",
  "lr_range_test_min_lr"
]), NULLABLE = /* @__PURE__ */ new Set([
  "WarmupLR.warmup_max_lr",
  "OneCycle.cycle_second_step_size",
  "OneCycle.cycle_second_stair_count"
]), scheduler_param_value_default = {
  id: "scheduler-param-value",
  group: "scheduler",
  severity: "error",
  effect: "fails",
  title: "Scheduler parameter of the wrong kind",
  docs: {
    why: "DeepSpeed computes with the values as they stand: a number written as text stops the run with a TypeError, and a cycle or test step of 0 is refused.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "scheduler": {"type": "WarmupLR", "params": {"warmup_max_lr": "1e-3"}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "scheduler": {"type": "WarmupLR", "params": {"warmup_max_lr": 1e-3}}}',
    sources: ["deepspeed/runtime/lr_schedules.py:527", "deepspeed/runtime/lr_schedules.py:743"]
  },
  keys: ["scheduler"],
  scope: "integration",
  *check(view) {
    let scheduler2 = builtScheduler(view), params = schedulerParams(view);
    if (!(scheduler2?.signature === void 0 || scheduler2.torch || params === void 0))
      for (let { key, value } of params.members) {
        if (isAuto(value) || key === "warmup_num_steps" || !takes(scheduler2.signature, key)) continue;
        let problem = problemOf2(scheduler2.type, key, value);
        problem !== void 0 && (yield { message: problem, at: onValue(view, "scheduler", "params", key) });
      }
  }
};
function problemOf2(type, key, value) {
  let name = `\`scheduler.params.${key}\``;
  if (NOT_NUMBERS.has(key) || value.kind === "boolean" || value.kind === "null" && NULLABLE.has(`${type}.${key}`) || value.kind === "array" && LISTS.has(key)) return;
  let digits = value.kind === "string" && /^cycle_(?:first|second)_step_size$/.test(key) && Number.isFinite(Number.parseFloat(value.value));
  if (value.kind !== "number" && !digits)
    return `${name} must be a number, not ${shown(value)}: the run stops with a TypeError.${value.kind === "string" ? " Drop the quotes." : ""}`;
  let number = value.kind === "number" ? value.value : 1;
  if (key === "cycle_first_step_size" && number <= 0) return `${name} must be positive: DeepSpeed stops at start.`;
  if (key === "cycle_second_step_size" && number < 0) return `${name} must not be negative: DeepSpeed stops at start.`;
  if (key === "lr_range_test_step_size" && (number <= 0 || value.kind === "number" && value.python === "float"))
    return `${name} must be a positive integer: DeepSpeed stops at start.`;
}

// core/rules/scheduler/scheduler-torch-with-zero.ts
var scheduler_torch_with_zero_default = {
  id: "scheduler-torch-with-zero",
  group: "scheduler",
  severity: "error",
  effect: "fails",
  title: "Scheduler of torch.optim with a wrapped optimizer",
  docs: {
    why: `PyTorch's schedulers take a torch.optim.Optimizer only. With ZeRO, and at stage 0 with fp16 or bf16, the engine hands them its own wrapper instead: "DeepSpeedZeroOptimizer is not an Optimizer".`,
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2}, "scheduler": {"type": "StepLR", "params": {"step_size": 100}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2}, "scheduler": {"type": "WarmupLR", "params": {"warmup_num_steps": 100}}}',
    sources: ["deepspeed/runtime/engine.py:1932"]
  },
  keys: ["scheduler"],
  scope: "integration",
  *check(view) {
    let scheduler2 = builtScheduler(view), stage = zeroStage(view);
    !scheduler2?.torch || stage === void 0 || !(stage > 0 || modelPrecision(view) !== "fp32") || (yield {
      message: `${scheduler2.type} is a PyTorch scheduler and cannot take the optimizer that DeepSpeed wraps ${stage > 0 ? "for ZeRO" : "for 16-bit training"}: the run stops with a TypeError. Use a DeepSpeed scheduler such as WarmupDecayLR, or build it in the script.`,
      at: onValue(view, "scheduler", "type")
    });
  }
};

// core/rules/scheduler/scheduler-total-lt-warmup.ts
var scheduler_total_lt_warmup_default = {
  id: "scheduler-total-lt-warmup",
  group: "scheduler",
  severity: "warning",
  effect: "changed",
  title: "total_num_steps below warmup_num_steps",
  docs: {
    why: "The warm-up would last longer than the whole training: the learning rate never reaches its maximum, and DeepSpeed only writes a log line. warmup_num_steps is 1000 where it is left out.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "scheduler": {"type": "WarmupDecayLR", "params": {"warmup_num_steps": 100, "total_num_steps": 10}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "scheduler": {"type": "WarmupDecayLR", "params": {"warmup_num_steps": 100, "total_num_steps": 1000}}}',
    sources: ["deepspeed/runtime/lr_schedules.py:827"]
  },
  keys: ["scheduler"],
  scope: "integration",
  *check(view) {
    let scheduler2 = builtScheduler(view);
    if (scheduler2 === void 0 || scheduler2.torch || scheduler2.signature === void 0) return;
    let total = view.get("scheduler", "params", "total_num_steps"), warmup = view.get("scheduler", "params", "warmup_num_steps"), byDefault = scheduler2.signature.optional.warmup_num_steps, steps = warmup === void 0 ? byDefault : warmup.kind === "number" ? warmup.value : void 0;
    total?.kind !== "number" || typeof steps != "number" || total.value >= Math.max(2, steps) || total.filledBy !== void 0 && warmup?.filledBy !== void 0 || (yield {
      message: `\`total_num_steps\` (${total.value}) is smaller than \`warmup_num_steps\` (${Math.max(2, steps)}): the learning rate never reaches its maximum. Raise the total.`,
      at: onValue(view, "scheduler", "params", "total_num_steps")
    });
  }
};

// core/rules/scheduler/scheduler-type-unknown.ts
var TRAINER_NAMES = {
  linear: "WarmupDecayLR",
  cosine: "WarmupCosineLR",
  cosine_with_restarts: "WarmupCosineLR",
  constant: "WarmupLR",
  constant_with_warmup: "WarmupLR",
  WarmupLinearLR: "WarmupDecayLR"
}, scheduler_type_unknown_default = {
  id: "scheduler-type-unknown",
  group: "scheduler",
  severity: "error",
  effect: "fails",
  title: "Unknown scheduler type",
  docs: {
    why: "The type must be LRRangeTest, OneCycle, WarmupLR, WarmupDecayLR or WarmupCosineLR, or a class of torch.optim.lr_scheduler, to the letter. The names of Trainer (linear, cosine) are not.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "scheduler": {"type": "cosine", "params": {}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "scheduler": {"type": "WarmupCosineLR", "params": {"total_num_steps": 1000, "warmup_num_steps": 10}}}',
    sources: ["deepspeed/runtime/engine.py:1930"]
  },
  keys: ["scheduler"],
  scope: "integration",
  *check(view) {
    let type = view.get("scheduler", "type");
    if (type === void 0 || type.kind === "null" || isAuto(type)) return;
    let scheduler2 = builtScheduler(view);
    if (type.kind === "string" && (scheduler2 === void 0 || scheduler2.signature !== void 0)) return;
    let own2 = Object.keys(SCHEDULERS), name = type.kind === "string" ? type.value : "", near = (Object.hasOwn(TRAINER_NAMES, name) ? TRAINER_NAMES[name] : void 0) ?? closestNames(name, [...own2, ...Object.keys(TORCH_SCHEDULERS)])[0];
    yield {
      message: `DeepSpeed does not recognize the scheduler ${shown(type)} and stops at start. ${near === void 0 ? `Use ${own2.join(", ")}.` : `Did you mean "${near}"?`}`,
      at: onValue(view, "scheduler", "type")
    };
  }
};

// core/rules/scheduler/scheduler-warmup-type.ts
var TYPES = ["log", "linear"], scheduler_warmup_type_default = {
  id: "scheduler-warmup-type",
  group: "scheduler",
  severity: "warning",
  effect: "changed",
  title: "Unknown warmup_type",
  docs: {
    why: 'DeepSpeed knows log and linear. Any other text, also "Linear", becomes log with one log line, and the learning rate rises much faster at first.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "scheduler": {"type": "WarmupLR", "params": {"warmup_type": "cosine"}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "scheduler": {"type": "WarmupLR", "params": {"warmup_type": "linear"}}}',
    sources: ["deepspeed/runtime/lr_schedules.py:747"]
  },
  keys: ["scheduler"],
  scope: "integration",
  *check(view) {
    let scheduler2 = builtScheduler(view);
    if (scheduler2?.signature === void 0 || !takes(scheduler2.signature, "warmup_type")) return;
    let type = view.get("scheduler", "params", "warmup_type");
    if (type === void 0 || type.kind === "string" && TYPES.includes(type.value)) return;
    let unhashable = type.kind === "array" || type.kind === "object", near = type.kind === "string" ? closestNames(type.value, TYPES)[0] : void 0;
    yield {
      message: unhashable ? `\`warmup_type\` must be "log" or "linear", not ${shown(type)}: DeepSpeed stops with a TypeError.` : `DeepSpeed does not know the \`warmup_type\` ${shown(type)} and silently uses "log". ${near ? `Did you mean "${near}"?` : 'Use "log" or "linear".'}`,
      at: onValue(view, "scheduler", "params", "warmup_type"),
      ...unhashable && { severity: "error", effect: "fails" }
    };
  }
};

// core/rules/scheduler/scheduler-without-optimizer.ts
var scheduler_without_optimizer_default = {
  id: "scheduler-without-optimizer",
  group: "scheduler",
  severity: "warning",
  effect: "ignored",
  title: "scheduler block without any optimizer",
  docs: {
    why: "DeepSpeed builds the scheduler only after an optimizer, from the config or from code. Without one the block is never looked at.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "scheduler": {"type": "WarmupLR", "params": {"warmup_num_steps": 10}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "scheduler": {"type": "WarmupLR", "params": {"warmup_num_steps": 10}}}',
    run: { integration: "raw", facts: { clientOptimizer: null } },
    sources: ["deepspeed/runtime/engine.py:685"]
  },
  keys: ["scheduler"],
  scope: "integration",
  *check(view) {
    namedScheduler(view) === void 0 || chooseOptimizer(view).from !== "none" || (yield {
      message: "The `scheduler` is never built, because this run has no optimizer. Add an `optimizer` block.",
      at: onKey(view, "scheduler")
    });
  }
};

// core/rules/scheduler/scheduler-without-type.ts
var scheduler_without_type_default = {
  id: "scheduler-without-type",
  group: "scheduler",
  severity: "warning",
  effect: "ignored",
  title: "scheduler block without a type",
  docs: {
    why: "Without type DeepSpeed builds no scheduler from the block: the learning rate stays where the optimizer set it.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "scheduler": {"params": {"warmup_num_steps": 10}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "scheduler": {"type": "WarmupLR", "params": {"warmup_num_steps": 10}}}',
    sources: ["deepspeed/runtime/config.py:325"]
  },
  keys: ["scheduler"],
  scope: "file",
  *check(view) {
    if (view.getWritten("scheduler")?.kind !== "object") return;
    let type = view.getWritten("scheduler", "type");
    type !== void 0 && type.kind !== "null" || (yield {
      message: 'The `scheduler` block has no `type` and is ignored: the learning rate stays constant. Add one, such as "WarmupLR".',
      at: onKey(view, "scheduler")
    });
  }
};

// core/rules/scheduler/warmup-max-lr-overrides-lr.ts
var warmup_max_lr_overrides_lr_default = {
  id: "warmup-max-lr-overrides-lr",
  group: "scheduler",
  severity: "notice",
  effect: "changed",
  title: "The scheduler's warmup_max_lr replaces the optimizer's lr",
  docs: {
    why: "WarmupLR and WarmupDecayLR set the learning rate themselves and end at warmup_max_lr: the lr of the optimizer is not used. Where warmup_max_lr is left out, WarmupLR takes the lr of the optimizer, but WarmupDecayLR 0.001.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "scheduler": {"type": "WarmupLR", "params": {"warmup_max_lr": 5e-5, "warmup_num_steps": 10}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 5e-5}}, "scheduler": {"type": "WarmupLR", "params": {"warmup_max_lr": 5e-5, "warmup_num_steps": 10}}}',
    sources: ["deepspeed/runtime/lr_schedules.py:738", "https://github.com/deepspeedai/DeepSpeed/issues/7303"]
  },
  keys: ["scheduler"],
  scope: "integration",
  *check(view) {
    let scheduler2 = builtScheduler(view);
    if (scheduler2?.type !== "WarmupLR" && scheduler2?.type !== "WarmupDecayLR") return;
    let rate = learningRate(view);
    if (rate === void 0 || view.get("scheduler", "params")?.kind !== "object") return;
    let max = view.get("scheduler", "params", "warmup_max_lr"), byDefault = scheduler2.signature?.optional.warmup_max_lr, value = max === void 0 ? byDefault : max.kind === "number" ? max.value : void 0;
    typeof value != "number" || value === rate || (yield {
      message: max === void 0 ? `${scheduler2.type} warms up to its own default of ${value}, not to the optimizer's \`lr\` of ${rate}. Set \`warmup_max_lr\`.` : `${scheduler2.type} warms up to \`warmup_max_lr\` ${value}; the optimizer's \`lr\` ${rate} is not used. Make the two equal.`,
      at: max === void 0 ? onKey(view, "scheduler", "params") : onValue(view, "scheduler", "params", "warmup_max_lr")
    });
  }
};
function learningRate(view) {
  let built2 = builtOptimizer(view), written = optimizerParams(view)?.members.findLast((member) => member.key === "lr")?.value;
  if (built2 === void 0) return;
  if (written !== void 0) return written.kind === "number" ? written.value : void 0;
  let byDefault = built2.signature.optional.lr;
  return typeof byDefault == "number" ? byDefault : void 0;
}

// core/rules/scheduler/warmup-steps-positive-int.ts
var warmup_steps_positive_int_default = {
  id: "warmup-steps-positive-int",
  group: "scheduler",
  severity: "error",
  effect: "fails",
  title: "warmup_num_steps must be an integer of at least 1",
  docs: {
    why: "Since 0.19.6 DeepSpeed raises for 0, for ratios and for floats. 100.0 or 1e3 in a file pass with DeepSpeed itself, whose HJSON reader makes integers of them, but not through Trainer and accelerate, which read plain JSON.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "scheduler": {"type": "WarmupLR", "params": {"warmup_num_steps": 0}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "scheduler": {"type": "WarmupLR", "params": {"warmup_num_steps": 1}}}',
    sources: ["deepspeed/runtime/lr_schedules.py:734"]
  },
  since: "0.19.6",
  keys: ["scheduler"],
  scope: "integration",
  *check(view) {
    let scheduler2 = builtScheduler(view);
    if (scheduler2?.signature === void 0 || !takes(scheduler2.signature, "warmup_num_steps")) return;
    let steps = view.get("scheduler", "params", "warmup_num_steps");
    if (steps === void 0 || steps.filledBy !== void 0 || isAuto(steps) || steps.kind === "number" && steps.python === "int" && steps.value > 0 || steps.kind === "boolean" && steps.value) return;
    let ratio = steps.kind === "number" && steps.value > 0 && steps.value < 1;
    yield {
      message: `\`warmup_num_steps\` must be an integer of at least 1, not ${shown(steps)}: DeepSpeed stops at start.${ratio ? " It counts steps, it is no ratio." : ""}`,
      at: onValue(view, "scheduler", "params", "warmup_num_steps")
    };
  }
};

// core/rules/syntax/config-file-missing.ts
var config_file_missing_default = {
  id: "config-file-missing",
  group: "syntax",
  severity: "error",
  effect: "rejects",
  title: "The config file does not exist",
  docs: {
    why: "A path that does not exist is taken for a base64 text: the error message speaks of base64, not of the missing file.",
    bad: "{}",
    good: '{"train_micro_batch_size_per_gpu": 1}',
    run: { facts: { other: { missing_file: !0 } } },
    sources: ["deepspeed/runtime/tensor_parallel/init_utils.py:30", "accelerate/utils/deepspeed.py:146"]
  },
  kind: "any",
  scope: "file",
  *check(view) {
    let file = view.getWritten("deepspeed_config", "deepspeed_config_file");
    file?.kind === "string" && view.run.other?.hasFile === !1 && (yield {
      message: `\`deepspeed_config_file\` names ${JSON.stringify(file.value)}, which does not exist where the run looks for it: the run stops. The path counts from the directory of the launch.`,
      at: { pointer: "/deepspeed_config/deepspeed_config_file", span: file.span }
    }), view.run.other?.missing_file === !0 && (yield {
      message: "This config file does not exist where the run looks for it, so its path is taken for base64 text, and the run stops. The path counts from the directory of the launch.",
      at: onFile(view)
    });
  }
};

// core/rules/syntax/duplicate-key.ts
var duplicate_key_default = {
  id: "duplicate-key",
  group: "syntax",
  severity: "error",
  effect: "rejects",
  title: "The same key twice in one object",
  docs: {
    why: "DeepSpeed refuses a file in which a key stands twice. Transformers and Accelerate read the same file without a word and keep the last one.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "train_micro_batch_size_per_gpu": 2}',
    good: '{"train_micro_batch_size_per_gpu": 1}',
    sources: ["deepspeed/runtime/config_utils.py:211"]
  },
  integrations: ["raw"],
  local: !0,
  scope: "integration",
  check: (view) => view.refusals("duplicate-key")
};

// core/rules/numbers-as-text.ts
var LOOKS_LIKE_NUMBER = /^[+-]?(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?$|^[+-]?(?:nan|inf|infinity)$/i;
function numbersAsText(view) {
  if (!view.document.problems.some(({ code }) => code === "not-strict-json" || code === "not-hjson")) return [];
  let found = [], open = [{ node: view.root, pointer: "" }];
  for (let next = open.pop(); next !== void 0; next = open.pop()) {
    let { node, pointer } = next;
    if (node.kind === "object")
      for (let member of node.members) open.push({ node: member.value, pointer: childPointer(pointer, member.key) });
    else if (node.kind === "array")
      for (let [i, item] of node.items.entries()) open.push({ node: item, pointer: childPointer(pointer, i) });
    else if (node.kind === "string") {
      let written = view.document.text.slice(node.span.start, node.span.end);
      written === node.value && LOOKS_LIKE_NUMBER.test(written) && found.push({ node, pointer, written, number: asJsonNumber(written) });
    }
  }
  return found;
}
function asJsonNumber(written) {
  let text2 = written.replaceAll("_", "").replace(/^\+/, ""), [, sign = "", whole = "", fraction = "", exponent = ""] = /^(-?)(\d*)(?:\.(\d*))?([eE][+-]?\d+)?$/.exec(text2) ?? [];
  if (whole === "" && fraction === "") return;
  let integer = whole.replace(/^0+(?=\d)/, "") || "0";
  return `${sign}${integer}${fraction === "" ? "" : `.${fraction}`}${exponent}`;
}

// core/rules/syntax/hjson-number-as-string.ts
var hjson_number_as_string_default = {
  id: "hjson-number-as-string",
  group: "syntax",
  severity: "error",
  effect: "fails",
  title: "A number that DeepSpeed reads as text",
  docs: {
    why: "HJSON takes everything that is no JSON number (.5, 1., +1, NaN, Infinity, 1_000) for an unquoted text, without a word. DeepSpeed then compares a text with a number at the first step, and dies.",
    bad: `{"train_micro_batch_size_per_gpu": 1, "gradient_clipping": .5
}`,
    good: '{"train_micro_batch_size_per_gpu": 1, "gradient_clipping": 0.5}',
    sources: ["deepspeed/runtime/tensor_parallel/init_utils.py:24"]
  },
  integrations: ["raw"],
  local: !0,
  scope: "integration",
  *check(view) {
    for (let { node, pointer, written, number } of numbersAsText(view))
      yield {
        message: `\`${written}\` is no JSON number, so DeepSpeed's reader makes the text "${written}" of it, and the run dies where it computes with it. Write ${number ?? "a number"}.`,
        at: { pointer, span: node.span },
        ...number !== void 0 && {
          fix: { title: `write ${number}`, edits: [replaceValue(node, number)], safe: !0 }
        }
      };
  }
};

// core/rules/syntax/syntax.ts
var syntax_default = {
  id: "syntax",
  group: "syntax",
  severity: "error",
  effect: "rejects",
  title: "The file cannot be read",
  docs: {
    why: "DeepSpeed reads a config with Python's hjson, which forgives comments, trailing commas and missing quotes, but not unbalanced braces, Python's True and None inside a line of JSON, or a list at the top. Then nothing starts at all.",
    bad: `{"train_micro_batch_size_per_gpu": 1, "bf16": {"enabled": True}
}`,
    good: '{"train_micro_batch_size_per_gpu": 1, "bf16": {"enabled": true}}',
    sources: ["deepspeed/runtime/config.py:444", "https://github.com/deepspeedai/DeepSpeed/issues/2541"]
  },
  local: !0,
  scope: "integration",
  *check(view) {
    if (yield* view.refusals("syntax"), view.integration === "raw")
      for (let { node, pointer, written } of numbersAsText(view))
        /^-?(?:nan|infinity)$/i.test(written) && (yield {
          message: `\`${written}\` is no JSON number: DeepSpeed's reader makes a text of it, and the run dies where it computes with it. Write a number.`,
          at: { pointer, span: node.span },
          effect: "fails"
        });
  }
};

// core/rules/fixes/block-type.ts
function blockTypeFix(view, refusal) {
  let member = refusal.member;
  if (member === void 0) return refusal;
  let node = member.value;
  if (node.kind === "null") return withDeletion(view, refusal, !0);
  let text2 = JSON.stringify(node.kind === "boolean" || node.kind === "string" ? node.value : ""), inner = innerKey(member.key, node.kind);
  if (inner === void 0) return refusal;
  let block = `{"${inner}": ${text2}}`;
  return { ...refusal, fix: { title: `write ${block}`, edits: [replaceValue(node, block)], safe: !1 } };
}
var SWITCHED = /* @__PURE__ */ new Set([
  "fp16",
  "bf16",
  "bfloat16",
  "tensorboard",
  "wandb",
  "csv_monitor",
  "comet",
  "comms_logger",
  "flops_profiler",
  "torch_autocast",
  "hybrid_engine",
  "autotuning"
]);
function innerKey(key, kind) {
  if (kind === "boolean" && SWITCHED.has(key)) return "enabled";
  if (kind === "string")
    return key === "offload_optimizer" || key === "offload_param" ? "device" : key === "optimizer" || key === "scheduler" ? "type" : void 0;
}

// core/rules/types/block-type.ts
var block_type_default = {
  id: "block-type",
  group: "types",
  severity: "error",
  effect: "rejects",
  title: "A block of the wrong JSON type",
  docs: {
    why: "Where DeepSpeed expects an object of settings, a boolean, text, list or null ends in a Python TypeError or AttributeError that does not name the key.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "bf16": true}',
    good: '{"train_micro_batch_size_per_gpu": 1, "bf16": {"enabled": true}}',
    sources: ["deepspeed/runtime/config.py:289", "https://github.com/deepspeedai/DeepSpeed/issues/3234"]
  },
  scope: "integration",
  check: (view) => view.refusals("block-type").map((refusal) => blockTypeFix(view, refusal))
};

// core/rules/fixes/boolean.ts
var WORDS = {
  true: !0,
  yes: !0,
  on: !0,
  enabled: !0,
  false: !1,
  no: !1,
  off: !1,
  disabled: !1,
  none: !1
};
function booleanFix(_view, refusal) {
  let node = refusal.member?.value;
  if (node?.kind !== "string") return refusal;
  let word = node.value.trim().toLowerCase(), meant = Object.hasOwn(WORDS, word) ? WORDS[word] : void 0;
  return meant === void 0 ? refusal : { ...refusal, fix: { title: `write ${meant}`, edits: [replaceValue(node, String(meant))], safe: !0 } };
}

// core/rules/types/bool-type.ts
var bool_type_default = {
  id: "bool-type",
  group: "types",
  severity: "error",
  effect: "rejects",
  title: "A value that is no boolean",
  docs: {
    why: 'Strict blocks read true, 1, "true", "yes", "on" and their opposites; wall_clock_breakdown must be a real JSON boolean. Anything else stops DeepSpeed.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "wall_clock_breakdown": "false"}',
    good: '{"train_micro_batch_size_per_gpu": 1, "wall_clock_breakdown": false}',
    sources: ["deepspeed/runtime/config.py:533"]
  },
  scope: "integration",
  check: (view) => view.refusals("bool-type").map((refusal) => booleanFix(view, refusal))
};

// core/rules/fixes/listed-value.ts
function listedValueFix(_view, refusal) {
  let node = refusal.member?.value, listed2 = (refusal.field?.values ?? []).filter((value) => typeof value == "string");
  if (node?.kind !== "string" || listed2.length === 0) return refusal;
  let near = closestNames(node.value, listed2)[0];
  return near === void 0 ? refusal : {
    ...refusal,
    fix: {
      title: `write "${near}"`,
      edits: [replaceValue(node, JSON.stringify(near))],
      safe: near.toLowerCase() === node.value.toLowerCase()
    }
  };
}

// core/rules/types/enum-value.ts
var enum_value_default = {
  id: "enum-value",
  group: "types",
  severity: "error",
  effect: "rejects",
  title: "A value that is not in the list",
  docs: {
    why: "Some keys take words of a fixed list, and upper and lower case count: offload devices are none, cpu and nvme.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "offload_param": {"device": "CPU"}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "offload_param": {"device": "cpu"}}}',
    sources: ["deepspeed/runtime/zero/offload_config.py:14"]
  },
  scope: "integration",
  check: (view) => view.refusals("enum-value").map((refusal) => listedValueFix(view, refusal))
};

// core/rules/types/numeric-range.ts
var numeric_range_default = {
  id: "numeric-range",
  group: "types",
  severity: "error",
  effect: "rejects",
  title: "A number out of range",
  docs: {
    why: "reduce_bucket_size must be above 0, other sizes at least 0, ratios between 0 and 1; DeepSpeed refuses the rest.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "reduce_bucket_size": 0}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "reduce_bucket_size": 500000000}}',
    sources: ["deepspeed/runtime/zero/config.py:113"]
  },
  scope: "integration",
  check: (view) => view.refusals("numeric-range")
};

// core/rules/types/numeric-type.ts
var numeric_type_default = {
  id: "numeric-type",
  group: "types",
  severity: "error",
  effect: "rejects",
  title: "A value that cannot become the number (or text) it stands for",
  docs: {
    why: 'Inside its strict blocks DeepSpeed takes a number, or a text that is a plain number ("500000000"); for whole numbers no fraction and no "5e8". Anything else stops it.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "reduce_bucket_size": "5e8"}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "reduce_bucket_size": 5e8}}',
    sources: ["deepspeed/runtime/zero/config.py:113"]
  },
  scope: "integration",
  check: (view) => view.refusals("numeric-type").map((refusal) => bareNumberFix(view, refusal))
};

// core/rules/types/zero-block-type.ts
var zero_block_type_default = {
  id: "zero-block-type",
  group: "types",
  severity: "error",
  effect: "rejects",
  title: "zero_optimization is no object",
  docs: {
    why: "zero_optimization holds settings. Null, a number or a text in its place stops DeepSpeed; a boolean is an old form that only DeepSpeed itself still reads.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": 2}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2}}',
    sources: ["deepspeed/runtime/zero/config.py:78"]
  },
  scope: "integration",
  check: (view) => view.refusals("zero-block-type").map((refusal) => {
    let node = view.getWritten("zero_optimization");
    if (node?.kind !== "number" || !Number.isInteger(node.value) || node.value < 0 || node.value > 3) return refusal;
    let text2 = `{"stage": ${node.value}}`;
    return { ...refusal, fix: { title: `write ${text2}`, edits: [replaceValue(node, text2)], safe: !0 } };
  })
};

// core/rules/types/zero-bool-deprecated.ts
var zero_bool_deprecated_default = {
  id: "zero-bool-deprecated",
  group: "types",
  severity: "warning",
  effect: "changed",
  title: "zero_optimization as a boolean",
  docs: {
    why: "true is still read, as stage 1 and with a warning in the log; Transformers and Accelerate do not read it at all.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": true}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 1}}',
    sources: ["deepspeed/runtime/zero/config.py:66"]
  },
  keys: ["zero_optimization"],
  scope: "file",
  *check(view) {
    let node = view.getWritten("zero_optimization");
    if (node?.kind !== "boolean") return;
    let text2 = `{"stage": ${node.value ? 1 : 0}}`;
    yield {
      message: `\`zero_optimization: ${node.value}\` is an old form that means stage ${node.value ? 1 : 0}; only DeepSpeed itself still reads it. Write \`${text2}\`.`,
      at: { pointer: "/zero_optimization", span: node.span },
      fix: { title: `write ${text2}`, edits: [replaceValue(node, text2)], safe: !0 }
    };
  }
};

// core/rules/types/zero-stage-value.ts
var zero_stage_value_default = {
  id: "zero-stage-value",
  group: "types",
  severity: "error",
  effect: "rejects",
  title: "A ZeRO stage that does not exist",
  docs: {
    why: 'The stages are 0, 1, 2 and 3. "2" and 2.0 count as 2, true as 1; everything else is refused.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 4}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3}}',
    sources: ["deepspeed/runtime/zero/config.py:95"]
  },
  scope: "integration",
  *check(view) {
    yield* view.refusals("zero-stage-value");
    let node = view.get("zero_optimization", "stage");
    node?.kind === "boolean" && (yield {
      message: `\`zero_optimization.stage\` is ${node.value}, which DeepSpeed reads as stage ${Number(node.value)}. Write the number.`,
      at: { pointer: "/zero_optimization/stage", span: node.span },
      severity: "warning",
      effect: "changed",
      fix: {
        title: `write ${Number(node.value)}`,
        edits: [replaceValue(node, String(Number(node.value)))],
        safe: !0
      }
    });
  }
};

// core/rules/zenflow/zenflow-changes-gas.ts
var zenflow_changes_gas_default = {
  id: "zenflow-changes-gas",
  group: "zenflow",
  severity: "warning",
  effect: "changed",
  title: "ZenFlow replaces gradient_accumulation_steps",
  docs: {
    why: "ZenFlow sets gradient_accumulation_steps to its update_interval after the batch arithmetic was checked. The optimizer then steps more or less often than the config says, while train_batch_size still shows the old product.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "gradient_accumulation_steps": 8, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "cpu"}, "zenflow": {"select_strategy": "step", "select_interval": 4, "update_interval": 2}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "gradient_accumulation_steps": 2, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "cpu"}, "zenflow": {"select_strategy": "step", "select_interval": 4, "update_interval": 2}}}',
    sources: ["deepspeed/runtime/zenflow/engine.py:69"]
  },
  keys: ["zero_optimization"],
  scope: "integration",
  *check(view) {
    if (view.get("zero_optimization", "zenflow")?.kind !== "object" || zeroStage(view) === void 0) return;
    let update = view.setting("zero_optimization", "zenflow", "update_interval");
    if (typeof update != "number") return;
    let steps = view.get("gradient_accumulation_steps"), written = steps?.kind === "number" ? steps.value : void 0;
    written === update || written === void 0 && update === 1 || (yield {
      message: `ZenFlow sets gradient accumulation to its \`update_interval\` of ${update}, whatever \`gradient_accumulation_steps\` says. Make the two equal.`,
      at: written === void 0 ? onKey(view, "zero_optimization", "zenflow", "update_interval") : onValue(view, "gradient_accumulation_steps"),
      ...written === void 0 && { severity: "notice" }
    });
  }
};

// core/rules/zenflow/zenflow-intervals.ts
var zenflow_intervals_default = {
  id: "zenflow-intervals",
  group: "zenflow",
  severity: "error",
  effect: "fails",
  title: "ZenFlow intervals that contradict each other",
  docs: {
    why: 'ZenFlow picks important gradients every select_interval and updates the rest every update_interval: the first must not be smaller, "step" and "epoch" need a number, and "auto" must not have one. DeepSpeed checks this while it builds the engine.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "cpu"}, "zenflow": {"select_strategy": "step", "select_interval": 2, "update_interval": 4}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "cpu"}, "zenflow": {"select_strategy": "step", "select_interval": 8, "update_interval": 4}}}',
    sources: ["deepspeed/runtime/zenflow/engine.py:63"]
  },
  keys: ["zero_optimization"],
  scope: "integration",
  *check(view) {
    if (view.get("zero_optimization", "zenflow")?.kind !== "object" || zeroStage(view) === void 0) return;
    let problem = contradiction(view);
    if (problem === void 0) return;
    let key = view.get("zero_optimization", "zenflow", "select_interval") ? "select_interval" : "select_strategy";
    yield { message: problem, at: onKey(view, "zero_optimization", "zenflow", key) };
  }
};
function contradiction(view) {
  let setting = (key) => view.setting("zero_optimization", "zenflow", key), strategy = setting("select_strategy"), select = setting("select_interval"), update = setting("update_interval");
  if (strategy === "auto")
    return typeof select != "number" ? void 0 : '`zenflow.select_strategy` "auto" sets the interval itself and stops DeepSpeed where `select_interval` is a number. Set the strategy to "step" or "epoch", or drop the interval.';
  if (typeof select != "number")
    return `\`zenflow.select_strategy\` ${JSON.stringify(strategy)} needs a number as \`select_interval\`: DeepSpeed stops at start. Write one, or use "auto".`;
  if (strategy === "step" && typeof update == "number" && select !== 0 && select < update)
    return `\`zenflow.select_interval\` (${select}) must not be smaller than \`update_interval\` (${update}): DeepSpeed stops at start.`;
}

// core/rules/zenflow/zenflow-needs-cpu-offload.ts
var zenflow_needs_cpu_offload_default = {
  id: "zenflow-needs-cpu-offload",
  group: "zenflow",
  severity: "error",
  effect: "fails",
  title: "ZenFlow without optimizer offload",
  docs: {
    why: 'ZenFlow is a way to run the offloaded optimizer: without offload_optimizer there is nothing for it to do, and DeepSpeed stops with "Zenflow must be used with cpu offload".',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2, "zenflow": {"select_strategy": "step", "select_interval": 4, "update_interval": 2}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "cpu"}, "zenflow": {"select_strategy": "step", "select_interval": 4, "update_interval": 2}}}',
    sources: ["deepspeed/runtime/zenflow/zenflow_stage_1_and_2.py:116", "deepspeed/runtime/zenflow/engine_stage3.py"]
  },
  keys: ["zero_optimization"],
  scope: "integration",
  *check(view) {
    let stage = zeroStage(view);
    view.get("zero_optimization", "zenflow")?.kind !== "object" || usesCpuOptimizer(view) || stage === void 0 || stage === 0 || (yield {
      message: "`zenflow` needs the optimizer on the CPU: DeepSpeed stops at start. Add `offload_optimizer` with device cpu.",
      at: onKey(view, "zero_optimization", "zenflow")
    });
  }
};

// core/rules/zenflow/zenflow-offload-needs-overlap.ts
var zenflow_offload_needs_overlap_default = {
  id: "zenflow-offload-needs-overlap",
  group: "zenflow",
  severity: "error",
  effect: "fails",
  title: "zenflow.offload without overlap_comm",
  docs: {
    why: "Keeping the selective optimizer on the CPU relies on overlapped communication. Below stage 3 overlap_comm is off when it is left out, and DeepSpeed asserts it at start.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "cpu"}, "zenflow": {"select_strategy": "step", "select_interval": 4, "update_interval": 2, "offload": true}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2, "overlap_comm": true, "offload_optimizer": {"device": "cpu"}, "zenflow": {"select_strategy": "step", "select_interval": 4, "update_interval": 2, "offload": true}}}',
    sources: ["deepspeed/runtime/zenflow/zenflow_stage_1_and_2.py:76"]
  },
  keys: ["zero_optimization"],
  scope: "integration",
  *check(view) {
    let stage = zeroStage(view);
    stage === void 0 || stage === 0 || view.setting("zero_optimization", "zenflow", "offload") === !0 && view.setting("zero_optimization", "overlap_comm") !== !0 && (yield {
      message: "`zenflow.offload` needs `overlap_comm`: DeepSpeed stops with an AssertionError. Set `overlap_comm` to true.",
      at: onValue(view, "zero_optimization", "zenflow", "offload")
    });
  }
};

// core/rules/zenflow/zenflow-values.ts
var zenflow_values_default = {
  id: "zenflow-values",
  group: "zenflow",
  severity: "error",
  effect: "rejects",
  title: "A ZenFlow setting out of range",
  docs: {
    why: 'topk_ratio lies between 0 and 1, select_strategy is auto, step or epoch, intervals are "auto" or whole numbers of at least 1; the rest is refused.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "cpu"}, "zenflow": {"topk_ratio": 1.5}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "cpu"}, "zenflow": {"topk_ratio": 0.1}}}',
    sources: ["deepspeed/runtime/zenflow/zenflow_config.py:55"]
  },
  scope: "integration",
  check: (view) => view.refusals("zenflow-values")
};

// core/rules/zero/allgather-bucket-even.ts
var allgather_bucket_even_default = {
  id: "allgather-bucket-even",
  group: "zero",
  severity: "error",
  effect: "fails",
  title: "Odd allgather_bucket_size",
  docs: {
    why: "Stages 1 and 2 assert at start that allgather_bucket_size is a multiple of 2, so that NCCL buffers start on a 4-byte boundary.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2, "allgather_bucket_size": 500000001}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2, "allgather_bucket_size": 500000000}}',
    sources: ["deepspeed/runtime/zero/stage_1_and_2.py:391"]
  },
  keys: ["zero_optimization"],
  scope: "integration",
  *check(view) {
    let stage = zeroStage(view), size = view.setting("zero_optimization", "allgather_bucket_size");
    stage !== 1 && stage !== 2 || typeof size != "number" || size % 2 === 0 || chooseOptimizer(view).from !== "none" && (yield {
      message: "`allgather_bucket_size` must be even: ZeRO stages 1 and 2 stop with an AssertionError at start. Add or take 1.",
      at: onValue(view, "zero_optimization", "allgather_bucket_size")
    });
  }
};

// core/rules/zero/allgather-sequential-prefetch.ts
var allgather_sequential_prefetch_default = {
  id: "allgather-sequential-prefetch",
  group: "zero",
  severity: "notice",
  effect: "changed",
  title: "stage3_allgather_sequential sets the prefetch bucket to 1",
  docs: {
    why: "With stage3_allgather_sequential parameters are gathered one by one, and DeepSpeed sets the prefetch bucket to 1 element whatever the config says.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "stage3_allgather_sequential": true, "stage3_prefetch_bucket_size": 50000000}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "stage3_prefetch_bucket_size": 50000000}}',
    sources: ["deepspeed/runtime/engine.py:2744"]
  },
  keys: ["zero_optimization"],
  scope: "integration",
  *check(view) {
    if (zeroStage(view) !== 3) return;
    let sequential = ["stage3_allgather_sequential", "allgather_sequential"].find(
      (key) => view.setting("zero_optimization", key) === !0
    );
    sequential !== void 0 && (yield {
      message: "`stage3_allgather_sequential` forces the prefetch bucket to 1 element: `stage3_prefetch_bucket_size` has no effect. Remove one of the two.",
      at: onKey(view, "zero_optimization", sequential)
    });
  }
};

// core/rules/zero/compute-grad-norm.ts
var compute_grad_norm_default = {
  id: "compute-grad-norm",
  group: "zero",
  severity: "error",
  effect: "fails",
  title: "compute_grad_norm switched off where it is needed",
  docs: {
    why: "Without the gradient norm nothing can be clipped, and gradient_clipping is 1.0 when it is left out: so compute_grad_norm: false alone already stops the run. Offload, ZenFlow and ZeRO-1 with BF16 and FP32 accumulation need the norm, too; outside stages 1 and 2 the key is refused.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2, "compute_grad_norm": false}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2, "compute_grad_norm": false}, "gradient_clipping": 0}',
    sources: ["deepspeed/runtime/zero/stage_1_and_2.py:213", "deepspeed/runtime/engine.py:2310"]
  },
  keys: ["zero_optimization"],
  scope: "integration",
  *check(view) {
    let refused = view.refusals("compute-grad-norm");
    if (yield* refused, refused.length > 0 || view.setting("zero_optimization", "compute_grad_norm") !== !1) return;
    let place = onValue(view, "zero_optimization", "compute_grad_norm"), stage = zeroStage(view);
    if (stage !== 1 && stage !== 2) {
      yield {
        message: "`compute_grad_norm: false` is accepted at ZeRO stages 1 and 2 only: DeepSpeed refuses the config. Remove it.",
        at: place,
        effect: "rejects"
      };
      return;
    }
    if (chooseOptimizer(view).from === "none") return;
    let reason = obstacle(view, stage);
    reason !== void 0 && (yield { message: reason, at: place });
  }
};
function obstacle(view, stage) {
  if (offloadDevice(view, "offload_optimizer") !== "none")
    return "`compute_grad_norm: false` does not go with `offload_optimizer`: DeepSpeed stops at start. Remove one of the two.";
  if (view.get("zero_optimization", "zenflow")?.kind === "object")
    return "`compute_grad_norm: false` does not go with `zenflow`: DeepSpeed stops at start. Remove it.";
  let accumulation = view.get("data_types", "grad_accum_dtype"), fp32 = accumulation?.kind === "string" && /^(?:torch\.)?(?:fp32|float32|float)$/.test(accumulation.value);
  if (stage === 1 && modelPrecision(view) === "bf16" && fp32)
    return "`compute_grad_norm: false` does not go with ZeRO-1, BF16 and FP32 gradient accumulation: DeepSpeed stops at start. Remove it.";
  let clipping = view.get("gradient_clipping");
  if (clipping === void 0)
    return "`compute_grad_norm: false` needs `gradient_clipping: 0` to be written: left out it is 1.0, and DeepSpeed stops at start.";
  if (clipping.kind === "number" && clipping.value > 0 || clipping.kind === "boolean" && clipping.value)
    return "`compute_grad_norm: false` cannot clip gradients: DeepSpeed stops at start. Set `gradient_clipping` to 0, or remove it.";
}

// core/rules/zero/contiguous-forced-by-offload.ts
var contiguous_forced_by_offload_default = {
  id: "contiguous-forced-by-offload",
  group: "zero",
  severity: "notice",
  effect: "changed",
  title: "contiguous_gradients: false with optimizer offload",
  docs: {
    why: "Optimizer offload at stages 1 and 2 needs contiguous gradients and switches them on whatever the config says, with the GPU memory of their buffer.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "contiguous_gradients": false, "offload_optimizer": {"device": "cpu"}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "contiguous_gradients": false}}',
    sources: ["deepspeed/runtime/zero/stage_1_and_2.py:300"]
  },
  keys: ["zero_optimization"],
  scope: "integration",
  *check(view) {
    let stage = zeroStage(view);
    stage !== 1 && stage !== 2 || !usesCpuOptimizer(view) || view.setting("zero_optimization", "contiguous_gradients") === !1 && (yield {
      message: "`contiguous_gradients: false` has no effect: optimizer offload at ZeRO stages 1 and 2 switches it on. Remove it.",
      at: onValue(view, "zero_optimization", "contiguous_gradients")
    });
  }
};

// core/rules/zero/elastic-checkpoint-z3.ts
var elastic_checkpoint_z3_default = {
  id: "elastic-checkpoint-z3",
  group: "zero",
  severity: "warning",
  effect: "ignored",
  title: "elastic_checkpoint at stage 3",
  docs: {
    why: "Stage 3 no longer writes elastic checkpoints; the option is ignored with one log line, and the checkpoint can only be loaded with the same number of GPUs.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "elastic_checkpoint": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3}, "checkpoint": {"load_universal": true}}',
    sources: ["deepspeed/runtime/zero/config.py:406"]
  },
  keys: ["zero_optimization"],
  scope: "integration",
  *check(view) {
    zeroStage(view) !== 3 || view.setting("zero_optimization", "elastic_checkpoint") !== !0 || (yield {
      message: "`elastic_checkpoint` is ignored at ZeRO stage 3. Convert to a Universal Checkpoint and load it with `checkpoint.load_universal` instead.",
      at: onKey(view, "zero_optimization", "elastic_checkpoint")
    });
  }
};

// core/rules/zero/hpz-divides-world.ts
var hpz_divides_world_default = {
  id: "hpz-divides-world",
  group: "zero",
  severity: "error",
  effect: "fails",
  title: "zero_hpz_partition_size that does not divide the world size",
  docs: {
    why: 'hpZ cuts the ranks into groups of this size (of the whole world where it is larger); the world size must be a multiple of it, or DeepSpeed stops with "not divisible". It is meant to be the GPUs of one node.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "zero_hpz_partition_size": 4}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "zero_hpz_partition_size": 3}}',
    run: { worldSize: 6 },
    sources: ["deepspeed/utils/groups.py:944"]
  },
  keys: ["zero_optimization"],
  scope: "world",
  *check(view) {
    let size = view.setting("zero_optimization", "zero_hpz_partition_size"), world = view.worldSize;
    zeroStage(view) !== 3 || typeof size != "number" || size <= 1 || world === void 0 || size > world || world % size === 0 || (yield {
      message: `\`zero_hpz_partition_size\` ${size} does not divide the world size: DeepSpeed stops at start. Set it to the number of GPUs of one node.`,
      at: onValue(view, "zero_optimization", "zero_hpz_partition_size"),
      ...!view.worldSizesKnown && { severity: "notice" }
    });
  }
};

// core/rules/zero/hpz-stage3-only.ts
var hpz_stage3_only_default = {
  id: "hpz-stage3-only",
  group: "zero",
  severity: "notice",
  effect: "ignored",
  title: "zero_hpz_partition_size below stage 3",
  docs: {
    why: "hpZ keeps a second copy of the partitioned parameters inside each node, and only stage 3 partitions parameters: below it the key is ignored.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "zero_hpz_partition_size": 8}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "zero_hpz_partition_size": 8}}',
    sources: ["deepspeed/runtime/engine.py:2787"]
  },
  keys: ["zero_optimization"],
  scope: "integration",
  *check(view) {
    let stage = zeroStage(view), size = view.setting("zero_optimization", "zero_hpz_partition_size");
    stage === void 0 || stage === 3 || typeof size != "number" || size <= 1 || (yield {
      message: `\`zero_hpz_partition_size\` is ignored at ZeRO stage ${stage}: it splits the parameters of stage 3. Use stage 3, or remove it.`,
      at: onKey(view, "zero_optimization", "zero_hpz_partition_size")
    });
  }
};

// core/rules/zero/ignore-unused-parameters.ts
var ignore_unused_parameters_default = {
  id: "ignore-unused-parameters",
  group: "zero",
  severity: "notice",
  effect: "advice",
  title: "ignore_unused_parameters switched off",
  docs: {
    why: "With ignore_unused_parameters: false stage 2 asserts that every parameter got a gradient. A frozen adapter, an unused head or a branch that a batch did not take then stops the training in the middle.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "ignore_unused_parameters": false}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2}}',
    sources: ["deepspeed/runtime/zero/stage_1_and_2.py:1934"]
  },
  keys: ["zero_optimization"],
  scope: "integration",
  *check(view) {
    let stage = zeroStage(view);
    if (stage !== 1 && stage !== 2 || view.setting("zero_optimization", "ignore_unused_parameters") !== !1) return;
    let stops = view.run.unusedParameters === !0 && usesCpuOptimizer(view);
    yield {
      message: "`ignore_unused_parameters: false` stops the run as soon as a parameter gets no gradient (a frozen or unused layer). Leave the default unless that is wanted.",
      at: onValue(view, "zero_optimization", "ignore_unused_parameters"),
      ...stops && { severity: "error", effect: "fails" }
    };
  }
};

// core/rules/zero/leaf-module-not-found.ts
var LISTS2 = ["classes", "names", "name_suffixes"], leaf_module_not_found_default = {
  id: "leaf-module-not-found",
  group: "zero",
  severity: "warning",
  effect: "ignored",
  title: "leaf_module names must match the model",
  docs: {
    why: "A leaf module (a mixture of experts, mostly) is fetched as a whole, so that ranks that visit different experts do not wait for each other for ever. A class name that matches nothing gives one log line, and the hang that the setting was to prevent.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "leaf_module": {"classes": ["NoSuchBlock"]}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3}}',
    sources: ["deepspeed/utils/z3_leaf_module.py:247"]
  },
  keys: ["zero_optimization"],
  scope: "integration",
  *check(view) {
    zeroStage(view) !== 3 || view.get("zero_optimization", "leaf_module")?.kind !== "object" || !LISTS2.some((list) => {
      let names = view.get("zero_optimization", "leaf_module", list);
      return names?.kind === "array" && names.items.length > 0;
    }) || (yield {
      message: "`leaf_module` must name classes or modules of this model exactly; what matches nothing is skipped with one log line. Check the names against `model.named_modules()`.",
      at: onKey(view, "zero_optimization", "leaf_module"),
      // Whether the names are right is known only where the model is.
      ...view.run.modelClass === void 0 && view.run.other === void 0 && { severity: "notice", effect: "advice" }
    });
  }
};

// core/rules/zero/legacy-stage1.ts
var legacy_stage1_default = {
  id: "legacy-stage1",
  group: "zero",
  severity: "error",
  effect: "fails",
  title: "legacy_stage1",
  docs: {
    why: "The old stage 1 went away in DeepSpeed 0.5.9; the key is still accepted by the config and then raises whenever a ZeRO optimizer is built.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 1, "legacy_stage1": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 1}}',
    sources: ["deepspeed/runtime/engine.py:2652"]
  },
  keys: ["zero_optimization"],
  scope: "integration",
  *check(view) {
    if (view.setting("zero_optimization", "legacy_stage1") !== !0) return;
    let off = zeroStage(view) === 0;
    yield {
      message: off ? "`legacy_stage1` does nothing at stage 0 and stops DeepSpeed at any other. Delete it." : '`legacy_stage1: true` makes DeepSpeed stop at start ("The deprecated version of ZeRO Stage 1 is not supported"). Delete it.',
      at: onKey(view, "zero_optimization", "legacy_stage1"),
      ...off && { severity: "warning", effect: "ignored" }
    };
  }
};

// core/rules/zero/managed-gradient-accumulation.ts
var managed_gradient_accumulation_default = {
  id: "managed-gradient-accumulation",
  group: "zero",
  severity: "error",
  effect: "fails",
  title: "managed_gradient_accumulation: false where it is not supported",
  docs: {
    why: "When the script itself owns the accumulation boundary, DeepSpeed supports overlap_comm at stage 2 and 3 only, and neither pipelines nor DeepCompile: it asserts this at start.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 1, "overlap_comm": true}, "managed_gradient_accumulation": false}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 1, "overlap_comm": false}, "managed_gradient_accumulation": false}',
    sources: ["deepspeed/runtime/engine.py:2032"]
  },
  since: "0.19.0",
  keys: ["managed_gradient_accumulation"],
  scope: "integration",
  *check(view) {
    let managed = view.get("managed_gradient_accumulation");
    if (managed === void 0 || isTruthy(managed)) return;
    let obstacle2 = findObstacle(view);
    obstacle2 !== void 0 && (yield {
      message: `\`managed_gradient_accumulation: false\` does not go with ${obstacle2}: DeepSpeed stops at start. Remove one of the two.`,
      at: onValue(view, "managed_gradient_accumulation")
    });
  }
};
function findObstacle(view) {
  let stage = zeroStage(view);
  return (stage === 0 || stage === 1) && view.setting("zero_optimization", "overlap_comm") === !0 ? `\`overlap_comm\` at ZeRO stage ${stage}` : (view.run.pipelineStages ?? 0) > 0 ? "a PipelineModule" : view.setting("compile", "deepcompile") === !0 ? "`compile.deepcompile`" : void 0;
}

// core/rules/zero/predivide-needs-no-reduce-scatter.ts
var predivide_needs_no_reduce_scatter_default = {
  id: "predivide-needs-no-reduce-scatter",
  group: "zero",
  severity: "error",
  effect: "fails",
  title: "gradient_predivide_factor with reduce_scatter",
  docs: {
    why: "ZeRO stages 2 and 3 average gradients inside the reduce-scatter, where a factor of its own is not built: they assert that it is 1 and stop at start. Stage 1 takes it.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2}, "gradient_predivide_factor": 2.0}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2, "reduce_scatter": false}, "gradient_predivide_factor": 2.0}',
    sources: ["deepspeed/runtime/zero/stage_1_and_2.py:350", "deepspeed/runtime/zero/stage3.py:396"]
  },
  keys: ["gradient_predivide_factor"],
  scope: "integration",
  *check(view) {
    let factor = view.get("gradient_predivide_factor");
    factor === void 0 || !averagesWithReduceScatter(view) || factor.kind === "number" && factor.value === 1 || factor.kind === "boolean" && factor.value || (yield {
      message: "`gradient_predivide_factor` must be 1 at ZeRO stages 2 and 3 with `reduce_scatter` (on by default): DeepSpeed stops with an AssertionError. Remove it, or set `reduce_scatter` to false.",
      at: onValue(view, "gradient_predivide_factor")
    });
  }
};

// core/rules/zero/prescale-needs-no-reduce-scatter.ts
var prescale_needs_no_reduce_scatter_default = {
  id: "prescale-needs-no-reduce-scatter",
  group: "zero",
  severity: "error",
  effect: "fails",
  title: "prescale_gradients with reduce_scatter",
  docs: {
    why: "ZeRO stages 2 and 3 average gradients inside the reduce-scatter and assert at start that they are not scaled before it. Stage 1 takes it.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2}, "prescale_gradients": true}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2}, "prescale_gradients": false}',
    sources: ["deepspeed/runtime/zero/stage_1_and_2.py:351", "deepspeed/runtime/zero/stage3.py:397"]
  },
  keys: ["prescale_gradients"],
  scope: "integration",
  *check(view) {
    let prescale = view.get("prescale_gradients");
    !(prescale?.kind === "boolean" && prescale.value || prescale?.kind === "number" && prescale.value !== 0) || !averagesWithReduceScatter(view) || (yield {
      message: "`prescale_gradients` is not supported at ZeRO stages 2 and 3 with `reduce_scatter` (on by default): DeepSpeed stops with an AssertionError. Remove it, or set `reduce_scatter` to false.",
      at: onValue(view, "prescale_gradients")
    });
  }
};

// core/rules/zero/qgz-full-node.ts
var qgz_full_node_default = {
  id: "qgz-full-node",
  group: "zero",
  severity: "error",
  effect: "fails",
  title: "zero_quantized_gradients on part of a node",
  docs: {
    why: 'qgZ builds its all-to-all groups from whole nodes: between one and two nodes the number of ranks must be exactly the devices of the node, or DeepSpeed stops with "num_gpus not equal to device per node".',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "zero_quantized_gradients": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "zero_quantized_gradients": false}}',
    run: { worldSize: 3, facts: { devicesPerNode: 2 } },
    sources: ["deepspeed/utils/groups.py:751"]
  },
  keys: ["zero_optimization"],
  scope: "world",
  *check(view) {
    if (zeroStage(view) !== 3 || view.setting("zero_optimization", "zero_quantized_gradients") !== !0) return;
    let devices = view.run.devicesPerNode, world = view.worldSize;
    devices === void 0 || world === void 0 || devices < 1 || Math.floor(world / devices) === 0 || world % devices === 0 || (yield {
      message: `\`zero_quantized_gradients\` needs whole nodes: the world size must be a multiple of the ${devices} devices of a node. Use all devices of each node, or remove it.`,
      at: onValue(view, "zero_optimization", "zero_quantized_gradients"),
      // With more than one node the last, partial one is left out of the groups: the ranks there fail later.
      ...!view.worldSizesKnown && { severity: "notice" }
    });
  }
};

// core/rules/zero/qgz-needs-reduce-scatter.ts
var qgz_needs_reduce_scatter_default = {
  id: "qgz-needs-reduce-scatter",
  group: "zero",
  severity: "error",
  effect: "fails",
  title: "zero_quantized_gradients without reduce_scatter",
  docs: {
    why: "qgZ replaces the reduce-scatter of stage 3 by a quantized all-to-all and asserts that reduce_scatter is on.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "zero_quantized_gradients": true, "reduce_scatter": false}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "zero_quantized_gradients": true, "reduce_scatter": true}}',
    sources: ["deepspeed/runtime/zero/stage3.py:390"]
  },
  keys: ["zero_optimization"],
  scope: "integration",
  *check(view) {
    zeroStage(view) !== 3 || view.setting("zero_optimization", "zero_quantized_gradients") !== !0 || view.setting("zero_optimization", "reduce_scatter") === !1 && (yield {
      message: "`zero_quantized_gradients` needs `reduce_scatter`: DeepSpeed stops with an AssertionError. Set `reduce_scatter` to true.",
      at: onValue(view, "zero_optimization", "reduce_scatter")
    });
  }
};

// core/rules/zero/stage3-keys-below-stage3.ts
var ONLY_STAGE3 = /^(?:stage3_.*|sub_group_size|leaf_module)$/, stage3_keys_below_stage3_default = {
  id: "stage3-keys-below-stage3",
  group: "zero",
  severity: "notice",
  effect: "ignored",
  title: "Stage-3 options below stage 3",
  docs: {
    why: "stage3_*, sub_group_size and leaf_module are read by the stage-3 optimizer only. Below stage 3 they are accepted and do nothing, which is easy to miss when a stage-3 config is turned into a stage-2 one.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "stage3_max_live_parameters": 1000000000}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "stage3_max_live_parameters": 1000000000}}',
    sources: ["deepspeed/runtime/engine.py:2655", "https://github.com/deepspeedai/DeepSpeed/issues/6420"]
  },
  keys: ["zero_optimization"],
  scope: "integration",
  *check(view) {
    let stage = zeroStage(view), block = view.get("zero_optimization");
    if (block?.kind !== "object" || stage === void 0 || stage === 3) return;
    let keys = block.members.map((member) => member.key).filter((key) => ONLY_STAGE3.test(key)), first = keys[0];
    if (first === void 0) return;
    yield {
      message: `${keys.map((key) => `\`${key}\``).join(", ")} ${keys.length === 1 ? "acts" : "act"} at ZeRO stage 3 only and ${keys.length === 1 ? "does" : "do"} nothing at stage ${stage}. Remove ${keys.length === 1 ? "it" : "them"}, or use stage 3.`,
      at: onKey(view, "zero_optimization", first)
    };
  }
};

// core/rules/zero/stage3-save-without-gather.ts
var KEYS3 = ["stage3_gather_16bit_weights_on_model_save", "gather_16bit_weights_on_model_save"], stage3_save_without_gather_default = {
  id: "stage3-save-without-gather",
  group: "zero",
  severity: "warning",
  effect: "ignored",
  title: "Stage 3 saves no consolidated model",
  docs: {
    why: "At stage 3 each rank holds a slice of the weights. Without stage3_gather_16bit_weights_on_model_save, save_16bit_model() writes nothing and returns False, and Trainer.save_model() leaves a sharded checkpoint without model.safetensors: the training is done and there is no model to load.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "stage3_gather_16bit_weights_on_model_save": false}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "stage3_gather_16bit_weights_on_model_save": true}}',
    sources: [
      "deepspeed/runtime/engine.py:5739",
      "https://github.com/huggingface/transformers/issues/20082",
      "https://github.com/FlagOpen/FlagEmbedding/issues/873",
      "https://github.com/deepspeedai/DeepSpeed/issues/2413"
    ]
  },
  keys: ["zero_optimization"],
  scope: "integration",
  *check(view) {
    if (zeroStage(view) !== 3 || KEYS3.some((key2) => view.setting("zero_optimization", key2) === !0)) return;
    let { saves } = view.run;
    if (saves === null || saves === "ckpt") return;
    let key = KEYS3.find((name) => view.get("zero_optimization", name) !== void 0);
    yield {
      message: "At stage 3 nothing gathers the weights when the model is saved: `save_16bit_model()` writes no file, and Trainer a sharded checkpoint instead of a model. Set `stage3_gather_16bit_weights_on_model_save` to true, or convert with zero_to_fp32.py.",
      at: key === void 0 ? onKey(view, "zero_optimization") : onValue(view, "zero_optimization", key),
      ...saves === void 0 && { severity: "notice", effect: "advice" }
    };
  }
};

// core/rules/zero/stage12-keys-at-stage3.ts
var ONLY_STAGE12 = /* @__PURE__ */ new Set([
  "round_robin_gradients",
  "ignore_unused_parameters",
  "allgather_bucket_size",
  "parameter_alignment",
  "allgather_partitions",
  "use_multi_rank_bucket_allreduce"
]), stage12_keys_at_stage3_default = {
  id: "stage12-keys-at-stage3",
  group: "zero",
  severity: "notice",
  effect: "ignored",
  title: "Options of stages 1 and 2 at stage 3",
  docs: {
    why: "These options are given to the optimizer of stages 1 and 2 only. What sets the size of the stage-3 all-gathers is stage3_prefetch_bucket_size and stage3_max_live_parameters, not allgather_bucket_size.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "allgather_bucket_size": 200000000}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "stage3_prefetch_bucket_size": 50000000}}',
    sources: ["deepspeed/runtime/engine.py:2709", "https://github.com/deepspeedai/DeepSpeed/issues/6420"]
  },
  keys: ["zero_optimization"],
  scope: "integration",
  *check(view) {
    let block = view.get("zero_optimization");
    if (block?.kind !== "object" || zeroStage(view) !== 3) return;
    let keys = block.members.map((member) => member.key).filter((key) => ONLY_STAGE12.has(key)), first = keys[0];
    if (first === void 0) return;
    yield {
      message: `${keys.map((key) => `\`${key}\``).join(", ")} ${keys.length === 1 ? "acts" : "act"} at ZeRO stages 1 and 2 only and ${keys.length === 1 ? "does" : "do"} nothing at stage 3. Remove ${keys.length === 1 ? "it" : "them"}.`,
      at: onKey(view, "zero_optimization", first)
    };
  }
};

// core/rules/zero/zero-keys-at-stage0.ts
var OTHERS = /^(?:stage|offload_optimizer|offload_param|cpu_offload.*|stage3_.*|sub_group_size|leaf_module|zero_.*|legacy_stage1|compute_grad_norm)$/, zero_keys_at_stage0_default = {
  id: "zero-keys-at-stage0",
  group: "zero",
  severity: "notice",
  effect: "ignored",
  title: "ZeRO options at stage 0",
  docs: {
    why: "Stage 0 is plain data parallelism: buckets, overlap and the other ZeRO options are accepted and never used.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 0, "reduce_bucket_size": 200000000}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 1, "reduce_bucket_size": 200000000}}',
    sources: ["deepspeed/runtime/engine.py:2358"]
  },
  keys: ["zero_optimization"],
  scope: "integration",
  *check(view) {
    let block = view.get("zero_optimization");
    if (block?.kind !== "object" || zeroStage(view) !== 0 || view.get("zero_optimization", "stage") === void 0)
      return;
    let keys = block.members.map((member) => member.key).filter((key) => !OTHERS.test(key) && !isCommentKey(key)), first = keys[0];
    if (first === void 0) return;
    yield {
      message: `At stage 0 ZeRO is off: ${keys.map((key) => `\`${key}\``).join(", ")} ${keys.length === 1 ? "does" : "do"} nothing. Raise \`stage\`, or remove ${keys.length === 1 ? "it" : "them"}.`,
      at: onKey(view, "zero_optimization", first)
    };
  }
};

// core/rules/zero/zero-stage-missing.ts
var zero_stage_missing_default = {
  id: "zero-stage-missing",
  group: "zero",
  severity: "warning",
  effect: "ignored",
  title: "zero_optimization without a stage",
  docs: {
    why: "The stage defaults to 0, which is no ZeRO at all: the block is accepted, every GPU keeps the whole model, and the other options of the block do nothing.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"overlap_comm": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "overlap_comm": true}}',
    sources: ["deepspeed/runtime/zero/config.py:95"]
  },
  keys: ["zero_optimization"],
  scope: "file",
  *check(view) {
    view.getWritten("zero_optimization")?.kind !== "object" || view.getWritten("zero_optimization", "stage") !== void 0 || (yield {
      message: '`zero_optimization` names no `stage`, which means stage 0: no ZeRO at all. Add `"stage": 1`, 2 or 3 (or 0 where that is meant).',
      at: onKey(view, "zero_optimization")
    });
  }
};

// core/rules/zero/zeropp-cuda-only.ts
var KEYS4 = ["zero_quantized_weights", "zero_quantized_nontrainable_weights"], zeropp_cuda_only_default = {
  id: "zeropp-cuda-only",
  group: "zero",
  severity: "notice",
  effect: "advice",
  title: "Quantized weights need the CUDA quantizer",
  docs: {
    why: "qwZ loads the CUDA quantizer op when the parameters are partitioned. There is no build of it for CPUs, and it is compiled at first use with nvcc.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "zero_quantized_weights": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3}}',
    sources: [
      "deepspeed/runtime/zero/partition_parameters.py:1154",
      "https://github.com/deepspeedai/DeepSpeed/issues/4852"
    ]
  },
  keys: ["zero_optimization"],
  scope: "integration",
  *check(view) {
    if (zeroStage(view) !== 3 || view.run.accelerator === "cuda") return;
    let stops = view.run.accelerator === "cpu";
    for (let key of KEYS4)
      view.setting("zero_optimization", key) === !0 && (yield {
        message: `\`${key}\` needs the CUDA quantizer op: it cannot run on CPUs and compiles with nvcc at first use.`,
        at: onKey(view, "zero_optimization", key),
        ...stops && { severity: "error", effect: "fails" }
      });
  }
};

// core/rules/zero/zeropp-stage3-only.ts
var KEYS5 = ["zero_quantized_weights", "zero_quantized_nontrainable_weights", "zero_quantized_gradients"], zeropp_stage3_only_default = {
  id: "zeropp-stage3-only",
  group: "zero",
  severity: "warning",
  effect: "ignored",
  title: "ZeRO++ below stage 3",
  docs: {
    why: "The quantized collectives of ZeRO++ replace those of stage 3; below it the keys are accepted and nothing is quantized.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "zero_quantized_gradients": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "zero_quantized_gradients": true}}',
    sources: ["deepspeed/runtime/engine.py:1757"]
  },
  keys: ["zero_optimization"],
  scope: "integration",
  *check(view) {
    let stage = zeroStage(view);
    if (!(stage === void 0 || stage === 3))
      for (let key of KEYS5)
        view.setting("zero_optimization", key) === !0 && (yield {
          message: `\`${key}\` does nothing at ZeRO stage ${stage}: it belongs to stage 3. Use stage 3, or remove it.`,
          at: onKey(view, "zero_optimization", key)
        });
  }
};

// core/rules/index.ts
var RULES = [
  accelerate_clip_missing_default,
  accelerate_dummy_without_config_default,
  accelerate_gas_mismatch_default,
  accelerate_micro_auto_no_dataloader_default,
  accelerate_micro_vs_dataloader_default,
  accelerate_mixed_precision_conflict_default,
  accelerate_mixed_precision_ignored_default,
  accelerate_optimizer_twice_default,
  accelerate_plugin_args_ignored_default,
  accelerate_scheduler_twice_default,
  accelerate_yaml_ambiguous_default,
  accelerate_yaml_distributed_type_default,
  accelerate_yaml_unknown_key_default,
  accelerate_zero3_init_flag_default,
  activation_checkpointing_needs_model_default,
  contiguous_memory_needs_partition_default,
  batch_missing_default,
  batch_triangle_default,
  batch_type_default,
  gas_inferred_default,
  micro_batch_inferred_default,
  checkpoint_values_default,
  checkpoint_writer_default,
  autotuning_needs_launcher_default,
  deepcompile_needs_compile_call_default,
  hybrid_engine_model_default,
  data_efficiency_disabled_default,
  data_efficiency_required_default,
  allreduce_op_default,
  comm_dtype_value_default,
  gradient_clipping_default_default,
  gradient_clipping_negative_default,
  gradient_clipping_type_default,
  hw_bf16_emulated_default,
  hw_bf16_overflow_default,
  hw_cpu_ram_default,
  hw_cpuadam_compiler_default,
  hw_cuda_only_default,
  hw_fp16_overflow_default,
  hw_fp16_pascal_default,
  hw_hpu_offload_default,
  hw_nvme_io_default,
  hw_nvme_libaio_default,
  hw_nvme_tuning_default,
  hw_overlap_buffers_default,
  hw_pinned_memory_default,
  hw_rocm_bf16_default,
  hf_auto_find_batch_zero3_default,
  hf_auto_not_resolved_default,
  hf_clip_missing_default,
  hf_ds_optimizer_overrides_default,
  hf_ds_scheduler_overrides_default,
  hf_duplicate_key_silent_default,
  hf_eval_needs_zero3_default,
  hf_fsdp_and_deepspeed_default,
  hf_gas_missing_default,
  hf_hidden_size_auto_default,
  hf_micro_missing_default,
  hf_mismatch_default,
  hf_no_precision_default,
  hf_offload_auto_default,
  hf_offload_replaces_optimizer_default,
  hf_precision_mismatch_default,
  hf_save_only_model_best_default,
  hf_stage_auto_default,
  hf_steps_per_print_overwritten_default,
  hf_warmup_auto_zero_default,
  hf_zero_block_required_default,
  json_only_in_hf_default,
  auto_outside_hf_default,
  bool_string_truthy_default,
  deprecated_and_new_together_default,
  deprecated_key_default,
  lenient_block_unknown_key_default,
  log_level_value_default,
  removed_top_level_key_default,
  removed_zero_key_default,
  steps_per_print_positive_default,
  strict_block_unknown_key_default,
  unknown_top_level_key_default,
  vocab_size_alignment_default,
  flops_profiler_output_default,
  monitor_disabled_default,
  monitor_package_needed_default,
  aio_without_nvme_default,
  gds_cuda_only_default,
  nvme_needs_path_default,
  nvme_optimizer_stage3_only_default,
  nvme_path_writable_default,
  offload_needs_ds_cpu_optimizer_default,
  offload_optimizer_stage0_default,
  offload_param_stage3_only_default,
  offload_ratio_needs_cpuadam_default,
  offload_ratio_stage3_only_default,
  pin_memory_default_true_default,
  super_offload_cuda_only_default,
  super_offload_stage3_only_default,
  adam_means_adamw_default,
  adamw_mode_false_ignored_default,
  client_optimizer_overrides_default,
  fused_lion_gpu_only_default,
  lamb_gpu_only_default,
  lamb_needs_dynamic_scale_default,
  legacy_fusion_default,
  muon_param_ignored_default,
  muon_per_head_default,
  muon_zero3_reduce_scatter_default,
  optimizer_max_grad_norm_default,
  optimizer_package_missing_default,
  optimizer_param_unknown_default,
  optimizer_param_value_default,
  optimizer_type_unknown_default,
  optimizer_without_type_default,
  untested_optimizer_with_zero_default,
  zero12_needs_optimizer_default,
  autoep_values_default,
  autotp_batch_triangle_default,
  autotp_size_world_default,
  autotp_tp_size_mismatch_default,
  mesh_size_mismatch_default,
  overlap_comm_pipeline_default,
  pipeline_block_ignored_default,
  pipeline_zero_stage_default,
  sequence_parallel_alone_default,
  autocast_with_bf16_default,
  autocast_with_qwz_default,
  bf16_key_only_bf16_optimizer_default,
  bf16_optim_states_need_master_default,
  bf16_unsupported_device_default,
  bf16_zero0_no_fp32_master_default,
  bfloat16_old_name_default,
  comm_dtype_lower_than_model_default,
  dtype_name_default,
  fp16_bf16_both_default,
  fp16_dynamic_scale_params_default,
  fp16_initial_scale_default,
  fp16_initial_scale_large_default,
  fp16_loss_scale_value_default,
  fp16_min_scale_above_initial_default,
  fp16_static_scale_1_default,
  fp16_unsupported_device_default,
  grad_accum_dtype_mix_default,
  keep_in_fp32_value_default,
  master_weights_need_offload_default,
  master_weights_need_zero_default,
  no_precision_fp32_default,
  param_dtype_mismatch_default,
  precision_block_not_enabled_default,
  static_scale_ignores_dynamic_default,
  torch_autocast_dtype_default,
  torch_autocast_modules_default,
  client_scheduler_overrides_default,
  scheduler_missing_param_default,
  scheduler_param_unknown_default,
  scheduler_param_value_default,
  scheduler_torch_with_zero_default,
  scheduler_total_lt_warmup_default,
  scheduler_type_unknown_default,
  scheduler_warmup_type_default,
  scheduler_without_optimizer_default,
  scheduler_without_type_default,
  warmup_max_lr_overrides_lr_default,
  warmup_steps_positive_int_default,
  config_file_missing_default,
  duplicate_key_default,
  hjson_number_as_string_default,
  syntax_default,
  block_type_default,
  bool_type_default,
  enum_value_default,
  numeric_range_default,
  numeric_type_default,
  zero_block_type_default,
  zero_bool_deprecated_default,
  zero_stage_value_default,
  zenflow_changes_gas_default,
  zenflow_intervals_default,
  zenflow_needs_cpu_offload_default,
  zenflow_offload_needs_overlap_default,
  zenflow_values_default,
  allgather_bucket_even_default,
  allgather_sequential_prefetch_default,
  compute_grad_norm_default,
  contiguous_forced_by_offload_default,
  elastic_checkpoint_z3_default,
  hpz_divides_world_default,
  hpz_stage3_only_default,
  ignore_unused_parameters_default,
  leaf_module_not_found_default,
  legacy_stage1_default,
  managed_gradient_accumulation_default,
  predivide_needs_no_reduce_scatter_default,
  prescale_needs_no_reduce_scatter_default,
  qgz_full_node_default,
  qgz_needs_reduce_scatter_default,
  stage12_keys_at_stage3_default,
  stage3_keys_below_stage3_default,
  stage3_save_without_gather_default,
  zero_keys_at_stage0_default,
  zero_stage_missing_default,
  zeropp_cuda_only_default,
  zeropp_stage3_only_default
];

export {
  escapeSegment,
  lastMember,
  nodeAt,
  Refusals,
  childPointer,
  atValue,
  atKey,
  dotted,
  quoted,
  memberOf,
  lookupMember,
  lookup,
  BATCH_KEYS,
  readBatch,
  childOf,
  refuse,
  blockAt,
  refuseType,
  isTruthy,
  modelIndex,
  dividesWorld,
  refuseSequenceParallel,
  refuseBatch,
  closestNames,
  RULES
};
