/** What goes to the runner: the inputs of ds-smoke.yml, each of a closed form. Never a branch name, never free text. */
import { isSafePath } from '../parse/config-path.ts';
import type { Profile } from '../policy/settings.ts';

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

export interface RunSubject {
  readonly requestId: string;
  readonly headSha: string;
  readonly pull: number;
  readonly profile: Profile;
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
  const { profile } = subject;
  return {
    request_id: subject.requestId,
    head_sha: subject.headSha,
    pr_number: String(subject.pull),
    profile: profile.name,
    config_path: subject.configPath,
    config_sha256: subject.configSha256,
    model: profile.model,
    world_size: String(profile.worldSize),
    steps: String(profile.steps),
    timeout_minutes: String(profile.timeoutMinutes),
    stage: profile.stage === null ? '' : String(profile.stage),
    offload: profile.offload ?? '',
    micro_batch: profile.microBatch === null ? '' : String(profile.microBatch),
    sequence_length: profile.sequenceLength === null ? '' : String(profile.sequenceLength),
    gradient_checkpointing: String(profile.gradientCheckpointing),
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
