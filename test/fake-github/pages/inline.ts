/** Inline Markdown as GitHub shows it in comments: enough to see what a text turns into, mentions and images included. */

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** Tags that GitHub's sanitizer lets through and that comments here use; attributes are dropped except where named. */
const TAGS =
  'details|summary|sub|sup|br|b|i|em|strong|del|kbd|code|pre|p|div|ul|ol|li|table|thead|tbody|tr|th|td|picture|hr|blockquote|h[1-6]|tt|s|ins|samp|var|dl|dt|dd';
const TAG = new RegExp(`^<(/?)(${TAGS})((?:\\s[^<>]*)?)/?>`, 'i');

function address(text: string): string | null {
  const clean = text.trim().replace(/^<|>$/g, '');
  return /^(https?:\/\/|mailto:|#|\/|\.)/i.test(clean) ? clean : null;
}

interface Token {
  readonly html: string;
  readonly length: number;
}

function link(rest: string): Token | null {
  const found =
    /^(!?)\[((?:\\.|`[^`]*`|\[[^\]]*\]|[^\]\\])*)\]\(((?:<[^>]*>|\\.|[^()\s\\]|\([^()]*\))*)(?:\s+"[^"]*")?\)/.exec(
      rest,
    );
  const url = found ? address((found[3] ?? '').replace(/\\(.)/g, '$1')) : null;
  if (!found || url === null) return null;
  const html =
    found[1] === '!'
      ? `<img src="${escapeHtml(url)}" alt="${escapeHtml(found[2] ?? '')}">`
      : `<a href="${escapeHtml(url)}">${inline(found[2] ?? '')}</a>`;
  return { html, length: found[0].length };
}

function codeSpan(rest: string): Token | null {
  const fence = /^`+/.exec(rest)?.[0];
  if (fence === undefined) return null;
  const pattern = new RegExp(`^${fence}([\\s\\S]*?[^\`])${fence}(?!\`)`);
  const found = pattern.exec(rest);
  if (!found) return { html: fence, length: fence.length };
  const code = (found[1] ?? '').replace(/\n/g, ' ').replace(/^ (.*[^ ].*) $/, '$1');
  return { html: `<code>${escapeHtml(code)}</code>`, length: found[0].length };
}

function emphasis(rest: string, before: string): Token | null {
  const found = /^(\*\*|__|~~|\*|_)(?=\S)([\s\S]*?\S)\1/.exec(rest);
  if (!found) return null;
  const [whole, mark = '', inner = ''] = found;
  if (mark.startsWith('_') && (/\w/.test(before) || /\w/.test(rest[whole.length] ?? ''))) return null;
  const tag = mark === '~~' ? 'del' : mark.length === 2 ? 'strong' : 'em';
  return { html: `<${tag}>${inline(inner)}</${tag}>`, length: whole.length };
}

function autoLink(rest: string, before: string): Token | null {
  const bracket = /^<(https?:\/\/[^\s<>]*)>/.exec(rest);
  if (bracket)
    return {
      html: `<a href="${escapeHtml(bracket[1] ?? '')}">${escapeHtml(bracket[1] ?? '')}</a>`,
      length: bracket[0].length,
    };
  if (/\w/.test(before)) return null;
  const bare = /^(?:https?:\/\/|www\.)[^\s<>]*[^\s<>.,;:!?'")\]]/.exec(rest);
  if (bare) return { html: `<a href="${escapeHtml(bare[0])}">${escapeHtml(bare[0])}</a>`, length: bare[0].length };
  const mention = /^@([A-Za-z0-9][A-Za-z0-9-]{0,38}(?:\/[A-Za-z0-9_-]+)?)/.exec(rest);
  if (mention && !/[\w/`@.]/.test(before))
    return {
      html: `<a class="mention" href="/${escapeHtml(mention[1] ?? '')}">${escapeHtml(mention[0])}</a>`,
      length: mention[0].length,
    };
  const issue = /^#(\d+)\b/.exec(rest);
  return issue ? { html: `<a class="reference" href="#${issue[1]}">${issue[0]}</a>`, length: issue[0].length } : null;
}

function html(rest: string): Token | null {
  const comment = /^<!--[\s\S]*?-->/.exec(rest);
  if (comment) return { html: '', length: comment[0].length };
  const tag = TAG.exec(rest);
  if (tag) {
    const open = tag[1] === '' && tag[2]?.toLowerCase() === 'details' && /\bopen\b/.test(tag[3] ?? '') ? ' open' : '';
    return { html: `<${tag[1]}${tag[2]?.toLowerCase()}${open}>`, length: tag[0].length };
  }
  const anchor = /^<a\s+href="([^"]*)"[^<>]*>/i.exec(rest);
  if (anchor) return { html: `<a href="${escapeHtml(address(anchor[1] ?? '') ?? '#')}">`, length: anchor[0].length };
  const close = /^<\/a>/i.exec(rest);
  if (close) return { html: '</a>', length: close[0].length };
  // what the sanitizer removes is marked, so that a test can see that it was there
  const other = /^<\/?[a-z][^<>]*>/i.exec(rest);
  if (other) return { html: `<span class="removed-tag">${escapeHtml(other[0])}</span>`, length: other[0].length };
  const entity = /^&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});/i.exec(rest);
  return entity ? { html: entity[0], length: entity[0].length } : null;
}

export function inline(text: string): string {
  let result = '';
  for (let at = 0; at < text.length; ) {
    const rest = text.slice(at);
    const char = text[at] ?? '';
    const before = text[at - 1] ?? '';
    let token: Token | null = null;
    if (char === '\\' && /^\\[!-/:-@[-`{-~]/.test(rest)) token = { html: escapeHtml(text[at + 1] ?? ''), length: 2 };
    else if (char === '`') token = codeSpan(rest);
    else if (char === '[' || rest.startsWith('![')) token = link(rest);
    else if (char === '<') token = autoLink(rest, before) ?? html(rest);
    else if (char === '&') token = html(rest);
    else if ('*_~'.includes(char)) token = emphasis(rest, before);
    else if (char === 'h' || char === 'w' || char === '@' || char === '#') token = autoLink(rest, before);
    else if (char === '\n') token = { html: '<br>\n', length: 1 };
    result += token?.html ?? escapeHtml(char);
    at += token?.length ?? 1;
  }
  return result;
}
