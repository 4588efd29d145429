/** One process of the bot. */
import { type ChildProcess, spawn } from 'node:child_process';
import type { BotGitHub } from '../../fake-github/bot/github.ts';
import { SECRET } from '../../fake-github/bot/github.ts';

export interface BotOptions {
  readonly main: string;
  readonly reconcileSeconds?: number;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly node?: readonly string[];
}

export class BotProcess {
  readonly child: ChildProcess;
  port = 0;
  output = '';
  exitCode: number | null | undefined;
  #exited: Promise<void>;

  constructor(git: BotGitHub, options: BotOptions) {
    const env = {
      PATH: process.env.PATH,
      APP_ID: String(git.world.app.id),
      PRIVATE_KEY: git.world.privateKey,
      WEBHOOK_SECRET: SECRET,
      GHE_HOST: `127.0.0.1:${git.github.port}`,
      GHE_PROTOCOL: 'http',
      HOST: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: 'info',
      LOG_FORMAT: 'json',
      RECONCILE_SECONDS: String(options.reconcileSeconds ?? 0),
      ...options.env,
    };
    this.child = spawn(process.execPath, [...(options.node ?? []), options.main], {
      env: Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined)),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stdout?.on('data', (chunk: Buffer) => this.#take(chunk));
    this.child.stderr?.on('data', (chunk: Buffer) => this.#take(chunk));
    this.#exited = new Promise((resolve) => {
      this.child.once('exit', (code) => {
        this.exitCode = code;
        resolve();
      });
    });
  }

  #take(chunk: Buffer): void {
    this.output += chunk.toString('utf8');
    const port = /listening on http:\/\/127\.0\.0\.1:(\d+)/.exec(this.output)?.[1];
    if (port !== undefined) this.port = Number(port);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get webhookUrl(): string {
    return `${this.url}/api/github/webhooks`;
  }

  async listening(): Promise<this> {
    const end = Date.now() + 15_000;
    while (this.port === 0) {
      if (this.exitCode !== undefined || Date.now() > end) throw new Error(`the bot does not listen:\n${this.output}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return this;
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<number | null> {
    if (this.exitCode === undefined) this.child.kill(signal);
    await this.#exited;
    return this.exitCode ?? null;
  }

  exited(): Promise<void> {
    return this.#exited;
  }
}
