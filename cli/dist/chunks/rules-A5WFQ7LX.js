import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);
import{c as l}from"./chunk-C2SRTMKG.js";import{e as m}from"./chunk-5BXBUHPU.js";import{E as i}from"./chunk-W2H6VQND.js";import"./chunk-3THRSOOV.js";import"./chunk-MCCUASN6.js";import{a as p}from"./chunk-EFZF4ASR.js";import{a as d}from"./chunk-AUJ7WPAH.js";import"./chunk-6THULLUP.js";var f={summary:"list the rules, or explain one",usage:"[ID]",options:{format:{type:"string",value:"text|json",help:"default text"}},examples:["ds-review rules","ds-review rules offload-param-stage3-only"],exits:"0 listed; 2 no such rule",run:g},v=f;async function g(n,o){let s=m("format",n.text("format")??"text",["text","json"]),t=n.positionals[0],r=t===void 0?i:i.filter(e=>e.id===t);if(t!==void 0&&r.length===0){let e=d(t,i.map(u=>u.id));throw new p(`there is no rule "${t}"${e.length>0?`; did you mean ${e.join(" or ")}?`:""}`)}return s==="json"?o.out(`${JSON.stringify(r.map(c),null,2)}
`):o.out(t===void 0?h():r.map(e=>$(e,o.columns)).join(`
`)),0}function c({id:n,group:o,severity:s,effect:t,title:r,docs:e,since:u,until:a}){return{id:n,group:o,severity:s,effect:t,title:r,docs:e,since:u??null,until:a??null}}function h(){let n=Math.max(...i.map(t=>t.id.length)),o=[],s="";for(let t of i.toSorted((r,e)=>r.group===e.group?r.id<e.id?-1:1:r.group<e.group?-1:1))t.group!==s&&o.push(`${o.length>0?`
`:""}${t.group}`),s=t.group,o.push(`  ${t.id.padEnd(n)}  ${t.severity.padEnd(7)}  ${t.title}`);return`${o.join(`
`)}

${i.length} rules
`}function $(n,o){let s=t=>t.trim().split(`
`).map(r=>`    ${r}`).join(`
`);return[`${n.id} (${n.severity}, ${n.group})`,n.title,"",...l(n.docs.why.trim(),o),"","  bad:",s(n.docs.bad),"","  good:",s(n.docs.good),"",...n.docs.sources.map(t=>`  ${t}`),""].join(`
`)}export{v as default};
