/** HTTP: webhooks, and three pages for whoever runs the bot. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Health } from './health/status.ts';
import type { Bot } from './make-bot.ts';

/** GitHub's own limit of a payload, bytes. */
const LARGEST_PAYLOAD = 25 * 1024 * 1024;

export async function makeServer({ probot, metrics, services }: Bot, health: Health): Promise<Server> {
  const webhooks = await probot.getNodeMiddleware({ path: probot.webhookPath });
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url?.split('?')[0];
    if (request.method === 'GET') {
      switch (path) {
        case '/healthz':
          return text(response, 200, 'ok\n');
        case '/readyz':
          return health.takesDeliveries ? text(response, 200, 'ready\n') : text(response, 503, 'not ready\n');
        case '/metrics':
          return text(response, 200, await metrics.registry.metrics(), metrics.registry.contentType);
      }
    }
    if (Number(request.headers['content-length'] ?? 0) > LARGEST_PAYLOAD) return text(response, 413, 'too large\n');
    const isHandled = await webhooks(request, response);
    if (!isHandled && !response.headersSent) text(response, 404, 'not found\n');
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      services.log.error({ err: error }, 'a request failed');
      if (!response.headersSent) text(response, 500, 'failed\n');
    });
  });
  server.requestTimeout = 30_000;
  return server;
}

function text(response: ServerResponse, status: number, body: string, type = 'text/plain; charset=utf-8'): void {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) }).end(body);
}
