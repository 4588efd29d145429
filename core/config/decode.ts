/** Bytes to text, as Python's open(…, encoding='utf-8') takes them; what is not UTF-8 is named with its place and read as well as can be. */
import type { SyntaxProblem } from './document.ts';

export interface Decoded {
  /** With its byte order mark, if it has one: Python's json refuses it. Bytes that are not UTF-8 stand as U+FFFD. */
  readonly text: string;
  readonly problem: SyntaxProblem | null;
}

const encodingProblem = (message: string, start: number, end: number): SyntaxProblem => ({
  code: 'encoding',
  message,
  span: { start, end },
});

function utf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}

function strict(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The number of bytes before the first one that is not UTF-8: by halves, as the decoder itself does not tell. */
function validPrefix(bytes: Uint8Array): number {
  const decoder = () => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    try {
      // A character cut by the end of the prefix is no error yet.
      decoder().decode(bytes.subarray(0, middle), { stream: true });
      low = middle;
    } catch {
      high = middle - 1;
    }
  }
  return low;
}

export function decodeUtf8(bytes: Uint8Array): Decoded {
  const text = strict(bytes);
  if (text !== null) return { text, problem: null };
  const wide = utf16(bytes);
  if (wide) {
    const message = 'the file is UTF-16: Python reads configs as UTF-8 and stops at its first byte; save it as UTF-8';
    return { text: new TextDecoder(wide).decode(bytes), problem: encodingProblem(message, 0, 0) };
  }
  const valid = validPrefix(bytes);
  const loose = new TextDecoder('utf-8', { ignoreBOM: true });
  const start = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, valid), { stream: true }).length;
  const byte = bytes[valid] ?? bytes.at(-1) ?? 0;
  const message = `byte 0x${byte.toString(16).padStart(2, '0')} is not UTF-8: Python stops there with a UnicodeDecodeError. Save the file as UTF-8`;
  return { text: loose.decode(bytes), problem: encodingProblem(message, start, start + 1) };
}
