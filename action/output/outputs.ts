/** The outputs of action.yml. */
import type { Review } from '../../core/review/outcome.ts';
import type { Runner } from '../commands.ts';

export const OUTPUT_NAMES = [
  'verdict',
  'errors',
  'warnings',
  'fits',
  'peak-gpu-bytes',
  'peak-cpu-bytes',
  'comment-id',
  'comment-url',
  'report',
] as const;
export type OutputName = (typeof OUTPUT_NAMES)[number];

export interface Produced {
  readonly review: Review;
  /** The comment as it stands at the end of the run; null: there is none. */
  readonly comment: { readonly id: number; readonly url: string } | null;
  readonly reportPath: string;
}

const orEmpty = (value: number | null | undefined): string =>
  value === null || value === undefined ? '' : String(value);

export function outputsOf({ review, comment, reportPath }: Produced): Readonly<Record<OutputName, string>> {
  return {
    verdict: review.verdict,
    errors: String(review.errors),
    warnings: String(review.warnings),
    // nothing to fit: nothing that does not
    fits: String(review.fits ?? true),
    'peak-gpu-bytes': orEmpty(review.peakGpuBytes),
    'peak-cpu-bytes': orEmpty(review.peakCpuBytes),
    'comment-id': orEmpty(comment?.id),
    'comment-url': comment?.url ?? '',
    report: reportPath,
  };
}

export function writeOutputs(runner: Runner, produced: Produced): void {
  const values = outputsOf(produced);
  for (const name of OUTPUT_NAMES) runner.output(name, values[name]);
}
