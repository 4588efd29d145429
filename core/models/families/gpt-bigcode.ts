/** GPTBigCodeForCausalLM (StarCoder): GPT-2 with linear layers and, mostly, one key head. */
import { splitSizes } from '../../memory/autograd/ops/shape.ts';
import { inContainer } from '../../memory/model/container.ts';
import { applyEmbedding, applyLinear, attend, residual } from '../../memory/model/layers.ts';
import { languageModelLoss } from '../../memory/model/loss.ts';
import type { Network } from '../../memory/model/network.ts';
import type { Tensor } from '../../memory/tape/tensor.ts';
import { TERM } from '../../memory/terms/numbers.ts';
import { dropoutModule } from './blocks/classifier.ts';
import { decoderForward, embedTokens, type LayerForward } from './blocks/decoder.ts';
import { makeNorm } from './blocks/norm.ts';
import { applyPlainMlp } from './blocks/plain-mlp.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

/** tril(ones): kept, though nothing reads it. The ones go after it is made, on the GPU where zero.Init builds the model there. */
function storedMask(net: Network, positions: number): void {
  const ones = net.options.zero3 ? net.tape.loose(positions * positions, 1, TERM.modelBuffers) : null;
  net.buffer(positions * positions, 1);
  if (ones !== null) net.tape.release(ones.storage);
}

function build(net: Network, config: Fields): ModelProgram {
  const { tape, graph } = net;
  const hidden = config.size(['n_embd', 'hidden_size'], 768);
  const heads = config.size(['n_head', 'num_attention_heads'], 12);
  const headSize = config.divide(hidden, heads, 'n_embd by n_head');
  const keyHeads = config.flag('multi_query', true) ? 1 : heads;
  const inner = config.size('n_inner', 4 * hidden);
  const vocab = config.size('vocab_size', 50257);
  const dropout = config.number('resid_pdrop', 0.1);
  const activation = config.text('activation_function', 'gelu_pytorch_tanh');
  const embedding = net.module('transformer.wte', [vocab, hidden]);
  const positions = config.size(['n_positions', 'max_position_embeddings'], 1024);
  const places = net.module('transformer.wpe', [positions, hidden]);

  const layer = (index: number): LayerForward =>
    net.within(`transformer.h.${index}`, () => {
      const before = makeNorm(net, 'ln_1', hidden, 'layer');
      const qkv = net.linear('attn.c_attn', hidden, (heads + 2 * keyHeads) * headSize, true);
      const out = net.linear('attn.c_proj', hidden, hidden, true);
      const beforeMlp = makeNorm(net, 'ln_2', hidden, 'layer');
      const mlp = net.within('mlp', () => ({
        up: net.linear('c_fc', hidden, inner, true),
        down: net.linear('c_proj', inner, hidden, true),
      }));
      const attention = (x: Tensor, mask: Tensor | null): Tensor =>
        tape.under(TERM.attention, () =>
          tape.frame(() => {
            const { batch, sequence } = net.options;
            const fused = applyLinear(net, qkv, x);
            const parts = [heads, keyHeads, keyHeads].map((count) => net.tokens * count * headSize);
            const [q = fused, k = fused, v = fused] = splitSizes(graph, fused, parts);
            tape.drop(fused);
            const shape = {
              batch,
              queries: sequence,
              keys: sequence,
              heads,
              keyHeads,
              headSize,
              causal: true,
              dropout: config.number('attn_pdrop', 0.1),
            };
            const y = applyLinear(net, out, attend(net, q, k, v, mask, shape, { softmaxInFp32: true }));
            return dropoutModule(net, qkv, 'resid_dropout', y, dropout);
          }),
        );
      const feedForward = (x: Tensor): Tensor =>
        tape.frame(() => dropoutModule(net, mlp, 'mlp_dropout', applyPlainMlp(net, mlp, activation, x), dropout));
      // The layer has a name for the attention's result until it ends.
      return (x, { mask }) =>
        tape.frame(() => {
          const normed = before(x);
          const attended = inContainer(net, qkv, 'attention', [normed], ([y = normed]) => attention(y, mask));
          const middle = residual(net, attended, x);
          tape.drop(normed);
          return residual(net, middle, feedForward(beforeMlp(middle)));
        });
    });

  const layers = Array.from({ length: config.size(['n_layer', 'num_hidden_layers'], 12) }, (_, index) => layer(index));
  const norm = makeNorm(net, 'transformer.ln_f', hidden, 'layer');
  storedMask(net, positions);
  const head = net.module('lm_head', [vocab, hidden]);
  if (config.flag('tie_word_embeddings', true)) net.tie(head, embedding);
  // Both embeddings live until the model's forward ends.
  const embed = (): Tensor => {
    const words = embedTokens(net, embedding);
    const { sequence } = net.options;
    const sum = residual(net, words, applyEmbedding(net, places, sequence, tape.local(sequence, 8, TERM.inputs)));
    const start = dropoutModule(net, places, 'drop', sum, config.number('embd_pdrop', 0.1));
    tape.drop(sum);
    return start;
  };
  return {
    forward: () =>
      decoderForward(net, { embed, layers, norm, finish: (x) => languageModelLoss(net, head, x), rotated: null }),
  };
}

export const gptBigCode: Family = { modelTypes: ['gpt_bigcode'], measured: true, build };
