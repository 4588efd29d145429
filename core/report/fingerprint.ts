/** The identity of a finding over commits: rule, file and JSON pointer. Lines move, so they are no part of it. */

export interface Identified {
  readonly rule: string;
  readonly path: string;
  readonly pointer: string;
}

/** 16 hexadecimal digits (two 32-bit FNV-1a over UTF-16 code units); a rule that reports one place twice has one fingerprint for both. */
export function fingerprint(finding: Identified): string {
  const parts = `${finding.rule}\0${finding.path}\0${finding.pointer}`;
  return hex(fnv1a(parts, 0x811c9dc5)) + hex(fnv1a(parts, 0x050c5d1f));
}

function fnv1a(text: string, basis: number): number {
  let hash = basis;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

const hex = (value: number): string => value.toString(16).padStart(8, '0');
