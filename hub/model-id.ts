/** `owner/name`, `owner/name@revision`, or the address of a model's page: what a model of the hub may be called. Anything else is never asked for. */

export interface HubId {
  readonly id: string;
  /** Branch, tag, pull request (`refs/pr/1`) or commit. */
  readonly revision: string;
}

/** As the hub has it: letters, digits, `-`, `_` and `.`, at most 96 characters, neither `--` nor `..`, and no mark at an end. */
const PART = /^(?![-.])(?!.*(?:--|\.\.))[A-Za-z0-9._-]{1,96}(?<![-.])$/;
const REVISION = /^(?!\/)(?!.*(?:\.\.|\/\/))[\w./-]{1,200}(?<!\/)$/;
const PAGE = /^https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co)\//i;
const COMMIT = /^[0-9a-f]{40}$/;

/** null: no model of the hub can be called so. A name without owner is none: those few have had owners since 2023, which the catalogue knows. */
export function parseHubId(text: string): HubId | null {
  const [path = '', ...query] = text.trim().replace(PAGE, '').split(/[?#]/);
  if (query.length > 0 && !PAGE.test(text.trim())) return null;
  const page = /^([^/@]+\/[^/@]+)\/(?:tree|blob|resolve)\/([^/]+)(?:\/.*)?$/.exec(path);
  const [name = '', ...revisions] =
    page === null ? path.replace(/\/+$/, '').split('@') : [page[1] ?? '', page[2] ?? ''];
  if (revisions.length > 1) return null;
  const parts = name.split('/');
  const [revision = 'main'] = revisions;
  if (parts.length !== 2 || !parts.every((part) => PART.test(part)) || !REVISION.test(revision)) return null;
  return { id: name, revision };
}

/** Nobody can move it: what it held once it holds for ever. */
export const isCommit = (revision: string): boolean => COMMIT.test(revision);
