/** Is this file a launcher, and which? By what it holds; its name only tells YAML from shell. */
import type { ObjectNode } from '../document.ts';
import { memberOf } from '../member.ts';
import { parseYaml } from '../yaml.ts';
import { accelerateNumbers, accelerateReferences, isAccelerate, isInline, usesDeepSpeed } from './accelerate.ts';
import { axolotlNumbers, isAxolotl } from './axolotl.ts';
import type { Launcher, LaunchNumbers, Reference } from './launcher.ts';
import { isLlamaFactory, llamaFactoryNumbers } from './llama-factory.ts';
import { readShell } from './shell.ts';
import { nestedReferences } from './training-yaml.ts';

const YAML = /\.ya?ml$/i;
const SHELL = /\.(?:sh|bash|zsh|slurm|sbatch|job|pbs|qsub|lsf)$/i;
/** What a launcher of either kind cannot do without: a cheap look before parsing. */
const WORTH_READING = /deepspeed|ds_config|distributed_type|compute_environment/i;

const ofDeepSpeedKey = (root: ObjectNode, numbers: LaunchNumbers): Reference[] => {
  const value = memberOf(root, 'deepspeed')?.value;
  return value?.kind === 'string' && value.value.trim() !== ''
    ? [{ pointer: '/deepspeed', span: value.span, ref: value.value.trim(), numbers }]
    : [];
};

/** null: no launcher. Never throws. */
export function readLauncher(path: string, text: string): Launcher | null {
  if (!WORTH_READING.test(text)) return null;
  if (SHELL.test(path)) return readShell(path, text);
  if (!YAML.test(path)) return null;
  const { root, problems } = parseYaml(path, text);
  if (root?.kind !== 'object') return null;
  const broken = problems.filter(({ code }) => code !== 'duplicate-key' && code !== 'several-documents');
  const launcher = (
    kind: Launcher['kind'],
    references: readonly Reference[],
    numbers: LaunchNumbers,
    inline = false,
  ): Launcher => ({
    kind,
    path,
    references,
    numbers,
    usesDeepSpeed: kind !== 'accelerate' || usesDeepSpeed(root),
    inline,
    problems: broken,
  });
  if (isAccelerate(root))
    return launcher('accelerate', accelerateReferences(root), accelerateNumbers(root), isInline(root));
  if (isLlamaFactory(root)) {
    const numbers = llamaFactoryNumbers(root);
    return launcher('llama-factory', ofDeepSpeedKey(root, numbers), numbers);
  }
  if (isAxolotl(root)) {
    const numbers = axolotlNumbers(root);
    return launcher('axolotl', ofDeepSpeedKey(root, numbers), numbers);
  }
  const references = nestedReferences(root);
  return references.length === 0 ? null : launcher('training', references, {});
}
