import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);
import{E as a}from"./chunk-6E2EV4UQ.js";import"./chunk-6G7CKFX6.js";export{a as RULES};
