// biome-ignore-all assist/source/organizeImports: sorted by group and id, as the folders are
// Written by tools/write-rule-index.ts (npm run rules); do not edit.
import ruleAccelerateClipMissing from './accelerate/accelerate-clip-missing.ts';
import ruleAccelerateDummyWithoutConfig from './accelerate/accelerate-dummy-without-config.ts';
import ruleAccelerateGasMismatch from './accelerate/accelerate-gas-mismatch.ts';
import ruleAccelerateMicroAutoNoDataloader from './accelerate/accelerate-micro-auto-no-dataloader.ts';
import ruleAccelerateMicroVsDataloader from './accelerate/accelerate-micro-vs-dataloader.ts';
import ruleAccelerateMixedPrecisionConflict from './accelerate/accelerate-mixed-precision-conflict.ts';
import ruleAccelerateMixedPrecisionIgnored from './accelerate/accelerate-mixed-precision-ignored.ts';
import ruleAccelerateOptimizerTwice from './accelerate/accelerate-optimizer-twice.ts';
import ruleAcceleratePluginArgsIgnored from './accelerate/accelerate-plugin-args-ignored.ts';
import ruleAccelerateSchedulerTwice from './accelerate/accelerate-scheduler-twice.ts';
import ruleAccelerateYamlAmbiguous from './accelerate/accelerate-yaml-ambiguous.ts';
import ruleAccelerateYamlDistributedType from './accelerate/accelerate-yaml-distributed-type.ts';
import ruleAccelerateYamlUnknownKey from './accelerate/accelerate-yaml-unknown-key.ts';
import ruleAccelerateZero3InitFlag from './accelerate/accelerate-zero3-init-flag.ts';
import ruleActivationCheckpointingNeedsModel from './activations/activation-checkpointing-needs-model.ts';
import ruleContiguousMemoryNeedsPartition from './activations/contiguous-memory-needs-partition.ts';
import ruleBatchMissing from './batch/batch-missing.ts';
import ruleBatchTriangle from './batch/batch-triangle.ts';
import ruleBatchType from './batch/batch-type.ts';
import ruleGasInferred from './batch/gas-inferred.ts';
import ruleMicroBatchInferred from './batch/micro-batch-inferred.ts';
import ruleCheckpointValues from './checkpoint/checkpoint-values.ts';
import ruleCheckpointWriter from './checkpoint/checkpoint-writer.ts';
import ruleAutotuningNeedsLauncher from './compile/autotuning-needs-launcher.ts';
import ruleDeepcompileNeedsCompileCall from './compile/deepcompile-needs-compile-call.ts';
import ruleHybridEngineModel from './compile/hybrid-engine-model.ts';
import ruleDataEfficiencyDisabled from './data/data-efficiency-disabled.ts';
import ruleDataEfficiencyRequired from './data/data-efficiency-required.ts';
import ruleAllreduceOp from './gradients/allreduce-op.ts';
import ruleCommDtypeValue from './gradients/comm-dtype-value.ts';
import ruleGradientClippingDefault from './gradients/gradient-clipping-default.ts';
import ruleGradientClippingNegative from './gradients/gradient-clipping-negative.ts';
import ruleGradientClippingType from './gradients/gradient-clipping-type.ts';
import ruleHwBf16Emulated from './hardware/hw-bf16-emulated.ts';
import ruleHwBf16Overflow from './hardware/hw-bf16-overflow.ts';
import ruleHwCpuRam from './hardware/hw-cpu-ram.ts';
import ruleHwCpuadamCompiler from './hardware/hw-cpuadam-compiler.ts';
import ruleHwCudaOnly from './hardware/hw-cuda-only.ts';
import ruleHwFp16Overflow from './hardware/hw-fp16-overflow.ts';
import ruleHwFp16Pascal from './hardware/hw-fp16-pascal.ts';
import ruleHwHpuOffload from './hardware/hw-hpu-offload.ts';
import ruleHwNvmeIo from './hardware/hw-nvme-io.ts';
import ruleHwNvmeLibaio from './hardware/hw-nvme-libaio.ts';
import ruleHwNvmeTuning from './hardware/hw-nvme-tuning.ts';
import ruleHwOverlapBuffers from './hardware/hw-overlap-buffers.ts';
import ruleHwPinnedMemory from './hardware/hw-pinned-memory.ts';
import ruleHwRocmBf16 from './hardware/hw-rocm-bf16.ts';
import ruleHfAutoFindBatchZero3 from './hf/hf-auto-find-batch-zero3.ts';
import ruleHfAutoNotResolved from './hf/hf-auto-not-resolved.ts';
import ruleHfClipMissing from './hf/hf-clip-missing.ts';
import ruleHfDsOptimizerOverrides from './hf/hf-ds-optimizer-overrides.ts';
import ruleHfDsSchedulerOverrides from './hf/hf-ds-scheduler-overrides.ts';
import ruleHfDuplicateKeySilent from './hf/hf-duplicate-key-silent.ts';
import ruleHfEvalNeedsZero3 from './hf/hf-eval-needs-zero3.ts';
import ruleHfFsdpAndDeepspeed from './hf/hf-fsdp-and-deepspeed.ts';
import ruleHfGasMissing from './hf/hf-gas-missing.ts';
import ruleHfHiddenSizeAuto from './hf/hf-hidden-size-auto.ts';
import ruleHfMicroMissing from './hf/hf-micro-missing.ts';
import ruleHfMismatch from './hf/hf-mismatch.ts';
import ruleHfNoPrecision from './hf/hf-no-precision.ts';
import ruleHfOffloadAuto from './hf/hf-offload-auto.ts';
import ruleHfOffloadReplacesOptimizer from './hf/hf-offload-replaces-optimizer.ts';
import ruleHfPrecisionMismatch from './hf/hf-precision-mismatch.ts';
import ruleHfSaveOnlyModelBest from './hf/hf-save-only-model-best.ts';
import ruleHfStageAuto from './hf/hf-stage-auto.ts';
import ruleHfStepsPerPrintOverwritten from './hf/hf-steps-per-print-overwritten.ts';
import ruleHfWarmupAutoZero from './hf/hf-warmup-auto-zero.ts';
import ruleHfZeroBlockRequired from './hf/hf-zero-block-required.ts';
import ruleJsonOnlyInHf from './hf/json-only-in-hf.ts';
import ruleAutoOutsideHf from './keys/auto-outside-hf.ts';
import ruleBoolStringTruthy from './keys/bool-string-truthy.ts';
import ruleDeprecatedAndNewTogether from './keys/deprecated-and-new-together.ts';
import ruleDeprecatedKey from './keys/deprecated-key.ts';
import ruleLenientBlockUnknownKey from './keys/lenient-block-unknown-key.ts';
import ruleLogLevelValue from './keys/log-level-value.ts';
import ruleRemovedTopLevelKey from './keys/removed-top-level-key.ts';
import ruleRemovedZeroKey from './keys/removed-zero-key.ts';
import ruleStepsPerPrintPositive from './keys/steps-per-print-positive.ts';
import ruleStrictBlockUnknownKey from './keys/strict-block-unknown-key.ts';
import ruleUnknownTopLevelKey from './keys/unknown-top-level-key.ts';
import ruleVocabSizeAlignment from './keys/vocab-size-alignment.ts';
import ruleFlopsProfilerOutput from './monitor/flops-profiler-output.ts';
import ruleMonitorDisabled from './monitor/monitor-disabled.ts';
import ruleMonitorPackageNeeded from './monitor/monitor-package-needed.ts';
import ruleAioWithoutNvme from './nvme/aio-without-nvme.ts';
import ruleGdsCudaOnly from './nvme/gds-cuda-only.ts';
import ruleNvmeNeedsPath from './nvme/nvme-needs-path.ts';
import ruleNvmeOptimizerStage3Only from './nvme/nvme-optimizer-stage3-only.ts';
import ruleNvmePathWritable from './nvme/nvme-path-writable.ts';
import ruleOffloadNeedsDsCpuOptimizer from './offload/offload-needs-ds-cpu-optimizer.ts';
import ruleOffloadOptimizerStage0 from './offload/offload-optimizer-stage0.ts';
import ruleOffloadParamStage3Only from './offload/offload-param-stage3-only.ts';
import ruleOffloadRatioNeedsCpuadam from './offload/offload-ratio-needs-cpuadam.ts';
import ruleOffloadRatioStage3Only from './offload/offload-ratio-stage3-only.ts';
import rulePinMemoryDefaultTrue from './offload/pin-memory-default-true.ts';
import ruleSuperOffloadCudaOnly from './offload/super-offload-cuda-only.ts';
import ruleSuperOffloadStage3Only from './offload/super-offload-stage3-only.ts';
import ruleAdamMeansAdamw from './optimizer/adam-means-adamw.ts';
import ruleAdamwModeFalseIgnored from './optimizer/adamw-mode-false-ignored.ts';
import ruleClientOptimizerOverrides from './optimizer/client-optimizer-overrides.ts';
import ruleFusedLionGpuOnly from './optimizer/fused-lion-gpu-only.ts';
import ruleLambGpuOnly from './optimizer/lamb-gpu-only.ts';
import ruleLambNeedsDynamicScale from './optimizer/lamb-needs-dynamic-scale.ts';
import ruleLegacyFusion from './optimizer/legacy-fusion.ts';
import ruleMuonParamIgnored from './optimizer/muon-param-ignored.ts';
import ruleMuonPerHead from './optimizer/muon-per-head.ts';
import ruleMuonZero3ReduceScatter from './optimizer/muon-zero3-reduce-scatter.ts';
import ruleOptimizerMaxGradNorm from './optimizer/optimizer-max-grad-norm.ts';
import ruleOptimizerPackageMissing from './optimizer/optimizer-package-missing.ts';
import ruleOptimizerParamUnknown from './optimizer/optimizer-param-unknown.ts';
import ruleOptimizerParamValue from './optimizer/optimizer-param-value.ts';
import ruleOptimizerTypeUnknown from './optimizer/optimizer-type-unknown.ts';
import ruleOptimizerWithoutType from './optimizer/optimizer-without-type.ts';
import ruleUntestedOptimizerWithZero from './optimizer/untested-optimizer-with-zero.ts';
import ruleZero12NeedsOptimizer from './optimizer/zero12-needs-optimizer.ts';
import ruleAutoepValues from './parallel/autoep-values.ts';
import ruleAutotpBatchTriangle from './parallel/autotp-batch-triangle.ts';
import ruleAutotpSizeWorld from './parallel/autotp-size-world.ts';
import ruleAutotpTpSizeMismatch from './parallel/autotp-tp-size-mismatch.ts';
import ruleMeshSizeMismatch from './parallel/mesh-size-mismatch.ts';
import ruleOverlapCommPipeline from './parallel/overlap-comm-pipeline.ts';
import rulePipelineBlockIgnored from './parallel/pipeline-block-ignored.ts';
import rulePipelineZeroStage from './parallel/pipeline-zero-stage.ts';
import ruleSequenceParallelAlone from './parallel/sequence-parallel-alone.ts';
import ruleAutocastWithBf16 from './precision/autocast-with-bf16.ts';
import ruleAutocastWithQwz from './precision/autocast-with-qwz.ts';
import ruleBf16KeyOnlyBf16Optimizer from './precision/bf16-key-only-bf16-optimizer.ts';
import ruleBf16OptimStatesNeedMaster from './precision/bf16-optim-states-need-master.ts';
import ruleBf16UnsupportedDevice from './precision/bf16-unsupported-device.ts';
import ruleBf16Zero0NoFp32Master from './precision/bf16-zero0-no-fp32-master.ts';
import ruleBfloat16OldName from './precision/bfloat16-old-name.ts';
import ruleCommDtypeLowerThanModel from './precision/comm-dtype-lower-than-model.ts';
import ruleDtypeName from './precision/dtype-name.ts';
import ruleFp16Bf16Both from './precision/fp16-bf16-both.ts';
import ruleFp16DynamicScaleParams from './precision/fp16-dynamic-scale-params.ts';
import ruleFp16InitialScale from './precision/fp16-initial-scale.ts';
import ruleFp16InitialScaleLarge from './precision/fp16-initial-scale-large.ts';
import ruleFp16LossScaleValue from './precision/fp16-loss-scale-value.ts';
import ruleFp16MinScaleAboveInitial from './precision/fp16-min-scale-above-initial.ts';
import ruleFp16StaticScale1 from './precision/fp16-static-scale-1.ts';
import ruleFp16UnsupportedDevice from './precision/fp16-unsupported-device.ts';
import ruleGradAccumDtypeMix from './precision/grad-accum-dtype-mix.ts';
import ruleKeepInFp32Value from './precision/keep-in-fp32-value.ts';
import ruleMasterWeightsNeedOffload from './precision/master-weights-need-offload.ts';
import ruleMasterWeightsNeedZero from './precision/master-weights-need-zero.ts';
import ruleNoPrecisionFp32 from './precision/no-precision-fp32.ts';
import ruleParamDtypeMismatch from './precision/param-dtype-mismatch.ts';
import rulePrecisionBlockNotEnabled from './precision/precision-block-not-enabled.ts';
import ruleStaticScaleIgnoresDynamic from './precision/static-scale-ignores-dynamic.ts';
import ruleTorchAutocastDtype from './precision/torch-autocast-dtype.ts';
import ruleTorchAutocastModules from './precision/torch-autocast-modules.ts';
import ruleClientSchedulerOverrides from './scheduler/client-scheduler-overrides.ts';
import ruleSchedulerMissingParam from './scheduler/scheduler-missing-param.ts';
import ruleSchedulerParamUnknown from './scheduler/scheduler-param-unknown.ts';
import ruleSchedulerParamValue from './scheduler/scheduler-param-value.ts';
import ruleSchedulerTorchWithZero from './scheduler/scheduler-torch-with-zero.ts';
import ruleSchedulerTotalLtWarmup from './scheduler/scheduler-total-lt-warmup.ts';
import ruleSchedulerTypeUnknown from './scheduler/scheduler-type-unknown.ts';
import ruleSchedulerWarmupType from './scheduler/scheduler-warmup-type.ts';
import ruleSchedulerWithoutOptimizer from './scheduler/scheduler-without-optimizer.ts';
import ruleSchedulerWithoutType from './scheduler/scheduler-without-type.ts';
import ruleWarmupMaxLrOverridesLr from './scheduler/warmup-max-lr-overrides-lr.ts';
import ruleWarmupStepsPositiveInt from './scheduler/warmup-steps-positive-int.ts';
import ruleConfigFileMissing from './syntax/config-file-missing.ts';
import ruleDuplicateKey from './syntax/duplicate-key.ts';
import ruleHjsonNumberAsString from './syntax/hjson-number-as-string.ts';
import ruleSyntax from './syntax/syntax.ts';
import ruleBlockType from './types/block-type.ts';
import ruleBoolType from './types/bool-type.ts';
import ruleEnumValue from './types/enum-value.ts';
import ruleNumericRange from './types/numeric-range.ts';
import ruleNumericType from './types/numeric-type.ts';
import ruleZeroBlockType from './types/zero-block-type.ts';
import ruleZeroBoolDeprecated from './types/zero-bool-deprecated.ts';
import ruleZeroStageValue from './types/zero-stage-value.ts';
import ruleZenflowChangesGas from './zenflow/zenflow-changes-gas.ts';
import ruleZenflowIntervals from './zenflow/zenflow-intervals.ts';
import ruleZenflowNeedsCpuOffload from './zenflow/zenflow-needs-cpu-offload.ts';
import ruleZenflowOffloadNeedsOverlap from './zenflow/zenflow-offload-needs-overlap.ts';
import ruleZenflowValues from './zenflow/zenflow-values.ts';
import ruleAllgatherBucketEven from './zero/allgather-bucket-even.ts';
import ruleAllgatherSequentialPrefetch from './zero/allgather-sequential-prefetch.ts';
import ruleComputeGradNorm from './zero/compute-grad-norm.ts';
import ruleContiguousForcedByOffload from './zero/contiguous-forced-by-offload.ts';
import ruleElasticCheckpointZ3 from './zero/elastic-checkpoint-z3.ts';
import ruleHpzDividesWorld from './zero/hpz-divides-world.ts';
import ruleHpzStage3Only from './zero/hpz-stage3-only.ts';
import ruleIgnoreUnusedParameters from './zero/ignore-unused-parameters.ts';
import ruleLeafModuleNotFound from './zero/leaf-module-not-found.ts';
import ruleLegacyStage1 from './zero/legacy-stage1.ts';
import ruleManagedGradientAccumulation from './zero/managed-gradient-accumulation.ts';
import rulePredivideNeedsNoReduceScatter from './zero/predivide-needs-no-reduce-scatter.ts';
import rulePrescaleNeedsNoReduceScatter from './zero/prescale-needs-no-reduce-scatter.ts';
import ruleQgzFullNode from './zero/qgz-full-node.ts';
import ruleQgzNeedsReduceScatter from './zero/qgz-needs-reduce-scatter.ts';
import ruleStage12KeysAtStage3 from './zero/stage12-keys-at-stage3.ts';
import ruleStage3KeysBelowStage3 from './zero/stage3-keys-below-stage3.ts';
import ruleStage3SaveWithoutGather from './zero/stage3-save-without-gather.ts';
import ruleZeroKeysAtStage0 from './zero/zero-keys-at-stage0.ts';
import ruleZeroStageMissing from './zero/zero-stage-missing.ts';
import ruleZeroppCudaOnly from './zero/zeropp-cuda-only.ts';
import ruleZeroppStage3Only from './zero/zeropp-stage3-only.ts';
import type { Rule } from './rule.ts';

export const RULES: readonly Rule[] = [
  ruleAccelerateClipMissing,
  ruleAccelerateDummyWithoutConfig,
  ruleAccelerateGasMismatch,
  ruleAccelerateMicroAutoNoDataloader,
  ruleAccelerateMicroVsDataloader,
  ruleAccelerateMixedPrecisionConflict,
  ruleAccelerateMixedPrecisionIgnored,
  ruleAccelerateOptimizerTwice,
  ruleAcceleratePluginArgsIgnored,
  ruleAccelerateSchedulerTwice,
  ruleAccelerateYamlAmbiguous,
  ruleAccelerateYamlDistributedType,
  ruleAccelerateYamlUnknownKey,
  ruleAccelerateZero3InitFlag,
  ruleActivationCheckpointingNeedsModel,
  ruleContiguousMemoryNeedsPartition,
  ruleBatchMissing,
  ruleBatchTriangle,
  ruleBatchType,
  ruleGasInferred,
  ruleMicroBatchInferred,
  ruleCheckpointValues,
  ruleCheckpointWriter,
  ruleAutotuningNeedsLauncher,
  ruleDeepcompileNeedsCompileCall,
  ruleHybridEngineModel,
  ruleDataEfficiencyDisabled,
  ruleDataEfficiencyRequired,
  ruleAllreduceOp,
  ruleCommDtypeValue,
  ruleGradientClippingDefault,
  ruleGradientClippingNegative,
  ruleGradientClippingType,
  ruleHwBf16Emulated,
  ruleHwBf16Overflow,
  ruleHwCpuRam,
  ruleHwCpuadamCompiler,
  ruleHwCudaOnly,
  ruleHwFp16Overflow,
  ruleHwFp16Pascal,
  ruleHwHpuOffload,
  ruleHwNvmeIo,
  ruleHwNvmeLibaio,
  ruleHwNvmeTuning,
  ruleHwOverlapBuffers,
  ruleHwPinnedMemory,
  ruleHwRocmBf16,
  ruleHfAutoFindBatchZero3,
  ruleHfAutoNotResolved,
  ruleHfClipMissing,
  ruleHfDsOptimizerOverrides,
  ruleHfDsSchedulerOverrides,
  ruleHfDuplicateKeySilent,
  ruleHfEvalNeedsZero3,
  ruleHfFsdpAndDeepspeed,
  ruleHfGasMissing,
  ruleHfHiddenSizeAuto,
  ruleHfMicroMissing,
  ruleHfMismatch,
  ruleHfNoPrecision,
  ruleHfOffloadAuto,
  ruleHfOffloadReplacesOptimizer,
  ruleHfPrecisionMismatch,
  ruleHfSaveOnlyModelBest,
  ruleHfStageAuto,
  ruleHfStepsPerPrintOverwritten,
  ruleHfWarmupAutoZero,
  ruleHfZeroBlockRequired,
  ruleJsonOnlyInHf,
  ruleAutoOutsideHf,
  ruleBoolStringTruthy,
  ruleDeprecatedAndNewTogether,
  ruleDeprecatedKey,
  ruleLenientBlockUnknownKey,
  ruleLogLevelValue,
  ruleRemovedTopLevelKey,
  ruleRemovedZeroKey,
  ruleStepsPerPrintPositive,
  ruleStrictBlockUnknownKey,
  ruleUnknownTopLevelKey,
  ruleVocabSizeAlignment,
  ruleFlopsProfilerOutput,
  ruleMonitorDisabled,
  ruleMonitorPackageNeeded,
  ruleAioWithoutNvme,
  ruleGdsCudaOnly,
  ruleNvmeNeedsPath,
  ruleNvmeOptimizerStage3Only,
  ruleNvmePathWritable,
  ruleOffloadNeedsDsCpuOptimizer,
  ruleOffloadOptimizerStage0,
  ruleOffloadParamStage3Only,
  ruleOffloadRatioNeedsCpuadam,
  ruleOffloadRatioStage3Only,
  rulePinMemoryDefaultTrue,
  ruleSuperOffloadCudaOnly,
  ruleSuperOffloadStage3Only,
  ruleAdamMeansAdamw,
  ruleAdamwModeFalseIgnored,
  ruleClientOptimizerOverrides,
  ruleFusedLionGpuOnly,
  ruleLambGpuOnly,
  ruleLambNeedsDynamicScale,
  ruleLegacyFusion,
  ruleMuonParamIgnored,
  ruleMuonPerHead,
  ruleMuonZero3ReduceScatter,
  ruleOptimizerMaxGradNorm,
  ruleOptimizerPackageMissing,
  ruleOptimizerParamUnknown,
  ruleOptimizerParamValue,
  ruleOptimizerTypeUnknown,
  ruleOptimizerWithoutType,
  ruleUntestedOptimizerWithZero,
  ruleZero12NeedsOptimizer,
  ruleAutoepValues,
  ruleAutotpBatchTriangle,
  ruleAutotpSizeWorld,
  ruleAutotpTpSizeMismatch,
  ruleMeshSizeMismatch,
  ruleOverlapCommPipeline,
  rulePipelineBlockIgnored,
  rulePipelineZeroStage,
  ruleSequenceParallelAlone,
  ruleAutocastWithBf16,
  ruleAutocastWithQwz,
  ruleBf16KeyOnlyBf16Optimizer,
  ruleBf16OptimStatesNeedMaster,
  ruleBf16UnsupportedDevice,
  ruleBf16Zero0NoFp32Master,
  ruleBfloat16OldName,
  ruleCommDtypeLowerThanModel,
  ruleDtypeName,
  ruleFp16Bf16Both,
  ruleFp16DynamicScaleParams,
  ruleFp16InitialScale,
  ruleFp16InitialScaleLarge,
  ruleFp16LossScaleValue,
  ruleFp16MinScaleAboveInitial,
  ruleFp16StaticScale1,
  ruleFp16UnsupportedDevice,
  ruleGradAccumDtypeMix,
  ruleKeepInFp32Value,
  ruleMasterWeightsNeedOffload,
  ruleMasterWeightsNeedZero,
  ruleNoPrecisionFp32,
  ruleParamDtypeMismatch,
  rulePrecisionBlockNotEnabled,
  ruleStaticScaleIgnoresDynamic,
  ruleTorchAutocastDtype,
  ruleTorchAutocastModules,
  ruleClientSchedulerOverrides,
  ruleSchedulerMissingParam,
  ruleSchedulerParamUnknown,
  ruleSchedulerParamValue,
  ruleSchedulerTorchWithZero,
  ruleSchedulerTotalLtWarmup,
  ruleSchedulerTypeUnknown,
  ruleSchedulerWarmupType,
  ruleSchedulerWithoutOptimizer,
  ruleSchedulerWithoutType,
  ruleWarmupMaxLrOverridesLr,
  ruleWarmupStepsPositiveInt,
  ruleConfigFileMissing,
  ruleDuplicateKey,
  ruleHjsonNumberAsString,
  ruleSyntax,
  ruleBlockType,
  ruleBoolType,
  ruleEnumValue,
  ruleNumericRange,
  ruleNumericType,
  ruleZeroBlockType,
  ruleZeroBoolDeprecated,
  ruleZeroStageValue,
  ruleZenflowChangesGas,
  ruleZenflowIntervals,
  ruleZenflowNeedsCpuOffload,
  ruleZenflowOffloadNeedsOverlap,
  ruleZenflowValues,
  ruleAllgatherBucketEven,
  ruleAllgatherSequentialPrefetch,
  ruleComputeGradNorm,
  ruleContiguousForcedByOffload,
  ruleElasticCheckpointZ3,
  ruleHpzDividesWorld,
  ruleHpzStage3Only,
  ruleIgnoreUnusedParameters,
  ruleLeafModuleNotFound,
  ruleLegacyStage1,
  ruleManagedGradientAccumulation,
  rulePredivideNeedsNoReduceScatter,
  rulePrescaleNeedsNoReduceScatter,
  ruleQgzFullNode,
  ruleQgzNeedsReduceScatter,
  ruleStage12KeysAtStage3,
  ruleStage3KeysBelowStage3,
  ruleStage3SaveWithoutGather,
  ruleZeroKeysAtStage0,
  ruleZeroStageMissing,
  ruleZeroppCudaOnly,
  ruleZeroppStage3Only,
];
