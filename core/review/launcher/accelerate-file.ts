/** Accelerate's config file: the rules for it, and those for the ds_config that the launcher makes of its keys, at these keys. */
import type { ConfigDocument, Member } from '../../config/document.ts';
import { findConfig } from '../../config/launchers/find-config.ts';
import type { Launcher } from '../../config/launchers/launcher.ts';
import { parseConfig } from '../../config/parse.ts';
import { toPlain } from '../../config/plain.ts';
import { lookup, lookupMember } from '../../config/resolve/lookup.ts';
import { checkConfig } from '../../rules/check.ts';
import { configOfPlugin } from '../../rules/row.ts';
import type { Finding } from '../../rules/rule.ts';
import type { LauncherSurroundings } from './side.ts';

export function accelerateFindings(
  document: ConfigDocument,
  launcher: Launcher,
  around: LauncherSurroundings,
): readonly Finding[] {
  // Comments that suppress are looked at once for all findings of the file, not here.
  const { findings } = checkConfig(
    { ...document, syntax: 'json' },
    { kind: 'accelerate', integrations: ['accelerate'], settings: around.settings, deepspeed: around.deepspeed },
  );
  return [
    ...findings,
    ...(launcher.inline ? ofInline(document, launcher, around) : initFlag(document, launcher, around)),
  ];
}

/** Key of `deepspeed_config` → where the launcher puts it. */
const PLACES: Readonly<Record<string, string>> = {
  zero_stage: '/zero_optimization/stage',
  gradient_accumulation_steps: '/gradient_accumulation_steps',
  gradient_clipping: '/gradient_clipping',
  offload_optimizer_device: '/zero_optimization/offload_optimizer/device',
  offload_optimizer_nvme_path: '/zero_optimization/offload_optimizer/nvme_path',
  offload_param_device: '/zero_optimization/offload_param/device',
  offload_param_nvme_path: '/zero_optimization/offload_param/nvme_path',
  zero3_save_16bit_model: '/zero_optimization/stage3_gather_16bit_weights_on_model_save',
};

/** The launcher's own default, where a device is nvme and no path is given. */
const NO_PATH = 'none';

/** Only what is right or wrong by the keys that are written: the rest of that config is Accelerate's. */
function ofInline(document: ConfigDocument, launcher: Launcher, around: LauncherSurroundings): readonly Finding[] {
  const block = document.root === null ? undefined : lookup(document.root, ['deepspeed_config']);
  if (block?.kind !== 'object') return [];
  const plain = toPlain(block);
  const settings = plain !== null && typeof plain === 'object' && !Array.isArray(plain) ? plain : {};
  const made = configOfPlugin({ offload_optimizer_nvme_path: NO_PATH, offload_param_nvme_path: NO_PATH, ...settings });
  const world = launcher.numbers.world_size;
  const mixed = document.root === null ? undefined : lookup(document.root, ['mixed_precision']);
  const { findings } = checkConfig(parseConfig(document.path, made), {
    integrations: ['accelerate'],
    intended: ['accelerate'],
    worldSizes: world === undefined ? [1, 4, 8] : [world],
    worldSizesKnown: world !== undefined,
    settings: around.settings,
    deepspeed: around.deepspeed,
    run: mixed?.kind === 'string' ? { mixedPrecision: mixed.value } : {},
  });
  return findings
    .filter(({ severity }) => severity !== 'notice')
    .flatMap((finding): Finding[] => {
      const member = memberFor(document, finding.at.pointer);
      if (member === undefined) return [];
      return [{ ...finding, at: { pointer: `/deepspeed_config/${member.key}`, span: member.value.span }, fix: null }];
    });
}

function memberFor(document: ConfigDocument, pointer: string): Member | undefined {
  const key = Object.keys(PLACES).find((one) => PLACES[one] === pointer);
  return key === undefined || document.root === null
    ? undefined
    : lookupMember(document.root, ['deepspeed_config', key]);
}

/** zero.Init below stage 3, where the file that says the stage can be read. */
function initFlag(document: ConfigDocument, launcher: Launcher, around: LauncherSurroundings): readonly Finding[] {
  const flag = document.root === null ? undefined : lookup(document.root, ['deepspeed_config', 'zero3_init_flag']);
  const [reference] = launcher.references;
  if (flag?.kind !== 'boolean' || !flag.value || reference === undefined || around.paths === null) return [];
  const found = findConfig(launcher.path, reference.ref, around.paths);
  const text = found.found ? around.textOf(found.path) : null;
  const config = text === null ? null : parseConfig(document.path, text).root;
  const stage = config === null ? undefined : lookup(config, ['zero_optimization', 'stage']);
  if (!found.found || stage?.kind !== 'number' || stage.value === 3) return [];
  return [
    {
      rule: 'accelerate-zero3-init-flag',
      severity: 'notice',
      effect: 'ignored',
      message: `\`zero3_init_flag\` is on, but the stage in \`${found.path}\` is ${stage.value}: Accelerate resets it to false. Switch it off, or use stage 3.`,
      at: { pointer: '/deepspeed_config/zero3_init_flag', span: flag.span },
      fix: null,
      path: document.path,
    },
  ];
}
