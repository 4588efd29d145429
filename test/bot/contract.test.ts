/** What stands in files for people and machines is what the code does. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse, parseAllDocuments } from 'yaml';

const manifest = parse(readFileSync('bot/app.yml', 'utf8'));
const app = readFileSync('bot/app.ts', 'utf8');

describe('the manifest', () => {
  test('asks for the events that are wired, and no others', () => {
    const wired = [...app.matchAll(/'([a-z_]+)\.[a-z_]+'/g)].map((match) => match[1]);
    expect([...new Set(wired)].sort()).toEqual([...manifest.default_events].sort());
  });
  test('can write nothing but checks, runs and comments', () => {
    const writes = Object.entries(manifest.default_permissions).filter(([, level]) => level === 'write');
    expect(writes.map(([name]) => name).sort()).toEqual(['actions', 'checks', 'issues']);
  });
});

test('every variable of the environment stands in the set-up guide', () => {
  const code = readFileSync('bot/environment.ts', 'utf8');
  const guide = readFileSync('docs/bot-setup.md', 'utf8');
  const names = new Set([...code.matchAll(/\b(?:variables\.|')([A-Z][A-Z_]{3,})\b/g)].map((match) => match[1]));
  expect(names.size).toBeGreaterThan(5);
  for (const name of names) expect(guide).toContain(`\`${name}\``);
});

test('every metric of the code stands in the operating guide', () => {
  const code = readFileSync('bot/metrics/metrics.ts', 'utf8');
  const guide = readFileSync('docs/bot-operate.md', 'utf8');
  for (const [name] of code.matchAll(/ds_bot_[a-z_]+/g)) expect(guide).toContain(name);
});

test('the policy of the set-up guide is one', async () => {
  const { parsePolicy } = await import('../../core/policy/parse.ts');
  const text =
    /```yaml\n(# \.github\/ds-review\.yml[\s\S]*?)```/.exec(readFileSync('docs/bot-setup.md', 'utf8'))?.[1] ?? '';
  const { policy, problems } = parsePolicy('.github/ds-review.yml', text);
  expect(problems).toEqual([]);
  expect(policy.smoke.require).toEqual(['zero3']);
});

test('the deployments run without privileges and stop in time', () => {
  const [deployment] = parseAllDocuments(readFileSync('deploy/kubernetes.yml', 'utf8')).map((document) =>
    document.toJS(),
  );
  const { spec } = deployment.spec.template;
  expect(spec.securityContext.runAsNonRoot).toBe(true);
  expect(spec.terminationGracePeriodSeconds).toBeGreaterThan(25);
  const [container] = spec.containers;
  expect(container.securityContext).toMatchObject({ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true });
  expect([container.livenessProbe.httpGet.path, container.readinessProbe.httpGet.path]).toEqual([
    '/healthz',
    '/readyz',
  ]);
  expect(readFileSync('deploy/Dockerfile', 'utf8')).toMatch(/^USER node$/m);
  expect(parse(readFileSync('deploy/compose.yml', 'utf8')).services.bot.stop_grace_period).toBe('30s');
});
