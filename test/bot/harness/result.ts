/** A result.json as ds_smoke writes it. */
const GIB = 1024 ** 3;

export function smokeResult(requestId: string | null, more: object = {}): object {
  return {
    schema: 'ds-review/smoke-result@1',
    status: 'pass',
    exit_code: 0,
    request_id: requestId,
    config: { path: 'configs/zero3.json', sha256: 'a'.repeat(64) },
    model: { name: 'tiny', params: 1000 },
    world: { size: 8, virtual: true, ranks_measured: 1 },
    run: null,
    engine: null,
    memory: {
      gpu: {
        model_on_gpu: 0,
        after_init: 2 * GIB,
        peak_init: 3 * GIB,
        peak_forward: 4 * GIB,
        peak_backward: 5 * GIB,
        peak_step: 4.5 * GIB,
        after_step: 2 * GIB,
        peak_allocated: 5 * GIB,
        peak_reserved: 6 * GIB,
        process_on_device: 7 * GIB,
      },
      cpu: { cpu_rss_delta_peak: GIB, pinned_allocated_peak: 0, pinned_active_peak: 0 },
      nvme: null,
    },
    steps: [{ loss: 2.5, seconds: 0.1, skipped: false, overflow: false, learning_rate: 0.001 }],
    checks: [],
    failure: null,
    changed: [],
    warnings: [],
    versions: { python: '3.12', deepspeed: '0.19.8', torch: '2.9', transformers: '5.17', peft: null, cuda: '12.8' },
    device: { kind: 'cuda', name: 'NVIDIA H100 80GB HBM3', total_memory_bytes: 80 * GIB },
    seconds: { start_up: 10, total: 20 },
    ...more,
  };
}
