/** `params=2.7e9,largest_layer=65e6`: a model of which only sizes are known, as policies and the command line spell it. Elements. */

export interface ModelCounts {
  readonly params: number;
  /** 0: not said. */
  readonly largestLayer: number;
}

/** null: the text is no such thing, or a number in it is none. */
export function parseModelCounts(text: string): ModelCounts | null {
  const fields = new Map<string, string>();
  for (const part of text.split(',')) {
    const [key = '', value = ''] = part.split('=').map((side) => side.trim());
    fields.set(key, value);
  }
  if (!fields.has('params') || [...fields.keys()].some((key) => key !== 'params' && key !== 'largest_layer'))
    return null;
  const params = Number(fields.get('params'));
  const largestLayer = Number(fields.get('largest_layer') ?? '0');
  return Number.isFinite(params) && params >= 1 && Number.isFinite(largestLayer) && largestLayer >= 0
    ? { params: Math.round(params), largestLayer: Math.round(largestLayer) }
    : null;
}
