/** What no file may hold: junk drawers by name, and checks that were switched off. */
import { isHandWritten, read } from './tracked-files.ts';

const JUNK_DRAWER = /(^|\/)(utils?|helpers?|misc|common)(\.[a-z]+$|\/)/;
/** What Biome does not forbid by itself. */
const SWITCHED_OFF = [
  /@ts-ignore/,
  /@ts-expect-error/,
  /@ts-nocheck/,
  /biome-ignore-all lint(?!\/complexity\/noTemplateCurlyInString|\/suspicious\/noTemplateCurlyInString)/,
  /\b(it|test|describe)\.only\(/,
];

export function words(files: readonly string[]): string[] {
  const code = files.filter(
    (path) => /\.(ts|mjs)$/.test(path) && isHandWritten(path) && path !== 'tools/layout/words.ts',
  );
  return [
    ...files.filter((path) => JUNK_DRAWER.test(path)).map((path) => `${path}: a file is named after what it does`),
    ...code.flatMap((path) => {
      const text = read(path);
      return SWITCHED_OFF.filter((pattern) => pattern.test(text)).map(
        (pattern) => `${path}: ${pattern.source} switches a check off`,
      );
    }),
  ];
}
