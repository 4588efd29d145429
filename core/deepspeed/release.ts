/** What is known of one DeepSpeed release: written by tools/schema from its own classes and source, never by hand. */
import type { Setting } from '../rules/view.ts';

export interface FieldFacts {
  readonly kind:
    | 'bool'
    | 'int'
    | 'float'
    | 'string'
    | 'list'
    | 'dict'
    | 'any'
    | 'model'
    | 'enum'
    | 'int-enum'
    | 'literal'
    | 'union'
    | 'python';
  readonly nullable?: boolean;
  readonly items?: FieldFacts;
  readonly of?: readonly FieldFacts[];
  readonly model?: string;
  /** The Python class of which no JSON value is an instance. */
  readonly class?: string;
  readonly values?: readonly (string | number)[];
  readonly gt?: number;
  readonly ge?: number;
  readonly lt?: number;
  readonly le?: number;
  /** The name in a config file; pydantic takes the field's own name, too. */
  readonly alias?: string;
  readonly default?: Setting;
  /** `moves`: its value becomes that of the successor. */
  readonly deprecated?: { readonly successor: string | null; readonly moves: boolean };
  /** `deepspeed/runtime/zero/config.py:95`. */
  readonly source?: string | null;
}

export interface ModelFacts {
  readonly source: string | null;
  /** Names of its validators in Python: validators.ts has them. */
  readonly validators?: readonly string[];
  readonly fields: Readonly<Record<string, FieldFacts>>;
  /** "auto" is a value like another: not one of DeepSpeed's own models, which drop it. */
  readonly keeps_auto?: true;
}

export interface KeyFacts {
  readonly read_at: readonly string[];
  readonly default?: Setting;
}

export interface ReleaseFacts {
  readonly deepspeed: string;
  /** Which pydantic its models are made for; the two convert values differently. */
  readonly pydantic: 1 | 2;
  /** Block (`timers/throughput`) → the pydantic model behind it, which forbids unknown keys. */
  readonly sections: Readonly<Record<string, string>>;
  readonly models: Readonly<Record<string, ModelFacts>>;
  /** Every key that is looked up by hand: `checkpoint/writer/type`. */
  readonly keys: Readonly<Record<string, KeyFacts>>;
  /** Keys that are refused by their presence → what DeepSpeed says. */
  readonly removed: {
    readonly top: Readonly<Record<string, string>>;
    readonly zero_optimization: Readonly<Record<string, string>>;
  };
  /** Value lists of keys that are checked by hand. */
  readonly values: Readonly<Record<string, readonly string[]>>;
}
