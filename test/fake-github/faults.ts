/** What goes wrong between a client and GitHub, on demand. */

export type Fault =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly effect?: 'before' | 'after';
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** 429 with `Retry-After`. */
  | { readonly kind: 'too-many'; readonly retryAfter: number }
  /** 403 "You have exceeded a secondary rate limit". */
  | { readonly kind: 'secondary-limit'; readonly retryAfter?: number }
  /** 403 "API rate limit exceeded", `x-ratelimit-remaining: 0`; the limit ends after `seconds`. */
  | { readonly kind: 'primary-limit'; readonly seconds: number }
  /** The connection is cut; `after`: GitHub did the work, only its answer is lost. */
  | { readonly kind: 'reset'; readonly effect?: 'before' | 'after' }
  | { readonly kind: 'slow'; readonly milliseconds: number };

export interface FaultRequest {
  /** Counts from 1 over the life of the server. */
  readonly number: number;
  readonly method: string;
  readonly path: string;
  /** The path template, or the path where no route exists. */
  readonly route: string;
}

export interface FaultRule {
  readonly when: (request: FaultRequest) => boolean;
  readonly fault: Fault;
  /** How many requests it hits; default 1. */
  times?: number;
  /** How many matching requests pass unharmed before; default 0. */
  skip?: number;
}

export class Faults {
  readonly rules: FaultRule[] = [];
  /** Every fault that struck, for assertions that a test really met it. */
  readonly struck: { readonly request: FaultRequest; readonly fault: Fault }[] = [];

  add(rule: FaultRule): void {
    this.rules.push(rule);
  }

  /** Hits the nth request from now on, whatever it is. */
  atRequest(number: number, fault: Fault): void {
    this.add({ when: () => true, fault, skip: number - 1 });
  }

  /** Hits requests of one method and path template. */
  on(method: string, route: string, fault: Fault, times = 1): void {
    this.add({ when: (request) => request.method === method && request.route === route, fault, times });
  }

  always(fault: Fault): void {
    this.add({ when: () => true, fault, times: Number.POSITIVE_INFINITY });
  }

  clear(): void {
    this.rules.length = 0;
  }

  next(request: FaultRequest): Fault | null {
    for (const rule of this.rules) {
      if (!rule.when(request)) continue;
      if ((rule.skip ?? 0) > 0) {
        rule.skip = (rule.skip ?? 0) - 1;
        continue;
      }
      const left = rule.times ?? 1;
      if (left <= 0) continue;
      rule.times = left - 1;
      this.struck.push({ request, fault: rule.fault });
      return rule.fault;
    }
    return null;
  }
}
