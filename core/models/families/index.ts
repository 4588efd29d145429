/** Families by model_type. */

import { albert } from './albert.ts';
import { bart } from './bart.ts';
import { bert } from './bert.ts';
import { blip2 } from './blip-2.ts';
import { bloom } from './bloom.ts';
import { clip } from './clip.ts';
import { cohere, cohere2 } from './cohere.ts';
import { deberta } from './deberta.ts';
import { debertaV2 } from './deberta-v2.ts';
import { deepseekV2, deepseekV3 } from './deepseek.ts';
import { distilbert } from './distilbert.ts';
import { electra } from './electra.ts';
import { falcon } from './falcon.ts';
import type { Family } from './family.ts';
import { gemma } from './gemma.ts';
import { gemma2, gemma3 } from './gemma2.ts';
import { gemma3Vision } from './gemma3-vision.ts';
import { glm, glm4 } from './glm.ts';
import { glm4Moe } from './glm4-moe.ts';
import { gptBigCode } from './gpt-bigcode.ts';
import { gptNeo } from './gpt-neo.ts';
import { gptNeox } from './gpt-neox.ts';
import { gptOss } from './gpt-oss.ts';
import { gpt2 } from './gpt2.ts';
import { gptj } from './gptj.ts';
import { granite } from './granite.ts';
import { graniteMoe, graniteMoeShared } from './granite-moe.ts';
import { idefics2 } from './idefics2.ts';
import { idefics3, smolvlm } from './idefics3.ts';
import { internvl } from './internvl.ts';
import { kosmos2 } from './kosmos2.ts';
import { llama } from './llama.ts';
import { llava, llavaNext, llavaOnevision } from './llava.ts';
import { mistral } from './mistral.ts';
import { mistral3 } from './mistral3.ts';
import { mixtral } from './mixtral.ts';
import { mllama } from './mllama.ts';
import { modernBert } from './modernbert.ts';
import { mpt } from './mpt.ts';
import { nemotron } from './nemotron.ts';
import { olmo } from './olmo.ts';
import { olmo2, olmo3 } from './olmo2.ts';
import { opt } from './opt.ts';
import { paligemma } from './paligemma.ts';
import { phi } from './phi.ts';
import { phi3 } from './phi3.ts';
import { olmoe, phimoe, qwen2Moe, qwen3Moe } from './qwen-moe.ts';
import { qwen2 } from './qwen2.ts';
import { qwen2Vl, qwen25Vl } from './qwen2-vl.ts';
import { qwen3 } from './qwen3.ts';
import { qwen3Vl } from './qwen3-vl.ts';
import { roberta, xlmRoberta } from './roberta.ts';
import { seedOss } from './seed-oss.ts';
import { siglip } from './siglip.ts';
import { smollm3 } from './smollm3.ts';
import { stablelm } from './stablelm.ts';
import { starcoder2 } from './starcoder2.ts';
import { t5 } from './t5.ts';
import { vit } from './vit.ts';
import { whisper } from './whisper.ts';

export const FAMILIES: readonly Family[] = [
  bert,
  gemma,
  gemma2,
  gemma3,
  gpt2,
  gptNeox,
  granite,
  kosmos2,
  llama,
  mistral,
  mixtral,
  olmo,
  opt,
  phi,
  phi3,
  qwen2,
  qwen3,
  smollm3,
  olmo2,
  roberta,
  xlmRoberta,
  stablelm,
  starcoder2,
  bloom,
  cohere,
  falcon,
  glm,
  glm4,
  gptBigCode,
  gptNeo,
  gptj,
  nemotron,
  olmoe,
  phimoe,
  qwen2Moe,
  qwen3Moe,
  distilbert,
  gemma3Vision,
  llava,
  llavaNext,
  llavaOnevision,
  qwen25Vl,
  qwen2Vl,
  qwen3Vl,
  blip2,
  siglip,
  idefics2,
  idefics3,
  smolvlm,
  internvl,
  mllama,
  mistral3,
  paligemma,
  bart,
  clip,
  whisper,
  t5,
  vit,
  mpt,
  deepseekV2,
  deepseekV3,
  gptOss,
  debertaV2,
  deberta,
  modernBert,
  graniteMoe,
  graniteMoeShared,
  cohere2,
  olmo3,
  glm4Moe,
  seedOss,
  electra,
  albert,
];

const byType = new Map(FAMILIES.flatMap((family) => family.modelTypes.map((type) => [type, family] as const)));

export function familyOf(modelType: string): Family | undefined {
  return byType.get(modelType);
}

export function knownModelTypes(): string[] {
  return [...byType.keys()].sort();
}
