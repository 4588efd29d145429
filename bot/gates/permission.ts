/** May this person start a GPU? */
import { code } from '../replies/escape.ts';
import { type Decision, refuse } from './decision.ts';

/** What GitHub says of the person's role: `permission` has four levels, `role_name` the exact one or a custom role's name. */
export interface Access {
  readonly permission: string;
  readonly roleName: string | null;
}

export interface PermissionFacts {
  readonly login: string;
  readonly access: Access;
  /** Whom the policy names; null: everyone with write access. */
  readonly allowed: { readonly users: readonly string[]; readonly teams: readonly string[] } | null;
  /** The teams of the policy that this person is an active member of. */
  readonly memberOf: readonly string[];
}

/** `permission` counts maintain as write and triage as read, and folds custom roles into the level they grant. */
export function hasWriteAccess(access: Access): boolean {
  return access.permission === 'admin' || access.permission === 'write' || access.permission === 'maintain';
}

export function isMaintainer(access: Access): boolean {
  return access.permission === 'admin' || access.roleName === 'maintain' || access.roleName === 'admin';
}

export function decidePermission(facts: PermissionFacts): Decision {
  const { login, access, allowed, memberOf } = facts;
  if (!hasWriteAccess(access)) {
    return refuse(
      'no-write-access',
      `${code(login)} has no write access to this repository, so nothing was started. Someone with write access can give the command.`,
    );
  }
  if (allowed === null) return { kind: 'go' };
  const isNamed = allowed.users.some((user) => user.toLowerCase() === login.toLowerCase());
  if (isNamed || memberOf.length > 0) return { kind: 'go' };
  const names = [...allowed.users, ...allowed.teams].map((name) => code(name)).join(', ');
  return refuse(
    'not-in-policy',
    `Write access is not enough here: the policy of this repository lets only ${names || 'nobody'} start smoke runs. Nothing was started.`,
  );
}
