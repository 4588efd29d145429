import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);
import{ja as a}from"./chunk-SUL27CX5.js";import"./chunk-6G7CKFX6.js";export{a as RULES};
