import{g as t,h as e}from"./chunk-FZG757CA.js";import"./chunk-2KGKFVHI.js";export{e as collect,t as stats};
