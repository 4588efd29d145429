/** PEFT's get_peft_model: the base is frozen, each target gets A (r, in) and B (out, r) in fp32. */
import { ModelConfigProblem } from '../../models/families/fields.ts';
import type { LoraAdapters } from '../run.ts';
import { TERM } from '../terms/numbers.ts';
import { Module } from './module.ts';
import type { Network } from './network.ts';

export function addAdapters(net: Network, lora: LoraAdapters): void {
  for (const parameter of net.parameters) parameter.needsGrad = false;
  const modules: Module[] = [];
  for (const module of net.modules) {
    modules.push(module);
    const size = net.linears.get(module);
    if (size === undefined || !isTarget(module.name, lora.targetModules)) continue;
    const down = net.parameter(`${module.name}.lora_A`, [lora.r, size.ins], 4, TERM.loraAdapters);
    const up = net.parameter(`${module.name}.lora_B`, [size.outs, lora.r], 4, TERM.loraAdapters);
    const adapter = { down: new Module(down.name, [down]), up: new Module(up.name, [up]) };
    module.adapter = adapter;
    modules.push(adapter.down, adapter.up);
    net.parameters.push(down, up);
  }
  if (modules.length === net.modules.length) {
    const names = lora.targetModules.slice(0, 5).join(', ').slice(0, 80);
    throw new ModelConfigProblem(`None of the LoRA target modules (${names}) is a linear layer of the model.`);
  }
  net.modules = modules;
}

/** PEFT: the whole name, or its end after a dot; all-linear leaves the head out. */
function isTarget(name: string, targets: readonly string[]): boolean {
  if (targets.includes('all-linear')) return !name.endsWith('lm_head') && !name.endsWith('embed_out');
  return targets.some((target) => name === target || name.endsWith(`.${target}`));
}

/** The engine casts adapters to the model's type (module.bfloat16()), except under zero.Init. */
export function castAdapters(net: Network, width: number): void {
  for (const parameter of net.parameters) {
    if (parameter.width === width) continue;
    parameter.moveTo(net.tape, net.tape.allocate(parameter.elements * width, TERM.loraAdapters));
    parameter.width = width;
  }
}
