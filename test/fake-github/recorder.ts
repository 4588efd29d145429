/** Every request that came, for assertions. Credentials are not kept. */

export interface RecordedRequest {
  readonly number: number;
  readonly method: string;
  readonly path: string;
  /** The path template of GitHub's OpenAPI description; the path itself where there is no such route. */
  readonly route: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly actor: string | null;
  readonly accept: string;
  readonly at: number;
  /** What the client saw; 0 for a cut connection. */
  status: number;
}

export class Recorder {
  readonly requests: RecordedRequest[] = [];
  /** Requests that GitHub's OpenAPI description does not allow; a test ends with this empty. */
  readonly violations: string[] = [];

  matching(method: string, route: string): RecordedRequest[] {
    return this.requests.filter((request) => request.method === method && request.route === route);
  }

  /** Requests that change something. */
  writes(): RecordedRequest[] {
    return this.requests.filter((request) => request.method !== 'GET');
  }

  clear(): void {
    this.requests.length = 0;
    this.violations.length = 0;
  }
}
