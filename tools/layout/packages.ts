/** Every direct dependency is named with its reason in CONTRIBUTING.md, at an exact version, and the lock file names no registry. */
import { read } from './tracked-files.ts';

export function packages(): string[] {
  const manifest: { dependencies: Record<string, string>; devDependencies: Record<string, string> } = JSON.parse(
    read('package.json'),
  );
  const guide = read('CONTRIBUTING.md');
  const named = (name: string): boolean => guide.split(/[\s|,]+/).includes(name);
  const all = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  return [
    ...all
      .filter(([name]) => !named(name))
      .map(([name]) => `package ${name}: CONTRIBUTING.md does not say what it is for`),
    ...all.filter(([, version]) => !/^\d/.test(version)).map(([name]) => `package ${name}: not an exact version`),
    ...(read('package-lock.json').includes('"resolved":') ? ['package-lock.json names a registry'] : []),
  ];
}
