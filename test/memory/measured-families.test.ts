/** A family says `measured` where a measured row has a model of it, and only there: the confidence of an estimate hangs on it. */
import { expect, test } from '@jest/globals';
import { FAMILIES } from '../../core/models/families/index.ts';
import { readRows } from '../../tools/accuracy/read-rows.ts';
import { MEASURED, modelConfig, rowFiles } from '../../tools/accuracy/rows.ts';

/** XLM-RoBERTa and CamemBERT are RoBERTa with other vocabularies: its rows are theirs. */
const AS = new Map([['xlm-roberta', 'roberta']]);

const measured = new Set(
  rowFiles()
    .flatMap((name) => readRows(`${MEASURED}${name}`))
    .map((row) => modelType(modelConfig(row))),
);

function modelType(config: unknown): unknown {
  return typeof config === 'object' && config !== null && 'model_type' in config ? config.model_type : null;
}

test.each(FAMILIES.map((family) => [family.modelTypes.join(', '), family] as const))('%s', (_, family) => {
  expect(family.measured).toBe(family.modelTypes.some((type) => measured.has(AS.get(type) ?? type)));
});
