/** What decoder families have in common around their layers. */
import type { LogitSteps } from '../../../memory/model/loss.ts';
import { languageModelLoss } from '../../../memory/model/loss.ts';
import type { Network } from '../../../memory/model/network.ts';
import type { ModelProgram } from '../family.ts';
import { droppedOut } from './classifier.ts';
import { decoderForward, embedTokens, type LayerForward, rotaryBuffers } from './decoder.ts';
import { makeNorm, type NormKind } from './norm.ts';

export interface DecoderParts {
  readonly vocab: number;
  readonly hidden: number;
  readonly layers: number;
  /** Makes layer `index` inside `<prefix>.<index>`. */
  readonly layer: (index: number) => LayerForward;
  readonly norm: NormKind;
  readonly tied: boolean;
  /** Elements of a head that are rotated; null: positions are not rotary. */
  readonly rotated: number | null;
  readonly window?: number | null;
  /** Some layers see everything, with a mask and, possibly, rotary tables of their own. */
  readonly mixed?: 'masks' | 'masks-and-tables';
  /** Heads of an additive ALiBi mask for every pair of tokens; 0: none. */
  readonly biasHeads?: number;
  readonly keepsShown?: boolean;
  readonly alwaysMask?: boolean;
  readonly wideTables?: boolean;
  readonly complexTables?: boolean;
  readonly tableSize?: number;
  readonly scaledEmbedding?: boolean;
  readonly embeddingDropout?: number;
  readonly headBias?: boolean;
  readonly logits?: LogitSteps;
  readonly names?: {
    readonly embedding: string;
    readonly layers: string;
    readonly norm: string;
    readonly head: string;
  };
}

const NAMES = { embedding: 'model.embed_tokens', layers: 'model.layers', norm: 'model.norm', head: 'lm_head' };

export function assembleDecoder(net: Network, parts: DecoderParts): ModelProgram {
  const { vocab, hidden, rotated, window = null, names = NAMES } = parts;
  const embedding = net.module(names.embedding, [vocab, hidden]);
  const layers = Array.from({ length: parts.layers }, (_, index) =>
    net.within(`${names.layers}.${index}`, () => parts.layer(index)),
  );
  const norm = makeNorm(net, names.norm, hidden, parts.norm);
  if (rotated !== null) rotaryBuffers(net, rotated);
  const head = net.module(names.head, [vocab, hidden], ...(parts.headBias ? [[vocab]] : []));
  if (parts.tied) net.tie(head, embedding);
  return {
    forward: () =>
      decoderForward(net, {
        embed: () =>
          droppedOut(net, embedTokens(net, embedding, parts.scaledEmbedding ?? false), parts.embeddingDropout ?? 0),
        layers,
        norm,
        finish: (x) => languageModelLoss(net, head, x, parts.logits ?? {}),
        rotated,
        window,
        allSlide: parts.mixed === undefined,
        localTables: parts.mixed === 'masks-and-tables',
        wideTables: parts.wideTables ?? false,
        complexTables: parts.complexTables ?? false,
        ...(parts.tableSize === undefined ? {} : { tableSize: parts.tableSize }),
        biasHeads: parts.biasHeads ?? 0,
        keepsShown: parts.keepsShown ?? false,
        alwaysMask: parts.alwaysMask ?? false,
      }),
  };
}
