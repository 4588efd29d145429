/** What was compared with what, under which release and policy, and what to do next. */

import type { Review } from '../../review/outcome.ts';
import { code, type Inline, link, small, text } from '../document.ts';
import { blobUrl, commitUrl, shortSha } from '../links.ts';
import { base } from './findings.ts';

export function footer(review: Review): readonly Inline[] {
  const { refs, deepspeed, policy } = review;
  const commit = (sha: string | null) => link(commitUrl(base(review), sha), code(shortSha(sha)));
  const parts: (readonly Inline[])[] = [];
  if (refs.headSha !== null)
    parts.push([
      text('reviewed '),
      ...commit(refs.headSha),
      text(' against '),
      ...commit(refs.mergeBaseSha ?? refs.baseSha),
    ]);
  parts.push([text(`DeepSpeed ${deepspeed.version} (${deepspeed.from})`)]);
  if (policy.source === 'file')
    parts.push([
      text('policy '),
      ...link(blobUrl(base(review), refs.baseSha, policy.path), code(policy.path)),
      text(' of the base branch'),
    ]);
  // Machines are only spoken of where a config is put on them.
  else if (review.configs.some((config) => config.targets.length > 0))
    parts.push([
      text('common machines, since there is no policy; set your own with '),
      code('targets: [{ name: lab, gpu: rtx-4090, gpus_per_node: 4 }]'),
      text(' in '),
      code(policy.path),
    ]);
  const [profile] = policy.smokeProfiles;
  if (profile !== undefined) parts.push([text('comment '), code(`/ds-smoke ${profile}`), text(' to run it on a GPU')]);
  return [small(...parts.flatMap((part, index) => [text(index === 0 ? '' : ' · '), ...part]))];
}
