/** Which config runs, and whether it is worth a GPU minute. */
import { isSafePath } from '../parse/config-path.ts';
import type { Profile } from '../policy/settings.ts';
import { code } from '../replies/escape.ts';
import { type Decision, refuse } from './decision.ts';

export interface ConfigFacts {
  readonly profile: Profile;
  readonly namedPath: string | null;
  /** DeepSpeed configs that the pull request adds or changes; null: not looked at, because a path is given. */
  readonly changedConfigs: readonly string[] | null;
}

export function decideConfigPath(facts: ConfigFacts): Decision<{ readonly path: string }> {
  const { profile, namedPath, changedConfigs } = facts;
  if (profile.config !== null && namedPath !== null && namedPath !== profile.config) {
    return refuse(
      'config-path',
      `Profile ${code(profile.name)} runs ${code(profile.config)}, as the policy says; it takes no other path.`,
    );
  }
  const given = profile.config ?? namedPath;
  if (given !== null) return safe(given);
  const [first, ...others] = changedConfigs ?? [];
  if (first === undefined) {
    return refuse(
      'no-config',
      `This pull request changes no DeepSpeed config. Name the one to run: \`/ds-smoke ${profile.name} path/to/ds_config.json\`.`,
    );
  }
  if (others.length === 0) return safe(first);
  const list = [first, ...others].map((path) => `- ${code(path)}`).join('\n');
  return refuse(
    'several-configs',
    `This pull request changes ${others.length + 1} DeepSpeed configs. Name one of them, as in \`/ds-smoke ${profile.name} ${exampleOf([first, ...others])}\`:\n\n${list}`,
  );
}

function exampleOf(paths: readonly string[]): string {
  return paths.find((path) => isSafePath(path)) ?? 'path/to/ds_config.json';
}

function safe(path: string): Decision<{ readonly path: string }> {
  if (isSafePath(path)) return { kind: 'go', path };
  return refuse(
    'config-path',
    `The path ${code(path)} cannot go to the GPU runner: only letters, digits, \`.\`, \`_\`, \`-\` and \`/\` are taken, 200 characters at most. Rename the file.`,
  );
}
