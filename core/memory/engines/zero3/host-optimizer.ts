/** CPU side of ZeRO-3's optimizer: master weights, states and gradients in CPU memory or on NVMe. */
import type { HostMemory } from '../../host/host-memory.ts';
import type { EngineContext } from '../engine.ts';
import type { SubGroup } from './sub-groups.ts';

export class HostOptimizer {
  private readonly host: HostMemory;
  private readonly groups: readonly SubGroup[];
  private readonly onNvme: boolean;
  private readonly pinned: boolean;
  private readonly stateBytes: number;
  private readonly masterWidth: number;
  private readonly largest: number;
  private readonly stepped = new Set<SubGroup>();

  constructor({ host, zero, optimizer, precision }: EngineContext, groups: readonly SubGroup[]) {
    const { device, pinned, bufferCount } = zero.offloadOptimizer;
    this.host = host;
    this.groups = groups;
    this.onNvme = device === 'nvme';
    this.pinned = pinned;
    this.masterWidth = precision.masterWidth;
    this.stateBytes = optimizer.states.reduce((sum, bytes) => sum + bytes, 0);
    this.largest = Math.max(0, ...groups.map((group) => group.elements));
    // swap_tensor/utils.py SwapBufferManager: locked, but outside PyTorch's host allocator.
    if (this.onNvme) host.allocate(bufferCount * this.largest * this.masterWidth, 'cpu-swap-buffers');
  }

  /** fp32 master weights: `.to(fp32).clone()`, two copies for a moment (stage3.py:1081-1175). */
  allocateMasters(): void {
    if (this.onNvme) return;
    for (const { elements } of this.groups) {
      this.host.allocate(elements * this.masterWidth, 'cpu-master-weights');
      this.host.touch(elements * this.masterWidth, 'cpu-init-temporaries');
    }
  }

  /** Zero gradients for the first states, then the fp32 gradient of each sub group (stage3.py:1301-1371). */
  allocateGradients<Bucket>(makeBucket: () => Bucket, gradientElements: number, width: number): Bucket {
    const { host } = this;
    host.allocate(this.largest * this.masterWidth, 'cpu-init-temporaries');
    if (!this.onNvme) {
      for (const { elements } of this.groups)
        host.movePinned(elements * this.masterWidth, 'cpu-gradients', this.pinned);
    }
    const bucket = makeBucket();
    host.free(this.largest * this.masterWidth, 'cpu-init-temporaries');
    host.movePinned(gradientElements * width, 'cpu-accumulated-gradients', this.pinned);
    return bucket;
  }

  /** `copiesWeights`: the GPU partition is written from fp32 CPU memory, converted on the CPU first. */
  step(group: SubGroup, copiesWeights: boolean, width: number): void {
    const { host } = this;
    const bytes = group.elements * this.stateBytes;
    if (this.onNvme) {
      // Made by the first step and swapped out.
      host.touch(bytes, 'cpu-optimizer-states');
    } else if (!this.stepped.has(group)) {
      this.stepped.add(group);
      host.allocate(bytes, 'cpu-optimizer-states');
    }
    if (copiesWeights && width !== this.masterWidth) host.touch(group.elements * width, 'cpu-staging');
  }
}
