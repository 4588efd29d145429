/** Models that the tests ask for. */
import { COMMIT, type Repository, safetensors } from './fake-hub.ts';

export const LLAMA = {
  architectures: ['LlamaForCausalLM'],
  model_type: 'llama',
  hidden_size: 512,
  intermediate_size: 1024,
  num_hidden_layers: 4,
  num_attention_heads: 8,
  num_key_value_heads: 8,
  vocab_size: 32000,
  tie_word_embeddings: false,
};
/** Embedding and head, and per layer four attention and three MLP matrices and two norms, and the last norm. */
export const LLAMA_PARAMETERS = 2 * 32000 * 512 + 4 * (4 * 512 * 512 + 3 * 512 * 1024 + 2 * 512) + 512;

const llama = { 'config.json': JSON.stringify(LLAMA) };
const unknown = { 'config.json': JSON.stringify({ model_type: 'my_robot', hidden_size: 64 }) };

/** 1,000 × 64 of an embedding and 64 × 64 + 64 of a layer in bfloat16, a norm in float32; the position ids train nothing. */
const TENSORS = {
  'model.embed.weight': ['BF16', [1000, 64]],
  'model.layer.weight': ['BF16', [64, 64]],
  'model.layer.bias': ['BF16', [64]],
  'model.norm.weight': ['F32', [64]],
  'model.position_ids': ['I64', [1, 512]],
} as const;
export const ROBOT_PARAMETERS = 1000 * 64 + 64 * 64 + 64 + 64;

const shard = (names: readonly (keyof typeof TENSORS)[]): Uint8Array =>
  safetensors(Object.fromEntries(names.map((name) => [name, TENSORS[name]])));
const FIRST = 'model-00001-of-00002.safetensors';
const SECOND = 'model-00002-of-00002.safetensors';

export const REPOSITORIES: Readonly<Record<string, Repository>> = {
  'acme/open-7b': { files: llama, revisions: ['main', 'v2', 'refs/pr/1'] },
  'acme/private-7b': { files: llama, access: 'private' },
  'acme/gated-7b': { files: llama, access: 'gated' },
  'acme/waiting-7b': { files: llama, access: 'gated-not-granted' },
  'acme/old-name': { files: {}, movedTo: 'acme/open-7b' },
  'acme/robot': { files: { ...unknown, 'model.safetensors': safetensors(TENSORS) } },
  'acme/robot-on-cdn': {
    files: { ...unknown, 'model.safetensors': safetensors(TENSORS) },
    access: 'private',
    onCdn: true,
  },
  'acme/robot-in-shards': {
    files: {
      ...unknown,
      [FIRST]: shard(['model.embed.weight', 'model.layer.weight']),
      [SECOND]: shard(['model.layer.bias', 'model.norm.weight', 'model.position_ids']),
      'model.safetensors.index.json': JSON.stringify({
        metadata: { total_size: 1 },
        weight_map: {
          'model.embed.weight': FIRST,
          'model.layer.weight': FIRST,
          'model.layer.bias': SECOND,
          'model.norm.weight': SECOND,
          'model.position_ids': SECOND,
        },
      }),
    },
  },
  // Two weights of 4 bits in a byte, and the scales of their blocks, which are no parameters.
  'acme/quantized': {
    files: {
      'config.json': JSON.stringify({
        model_type: 'my_robot',
        quantization_config: { quant_method: 'bitsandbytes', load_in_4bit: true },
      }),
      'model.safetensors': safetensors({
        'layer.weight': ['U8', [500, 1]],
        'layer.weight.absmax': ['F32', [16]],
        'norm.weight': ['BF16', [64]],
      }),
    },
  },
  'acme/robot-without-weights': { files: unknown },
  'acme/weights-only': { files: { 'model.safetensors': safetensors(TENSORS) } },
  'acme/broken-weights': { files: { ...unknown, 'model.safetensors': 'no header at all, only words' } },
  'acme/adapter': { files: { 'adapter_config.json': '{}' } },
  'acme/mamba': { files: { 'config.json': JSON.stringify(LLAMA).replace('{', '{"time_step_limit":[0.0,Infinity],') } },
  'acme/broken': { files: { 'config.json': '{"model_type": "llama",}' } },
  'acme/negative': { files: { 'config.json': JSON.stringify({ ...LLAMA, hidden_size: -512 }) } },
  'acme/no-size': { files: { 'config.json': JSON.stringify({ model_type: 'my_robot' }) } },
  'acme/list': { files: { 'config.json': '[1, 2]' } },
  'acme/empty': { files: { 'config.json': '' } },
  'acme/lfs': {
    files: { 'config.json': 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 12\n' },
  },
  'acme/log-in': { files: { 'config.json': '<!DOCTYPE html><title>Please log in</title>' } },
  'acme/huge': { files: { 'config.json': `{"pad": "${'x'.repeat(5 * 1024 * 1024)}"}` } },
  'acme/huge-untold': {
    files: {},
    answer: (_, response) => {
      response.writeHead(200);
      const more = (): void => {
        if (!response.destroyed) response.write('x'.repeat(256 * 1024), more);
      };
      more();
    },
  },
  'acme/silent': { files: {}, answer: () => undefined },
  'acme/cut-off': {
    files: {},
    answer: (_, response) => {
      response.writeHead(200, { 'content-length': 1000 }).write('{"model_');
      setTimeout(() => response.destroy(), 20);
    },
  },
  'acme/ill': { files: {}, answer: (_, response) => void response.writeHead(503).end() },
  'acme/busy': { files: {}, answer: (_, response) => void response.writeHead(429).end() },
  'acme/round-and-round': {
    files: {},
    answer: (request, response) => void response.writeHead(302, { location: request.url }).end(),
  },
  'acme/to-a-file': {
    files: {},
    answer: (_, response) => void response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  },
};

export { COMMIT };
