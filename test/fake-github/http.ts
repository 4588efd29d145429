/** The words routes are written in. */
import type { Account, Token } from './accounts.ts';
import type { Repository } from './repository.ts';
import type { State } from './state.ts';

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** What a token needs for a request: any one of `permissions` at `level`; `people` says what a person without an App needs. */
export interface Need {
  readonly permissions: readonly string[];
  readonly level: 'read' | 'write';
  /** `anyone`: whoever may read; `never`: only Apps. Default: write access for writes. */
  readonly people?: 'anyone' | 'write' | 'admin' | 'never';
}

export interface Route {
  readonly method: Method;
  /** The path template of GitHub's OpenAPI description. `{path}`, `{ref}`, `{basehead}` and `{branch}` may hold slashes. */
  readonly path: string;
  /** Absent: the route looks at `call.token` itself. */
  readonly needs?: Need;
  readonly handle: (call: Call) => Reply | Promise<Reply>;
}

export interface Call {
  readonly method: Method;
  readonly route: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON; undefined where the request had none. */
  readonly body: unknown;
  readonly state: State;
  readonly token: Token | null;
  /** `authorization` without its scheme, for App JWTs. */
  readonly credential: string | null;
  readonly actor: Account | null;
  /** Base address of the API (`api`) and of the pages for people (`web`), without a slash at the end. */
  readonly api: string;
  readonly web: string;
  readonly path: string;
}

export interface RepositoryCall extends Call {
  readonly repository: Repository;
}

export interface Reply {
  readonly status: number;
  /** Sent as JSON; a Buffer or a string goes out as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export function json(body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, body, headers };
}

/** GitHub's error shape. */
export function problem(status: number, message: string, errors?: readonly unknown[]): Reply {
  const documentation_url = 'https://docs.github.com/rest';
  return { status, body: { message, ...(errors ? { errors } : {}), documentation_url, status: String(status) } };
}

export const notFound = (): Reply => problem(404, 'Not Found');

/** A field of a JSON body, whatever the client sent. */
export function field(body: unknown, key: string): unknown {
  return typeof body === 'object' && body !== null && Object.hasOwn(body, key) ? Reflect.get(body, key) : undefined;
}

export function textField(body: unknown, key: string): string | undefined {
  const value = field(body, key);
  return typeof value === 'string' ? value : undefined;
}

export type Registrar = (...routes: readonly Route[]) => void;

/** A route below /repos/{owner}/{repo}: the repository is looked up and access is decided before `handle` runs. */
export function repositoryRoute(
  method: Method,
  path: string,
  needs: Need,
  handle: (call: RepositoryCall) => Reply | Promise<Reply>,
): Route {
  return {
    method,
    path: `/repos/{owner}/{repo}${path}`,
    needs,
    handle: (call) => {
      const repository = call.state.repository(`${call.params.owner}/${call.params.repo}`);
      return repository ? handle({ ...call, repository }) : notFound();
    },
  };
}
