/** A YAML file of `ds-review check` that starts training: an accelerate file, a training YAML. */
import { decodeUtf8 } from '../core/config/decode.ts';
import { LATEST } from '../core/deepspeed/releases.ts';
import type { CheckedFile } from '../core/report/checked-file.ts';
import { byPlace } from '../core/report/finding.ts';
import { readLauncherSide } from '../core/review/launcher/side.ts';
import type { CheckSettings } from './check-file.ts';

const YAML = /\.ya?ml$/i;

/** null: it is none. What it means by a path hangs on the folder of the launch, so nothing is said of that here. */
export function checkLauncher(path: string, bytes: Uint8Array, settings: CheckSettings): CheckedFile | null {
  if (!YAML.test(path)) return null;
  const { text } = decodeUtf8(bytes);
  const side = readLauncherSide(path, text, {
    paths: null,
    gone: new Map(),
    textOf: () => null,
    settings: settings.options.settings ?? {},
    suppressions: settings.suppressions,
    deepspeed: settings.options.deepspeed ?? LATEST,
  });
  if (side === null) return null;
  return {
    path,
    kind: side.launcher.kind,
    syntax: 'yaml',
    accepts: {},
    findings: side.findings.toSorted(byPlace),
    suppressed: side.suppressed,
    useless: side.useless,
    text: settings.withText ? text : null,
  };
}
