import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);
function o(t,n=10){let a=e(t.total,t.capacity,n),r=Math.min(a,e(Math.min(t.allocated,t.total),t.capacity,n));return"▓".repeat(r)+"▒".repeat(a-r)+"░".repeat(n-a)}function e(t,n,a){if(!(t>0)||!(n>0))return 0;let r=Math.round(t/n*a);return t<n?Math.min(a-1,Math.max(1,r)):a}export{o as a};
