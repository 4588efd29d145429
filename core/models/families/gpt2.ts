/** GPT2LMHeadModel: learned positions, LayerNorm before each block, Conv1D layers, gelu_new written out. */
import { split } from '../../memory/autograd/ops/shape.ts';
import { activate } from '../../memory/model/activation.ts';
import { inContainer } from '../../memory/model/container.ts';
import { applyConv1d, applyEmbedding, applyLayerNorm, attend, eagerMask, residual } from '../../memory/model/layers.ts';
import { languageModelLoss } from '../../memory/model/loss.ts';
import type { Module } from '../../memory/model/module.ts';
import type { Network } from '../../memory/model/network.ts';
import { runStack } from '../../memory/model/stack.ts';
import type { Tensor } from '../../memory/tape/tensor.ts';
import { TERM } from '../../memory/terms/numbers.ts';
import { dropoutModule } from './blocks/classifier.ts';
import { embedTokens } from './blocks/decoder.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

interface Block {
  readonly norm1: Module;
  readonly qkv: Module;
  readonly out: Module;
  readonly norm2: Module;
  readonly up: Module;
  readonly down: Module;
}

interface Dropouts {
  readonly attention: number;
  readonly residual: number;
  readonly embedding: number;
}

function build(net: Network, config: Fields): ModelProgram {
  const vocab = config.size('vocab_size', 50257);
  const hidden = config.size(['n_embd', 'hidden_size'], 768);
  const heads = config.size(['n_head', 'num_attention_heads'], 12);
  const inner = config.size('n_inner', 4 * hidden);
  const headSize = config.divide(hidden, heads, 'n_embd by n_head');
  const activation = config.text('activation_function', 'gelu_new');
  const p: Dropouts = {
    attention: config.number('attn_pdrop', 0.1),
    residual: config.number('resid_pdrop', 0.1),
    embedding: config.number('embd_pdrop', 0.1),
  };
  const tokens = net.module('transformer.wte', [vocab, hidden]);
  const positions = net.module('transformer.wpe', [
    config.size(['n_positions', 'max_position_embeddings'], 1024),
    hidden,
  ]);
  const blocks = Array.from({ length: config.size(['n_layer', 'num_hidden_layers'], 12) }, (_, index) =>
    net.within(
      `transformer.h.${index}`,
      (): Block => ({
        norm1: net.layerNorm('ln_1', hidden),
        qkv: net.conv1d('attn.c_attn', hidden, 3 * hidden),
        out: net.conv1d('attn.c_proj', hidden, hidden),
        norm2: net.layerNorm('ln_2', hidden),
        up: net.conv1d('mlp.c_fc', hidden, inner),
        down: net.conv1d('mlp.c_proj', inner, hidden),
      }),
    ),
  );
  const norm = net.layerNorm('transformer.ln_f', hidden);
  const head = net.module('lm_head', [vocab, hidden]);
  if (config.flag('tie_word_embeddings', true)) net.tie(head, tokens);
  const { tape, graph } = net;

  const attention = (block: Block, x: Tensor, mask: Tensor | null): Tensor =>
    tape.under(TERM.attention, () =>
      inContainer(net, block, 'attention', [x], ([input = x]) =>
        tape.frame(() => {
          const qkv = applyConv1d(net, block.qkv, input);
          const [q = qkv, k = qkv, v = qkv] = split(graph, qkv, 3);
          tape.drop(qkv);
          const { batch, sequence } = net.options;
          const shape = {
            batch,
            queries: sequence,
            keys: sequence,
            heads,
            keyHeads: heads,
            headSize,
            causal: true,
            dropout: p.attention,
          };
          const y = attend(net, q, k, v, mask, shape, { softmaxInFp32: false });
          const projected = applyConv1d(net, block.out, y);
          return dropoutModule(net, block, 'resid_dropout', projected, p.residual);
        }),
      ),
    );

  const feedForward = (block: Block, x: Tensor): Tensor =>
    tape.under(TERM.mlp, () =>
      inContainer(net, block, 'mlp', [x], ([input = x]) =>
        tape.frame(() => {
          const raw = applyConv1d(net, block.up, input);
          const active = inContainer(net, block, 'act', [raw], ([y = raw]) => activate(graph, activation, y));
          tape.drop(raw);
          const down = applyConv1d(net, block.down, active);
          tape.drop(active);
          return dropoutModule(net, block, 'mlp_dropout', down, p.residual);
        }),
      ),
    );

  const layer = (block: Block, x: Tensor, mask: Tensor | null): Tensor => {
    const before = applyLayerNorm(net, block.norm1, x);
    const attended = attention(block, before, mask);
    const middle = residual(net, attended, x);
    tape.drop(before);
    const between = applyLayerNorm(net, block.norm2, middle);
    const fed = feedForward(block, between);
    return residual(net, middle, fed);
  };

  const decode = (): Tensor =>
    tape.frame(() => {
      const words = embedTokens(net, tokens);
      const { sequence } = net.options;
      const places = applyEmbedding(net, positions, sequence, tape.local(sequence, 8, TERM.inputs));
      const sum = residual(net, words, places);
      const mask = eagerMask(net);
      const start = dropoutModule(net, blocks, 'drop', sum, p.embedding);
      tape.drop(sum);
      const x = runStack(net, blocks, start, [mask], (block, input, [m]) => layer(block, input, m ?? null));
      tape.drop(words, places);
      return applyLayerNorm(net, norm, x);
    });

  return {
    forward: () => tape.frame(() => languageModelLoss(net, head, inContainer(net, blocks, 'model', [], decode))),
  };
}

export const gpt2: Family = { modelTypes: ['gpt2'], measured: true, build };
