// Written by tools/schema (npm run schemas) from DeepSpeed 0.16.9; do not edit.
import type { ReleaseFacts } from '../release.ts';

export const RELEASE: ReleaseFacts = {
 "deepspeed": "0.16.9",
 "pydantic": 2,
 "sections": {
  "zero_optimization": "DeepSpeedZeroConfig",
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
   "source": "deepspeed/runtime/zero/config.py:86",
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
     "source": "deepspeed/runtime/zero/config.py:91"
    },
    "contiguous_gradients": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/runtime/zero/config.py:98"
    },
    "reduce_scatter": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/runtime/zero/config.py:104"
    },
    "reduce_bucket_size": {
     "kind": "int",
     "ge": 0,
     "default": 500000000,
     "source": "deepspeed/runtime/zero/config.py:109"
    },
    "use_multi_rank_bucket_allreduce": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/runtime/zero/config.py:115"
    },
    "allgather_partitions": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/runtime/zero/config.py:122"
    },
    "allgather_bucket_size": {
     "kind": "int",
     "ge": 0,
     "default": 500000000,
     "source": "deepspeed/runtime/zero/config.py:128"
    },
    "overlap_comm": {
     "kind": "bool",
     "nullable": true,
     "default": null,
     "source": "deepspeed/runtime/zero/config.py:134"
    },
    "load_from_fp32_weights": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/runtime/zero/config.py:139"
    },
    "elastic_checkpoint": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:147"
    },
    "offload_param": {
     "kind": "model",
     "model": "DeepSpeedZeroOffloadParamConfig",
     "nullable": true,
     "default": null,
     "source": "deepspeed/runtime/zero/config.py:153"
    },
    "offload_optimizer": {
     "kind": "model",
     "model": "DeepSpeedZeroOffloadOptimizerConfig",
     "nullable": true,
     "default": null,
     "source": "deepspeed/runtime/zero/config.py:160"
    },
    "sub_group_size": {
     "kind": "int",
     "ge": 0,
     "default": 1000000000,
     "source": "deepspeed/runtime/zero/config.py:168"
    },
    "cpu_offload_param": {
     "kind": "bool",
     "nullable": true,
     "default": null,
     "deprecated": {
      "successor": "offload_param",
      "moves": true
     },
     "source": "deepspeed/runtime/zero/config.py:174"
    },
    "cpu_offload_use_pin_memory": {
     "kind": "bool",
     "nullable": true,
     "default": null,
     "deprecated": {
      "successor": "offload_param or offload_optimizer",
      "moves": false
     },
     "source": "deepspeed/runtime/zero/config.py:185"
    },
    "cpu_offload": {
     "kind": "bool",
     "nullable": true,
     "default": null,
     "deprecated": {
      "successor": "offload_optimizer",
      "moves": true
     },
     "source": "deepspeed/runtime/zero/config.py:195"
    },
    "prefetch_bucket_size": {
     "kind": "int",
     "ge": 0,
     "alias": "stage3_prefetch_bucket_size",
     "default": 50000000,
     "source": "deepspeed/runtime/zero/config.py:208"
    },
    "param_persistence_threshold": {
     "kind": "int",
     "ge": 0,
     "alias": "stage3_param_persistence_threshold",
     "default": 100000,
     "source": "deepspeed/runtime/zero/config.py:214"
    },
    "model_persistence_threshold": {
     "kind": "int",
     "ge": 0,
     "alias": "stage3_model_persistence_threshold",
     "default": 9223372036854776000,
     "source": "deepspeed/runtime/zero/config.py:221"
    },
    "max_live_parameters": {
     "kind": "int",
     "ge": 0,
     "alias": "stage3_max_live_parameters",
     "default": 1000000000,
     "source": "deepspeed/runtime/zero/config.py:231"
    },
    "max_reuse_distance": {
     "kind": "int",
     "ge": 0,
     "alias": "stage3_max_reuse_distance",
     "default": 1000000000,
     "source": "deepspeed/runtime/zero/config.py:237"
    },
    "gather_16bit_weights_on_model_save": {
     "kind": "bool",
     "alias": "stage3_gather_16bit_weights_on_model_save",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:243"
    },
    "module_granularity_threshold": {
     "kind": "int",
     "alias": "stage3_module_granularity_threshold",
     "default": 0,
     "source": "deepspeed/runtime/zero/config.py:251"
    },
    "use_all_reduce_for_fetch_params": {
     "kind": "bool",
     "alias": "stage3_use_all_reduce_for_fetch_params",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:259"
    },
    "stage3_gather_fp16_weights_on_model_save": {
     "kind": "bool",
     "default": false,
     "deprecated": {
      "successor": "gather_16bit_weights_on_model_save",
      "moves": true
     },
     "source": "deepspeed/runtime/zero/config.py:265"
    },
    "ignore_unused_parameters": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/runtime/zero/config.py:272"
    },
    "legacy_stage1": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:281"
    },
    "round_robin_gradients": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:287"
    },
    "zero_hpz_partition_size": {
     "kind": "int",
     "ge": 0,
     "default": 1,
     "source": "deepspeed/runtime/zero/config.py:294"
    },
    "zero_quantized_weights": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:298"
    },
    "zero_quantized_nontrainable_weights": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:303"
    },
    "zero_quantized_gradients": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:310"
    },
    "zeropp_loco_param": {
     "kind": "dict",
     "nullable": true,
     "default": null,
     "source": "deepspeed/runtime/zero/config.py:315"
    },
    "mics_shard_size": {
     "kind": "int",
     "default": -1,
     "source": "deepspeed/runtime/zero/config.py:326"
    },
    "mics_hierarchical_params_gather": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:328"
    },
    "memory_efficient_linear": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/runtime/zero/config.py:330"
    },
    "pipeline_loading_checkpoint": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:337"
    },
    "override_module_apply": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/runtime/zero/config.py:339"
    },
    "log_trace_cache_warnings": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:344"
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
   "source": "deepspeed/runtime/config.py:548",
   "fields": {
    "enabled": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/config.py:549"
    },
    "max_out_tokens": {
     "kind": "int",
     "default": 512,
     "source": "deepspeed/runtime/config.py:550"
    },
    "inference_tp_size": {
     "kind": "int",
     "default": 1,
     "source": "deepspeed/runtime/config.py:551"
    },
    "release_inference_cache": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/config.py:552"
    },
    "pin_parameters": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/runtime/config.py:553"
    },
    "tp_gather_partition_size": {
     "kind": "int",
     "default": 8,
     "source": "deepspeed/runtime/config.py:554"
    }
   }
  },
  "CompileConfig": {
   "source": "deepspeed/compile/config.py:9",
   "fields": {
    "deepcompile": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/compile/config.py:12"
    },
    "free_activation": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/compile/config.py:15"
    },
    "offload_activation": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/compile/config.py:18"
    },
    "offload_opt_states": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/compile/config.py:21"
    },
    "double_buffer": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/compile/config.py:24"
    },
    "symmetric_memory": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/compile/config.py:27"
    },
    "debug_log": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/compile/config.py:30"
    },
    "offload_parameters": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/compile/config.py:33"
    },
    "sync_before_reduce": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/compile/config.py:36"
    },
    "sync_after_reduce": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/compile/config.py:39"
    },
    "sync_before_allgather": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/compile/config.py:42"
    },
    "sync_after_allgather": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/compile/config.py:45"
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
    "keep_module_on_host": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/tensor_parallel/config.py:62"
    },
    "replace_with_kernel_inject": {
     "kind": "bool",
     "alias": "kernel_inject",
     "default": false,
     "source": "deepspeed/runtime/tensor_parallel/config.py:70"
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
    "deepspeed/runtime/zero/config.py:60"
   ],
   "default": 500000000
  },
  "amp": {
   "read_at": [
    "deepspeed/runtime/config.py:146"
   ]
  },
  "amp/enabled": {
   "read_at": [
    "deepspeed/runtime/config.py:147"
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
    "deepspeed/runtime/config.py:170"
   ]
  },
  "bf16/enabled": {
   "read_at": [
    "deepspeed/runtime/config.py:171"
   ],
   "default": false
  },
  "bf16/immediate_grad_update": {
   "read_at": [
    "deepspeed/runtime/config.py:178"
   ],
   "default": true
  },
  "bfloat16": {
   "read_at": [
    "deepspeed/runtime/config.py:170"
   ]
  },
  "checkpoint": {
   "read_at": [
    "deepspeed/runtime/config.py:655"
   ],
   "default": {}
  },
  "checkpoint/load_universal": {
   "read_at": [
    "deepspeed/runtime/config.py:895"
   ],
   "default": false
  },
  "checkpoint/parallel_write": {
   "read_at": [
    "deepspeed/runtime/config.py:674"
   ],
   "default": {}
  },
  "checkpoint/parallel_write/pipeline_stage": {
   "read_at": [
    "deepspeed/runtime/config.py:675"
   ],
   "default": false
  },
  "checkpoint/tag_validation": {
   "read_at": [
    "deepspeed/runtime/config.py:663"
   ],
   "default": "WARN"
  },
  "checkpoint/use_node_local_storage": {
   "read_at": [
    "deepspeed/runtime/config.py:898"
   ],
   "default": false
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
    "deepspeed/runtime/config.py:256"
   ],
   "default": null
  },
  "compile": {
   "read_at": [
    "deepspeed/runtime/config.py:916"
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
    "deepspeed/__init__.py:159"
   ]
  },
  "data_types": {
   "read_at": [
    "deepspeed/runtime/config.py:659"
   ],
   "default": {}
  },
  "data_types/grad_accum_dtype": {
   "read_at": [
    "deepspeed/runtime/config.py:902"
   ],
   "default": null
  },
  "dataloader_drop_last": {
   "read_at": [
    "deepspeed/runtime/config.py:685"
   ],
   "default": false
  },
  "disable_allgather": {
   "read_at": [
    "deepspeed/runtime/config.py:283"
   ],
   "default": false
  },
  "dump_state": {
   "read_at": [
    "deepspeed/runtime/config.py:287"
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
    "deepspeed/runtime/config.py:162"
   ]
  },
  "fp16/auto_cast": {
   "read_at": [
    "deepspeed/runtime/config.py:192"
   ],
   "default": false
  },
  "fp16/enabled": {
   "read_at": [
    "deepspeed/runtime/config.py:163"
   ],
   "default": false
  },
  "fp16/fp16_master_weights_and_grads": {
   "read_at": [
    "deepspeed/runtime/config.py:185"
   ],
   "default": false
  },
  "fp16/initial_scale_power": {
   "read_at": [
    "deepspeed/runtime/config.py:206"
   ],
   "default": 16
  },
  "fp16/loss_scale": {
   "read_at": [
    "deepspeed/runtime/config.py:197"
   ],
   "default": 0
  },
  "gradient_accumulation_steps": {
   "read_at": [
    "deepspeed/runtime/config.py:246"
   ],
   "default": null
  },
  "gradient_clipping": {
   "read_at": [
    "deepspeed/runtime/config.py:291"
   ],
   "default": 0
  },
  "gradient_predivide_factor": {
   "read_at": [
    "deepspeed/runtime/config.py:275"
   ],
   "default": 1
  },
  "graph_harvesting": {
   "read_at": [
    "deepspeed/runtime/config.py:295"
   ],
   "default": false
  },
  "hybrid_engine": {
   "read_at": [
    "deepspeed/runtime/config.py:558"
   ],
   "default": {}
  },
  "memory_breakdown": {
   "read_at": [
    "deepspeed/runtime/config.py:545"
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
    "deepspeed/runtime/config.py:478"
   ]
  },
  "optimizer/legacy_fusion": {
   "read_at": [
    "deepspeed/runtime/config.py:500"
   ]
  },
  "optimizer/params": {
   "read_at": [
    "deepspeed/runtime/config.py:485"
   ]
  },
  "optimizer/params/max_grad_norm": {
   "read_at": [
    "deepspeed/runtime/config.py:1035"
   ]
  },
  "optimizer/type": {
   "read_at": [
    "deepspeed/runtime/config.py:478"
   ]
  },
  "pipeline": {
   "read_at": [
    "deepspeed/runtime/config.py:472"
   ],
   "default": {}
  },
  "prescale_gradients": {
   "read_at": [
    "deepspeed/runtime/config.py:271"
   ],
   "default": false
  },
  "progressive_layer_drop": {
   "read_at": [
    "deepspeed/runtime/config.py:130"
   ]
  },
  "progressive_layer_drop/enabled": {
   "read_at": [
    "deepspeed/runtime/config.py:131"
   ],
   "default": false
  },
  "scheduler": {
   "read_at": [
    "deepspeed/runtime/config.py:515"
   ]
  },
  "scheduler/params": {
   "read_at": [
    "deepspeed/runtime/config.py:522"
   ]
  },
  "scheduler/type": {
   "read_at": [
    "deepspeed/runtime/config.py:515"
   ]
  },
  "seq_parallel_communication_data_type": {
   "read_at": [
    "deepspeed/runtime/config.py:256"
   ],
   "default": "fp32"
  },
  "sequence_parallel_size": {
   "read_at": [
    "deepspeed/__init__.py:159"
   ]
  },
  "sparse_attention": {
   "read_at": [
    "deepspeed/runtime/config.py:299"
   ]
  },
  "sparse_gradients": {
   "read_at": [
    "deepspeed/runtime/config.py:250"
   ],
   "default": false
  },
  "steps_per_print": {
   "read_at": [
    "deepspeed/runtime/config.py:279"
   ],
   "default": null
  },
  "tensor_parallel": {
   "read_at": [
    "deepspeed/runtime/tensor_parallel/config.py:82"
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
  "train_batch_size": {
   "read_at": [
    "deepspeed/runtime/config.py:529"
   ],
   "default": null
  },
  "train_micro_batch_size_per_gpu": {
   "read_at": [
    "deepspeed/runtime/config.py:533"
   ],
   "default": null
  },
  "use_data_before_expert_parallelism": {
   "read_at": [
    "deepspeed/runtime/config.py:564"
   ],
   "default": false
  },
  "vocabulary_size": {
   "read_at": [
    "deepspeed/runtime/config.py:1029"
   ],
   "default": null
  },
  "wall_clock_breakdown": {
   "read_at": [
    "deepspeed/runtime/config.py:541"
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
    "deepspeed/runtime/config.py:914"
   ]
  },
  "zero_allow_untested_optimizer": {
   "read_at": [
    "deepspeed/runtime/config.py:507"
   ],
   "default": false
  },
  "zero_force_ds_cpu_optimizer": {
   "read_at": [
    "deepspeed/runtime/config.py:511"
   ],
   "default": true
  },
  "zero_optimization": {
   "read_at": [
    "deepspeed/runtime/zero/config.py:68"
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
