// Written by tools/schema (npm run schemas) from DeepSpeed 0.18.9; do not edit.
import type { ReleaseFacts } from '../release.ts';

export const RELEASE: ReleaseFacts = {
 "deepspeed": "0.18.9",
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
    "offload_ratio_check"
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
     "ge": 0,
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
    "load_from_fp32_weights": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/runtime/zero/config.py:143"
    },
    "elastic_checkpoint": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:151"
    },
    "offload_param": {
     "kind": "model",
     "model": "DeepSpeedZeroOffloadParamConfig",
     "nullable": true,
     "default": null,
     "source": "deepspeed/runtime/zero/config.py:157"
    },
    "offload_optimizer": {
     "kind": "model",
     "model": "DeepSpeedZeroOffloadOptimizerConfig",
     "nullable": true,
     "default": null,
     "source": "deepspeed/runtime/zero/config.py:164"
    },
    "zenflow": {
     "kind": "model",
     "model": "ZenFlowConfig",
     "nullable": true,
     "default": null,
     "source": "deepspeed/runtime/zero/config.py:172"
    },
    "sub_group_size": {
     "kind": "int",
     "ge": 0,
     "default": 1000000000,
     "source": "deepspeed/runtime/zero/config.py:175"
    },
    "cpu_offload_param": {
     "kind": "bool",
     "nullable": true,
     "default": null,
     "deprecated": {
      "successor": "offload_param",
      "moves": true
     },
     "source": "deepspeed/runtime/zero/config.py:181"
    },
    "cpu_offload_use_pin_memory": {
     "kind": "bool",
     "nullable": true,
     "default": null,
     "deprecated": {
      "successor": "offload_param or offload_optimizer",
      "moves": false
     },
     "source": "deepspeed/runtime/zero/config.py:192"
    },
    "cpu_offload": {
     "kind": "bool",
     "nullable": true,
     "default": null,
     "deprecated": {
      "successor": "offload_optimizer",
      "moves": true
     },
     "source": "deepspeed/runtime/zero/config.py:202"
    },
    "prefetch_bucket_size": {
     "kind": "int",
     "ge": 0,
     "alias": "stage3_prefetch_bucket_size",
     "default": 50000000,
     "source": "deepspeed/runtime/zero/config.py:215"
    },
    "param_persistence_threshold": {
     "kind": "int",
     "ge": 0,
     "alias": "stage3_param_persistence_threshold",
     "default": 100000,
     "source": "deepspeed/runtime/zero/config.py:221"
    },
    "model_persistence_threshold": {
     "kind": "int",
     "ge": 0,
     "alias": "stage3_model_persistence_threshold",
     "default": 9223372036854776000,
     "source": "deepspeed/runtime/zero/config.py:228"
    },
    "max_live_parameters": {
     "kind": "int",
     "ge": 0,
     "alias": "stage3_max_live_parameters",
     "default": 1000000000,
     "source": "deepspeed/runtime/zero/config.py:238"
    },
    "max_reuse_distance": {
     "kind": "int",
     "ge": 0,
     "alias": "stage3_max_reuse_distance",
     "default": 1000000000,
     "source": "deepspeed/runtime/zero/config.py:244"
    },
    "gather_16bit_weights_on_model_save": {
     "kind": "bool",
     "alias": "stage3_gather_16bit_weights_on_model_save",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:250"
    },
    "module_granularity_threshold": {
     "kind": "int",
     "alias": "stage3_module_granularity_threshold",
     "default": 0,
     "source": "deepspeed/runtime/zero/config.py:258"
    },
    "use_all_reduce_for_fetch_params": {
     "kind": "bool",
     "alias": "stage3_use_all_reduce_for_fetch_params",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:266"
    },
    "allgather_sequential": {
     "kind": "bool",
     "alias": "stage3_allgather_sequential",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:272"
    },
    "stage3_gather_fp16_weights_on_model_save": {
     "kind": "bool",
     "default": false,
     "deprecated": {
      "successor": "gather_16bit_weights_on_model_save",
      "moves": true
     },
     "source": "deepspeed/runtime/zero/config.py:280"
    },
    "ignore_unused_parameters": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/runtime/zero/config.py:287"
    },
    "legacy_stage1": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:296"
    },
    "round_robin_gradients": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:302"
    },
    "zero_hpz_partition_size": {
     "kind": "int",
     "ge": 0,
     "default": 1,
     "source": "deepspeed/runtime/zero/config.py:309"
    },
    "zero_quantized_weights": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:313"
    },
    "zero_quantized_nontrainable_weights": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:318"
    },
    "zero_quantized_gradients": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:325"
    },
    "zeropp_loco_param": {
     "kind": "dict",
     "nullable": true,
     "default": null,
     "source": "deepspeed/runtime/zero/config.py:330"
    },
    "mics_shard_size": {
     "kind": "int",
     "default": -1,
     "source": "deepspeed/runtime/zero/config.py:341"
    },
    "mics_hierarchical_params_gather": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:343"
    },
    "memory_efficient_linear": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/runtime/zero/config.py:345"
    },
    "pipeline_loading_checkpoint": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:352"
    },
    "override_module_apply": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/runtime/zero/config.py:354"
    },
    "log_trace_cache_warnings": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:359"
    },
    "enable_sanity_checks": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:364"
    },
    "save_muon_momentum_buffer_in_memory": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:369"
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
     "source": "deepspeed/runtime/zero/config.py:376"
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
     "default": false,
     "source": "deepspeed/runtime/zero/offload_config.py:45"
    }
   }
  },
  "DeepSpeedZeroOffloadOptimizerConfig": {
   "source": "deepspeed/runtime/zero/offload_config.py:52",
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
     "source": "deepspeed/runtime/zero/offload_config.py:55"
    },
    "nvme_path": {
     "kind": "string",
     "nullable": true,
     "default": null,
     "source": "deepspeed/runtime/zero/offload_config.py:61"
    },
    "buffer_count": {
     "kind": "int",
     "ge": 0,
     "default": 4,
     "source": "deepspeed/runtime/zero/offload_config.py:64"
    },
    "pin_memory": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/offload_config.py:72"
    },
    "pipeline_read": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/offload_config.py:78"
    },
    "pipeline_write": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/offload_config.py:84"
    },
    "fast_init": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/offload_config.py:90"
    },
    "ratio": {
     "kind": "float",
     "ge": 0,
     "le": 1,
     "default": 1,
     "source": "deepspeed/runtime/zero/offload_config.py:93"
    },
    "super_offload": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/offload_config.py:96"
    },
    "cpuadam_cores_perc": {
     "kind": "float",
     "ge": 0,
     "le": 1,
     "default": 0.8,
     "source": "deepspeed/runtime/zero/offload_config.py:99"
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
     "ge": 0,
     "le": 1,
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
   "source": "deepspeed/runtime/precision_config.py:98",
   "validators": [
    "_validate_loss_scale"
   ],
   "fields": {
    "enabled": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/precision_config.py:103"
    },
    "auto_cast": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/precision_config.py:108"
    },
    "loss_scale": {
     "kind": "float",
     "default": 0,
     "source": "deepspeed/runtime/precision_config.py:113"
    },
    "initial_scale_power": {
     "kind": "int",
     "default": 16,
     "source": "deepspeed/runtime/precision_config.py:133"
    },
    "loss_scale_window": {
     "kind": "int",
     "default": 1000,
     "source": "deepspeed/runtime/precision_config.py:138"
    },
    "hysteresis": {
     "kind": "int",
     "default": 2,
     "source": "deepspeed/runtime/precision_config.py:143"
    },
    "consecutive_hysteresis": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/precision_config.py:148"
    },
    "min_loss_scale": {
     "kind": "int",
     "default": 1,
     "source": "deepspeed/runtime/precision_config.py:153"
    },
    "fp16_master_weights_and_grads": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/precision_config.py:158"
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
     "default": false,
     "source": "deepspeed/runtime/precision_config.py:56"
    },
    "bf16_master_weights_and_grads": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/precision_config.py:61"
    },
    "bf16_optimizer_states": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/precision_config.py:66"
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
   "source": "deepspeed/runtime/config.py:491",
   "fields": {
    "enabled": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/config.py:492"
    },
    "max_out_tokens": {
     "kind": "int",
     "default": 512,
     "source": "deepspeed/runtime/config.py:493"
    },
    "inference_tp_size": {
     "kind": "int",
     "default": 1,
     "source": "deepspeed/runtime/config.py:494"
    },
    "release_inference_cache": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/config.py:495"
    },
    "pin_parameters": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/runtime/config.py:496"
    },
    "tp_gather_partition_size": {
     "kind": "int",
     "default": 8,
     "source": "deepspeed/runtime/config.py:497"
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
    "free_activation": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/compile/config.py:18"
    },
    "free_activation_threshold": {
     "kind": "int",
     "default": 10485760,
     "source": "deepspeed/compile/config.py:21"
    },
    "offload_activation": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/compile/config.py:24"
    },
    "offload_opt_states": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/compile/config.py:27"
    },
    "double_buffer": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/compile/config.py:30"
    },
    "symmetric_memory": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/compile/config.py:33"
    },
    "debug_log": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/compile/config.py:36"
    },
    "offload_parameters": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/compile/config.py:39"
    },
    "sync_before_reduce": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/compile/config.py:42"
    },
    "sync_after_reduce": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/compile/config.py:45"
    },
    "sync_before_allgather": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/compile/config.py:48"
    },
    "sync_after_allgather": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/compile/config.py:51"
    },
    "keep_int_input_tensors": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/compile/config.py:54"
    },
    "keep_all_input_tensors": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/compile/config.py:57"
    },
    "passes": {
     "kind": "list",
     "items": {
      "kind": "literal",
      "values": [
       "z1",
       "z3",
       "autosp"
      ]
     },
     "nullable": true,
     "default": null,
     "source": "deepspeed/compile/config.py:60"
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
    "tensor_parallel": {
     "kind": "model",
     "model": "TPConfig",
     "alias": "tp",
     "default": {},
     "source": "deepspeed/runtime/tensor_parallel/config.py:53"
    },
    "injection_policy_tuple": {
     "kind": "list",
     "nullable": true,
     "default": null,
     "source": "deepspeed/runtime/tensor_parallel/config.py:59"
    },
    "partition_config": {
     "kind": "dict",
     "nullable": true,
     "default": null,
     "source": "deepspeed/runtime/tensor_parallel/config.py:62"
    },
    "preset_model": {
     "kind": "string",
     "nullable": true,
     "default": null,
     "source": "deepspeed/runtime/tensor_parallel/config.py:89"
    },
    "keep_module_on_host": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/tensor_parallel/config.py:97"
    },
    "replace_with_kernel_inject": {
     "kind": "bool",
     "alias": "kernel_inject",
     "default": false,
     "source": "deepspeed/runtime/tensor_parallel/config.py:105"
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
    "deepspeed/runtime/config.py:144"
   ]
  },
  "amp/enabled": {
   "read_at": [
    "deepspeed/runtime/config.py:145"
   ],
   "default": false
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
    "deepspeed/runtime/config.py:598"
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
    "deepspeed/runtime/config.py:846"
   ],
   "default": false
  },
  "checkpoint/parallel_write": {
   "read_at": [
    "deepspeed/runtime/config.py:617"
   ],
   "default": {}
  },
  "checkpoint/parallel_write/pipeline_stage": {
   "read_at": [
    "deepspeed/runtime/config.py:618"
   ],
   "default": false
  },
  "checkpoint/tag_validation": {
   "read_at": [
    "deepspeed/runtime/config.py:606"
   ],
   "default": "WARN"
  },
  "checkpoint/use_node_local_storage": {
   "read_at": [
    "deepspeed/runtime/config.py:849"
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
    "deepspeed/runtime/config.py:199"
   ],
   "default": null
  },
  "compile": {
   "read_at": [
    "deepspeed/runtime/config.py:869"
   ],
   "default": {}
  },
  "compression_training": {
   "read_at": [
    "deepspeed/compression/config.py:15"
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
    "deepspeed/runtime/data_pipeline/config.py:133"
   ]
  },
  "curriculum_learning/enabled": {
   "read_at": [
    "deepspeed/runtime/data_pipeline/config.py:134"
   ],
   "default": false
  },
  "data_efficiency": {
   "read_at": [
    "deepspeed/runtime/data_pipeline/config.py:27"
   ]
  },
  "data_efficiency/data_routing": {
   "read_at": [
    "deepspeed/runtime/data_pipeline/config.py:161"
   ]
  },
  "data_efficiency/data_routing/enabled": {
   "read_at": [
    "deepspeed/runtime/data_pipeline/config.py:162"
   ],
   "default": false
  },
  "data_efficiency/data_routing/random_ltd": {
   "read_at": [
    "deepspeed/runtime/data_pipeline/config.py:181"
   ]
  },
  "data_efficiency/data_routing/random_ltd/enabled": {
   "read_at": [
    "deepspeed/runtime/data_pipeline/config.py:182"
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
    "deepspeed/__init__.py:188"
   ]
  },
  "data_types": {
   "read_at": [
    "deepspeed/runtime/config.py:602"
   ],
   "default": {}
  },
  "data_types/grad_accum_dtype": {
   "read_at": [
    "deepspeed/runtime/config.py:853"
   ],
   "default": null
  },
  "dataloader_drop_last": {
   "read_at": [
    "deepspeed/runtime/config.py:628"
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
    "deepspeed/runtime/config.py:226"
   ],
   "default": false
  },
  "dump_state": {
   "read_at": [
    "deepspeed/runtime/config.py:230"
   ],
   "default": false
  },
  "elasticity": {
   "read_at": [
    "deepspeed/elasticity/elasticity.py:203"
   ]
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
    "deepspeed/runtime/precision_config.py:94"
   ],
   "default": {}
  },
  "gradient_accumulation_steps": {
   "read_at": [
    "deepspeed/runtime/config.py:189"
   ],
   "default": null
  },
  "gradient_clipping": {
   "read_at": [
    "deepspeed/runtime/config.py:234"
   ],
   "default": 0
  },
  "gradient_predivide_factor": {
   "read_at": [
    "deepspeed/runtime/config.py:218"
   ],
   "default": 1
  },
  "graph_harvesting": {
   "read_at": [
    "deepspeed/runtime/config.py:238"
   ],
   "default": false
  },
  "hybrid_engine": {
   "read_at": [
    "deepspeed/runtime/config.py:501"
   ],
   "default": {}
  },
  "memory_breakdown": {
   "read_at": [
    "deepspeed/runtime/config.py:488"
   ],
   "default": false
  },
  "nebula": {
   "read_at": [
    "deepspeed/nebula/config.py:21"
   ]
  },
  "nebula/enable_nebula_load": {
   "read_at": [
    "deepspeed/nebula/config.py:33"
   ],
   "default": true
  },
  "nebula/enabled": {
   "read_at": [
    "deepspeed/nebula/config.py:29"
   ],
   "default": false
  },
  "nebula/nebula_load_path": {
   "read_at": [
    "deepspeed/nebula/config.py:31"
   ],
   "default": null
  },
  "nebula/num_of_version_in_retention": {
   "read_at": [
    "deepspeed/nebula/config.py:42"
   ],
   "default": 2
  },
  "nebula/persistent_storage_path": {
   "read_at": [
    "deepspeed/nebula/config.py:36"
   ],
   "default": null
  },
  "nebula/persistent_time_interval": {
   "read_at": [
    "deepspeed/nebula/config.py:39"
   ],
   "default": 100
  },
  "optimizer": {
   "read_at": [
    "deepspeed/runtime/config.py:421"
   ]
  },
  "optimizer/legacy_fusion": {
   "read_at": [
    "deepspeed/runtime/config.py:443"
   ]
  },
  "optimizer/params": {
   "read_at": [
    "deepspeed/runtime/config.py:428"
   ]
  },
  "optimizer/params/max_grad_norm": {
   "read_at": [
    "deepspeed/runtime/config.py:1001"
   ]
  },
  "optimizer/type": {
   "read_at": [
    "deepspeed/runtime/config.py:421"
   ]
  },
  "pipeline": {
   "read_at": [
    "deepspeed/runtime/config.py:415"
   ],
   "default": {}
  },
  "prescale_gradients": {
   "read_at": [
    "deepspeed/runtime/config.py:214"
   ],
   "default": false
  },
  "progressive_layer_drop": {
   "read_at": [
    "deepspeed/runtime/config.py:128"
   ]
  },
  "progressive_layer_drop/enabled": {
   "read_at": [
    "deepspeed/runtime/config.py:129"
   ],
   "default": false
  },
  "scheduler": {
   "read_at": [
    "deepspeed/runtime/config.py:458"
   ]
  },
  "scheduler/params": {
   "read_at": [
    "deepspeed/runtime/config.py:465"
   ]
  },
  "scheduler/type": {
   "read_at": [
    "deepspeed/runtime/config.py:458"
   ]
  },
  "seq_parallel_communication_data_type": {
   "read_at": [
    "deepspeed/runtime/config.py:199"
   ],
   "default": "fp32"
  },
  "sequence_parallel_size": {
   "read_at": [
    "deepspeed/runtime/config.py:680"
   ]
  },
  "sparse_attention": {
   "read_at": [
    "deepspeed/runtime/config.py:242"
   ]
  },
  "sparse_gradients": {
   "read_at": [
    "deepspeed/runtime/config.py:193"
   ],
   "default": false
  },
  "steps_per_print": {
   "read_at": [
    "deepspeed/runtime/config.py:222"
   ],
   "default": null
  },
  "tensor_parallel": {
   "read_at": [
    "deepspeed/runtime/tensor_parallel/config.py:144"
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
    "deepspeed/runtime/config.py:160"
   ]
  },
  "torch_autocast/dtype": {
   "read_at": [
    "deepspeed/runtime/config.py:168"
   ]
  },
  "torch_autocast/enabled": {
   "read_at": [
    "deepspeed/runtime/config.py:161"
   ],
   "default": false
  },
  "torch_autocast/lower_precision_safe_modules": {
   "read_at": [
    "deepspeed/runtime/config.py:179"
   ]
  },
  "train_batch_size": {
   "read_at": [
    "deepspeed/runtime/config.py:472"
   ],
   "default": null
  },
  "train_micro_batch_size_per_gpu": {
   "read_at": [
    "deepspeed/runtime/config.py:476"
   ],
   "default": null
  },
  "use_data_before_expert_parallelism": {
   "read_at": [
    "deepspeed/runtime/config.py:507"
   ],
   "default": false
  },
  "vocabulary_size": {
   "read_at": [
    "deepspeed/runtime/config.py:995"
   ],
   "default": null
  },
  "wall_clock_breakdown": {
   "read_at": [
    "deepspeed/runtime/config.py:484"
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
    "deepspeed/runtime/config.py:867"
   ]
  },
  "zero_allow_untested_optimizer": {
   "read_at": [
    "deepspeed/runtime/config.py:450"
   ],
   "default": false
  },
  "zero_force_ds_cpu_optimizer": {
   "read_at": [
    "deepspeed/runtime/config.py:454"
   ],
   "default": true
  },
  "zero_optimization": {
   "read_at": [
    "deepspeed/runtime/zero/config.py:72"
   ]
  }
 },
 "removed": {
  "top": {},
  "zero_optimization": {}
 },
 "values": {
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
