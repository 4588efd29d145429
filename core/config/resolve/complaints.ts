/** What stops a whole run on its way to DeepSpeed, by the id of the rule that says it. */
import type { Report } from '../../rules/rule.ts';

export class Complaints {
  readonly byRule = new Map<string, Report[]>();

  add(rule: string, report: Report): void {
    const known = this.byRule.get(rule);
    if (known === undefined) this.byRule.set(rule, [report]);
    else known.push(report);
  }
}
