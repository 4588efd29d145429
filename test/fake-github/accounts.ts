/** Who acts: people, organizations, Apps and their bots, and the tokens that prove it. */

export interface Account {
  readonly id: number;
  readonly login: string;
  readonly type: 'User' | 'Bot' | 'Organization';
}

export type Level = 'read' | 'write';
export type Permissions = Readonly<Record<string, Level>>;

export interface App {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly owner: Account;
  readonly bot: Account;
  readonly permissions: Permissions;
}

export interface Token {
  readonly value: string;
  readonly actor: Account;
  /** Set for tokens of an App's installation, `GITHUB_TOKEN` among them. */
  readonly app: App | null;
  /** `all`: a classic token of a person with scope `repo`. */
  readonly permissions: Permissions | 'all';
  /** Full names (`owner/name`) it was made for. */
  readonly repositories: ReadonlySet<string> | 'all';
  readonly expiresAt?: number;
  readonly installationId?: number;
}

export type Role = 'admin' | 'maintain' | 'write' | 'triage' | 'read';

const RANK: Readonly<Record<Role, number>> = { read: 1, triage: 2, write: 3, maintain: 4, admin: 5 };

export function atLeast(role: Role | null, wanted: Role): boolean {
  return role !== null && RANK[role] >= RANK[wanted];
}
