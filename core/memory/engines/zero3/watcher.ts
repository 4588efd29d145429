import type { Parameter } from '../../model/parameter.ts';

/** Who wants to know what comes and goes: `parameters` by their positions in named_parameters(). */
export interface Watcher {
  microStep(): void;
  gathered(parameters: readonly Parameter[]): void;
  released(parameter: Parameter): void;
}
