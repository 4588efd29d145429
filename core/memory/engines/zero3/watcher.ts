import type { Parameter } from '../../model/parameter.ts';

/** Who wants to know what comes and goes: `parameters` by their positions in named_parameters(). */
export interface Watcher {
  microStep(): void;
  gathered(parameters: readonly Parameter[]): void;
  released(parameter: Parameter): void;
}

/** What the coordinator asks of the engine around it. */
export interface Surroundings {
  /** Takes all gradients of a leaf module once its backward is over (stage3.py:1533-1559). */
  readonly reduceLeaf: (parameters: readonly Parameter[]) => void;
  /** Called before a whole parameter is let go. */
  readonly keepSecondary: (parameter: Parameter) => void;
  readonly watcher: Watcher | null;
}
