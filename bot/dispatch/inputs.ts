/** What goes to the runner: the inputs of ds-smoke.yml, each of a closed form. Never a branch name, never free text. */
import { isSafePath } from '../parse/config-path.ts';

export interface DispatchInputs {
  readonly request_id: string;
  readonly head_sha: string;
  readonly pr_number: string;
  readonly profile: string;
  readonly config_path: string;
  readonly config_sha256: string;
  readonly model: string;
  readonly world_size: string;
  readonly steps: string;
  readonly timeout_minutes: string;
  readonly stage: string;
  readonly offload: string;
  readonly micro_batch: string;
  readonly sequence_length: string;
  readonly gradient_checkpointing: string;
}

/** How the config is run: the profile with the workload's shape where it has none of its own. */
export interface RunShape {
  readonly model: string;
  readonly worldSize: number;
  readonly steps: number;
  readonly timeoutMinutes: number;
  readonly stage: number | null;
  readonly offload: string | null;
  readonly microBatch: number | null;
  readonly sequenceLength: number | null;
  readonly gradientCheckpointing: boolean;
}

export interface RunSubject {
  readonly requestId: string;
  readonly headSha: string;
  readonly pull: number;
  readonly profile: string;
  readonly shape: RunShape;
  readonly configPath: string;
  readonly configSha256: string;
}

const FORMS: Readonly<Record<Exclude<keyof DispatchInputs, 'config_path'>, RegExp>> = {
  request_id: /^[A-Za-z0-9._-]{1,100}$/,
  head_sha: /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/,
  pr_number: /^[1-9]\d{0,9}$/,
  profile: /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/,
  config_sha256: /^[0-9a-f]{64}$/,
  model: /^[A-Za-z0-9][A-Za-z0-9._-]{0,95}(?:\/[A-Za-z0-9][A-Za-z0-9._-]{0,95})?$/,
  world_size: /^[1-9]\d{0,4}$/,
  steps: /^[1-9]\d?$/,
  timeout_minutes: /^[1-9]\d{0,2}$/,
  stage: /^[0-3]?$/,
  offload: /^(?:cpu|nvme)?$/,
  micro_batch: /^(?:[1-9]\d{0,3})?$/,
  sequence_length: /^(?:[1-9]\d{0,6})?$/,
  gradient_checkpointing: /^(?:true|false)$/,
};

export function dispatchInputs(subject: RunSubject): DispatchInputs {
  const { shape } = subject;
  return {
    request_id: subject.requestId,
    head_sha: subject.headSha,
    pr_number: String(subject.pull),
    profile: subject.profile,
    config_path: subject.configPath,
    config_sha256: subject.configSha256,
    model: shape.model,
    world_size: String(shape.worldSize),
    steps: String(shape.steps),
    timeout_minutes: String(shape.timeoutMinutes),
    stage: shape.stage === null ? '' : String(shape.stage),
    offload: shape.offload ?? '',
    micro_batch: shape.microBatch === null ? '' : String(shape.microBatch),
    sequence_length: shape.sequenceLength === null ? '' : String(shape.sequenceLength),
    gradient_checkpointing: String(shape.gradientCheckpointing),
  };
}

/** Names of inputs that have not the form they must have; such a run is not dispatched. */
export function malformedInputs(inputs: DispatchInputs): string[] {
  const wrong: string[] = isSafePath(inputs.config_path) ? [] : ['config_path'];
  for (const [name, form] of Object.entries(FORMS)) {
    if (!form.test(String(Reflect.get(inputs, name)))) wrong.push(name);
  }
  return wrong;
}
