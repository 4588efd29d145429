import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);
import{C as a}from"./chunk-WRON64TZ.js";import"./chunk-6G7CKFX6.js";export{a as RULES};
