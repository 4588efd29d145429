import { segmentsOf } from '../../config/pointer.ts';
import type { Report } from '../rule.ts';
import type { ConfigView } from '../view.ts';

/** An "auto" that nobody fills → DeepSpeed's own default for the key, where it has one. */
export function withDefault(view: ConfigView, report: Report): Report {
  const value = defaultOf(view, segmentsOf(report.at.pointer) ?? []);
  if (value === undefined || value === null || typeof value === 'object') return report;
  const text = JSON.stringify(value);
  return {
    ...report,
    fix: { title: `write ${text}, DeepSpeed's default`, edits: [{ span: report.at.span, text }], safe: false },
  };
}

function defaultOf(view: ConfigView, path: readonly string[]): unknown {
  const [block = '', key = ''] = path;
  if (path.length === 1) return view.facts.keys[block]?.default;
  const model = path.length === 2 ? view.facts.sections[block] : undefined;
  const fields = model === undefined ? {} : (view.facts.models[model]?.fields ?? {});
  return Object.entries(fields).find(([name, field]) => name === key || field.alias === key)?.[1].default;
}
