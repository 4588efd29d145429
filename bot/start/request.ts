/** What a command to run a profile asks for, whether it came as `/ds-smoke <profile>` or `/ds-smoke rerun <profile>`. */
export interface RunRequest {
  readonly profile: string;
  readonly sha: string | null;
  readonly path: string | null;
  /** Run it even if this very config has passed. */
  readonly isForced: boolean;
}
