/** Our copy of DeepSpeed's estimator against what the real functions answered (the JSON beside; tools/data/deepspeed-estimator.py wrote it). */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  estimateZero2,
  estimateZero3,
  formatRow,
  zero2Table,
  zero3Table,
} from '../../core/memory/deepspeed-estimator.ts';

type Zero2Row = [number, number, number, boolean, number, number, number];
type Zero3Row = [number, number, number, number, boolean, boolean, boolean, number, number, number, number];
interface Answers {
  readonly zero2: readonly Zero2Row[];
  readonly zero3: readonly Zero3Row[];
  readonly printed: readonly { readonly total: number; readonly largest: number; readonly text: readonly string[] }[];
}
const answers = JSON.parse(readFileSync('test/memory-states/deepspeed-estimator.json', 'utf8')) as Answers;

describe('to the byte', () => {
  test('ZeRO-2', () => {
    for (const [
      totalParams,
      gpusPerNode,
      nodes,
      cpuOffload,
      additionalBufferFactor,
      cpuBytes,
      gpuBytes,
    ] of answers.zero2) {
      const input = { totalParams, gpusPerNode, nodes, cpuOffload, additionalBufferFactor };
      expect([input, estimateZero2(input)]).toEqual([input, { cpuBytes, gpuBytes }]);
    }
    expect(answers.zero2.length).toBeGreaterThan(300);
  });

  test('ZeRO-3', () => {
    for (const row of answers.zero3) {
      const [
        totalParams,
        largestLayerParams,
        gpusPerNode,
        nodes,
        cpuOffload,
        cpuOffloadParams,
        zeroInit,
        additionalBufferFactor,
      ] = row;
      const input = {
        totalParams,
        largestLayerParams,
        gpusPerNode,
        nodes,
        cpuOffload,
        cpuOffloadParams,
        zeroInit,
        additionalBufferFactor,
      };
      expect([input, estimateZero3(input)]).toEqual([
        input,
        { cpuBytes: row[8], gpuBytes: row[9], largestLayerBytes: row[10] },
      ]);
    }
    expect(answers.zero3.length).toBeGreaterThan(1000);
  });
});

test('the printed rows, for two nodes of eight', () => {
  for (const { total, largest, text } of answers.printed) {
    const hardware = { totalParams: total, gpusPerNode: 8, nodes: 2 };
    const rows = [...zero3Table({ ...hardware, largestLayerParams: largest }), ...zero2Table(hardware)].map(formatRow);
    // Newer Pythons print the name of the enum in place of its value.
    expect(rows).toEqual(text.map((line) => line.replaceAll('OffloadDeviceEnum.cpu', 'cpu ')));
  }
});

test('the table that everybody knows: 2,783,959,040 parameters, largest layer 65,798,144, one GPU, zero.Init', () => {
  const rows = zero3Table({ totalParams: 2783959040, largestLayerParams: 65798144 }).filter((row) =>
    row.options.endsWith('zero_init=1'),
  );
  expect(rows.map(formatRow)).toEqual([
    '   70.00GB |   0.25GB | offload_param=cpu , offload_optimizer=cpu , zero_init=1',
    '   62.23GB |   5.43GB | offload_param=none, offload_optimizer=cpu , zero_init=1',
    '    0.37GB |  46.91GB | offload_param=none, offload_optimizer=none, zero_init=1',
  ]);
});

test('a tie is printed with the even digit, as Python does', () => {
  const row = (gpuBytes: number): string => formatRow({ cpuBytes: 0, gpuBytes, options: '' });
  expect([2 ** 27, 3 * 2 ** 27, 5 * 2 ** 27].map(row)).toEqual([
    '    0.00GB |   0.12GB | ',
    '    0.00GB |   0.38GB | ',
    '    0.00GB |   0.62GB | ',
  ]);
});

test('never negative, and never more per GPU with more GPUs', () => {
  const elements = fc.integer({ min: 0, max: 2 ** 40 });
  fc.assert(
    fc.property(
      elements,
      elements,
      fc.integer({ min: 1, max: 512 }),
      (totalParams, largestLayerParams, gpusPerNode) => {
        const one = estimateZero3({ totalParams, largestLayerParams, cpuOffload: false });
        const many = estimateZero3({ totalParams, largestLayerParams, cpuOffload: false, gpusPerNode });
        expect(many.gpuBytes).toBeGreaterThanOrEqual(0);
        expect(many.gpuBytes).toBeLessThanOrEqual(one.gpuBytes);
      },
    ),
  );
});
