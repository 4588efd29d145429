/** Every family that can be counted, by `model_type`. */
import type { CountFamily } from '../family.ts';
import { deepseek } from './deepseek.ts';
import { bert, deberta, debertaV2, distilbert, roberta } from './encoders.ts';
import { gptOss, mixtral, olmoe, phimoe, qwen2Moe, qwen3Moe } from './experts.ts';
import { gpt2, gptBigCode, gptJ, gptNeo, gptNeoX } from './gpt.ts';
import { kosmos2 } from './kosmos2.ts';
import {
  cohere,
  gemma,
  gemma2,
  gemma3Text,
  glm,
  glm4,
  llama,
  mistral,
  nemotron,
  olmo,
  olmo2,
  qwen2,
  qwen3,
  smollm3,
  starcoder2,
} from './llama.ts';
import { mllama } from './mllama.ts';
import { bloom, falcon, mpt, opt } from './older-decoders.ts';
import { phi, phi3 } from './phi.ts';
import { baichuan, chatglm, internlm2, internvlChat, openvla, qwen } from './remote-code.ts';
import { stablelm } from './stablelm.ts';
import { t5 } from './t5.ts';
import { clip, vit } from './vision.ts';
import { gemma3, idefics3, internvl, llava, llavaNext, qwenVl } from './vision-language.ts';
import { whisper } from './whisper.ts';

export const COUNT_FAMILIES: ReadonlyMap<string, CountFamily> = new Map([
  ['baichuan', baichuan],
  ['bert', bert],
  ['bloom', bloom],
  ['chatglm', chatglm],
  ['clip', clip],
  ['code_llama', llama],
  ['cohere', cohere],
  ['deberta', deberta],
  ['deberta-v2', debertaV2],
  ['deepseek_v2', deepseek],
  ['deepseek_v3', deepseek],
  ['distilbert', distilbert],
  ['falcon', falcon],
  ['gemma', gemma],
  ['gemma2', gemma2],
  ['gemma3', gemma3],
  ['gemma3_text', gemma3Text],
  ['glm', glm],
  ['glm4', glm4],
  ['gpt2', gpt2],
  ['gpt_bigcode', gptBigCode],
  ['gpt_neo', gptNeo],
  ['gpt_neox', gptNeoX],
  ['gpt_oss', gptOss],
  ['gptj', gptJ],
  ['granite', llama],
  ['idefics3', idefics3],
  ['internlm2', internlm2],
  ['internvl', internvl],
  ['internvl_chat', internvlChat],
  ['kosmos-2', kosmos2],
  ['llama', llama],
  ['llava', llava],
  ['llava_next', llavaNext],
  ['mistral', mistral],
  ['mixtral', mixtral],
  ['mllama', mllama],
  ['mpt', mpt],
  ['mt5', t5],
  ['nemotron', nemotron],
  ['olmo', olmo],
  ['olmo2', olmo2],
  ['olmoe', olmoe],
  ['openvla', openvla],
  ['opt', opt],
  ['phi', phi],
  ['phi3', phi3],
  ['phimoe', phimoe],
  ['qwen', qwen],
  ['qwen2', qwen2],
  ['qwen2_5_vl', qwenVl],
  ['qwen2_moe', qwen2Moe],
  ['qwen2_vl', qwenVl],
  ['qwen3', qwen3],
  ['qwen3_moe', qwen3Moe],
  ['roberta', roberta],
  ['smollm3', smollm3],
  ['smolvlm', idefics3],
  ['stablelm', stablelm],
  ['starcoder2', starcoder2],
  ['t5', t5],
  ['vit', vit],
  ['whisper', whisper],
  ['xlm-roberta', roberta],
]);
