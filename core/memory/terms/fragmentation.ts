import type { Term } from './term.ts';

export const fragmentation: Term = {
  id: 'fragmentation',
  title: 'Held by the caching allocator beyond what is allocated',
  where: 'gpu',
  formula: 'peak_reserved - peak_allocated, from the simulation of segments, best fit and splitting',
  source: 'c10/cuda/CUDACachingAllocator.cpp',
  rows: 'sw000 to sw068',
};
