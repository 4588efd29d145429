/** Which changed files are worth a request: a ds_config may have any name, so only what cannot be one is left out. */
import type { ChangedFile } from '../github/api.ts';

/** Endings of files that are never a config: pictures, archives, weights, programs, prose. */
const NEVER =
  /\.(?:png|jpe?g|gif|svg|webp|ico|bmp|tiff?|pdf|mp[34]|wav|ogg|webm|mov|avi|zip|gz|tgz|bz2|xz|zst|7z|rar|tar|whl|jar|so|dll|dylib|exe|o|a|class|pyc|bin|pt|pth|ckpt|safetensors|onnx|gguf|h5|npy|npz|parquet|arrow|feather|pkl|pickle|db|sqlite3?|ttf|otf|woff2?|eot|ipynb|py|pyi|pyx|c|cc|cpp|cxx|cu|cuh|h|hh|hpp|rs|go|java|kt|scala|swift|rb|php|pl|lua|jl|r|m|mm|js|mjs|cjs|jsx|ts|tsx|mts|cts|vue|svelte|css|s[ac]ss|less|html?|xml|xsd|md|mdx|rst|tex|bib|csv|tsv|jsonl|ndjson|log|diff|patch|lock|sum|map|min\.js|proto|sql|ps1|bat|dockerfile|gitignore|gitattributes)$/i;
/** Files that package managers write: large JSON that is nobody's config. */
const GENERATED =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|composer\.lock|tokenizer(?:_config)?\.json|vocab\.json|merges\.txt|special_tokens_map\.json|model\.safetensors\.index\.json|pytorch_model\.bin\.index\.json)$/i;
const LIKELY =
  /(?:^|[/_.-])(?:ds|deepspeed|zero\d?|zero[-_]?(?:1|2|3|offload)|hf_?ds)(?:[/_.-]|config|\d|$)|deepspeed/i;

export function mayBeConfig(path: string): boolean {
  return !NEVER.test(path) && !GENERATED.test(path);
}

/** Its name says that it is a config of DeepSpeed. */
export const isLikely = (path: string): boolean => LIKELY.test(path);

/** Likely configs first, so that a limit cuts off the least likely. Order among equals stays. */
export function byLikelihood(files: readonly ChangedFile[]): ChangedFile[] {
  const rank = (file: ChangedFile) => (isLikely(file.path) ? 0 : /\.(?:json[c5]?|hjson)$/i.test(file.path) ? 1 : 2);
  return files
    .map((file, index) => ({ file, index, rank: rank(file) }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ file }) => file);
}
