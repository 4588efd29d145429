/** Structured logs without payloads: what people write in private repositories, and every credential, stays out of them. */
import { Writable } from 'node:stream';
import { type Logger, pino } from 'pino';
import type { Environment } from './environment.ts';

const TOKEN = /\b(?:gh[a-z]_[A-Za-z0-9_]+|github_pat_[A-Za-z0-9_]+|eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)/g;

export function makeLog({ logLevel, logFormat }: Pick<Environment, 'logLevel' | 'logFormat'>): Logger {
  const options = {
    level: logLevel,
    base: { name: 'ds-review-bot' },
    serializers: { err: describe },
    formatters: { level: (label: string) => ({ level: label }) },
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  return logFormat === 'pretty' ? pino(options, prettyStream()) : pino(options, pino.destination(1));
}

/** Of an error only what helps; Octokit and the webhook middleware hang requests and payloads on theirs. */
export function describe(error: unknown): object {
  if (!(error instanceof Error)) return { message: clean(String(error)) };
  const request: unknown = Reflect.get(error, 'request');
  const part = (key: string): unknown =>
    typeof request === 'object' && request !== null ? Reflect.get(request, key) : undefined;
  const status: unknown = Reflect.get(error, 'status');
  const causes: unknown = Reflect.get(error, 'errors');
  return {
    type: error.name,
    message: clean(error.message),
    ...(typeof status === 'number' ? { status } : {}),
    ...(typeof part('url') === 'string' ? { request: clean(`${part('method')} ${part('url')}`) } : {}),
    ...(Array.isArray(causes) ? { causes: causes.slice(0, 3).map(describe) } : { stack: clean(error.stack ?? '') }),
  };
}

function clean(text: string): string {
  return text.replace(TOKEN, '[removed]').slice(0, 4000);
}

function prettyStream(): Writable {
  return new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      const { level, time, msg, name: _name, ...rest } = JSON.parse(chunk.toString('utf8')) as Record<string, unknown>;
      const details = Object.keys(rest).length === 0 ? '' : ` ${JSON.stringify(rest)}`;
      process.stdout.write(`${time} ${String(level).toUpperCase()} ${msg}${details}\n`);
      done();
    },
  });
}
