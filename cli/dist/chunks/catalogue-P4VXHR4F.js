import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);
import"./chunk-6THULLUP.js";function t(n){let e=new Map;for(let[o,{shape:r,gated:d,confidence:l}]of Object.entries(n.models)){let a=n.shapes[r];a!==void 0&&e.set(o.toLowerCase(),{...a,id:o,gated:d,confidence:l})}return{size:e.size,byId:e}}export{t as makeModelCatalogue};
