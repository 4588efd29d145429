/** The environment of the process, checked before anything listens. Names and defaults are Probot's own where it has them. */
import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';

export interface Environment {
  readonly appId: number;
  /** PEM. */
  readonly privateKey: string;
  readonly webhookSecret: string;
  readonly webhookPath: string;
  readonly host: string;
  readonly port: number;
  /** null: github.com. */
  readonly apiUrl: string | null;
  readonly logLevel: LogLevel;
  readonly logFormat: 'json' | 'pretty';
  /** Milliseconds between two looks for failed deliveries and open checks; 0: never. */
  readonly reconcileEvery: number;
}

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;
type LogLevel = (typeof LEVELS)[number];

export type EnvironmentResult =
  | { readonly kind: 'environment'; readonly environment: Environment }
  /** One sentence for each thing to mend. */
  | { readonly kind: 'refused'; readonly problems: readonly string[] };

type Variables = Readonly<Record<string, string | undefined>>;

export function readEnvironment(variables: Variables): EnvironmentResult {
  const problems: string[] = [];
  const take = <T>(value: T | Problem): T | null => {
    if (!(value instanceof Problem)) return value;
    problems.push(value.message);
    return null;
  };
  const appId = take(readAppId(variables));
  const privateKey = take(readKey(variables));
  const webhookSecret = take(readSecret(variables));
  const port = take(readNumber(variables, 'PORT', 3000, 65_535));
  const seconds = take(readNumber(variables, 'RECONCILE_SECONDS', 180, 86_400));
  if (appId === null || privateKey === null || webhookSecret === null || port === null || seconds === null)
    return { kind: 'refused', problems };
  const host = variables.GHE_HOST;
  const level = LEVELS.find((name) => name === variables.LOG_LEVEL) ?? 'info';
  return {
    kind: 'environment',
    environment: {
      appId,
      privateKey,
      webhookSecret,
      webhookPath: variables.WEBHOOK_PATH || '/api/github/webhooks',
      host: variables.HOST || 'localhost',
      port,
      apiUrl: host ? `${variables.GHE_PROTOCOL || 'https'}://${host}/api/v3` : null,
      logLevel: level,
      logFormat: variables.LOG_FORMAT === 'pretty' ? 'pretty' : 'json',
      reconcileEvery: seconds * 1000,
    },
  };
}

class Problem {
  readonly message: string;
  constructor(message: string) {
    this.message = message;
  }
}

function readAppId({ APP_ID }: Variables): number | Problem {
  if (!APP_ID) return new Problem('APP_ID is missing: the number of the GitHub App, from its settings page.');
  return /^[1-9]\d{0,15}$/.test(APP_ID)
    ? Number(APP_ID)
    : new Problem('APP_ID is not a number: take it from the settings page of the GitHub App.');
}

/** Probot would run with the secret `development` that everyone knows, and obey whoever signs with it. */
function readSecret({ WEBHOOK_SECRET }: Variables): string | Problem {
  if (!WEBHOOK_SECRET)
    return new Problem(
      'WEBHOOK_SECRET is missing: without a secret of its own the bot would obey anyone. Make one with `openssl rand -hex 32` and enter it in the settings of the GitHub App, too.',
    );
  return WEBHOOK_SECRET === 'development'
    ? new Problem('WEBHOOK_SECRET is `development`, which everyone knows. Make one with `openssl rand -hex 32`.')
    : WEBHOOK_SECRET;
}

/** PEM, PEM with `\n` in place of line breaks, or either of them in base64; or a file. */
function readKey({ PRIVATE_KEY, PRIVATE_KEY_PATH }: Variables): string | Problem {
  if (!PRIVATE_KEY && !PRIVATE_KEY_PATH)
    return new Problem(
      'PRIVATE_KEY (or PRIVATE_KEY_PATH) is missing: the private key of the GitHub App, a .pem file from its settings page.',
    );
  let text: string;
  try {
    text = PRIVATE_KEY || readFileSync(PRIVATE_KEY_PATH ?? '', 'utf8');
  } catch {
    return new Problem(`PRIVATE_KEY_PATH cannot be read: ${PRIVATE_KEY_PATH}`);
  }
  if (!text.includes('-----BEGIN')) text = Buffer.from(text, 'base64').toString('utf8');
  const pem = text.replaceAll('\\n', '\n').trim();
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType !== 'rsa')
      return new Problem('PRIVATE_KEY is no RSA key: take the .pem file from the settings page of the GitHub App.');
    return `${pem}\n`;
  } catch {
    return new Problem(
      'PRIVATE_KEY is no private key in PEM format: take the .pem file from the settings page of the GitHub App.',
    );
  }
}

function readNumber(variables: Variables, name: string, fallback: number, most: number): number | Problem {
  const text = variables[name];
  if (!text) return fallback;
  const value = Number(text);
  return Number.isInteger(value) && value >= 0 && value <= most
    ? value
    : new Problem(`${name} is ${JSON.stringify(text)}, not a number from 0 to ${most}.`);
}
