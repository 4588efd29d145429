// Written by tools/schema (npm run schemas) from DeepSpeed 0.11.2; do not edit.
import type { ReleaseFacts } from '../release.ts';

export const RELEASE: ReleaseFacts = {
 "deepspeed": "0.11.2",
 "pydantic": 1,
 "sections": {
  "zero_optimization": "DeepSpeedZeroConfig",
  "tensorboard": "TensorBoardConfig",
  "wandb": "WandbConfig",
  "csv_monitor": "CSVConfig",
  "hybrid_engine": "HybridEngineConfig",
  "weight_quantization": "WeightQuantConfig",
  "comms_logger": "CommsLoggerConfig"
 },
 "models": {
  "DeepSpeedZeroConfig": {
   "source": "deepspeed/runtime/zero/config.py:81",
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
     "source": "deepspeed/runtime/zero/config.py:86"
    },
    "contiguous_gradients": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/runtime/zero/config.py:93"
    },
    "reduce_scatter": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/runtime/zero/config.py:99"
    },
    "reduce_bucket_size": {
     "kind": "int",
     "ge": 0,
     "default": 500000000,
     "source": "deepspeed/runtime/zero/config.py:104"
    },
    "allgather_partitions": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/runtime/zero/config.py:110"
    },
    "allgather_bucket_size": {
     "kind": "int",
     "ge": 0,
     "default": 500000000,
     "source": "deepspeed/runtime/zero/config.py:116"
    },
    "overlap_comm": {
     "kind": "bool",
     "default": null,
     "source": "deepspeed/runtime/zero/config.py:122"
    },
    "load_from_fp32_weights": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/runtime/zero/config.py:127"
    },
    "elastic_checkpoint": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:135"
    },
    "offload_param": {
     "kind": "model",
     "model": "DeepSpeedZeroOffloadParamConfig",
     "nullable": true,
     "default": null,
     "source": "deepspeed/runtime/zero/config.py:141"
    },
    "offload_optimizer": {
     "kind": "model",
     "model": "DeepSpeedZeroOffloadOptimizerConfig",
     "nullable": true,
     "default": null,
     "source": "deepspeed/runtime/zero/config.py:148"
    },
    "sub_group_size": {
     "kind": "int",
     "ge": 0,
     "default": 1000000000,
     "source": "deepspeed/runtime/zero/config.py:156"
    },
    "cpu_offload_param": {
     "kind": "bool",
     "default": null,
     "deprecated": {
      "successor": "offload_param",
      "moves": true
     },
     "source": "deepspeed/runtime/zero/config.py:162"
    },
    "cpu_offload_use_pin_memory": {
     "kind": "bool",
     "default": null,
     "deprecated": {
      "successor": "offload_param or offload_optimizer",
      "moves": false
     },
     "source": "deepspeed/runtime/zero/config.py:170"
    },
    "cpu_offload": {
     "kind": "bool",
     "default": null,
     "deprecated": {
      "successor": "offload_optimizer",
      "moves": true
     },
     "source": "deepspeed/runtime/zero/config.py:178"
    },
    "prefetch_bucket_size": {
     "kind": "int",
     "ge": 0,
     "alias": "stage3_prefetch_bucket_size",
     "default": 50000000,
     "source": "deepspeed/runtime/zero/config.py:186"
    },
    "param_persistence_threshold": {
     "kind": "int",
     "ge": 0,
     "alias": "stage3_param_persistence_threshold",
     "default": 100000,
     "source": "deepspeed/runtime/zero/config.py:192"
    },
    "model_persistence_threshold": {
     "kind": "int",
     "ge": 0,
     "alias": "stage3_model_persistence_threshold",
     "default": 9223372036854776000,
     "source": "deepspeed/runtime/zero/config.py:199"
    },
    "max_live_parameters": {
     "kind": "int",
     "ge": 0,
     "alias": "stage3_max_live_parameters",
     "default": 1000000000,
     "source": "deepspeed/runtime/zero/config.py:209"
    },
    "max_reuse_distance": {
     "kind": "int",
     "ge": 0,
     "alias": "stage3_max_reuse_distance",
     "default": 1000000000,
     "source": "deepspeed/runtime/zero/config.py:215"
    },
    "gather_16bit_weights_on_model_save": {
     "kind": "bool",
     "alias": "stage3_gather_16bit_weights_on_model_save",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:221"
    },
    "stage3_gather_fp16_weights_on_model_save": {
     "kind": "bool",
     "default": false,
     "deprecated": {
      "successor": "gather_16bit_weights_on_model_save",
      "moves": true
     },
     "source": "deepspeed/runtime/zero/config.py:229"
    },
    "ignore_unused_parameters": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/runtime/zero/config.py:234"
    },
    "legacy_stage1": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:243"
    },
    "round_robin_gradients": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:249"
    },
    "zero_hpz_partition_size": {
     "kind": "int",
     "ge": 0,
     "default": 1,
     "source": "deepspeed/runtime/zero/config.py:256"
    },
    "zero_quantized_weights": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:260"
    },
    "zero_quantized_nontrainable_weights": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:265"
    },
    "zero_quantized_gradients": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:272"
    },
    "mics_shard_size": {
     "kind": "int",
     "default": -1,
     "source": "deepspeed/runtime/zero/config.py:278"
    },
    "mics_hierarchical_params_gather": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:280"
    },
    "memory_efficient_linear": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/runtime/zero/config.py:282"
    },
    "pipeline_loading_checkpoint": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/zero/config.py:289"
    },
    "override_module_apply": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/runtime/zero/config.py:291"
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
   "source": "deepspeed/runtime/config.py:530",
   "fields": {
    "enabled": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/config.py:531"
    },
    "max_out_tokens": {
     "kind": "int",
     "default": 512,
     "source": "deepspeed/runtime/config.py:532"
    },
    "inference_tp_size": {
     "kind": "int",
     "default": 1,
     "source": "deepspeed/runtime/config.py:533"
    },
    "release_inference_cache": {
     "kind": "bool",
     "default": false,
     "source": "deepspeed/runtime/config.py:534"
    },
    "pin_parameters": {
     "kind": "bool",
     "default": true,
     "source": "deepspeed/runtime/config.py:535"
    },
    "tp_gather_partition_size": {
     "kind": "int",
     "default": 8,
     "source": "deepspeed/runtime/config.py:536"
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
    "deepspeed/runtime/zero/config.py:55"
   ],
   "default": 500000000
  },
  "amp": {
   "read_at": [
    "deepspeed/runtime/config.py:142"
   ]
  },
  "amp/enabled": {
   "read_at": [
    "deepspeed/runtime/config.py:143"
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
    "deepspeed/runtime/config.py:166"
   ]
  },
  "bf16/enabled": {
   "read_at": [
    "deepspeed/runtime/config.py:167"
   ],
   "default": false
  },
  "bfloat16": {
   "read_at": [
    "deepspeed/runtime/config.py:166"
   ]
  },
  "checkpoint": {
   "read_at": [
    "deepspeed/runtime/config.py:633"
   ],
   "default": {}
  },
  "checkpoint/load_universal": {
   "read_at": [
    "deepspeed/runtime/config.py:869"
   ],
   "default": false
  },
  "checkpoint/parallel_write": {
   "read_at": [
    "deepspeed/runtime/config.py:652"
   ],
   "default": {}
  },
  "checkpoint/parallel_write/pipeline_stage": {
   "read_at": [
    "deepspeed/runtime/config.py:653"
   ],
   "default": false
  },
  "checkpoint/tag_validation": {
   "read_at": [
    "deepspeed/runtime/config.py:641"
   ],
   "default": "WARN"
  },
  "checkpoint/use_node_local_storage": {
   "read_at": [
    "deepspeed/runtime/config.py:872"
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
    "deepspeed/runtime/config.py:244"
   ],
   "default": null
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
    "deepspeed/runtime/config.py:637"
   ],
   "default": {}
  },
  "data_types/grad_accum_dtype": {
   "read_at": [
    "deepspeed/runtime/config.py:876"
   ],
   "default": null
  },
  "dataloader_drop_last": {
   "read_at": [
    "deepspeed/runtime/config.py:663"
   ],
   "default": false
  },
  "disable_allgather": {
   "read_at": [
    "deepspeed/runtime/config.py:271"
   ],
   "default": false
  },
  "dump_state": {
   "read_at": [
    "deepspeed/runtime/config.py:275"
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
    "deepspeed/runtime/config.py:158"
   ]
  },
  "fp16/auto_cast": {
   "read_at": [
    "deepspeed/runtime/config.py:180"
   ],
   "default": false
  },
  "fp16/enabled": {
   "read_at": [
    "deepspeed/runtime/config.py:159"
   ],
   "default": false
  },
  "fp16/fp16_master_weights_and_grads": {
   "read_at": [
    "deepspeed/runtime/config.py:173"
   ],
   "default": false
  },
  "fp16/initial_scale_power": {
   "read_at": [
    "deepspeed/runtime/config.py:194"
   ],
   "default": 16
  },
  "fp16/loss_scale": {
   "read_at": [
    "deepspeed/runtime/config.py:185"
   ],
   "default": 0
  },
  "gradient_accumulation_steps": {
   "read_at": [
    "deepspeed/runtime/config.py:234"
   ],
   "default": null
  },
  "gradient_clipping": {
   "read_at": [
    "deepspeed/runtime/config.py:279"
   ],
   "default": 0
  },
  "gradient_predivide_factor": {
   "read_at": [
    "deepspeed/runtime/config.py:263"
   ],
   "default": 1
  },
  "hybrid_engine": {
   "read_at": [
    "deepspeed/runtime/config.py:540"
   ],
   "default": {}
  },
  "memory_breakdown": {
   "read_at": [
    "deepspeed/runtime/config.py:527"
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
    "deepspeed/runtime/config.py:460"
   ]
  },
  "optimizer/legacy_fusion": {
   "read_at": [
    "deepspeed/runtime/config.py:482"
   ]
  },
  "optimizer/params": {
   "read_at": [
    "deepspeed/runtime/config.py:467"
   ]
  },
  "optimizer/params/max_grad_norm": {
   "read_at": [
    "deepspeed/runtime/config.py:1004"
   ]
  },
  "optimizer/type": {
   "read_at": [
    "deepspeed/runtime/config.py:460"
   ]
  },
  "pipeline": {
   "read_at": [
    "deepspeed/runtime/config.py:454"
   ],
   "default": {}
  },
  "prescale_gradients": {
   "read_at": [
    "deepspeed/runtime/config.py:259"
   ],
   "default": false
  },
  "progressive_layer_drop": {
   "read_at": [
    "deepspeed/runtime/config.py:126"
   ]
  },
  "progressive_layer_drop/enabled": {
   "read_at": [
    "deepspeed/runtime/config.py:127"
   ],
   "default": false
  },
  "scheduler": {
   "read_at": [
    "deepspeed/runtime/config.py:497"
   ]
  },
  "scheduler/params": {
   "read_at": [
    "deepspeed/runtime/config.py:504"
   ]
  },
  "scheduler/type": {
   "read_at": [
    "deepspeed/runtime/config.py:497"
   ]
  },
  "seq_parallel_comm_data_type": {
   "read_at": [
    "deepspeed/runtime/config.py:244"
   ],
   "default": "fp32"
  },
  "sparse_attention": {
   "read_at": [
    "deepspeed/runtime/config.py:283"
   ]
  },
  "sparse_gradients": {
   "read_at": [
    "deepspeed/runtime/config.py:238"
   ],
   "default": false
  },
  "steps_per_print": {
   "read_at": [
    "deepspeed/runtime/config.py:267"
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
    "deepspeed/runtime/config.py:511"
   ],
   "default": null
  },
  "train_micro_batch_size_per_gpu": {
   "read_at": [
    "deepspeed/runtime/config.py:515"
   ],
   "default": null
  },
  "vocabulary_size": {
   "read_at": [
    "deepspeed/runtime/config.py:998"
   ],
   "default": null
  },
  "wall_clock_breakdown": {
   "read_at": [
    "deepspeed/runtime/config.py:523"
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
    "deepspeed/runtime/config.py:888"
   ]
  },
  "zero_allow_untested_optimizer": {
   "read_at": [
    "deepspeed/runtime/config.py:489"
   ],
   "default": false
  },
  "zero_force_ds_cpu_optimizer": {
   "read_at": [
    "deepspeed/runtime/config.py:493"
   ],
   "default": true
  },
  "zero_optimization": {
   "read_at": [
    "deepspeed/runtime/zero/config.py:63"
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
