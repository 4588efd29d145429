/** Terminal colours, or none: the caller knows whether the other end is a terminal. */

export interface Palette {
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly green: (text: string) => string;
  readonly blue: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly bold: (text: string) => string;
}

const sgr = (open: number, close: number) => (text: string) =>
  text === '' ? '' : `\u001b[${open}m${text}\u001b[${close}m`;
const same = (text: string) => text;

const COLOURED: Palette = {
  red: sgr(31, 39),
  yellow: sgr(33, 39),
  green: sgr(32, 39),
  blue: sgr(36, 39),
  dim: sgr(2, 22),
  bold: sgr(1, 22),
};
const PLAIN: Palette = { red: same, yellow: same, green: same, blue: same, dim: same, bold: same };

export const palette = (colour: boolean): Palette => (colour ? COLOURED : PLAIN);
