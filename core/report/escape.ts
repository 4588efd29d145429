/** Escapes, one per context. All of them first make invisible and control characters visible: they are how texts lie. */

/** Control and format characters (bidirectional overrides among them), lone surrogates, what fonts leave blank; not the emoji selector. */
const INVISIBLE = /(?!\ufe0f)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** Almost no text has anything else, and a look is cheaper than the replacements. */
const BEYOND_PLAIN = /[^ -~]/;

/** One line: line breaks and tabs become blanks, what cannot be seen becomes U+FFFD. */
export function visible(text: string): string {
  if (!BEYOND_PLAIN.test(text)) return text;
  return text.replace(/\r\n|[\n\r\t\u2028\u2029]/g, ' ').replace(INVISIBLE, '\ufffd');
}

const ZERO_WIDTH = '\u200b';

/**
 * What GitHub makes links and pings of after Markdown is rendered, so that no backslash stops it: mentions, e-mail addresses, issue and
 * advisory numbers, emoji names. A zero width space inside does; `visible` left none of the text's own.
 */
function breakReferences(shown: string): string {
  if (!/[@#:-]/.test(shown)) return shown;
  return shown
    .replace(/@/g, `@${ZERO_WIDTH}`)
    .replace(/#(?=\d)/g, `#${ZERO_WIDTH}`)
    .replace(/\b(GH|CVE|GHSA)-(?=\w)/gi, `$1${ZERO_WIDTH}-`)
    .replace(/:(?=[\w+-]+:)/g, `:${ZERO_WIDTH}`);
}

const namedZeroWidth = (markup: string): string => markup.replaceAll(ZERO_WIDTH, '&#8203;');

/** Running text in GitHub Markdown; also inside table cells, link texts and headings. */
export function markdownText(text: string): string {
  const escaped = breakReferences(visible(text))
    .replace(/[\\`*_[\]<>~|#&$!{}^]/g, '\\$&')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/(mailto|xmpp|tel):/gi, '$1\\:')
    .replace(/www\./gi, (found) => `${found.slice(0, -1)}\\.`);
  return namedZeroWidth(escaped);
}

/** A line must not start as a list, a rule, a setext underline or a quotation. */
export function markdownLineStart(markdown: string): string {
  return markdown.replace(/^(\s*)([-+=>])/, '$1\\$2').replace(/^(\s*\d+)([.)])/, '$1\\$2');
}

/** No backtick, pipe or backslash, no blank at the ends. */
const PLAIN_CODE = /^[^`|\\ ](?:[^`|\\]*[^`|\\ ])?$/;

/**
 * A code span, also inside table cells. What holds backticks, pipes or backslashes goes into `<code>` with character references, because
 * Markdown readers disagree about these inside tables.
 */
export function markdownCode(text: string): string {
  const shown = visible(text);
  if (shown === '') return '<code> </code>';
  if (PLAIN_CODE.test(shown)) return `\`${shown}\``;
  return `<code>${shown.replace(/[^A-Za-z0-9 \u0080-\uffff]/g, (character) => {
    const reference = `&#${character.charCodeAt(0)};`;
    return character === '@' ? `${reference}<!-- -->` : reference;
  })}</code>`;
}

/** A fence that the content cannot close. Line breaks stay, everything else invisible is shown. */
export function markdownFence(content: string, language: string): string {
  const body = content.split('\n').map(visible).join('\n');
  const longest = Math.max(2, ...[...body.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${body}\n${fence}`;
}

const HTML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text and attribute values of an HTML page. */
export function htmlText(text: string): string {
  return visible(text).replace(/[&<>"']/g, (character) => HTML[character] ?? character);
}

/** Text inside an HTML block of a comment, where GitHub still looks for mentions and addresses. */
export function commentHtmlText(text: string): string {
  const broken = breakReferences(visible(text))
    .replace(/:(?=\/\/)/g, `:${ZERO_WIDTH}`)
    .replace(/www\./gi, `$&${ZERO_WIDTH}`);
  // Not htmlText: it would show the zero width spaces.
  return namedZeroWidth(broken.replace(/[&<>"'*_`[\]~|$\\!]/g, (character) => `&#${character.charCodeAt(0)};`));
}

/** A line for a terminal: no escape sequence of the text survives. */
export function terminalText(text: string): string {
  return visible(text);
}

/** The message of a workflow command (`::error ...::message`). */
export function commandData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** A property of a workflow command (`file=...`). */
export function commandProperty(text: string): string {
  return commandData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
