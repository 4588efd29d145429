import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);
import{b as s,c as i,d as u,e as d,f as c}from"./chunk-KN553LX6.js";var m=2e3,o=260;function a(r,n){return r.length<=n?r:`${r.slice(0,Math.ceil(n*.7))}…${r.slice(r.length-Math.floor(n*.3)+1)}`}function h(r){return r.map(p).join(`

`)}function p(r){switch(r.kind){case"heading":return`${"#".repeat(r.level)} ${e(r.children)}`;case"paragraph":return i(e(r.children));case"list":return r.items.map(n=>`- ${i(e(n))}`).join(`
`);case"table":return[l(r.head),l(r.head.map(()=>[])).replaceAll("|  ","| --- "),...r.rows.map(l)].join(`
`);case"pre":return d(r.text,r.language);case"details":return`<details><summary>${r.summary.map(t).join("")}</summary>

${h(r.blocks)}

</details>`}}function l(r){return`| ${r.map(e).join(" | ")} |`}function e(r){return r.map(k).join("")}function k(r){switch(r.kind){case"text":return s(a(r.text,m));case"code":return u(a(r.text,o));case"strong":return`**${e(r.children)}**`;case"small":return`<sub>${e(r.children)}</sub>`;case"struck":return`~~${e(r.children)}~~`;case"link":return`[${e(r.children)}](${r.href})`;case"break":return"<br>"}}function t(r){switch(r.kind){case"text":return c(a(r.text,m));case"code":return`<code>${c(a(r.text,o))}</code>`;case"strong":return`<b>${r.children.map(t).join("")}</b>`;case"small":return`<sub>${r.children.map(t).join("")}</sub>`;case"struck":return`<del>${r.children.map(t).join("")}</del>`;case"link":return`<a href="${r.href.replaceAll("&","&amp;").replaceAll('"',"&quot;")}">${r.children.map(t).join("")}</a>`;case"break":return"<br>"}}export{h as a,e as b};
