import{g as t,h as e}from"./chunk-SFLHC6D4.js";import"./chunk-2KGKFVHI.js";export{e as collect,t as stats};
