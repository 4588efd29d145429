/** What DeepSpeedConfig makes of a config: the value of every setting, and everything it refuses. */

import type { Node, ObjectNode } from '../config/document.ts';
import { memberOf } from '../config/resolve/lookup.ts';
import type { Report } from '../rules/rule.ts';
import type { Setting } from '../rules/view.ts';

const NOTHING: readonly Report[] = [];

export interface Reading {
  setting(path: readonly string[]): Setting | undefined;
  refusals(rule: string, worldSize: number | undefined): readonly Report[];
  forWorld(root: ObjectNode, worldSize: number): Reading;
}

export function readConfig(root: ObjectNode, _deepspeed: string): Reading {
  const reading: Reading = {
    setting: (path) => {
      let node: Node | undefined = root;
      for (const key of path) node = memberOf(node, key)?.value;
      return node === undefined ? undefined : settingOf(node);
    },
    refusals: () => NOTHING,
    forWorld: () => reading,
  };
  return reading;
}

/** The plain value of a node. */
export function settingOf(node: Node): Setting {
  switch (node.kind) {
    case 'null':
      return null;
    case 'array':
      return node.items.map(settingOf);
    case 'object': {
      const plain = Object.create(null) as { [key: string]: Setting };
      for (const member of node.members) plain[member.key] = settingOf(member.value);
      return plain;
    }
    default:
      return node.value;
  }
}
