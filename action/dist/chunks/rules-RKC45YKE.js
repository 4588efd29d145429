import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);
import{ka as a}from"./chunk-T6564JSW.js";import"./chunk-6G7CKFX6.js";export{a as RULES};
