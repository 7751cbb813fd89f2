import{g as t,h as e}from"./chunk-OGCAW7EC.js";import"./chunk-2KGKFVHI.js";export{e as collect,t as stats};
