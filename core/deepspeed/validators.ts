/**
 * The validators that DeepSpeed's models bring in Python code of their own; the generator lists them, and `npm run schemas:check` fails
 * where a release has one that is not here.
 */
import type { Node } from '../config/document.ts';
import { asciiDigits } from '../config/strings.ts';
import { floatOf } from './coerce.ts';
import type { ModelReading } from './model.ts';
import { atValue, childPointer, quoted, type Refusals } from './refusals.ts';

export interface Objection {
  readonly rule: string;
  readonly message: string;
}

const PYTHON_FLOAT =
  /^[+-]?(?:(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:e[+-]?\d+(?:_\d+)*)?|inf(?:inity)?|nan)$/i;
const PYTHON_INT = /^[+-]?\d+(?:_\d+)*$/;

/** Only where the release has this validator. */
interface Before {
  readonly validator: string;
  readonly object: (node: Node) => Objection | undefined;
  /** What the validator hands on instead of the value. */
  readonly as?: (node: Node) => Node | undefined;
}

/** `Model.field` → what its mode="before" validator says of the raw value. */
export const BEFORE: Readonly<Record<string, Before>> = {
  /** precision_config.py _validate_loss_scale */
  'DeepSpeedFP16Config.loss_scale': {
    validator: '_validate_loss_scale',
    object: (node) => {
      const value = node.kind === 'number' ? node.value : node.kind === 'string' ? pythonFloat(node.value) : undefined;
      if (value !== undefined && Number.isFinite(value) && value >= 0) return undefined;
      return {
        rule: 'fp16-loss-scale-value',
        message: `\`fp16.loss_scale\` is ${quoted(node)}, but DeepSpeed takes only a finite number of at least 0 and stops. Write 0 for dynamic loss scaling, or a positive number.`,
      };
    },
    as: (node) => {
      const value = node.kind === 'string' ? pythonFloat(node.value) : undefined;
      return value === undefined ? undefined : { kind: 'number', value, python: 'float', span: node.span };
    },
  },
  /** precision_config.py _reject_non_integer_scale_params */
  'DeepSpeedFP16Config.loss_scale_window': {
    validator: '_reject_non_integer_scale_params',
    object: (node) => wholeNumber('loss_scale_window', node),
  },
  'DeepSpeedFP16Config.min_loss_scale': {
    validator: '_reject_non_integer_scale_params',
    object: (node) => wholeNumber('min_loss_scale', node),
  },
};

/** Fractions pass the validator itself, but not pydantic right after it. */
function wholeNumber(name: string, node: Node): Objection | undefined {
  const whole =
    node.kind === 'number'
      ? node.python === 'int' || (Number.isInteger(node.value) && Math.abs(node.value) < 2 ** 63)
      : node.kind === 'string' && PYTHON_INT.test(node.value.trim());
  if (whole) return undefined;
  return {
    rule: 'fp16-dynamic-scale-params',
    message: `\`fp16.${name}\` is ${quoted(node)}, but DeepSpeed takes only a whole number and stops.`,
  };
}

/** float(): decimal digits of any script. */
function pythonFloat(text: string): number | undefined {
  const trimmed = asciiDigits(text.trim());
  return PYTHON_FLOAT.test(trimmed) ? floatOf(trimmed) : undefined;
}

interface Check {
  readonly validator: string;
  readonly passes: (reading: ModelReading, refusals: Refusals) => boolean;
}

/** Model → its mode="after" validators; each says whether the block passes. */
export const CHECKS: Readonly<Record<string, readonly Check[]>> = {
  DeepSpeedZeroConfig: [
    /** zero/config.py overlap_comm_valid: left out (or null) it follows the stage. */
    {
      validator: 'overlap_comm_valid',
      passes: (reading) => {
        if (reading.value('overlap_comm') === null) reading.move('overlap_comm', reading.value('stage') === 3);
        return true;
      },
    },
    /** zero/config.py compute_grad_norm_valid */
    {
      validator: 'compute_grad_norm_valid',
      passes: (reading, refusals) => {
        const stage = reading.value('stage');
        if (reading.value('compute_grad_norm') !== false || stage === 1 || stage === 2) return true;
        return object(
          reading,
          refusals,
          'compute-grad-norm',
          'compute_grad_norm',
          `\`compute_grad_norm: false\` works at ZeRO stage 1 and 2 only: at stage ${stage} DeepSpeed refuses the config. Delete the key.`,
        );
      },
    },
    /** zero/config.py offload_ratio_check */
    {
      validator: 'offload_ratio_check',
      passes: (reading, refusals) => {
        const offload = reading.fields.get('offload_optimizer')?.value;
        if (offload === null || offload === undefined || typeof offload !== 'object' || !('index' in offload))
          return true;
        const ratio = (offload as ModelReading).value('ratio');
        if (typeof ratio !== 'number' || ratio >= 1 || reading.value('stage') === 3) return true;
        return object(
          offload as ModelReading,
          refusals,
          'offload-ratio-stage3-only',
          'ratio',
          `\`offload_optimizer.ratio\` below 1 needs ZeRO stage 3, but the stage is ${reading.value('stage')}: DeepSpeed refuses the config. Use stage 3, or leave the ratio out.`,
        );
      },
    },
  ],
  DeepSpeedFP16Config: [
    /** precision_config.py _validate_dynamic_loss_scale_params */
    {
      validator: '_validate_dynamic_loss_scale_params',
      passes: (reading, refusals) => {
        if (reading.value('enabled') !== true || reading.value('loss_scale') !== 0) return true;
        let passes = true;
        for (const name of ['loss_scale_window', 'min_loss_scale']) {
          const value = reading.value(name);
          if (typeof value === 'number' && value > 0) continue;
          passes = object(
            reading,
            refusals,
            'fp16-dynamic-scale-params',
            name,
            `\`fp16.${name}\` is ${value}, but with dynamic loss scaling (\`loss_scale\` 0) it must be greater than 0: DeepSpeed refuses the config.`,
          );
        }
        return passes;
      },
    },
  ],
  ZenFlowConfig: [
    /** zenflow_config.py validate_fields */
    {
      validator: 'validate_fields',
      passes: (reading, refusals) => {
        const strategy = reading.value('select_strategy');
        if (strategy !== 'auto' && strategy !== 'step' && strategy !== 'epoch')
          return object(
            reading,
            refusals,
            'zenflow-values',
            'select_strategy',
            `\`zenflow.select_strategy\` must be "auto", "step" or "epoch", not \`${strategy}\`: DeepSpeed refuses the config.`,
          );
        for (const name of ['select_interval', 'update_interval']) {
          const value = reading.value(name);
          if (typeof value === 'string' && value !== 'auto')
            return object(
              reading,
              refusals,
              'zenflow-values',
              name,
              `\`zenflow.${name}\` is the text \`${value}\`, but it must be a whole number or "auto": DeepSpeed refuses the config.`,
            );
        }
        const update = reading.value('update_interval');
        if (typeof update === 'number' && update < 1)
          return object(
            reading,
            refusals,
            'zenflow-values',
            'update_interval',
            `\`zenflow.update_interval\` is ${update}, but must be at least 1: DeepSpeed refuses the config.`,
          );
        return true;
      },
    },
  ],
};

/** Always false, so that a check can end with it. */
function object(reading: ModelReading, refusals: Refusals, rule: string, name: string, message: string): false {
  const member = reading.fields.get(name)?.member;
  const at =
    member !== undefined
      ? atValue(childPointer(reading.pointer, member.key), member.value)
      : { pointer: reading.pointer, span: reading.node?.span ?? { start: 0, end: 0 } };
  refusals.add(rule, {
    message,
    at,
    model: reading.index,
    ...(member !== undefined && { member }),
    ...(reading.node !== undefined && { parent: reading.node, parentPointer: reading.pointer }),
  });
  return false;
}

/** Those that need no port: they only log, tidy up, or are done while the block is read (text → list in leaf_module). */
const HARMLESS = [
  'elastic_checkpoint_deprecated',
  'set_pipeline',
  '_coerce_container_types',
  '_validate_entries',
  'check_enabled',
  'validate_enabled',
];

/** Every validator that this file stands for. */
export const PORTED_VALIDATORS: ReadonlySet<string> = new Set([
  ...HARMLESS,
  ...Object.values(BEFORE).map(({ validator }) => validator),
  ...Object.values(CHECKS).flatMap((checks) => checks.map(({ validator }) => validator)),
]);
