import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);
import{D as a}from"./chunk-XAR47A2F.js";import"./chunk-6G7CKFX6.js";export{a as RULES};
