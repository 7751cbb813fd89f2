import{g as t,h as e}from"./chunk-HZGEJFWK.js";import"./chunk-2KGKFVHI.js";export{e as collect,t as stats};
