/** Figures of one process in Prometheus text. Labels come from closed lists: nothing of a comment becomes one. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export class Metrics {
  readonly registry = new Registry();
  readonly #deliveries = this.#counter('ds_bot_deliveries_total', 'Webhook deliveries by event and outcome', [
    'event',
    'outcome',
  ]);
  readonly #commands = this.#counter('ds_bot_commands_total', 'Commands by name and outcome', ['command', 'outcome']);
  readonly #requests = this.#counter('ds_bot_api_requests_total', 'Requests to GitHub', ['method', 'status']);
  readonly #checks = this.#counter('ds_bot_checks_completed_total', 'Completed smoke checks by conclusion', [
    'conclusion',
  ]);
  readonly #redelivered = this.#counter('ds_bot_redelivered_total', 'Failed deliveries that were asked for again', []);
  readonly #seconds = new Histogram({
    name: 'ds_bot_delivery_seconds',
    help: 'Time until a delivery was answered',
    labelNames: ['event'],
    buckets: [0.005, 0.02, 0.1, 0.5, 1, 2, 4, 8, 9],
    registers: [this.registry],
  });
  readonly #tasks = new Gauge({
    name: 'ds_bot_tasks',
    help: 'Deliveries that are being worked on',
    registers: [this.registry],
  });

  constructor(options: { readonly process?: boolean } = {}) {
    if (options.process) collectDefaultMetrics({ register: this.registry });
  }

  #counter<L extends string>(name: string, help: string, labelNames: readonly L[]): Counter<L> {
    return new Counter({ name, help, labelNames: [...labelNames], registers: [this.registry] });
  }

  delivery(event: string, outcome: 'done' | 'ignored' | 'failed', seconds: number): void {
    this.#deliveries.inc({ event, outcome });
    this.#seconds.observe({ event }, seconds);
  }

  command(command: string, outcome: string): void {
    this.#commands.inc({ command, outcome });
  }

  apiRequest(method: string, _url: string, status: number): void {
    this.#requests.inc({ method, status: String(status) });
  }

  checkCompleted(conclusion: string): void {
    this.#checks.inc({ conclusion });
  }

  redelivered(): void {
    this.#redelivered.inc();
  }

  tasks(count: number): void {
    this.#tasks.set(count);
  }
}
