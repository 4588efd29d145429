import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);
import{C as a}from"./chunk-2X4GXDOB.js";import"./chunk-6G7CKFX6.js";export{a as RULES};
