/** The policy: what is wrong with it, and what the pull request would make of it. */

import type { PolicyState, Review } from '../../review/outcome.ts';
import { type Block, code, details, list, paragraph, sentence, strong, text } from '../document.ts';
import { keyItem } from './details.ts';

export function policyBlocks(review: Review): readonly Block[] {
  return [...problemBlocks(review.policy), ...changeBlocks(review.policy)];
}

function problemBlocks(policy: PolicyState): readonly Block[] {
  if (policy.problems.length === 0) return [];
  const head = paragraph(
    text('⚠️ '),
    code(policy.path),
    text(' on the base branch has problems; what it says there is not used:'),
  );
  return [head, problemList(policy.path, policy.problems)];
}

function problemList(path: string, problems: PolicyState['problems']): Block {
  const shown = problems
    .slice(0, 20)
    .map((problem) => [
      ...(problem.line === null ? [] : [code(`${path}:${problem.line}:${problem.column ?? 1}`), text(' ')]),
      ...sentence(problem.message),
    ]);
  const rest = problems.length > 20 ? [[text(`and ${problems.length - 20} more`)]] : [];
  return list([...shown, ...rest]);
}

function changeBlocks(policy: PolicyState): readonly Block[] {
  const { change } = policy;
  if (change === null) return [];
  const does = { added: 'adds', modified: 'changes', removed: 'removes', renamed: 'moves' }[change.status];
  const head = paragraph(
    text('ℹ️ '),
    strong(text(`This pull request ${does} the review policy`)),
    text(' ('),
    code(policy.path),
    text('). It is shown here and takes effect once merged: this review followed the base branch.'),
  );
  const keys = change.keys.slice(0, 40).map(keyItem);
  return [
    head,
    ...(keys.length === 0 ? [] : [details([text(`What would change (${change.keys.length})`)], list(keys))]),
    ...(change.problems.length === 0
      ? []
      : [paragraph(text('⚠️ Once merged it would have problems:')), problemList(policy.path, change.problems)]),
  ];
}
