// Written by tools/schema (npm run schemas) from DeepSpeed 0.19.8; do not edit.
import type { ReleaseFacts } from '../release.ts';

export const RELEASE: ReleaseFacts = {
 "deepspeed": "0.19.8",
 "pydantic": 2,
 "sections": {
  "zero_optimization": "DeepSpeedZeroConfig",
  "fp16": "DeepSpeedFP16Config",
  "bf16": "DeepSpeedBF16Config",
  "tensorboard": "TensorBoardConfig",
  "wandb": "WandbConfig",
  "csv_monitor": "CSVConfig",
  "comet": "CometConfig",
  "comms_logger": "CommsLoggerConfig",
  "hybrid_engine": "HybridEngineConfig",
  "compile": "CompileConfig",
  "tensor_parallel": "TPTrainingConfig",
  "weight_quantization": "WeightQuantConfig",
  "timers/throughput": "DeepSpeedThroughputTimerConfig"
 },
 "models": {
  "DeepSpeedZeroConfig": {
   "source": "deepspeed/runtime/zero/config.py:90",
   "validators": [
    "overlap_comm_valid",
    "compute_grad_norm_valid",
    "offload_ratio_check",
    "elastic_checkpoint_deprecated"
   ],
   "fields": {
    "stage": {
     "kind": "int-enum",
     "values": [
      0,
      1,
      2,
      3
     ],
     "default": 0,
     "source": "deepspeed/runtime/zero/config.py:95"
    },
    "contiguous_gradients": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/runtime/zero/config.py:102"
    },
    "reduce_scatter": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/runtime/zero/config.py:108"
    },
    "reduce_bucket_size": {
     "kind": "int",
     "gt": 0,
     "default": 500000000,
     "source": "deepspeed/runtime/zero/config.py:113"
    },
    "use_multi_rank_bucket_allreduce": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/runtime/zero/config.py:119"
    },
    "allgather_partitions": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/runtime/zero/config.py:126"
    },
    "allgather_bucket_size": {
     "kind": "int",
     "ge": 0,
     "default": 500000000,
     "source": "deepspeed/runtime/zero/config.py:132"
    },
    "overlap_comm": {
     "kind": "bool",
     "nullable": true,
     "default": null,
     "source": "deepspeed/runtime/zero/config.py:138"
    },
    "compute_grad_norm": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/runtime/zero/config.py:143"
    },
    "load_from_fp32_weights": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/runtime/zero/config.py:150"
    },
    "elastic_checkpoint": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:158"
    },
    "offload_param": {
     "kind": "model",
     "model": "DeepSpeedZeroOffloadParamConfig",
     "nullable": true,
     "default": null,
     "source": "deepspeed/runtime/zero/config.py:164"
    },
    "offload_optimizer": {
     "kind": "model",
     "model": "DeepSpeedZeroOffloadOptimizerConfig",
     "nullable": true,
     "default": null,
     "source": "deepspeed/runtime/zero/config.py:171"
    },
    "zenflow": {
     "kind": "model",
     "model": "ZenFlowConfig",
     "nullable": true,
     "default": null,
     "source": "deepspeed/runtime/zero/config.py:179"
    },
    "sub_group_size": {
     "kind": "int",
     "ge": 0,
     "default": 1000000000,
     "source": "deepspeed/runtime/zero/config.py:182"
    },
    "cpu_offload_param": {
     "kind": "bool",
     "nullable": true,
     "default": null,
     "deprecated": {
      "successor": "offload_param",
      "moves": true
     },
     "source": "deepspeed/runtime/zero/config.py:188"
    },
    "cpu_offload_use_pin_memory": {
     "kind": "bool",
     "nullable": true,
     "default": null,
     "deprecated": {
      "successor": "offload_param or offload_optimizer",
      "moves": false
     },
     "source": "deepspeed/runtime/zero/config.py:199"
    },
    "cpu_offload": {
     "kind": "bool",
     "nullable": true,
     "default": null,
     "deprecated": {
      "successor": "offload_optimizer",
      "moves": true
     },
     "source": "deepspeed/runtime/zero/config.py:209"
    },
    "prefetch_bucket_size": {
     "kind": "int",
     "ge": 0,
     "alias": "stage3_prefetch_bucket_size",
     "default": 50000000,
     "source": "deepspeed/runtime/zero/config.py:222"
    },
    "param_persistence_threshold": {
     "kind": "int",
     "ge": 0,
     "alias": "stage3_param_persistence_threshold",
     "default": 100000,
     "source": "deepspeed/runtime/zero/config.py:228"
    },
    "model_persistence_threshold": {
     "kind": "int",
     "ge": 0,
     "alias": "stage3_model_persistence_threshold",
     "default": 9223372036854776000,
     "source": "deepspeed/runtime/zero/config.py:235"
    },
    "max_live_parameters": {
     "kind": "int",
     "ge": 0,
     "alias": "stage3_max_live_parameters",
     "default": 1000000000,
     "source": "deepspeed/runtime/zero/config.py:245"
    },
    "max_reuse_distance": {
     "kind": "int",
     "ge": 0,
     "alias": "stage3_max_reuse_distance",
     "default": 1000000000,
     "source": "deepspeed/runtime/zero/config.py:251"
    },
    "gather_16bit_weights_on_model_save": {
     "kind": "bool",
     "alias": "stage3_gather_16bit_weights_on_model_save",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:257"
    },
    "module_granularity_threshold": {
     "kind": "int",
     "alias": "stage3_module_granularity_threshold",
     "default": 0,
     "source": "deepspeed/runtime/zero/config.py:265"
    },
    "use_all_reduce_for_fetch_params": {
     "kind": "bool",
     "alias": "stage3_use_all_reduce_for_fetch_params",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:273"
    },
    "allgather_sequential": {
     "kind": "bool",
     "alias": "stage3_allgather_sequential",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:279"
    },
    "stage3_gather_fp16_weights_on_model_save": {
     "kind": "bool",
     "default": false,
     "deprecated": {
      "successor": "gather_16bit_weights_on_model_save",
      "moves": true
     },
     "source": "deepspeed/runtime/zero/config.py:287"
    },
    "ignore_unused_parameters": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/runtime/zero/config.py:294"
    },
    "legacy_stage1": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:303"
    },
    "round_robin_gradients": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:309"
    },
    "parameter_alignment": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:317"
    },
    "zero_hpz_partition_size": {
     "kind": "int",
     "ge": 0,
     "default": 1,
     "source": "deepspeed/runtime/zero/config.py:324"
    },
    "zero_quantized_weights": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:328"
    },
    "zero_quantized_nontrainable_weights": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:333"
    },
    "zero_quantized_gradients": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:340"
    },
    "memory_efficient_linear": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/runtime/zero/config.py:346"
    },
    "pipeline_loading_checkpoint": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:353"
    },
    "override_module_apply": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/runtime/zero/config.py:355"
    },
    "log_trace_cache_warnings": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:360"
    },
    "enable_sanity_checks": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:365"
    },
    "save_muon_momentum_buffer_in_memory": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:370"
    },
    "leaf_module": {
     "kind": "model",
     "model": "DeepSpeedZeroLeafModuleConfig",
     "default": {
      "classes": [
       "transformers.models.mixtral.modeling_mixtral.MixtralSparseMoeBlock",
       "transformers.models.qwen2_moe.modeling_qwen2_moe.Qwen2MoeSparseMoeBlock",
       "transformers.models.qwen3_moe.modeling_qwen3_moe.Qwen3MoeSparseMoeBlock"
      ],
      "names": [],
      "name_suffixes": []
     },
     "source": "deepspeed/runtime/zero/config.py:377"
    }
   }
  },
  "DeepSpeedZeroOffloadParamConfig": {
   "source": "deepspeed/runtime/zero/offload_config.py:21",
   "fields": {
    "device": {
     "kind": "enum",
     "values": [
      "none",
      "cpu",
      "nvme"
     ],
     "default": "none",
     "source": "deepspeed/runtime/zero/offload_config.py:24"
    },
    "nvme_path": {
     "kind": "string",
     "nullable": true,
     "default": null,
     "source": "deepspeed/runtime/zero/offload_config.py:30"
    },
    "buffer_count": {
     "kind": "int",
     "ge": 0,
     "default": 5,
     "source": "deepspeed/runtime/zero/offload_config.py:33"
    },
    "buffer_size": {
     "kind": "int",
     "ge": 0,
     "default": 100000000,
     "source": "deepspeed/runtime/zero/offload_config.py:36"
    },
    "max_in_cpu": {
     "kind": "int",
     "ge": 0,
     "default": 1000000000,
     "source": "deepspeed/runtime/zero/offload_config.py:39"
    },
    "pin_memory": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/runtime/zero/offload_config.py:45"
    }
   }
  },
  "DeepSpeedZeroOffloadOptimizerConfig": {
   "source": "deepspeed/runtime/zero/offload_config.py:55",
   "validators": [
    "set_pipeline"
   ],
   "fields": {
    "device": {
     "kind": "enum",
     "values": [
      "none",
      "cpu",
      "nvme"
     ],
     "default": "none",
     "source": "deepspeed/runtime/zero/offload_config.py:58"
    },
    "nvme_path": {
     "kind": "string",
     "nullable": true,
     "default": null,
     "source": "deepspeed/runtime/zero/offload_config.py:64"
    },
    "buffer_count": {
     "kind": "int",
     "ge": 0,
     "default": 4,
     "source": "deepspeed/runtime/zero/offload_config.py:67"
    },
    "pin_memory": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/runtime/zero/offload_config.py:75"
    },
    "pipeline_read": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/offload_config.py:84"
    },
    "pipeline_write": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/offload_config.py:90"
    },
    "fast_init": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/offload_config.py:96"
    },
    "ratio": {
     "kind": "float",
     "ge": 0,
     "le": 1,
     "default": 1,
     "source": "deepspeed/runtime/zero/offload_config.py:99"
    },
    "super_offload": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/offload_config.py:102"
    },
    "cpuadam_cores_perc": {
     "kind": "float",
     "ge": 0,
     "le": 1,
     "default": 0.8,
     "source": "deepspeed/runtime/zero/offload_config.py:105"
    }
   }
  },
  "ZenFlowConfig": {
   "source": "deepspeed/runtime/zenflow/zenflow_config.py:12",
   "validators": [
    "validate_fields"
   ],
   "fields": {
    "topk_ratio": {
     "kind": "float",
     "gt": 0,
     "lt": 1,
     "default": 0.1,
     "source": "deepspeed/runtime/zenflow/zenflow_config.py:15"
    },
    "select_strategy": {
     "kind": "string",
     "default": "auto",
     "source": "deepspeed/runtime/zenflow/zenflow_config.py:18"
    },
    "select_interval": {
     "kind": "union",
     "of": [
      {
       "kind": "string"
      },
      {
       "kind": "int"
      }
     ],
     "default": "auto",
     "source": "deepspeed/runtime/zenflow/zenflow_config.py:22"
    },
    "update_interval": {
     "kind": "union",
     "of": [
      {
       "kind": "string"
      },
      {
       "kind": "int"
      }
     ],
     "default": "auto",
     "source": "deepspeed/runtime/zenflow/zenflow_config.py:26"
    },
    "overlap_step": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zenflow/zenflow_config.py:30"
    },
    "offload": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zenflow/zenflow_config.py:33"
    },
    "auto_ratio": {
     "kind": "float",
     "ge": 0,
     "le": 1,
     "default": 0.99,
     "source": "deepspeed/runtime/zenflow/zenflow_config.py:36"
    },
    "full_warm_up_rounds": {
     "kind": "int",
     "default": 0,
     "source": "deepspeed/runtime/zenflow/zenflow_config.py:39"
    },
    "pt_reserved_cores_perc": {
     "kind": "float",
     "ge": 0,
     "le": 1,
     "default": 0.5,
     "source": "deepspeed/runtime/zenflow/zenflow_config.py:42"
    },
    "steps_per_epoch": {
     "kind": "int",
     "nullable": true,
     "default": null,
     "source": "deepspeed/runtime/zenflow/zenflow_config.py:46"
    }
   }
  },
  "DeepSpeedZeroLeafModuleConfig": {
   "source": "deepspeed/runtime/zero/leaf_module_config.py:20",
   "validators": [
    "_coerce_container_types",
    "_validate_entries"
   ],
   "fields": {
    "classes": {
     "kind": "list",
     "items": {
      "kind": "string"
     },
     "default": [
      "transformers.models.mixtral.modeling_mixtral.MixtralSparseMoeBlock",
      "transformers.models.qwen2_moe.modeling_qwen2_moe.Qwen2MoeSparseMoeBlock",
      "transformers.models.qwen3_moe.modeling_qwen3_moe.Qwen3MoeSparseMoeBlock"
     ],
     "source": "deepspeed/runtime/zero/leaf_module_config.py:23"
    },
    "names": {
     "kind": "list",
     "items": {
      "kind": "string"
     },
     "default": [],
     "source": "deepspeed/runtime/zero/leaf_module_config.py:24"
    },
    "name_suffixes": {
     "kind": "list",
     "items": {
      "kind": "string"
     },
     "default": [],
     "source": "deepspeed/runtime/zero/leaf_module_config.py:25"
    }
   }
  },
  "DeepSpeedFP16Config": {
   "source": "deepspeed/runtime/precision_config.py:100",
   "validators": [
    "_validate_loss_scale",
    "_reject_non_integer_scale_params",
    "_validate_dynamic_loss_scale_params"
   ],
   "fields": {
    "enabled": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/precision_config.py:105"
    },
    "auto_cast": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/precision_config.py:110"
    },
    "loss_scale": {
     "kind": "float",
     "default": 0,
     "source": "deepspeed/runtime/precision_config.py:115"
    },
    "initial_scale_power": {
     "kind": "int",
     "default": 16,
     "source": "deepspeed/runtime/precision_config.py:135"
    },
    "loss_scale_window": {
     "kind": "int",
     "default": 1000,
     "source": "deepspeed/runtime/precision_config.py:140"
    },
    "hysteresis": {
     "kind": "int",
     "default": 2,
     "source": "deepspeed/runtime/precision_config.py:145"
    },
    "consecutive_hysteresis": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/precision_config.py:150"
    },
    "min_loss_scale": {
     "kind": "int",
     "default": 1,
     "source": "deepspeed/runtime/precision_config.py:155"
    },
    "fp16_master_weights_and_grads": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/precision_config.py:160"
    }
   }
  },
  "DeepSpeedBF16Config": {
   "source": "deepspeed/runtime/precision_config.py:41",
   "fields": {
    "enabled": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/precision_config.py:46"
    },
    "immediate_grad_update": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/precision_config.py:51"
    },
    "check_grad_overflow": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/runtime/precision_config.py:56"
    },
    "bf16_master_weights_and_grads": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/precision_config.py:63"
    },
    "bf16_optimizer_states": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/precision_config.py:68"
    }
   }
  },
  "TensorBoardConfig": {
   "source": "deepspeed/monitor/config.py:17",
   "fields": {
    "enabled": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/monitor/config.py:20"
    },
    "output_path": {
     "kind": "string",
     "default": "",
     "source": "deepspeed/monitor/config.py:23"
    },
    "job_name": {
     "kind": "string",
     "default": "DeepSpeedJobName",
     "source": "deepspeed/monitor/config.py:29"
    }
   }
  },
  "WandbConfig": {
   "source": "deepspeed/monitor/config.py:33",
   "fields": {
    "enabled": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/monitor/config.py:36"
    },
    "group": {
     "kind": "string",
     "nullable": true,
     "default": null,
     "source": "deepspeed/monitor/config.py:39"
    },
    "team": {
     "kind": "string",
     "nullable": true,
     "default": null,
     "source": "deepspeed/monitor/config.py:42"
    },
    "project": {
     "kind": "string",
     "default": "deepspeed",
     "source": "deepspeed/monitor/config.py:45"
    }
   }
  },
  "CSVConfig": {
   "source": "deepspeed/monitor/config.py:49",
   "fields": {
    "enabled": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/monitor/config.py:52"
    },
    "output_path": {
     "kind": "string",
     "default": "",
     "source": "deepspeed/monitor/config.py:55"
    },
    "job_name": {
     "kind": "string",
     "default": "DeepSpeedJobName",
     "source": "deepspeed/monitor/config.py:61"
    }
   }
  },
  "CometConfig": {
   "source": "deepspeed/monitor/config.py:65",
   "fields": {
    "enabled": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/monitor/config.py:72"
    },
    "samples_log_interval": {
     "kind": "int",
     "default": 100,
     "source": "deepspeed/monitor/config.py:75"
    },
    "project": {
     "kind": "string",
     "nullable": true,
     "default": null,
     "source": "deepspeed/monitor/config.py:78"
    },
    "workspace": {
     "kind": "string",
     "nullable": true,
     "default": null,
     "source": "deepspeed/monitor/config.py:84"
    },
    "api_key": {
     "kind": "string",
     "nullable": true,
     "default": null,
     "source": "deepspeed/monitor/config.py:90"
    },
    "experiment_name": {
     "kind": "string",
     "nullable": true,
     "default": null,
     "source": "deepspeed/monitor/config.py:96"
    },
    "experiment_key": {
     "kind": "string",
     "nullable": true,
     "default": null,
     "source": "deepspeed/monitor/config.py:103"
    },
    "online": {
     "kind": "bool",
     "nullable": true,
     "default": null,
     "source": "deepspeed/monitor/config.py:110"
    },
    "mode": {
     "kind": "string",
     "nullable": true,
     "default": null,
     "source": "deepspeed/monitor/config.py:116"
    }
   }
  },
  "CommsLoggerConfig": {
   "source": "deepspeed/comm/config.py:11",
   "fields": {
    "enabled": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/comm/config.py:12"
    },
    "prof_all": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/comm/config.py:13"
    },
    "prof_ops": {
     "kind": "list",
     "default": [],
     "source": "deepspeed/comm/config.py:14"
    },
    "verbose": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/comm/config.py:15"
    },
    "debug": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/comm/config.py:16"
    }
   }
  },
  "HybridEngineConfig": {
   "source": "deepspeed/runtime/config.py:359",
   "fields": {
    "enabled": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/config.py:360"
    },
    "max_out_tokens": {
     "kind": "int",
     "gt": 0,
     "default": 512,
     "source": "deepspeed/runtime/config.py:361"
    },
    "inference_tp_size": {
     "kind": "int",
     "default": 1,
     "source": "deepspeed/runtime/config.py:362"
    },
    "release_inference_cache": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/config.py:363"
    },
    "pin_parameters": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/runtime/config.py:364"
    },
    "tp_gather_partition_size": {
     "kind": "int",
     "default": 8,
     "source": "deepspeed/runtime/config.py:365"
    },
    "enable_cuda_graph": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/config.py:366"
    }
   }
  },
  "CompileConfig": {
   "source": "deepspeed/compile/config.py:12",
   "fields": {
    "deepcompile": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/compile/config.py:15"
    },
    "autoep_non_moe": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/compile/config.py:18"
    },
    "free_activation": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/compile/config.py:21"
    },
    "free_activation_threshold": {
     "kind": "int",
     "default": 10485760,
     "source": "deepspeed/compile/config.py:24"
    },
    "offload_activation": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/compile/config.py:27"
    },
    "offload_activation_pin_memory": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/compile/config.py:34"
    },
    "offload_opt_states": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/compile/config.py:39"
    },
    "double_buffer": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/compile/config.py:46"
    },
    "symmetric_memory": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/compile/config.py:49"
    },
    "debug_log": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/compile/config.py:52"
    },
    "offload_parameters": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/compile/config.py:55"
    },
    "sync_before_reduce": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/compile/config.py:58"
    },
    "sync_after_reduce": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/compile/config.py:61"
    },
    "sync_before_allgather": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/compile/config.py:64"
    },
    "sync_after_allgather": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/compile/config.py:67"
    },
    "keep_int_input_tensors": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/compile/config.py:70"
    },
    "keep_all_input_tensors": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/compile/config.py:73"
    },
    "passes": {
     "kind": "list",
     "items": {
      "kind": "literal",
      "values": [
       "z1",
       "z3",
       "autosp",
       "autotp"
      ]
     },
     "nullable": true,
     "default": null,
     "source": "deepspeed/compile/config.py:76"
    }
   }
  },
  "TPTrainingConfig": {
   "source": "deepspeed/runtime/tensor_parallel/config.py:38",
   "fields": {
    "dtype": {
     "kind": "python",
     "class": "torch.dtype",
     "default": "torch.float16",
     "source": "deepspeed/runtime/tensor_parallel/config.py:40"
    },
    "autotp_size": {
     "kind": "int",
     "default": 0,
     "source": "deepspeed/runtime/tensor_parallel/config.py:45"
    },
    "tp_overlap_comm": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/tensor_parallel/config.py:50"
    },
    "vocab_parallel_lm_head": {
     "kind": "bool",
     "nullable": true,
     "default": null,
     "source": "deepspeed/runtime/tensor_parallel/config.py:53"
    },
    "vocab_parallel_ce_backend": {
     "kind": "literal",
     "values": [
      "torch",
      "liger"
     ],
     "default": "torch",
     "source": "deepspeed/runtime/tensor_parallel/config.py:56"
    },
    "tensor_parallel": {
     "kind": "model",
     "model": "TPConfig",
     "alias": "tp",
     "default": {},
     "source": "deepspeed/runtime/tensor_parallel/config.py:59"
    },
    "injection_policy_tuple": {
     "kind": "list",
     "nullable": true,
     "default": null,
     "source": "deepspeed/runtime/tensor_parallel/config.py:65"
    },
    "partition_config": {
     "kind": "dict",
     "nullable": true,
     "default": null,
     "source": "deepspeed/runtime/tensor_parallel/config.py:68"
    },
    "preset_model": {
     "kind": "string",
     "nullable": true,
     "default": null,
     "source": "deepspeed/runtime/tensor_parallel/config.py:95"
    },
    "keep_module_on_host": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/tensor_parallel/config.py:103"
    },
    "replace_with_kernel_inject": {
     "kind": "bool",
     "alias": "kernel_inject",
     "default": false,
     "source": "deepspeed/runtime/tensor_parallel/config.py:111"
    }
   }
  },
  "TPConfig": {
   "source": "deepspeed/runtime/tensor_parallel/config.py:18",
   "fields": {
    "tp_size": {
     "kind": "int",
     "default": 1,
     "source": "deepspeed/runtime/tensor_parallel/config.py:21"
    },
    "tp_grain_size": {
     "kind": "int",
     "default": 1,
     "source": "deepspeed/runtime/tensor_parallel/config.py:24"
    },
    "mpu": {
     "kind": "any",
     "default": null,
     "source": "deepspeed/runtime/tensor_parallel/config.py:29"
    },
    "tp_group": {
     "kind": "any",
     "default": null,
     "source": "deepspeed/runtime/tensor_parallel/config.py:35"
    }
   }
  },
  "WeightQuantConfig": {
   "source": "deepspeed/inference/config.py:90",
   "fields": {
    "enabled": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/inference/config.py:91"
    },
    "num_bits": {
     "kind": "int",
     "default": 8,
     "source": "deepspeed/inference/config.py:85"
    },
    "q_type": {
     "kind": "enum",
     "values": [
      "asymmetric",
      "symmetric"
     ],
     "default": "symmetric",
     "source": "deepspeed/inference/config.py:86"
    },
    "q_groups": {
     "kind": "int",
     "default": 1,
     "source": "deepspeed/inference/config.py:87"
    },
    "quantized_initialization": {
     "kind": "dict",
     "default": {},
     "source": "deepspeed/inference/config.py:92"
    },
    "post_init_quant": {
     "kind": "dict",
     "default": {},
     "source": "deepspeed/inference/config.py:93"
    }
   }
  },
  "DeepSpeedThroughputTimerConfig": {
   "source": "deepspeed/utils/config.py:35",
   "fields": {
    "enabled": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/utils/config.py:38"
    },
    "synchronized": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/utils/config.py:41"
    }
   }
  }
 },
 "keys": {
  "activation_checkpointing": {
   "read_at": [
    "deepspeed/runtime/activation_checkpointing/config.py:69"
   ]
  },
  "activation_checkpointing/contiguous_memory_optimization": {
   "read_at": [
    "deepspeed/runtime/activation_checkpointing/config.py:80"
   ],
   "default": false
  },
  "activation_checkpointing/cpu_checkpointing": {
   "read_at": [
    "deepspeed/runtime/activation_checkpointing/config.py:84"
   ],
   "default": false
  },
  "activation_checkpointing/number_checkpoints": {
   "read_at": [
    "deepspeed/runtime/activation_checkpointing/config.py:87"
   ],
   "default": null
  },
  "activation_checkpointing/partition_activations": {
   "read_at": [
    "deepspeed/runtime/activation_checkpointing/config.py:77"
   ],
   "default": false
  },
  "activation_checkpointing/profile": {
   "read_at": [
    "deepspeed/runtime/activation_checkpointing/config.py:90"
   ],
   "default": false
  },
  "activation_checkpointing/synchronize_checkpoint_boundary": {
   "read_at": [
    "deepspeed/runtime/activation_checkpointing/config.py:92"
   ],
   "default": false
  },
  "aio": {
   "read_at": [
    "deepspeed/runtime/swap_tensor/aio_config.py:21"
   ]
  },
  "aio/block_size": {
   "read_at": [
    "deepspeed/runtime/swap_tensor/aio_config.py:25"
   ],
   "default": 1048576
  },
  "aio/intra_op_parallelism": {
   "read_at": [
    "deepspeed/runtime/swap_tensor/aio_config.py:29"
   ],
   "default": 1
  },
  "aio/overlap_events": {
   "read_at": [
    "deepspeed/runtime/swap_tensor/aio_config.py:33"
   ],
   "default": true
  },
  "aio/queue_depth": {
   "read_at": [
    "deepspeed/runtime/swap_tensor/aio_config.py:27"
   ],
   "default": 8
  },
  "aio/single_submit": {
   "read_at": [
    "deepspeed/runtime/swap_tensor/aio_config.py:31"
   ],
   "default": false
  },
  "aio/use_gds": {
   "read_at": [
    "deepspeed/runtime/swap_tensor/aio_config.py:35"
   ],
   "default": false
  },
  "allgather_size": {
   "read_at": [
    "deepspeed/runtime/zero/config.py:64"
   ],
   "default": 500000000
  },
  "amp": {
   "read_at": [
    "deepspeed/runtime/config.py:135"
   ]
  },
  "autotuning": {
   "read_at": [
    "deepspeed/autotuning/config.py:26"
   ]
  },
  "autotuning/arg_mappings": {
   "read_at": [
    "deepspeed/autotuning/config.py:62"
   ],
   "default": null
  },
  "autotuning/enabled": {
   "read_at": [
    "deepspeed/autotuning/config.py:34"
   ],
   "default": false
  },
  "autotuning/end_profile_step": {
   "read_at": [
    "deepspeed/autotuning/config.py:47"
   ],
   "default": 5
  },
  "autotuning/exps_dir": {
   "read_at": [
    "deepspeed/autotuning/config.py:40"
   ],
   "default": "autotuning_exps"
  },
  "autotuning/fast": {
   "read_at": [
    "deepspeed/autotuning/config.py:36"
   ],
   "default": true
  },
  "autotuning/max_train_batch_size": {
   "read_at": [
    "deepspeed/autotuning/config.py:70"
   ],
   "default": null
  },
  "autotuning/max_train_micro_batch_size_per_gpu": {
   "read_at": [
    "deepspeed/autotuning/config.py:76"
   ],
   "default": 1024
  },
  "autotuning/metric": {
   "read_at": [
    "deepspeed/autotuning/config.py:50"
   ],
   "default": "throughput"
  },
  "autotuning/metric_path": {
   "read_at": [
    "deepspeed/autotuning/config.py:52"
   ],
   "default": null
  },
  "autotuning/min_train_batch_size": {
   "read_at": [
    "deepspeed/autotuning/config.py:73"
   ],
   "default": 1
  },
  "autotuning/min_train_micro_batch_size_per_gpu": {
   "read_at": [
    "deepspeed/autotuning/config.py:80"
   ],
   "default": 1
  },
  "autotuning/model_info": {
   "read_at": [
    "deepspeed/autotuning/config.py:89"
   ]
  },
  "autotuning/model_info/hidden_size": {
   "read_at": [
    "deepspeed/autotuning/config.py:92"
   ],
   "default": null
  },
  "autotuning/model_info/num_layers": {
   "read_at": [
    "deepspeed/autotuning/config.py:92"
   ],
   "default": null
  },
  "autotuning/model_info/num_params": {
   "read_at": [
    "deepspeed/autotuning/config.py:92"
   ],
   "default": null
  },
  "autotuning/model_info/profile": {
   "read_at": [
    "deepspeed/autotuning/config.py:92"
   ],
   "default": false
  },
  "autotuning/model_info_path": {
   "read_at": [
    "deepspeed/autotuning/config.py:66"
   ],
   "default": null
  },
  "autotuning/mp_size": {
   "read_at": [
    "deepspeed/autotuning/config.py:68"
   ],
   "default": 1
  },
  "autotuning/num_tuning_micro_batch_sizes": {
   "read_at": [
    "deepspeed/autotuning/config.py:84"
   ],
   "default": 3
  },
  "autotuning/overwrite": {
   "read_at": [
    "deepspeed/autotuning/config.py:42"
   ],
   "default": true
  },
  "autotuning/results_dir": {
   "read_at": [
    "deepspeed/autotuning/config.py:38"
   ],
   "default": "autotuning_results"
  },
  "autotuning/start_profile_step": {
   "read_at": [
    "deepspeed/autotuning/config.py:44"
   ],
   "default": 3
  },
  "autotuning/tuner_early_stopping": {
   "read_at": [
    "deepspeed/autotuning/config.py:56"
   ],
   "default": 5
  },
  "autotuning/tuner_num_trials": {
   "read_at": [
    "deepspeed/autotuning/config.py:59"
   ],
   "default": 50
  },
  "autotuning/tuner_type": {
   "read_at": [
    "deepspeed/autotuning/config.py:54"
   ],
   "default": "gridsearch"
  },
  "bf16": {
   "read_at": [
    "deepspeed/runtime/precision_config.py:35"
   ],
   "default": null
  },
  "bfloat16": {
   "read_at": [
    "deepspeed/runtime/precision_config.py:37"
   ],
   "default": {}
  },
  "checkpoint": {
   "read_at": [
    "deepspeed/runtime/config.py:380"
   ],
   "default": {}
  },
  "checkpoint/checkpoint_serialization": {
   "read_at": [
    "deepspeed/runtime/model_checkpointing/config.py:70"
   ],
   "default": true
  },
  "checkpoint/load_universal": {
   "read_at": [
    "deepspeed/runtime/config.py:549"
   ],
   "default": false
  },
  "checkpoint/parallel_write": {
   "read_at": [
    "deepspeed/runtime/config.py:399"
   ],
   "default": {}
  },
  "checkpoint/parallel_write/pipeline_stage": {
   "read_at": [
    "deepspeed/runtime/config.py:400"
   ],
   "default": false
  },
  "checkpoint/tag_validation": {
   "read_at": [
    "deepspeed/runtime/config.py:388"
   ],
   "default": "WARN"
  },
  "checkpoint/use_node_local_storage": {
   "read_at": [
    "deepspeed/runtime/config.py:552"
   ],
   "default": false
  },
  "checkpoint/writer": {
   "read_at": [
    "deepspeed/runtime/model_checkpointing/config.py:36"
   ],
   "default": null
  },
  "checkpoint/writer/data_parallel": {
   "read_at": [
    "deepspeed/runtime/model_checkpointing/config.py:50"
   ],
   "default": null
  },
  "checkpoint/writer/decoupled": {
   "read_at": [
    "deepspeed/runtime/model_checkpointing/config.py:52"
   ],
   "default": false
  },
  "checkpoint/writer/io_buffer_double": {
   "read_at": [
    "deepspeed/runtime/model_checkpointing/config.py:46"
   ],
   "default": true
  },
  "checkpoint/writer/io_buffer_size": {
   "read_at": [
    "deepspeed/runtime/model_checkpointing/config.py:44"
   ],
   "default": 67108864
  },
  "checkpoint/writer/io_multiplier": {
   "read_at": [
    "deepspeed/runtime/model_checkpointing/config.py:54"
   ],
   "default": 1
  },
  "checkpoint/writer/show_statistics": {
   "read_at": [
    "deepspeed/runtime/model_checkpointing/config.py:48"
   ],
   "default": false
  },
  "checkpoint/writer/type": {
   "read_at": [
    "deepspeed/runtime/model_checkpointing/config.py:42"
   ],
   "default": "FAST"
  },
  "comet": {
   "read_at": [
    "deepspeed/monitor/config.py:13"
   ],
   "default": {}
  },
  "comms_logger": {
   "read_at": [
    "deepspeed/comm/config.py:22"
   ]
  },
  "communication_data_type": {
   "read_at": [
    "deepspeed/runtime/config.py:219"
   ],
   "default": null
  },
  "compile": {
   "read_at": [
    "deepspeed/runtime/config.py:584"
   ],
   "default": {}
  },
  "compression_training": {
   "read_at": [
    "deepspeed/runtime/config.py:135"
   ]
  },
  "csv_monitor": {
   "read_at": [
    "deepspeed/monitor/config.py:13"
   ],
   "default": {}
  },
  "curriculum_learning": {
   "read_at": [
    "deepspeed/runtime/config.py:135"
   ]
  },
  "data_efficiency": {
   "read_at": [
    "deepspeed/runtime/data_pipeline/config.py:27"
   ]
  },
  "data_efficiency/data_routing": {
   "read_at": [
    "deepspeed/runtime/data_pipeline/config.py:144"
   ]
  },
  "data_efficiency/data_routing/enabled": {
   "read_at": [
    "deepspeed/runtime/data_pipeline/config.py:145"
   ],
   "default": false
  },
  "data_efficiency/data_routing/random_ltd": {
   "read_at": [
    "deepspeed/runtime/data_pipeline/config.py:164"
   ]
  },
  "data_efficiency/data_routing/random_ltd/enabled": {
   "read_at": [
    "deepspeed/runtime/data_pipeline/config.py:165"
   ],
   "default": false
  },
  "data_efficiency/data_sampling": {
   "read_at": [
    "deepspeed/runtime/data_pipeline/config.py:41"
   ],
   "default": {}
  },
  "data_efficiency/data_sampling/curriculum_learning": {
   "read_at": [
    "deepspeed/runtime/data_pipeline/config.py:116"
   ]
  },
  "data_efficiency/data_sampling/curriculum_learning/enabled": {
   "read_at": [
    "deepspeed/runtime/data_pipeline/config.py:117"
   ],
   "default": false
  },
  "data_efficiency/data_sampling/dynamic_batching": {
   "read_at": [
    "deepspeed/runtime/data_pipeline/config.py:96"
   ],
   "default": {}
  },
  "data_efficiency/data_sampling/dynamic_batching/enabled": {
   "read_at": [
    "deepspeed/runtime/data_pipeline/config.py:97"
   ],
   "default": false
  },
  "data_efficiency/data_sampling/dynamic_batching/lr_scaling_method": {
   "read_at": [
    "deepspeed/runtime/data_pipeline/config.py:99"
   ],
   "default": "linear"
  },
  "data_efficiency/data_sampling/dynamic_batching/max_batch_size": {
   "read_at": [
    "deepspeed/runtime/data_pipeline/config.py:103"
   ]
  },
  "data_efficiency/data_sampling/dynamic_batching/max_tokens": {
   "read_at": [
    "deepspeed/runtime/data_pipeline/config.py:108"
   ]
  },
  "data_efficiency/data_sampling/dynamic_batching/min_batch_size": {
   "read_at": [
    "deepspeed/runtime/data_pipeline/config.py:101"
   ],
   "default": 1
  },
  "data_efficiency/data_sampling/dynamic_batching/sequence_picking_order": {
   "read_at": [
    "deepspeed/runtime/data_pipeline/config.py:106"
   ],
   "default": "dataloader"
  },
  "data_efficiency/data_sampling/dynamic_batching/verbose": {
   "read_at": [
    "deepspeed/runtime/data_pipeline/config.py:111"
   ],
   "default": false
  },
  "data_efficiency/data_sampling/enabled": {
   "read_at": [
    "deepspeed/runtime/data_pipeline/config.py:54"
   ],
   "default": false
  },
  "data_efficiency/data_sampling/num_epochs": {
   "read_at": [
    "deepspeed/runtime/data_pipeline/config.py:61"
   ],
   "default": 1000
  },
  "data_efficiency/data_sampling/num_workers": {
   "read_at": [
    "deepspeed/runtime/data_pipeline/config.py:68"
   ],
   "default": 0
  },
  "data_efficiency/data_sampling/pin_memory": {
   "read_at": [
    "deepspeed/runtime/data_pipeline/config.py:76"
   ],
   "default": false
  },
  "data_efficiency/enabled": {
   "read_at": [
    "deepspeed/runtime/data_pipeline/config.py:28"
   ],
   "default": false
  },
  "data_efficiency/seed": {
   "read_at": [
    "deepspeed/runtime/data_pipeline/config.py:35"
   ],
   "default": 1234
  },
  "data_parallel_size": {
   "read_at": [
    "deepspeed/__init__.py:543"
   ]
  },
  "data_types": {
   "read_at": [
    "deepspeed/runtime/config.py:384"
   ],
   "default": {}
  },
  "data_types/buffer_dtype": {
   "read_at": [
    "deepspeed/runtime/config.py:561"
   ],
   "default": null
  },
  "data_types/grad_accum_dtype": {
   "read_at": [
    "deepspeed/runtime/config.py:556"
   ],
   "default": null
  },
  "data_types/keep_in_fp32_modules": {
   "read_at": [
    "deepspeed/runtime/config.py:563"
   ],
   "default": "auto"
  },
  "data_types/param_dtype": {
   "read_at": [
    "deepspeed/runtime/config.py:559"
   ],
   "default": null
  },
  "dataloader_drop_last": {
   "read_at": [
    "deepspeed/runtime/config.py:410"
   ],
   "default": false
  },
  "datastates_ckpt": {
   "read_at": [
    "deepspeed/datastates/config.py:20"
   ],
   "default": false
  },
  "disable_allgather": {
   "read_at": [
    "deepspeed/runtime/config.py:257"
   ],
   "default": false
  },
  "disable_python_gc": {
   "read_at": [
    "deepspeed/runtime/config.py:265"
   ],
   "default": false
  },
  "dump_state": {
   "read_at": [
    "deepspeed/runtime/config.py:261"
   ],
   "default": false
  },
  "eigenvalue": {
   "read_at": [
    "deepspeed/runtime/config.py:135"
   ]
  },
  "elasticity": {
   "read_at": [
    "deepspeed/runtime/config.py:135"
   ]
  },
  "expert_parallel": {
   "read_at": [
    "deepspeed/runtime/config.py:172"
   ]
  },
  "expert_parallel/async_split_plan": {
   "read_at": [
    "deepspeed/module_inject/auto_ep_config.py:52"
   ],
   "default": false
  },
  "expert_parallel/autoep_size": {
   "read_at": [
    "deepspeed/module_inject/auto_ep_config.py:49"
   ],
   "default": 1
  },
  "expert_parallel/combine_impl": {
   "read_at": [
    "deepspeed/module_inject/auto_ep_config.py:62"
   ],
   "default": "auto"
  },
  "expert_parallel/comm_backend": {
   "read_at": [
    "deepspeed/module_inject/auto_ep_config.py:65"
   ],
   "default": "comm"
  },
  "expert_parallel/comm_max_tokens_per_rank": {
   "read_at": [
    "deepspeed/module_inject/auto_ep_config.py:68"
   ],
   "default": 0
  },
  "expert_parallel/comm_num_sm": {
   "read_at": [
    "deepspeed/module_inject/auto_ep_config.py:66"
   ],
   "default": 12
  },
  "expert_parallel/comm_qp_margin": {
   "read_at": [
    "deepspeed/module_inject/auto_ep_config.py:67"
   ],
   "default": 4
  },
  "expert_parallel/disable_triton_grouped_mm": {
   "read_at": [
    "deepspeed/module_inject/auto_ep_config.py:58"
   ],
   "default": false
  },
  "expert_parallel/enabled": {
   "read_at": [
    "deepspeed/module_inject/auto_ep_config.py:48"
   ],
   "default": false
  },
  "expert_parallel/expert_activation": {
   "read_at": [
    "deepspeed/module_inject/auto_ep_config.py:95"
   ],
   "default": null
  },
  "expert_parallel/expert_pattern": {
   "read_at": [
    "deepspeed/module_inject/auto_ep_config.py:55"
   ],
   "default": null
  },
  "expert_parallel/expert_tensor_parallel_size": {
   "read_at": [
    "deepspeed/module_inject/auto_ep_config.py:50"
   ],
   "default": 1
  },
  "expert_parallel/expert_w1": {
   "read_at": [
    "deepspeed/module_inject/auto_ep_config.py:83"
   ],
   "default": null
  },
  "expert_parallel/expert_w2": {
   "read_at": [
    "deepspeed/module_inject/auto_ep_config.py:84"
   ],
   "default": null
  },
  "expert_parallel/expert_w3": {
   "read_at": [
    "deepspeed/module_inject/auto_ep_config.py:86"
   ]
  },
  "expert_parallel/gate_up_impl": {
   "read_at": [
    "deepspeed/module_inject/auto_ep_config.py:64"
   ],
   "default": "separate"
  },
  "expert_parallel/has_shared_experts": {
   "read_at": [
    "deepspeed/module_inject/auto_ep_config.py:92"
   ],
   "default": null
  },
  "expert_parallel/load_balance_coeff": {
   "read_at": [
    "deepspeed/module_inject/auto_ep_config.py:73"
   ]
  },
  "expert_parallel/moe_layer_pattern": {
   "read_at": [
    "deepspeed/module_inject/auto_ep_config.py:54"
   ],
   "default": null
  },
  "expert_parallel/num_expert_groups": {
   "read_at": [
    "deepspeed/module_inject/auto_ep_config.py:69"
   ],
   "default": null
  },
  "expert_parallel/num_experts_attr": {
   "read_at": [
    "deepspeed/module_inject/auto_ep_config.py:90"
   ],
   "default": null
  },
  "expert_parallel/num_limited_groups": {
   "read_at": [
    "deepspeed/module_inject/auto_ep_config.py:70"
   ],
   "default": null
  },
  "expert_parallel/preset_model": {
   "read_at": [
    "deepspeed/module_inject/auto_ep_config.py:53"
   ],
   "default": null
  },
  "expert_parallel/route_norm": {
   "read_at": [
    "deepspeed/module_inject/auto_ep_config.py:59"
   ],
   "default": null
  },
  "expert_parallel/route_scale": {
   "read_at": [
    "deepspeed/module_inject/auto_ep_config.py:60"
   ],
   "default": 1
  },
  "expert_parallel/routed_scaling_factor": {
   "read_at": [
    "deepspeed/module_inject/auto_ep_config.py:82"
   ],
   "default": "auto"
  },
  "expert_parallel/router_pattern": {
   "read_at": [
    "deepspeed/module_inject/auto_ep_config.py:56"
   ],
   "default": null
  },
  "expert_parallel/row_weighting_impl": {
   "read_at": [
    "deepspeed/module_inject/auto_ep_config.py:63"
   ],
   "default": "auto"
  },
  "expert_parallel/score_apply": {
   "read_at": [
    "deepspeed/module_inject/auto_ep_config.py:61"
   ],
   "default": "auto"
  },
  "expert_parallel/score_func": {
   "read_at": [
    "deepspeed/module_inject/auto_ep_config.py:71"
   ],
   "default": "auto"
  },
  "expert_parallel/shared_experts_gate_pattern": {
   "read_at": [
    "deepspeed/module_inject/auto_ep_config.py:94"
   ],
   "default": null
  },
  "expert_parallel/shared_experts_pattern": {
   "read_at": [
    "deepspeed/module_inject/auto_ep_config.py:93"
   ],
   "default": null
  },
  "expert_parallel/top_k": {
   "read_at": [
    "deepspeed/module_inject/auto_ep_config.py:72"
   ],
   "default": "auto"
  },
  "expert_parallel/top_k_attr": {
   "read_at": [
    "deepspeed/module_inject/auto_ep_config.py:91"
   ],
   "default": null
  },
  "expert_parallel/use_grouped_mm": {
   "read_at": [
    "deepspeed/module_inject/auto_ep_config.py:57"
   ],
   "default": true
  },
  "expert_parallel/validate_folding_routing": {
   "read_at": [
    "deepspeed/module_inject/auto_ep_config.py:51"
   ],
   "default": false
  },
  "flops_profiler": {
   "read_at": [
    "deepspeed/profiling/config.py:21"
   ]
  },
  "flops_profiler/detailed": {
   "read_at": [
    "deepspeed/profiling/config.py:43"
   ],
   "default": true
  },
  "flops_profiler/enabled": {
   "read_at": [
    "deepspeed/profiling/config.py:29"
   ],
   "default": false
  },
  "flops_profiler/module_depth": {
   "read_at": [
    "deepspeed/profiling/config.py:37"
   ],
   "default": -1
  },
  "flops_profiler/output_file": {
   "read_at": [
    "deepspeed/profiling/config.py:45"
   ],
   "default": null
  },
  "flops_profiler/profile_step": {
   "read_at": [
    "deepspeed/profiling/config.py:34"
   ],
   "default": 1
  },
  "flops_profiler/recompute_fwd_factor": {
   "read_at": [
    "deepspeed/profiling/config.py:31"
   ],
   "default": 0
  },
  "flops_profiler/top_modules": {
   "read_at": [
    "deepspeed/profiling/config.py:40"
   ],
   "default": 1
  },
  "fp16": {
   "read_at": [
    "deepspeed/runtime/precision_config.py:96"
   ],
   "default": {}
  },
  "gradient_accumulation_steps": {
   "read_at": [
    "deepspeed/runtime/config.py:209"
   ],
   "default": null
  },
  "gradient_allreduce_op": {
   "read_at": [
    "deepspeed/runtime/config.py:242"
   ],
   "default": "mean"
  },
  "gradient_clipping": {
   "read_at": [
    "deepspeed/runtime/config.py:269"
   ],
   "default": 1
  },
  "gradient_predivide_factor": {
   "read_at": [
    "deepspeed/runtime/config.py:238"
   ],
   "default": 1
  },
  "graph_harvesting": {
   "read_at": [
    "deepspeed/runtime/config.py:135"
   ]
  },
  "hybrid_engine": {
   "read_at": [
    "deepspeed/runtime/config.py:370"
   ],
   "default": {}
  },
  "log_level": {
   "read_at": [
    "deepspeed/runtime/config.py:414"
   ],
   "default": null
  },
  "managed_gradient_accumulation": {
   "read_at": [
    "deepspeed/runtime/config.py:213"
   ],
   "default": true
  },
  "memory_breakdown": {
   "read_at": [
    "deepspeed/runtime/config.py:356"
   ],
   "default": false
  },
  "nebula": {
   "read_at": [
    "deepspeed/runtime/config.py:135"
   ]
  },
  "optimizer": {
   "read_at": [
    "deepspeed/runtime/config.py:289"
   ]
  },
  "optimizer/legacy_fusion": {
   "read_at": [
    "deepspeed/runtime/config.py:311"
   ]
  },
  "optimizer/params": {
   "read_at": [
    "deepspeed/runtime/config.py:296"
   ]
  },
  "optimizer/params/max_grad_norm": {
   "read_at": [
    "deepspeed/runtime/config.py:723"
   ]
  },
  "optimizer/type": {
   "read_at": [
    "deepspeed/runtime/config.py:289"
   ]
  },
  "pipeline": {
   "read_at": [
    "deepspeed/runtime/config.py:283"
   ],
   "default": {}
  },
  "prescale_gradients": {
   "read_at": [
    "deepspeed/runtime/config.py:234"
   ],
   "default": false
  },
  "progressive_layer_drop": {
   "read_at": [
    "deepspeed/runtime/config.py:135"
   ]
  },
  "quantize_training": {
   "read_at": [
    "deepspeed/runtime/config.py:135"
   ]
  },
  "scheduler": {
   "read_at": [
    "deepspeed/runtime/config.py:326"
   ]
  },
  "scheduler/params": {
   "read_at": [
    "deepspeed/runtime/config.py:333"
   ]
  },
  "scheduler/type": {
   "read_at": [
    "deepspeed/runtime/config.py:326"
   ]
  },
  "seq_parallel_communication_data_type": {
   "read_at": [
    "deepspeed/runtime/config.py:219"
   ],
   "default": "fp32"
  },
  "sequence_parallel_size": {
   "read_at": [
    "deepspeed/runtime/config.py:468"
   ]
  },
  "sparse_attention": {
   "read_at": [
    "deepspeed/runtime/config.py:135"
   ]
  },
  "sparse_gradients": {
   "read_at": [
    "deepspeed/runtime/config.py:135"
   ]
  },
  "steps_per_print": {
   "read_at": [
    "deepspeed/runtime/config.py:253"
   ],
   "default": null
  },
  "tensor_parallel": {
   "read_at": [
    "deepspeed/runtime/tensor_parallel/config.py:150"
   ]
  },
  "tensorboard": {
   "read_at": [
    "deepspeed/monitor/config.py:13"
   ],
   "default": {}
  },
  "timers": {
   "read_at": [
    "deepspeed/utils/config.py:28"
   ]
  },
  "timers/throughput": {
   "read_at": [
    "deepspeed/utils/config.py:28"
   ]
  },
  "torch_autocast": {
   "read_at": [
    "deepspeed/runtime/config.py:180"
   ]
  },
  "torch_autocast/dtype": {
   "read_at": [
    "deepspeed/runtime/config.py:188"
   ]
  },
  "torch_autocast/enabled": {
   "read_at": [
    "deepspeed/runtime/config.py:181"
   ],
   "default": false
  },
  "torch_autocast/lower_precision_safe_modules": {
   "read_at": [
    "deepspeed/runtime/config.py:199"
   ]
  },
  "train_batch_size": {
   "read_at": [
    "deepspeed/runtime/config.py:340"
   ],
   "default": null
  },
  "train_micro_batch_size_per_gpu": {
   "read_at": [
    "deepspeed/runtime/config.py:344"
   ],
   "default": null
  },
  "use_data_before_expert_parallelism": {
   "read_at": [
    "deepspeed/runtime/config.py:376"
   ],
   "default": false
  },
  "vocabulary_size": {
   "read_at": [
    "deepspeed/runtime/config.py:717"
   ],
   "default": null
  },
  "wall_clock_breakdown": {
   "read_at": [
    "deepspeed/runtime/config.py:352"
   ],
   "default": false
  },
  "wandb": {
   "read_at": [
    "deepspeed/monitor/config.py:13"
   ],
   "default": {}
  },
  "weight_quantization": {
   "read_at": [
    "deepspeed/runtime/config.py:582"
   ]
  },
  "zero_allow_untested_optimizer": {
   "read_at": [
    "deepspeed/runtime/config.py:318"
   ],
   "default": false
  },
  "zero_force_ds_cpu_optimizer": {
   "read_at": [
    "deepspeed/runtime/config.py:322"
   ],
   "default": true
  },
  "zero_optimization": {
   "read_at": [
    "deepspeed/runtime/config.py:137"
   ],
   "default": null
  }
 },
 "removed": {
  "top": {
   "nebula": "Nebula checkpointing has been removed. A leftover 'nebula' block would be ignored and checkpoints would silently fall back to local torch.save. See https://github.com/deepspeedai/DeepSpeed/issues/8489.",
   "compression_training": "The DeepSpeed compression library has been removed. A leftover 'compression_training' block would be ignored and the model would train unquantized. See https://github.com/deepspeedai/DeepSpeed/issues/8489.",
   "amp": "NVIDIA Apex AMP integration has been removed. Use DeepSpeed 'fp16', 'bf16', or 'torch_autocast' instead. See https://github.com/deepspeedai/DeepSpeed/issues/8489.",
   "quantize_training": "Mixture-of-Quantization (MoQ) / 'quantize_training' has been removed. See https://github.com/deepspeedai/DeepSpeed/issues/8489.",
   "sparse_gradients": "Sparse compression of dense torch.nn.Embedding gradients has been removed. A leftover 'sparse_gradients' flag would be ignored and those gradients would be reduced dense. Gradients from an embedding constructed with sparse=True are still reduced sparsely and need no config flag. See https://github.com/deepspeedai/DeepSpeed/issues/8489.",
   "eigenvalue": "Eigenvalue-based Mixture-of-Quantization (MoQ) has been removed; the standalone 'eigenvalue' configuration block is no longer supported. See https://github.com/deepspeedai/DeepSpeed/issues/8489.",
   "sparse_attention": "DeepSpeed Sparse Attention has been removed; the 'sparse_attention' configuration block is no longer supported. See https://github.com/deepspeedai/DeepSpeed/issues/8489.",
   "elasticity": "Elastic training has been removed; the 'elasticity' configuration block is no longer supported. Set train_batch_size / train_micro_batch_size_per_gpu / gradient_accumulation_steps directly. ",
   "graph_harvesting": "Graph harvesting has been removed; the 'graph_harvesting' configuration option is no longer supported. See https://github.com/deepspeedai/DeepSpeed/issues/8489.",
   "curriculum_learning": "Legacy top-level 'curriculum_learning' has been removed. Use 'data_efficiency.data_sampling.curriculum_learning' instead. See https://github.com/deepspeedai/DeepSpeed/issues/8489.",
   "progressive_layer_drop": "Progressive Layer Dropping has been removed; the 'progressive_layer_drop' configuration block is no longer supported. See https://github.com/deepspeedai/DeepSpeed/issues/8489."
  },
  "zero_optimization": {
   "mics_shard_size": "MiCS ZeRO-3 sharding has been removed; 'zero_optimization.mics_shard_size' is no longer supported. See https://github.com/deepspeedai/DeepSpeed/issues/8489.",
   "mics_hierarchical_params_gather": "MiCS ZeRO-3 sharding has been removed; 'zero_optimization.mics_hierarchical_params_gather' is no longer supported. See https://github.com/deepspeedai/DeepSpeed/issues/8489.",
   "zeropp_loco_param": "LoCo-Zero++ has been removed; 'zero_optimization.zeropp_loco_param' is no longer supported. Remove this key to use standard ZeRO++ quantized gradients without LoCo error feedback. See https://github.com/deepspeedai/DeepSpeed/issues/8489."
  }
 },
 "values": {
  "gradient_allreduce_op": [
   "mean",
   "sum"
  ],
  "checkpoint/tag_validation": [
   "WARN",
   "IGNORE",
   "FAIL"
  ],
  "checkpoint/writer/type": [
   "MOCK",
   "PYTHON",
   "FAST"
  ],
  "checkpoint/writer/data_parallel": [
   "REPLICA",
   "SOCKET",
   "MACHINE"
  ],
  "expert_parallel/preset_model": [
   "mixtral",
   "qwen3_moe",
   "qwen3_5_moe",
   "deepseek_v2",
   "deepseek_v3",
   "minimax_m3"
  ],
  "torch_autocast/dtype": [
   "torch.float16",
   "fp16",
   "float16",
   "half",
   "torch.float32",
   "fp32",
   "float32",
   "float",
   "torch.int8",
   "int8",
   "torch.bfloat16",
   "bf16",
   "bfloat16"
  ]
 }
};
