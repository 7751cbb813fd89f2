import{g as t,h as e}from"./chunk-3Y34D33Z.js";import"./chunk-2KGKFVHI.js";export{e as collect,t as stats};
