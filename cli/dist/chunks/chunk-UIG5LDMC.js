import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);
function n(e){return e.toLowerCase().replace(/[^a-z0-9]/g,"")}function a(e){let r=e.toLowerCase().replace(/(\d)\s*g(i?b)?\b/g,"$1gb").replace(/rtx(?=\d)/g,"rtx ");return new Set(r.split(/[^a-z0-9.]+/).filter(t=>t!==""))}export{n as a,a as b};
