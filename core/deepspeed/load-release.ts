/** The facts of a release, loaded when needed: only those of the latest are part of every bundle. */
import { RELEASE } from './generated/release-0.19.8.ts';
import type { ReleaseFacts } from './release.ts';
import { nearestRelease } from './releases.ts';

/** Of the nearest release that is known here. */
export async function loadRelease(version: string): Promise<ReleaseFacts> {
  switch (nearestRelease(version)) {
    case '0.9.5':
      return (await import('./generated/release-0.9.5.ts')).RELEASE;
    case '0.10.3':
      return (await import('./generated/release-0.10.3.ts')).RELEASE;
    case '0.11.2':
      return (await import('./generated/release-0.11.2.ts')).RELEASE;
    case '0.12.6':
      return (await import('./generated/release-0.12.6.ts')).RELEASE;
    case '0.13.5':
      return (await import('./generated/release-0.13.5.ts')).RELEASE;
    case '0.14.5':
      return (await import('./generated/release-0.14.5.ts')).RELEASE;
    case '0.15.4':
      return (await import('./generated/release-0.15.4.ts')).RELEASE;
    case '0.16.9':
      return (await import('./generated/release-0.16.9.ts')).RELEASE;
    case '0.17.6':
      return (await import('./generated/release-0.17.6.ts')).RELEASE;
    case '0.18.9':
      return (await import('./generated/release-0.18.9.ts')).RELEASE;
    default:
      return RELEASE;
  }
}
