import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);
var n=(r,e)=>({ok:!1,code:r,message:e}),t=class extends Error{failure;constructor(e,o){super(o),this.failure=n(e,o)}};export{n as a,t as b};
