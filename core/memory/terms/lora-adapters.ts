import type { Term } from './term.ts';

export const loraAdapters: Term = {
  id: 'lora-adapters',
  title: 'LoRA adapters',
  where: 'gpu',
  formula: "r (in + out) elements for each target; in the model's type, fp32 under ZeRO-3",
  source: 'peft; runtime/engine.py module.bfloat16()',
  rows: 'sw069 to sw074',
};
