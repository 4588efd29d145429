/** A hub for tests, on this machine: repositories with files, gates and revisions, and the ways in which a real one lets people down. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const COMMIT = '0123456789abcdef0123456789abcdef01234567';

export interface Repository {
  /** `main` by default. */
  readonly revisions?: readonly string[];
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** Who may read it: everybody, those with the token, or nobody yet. */
  readonly access?: 'public' | 'private' | 'gated' | 'gated-not-granted';
  /** The hub knows it under this name now. */
  readonly movedTo?: string;
  /** Files are handed out by another server, as large ones are. */
  readonly onCdn?: boolean;
  /** Any other behaviour, instead of all this. */
  readonly answer?: (request: IncomingMessage, response: ServerResponse) => void;
}

export interface FakeHub {
  readonly url: string;
  /** `METHOD path`, and the authorization that came with it. */
  readonly seen: { readonly request: string; readonly authorization: string | undefined; readonly by: 'hub' | 'cdn' }[];
  readonly stop: () => Promise<void>;
}

export const TOKEN = 'hf_secret';

export async function startHub(repositories: Readonly<Record<string, Repository>>): Promise<FakeHub> {
  const seen: FakeHub['seen'] = [];
  const note = (request: IncomingMessage, by: 'hub' | 'cdn'): void => {
    seen.push({ request: `${request.method} ${request.url}`, authorization: request.headers.authorization, by });
  };
  const cdn = await listen((request, response) => {
    note(request, 'cdn');
    const [, owner = '', name = '', ...path] = (request.url ?? '').split('/');
    send(request, response, repositories[`${owner}/${name}`]?.files[path.join('/')]);
  });
  const hub = await listen((request, response) => {
    note(request, 'hub');
    respond(request, response, repositories, cdn.url);
  });
  return {
    url: hub.url,
    seen,
    stop: async () => {
      await Promise.all([hub.stop(), cdn.stop()]);
    },
  };
}

async function listen(
  handle: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const server: Server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function respond(
  request: IncomingMessage,
  response: ServerResponse,
  repositories: Readonly<Record<string, Repository>>,
  cdn: string,
): void {
  const found = /^\/([^/]+\/[^/]+)\/(?:resolve|raw)\/([^/]+)\/(.+)$/.exec(request.url ?? '');
  const [, id = '', revision = '', path = ''] = found ?? [];
  const repository = Object.hasOwn(repositories, id) ? repositories[id] : undefined;
  const hasToken = request.headers.authorization === `Bearer ${TOKEN}`;
  const refused = refusalOf(request, repository, hasToken, revision, path);
  if (refused !== null) {
    response.writeHead(refused[0], { 'x-error-code': refused[1] }).end();
    return;
  }
  if (repository?.answer !== undefined) {
    repository.answer(request, response);
    return;
  }
  if (repository?.movedTo !== undefined) {
    response.writeHead(307, { location: `/${repository.movedTo}/resolve/${revision}/${path}` }).end();
    return;
  }
  response.setHeader('x-repo-commit', COMMIT);
  if (path.endsWith('.safetensors') && request.headers.accept?.includes('xet-fileinfo') === true) {
    // Who asks for a file in parts is told where they are, which is nowhere here.
    response.setHeader('link', '</xet/auth>; rel="xet-auth", </xet/parts>; rel="xet-reconstruction-info"');
    response.writeHead(200, { 'content-type': 'application/vnd.xet-fileinfo+json', 'x-xet-hash': '0', etag: '"0"' });
    response.end('{}');
    return;
  }
  if (repository?.onCdn === true && path.endsWith('.safetensors') && request.method === 'GET') {
    response.writeHead(302, { location: `${cdn}/${id}/${path}` }).end();
    return;
  }
  send(request, response, repository?.files[path]);
}

/** Status and X-Error-Code, as the hub has them; null: it answers. */
function refusalOf(
  request: IncomingMessage,
  repository: Repository | undefined,
  hasToken: boolean,
  revision: string,
  path: string,
): readonly [number, string] | null {
  if (request.headers.authorization !== undefined && !hasToken) return [401, ''];
  if (repository === undefined || (repository.access === 'private' && !hasToken))
    return [hasToken ? 404 : 401, 'RepoNotFound'];
  if (repository.answer !== undefined || repository.movedTo !== undefined) return null;
  if (repository.access === 'gated' && !hasToken) return [401, 'GatedRepo'];
  if (repository.access === 'gated-not-granted') return [hasToken ? 403 : 401, 'GatedRepo'];
  const revisions = [...(repository.revisions ?? ['main']), COMMIT];
  if (!revisions.includes(decodeURIComponent(revision))) return [404, 'RevisionNotFound'];
  return Object.hasOwn(repository.files, path) ? null : [404, 'EntryNotFound'];
}

/** With ranges, as the hub and its CDN have them. */
function send(request: IncomingMessage, response: ServerResponse, content: string | Uint8Array | undefined): void {
  const body = Buffer.from(content ?? '');
  const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
  response.setHeader('etag', '"fixed"');
  if (range === null) {
    response.writeHead(200, { 'content-length': body.length }).end(request.method === 'HEAD' ? undefined : body);
    return;
  }
  const [start, end] = [Number(range[1]), Math.min(Number(range[2]), body.length - 1)];
  response.writeHead(206, { 'content-range': `bytes ${start}-${end}/${body.length}` });
  response.end(request.method === 'HEAD' ? undefined : body.subarray(start, end + 1));
}

/** A safetensors file that ends after its header: tensors by name, with type and shape. */
export function safetensors(tensors: Readonly<Record<string, readonly [string, readonly number[]]>>): Uint8Array {
  const header = Buffer.from(
    JSON.stringify(
      Object.fromEntries(
        Object.entries(tensors).map(([name, [dtype, shape]]) => [name, { dtype, shape, data_offsets: [0, 0] }]),
      ),
    ),
  );
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  return Buffer.concat([length, header]);
}
