import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);
import{A as a}from"./chunk-JOJIXQV3.js";import"./chunk-6G7CKFX6.js";export{a as RULES};
