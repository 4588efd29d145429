/** Python's arithmetic: ints without limit (bigint here), floats (number), and floats wherever the two meet. */
import type { Node } from '../config/document.ts';

export type PythonNumber = bigint | number;

/** True counts as 1; undefined for what Python does not compute with. */
export function pythonNumber(node: Node | undefined): PythonNumber | undefined {
  if (node?.kind === 'boolean') return node.value ? 1n : 0n;
  if (node?.kind !== 'number') return undefined;
  return node.python === 'int' ? BigInt(node.digits ?? node.value) : node.value;
}

/** An int that is too large for a float ends in an OverflowError: NaN here, which no comparison accepts. */
function toFloat(number: PythonNumber): number {
  const float = Number(number);
  return typeof number === 'bigint' && !Number.isFinite(float) ? Number.NaN : float;
}

export function multiply(a: PythonNumber, b: PythonNumber): PythonNumber {
  return typeof a === 'bigint' && typeof b === 'bigint' ? a * b : toFloat(a) * toFloat(b);
}

/** `a // b`; NaN where Python raises ZeroDivisionError. */
export function floorDivide(a: PythonNumber, b: PythonNumber): PythonNumber {
  if (typeof a !== 'bigint' || typeof b !== 'bigint') return floatFloorDivide(toFloat(a), toFloat(b));
  if (b === 0n) return Number.NaN;
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

/** floatobject.c float_floor_div; right for ints up to 2^53, too. */
export function floatFloorDivide(a: number, b: number): number {
  if (b === 0) return Number.NaN;
  let remainder = a % b;
  if (remainder !== 0 && b < 0 !== remainder < 0) remainder += b;
  const quotient = (a - remainder) / b;
  const floored = Math.floor(quotient);
  return quotient - floored > 0.5 ? floored + 1 : floored;
}

/** An int and a float are the same where they are the same number exactly. */
export function isEqual(a: PythonNumber, b: PythonNumber): boolean {
  // biome-ignore lint/suspicious/noDoubleEquals: between a bigint and a number only == compares the numbers.
  return a == b;
}
