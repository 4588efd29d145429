import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);
import{createInterface as t}from"node:readline";async function s(r,o){for await(let n of t({input:process.stdin,crlfDelay:Number.POSITIVE_INFINITY}))n.trim()!==""&&r.out(`${JSON.stringify(e(n,o))}
`);return 0}function e(r,o){try{return o(JSON.parse(r),r)}catch(n){return{id:null,error:`not a JSON object: ${n instanceof Error?n.message:String(n)}`}}}export{s as a};
