/** What texts of the policy may look like. The same expressions stand in the schema; a test compares both. */
import type { Pattern } from './section.ts';

const pattern = (source: string, wanted: string): Pattern => ({ pattern: new RegExp(source, 'u'), wanted });

export const RELEASE = pattern(
  '^(?:auto|[0-9]+\\.[0-9]+(?:\\.[0-9]+)?(?:[.+-]?[0-9A-Za-z.+-]+)?)$',
  '`auto` or a release such as 0.19.8 (0.19 needs quotes)',
);
export const GLOB = pattern('^[^\\u0000-\\u001f]+$', 'a path or a glob such as configs/**/*.json');
export const NAME = pattern('^[^\\u0000-\\u001f]+$', 'a short text');
export const HARDWARE = pattern('^[0-9A-Za-z][0-9A-Za-z ._/()+-]*$', 'a name such as h100-80gb or aws/p5.48xlarge');
export const MODEL = pattern(
  '^[0-9A-Za-z._/][0-9A-Za-z ._/,=+@-]*$',
  'a Hugging Face id, the path of a config.json, or params=…,largest_layer=…',
);
export const MODULE = pattern('^[0-9A-Za-z_.*-]+$', 'the name of a module such as vision_tower');
export const RULE_ID = pattern('^[a-z][0-9a-z-]*$', 'the id of a rule such as unknown-key');
export const REASON = pattern('\\S', 'a reason in words');
export const WORKFLOW = pattern('^[0-9A-Za-z._-]+\\.ya?ml$', 'a file name such as ds-smoke.yml, without a folder');
/** The words of `/ds-smoke` itself are no profiles. */
export const PROFILE = pattern(
  '^(?!(?:status|cancel|rerun|help)$)[0-9A-Za-z][0-9A-Za-z._-]{0,39}$',
  'letters, digits, `-`, `.` and `_`, at most 40, and none of status, cancel, rerun, help',
);
/** Goes into a workflow's input: nothing a shell could take apart, nothing outside the repository. */
export const CONFIG_PATH = pattern(
  '^(?![/-])(?!(?:.*/)?\\.\\.(?:/|$))[0-9A-Za-z._/-]{1,200}$',
  'a path in the repository made of letters, digits and . _ / -',
);
export const LOGIN = pattern('^[0-9A-Za-z][0-9A-Za-z_-]{0,99}$', 'a login without @');
export const TEAM = pattern(
  '^(?:[0-9A-Za-z][0-9A-Za-z_-]{0,99}/)?[0-9A-Za-z][0-9A-Za-z_.-]{0,99}$',
  "a team's slug such as ml-infra, or org/ml-infra",
);
export const MODEL_GLOB = pattern('^[0-9A-Za-z._/*-]+$', 'a Hugging Face id or a glob such as meta-llama/*');
