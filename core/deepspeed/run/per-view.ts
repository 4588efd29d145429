import type { ConfigView } from '../../rules/view.ts';

/** A fact that many rules ask for, worked out once for each view. */
export function perView<T>(compute: (view: ConfigView) => T): (view: ConfigView) => T {
  const known = new WeakMap<ConfigView, { readonly value: T }>();
  return (view) => {
    let entry = known.get(view);
    if (entry === undefined) {
      entry = { value: compute(view) };
      known.set(view, entry);
    }
    return entry.value;
  };
}
