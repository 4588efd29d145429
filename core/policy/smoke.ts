/** `smoke`: what `/ds-smoke` may run. A limit that cannot be read allows nothing; of permissions parse.ts takes care. */
import { BUILT_IN_PROFILES, DEFAULT_LIMITS, DEFAULT_PROFILE, DEFAULT_SMOKE } from './defaults.ts';
import { CONFIG_PATH, LOGIN, MODEL_GLOB, PROFILE, TEAM, WORKFLOW } from './patterns.ts';
import type { SmokeLimits, SmokePolicy, SmokeProfile } from './policy.ts';
import { hint, quoted } from './problems.ts';
import { choice, entries, integer, list, type ReadItem, Section, text, truth } from './section.ts';
import { readShape, SHAPE_KEYS } from './workloads.ts';

export const SMOKE_KEYS = ['workflow', 'require', 'profiles', 'forks', 'allow', 'limits', 'models'] as const;
export const PROFILE_KEYS = [
  'config',
  ...SHAPE_KEYS,
  'world_size',
  'steps',
  'timeout_minutes',
  'stage',
  'offload',
  'checkpoint',
] as const;
export const ALLOW_KEYS = ['users', 'teams'] as const;
export const LIMIT_KEYS = [
  'concurrent',
  'concurrent_per_user',
  'gpu_minutes_per_day',
  'gpu_minutes_per_user_per_day',
] as const;

const STAGES = [0, 1, 2, 3] as const;

const profile: ReadItem<SmokeProfile> = (node, pointer, problems) => {
  const section = Section.of(node, pointer, problems, PROFILE_KEYS);
  if (!section) return undefined;
  const stage = section.read('stage', integer({ minimum: 0, maximum: 3 }));
  return {
    config: section.read('config', text(CONFIG_PATH)),
    ...readShape(section),
    world_size: section.read('world_size', integer({ minimum: 1, maximum: 65_536 })) ?? DEFAULT_PROFILE.world_size,
    steps: section.read('steps', integer({ minimum: 1, maximum: 1000 })) ?? DEFAULT_PROFILE.steps,
    timeout_minutes:
      section.read('timeout_minutes', integer({ minimum: 1, maximum: 360 })) ?? DEFAULT_PROFILE.timeout_minutes,
    stage: STAGES.find((one) => one === stage),
    offload: section.read('offload', choice(['none', 'cpu', 'nvme'])),
    checkpoint: section.read('checkpoint', truth) ?? DEFAULT_PROFILE.checkpoint,
  };
};

const allow: ReadItem<NonNullable<SmokePolicy['allow']>> = (node, pointer, problems) => {
  const section = Section.of(node, pointer, problems, ALLOW_KEYS);
  if (!section) return undefined;
  if (!section.member('users') && !section.member('teams'))
    return problems.add(
      'missing-key',
      '`allow` needs `users` or `teams`; without it everyone with write access may start runs',
      pointer,
      node.span,
    );
  return {
    users: section.read('users', list(text(LOGIN), 1000)) ?? [],
    teams: section.read('teams', list(text(TEAM), 1000)) ?? [],
  };
};

const limits: ReadItem<SmokeLimits> = (node, pointer, problems) => {
  const section = Section.of(node, pointer, problems, LIMIT_KEYS);
  if (!section) return undefined;
  const limit = (key: (typeof LIMIT_KEYS)[number]) =>
    section.member(key) ? (section.read(key, integer({ minimum: 0, maximum: 1_000_000 })) ?? 0) : DEFAULT_LIMITS[key];
  return {
    concurrent: limit('concurrent'),
    concurrent_per_user: limit('concurrent_per_user'),
    gpu_minutes_per_day: limit('gpu_minutes_per_day'),
    gpu_minutes_per_user_per_day: limit('gpu_minutes_per_user_per_day'),
  };
};

const NOTHING: SmokeLimits = {
  concurrent: 0,
  concurrent_per_user: 0,
  gpu_minutes_per_day: 0,
  gpu_minutes_per_user_per_day: 0,
};

export const smoke: ReadItem<SmokePolicy> = (node, pointer, problems) => {
  const section = Section.of(node, pointer, problems, SMOKE_KEYS);
  if (!section) return undefined;
  const profiles = section.read('profiles', entries(PROFILE, profile, 100)) ?? DEFAULT_SMOKE.profiles;
  const known = [...new Set([...profiles.keys(), ...BUILT_IN_PROFILES])];
  const required: ReadItem<string> = (item, place) => {
    const name = text(PROFILE, 40)(item, place, problems);
    if (name === undefined || known.includes(name)) return name;
    // Kept: a gate that forgot what it should ask for would be open.
    problems.add('unknown-profile', `there is no smoke profile ${quoted(name)}${hint(name, known)}`, place, item.span);
    return name;
  };
  return {
    workflow: section.read('workflow', text(WORKFLOW, 100)) ?? DEFAULT_SMOKE.workflow,
    require: section.read('require', list(required, 100)) ?? DEFAULT_SMOKE.require,
    profiles,
    forks: section.read('forks', choice(['refuse', 'maintainers'])) ?? DEFAULT_SMOKE.forks,
    allow: section.read('allow', allow) ?? DEFAULT_SMOKE.allow,
    limits: section.member('limits') ? (section.read('limits', limits) ?? NOTHING) : DEFAULT_SMOKE.limits,
    models: section.read('models', list(text(MODEL_GLOB, 200), 1000)) ?? DEFAULT_SMOKE.models,
  };
};
