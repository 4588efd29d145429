/** The language model of a vision-language model, by the model_type of its text_config. */
import type { Network } from '../../../memory/model/network.ts';
import { type Fields, ModelConfigProblem } from '../fields.ts';
import { GEMMA } from '../gemma.ts';
import { GEMMA2, GEMMA3, gemmaDecoder } from '../gemma2.ts';
import { LLAMA, llamaDecoder } from '../llama.ts';
import { MISTRAL } from '../mistral.ts';
import { phi3Decoder } from '../phi3.ts';
import { QWEN2 } from '../qwen2.ts';
import { QWEN3 } from '../qwen3.ts';
import type { Decoder } from './decoder.ts';

const VARIANTS: ReadonlyMap<string, typeof LLAMA> = new Map([
  ['gemma', GEMMA],
  ['llama', LLAMA],
  ['mistral', MISTRAL],
  ['qwen2', QWEN2],
  ['qwen2_vl_text', QWEN2],
  ['qwen2_5_vl_text', QWEN2],
  ['qwen3', QWEN3],
  ['qwen3_vl_text', QWEN3],
]);

/** `tied`: what the whole config says of the head. */
export function textDecoder(net: Network, config: Fields, tied: boolean): Decoder {
  return net.within('language_model', () => decoderOf(net, config, tied));
}

function decoderOf(net: Network, config: Fields, tied: boolean): Decoder {
  const type = config.text('model_type', 'llama');
  const text = config.with({ tie_word_embeddings: tied });
  if (type === 'phi3') return phi3Decoder(net, text);
  if (type === 'gemma2') return gemmaDecoder(net, text, GEMMA2);
  if (type === 'gemma3_text') return gemmaDecoder(net, text, GEMMA3);
  const variant = VARIANTS.get(type);
  if (variant === undefined) {
    throw new ModelConfigProblem(`A vision-language model on ${JSON.stringify(type.slice(0, 60))} is not modelled.`);
  }
  return llamaDecoder(net, text, variant);
}
