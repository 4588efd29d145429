/** Paths that may travel to the runner: a closed alphabet, inside the repository, bounded. */

const ALPHABET = /^[A-Za-z0-9_.][A-Za-z0-9._-]*(?:\/[A-Za-z0-9._-]+)*$/;
const EXTENSION = /\.(?:json|hjson|jsonc)$/;
const MAX_PATH = 200;

export function isSafePath(path: string): boolean {
  return (
    path.length <= MAX_PATH && ALPHABET.test(path) && !path.split('/').some((part) => part === '.' || part === '..')
  );
}

/** As a word of a command: told from everything else by its extension. */
export function isConfigPath(word: string): boolean {
  return isSafePath(word) && EXTENSION.test(word);
}
