import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);
import{u as a,v as i}from"./chunk-YEMHXMWI.js";import"./chunk-EPZTQKYE.js";import{d as p}from"./chunk-JWXM3IVX.js";import{a as d}from"./chunk-EFZF4ASR.js";import"./chunk-6THULLUP.js";var m={summary:"list the rules, or explain one",usage:"[ID]",options:{format:{type:"string",value:"text|json",help:"default text"}},examples:["ds-review rules","ds-review rules offload-param-stage3-only"],run:f},w=m;async function f(n,o){let e=p("format",n.text("format")??"text",["text","json"]),t=n.positionals[0],s=t===void 0?i:i.filter(r=>r.id===t);if(t!==void 0&&s.length===0){let r=a(t,i.map(u=>u.id));throw new d(`there is no rule "${t}"${r.length>0?`; did you mean ${r.join(" or ")}?`:""}`)}return e==="json"?o.out(`${JSON.stringify(s.map(g),null,2)}
`):o.out(t===void 0?c():s.map($).join(`
`)),0}function g({id:n,group:o,severity:e,effect:t,title:s,docs:r,since:u,until:l}){return{id:n,group:o,severity:e,effect:t,title:s,docs:r,since:u??null,until:l??null}}function c(){let n=Math.max(...i.map(t=>t.id.length)),o=[],e="";for(let t of i.toSorted((s,r)=>s.group===r.group?s.id<r.id?-1:1:s.group<r.group?-1:1))t.group!==e&&o.push(`${o.length>0?`
`:""}${t.group}`),e=t.group,o.push(`  ${t.id.padEnd(n)}  ${t.severity.padEnd(7)}  ${t.title}`);return`${o.join(`
`)}

${i.length} rules
`}function $(n){let o=e=>e.trim().split(`
`).map(t=>`    ${t}`).join(`
`);return[`${n.id} (${n.severity}, ${n.group})`,n.title,"",n.docs.why.trim(),"","  bad:",o(n.docs.bad),"","  good:",o(n.docs.good),"",...n.docs.sources.map(e=>`  ${e}`),""].join(`
`)}export{w as default};
