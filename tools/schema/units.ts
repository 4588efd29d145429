/** The unit of a number by its key: DeepSpeed counts buckets in elements, files and buffers of I/O in bytes. */

const BYTES = new Set(['aio/block_size', 'checkpoint/writer/io_buffer_size', 'compile/free_activation_threshold']);
const ELEMENTS =
  /(?:bucket_size|sub_group_size|buffer_size|max_in_cpu|persistence_threshold|max_live_parameters|max_reuse_distance|allgather_size)$/;

export function unitOf(path: string): 'bytes' | 'elements' | undefined {
  if (BYTES.has(path)) return 'bytes';
  return ELEMENTS.test(path) ? 'elements' : undefined;
}
