import type { Term } from './term.ts';

export const cpuInitTemporaries: Term = {
  id: 'cpu-init-temporaries',
  title: 'Copies on the CPU that live for a moment in initialize',
  where: 'cpu',
  formula: '4 bytes of each element of the largest sub group (ZeRO-3)',
  source: 'runtime/zero/stage3.py:1301-1371',
  rows: 'sw030',
};
