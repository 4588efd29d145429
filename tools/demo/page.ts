/** A comment as a page of its own: rendered by a Markdown reader that knows GitHub's extensions, in a look close to GitHub's. */
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

/** The comment's own HTML is `<details>`, `<br>`, `<sub>`, `<code>`: the escape of core/report lets nothing else through, and tests prove it. */
export function markdownToHtml(markdown: string): string {
  return micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
}

export function commentPage(markdown: string, title: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<article>
<header><b>github-actions</b> <span class="label">bot</span> commented</header>
<div class="body">
${markdownToHtml(markdown)}
</div>
</article>
</main>
</body>
</html>
`;
}

const STYLE = `
:root { color-scheme: light dark; --line: #d1d9e0; --soft: #f6f8fa; --code: #818b981f; --ink: #1f2328; --pale: #59636e; --link: #0969da; --page: #fff; --row: #f6f8fa }
@media (prefers-color-scheme: dark) { :root { --line: #3d444d; --soft: #151b23; --code: #656c7633; --ink: #f0f6fc; --pale: #9198a1; --link: #4493f8; --page: #0d1117; --row: #151b23 } }
* { box-sizing: border-box }
body { margin: 0; background: var(--page); color: var(--ink); font: 14px/1.5 -apple-system, BlinkMacSystemFont, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif, "Noto Color Emoji" }
main { max-width: 920px; margin: 24px auto; padding: 0 16px }
article { border: 1px solid var(--line); border-radius: 6px }
article > header { background: var(--soft); border-bottom: 1px solid var(--line); border-radius: 6px 6px 0 0; padding: 8px 16px; color: var(--pale) }
header b { color: var(--ink) }
.label { border: 1px solid var(--line); border-radius: 2em; padding: 0 7px; font-size: 12px }
.body { padding: 16px; overflow-wrap: anywhere }
.body > :first-child { margin-top: 0 }
h3 { font-size: 1.25em; line-height: 1.25; margin: 24px 0 16px }
p, ul, table, pre, details { margin: 0 0 16px }
ul { padding-left: 2em } li + li { margin-top: .25em }
a { color: var(--link); text-decoration: none } a:hover { text-decoration: underline }
table { display: block; width: max-content; max-width: 100%; overflow: auto; border-collapse: collapse }
th, td { border: 1px solid var(--line); padding: 6px 13px; text-align: left; overflow-wrap: normal }
tbody tr:nth-child(2n) { background: var(--row) }
code { background: var(--code); border-radius: 6px; padding: .2em .4em; font: 85% ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", "DejaVu Sans Mono", monospace; white-space: break-spaces }
pre { background: var(--soft); border-radius: 6px; padding: 16px; overflow: auto; line-height: 1.45 }
pre code { background: none; padding: 0; white-space: pre }
summary { cursor: pointer } details details { margin-left: 1em } details > :nth-child(2) { margin-top: 12px }
sub { font-size: 75%; color: var(--pale); vertical-align: baseline }
@media (max-width: 500px) { main { margin: 0; padding: 0 } article { border-width: 0; border-radius: 0 } }
`;
