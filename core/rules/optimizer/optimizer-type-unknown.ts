import { deleteMembers } from '../../config/edit-delete.ts';
import { DEEPSPEED_OPTIMIZERS, TORCH_OPTIMIZERS } from '../../deepspeed/generated/constructors.ts';
import { chooseOptimizer } from '../../deepspeed/run/optimizer.ts';
import { isAuto } from '../../deepspeed/run/truth.ts';
import { closestNames } from '../../text/closest-names.ts';
import { replacement } from '../fixes/members.ts';
import { onValue, shown } from '../place.ts';
import { type Fix, rule } from '../rule.ts';
import type { ConfigView } from '../view.ts';

/** Names that people write, and what the engine builds under another. */
const SUCCESSORS: ReadonlyMap<string, string> = new Map([
  ['fusedadam', 'AdamW: DeepSpeed builds FusedAdam for it'],
  ['deepspeedcpuadam', 'AdamW: with `offload_optimizer` DeepSpeed builds DeepSpeedCPUAdam for it'],
  ['cpuadam', 'AdamW: with `offload_optimizer` DeepSpeed builds DeepSpeedCPUAdam for it'],
  ['cpu_adam', 'AdamW: with `offload_optimizer` DeepSpeed builds DeepSpeedCPUAdam for it'],
  ['fusedlamb', 'Lamb'],
  ['fusedlion', 'Lion'],
  ['onebitadam', 'AdamW: the 1-bit optimizers were removed'],
  ['onebitlamb', 'Lamb: the 1-bit optimizers were removed'],
  ['zerooneadam', 'AdamW: the 1-bit optimizers were removed'],
]);
/** Classes of torch.optim that are named and then fail. */
const UNFIT: Readonly<Record<string, string>> = {
  LBFGS: 'LBFGS needs a closure for every step, which DeepSpeed does not pass: the first step fails. Use "AdamW".',
  SparseAdam: 'SparseAdam takes sparse gradients only: the first step fails. Use "AdamW".',
  Optimizer: '"Optimizer" is the base class of torch.optim and builds nothing: DeepSpeed stops at start. Use "AdamW".',
};
/** Of the removed classes alone: deepspeed/runtime/fp16/onebit/{adam,lamb,zoadam}.py of 0.18.9. */
const ONE_BIT_PARAMS: ReadonlySet<string> = new Set([
  'freeze_step',
  'cuda_aware',
  'cuda-aware',
  'comm_backend_name',
  'coeff_beta',
  'factor_max',
  'factor_min',
  'factor_threshold',
  'var_freeze_step',
  'var_update_scaler',
  'local_step_scaler',
  'local_step_clipper',
]);
const PROPER: Readonly<Record<string, string>> = {
  adam: 'Adam',
  adamw: 'AdamW',
  adagrad: 'Adagrad',
  lamb: 'Lamb',
  lion: 'Lion',
  muon: 'Muon',
};

export default rule({
  id: 'optimizer-type-unknown',
  group: 'optimizer',
  severity: 'error',
  effect: 'fails',
  title: 'Unknown optimizer type',
  docs: {
    why: 'The type must be one of the names DeepSpeed builds itself (adam, adamw, adagrad, lamb, lion, muon, muadam, muadamw, musgd; any case) or the exact name of a class in torch.optim. Names of Trainer (adamw_torch, paged_adamw_32bit), of DeepSpeed classes (FusedAdam, DeepSpeedCPUAdam) and the removed 1-bit optimizers are not.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "OneBitAdam", "params": {"lr": 1e-4}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}}',
    sources: [
      'deepspeed/runtime/engine.py:2019',
      'https://github.com/deepspeedai/DeepSpeed/issues/4187',
      'https://github.com/deepspeedai/DeepSpeed/issues/5046',
      'https://github.com/deepspeedai/DeepSpeed/issues/1197',
      'https://github.com/deepspeedai/DeepSpeed/issues/4042',
    ],
  },
  since: '0.19.0',
  keys: ['optimizer'],
  scope: 'integration',
  *check(view) {
    const type = view.get('optimizer', 'type');
    if (type === undefined || type.kind === 'null' || isAuto(type)) return;
    if (type.kind !== 'string') {
      for (const refusal of view.refusals('optimizer-type-unknown')) yield { ...refusal, effect: 'rejects' };
      return;
    }
    const name = type.value;
    const unfit = Object.hasOwn(UNFIT, name) ? UNFIT[name] : undefined;
    if (unfit !== undefined && chooseOptimizer(view).from === 'config') {
      yield { message: unfit, at: onValue(view, 'optimizer', 'type') };
      return;
    }
    if (DEEPSPEED_OPTIMIZERS.includes(name.toLowerCase()) || Object.hasOwn(TORCH_OPTIMIZERS, name)) return;
    const choice = chooseOptimizer(view);
    const overridden = choice.from === 'client';
    // The path of a class is for a script that builds its optimizer from it, which may be this one.
    const mayBeBuilt = view.run.clientOptimizer === undefined && view.intended.some((one) => one !== 'hf-trainer');
    if (name.includes('.') && mayBeBuilt) {
      yield {
        message: `${shown(type)} is the path of a class, which DeepSpeed does not look up: it stops at start, unless the script builds this optimizer itself and passes it on.`,
        at: onValue(view, 'optimizer', 'type'),
        severity: 'notice',
      };
      return;
    }
    const advice = adviseOn(name);
    yield {
      message: `${shown(type)} is no optimizer that DeepSpeed or torch.optim knows: ${overridden ? 'only the optimizer passed in code keeps this from failing' : 'DeepSpeed stops at start'}. ${advice.text}`,
      at: onValue(view, 'optimizer', 'type'),
      ...(advice.name !== undefined && fixOf(view, advice.name)),
      ...(overridden && { severity: 'warning' as const, effect: 'ignored' as const }),
    };
  },
});

/** With the parameters that only the removed class took. */
function fixOf(view: ConfigView, name: string): { readonly fix?: Fix } {
  const { fix } = replacement(view, 'unsafe', JSON.stringify(name), 'optimizer', 'type');
  const params = view.getWritten('optimizer', 'params');
  const old = params?.kind === 'object' ? params.members.filter(({ key }) => ONE_BIT_PARAMS.has(key)) : [];
  if (fix === undefined || params?.kind !== 'object' || old.length === 0) return fix === undefined ? {} : { fix };
  const edits = deleteMembers(view.document, params, old);
  if (edits === undefined) return { fix };
  const names = old.map(({ key }) => `\`${key}\``).join(', ');
  return { fix: { ...fix, title: `${fix.title}, without ${names}`, edits: [...fix.edits, ...edits] } };
}

interface Advice {
  readonly text: string;
  readonly name?: string;
}

function adviseOn(name: string): Advice {
  const successor = SUCCESSORS.get(name.toLowerCase());
  if (successor !== undefined) return { text: `Use ${successor}.`, name: successor.split(':')[0] ?? 'AdamW' };
  const torch = Object.keys(TORCH_OPTIMIZERS);
  const sameLetters = torch.find((one) => one.toLowerCase() === name.toLowerCase());
  if (sameLetters !== undefined)
    return { text: `Classes of torch.optim are case-sensitive: write "${sameLetters}".`, name: sameLetters };
  if (/adam/i.test(name)) return { text: 'Use "AdamW" (or "Adam").', name: 'AdamW' };
  const near = closestNames(name, [...DEEPSPEED_OPTIMIZERS, ...torch])[0];
  if (near === undefined) return { text: 'Use "AdamW", or build the optimizer in the script.' };
  const proper = PROPER[near] ?? near;
  return { text: `Did you mean "${proper}"?`, name: proper };
}
