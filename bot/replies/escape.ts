/** Text from outside on its way into Markdown. */

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/gu;

/** Inline code: nothing in it is a link, a mention, HTML or a line of its own. */
export function code(text: string, most = 200): string {
  const flat = text.replace(INVISIBLE, ' ').replace(/`/g, 'ˋ').trim();
  const shown = flat.length > most ? `${flat.slice(0, most - 1)}…` : flat;
  return `\`${shown === '' ? ' ' : shown}\``;
}

/** Running text: Markdown and HTML show as written, mentions and references notify nobody. */
export function plain(text: string, most = 1000): string {
  const flat = text.replace(INVISIBLE, ' ').trim();
  const shown = flat.length > most ? `${flat.slice(0, most - 1)}…` : flat;
  return shown
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\*_[\]()~|#!$^{}]/g, '\\$&')
    .replace(/@/g, '@&#8203;')
    .replace(/:\/\//g, ':&#8203;//')
    .replace(/\bwww\./gi, '$&&#8203;');
}

/** Text with inline code in backticks, as findings have it: the code stays code, the rest is escaped. */
export function prose(text: string, most = 1000): string {
  return text
    .slice(0, most)
    .split('`')
    .map((part, index, all) => {
      const closed = index % 2 === 1 && index < all.length - 1;
      if (closed) return part.trim() === '' ? '' : code(part);
      return escapeKeepingSpaces(part);
    })
    .join('');
}

function escapeKeepingSpaces(part: string): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(part) ?? [];
  return `${before === '' ? '' : ' '}${plain(inner)}${after === '' ? '' : ' '}`;
}
