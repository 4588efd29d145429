/** `ds-review check --fix`: a config with the fixes of its errors and warnings. */
import { parseConfig } from '../config/parse.ts';
import { type CheckOptions, checkConfig } from './check.ts';
import { type MendedText, mend } from './mend.ts';

/** More than any config has findings: an end, should two rules undo each other. */
const MOST_LOOKS = 200;

/** Safe fixes cannot change what a run that works today does; `unsafe` takes the others too. */
export function mendText(path: string, text: string, options: CheckOptions, unsafe: boolean): MendedText {
  const look = (current: string) =>
    checkConfig(parseConfig(path, current), options).findings.map(({ rule, severity, at, fix }) => ({
      rule,
      severity,
      pointer: at.pointer,
      offset: at.span.start,
      fix,
    }));
  return mend(text, look, { unsafe, most: MOST_LOOKS });
}
