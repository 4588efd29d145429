export const STYLE = `
:root { color-scheme: light dark; --line: #d0d7de; --soft: #f6f8fa; --ink: #1f2328; --link: #0969da; --page: #fff }
@media (prefers-color-scheme: dark) { :root { --line: #3d444d; --soft: #151b23; --ink: #f0f6fc; --link: #4493f8; --page: #0d1117 } }
body { font: 14px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--page); margin: 0 }
main { max-width: 980px; margin: 24px auto; padding: 0 16px }
a { color: var(--link); text-decoration: none }
h1 { font-weight: 400 } .number { color: gray }
article, .checks, .check { border: 1px solid var(--line); border-radius: 6px; margin: 16px 0; overflow-x: auto }
article > header { background: var(--soft); border-bottom: 1px solid var(--line); padding: 8px 16px }
.body { padding: 8px 16px } .checks { padding: 0 16px 16px } .check > summary { padding: 8px 16px; cursor: pointer }
.label { border: 1px solid var(--line); border-radius: 1em; padding: 0 .5em; font-size: 12px }
.state { color: #fff; background: #1a7f37; border-radius: 1em; padding: 4px 12px } .state.closed { background: #cf222e }
table { border-collapse: collapse; margin: 12px 0 } th, td { border: 1px solid var(--line); padding: 6px 13px }
code { background: var(--soft); border-radius: 6px; padding: .2em .4em; font: 85% ui-monospace, monospace }
pre { background: var(--soft); border-radius: 6px; padding: 12px; overflow: auto; font: 85% ui-monospace, monospace } pre code { padding: 0; background: none; font-size: 100% }
blockquote { margin: 0; padding: 0 1em; color: gray; border-left: .25em solid var(--line) }
.files { list-style: none; padding: 0 } .added { color: #1a7f37 } .removed { color: #cf222e } .modified, .renamed { color: #9a6700 }
`;
