/** How names of hardware are compared: people write "H100-80GB", "h100 80gb" and "NVIDIA H100 80GB HBM3" for one card. */

/** Lower case without punctuation. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** The words of a name, in lower case: "RTX4090-24GB" and "rtx 4090 24 GB" give the same. */
export function nameWords(name: string): ReadonlySet<string> {
  const spaced = name
    .toLowerCase()
    .replace(/(\d)\s*g(i?b)?\b/g, '$1gb')
    .replace(/rtx(?=\d)/g, 'rtx ');
  return new Set(spaced.split(/[^a-z0-9.]+/).filter((word) => word !== ''));
}
