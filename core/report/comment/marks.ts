/** The signs of the comment: one per meaning, each beside a word, so that none has to be known. */

import type { Fit, Mark, Verdict } from '../../review/outcome.ts';
import type { Integration, Severity } from '../../rules/rule.ts';

export const VERDICT_SIGN: Readonly<Record<Verdict, string>> = { pass: '✅', warn: '⚠️', fail: '❌' };
export const SEVERITY_SIGN: Readonly<Record<Severity, string>> = { error: '❌', warning: '⚠️', notice: 'ℹ️' };
export const FIT_SIGN: Readonly<Record<Fit, string>> = { fits: '✅', tight: '⚠️', 'does-not-fit': '❌', unknown: '❔' };
export const MARK_SIGN: Readonly<Record<Mark['state'], string>> = { ok: '✅', warn: '⚠️', bad: '❌', unknown: '❔' };
export const FIT_WORDS: Readonly<Record<Fit, string>> = {
  fits: 'fits',
  tight: 'tight',
  'does-not-fit': 'does not fit',
  unknown: 'unknown',
};

export const LAUNCHER: Readonly<Record<Integration, string>> = {
  raw: 'deepspeed.initialize',
  'hf-trainer': 'the HF Trainer',
  accelerate: 'Accelerate',
};
