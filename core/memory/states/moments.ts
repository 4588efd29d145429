/** The moments of a run that the closed form knows, each a list of what lies on the GPU (or in CPU memory) then. */

export interface Part {
  /** Name of a term, as in core/memory/terms. */
  readonly term: string;
  readonly bytes: number;
}

export type Moment = readonly Part[];

/** `init`, `backward` and `step` pass through several moments, of which the fullest counts. */
export interface Moments {
  readonly built: Moment;
  readonly init: readonly Moment[];
  readonly afterInit: Moment;
  readonly forward: Moment;
  readonly backward: readonly Moment[];
  readonly step: readonly Moment[];
  readonly betweenSteps: Moment;
}

export function bytesOf(moment: Moment): number {
  return moment.reduce((sum, part) => sum + part.bytes, 0);
}

export function fullest(moments: readonly Moment[]): Moment {
  return moments.reduce((most, moment) => (bytesOf(moment) > bytesOf(most) ? moment : most), []);
}

export function part(term: string, bytes: number): Part {
  return { term, bytes: Math.ceil(bytes) };
}
