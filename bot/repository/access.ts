/** What a person may do here, as GitHub says it. */
import type { Access } from '../gates/permission.ts';
import { statusOf } from '../octokit/failure.ts';
import { at, type Scope } from '../scope.ts';

export async function readAccess(scope: Scope, login: string): Promise<Access> {
  try {
    const { data } = await scope.octokit.rest.repos.getCollaboratorPermissionLevel({ ...at(scope), username: login });
    return { permission: data.permission, roleName: data.role_name ?? null };
  } catch (error) {
    // not known to this repository at all
    if (statusOf(error) === 404) return { permission: 'none', roleName: null };
    throw error;
  }
}

/** Those of the policy's teams (`org/slug`, or `slug` of the owner's organization) that the person is an active member of. */
export async function teamsOf(scope: Scope, login: string, teams: readonly string[]): Promise<string[]> {
  const member: string[] = [];
  for (const team of teams) {
    const [first = '', second] = team.split('/');
    const [org, team_slug] = second === undefined ? [scope.owner, first] : [first, second];
    try {
      const { data } = await scope.octokit.rest.teams.getMembershipForUserInOrg({ org, team_slug, username: login });
      if (data.state === 'active') member.push(team);
    } catch (error) {
      // no such team or member, or the App may not read teams: then nobody is in it
      const status = statusOf(error);
      if (status !== 404 && status !== 403) throw error;
    }
  }
  return member;
}
