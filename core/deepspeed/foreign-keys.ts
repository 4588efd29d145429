/** Keys of other tools and habits that people write at the top level of a ds_config, and what to say of each. Seen in public configs. */
export interface ForeignKey {
  /** The key that DeepSpeed reads, where there is one. */
  readonly use?: string;
  readonly why: string;
}

const TRAINER = 'is an argument of Trainer';

export const FOREIGN_KEYS: ReadonlyMap<string, ForeignKey> = new Map<string, ForeignKey>([
  ['zero', { use: 'zero_optimization', why: 'the block is called `zero_optimization`' }],
  ['zero_config', { use: 'zero_optimization', why: 'the block is called `zero_optimization`' }],
  ['max_grad_norm', { use: 'gradient_clipping', why: 'DeepSpeed calls it `gradient_clipping`' }],
  ['clip_grad', { use: 'gradient_clipping', why: 'DeepSpeed calls it `gradient_clipping`' }],
  ['grad_clip', { use: 'gradient_clipping', why: 'DeepSpeed calls it `gradient_clipping`' }],
  ['gradient_clip', { use: 'gradient_clipping', why: 'DeepSpeed calls it `gradient_clipping`' }],
  ['train_micro_batch_size', { use: 'train_micro_batch_size_per_gpu', why: 'the key ends in `_per_gpu`' }],
  [
    'micro_batch_size',
    { use: 'train_micro_batch_size_per_gpu', why: 'DeepSpeed calls it `train_micro_batch_size_per_gpu`' },
  ],
  [
    'micro_batch_size_per_gpu',
    { use: 'train_micro_batch_size_per_gpu', why: 'DeepSpeed calls it `train_micro_batch_size_per_gpu`' },
  ],
  [
    'per_device_train_batch_size',
    { use: 'train_micro_batch_size_per_gpu', why: 'DeepSpeed calls it `train_micro_batch_size_per_gpu`' },
  ],
  ['batch_size', { use: 'train_batch_size', why: 'DeepSpeed calls it `train_batch_size`' }],
  ['grad_accum_steps', { use: 'gradient_accumulation_steps', why: 'DeepSpeed calls it `gradient_accumulation_steps`' }],
  ['lr_scheduler', { use: 'scheduler', why: 'the block is called `scheduler`' }],
  ['comms_config', { use: 'comms_logger', why: 'the block is called `comms_logger`' }],
  ['monitor_config', { why: 'DeepSpeed reads `tensorboard`, `wandb`, `csv_monitor` and `comet` at the top level' }],
  ['fp32', { why: 'fp32 is what runs without `fp16` and `bf16`; there is nothing to switch on' }],
  ['mixed_precision', { why: 'DeepSpeed reads the blocks `fp16` and `bf16`' }],
  ['gradient_checkpointing', { why: 'it is switched on in the model or by Trainer; DeepSpeed has no such key' }],
  ['checkpointing', { why: 'DeepSpeed reads `activation_checkpointing` and `checkpoint`' }],
  ['learning_rate', { why: 'DeepSpeed reads `optimizer.params.lr`' }],
  ['warmup_steps', { why: 'DeepSpeed reads `scheduler.params.warmup_num_steps`' }],
  ['num_gpus', { why: 'the number of GPUs is an argument of the launcher' }],
  ['num_nodes', { why: 'the number of nodes is an argument of the launcher' }],
  ['world_size', { why: 'the world size comes from the launcher' }],
  ['zero_stage', { why: 'the stage is `zero_optimization.stage`' }],
  ['num_train_epochs', { why: `it ${TRAINER}` }],
  ['zero3_init_flag', { why: 'it belongs in the config file of accelerate' }],
  ['zero3_save_16bit_model', { why: 'it belongs in the config file of accelerate' }],
  ['deepspeed_multinode_launcher', { why: 'it belongs in the config file of accelerate' }],
  ['offload_optimizer_device', { why: 'DeepSpeed reads `zero_optimization.offload_optimizer.device`' }],
  ['offload_param_device', { why: 'DeepSpeed reads `zero_optimization.offload_param.device`' }],
  ['per_device_eval_batch_size', { why: `it ${TRAINER}` }],
  ['train_epochs', { why: 'DeepSpeed does not know how long a training lasts; the script does' }],
  ['epochs', { why: 'DeepSpeed does not know how long a training lasts; the script does' }],
  ['seed', { why: 'DeepSpeed sets no seed; the script does' }],
  ['flash_attention', { why: 'the attention is chosen where the model is loaded' }],
  ['num_epochs', { why: 'DeepSpeed does not know how long a training lasts; the script does' }],
  ['num_workers', { why: 'the data loader of the script takes it' }],
  ['hidden_size', { why: 'the shape of the model is set where the model is built' }],
  ['num_layers', { why: 'the shape of the model is set where the model is built' }],
  ['pipe-parallel-size', { why: 'Megatron and GPT-NeoX read it; DeepSpeed takes the stages from the PipelineModule' }],
  [
    'model-parallel-size',
    { why: 'Megatron and GPT-NeoX read it; DeepSpeed takes the groups from the `mpu` that the script passes' },
  ],
  ['pipe_parallel_size', { why: 'Megatron and GPT-NeoX read it; DeepSpeed takes the stages from the PipelineModule' }],
  [
    'model_parallel_size',
    { why: 'Megatron and GPT-NeoX read it; DeepSpeed takes the groups from the `mpu` that the script passes' },
  ],
  ['debug', { why: 'DeepSpeed has no such switch for the whole run' }],
  ['per_gpu_train_batch_size', { why: `it ${TRAINER}` }],
  ['auto_find_batch_size', { why: `it ${TRAINER}` }],
  ['output_dir', { why: `it ${TRAINER}` }],
]);
