/** A launcher that names a config which is not there: only where the repository itself shows that it should be. */
import type { ConfigDocument } from '../../config/document.ts';
import { findConfig, normalPath } from '../../config/launchers/find-config.ts';
import type { Launcher } from '../../config/launchers/launcher.ts';
import type { Finding } from '../../rules/rule.ts';
import { closestNames } from '../../text/closest-names.ts';
import type { LauncherSurroundings } from './side.ts';

export function missingFindings(
  document: ConfigDocument,
  launcher: Launcher,
  around: LauncherSurroundings,
): readonly Finding[] {
  const { paths, gone } = around;
  if (paths === null || !launcher.usesDeepSpeed) return [];
  return launcher.references.flatMap(({ ref, pointer, span }): Finding[] => {
    // A path of another machine, or one that the run puts together.
    if (/^(?:\/|~|[A-Za-z]:)/.test(ref) || /[$`{}<>*]/.test(ref)) return [];
    if (findConfig(launcher.path, ref, paths).found) return [];
    const before = findConfig(launcher.path, ref, new Set([...paths, ...gone.keys()]));
    const finding = (message: string, severity: Finding['severity']): Finding => ({
      rule: 'config-file-missing',
      severity,
      effect: 'fails',
      message,
      at: { pointer, span },
      fix: null,
      path: document.path,
    });
    if (before.found) {
      const now = gone.get(before.path) ?? null;
      const where = now === null ? 'which this pull request removes' : `which this pull request moves to \`${now}\``;
      return [finding(`\`${ref}\` is \`${before.path}\`, ${where}: the run stops where it looks for it.`, 'warning')];
    }
    const near = nearest(launcher.path, ref, paths);
    if (near === null) return [];
    return [finding(`There is no \`${ref}\` in this repository. Did you mean \`${near}\`?`, 'warning')];
  });
}

/** In the folder that the reference names there is a file of almost that name. */
function nearest(launcher: string, ref: string, paths: ReadonlySet<string>): string | null {
  const cut = ref.lastIndexOf('/') + 1;
  const [folder, name] = [ref.slice(0, cut), ref.slice(cut)];
  const beside = launcher.slice(0, launcher.lastIndexOf('/') + 1);
  for (const start of new Set([beside, ''])) {
    const path = normalPath(`${start}${folder}.`);
    if (path === null) continue;
    const prefix = path === '' ? '' : `${path}/`;
    const names = [...paths].flatMap((one) =>
      one.startsWith(prefix) && !one.slice(prefix.length).includes('/') ? [one.slice(prefix.length)] : [],
    );
    const ending = name.slice(name.lastIndexOf('.'));
    const [near] = closestNames(
      name,
      names.filter((one) => one.endsWith(ending)),
    );
    // zero2 and zero3 are two names, not one and its misspelling.
    if (near !== undefined && digits(near) === digits(name)) return `${prefix}${near}`;
  }
  return null;
}

const digits = (name: string): string => name.replace(/\D+/g, ' ').trim();
