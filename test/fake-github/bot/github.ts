/** A fake GitHub with everything that the bot needs, an artifact store beside it. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Permissions } from '../accounts.ts';
import { loadOpenApi } from '../openapi.ts';
import { registerActions } from '../routes/bot/actions.ts';
import { registerApps } from '../routes/bot/apps.ts';
import { registerCommitPulls } from '../routes/bot/commit-pulls.ts';
import { registerDeliveries } from '../routes/bot/deliveries.ts';
import { registerReactions } from '../routes/bot/reactions.ts';
import { FakeGitHub } from '../server.ts';
import { State } from '../state.ts';
import { Webhooks } from './webhooks.ts';
import { BotWorld } from './world.ts';

export const SECRET = 'a secret of this test';

export interface BotGitHub {
  readonly github: FakeGitHub;
  readonly world: BotWorld;
  readonly webhooks: Webhooks;
  stop(): Promise<void>;
}

export async function startBotGitHub(
  options: { owner?: string; permissions?: Permissions; port?: number } = {},
): Promise<BotGitHub> {
  const state = new State();
  const world = new BotWorld(state, options.owner ?? 'octo', options.permissions);
  let webhooks: Webhooks | undefined;
  const theWebhooks = (): Webhooks => {
    if (!webhooks) throw new Error('not started');
    return webhooks;
  };
  const github = new FakeGitHub({
    state,
    prefix: '/api/v3',
    ...(options.port === undefined ? {} : { port: options.port }),
    openapi: loadOpenApi(),
    routes: [
      (register) => registerApps(register, world),
      (register) => registerReactions(register, world),
      (register) => registerActions(register, world),
      (register) => registerCommitPulls(register),
      (register) => registerDeliveries(register, world, theWebhooks),
    ],
  });
  await github.start();
  const blobs = await startBlobs(world);
  world.blobs = `http://127.0.0.1:${(blobs.address() as AddressInfo).port}`;
  webhooks = new Webhooks(world, { api: github.api, web: github.web }, SECRET);
  return {
    github,
    world,
    webhooks,
    stop: async () => {
      await github.stop();
      blobs.closeAllConnections();
      await new Promise((resolve) => blobs.close(resolve));
    },
  };
}

async function startBlobs(world: BotWorld): Promise<Server> {
  const server = createServer((request, response) => {
    const id = Number(request.url?.slice(1));
    const artifact = [...world.runs.values()].flatMap((run) => run.artifacts).find((one) => one.id === id);
    // the store has credentials of its own in its addresses; GitHub's token must not reach it
    if (!artifact || request.headers.authorization !== undefined) response.writeHead(artifact ? 400 : 404).end();
    else response.writeHead(200, { 'content-type': 'application/zip' }).end(artifact.zip);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
