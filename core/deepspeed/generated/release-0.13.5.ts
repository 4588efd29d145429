// Written by tools/schema (npm run schemas) from DeepSpeed 0.13.5; do not edit.
import type { ReleaseFacts } from '../release.ts';

export const RELEASE: ReleaseFacts = {
 "deepspeed": "0.13.5",
 "pydantic": 1,
 "sections": {
  "zero_optimization": "DeepSpeedZeroConfig",
  "tensorboard": "TensorBoardConfig",
  "wandb": "WandbConfig",
  "csv_monitor": "CSVConfig",
  "hybrid_engine": "HybridEngineConfig",
  "compile": "CompileConfig",
  "weight_quantization": "WeightQuantConfig",
  "comms_logger": "CommsLoggerConfig"
 },
 "models": {
  "DeepSpeedZeroConfig": {
   "source": "deepspeed/runtime/zero/config.py:82",
   "validators": [
    "overlap_comm_valid"
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
     "source": "deepspeed/runtime/zero/config.py:87"
    },
    "contiguous_gradients": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/runtime/zero/config.py:94"
    },
    "reduce_scatter": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/runtime/zero/config.py:100"
    },
    "reduce_bucket_size": {
     "kind": "int",
     "ge": 0,
     "default": 500000000,
     "source": "deepspeed/runtime/zero/config.py:105"
    },
    "use_multi_rank_bucket_allreduce": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/runtime/zero/config.py:111"
    },
    "allgather_partitions": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/runtime/zero/config.py:118"
    },
    "allgather_bucket_size": {
     "kind": "int",
     "ge": 0,
     "default": 500000000,
     "source": "deepspeed/runtime/zero/config.py:124"
    },
    "overlap_comm": {
     "kind": "bool",
     "default": null,
     "source": "deepspeed/runtime/zero/config.py:130"
    },
    "load_from_fp32_weights": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/runtime/zero/config.py:135"
    },
    "elastic_checkpoint": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:143"
    },
    "offload_param": {
     "kind": "model",
     "model": "DeepSpeedZeroOffloadParamConfig",
     "nullable": true,
     "default": null,
     "source": "deepspeed/runtime/zero/config.py:149"
    },
    "offload_optimizer": {
     "kind": "model",
     "model": "DeepSpeedZeroOffloadOptimizerConfig",
     "nullable": true,
     "default": null,
     "source": "deepspeed/runtime/zero/config.py:156"
    },
    "sub_group_size": {
     "kind": "int",
     "ge": 0,
     "default": 1000000000,
     "source": "deepspeed/runtime/zero/config.py:164"
    },
    "cpu_offload_param": {
     "kind": "bool",
     "default": null,
     "deprecated": {
      "successor": "offload_param",
      "moves": true
     },
     "source": "deepspeed/runtime/zero/config.py:170"
    },
    "cpu_offload_use_pin_memory": {
     "kind": "bool",
     "default": null,
     "deprecated": {
      "successor": "offload_param or offload_optimizer",
      "moves": false
     },
     "source": "deepspeed/runtime/zero/config.py:178"
    },
    "cpu_offload": {
     "kind": "bool",
     "default": null,
     "deprecated": {
      "successor": "offload_optimizer",
      "moves": true
     },
     "source": "deepspeed/runtime/zero/config.py:186"
    },
    "prefetch_bucket_size": {
     "kind": "int",
     "ge": 0,
     "alias": "stage3_prefetch_bucket_size",
     "default": 50000000,
     "source": "deepspeed/runtime/zero/config.py:194"
    },
    "param_persistence_threshold": {
     "kind": "int",
     "ge": 0,
     "alias": "stage3_param_persistence_threshold",
     "default": 100000,
     "source": "deepspeed/runtime/zero/config.py:200"
    },
    "model_persistence_threshold": {
     "kind": "int",
     "ge": 0,
     "alias": "stage3_model_persistence_threshold",
     "default": 9223372036854776000,
     "source": "deepspeed/runtime/zero/config.py:207"
    },
    "max_live_parameters": {
     "kind": "int",
     "ge": 0,
     "alias": "stage3_max_live_parameters",
     "default": 1000000000,
     "source": "deepspeed/runtime/zero/config.py:217"
    },
    "max_reuse_distance": {
     "kind": "int",
     "ge": 0,
     "alias": "stage3_max_reuse_distance",
     "default": 1000000000,
     "source": "deepspeed/runtime/zero/config.py:223"
    },
    "gather_16bit_weights_on_model_save": {
     "kind": "bool",
     "alias": "stage3_gather_16bit_weights_on_model_save",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:229"
    },
    "stage3_gather_fp16_weights_on_model_save": {
     "kind": "bool",
     "default": false,
     "deprecated": {
      "successor": "gather_16bit_weights_on_model_save",
      "moves": true
     },
     "source": "deepspeed/runtime/zero/config.py:237"
    },
    "ignore_unused_parameters": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/runtime/zero/config.py:242"
    },
    "legacy_stage1": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:251"
    },
    "round_robin_gradients": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:257"
    },
    "zero_hpz_partition_size": {
     "kind": "int",
     "ge": 0,
     "default": 1,
     "source": "deepspeed/runtime/zero/config.py:264"
    },
    "zero_quantized_weights": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:268"
    },
    "zero_quantized_nontrainable_weights": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:273"
    },
    "zero_quantized_gradients": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:280"
    },
    "mics_shard_size": {
     "kind": "int",
     "default": -1,
     "source": "deepspeed/runtime/zero/config.py:286"
    },
    "mics_hierarchical_params_gather": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:288"
    },
    "memory_efficient_linear": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/runtime/zero/config.py:290"
    },
    "pipeline_loading_checkpoint": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:297"
    },
    "override_module_apply": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/runtime/zero/config.py:299"
    }
   }
  },
  "DeepSpeedZeroOffloadParamConfig": {
   "source": "deepspeed/runtime/zero/offload_config.py:19",
   "fields": {
    "device": {
     "kind": "enum",
     "values": [
      "none",
      "cpu",
      "nvme"
     ],
     "default": "none",
     "source": "deepspeed/runtime/zero/offload_config.py:22"
    },
    "nvme_path": {
     "kind": "string",
     "default": null,
     "source": "deepspeed/runtime/zero/offload_config.py:28"
    },
    "buffer_count": {
     "kind": "int",
     "ge": 0,
     "default": 5,
     "source": "deepspeed/runtime/zero/offload_config.py:31"
    },
    "buffer_size": {
     "kind": "int",
     "ge": 0,
     "default": 100000000,
     "source": "deepspeed/runtime/zero/offload_config.py:34"
    },
    "max_in_cpu": {
     "kind": "int",
     "ge": 0,
     "default": 1000000000,
     "source": "deepspeed/runtime/zero/offload_config.py:37"
    },
    "pin_memory": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/offload_config.py:43"
    }
   }
  },
  "DeepSpeedZeroOffloadOptimizerConfig": {
   "source": "deepspeed/runtime/zero/offload_config.py:50",
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
     "source": "deepspeed/runtime/zero/offload_config.py:53"
    },
    "nvme_path": {
     "kind": "string",
     "default": null,
     "source": "deepspeed/runtime/zero/offload_config.py:59"
    },
    "buffer_count": {
     "kind": "int",
     "ge": 0,
     "default": 4,
     "source": "deepspeed/runtime/zero/offload_config.py:62"
    },
    "pin_memory": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/offload_config.py:70"
    },
    "pipeline_read": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/offload_config.py:76"
    },
    "pipeline_write": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/offload_config.py:82"
    },
    "fast_init": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/offload_config.py:88"
    },
    "ratio": {
     "kind": "float",
     "ge": 0,
     "le": 1,
     "default": 1,
     "source": "deepspeed/runtime/zero/offload_config.py:96"
    }
   }
  },
  "TensorBoardConfig": {
   "source": "deepspeed/monitor/config.py:15",
   "fields": {
    "enabled": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/monitor/config.py:18"
    },
    "output_path": {
     "kind": "string",
     "default": "",
     "source": "deepspeed/monitor/config.py:21"
    },
    "job_name": {
     "kind": "string",
     "default": "DeepSpeedJobName",
     "source": "deepspeed/monitor/config.py:27"
    }
   }
  },
  "WandbConfig": {
   "source": "deepspeed/monitor/config.py:31",
   "fields": {
    "enabled": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/monitor/config.py:34"
    },
    "group": {
     "kind": "string",
     "default": null,
     "source": "deepspeed/monitor/config.py:37"
    },
    "team": {
     "kind": "string",
     "default": null,
     "source": "deepspeed/monitor/config.py:40"
    },
    "project": {
     "kind": "string",
     "default": "deepspeed",
     "source": "deepspeed/monitor/config.py:43"
    }
   }
  },
  "CSVConfig": {
   "source": "deepspeed/monitor/config.py:47",
   "fields": {
    "enabled": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/monitor/config.py:50"
    },
    "output_path": {
     "kind": "string",
     "default": "",
     "source": "deepspeed/monitor/config.py:53"
    },
    "job_name": {
     "kind": "string",
     "default": "DeepSpeedJobName",
     "source": "deepspeed/monitor/config.py:59"
    }
   }
  },
  "HybridEngineConfig": {
   "source": "deepspeed/runtime/config.py:545",
   "fields": {
    "enabled": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/config.py:546"
    },
    "max_out_tokens": {
     "kind": "int",
     "default": 512,
     "source": "deepspeed/runtime/config.py:547"
    },
    "inference_tp_size": {
     "kind": "int",
     "default": 1,
     "source": "deepspeed/runtime/config.py:548"
    },
    "release_inference_cache": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/config.py:549"
    },
    "pin_parameters": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/runtime/config.py:550"
    },
    "tp_gather_partition_size": {
     "kind": "int",
     "default": 8,
     "source": "deepspeed/runtime/config.py:551"
    }
   }
  },
  "CompileConfig": {
   "source": "deepspeed/runtime/compiler.py:56",
   "validators": [
    "validate_enabled"
   ],
   "fields": {
    "enabled": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/compiler.py:62"
    },
    "backend": {
     "kind": "string",
     "default": "inductor",
     "source": "deepspeed/runtime/compiler.py:67"
    },
    "kwargs": {
     "kind": "dict",
     "default": {},
     "source": "deepspeed/runtime/compiler.py:74"
    }
   }
  },
  "WeightQuantConfig": {
   "source": "deepspeed/inference/config.py:100",
   "fields": {
    "q_type": {
     "kind": "enum",
     "values": [
      "asymmetric",
      "symmetric"
     ],
     "default": "symmetric",
     "source": "deepspeed/inference/config.py:96"
    },
    "q_groups": {
     "kind": "int",
     "default": 1,
     "source": "deepspeed/inference/config.py:97"
    },
    "enabled": {
     "kind": "bool",
     "default": true,
     "source": null
    },
    "num_bits": {
     "kind": "int",
     "default": 8,
     "source": null
    },
    "quantized_initialization": {
     "kind": "dict",
     "default": {},
     "source": "deepspeed/inference/config.py:102"
    },
    "post_init_quant": {
     "kind": "dict",
     "default": {},
     "source": "deepspeed/inference/config.py:103"
    }
   }
  },
  "CommsLoggerConfig": {
   "source": "deepspeed/comm/config.py:19",
   "keeps_auto": true,
   "fields": {
    "enabled": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/comm/config.py:20"
    },
    "prof_all": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/comm/config.py:21"
    },
    "prof_ops": {
     "kind": "list",
     "default": [],
     "source": "deepspeed/comm/config.py:22"
    },
    "verbose": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/comm/config.py:23"
    },
    "debug": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/comm/config.py:24"
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
    "deepspeed/runtime/swap_tensor/aio_config.py:19"
   ]
  },
  "aio/block_size": {
   "read_at": [
    "deepspeed/runtime/swap_tensor/aio_config.py:22"
   ],
   "default": 1048576
  },
  "aio/overlap_events": {
   "read_at": [
    "deepspeed/runtime/swap_tensor/aio_config.py:26"
   ],
   "default": true
  },
  "aio/queue_depth": {
   "read_at": [
    "deepspeed/runtime/swap_tensor/aio_config.py:23"
   ],
   "default": 8
  },
  "aio/single_submit": {
   "read_at": [
    "deepspeed/runtime/swap_tensor/aio_config.py:25"
   ],
   "default": false
  },
  "aio/thread_count": {
   "read_at": [
    "deepspeed/runtime/swap_tensor/aio_config.py:24"
   ],
   "default": 1
  },
  "allgather_size": {
   "read_at": [
    "deepspeed/runtime/zero/config.py:56"
   ],
   "default": 500000000
  },
  "amp": {
   "read_at": [
    "deepspeed/runtime/config.py:143"
   ]
  },
  "amp/enabled": {
   "read_at": [
    "deepspeed/runtime/config.py:144"
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
    "deepspeed/runtime/config.py:167"
   ]
  },
  "bf16/enabled": {
   "read_at": [
    "deepspeed/runtime/config.py:168"
   ],
   "default": false
  },
  "bf16/immediate_grad_update": {
   "read_at": [
    "deepspeed/runtime/config.py:175"
   ],
   "default": false
  },
  "bfloat16": {
   "read_at": [
    "deepspeed/runtime/config.py:167"
   ]
  },
  "checkpoint": {
   "read_at": [
    "deepspeed/runtime/config.py:652"
   ],
   "default": {}
  },
  "checkpoint/load_universal": {
   "read_at": [
    "deepspeed/runtime/config.py:891"
   ],
   "default": false
  },
  "checkpoint/parallel_write": {
   "read_at": [
    "deepspeed/runtime/config.py:671"
   ],
   "default": {}
  },
  "checkpoint/parallel_write/pipeline_stage": {
   "read_at": [
    "deepspeed/runtime/config.py:672"
   ],
   "default": false
  },
  "checkpoint/tag_validation": {
   "read_at": [
    "deepspeed/runtime/config.py:660"
   ],
   "default": "WARN"
  },
  "checkpoint/use_node_local_storage": {
   "read_at": [
    "deepspeed/runtime/config.py:894"
   ],
   "default": false
  },
  "comms_logger": {
   "read_at": [
    "deepspeed/comm/config.py:30"
   ]
  },
  "communication_data_type": {
   "read_at": [
    "deepspeed/runtime/config.py:253"
   ],
   "default": null
  },
  "compile": {
   "read_at": [
    "deepspeed/runtime/compiler.py:26"
   ]
  },
  "compression_training": {
   "read_at": [
    "deepspeed/compression/config.py:15"
   ]
  },
  "csv_monitor": {
   "read_at": [
    "deepspeed/monitor/config.py:11"
   ],
   "default": {}
  },
  "curriculum_learning": {
   "read_at": [
    "deepspeed/runtime/data_pipeline/config.py:108"
   ]
  },
  "curriculum_learning/enabled": {
   "read_at": [
    "deepspeed/runtime/data_pipeline/config.py:109"
   ],
   "default": false
  },
  "data_efficiency": {
   "read_at": [
    "deepspeed/runtime/data_pipeline/config.py:28"
   ]
  },
  "data_efficiency/data_routing": {
   "read_at": [
    "deepspeed/runtime/data_pipeline/config.py:136"
   ]
  },
  "data_efficiency/data_routing/enabled": {
   "read_at": [
    "deepspeed/runtime/data_pipeline/config.py:137"
   ],
   "default": false
  },
  "data_efficiency/data_routing/random_ltd": {
   "read_at": [
    "deepspeed/runtime/data_pipeline/config.py:156"
   ]
  },
  "data_efficiency/data_routing/random_ltd/enabled": {
   "read_at": [
    "deepspeed/runtime/data_pipeline/config.py:157"
   ],
   "default": false
  },
  "data_efficiency/data_sampling": {
   "read_at": [
    "deepspeed/runtime/data_pipeline/config.py:55"
   ]
  },
  "data_efficiency/data_sampling/curriculum_learning": {
   "read_at": [
    "deepspeed/runtime/data_pipeline/config.py:91"
   ]
  },
  "data_efficiency/data_sampling/curriculum_learning/enabled": {
   "read_at": [
    "deepspeed/runtime/data_pipeline/config.py:92"
   ],
   "default": false
  },
  "data_efficiency/data_sampling/enabled": {
   "read_at": [
    "deepspeed/runtime/data_pipeline/config.py:56"
   ],
   "default": false
  },
  "data_efficiency/data_sampling/num_epochs": {
   "read_at": [
    "deepspeed/runtime/data_pipeline/config.py:63"
   ],
   "default": 1000
  },
  "data_efficiency/data_sampling/num_workers": {
   "read_at": [
    "deepspeed/runtime/data_pipeline/config.py:70"
   ],
   "default": 0
  },
  "data_efficiency/enabled": {
   "read_at": [
    "deepspeed/runtime/data_pipeline/config.py:29"
   ],
   "default": false
  },
  "data_efficiency/seed": {
   "read_at": [
    "deepspeed/runtime/data_pipeline/config.py:36"
   ],
   "default": 1234
  },
  "data_types": {
   "read_at": [
    "deepspeed/runtime/config.py:656"
   ],
   "default": {}
  },
  "data_types/grad_accum_dtype": {
   "read_at": [
    "deepspeed/runtime/config.py:898"
   ],
   "default": null
  },
  "dataloader_drop_last": {
   "read_at": [
    "deepspeed/runtime/config.py:682"
   ],
   "default": false
  },
  "disable_allgather": {
   "read_at": [
    "deepspeed/runtime/config.py:280"
   ],
   "default": false
  },
  "dump_state": {
   "read_at": [
    "deepspeed/runtime/config.py:284"
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
    "deepspeed/runtime/config.py:159"
   ]
  },
  "fp16/auto_cast": {
   "read_at": [
    "deepspeed/runtime/config.py:189"
   ],
   "default": false
  },
  "fp16/enabled": {
   "read_at": [
    "deepspeed/runtime/config.py:160"
   ],
   "default": false
  },
  "fp16/fp16_master_weights_and_grads": {
   "read_at": [
    "deepspeed/runtime/config.py:182"
   ],
   "default": false
  },
  "fp16/initial_scale_power": {
   "read_at": [
    "deepspeed/runtime/config.py:203"
   ],
   "default": 16
  },
  "fp16/loss_scale": {
   "read_at": [
    "deepspeed/runtime/config.py:194"
   ],
   "default": 0
  },
  "gradient_accumulation_steps": {
   "read_at": [
    "deepspeed/runtime/config.py:243"
   ],
   "default": null
  },
  "gradient_clipping": {
   "read_at": [
    "deepspeed/runtime/config.py:288"
   ],
   "default": 0
  },
  "gradient_predivide_factor": {
   "read_at": [
    "deepspeed/runtime/config.py:272"
   ],
   "default": 1
  },
  "graph_harvesting": {
   "read_at": [
    "deepspeed/runtime/config.py:292"
   ],
   "default": false
  },
  "hybrid_engine": {
   "read_at": [
    "deepspeed/runtime/config.py:555"
   ],
   "default": {}
  },
  "memory_breakdown": {
   "read_at": [
    "deepspeed/runtime/config.py:542"
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
    "deepspeed/runtime/config.py:475"
   ]
  },
  "optimizer/legacy_fusion": {
   "read_at": [
    "deepspeed/runtime/config.py:497"
   ]
  },
  "optimizer/params": {
   "read_at": [
    "deepspeed/runtime/config.py:482"
   ]
  },
  "optimizer/params/max_grad_norm": {
   "read_at": [
    "deepspeed/runtime/config.py:1028"
   ]
  },
  "optimizer/type": {
   "read_at": [
    "deepspeed/runtime/config.py:475"
   ]
  },
  "pipeline": {
   "read_at": [
    "deepspeed/runtime/config.py:469"
   ],
   "default": {}
  },
  "prescale_gradients": {
   "read_at": [
    "deepspeed/runtime/config.py:268"
   ],
   "default": false
  },
  "progressive_layer_drop": {
   "read_at": [
    "deepspeed/runtime/config.py:127"
   ]
  },
  "progressive_layer_drop/enabled": {
   "read_at": [
    "deepspeed/runtime/config.py:128"
   ],
   "default": false
  },
  "scheduler": {
   "read_at": [
    "deepspeed/runtime/config.py:512"
   ]
  },
  "scheduler/params": {
   "read_at": [
    "deepspeed/runtime/config.py:519"
   ]
  },
  "scheduler/type": {
   "read_at": [
    "deepspeed/runtime/config.py:512"
   ]
  },
  "seq_parallel_comm_data_type": {
   "read_at": [
    "deepspeed/runtime/config.py:253"
   ],
   "default": "fp32"
  },
  "sparse_attention": {
   "read_at": [
    "deepspeed/runtime/config.py:296"
   ]
  },
  "sparse_gradients": {
   "read_at": [
    "deepspeed/runtime/config.py:247"
   ],
   "default": false
  },
  "steps_per_print": {
   "read_at": [
    "deepspeed/runtime/config.py:276"
   ],
   "default": 10
  },
  "tensorboard": {
   "read_at": [
    "deepspeed/monitor/config.py:11"
   ],
   "default": {}
  },
  "train_batch_size": {
   "read_at": [
    "deepspeed/runtime/config.py:526"
   ],
   "default": null
  },
  "train_micro_batch_size_per_gpu": {
   "read_at": [
    "deepspeed/runtime/config.py:530"
   ],
   "default": null
  },
  "use_data_before_expert_parallelism": {
   "read_at": [
    "deepspeed/runtime/config.py:561"
   ],
   "default": false
  },
  "vocabulary_size": {
   "read_at": [
    "deepspeed/runtime/config.py:1022"
   ],
   "default": null
  },
  "wall_clock_breakdown": {
   "read_at": [
    "deepspeed/runtime/config.py:538"
   ],
   "default": false
  },
  "wandb": {
   "read_at": [
    "deepspeed/monitor/config.py:11"
   ],
   "default": {}
  },
  "weight_quantization": {
   "read_at": [
    "deepspeed/runtime/config.py:910"
   ]
  },
  "zero_allow_untested_optimizer": {
   "read_at": [
    "deepspeed/runtime/config.py:504"
   ],
   "default": false
  },
  "zero_force_ds_cpu_optimizer": {
   "read_at": [
    "deepspeed/runtime/config.py:508"
   ],
   "default": true
  },
  "zero_optimization": {
   "read_at": [
    "deepspeed/runtime/zero/config.py:64"
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
