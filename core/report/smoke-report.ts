/** A smoke run for people: the verdict, what was measured beside what was estimated, and what the run looked at. */
import { type Block, code, type Inline, list, paragraph, small, strong, table, text } from './document.ts';
import { formatBytes } from './quantity.ts';

/** The parts of a result.json (schemas/smoke-result.schema.json, which the caller has validated) that a report shows. Bytes. */
export interface SmokeOutcome {
  readonly status: 'pass' | 'fail' | 'error' | 'cancelled';
  readonly model: { readonly name: string } | null;
  readonly world: { readonly size: number; readonly virtual: boolean } | null;
  readonly engine: { readonly zero_stage: number; readonly client_optimizer: string | null } | null;
  readonly memory: {
    readonly gpu: Readonly<Record<string, number | null>> | null;
    readonly cpu: Readonly<Record<string, number | null>> | null;
    readonly nvme: { readonly bytes_on_disk: number | null } | null;
  };
  readonly steps: readonly { readonly loss: number | null; readonly seconds: number; readonly skipped: boolean }[];
  readonly checks: readonly {
    readonly id: string;
    readonly status: 'pass' | 'fail' | 'skip';
    readonly detail: string;
  }[];
  readonly failure: {
    readonly kind: string;
    readonly phase: string;
    readonly class: string;
    readonly message: string;
    readonly asked_bytes: number | null;
  } | null;
  readonly changed: readonly {
    readonly pointer: string;
    readonly what: string;
    readonly from: string;
    readonly to: string;
  }[];
  readonly versions: { readonly deepspeed: string | null; readonly torch: string | null } | null;
  readonly device: { readonly name: string } | null;
}

/** What `ds-review estimate --format json` says of the same run. Bytes. */
export interface EstimatedMemory {
  readonly gpu: Readonly<Record<string, number | null>>;
  readonly cpu: { readonly rss_per_rank: number; readonly pinned_per_rank: number };
}

/** Above this difference of a peak the run is worth filing as a measurement. */
export const WORTH_FILING = 0.05;

const GPU_ROWS = [
  ['init', 'peak_init'],
  ['forward', 'peak_forward'],
  ['backward', 'peak_backward'],
  ['step', 'peak_step'],
  ['allocated, highest', 'peak_allocated'],
  ['reserved', 'peak_reserved'],
] as const;

export function smokeReport(outcome: SmokeOutcome, estimated: EstimatedMemory | null): readonly Block[] {
  const rows = comparison(outcome, estimated);
  return [
    paragraph(strong(...headline(outcome))),
    ...(rows.length === 0
      ? []
      : [table([[text('memory')], [text('measured')], [text('estimated')], [text('difference')]], rows.map(cells))]),
    ...(outcome.memory.gpu === null && outcome.status === 'pass'
      ? [paragraph(text('It ran on a CPU: GPU memory was not measured.'))]
      : []),
    ...(outcome.checks.length === 0
      ? []
      : [list(outcome.checks.filter((check) => check.status !== 'skip').map(checkItem))]),
    ...(outcome.changed.length === 0
      ? []
      : [
          paragraph(
            small(
              text('Not taken from the config: '),
              ...outcome.changed.flatMap((row, index) => [
                text(index === 0 ? '' : ', '),
                code(row.pointer),
                text(` (${row.what})`),
              ]),
            ),
          ),
        ]),
    ...(rows.some((row) => Math.abs(row.difference ?? 0) > WORTH_FILING)
      ? [
          paragraph(
            text('The estimate is more than 5 % off: please file this run as a measurement ('),
            code('--measurement FILE'),
            text(' writes the row; docs/memory.md says where it goes).'),
          ),
        ]
      : []),
    paragraph(small(...where(outcome))),
  ];
}

interface Row {
  readonly what: string;
  readonly measured: number;
  readonly estimated: number | null;
  /** Estimated over measured, less 1; null: not known. */
  readonly difference: number | null;
}

export function comparison(outcome: SmokeOutcome, estimated: EstimatedMemory | null): readonly Row[] {
  const { gpu, cpu, nvme } = outcome.memory;
  const row = (what: string, measured: number | null | undefined, expected: number | null | undefined): Row[] => {
    if (measured === null || measured === undefined || measured === 0) return [];
    return [
      {
        what,
        measured,
        estimated: expected ?? null,
        difference: typeof expected === 'number' ? expected / measured - 1 : null,
      },
    ];
  };
  return [
    ...(gpu === null ? [] : GPU_ROWS.flatMap(([what, key]) => row(`GPU ${what}`, gpu[key], estimated?.gpu[key]))),
    ...(gpu === null || cpu === null ? [] : row('CPU resident', cpu.cpu_rss_delta_peak, estimated?.cpu.rss_per_rank)),
    ...(gpu === null || cpu === null
      ? []
      : row('CPU pinned', cpu.pinned_allocated_peak, estimated?.cpu.pinned_per_rank)),
    ...row('NVMe', nvme?.bytes_on_disk, null),
  ];
}

/** Estimated over measured, with its sign: `+1.2 %`; empty where one of them is not known. */
export function differenceText(measured: number | null, estimated: number | null): string {
  if (measured === null || estimated === null || measured === 0) return '';
  const percent = 100 * (estimated / measured - 1);
  return `${percent < 0 ? '−' : '+'}${Math.abs(percent).toFixed(1)} %`;
}

function cells(row: Row): readonly (readonly Inline[])[] {
  return [
    [text(row.what)],
    [text(formatBytes(row.measured))],
    [text(row.estimated === null ? 'not known' : formatBytes(row.estimated))],
    [text(differenceText(row.measured, row.estimated))],
  ];
}

function headline({ status, engine, world, steps, failure }: SmokeOutcome): readonly Inline[] {
  if (status === 'pass' && engine !== null && world !== null) {
    const losses = steps.map((step) => (step.loss === null ? 'not finite' : step.loss.toPrecision(4))).join(' → ');
    return [
      text(
        `✅ ${steps.length} steps at ZeRO stage ${engine.zero_stage} on ${world.size} ${world.virtual ? 'virtual ' : ''}ranks, loss ${losses}`,
      ),
    ];
  }
  const asked = failure?.asked_bytes ? `, asked for ${formatBytes(failure.asked_bytes)}` : '';
  const said =
    failure === null
      ? []
      : [text(` in ${failure.phase} (${failure.kind}${asked}): `), code(failure.class), text(` ${failure.message}`)];
  const sign = { fail: '❌ fails', error: '⚠️ did not run', cancelled: '⚪ was cancelled', pass: '✅ passes' }[status];
  return [text(sign), ...said];
}

function checkItem(check: SmokeOutcome['checks'][number]): readonly Inline[] {
  return [text(check.status === 'pass' ? '✅ ' : '❌ '), code(check.id), text(`: ${check.detail}`)];
}

function where({ device, model, versions, engine }: SmokeOutcome): readonly Inline[] {
  const parts = [
    device === null ? '' : device.name,
    model === null ? '' : `model ${model.name}`,
    versions?.deepspeed ? `DeepSpeed ${versions.deepspeed}` : '',
    versions?.torch ? `PyTorch ${versions.torch}` : '',
    engine?.client_optimizer ?? '',
  ].filter((part) => part !== '');
  return [text(parts.join(' · '))];
}
