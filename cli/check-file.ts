/** One file of `ds-review check`: its findings and DeepSpeed's verdict. Also what a worker runs: everything it is given and gives is plain data. */
import { decodeUtf8 } from '../core/config/decode.ts';
import { looksLikeDeepSpeedConfig } from '../core/config/detect.ts';
import { parseConfigBytes } from '../core/config/parse.ts';
import type { Policy } from '../core/policy/policy.ts';
import type { CheckedFile } from '../core/report/checked-file.ts';
import { byPlace, locate } from '../core/report/finding.ts';
import { acceptedHere, locateUseless } from '../core/review/suppress.ts';
import { type CheckOptions, checkConfig } from '../core/rules/check.ts';
import { checkLauncher } from './check-launcher.ts';
import { readOrLeaveOut } from './files.ts';

export interface CheckSettings {
  readonly options: CheckOptions;
  readonly suppressions: Policy['suppressions'];
  /** The format shows excerpts of the text. */
  readonly withText: boolean;
}

/** Of some files, in their order. */
export interface Checked {
  /** Those that are no config are left out. */
  readonly files: readonly CheckedFile[];
  /** What could not be read, as lines for people. */
  readonly leftOut: readonly string[];
}

export function isConfig(bytes: Uint8Array): boolean {
  return looksLikeDeepSpeedConfig(decodeUtf8(bytes).text);
}

export function checkFile(path: string, bytes: Uint8Array, settings: CheckSettings): CheckedFile {
  const launcher = checkLauncher(path, bytes, settings);
  if (launcher !== null) return launcher;
  const { options, suppressions } = settings;
  const document = parseConfigBytes(path, bytes);
  // Of a page of prose, named by mistake, every word before a colon would be a key that DeepSpeed does not know.
  const { json, hjson } = document.readings;
  const isReadable = json.accepts || hjson.accepts || looksLikeDeepSpeedConfig(document.text);
  const accepted = acceptedHere(path, suppressions);
  const checked = checkConfig(document, accepted.length === 0 ? options : { ...options, accepted });
  return {
    path,
    kind: 'ds_config',
    syntax: document.syntax,
    accepts: checked.accepts,
    findings: checked.findings
      .filter(({ rule }) => isReadable || rule !== 'unknown-top-level-key')
      .map((finding) => locate(finding, document))
      .sort(byPlace),
    suppressed: checked.suppressed.map((one) => ({ ...one, finding: locate(one.finding, document) })),
    useless: locateUseless(checked.uselessSuppressions, document, suppressions),
    text: settings.withText ? document.text : null,
  };
}

/** Files of folders: what is no config is passed over, what cannot be read is said. */
export function checkPaths(paths: readonly string[], settings: CheckSettings): Checked {
  const files: CheckedFile[] = [];
  const leftOut: string[] = [];
  for (const path of paths) {
    const bytes = readOrLeaveOut(path, { err: (line) => leftOut.push(line) });
    if (bytes !== null && isConfig(bytes)) files.push(checkFile(path, bytes, settings));
  }
  return { files, leftOut };
}
