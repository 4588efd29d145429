import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { getLanguageService } from 'vscode-json-languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';

const schema = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../schemas/ds_config.schema.json', import.meta.url)), 'utf8'),
);
const service = getLanguageService({});
service.configure({ schemas: [{ uri: 'ds://config', fileMatch: ['*'], schema }], validate: true });

function open(text: string) {
  const at = text.indexOf('‸');
  const document = TextDocument.create('file:///ds_config.json', 'json', 1, text.replace('‸', ''));
  return { document, json: service.parseJSONDocument(document), position: document.positionAt(Math.max(0, at)) };
}

async function warnings(text: string): Promise<string[]> {
  const { document, json } = open(text);
  const found = await service.doValidation(document, json);
  found.sort((a, b) => a.range.start.line - b.range.start.line);
  return found.map(({ message, range }) => `${range.start.line + 1}: ${message}`);
}

describe('in an editor', () => {
  test('completes the keys of zero_optimization', async () => {
    const { document, json, position } = open('{"zero_optimization": {‸}}');
    const labels = (await service.doComplete(document, position, json))?.items.map(({ label }) => label) ?? [];
    expect(labels).toEqual(
      expect.arrayContaining(['stage', 'offload_optimizer', 'overlap_comm', 'stage3_max_live_parameters']),
    );
  });

  test('explains a bucket size and its unit', async () => {
    const { document, json, position } = open('{"zero_optimization": {"reduce_buc‸ket_size": 1}}');
    const hover = JSON.stringify(await service.doHover(document, position, json));
    expect(hover).toContain('elements, not bytes');
  });

  test('warns of typing mistakes at the top and in a block, and of removed keys', async () => {
    const found = await warnings(
      '{"train_batch_size": 8,\n"zero_optimisation": {"stage": 3},\n"bf16": {"enable": true},\n"amp": {"enabled": true}}',
    );
    expect(found.map((line) => line.split(':')[0])).toEqual(['2', '3', '4', '4']);
  });

  test('warns of a stage, a type and a range that DeepSpeed refuses, and of a deprecated key', async () => {
    const found = await warnings(
      '{"train_batch_size": 8,\n"zero_optimization": {"stage": 4,\n"overlap_comm": "maybe",\n"reduce_bucket_size": 0,\n"cpu_offload": true}}',
    );
    expect(found.map((line) => line.split(':')[0])).toEqual(['2', '3', '4', '5']);
  });

  test('takes $schema, comments, "auto" and a plain config without a word', async () => {
    expect(
      await warnings(
        '{"$schema": "ds://config", "_comment": "why", "train_micro_batch_size_per_gpu": "auto", "gradient_clipping": "auto", "bf16": {"enabled": "auto"}, "zero_optimization": {"stage": 3, "reduce_bucket_size": "auto", "offload_param": {"device": "cpu"}}, "aio": {"block_size": 1048576}}',
      ),
    ).toEqual([]);
  });

  test('wants a batch size', async () => {
    expect(await warnings('{"zero_optimization": {"stage": 2}}')).toHaveLength(1);
  });
});
