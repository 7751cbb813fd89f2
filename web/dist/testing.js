import{g as t,h as e}from"./chunk-UKEN2LD7.js";import"./chunk-2KGKFVHI.js";export{e as collect,t as stats};
