/** A small GitHub over HTTP for tests and the demo: one process, one state, REST only. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { refusal } from './access.ts';
import { type Fault, Faults } from './faults.ts';
import { type Call, type Method, notFound, problem, type Registrar, type Reply } from './http.ts';
import type { OpenApi } from './openapi.ts';
import { page } from './pages/index.ts';
import { Recorder } from './recorder.ts';
import { Router } from './router.ts';
import { registerBase } from './routes/index.ts';
import { State } from './state.ts';

export interface FakeGitHubOptions {
  readonly port?: number;
  readonly host?: string;
  /** `/api/v3` for clients that put it there themselves (Probot with GHE_HOST); pages for people stay at the root. */
  readonly prefix?: string;
  /** Further areas, each registering its routes. */
  readonly routes?: readonly ((register: Registrar) => void)[];
  /** GitHub's OpenAPI description; each request is held against it. */
  readonly openapi?: OpenApi | null;
  readonly state?: State;
}

const LIMIT_PER_HOUR = 5000;
const JSON_TYPE = 'application/json; charset=utf-8';

export class FakeGitHub {
  readonly state: State;
  readonly faults = new Faults();
  readonly recorder = new Recorder();
  readonly #router = new Router();
  readonly #options: FakeGitHubOptions;
  readonly #server = createServer((request, response) => void this.#serve(request, response));
  readonly #used = new Map<string, number>();
  #port = 0;
  #count = 0;

  constructor(options: FakeGitHubOptions = {}) {
    this.#options = options;
    this.state = options.state ?? new State();
    const register: Registrar = (...routes) => this.#router.add(...routes);
    registerBase(register);
    for (const area of options.routes ?? []) area(register);
  }

  /** Where people go. */
  get web(): string {
    return `http://${this.#options.host ?? '127.0.0.1'}:${this.#port}`;
  }

  /** Base address of the API. */
  get api(): string {
    return `${this.web}${this.#options.prefix ?? ''}`;
  }

  get port(): number {
    return this.#port;
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(this.#options.port ?? 0, this.#options.host ?? '127.0.0.1', resolve);
    });
    const address = this.#server.address();
    this.#port = typeof address === 'object' && address ? address.port : 0;
    return this;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of request) chunks.push(chunk);
      const reply = await this.#answer(request, Buffer.concat(chunks));
      if (reply === null) request.socket.destroy();
      else send(response, reply);
    } catch (error) {
      if (response.headersSent || request.destroyed) request.socket.destroy();
      else
        send(response, problem(500, `the fake GitHub broke: ${error instanceof Error ? error.stack : String(error)}`));
    }
  }

  /** null: cut the connection. */
  async #answer(request: IncomingMessage, raw: Buffer): Promise<Reply | null> {
    const url = new URL(request.url ?? '/', this.web);
    const method = methodOf(request.method);
    const prefix = this.#options.prefix ?? '';
    const isApi = prefix === '' || url.pathname.startsWith(`${prefix}/`);
    const path = isApi ? url.pathname.slice(prefix.length) : url.pathname;
    const match = method && isApi ? this.#router.find(method, path) : null;
    if (!match) {
      const html = method === 'GET' ? page(this.state, url.pathname) : null;
      if (html !== null) return { status: 200, body: html, headers: { 'content-type': 'text/html; charset=utf-8' } };
    }
    const route = match?.route.path ?? path;
    this.#count += 1;
    const credential = /^(?:token|bearer) (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
    const token = credential === null ? null : (this.state.tokens.get(credential) ?? null);
    const body = parseBody(raw);
    const record = {
      number: this.#count,
      method: request.method ?? 'GET',
      path,
      route,
      query: Object.fromEntries(url.searchParams),
      body: body.ok ? body.value : raw.toString('latin1'),
      actor: token?.actor.login ?? null,
      accept: request.headers.accept ?? '',
      at: Date.now(),
      status: 0,
    };
    this.recorder.requests.push(record);
    if (method && this.#options.openapi) {
      const wrong = this.#options.openapi.check({
        method,
        path,
        route: match ? route : null,
        query: url.searchParams,
        body: record.body,
      });
      this.recorder.violations.push(...wrong.map((what) => `${method} ${path}: ${what}`));
    }
    const fault = this.faults.next(record);
    const struck = fault ? await strike(fault) : null;
    if (struck?.reply !== undefined && !struck.afterEffect) {
      record.status = struck.reply?.status ?? 0;
      return struck.reply;
    }
    let reply: Reply;
    if (credential !== null && token === null && !credential.includes('.')) reply = problem(401, 'Bad credentials');
    else if (token?.expiresAt !== undefined && token.expiresAt <= this.state.clock())
      reply = problem(401, 'Bad credentials');
    else if (!match || !method) reply = notFound();
    else if (!body.ok) reply = problem(400, 'Problems parsing JSON');
    else {
      const call: Call = {
        method,
        route,
        params: match.params,
        query: url.searchParams,
        headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
        body: body.value,
        state: this.state,
        token,
        credential,
        actor: token?.actor ?? null,
        api: this.api,
        web: this.web,
        path,
      };
      const { needs } = match.route;
      const repository = this.state.repository(`${match.params.owner}/${match.params.repo}`);
      const refused = needs ? refusal(this.state, token, repository, needs) : null;
      reply = refused ?? (await match.route.handle(call));
    }
    const final = struck?.reply === undefined ? reply : struck.reply;
    record.status = final?.status ?? 0;
    if (final === null) return null;
    return { ...final, headers: { ...this.#limits(credential ?? 'nobody'), ...final.headers } };
  }

  #limits(who: string): Record<string, string> {
    const used = (this.#used.get(who) ?? 0) + 1;
    this.#used.set(who, used);
    return {
      'x-ratelimit-limit': String(LIMIT_PER_HOUR),
      'x-ratelimit-remaining': String(Math.max(0, LIMIT_PER_HOUR - used)),
      'x-ratelimit-used': String(used),
      'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + 3600),
      'x-ratelimit-resource': 'core',
    };
  }
}

function methodOf(text: string | undefined): Method | null {
  return text === 'GET' || text === 'POST' || text === 'PATCH' || text === 'PUT' || text === 'DELETE' ? text : null;
}

function parseBody(raw: Buffer): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  if (raw.length === 0) return { ok: true, value: undefined };
  try {
    return { ok: true, value: JSON.parse(raw.toString('utf8')) };
  } catch {
    return { ok: false };
  }
}

/** `reply` null: the connection is cut; undefined: the request goes on as if nothing had happened. */
async function strike(fault: Fault): Promise<{ readonly reply?: Reply | null; readonly afterEffect: boolean }> {
  switch (fault.kind) {
    case 'status':
      return {
        reply: { ...problem(fault.status, 'Server Error'), headers: fault.headers ?? {} },
        afterEffect: fault.effect === 'after',
      };
    case 'too-many':
      return {
        reply: { ...problem(429, 'Too many requests'), headers: { 'retry-after': String(fault.retryAfter) } },
        afterEffect: false,
      };
    case 'secondary-limit': {
      const headers = fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) };
      const message = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
      return { reply: { ...problem(403, message), headers }, afterEffect: false };
    }
    case 'primary-limit': {
      const reset = Math.ceil(Date.now() / 1000) + fault.seconds;
      const headers = { 'x-ratelimit-limit': '5000', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) };
      return { reply: { ...problem(403, 'API rate limit exceeded for installation.'), headers }, afterEffect: false };
    }
    case 'reset':
      return { reply: null, afterEffect: fault.effect === 'after' };
    case 'slow':
      await new Promise((resolve) => setTimeout(resolve, fault.milliseconds));
      return { afterEffect: false };
  }
}

function send(response: ServerResponse, reply: Reply): void {
  const { body } = reply;
  const raw = Buffer.isBuffer(body) || typeof body === 'string';
  const payload = raw ? body : body === undefined ? undefined : JSON.stringify(body);
  const headers = { ...(raw || payload === undefined ? {} : { 'content-type': JSON_TYPE }), ...reply.headers };
  response.writeHead(reply.status, headers);
  response.end(payload);
}

export async function startFakeGitHub(options: FakeGitHubOptions = {}): Promise<FakeGitHub> {
  return new FakeGitHub(options).start();
}
