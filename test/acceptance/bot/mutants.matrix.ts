/** What a careless author would have written: each variant makes the named test fall. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: mutants are source text
import { spawn } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import type { Mutation } from '../../bot/harness/bundle.ts';

interface Mutant extends Mutation {
  readonly careless: string;
  readonly file: 'commands' | 'checks' | 'gate' | 'once' | 'process' | 'recovery';
  /** The test that has to fall. */
  readonly falls: string;
}

const MUTANTS: readonly Mutant[] = [
  {
    careless: 'no permission check',
    module: 'bot/gates/permission.ts',
    from: 'if (!hasWriteAccess(access))',
    to: 'if (false)',
    file: 'commands',
    falls: 'read hears why, once',
  },
  {
    careless: 'triage counts as write',
    module: 'bot/gates/permission.ts',
    from: "access.permission === 'write'",
    to: "access.permission !== 'none'",
    file: 'commands',
    falls: 'triage hears why, once',
  },
  {
    careless: 'buttons for everyone',
    module: 'bot/events/check-run.ts',
    from: "if (person.kind === 'refuse' || event.action === 'cancel') return person;",
    to: "if (event.action === 'cancel') return { kind: 'go' };",
    file: 'checks',
    falls: 'nobody without write access',
  },
  {
    careless: 'the reaction is decoration',
    module: 'bot/lease/lease.ts',
    from: 'if (answer.status === 201) return',
    to: 'return',
    file: 'once',
    falls: 'on two replicas at the same time',
  },
  {
    careless: 'no look for what is there',
    module: 'bot/lease/lease.ts',
    from: 'if (await isAnswered()) return null;',
    to: '',
    file: 'once',
    falls: 'twice at the same time',
  },
  {
    careless: 'a lost answer is dispatched again at once',
    module: 'bot/octokit/look-then-repeat.ts',
    from: 'if (!failedForToken(error)) {',
    to: 'if (false) {',
    file: 'recovery',
    falls: 'lost after it took effect, while lists lag: no second run',
  },
  {
    careless: 'one look is enough',
    module: 'bot/dispatch/dispatch.ts',
    from: '[500, 1000, 2000, 3000, 3500]',
    to: '[100]',
    file: 'recovery',
    falls: 'lost after it took effect, while lists lag: no second run',
  },
  {
    careless: 'the branch instead of the SHA',
    module: 'bot/dispatch/inputs.ts',
    from: 'head_sha: subject.headSha',
    to: "head_sha: 'topic'",
    file: 'commands',
    falls: 'is dispatched on the default branch with closed inputs, the exact head and a check',
  },
  {
    careless: 'the workflow of the pull request',
    module: 'bot/dispatch/dispatch.ts',
    from: 'ref: state.branch',
    to: "ref: 'topic'",
    file: 'commands',
    falls: 'is dispatched on the default branch with closed inputs, the exact head and a check',
  },
  {
    careless: 'the head is not looked at again',
    module: 'bot/start/launch.ts',
    from: 'if (pull.headSha !== state.inputs.head_sha || !pull.isOpen)',
    to: 'if (!pull.isOpen)',
    file: 'checks',
    falls: 'between the command and the dispatch: nothing runs, and the bot says so',
  },
  {
    careless: 'whatever the head is now',
    module: 'bot/gates/head-sha.ts',
    from: 'headSince > commandAt + RESOLUTION_MS',
    to: 'false',
    file: 'checks',
    falls: 'after the command, while its delivery was on its way',
  },
  {
    careless: 'any run with our words',
    module: 'bot/dispatch/trust-run.ts',
    from: "if (!isOurActor) return { kind: 'foreign', code: 'other-actor' };",
    to: '',
    file: 'recovery',
    falls: 'a run that somebody else starts while the answer of ours is lost is not taken for ours',
  },
  {
    careless: 'any event of a run',
    module: 'bot/dispatch/trust-run.ts',
    from: "if (state.runId === run.id) return { kind: 'ours', isNew: false };",
    to: "return { kind: 'ours', isNew: false };",
    file: 'checks',
    falls: 'a run that somebody else starts with our words proves nothing',
  },
  {
    careless: 'whoever presses Re-run',
    module: 'bot/settle/settle.ts',
    from: 'return hasWriteAccess(await readAccess(scope, who));',
    to: 'return true;',
    file: 'checks',
    falls: 'a further attempt counts only if somebody with write access asked for it',
  },
  {
    careless: 'everything but failure is green',
    module: 'bot/settle/conclusion.ts',
    from: "if (runConclusion === 'success')",
    to: "if (runConclusion !== 'failure')",
    file: 'checks',
    falls: 'a run that ends as neutral ends as failure',
  },
  {
    careless: 'the last event wins',
    module: 'bot/settle/settle.ts',
    from: "if (!found.isOpen && !isNewAttempt) return { kind: 'ignored', code: 'already-ended' };",
    to: '',
    file: 'checks',
    falls: 'events that come late, twice or in reverse',
  },
  {
    careless: 'results are believed',
    module: 'bot/result/read-result.ts',
    from: 'if (!isResult(value))',
    to: 'if (false)',
    file: 'checks',
    falls: 'a result that is larger than its schema is not shown, and the check ends all the same',
  },
  {
    careless: 'results of any request',
    module: 'bot/result/read-result.ts',
    from: 'result.request_id !== null && result.request_id !== requestId',
    to: 'false',
    file: 'checks',
    falls: 'a result that is of another request is not shown, and the check ends all the same',
  },
  {
    careless: 'what DeepSpeed said is Markdown',
    module: 'bot/result/figures.ts',
    from: '${plain(failure.message, 500)}',
    to: '${failure.message}',
    file: 'checks',
    falls: 'shows why DeepSpeed failed, and nothing of it is Markdown or HTML',
  },
  {
    careless: 'forks are friends',
    module: 'bot/gates/fork.ts',
    from: 'if (!isFork(facts))',
    to: 'if (true)',
    file: 'commands',
    falls: 'are refused by default',
  },
  {
    careless: 'the policy of the pull request',
    module: 'bot/policy/read.ts',
    from: 'scope.defaultBranch',
    to: "'topic'",
    file: 'gate',
    falls: 'the policy of the pull request itself changes nothing',
  },
  {
    careless: 'the config is not read first',
    module: 'bot/start/start-run.ts',
    from: 'if (verdict.errors.length > 0)',
    to: 'if (false)',
    file: 'commands',
    falls: 'a config with errors, with the findings',
  },
  {
    careless: 'limits are for others',
    module: 'bot/gates/budget.ts',
    from: 'if (limits.concurrent_per_user !== null',
    to: 'if (false && limits.concurrent_per_user !== null',
    file: 'commands',
    falls: 'of concurrent runs, of the repository and of one person',
  },
  {
    careless: 'bots may command',
    module: 'bot/events/issue-comment.ts',
    from: "isBot(event.author.type, event.author.login) || event.senderType === 'Bot'",
    to: 'false',
    file: 'commands',
    falls: 'a bot account',
  },
  {
    careless: 'edited comments are commands',
    module: 'bot/app.ts',
    from: "'issue_comment.created'",
    to: "'issue_comment'",
    file: 'commands',
    falls: 'an edited comment',
  },
  {
    careless: 'a push is ignored',
    module: 'bot/events/pull-request.ts',
    from: 'if (before !== null && before !== headSha)',
    to: 'if (false && before !== null)',
    file: 'checks',
    falls: 'a push stops the run on the older commit',
  },
  {
    careless: 'the gate is green by default',
    module: 'bot/gate/decide.ts',
    from: 'if (missing.length === 0)',
    to: 'if (true)',
    file: 'gate',
    falls: 'a required profile on a changed config: what to type, then success once it passed',
  },
  {
    careless: 'the default secret',
    module: 'bot/environment.ts',
    from: "WEBHOOK_SECRET === 'development'",
    to: 'false',
    file: 'process',
    falls: 'with the secret that Probot falls back to',
  },
  {
    careless: 'SIGTERM ends at once',
    module: 'bot/main.ts',
    from: 'health.stopping();',
    to: 'process.exit(0);',
    file: 'process',
    falls: 'SIGTERM finishes what is in flight',
  },
];

interface Outcome {
  readonly code: number | null;
  readonly output: string;
}

function run(file: string, name: string, mutant: Mutation | null): Promise<Outcome> {
  return new Promise((resolve) => {
    const pattern = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const child = spawn(
      process.execPath,
      [
        '--experimental-vm-modules',
        '--no-warnings',
        'node_modules/jest/bin/jest.js',
        `test/acceptance/bot/${file}.`,
        '--testMatch',
        '**/test/acceptance/bot/*.{test,matrix}.ts',

        '--verbose',
        '-t',
        pattern,
      ],
      {
        env: { ...process.env, DS_BOT_MUTANT: mutant ? JSON.stringify(mutant) : '', NODE_OPTIONS: '' },
      },
    );
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    child.once('exit', (code) => resolve({ code, output }));
  });
}

describe('a careless variant makes a named test fall', () => {
  test.each(MUTANTS.map((mutant) => [mutant.careless, mutant.falls, mutant] as const))(
    '%s: "%s"',
    async (_careless, falls, mutant) => {
      const { module, from, to, file } = mutant;
      const { code, output } = await run(file, falls, { module, from, to });
      expect(output).toContain(`✕ ${falls}`);
      expect(code).toBe(1);
    },
    120_000,
  );
});

test('the same tests stand without a mutant', async () => {
  for (const file of ['commands', 'gate']) {
    const name = MUTANTS.find((mutant) => mutant.file === file)?.falls ?? '';
    const { code, output } = await run(file, name, null);
    expect(output).toContain(`✓ ${name}`);
    expect(code).toBe(0);
  }
}, 120_000);
