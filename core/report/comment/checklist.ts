/** The checklist before training, as one line of marks. */

import type { ConfigReview } from '../../review/outcome.ts';
import { type Inline, joined, sentence, text } from '../document.ts';
import { MARK_SIGN } from './marks.ts';

export function checklist(config: ConfigReview): readonly Inline[] {
  return joined(
    config.marks.map((mark) => [text(`${MARK_SIGN[mark.state]} `), ...sentence(mark.text)]),
    ' · ',
  );
}
